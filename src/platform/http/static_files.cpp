// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/static_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "platform/http/decode.hpp"
#include "platform/http/entity_tag.hpp"
#include "platform/json/json.hpp"

namespace plein::http {
namespace {

constexpr std::string_view prefix = "/static/";

std::optional<std::string> read_file(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

std::shared_ptr<std::string const> share(std::optional<std::string> text) {
    return text ? std::make_shared<std::string const>(std::move(*text)) : nullptr;
}

bool is_file_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
               c == '-';
    });
}

std::string content_type_of(std::string_view name) {
    auto const extension = name.substr(std::min(name.rfind('.'), name.size()));
    if (extension == ".css") return "text/css; charset=utf-8";
    if (extension == ".js" || extension == ".mjs") return "text/javascript; charset=utf-8";
    if (extension == ".svg") return "image/svg+xml";
    if (extension == ".woff2") return "font/woff2";
    if (extension == ".png") return "image/png";
    if (extension == ".webp") return "image/webp";
    if (extension == ".ico") return "image/x-icon";
    if (extension == ".json") return "application/json";
    if (extension == ".webmanifest") return "application/manifest+json";
    if (extension == ".txt") return "text/plain; charset=utf-8";
    return "application/octet-stream";
}

/// Whether Accept-Encoding names the coding without forbidding it by q=0.
bool accepts(std::string_view header, std::string_view coding) {
    for (auto const item : split(header, ',')) {
        auto const semicolon = item.find(';');
        if (!same_word(trim(item.substr(0, semicolon)), coding)) continue;
        auto const q = semicolon == std::string_view::npos ? std::string_view{} : trim(item.substr(semicolon + 1));
        return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000";
    }
    return false;
}

}  // namespace

Result<StaticFiles> StaticFiles::open(std::string const& folder) {
    StaticFiles made;
    if (folder.empty()) return made;
    auto const root = std::filesystem::path(folder);
    auto const manifest_text = read_file(root / "manifest.json");
    if (!manifest_text) return fail(ErrorKind::unavailable, "static.unreadable", (root / "manifest.json").string());
    auto const manifest = TRY(json::parse(*manifest_text));
    for (auto const& member : manifest.members()) {
        auto const name = std::string(member.value.text().value_or(""));
        auto plain = is_file_name(name) ? read_file(root / name) : std::nullopt;
        if (!plain) return fail(ErrorKind::unavailable, "static.unreadable", (root / name).string());
        made.files_[name] = File{.content_type = content_type_of(name),
                                 .plain = share(std::move(plain)),
                                 .brotli = share(read_file(root / (name + ".br"))),
                                 .gzip = share(read_file(root / (name + ".gz")))};
    }
    return made;
}

bool StaticFiles::is_static(std::string_view path) { return path.starts_with(prefix); }

std::optional<Response> StaticFiles::find(Request const& request) const {
    auto const name = std::string_view(request.path).substr(prefix.size());
    auto const found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    auto const& file = found->second;
    auto const* body = &file.plain;
    std::string_view coding;
    auto const accepted = request.header("accept-encoding");
    if (file.brotli && accepts(accepted, "br")) {
        body = &file.brotli;
        coding = "br";
    } else if (file.gzip && accepts(accepted, "gzip")) {
        body = &file.gzip;
        coding = "gzip";
    }
    // The name holds the hash of the content, so with the coding it is the tag.
    auto tag = "\"" + found->first + (coding.empty() ? "" : "-" + std::string(coding)) + "\"";
    Response response{.status = 200, .content_type = file.content_type};
    response.with("Cache-Control", "public, max-age=31536000, immutable").with("Vary", "Accept-Encoding");
    if (has_entity_tag(request.header("if-none-match"), tag)) {
        response.status = 304;
    } else {
        if (!coding.empty()) response.with("Content-Encoding", std::string(coding));
        response.shared_body = *body;
    }
    response.with("ETag", std::move(tag));
    return response;
}

}  // namespace plein::http
