// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/assets.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "platform/json/json.hpp"

namespace plein::html {
namespace {

std::optional<std::string> contents(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return std::nullopt;
    return std::move(text).str();
}

}  // namespace

Result<Assets> Assets::read(std::string const& manifest) {
    auto const text = contents(manifest);
    if (!text) return fail(ErrorKind::internal, "html.assets", manifest + ": cannot be read");
    auto const parsed = json::parse(*text);
    if (!parsed) return fail(ErrorKind::internal, "html.assets", manifest + ": " + parsed.error().detail);
    Assets assets;
    std::string sprite;
    for (auto const& member : parsed->members()) {
        auto const file = member.value.text();
        if (!file) return fail(ErrorKind::internal, "html.assets", manifest + ": a name that is no text");
        assets.addresses_.emplace(member.name(), "/static/" + std::string(*file));
        if (member.name() == "icons.svg") sprite = *file;
    }
    auto const icons = contents(std::filesystem::path(manifest).parent_path() / sprite);
    if (sprite.empty() || !icons) return fail(ErrorKind::internal, "html.assets", manifest + ": the icons are missing");
    constexpr std::string_view mark = "<symbol id=\"";
    for (auto at = icons->find(mark); at != std::string::npos; at = icons->find(mark, at)) {
        at += mark.size();
        assets.icons_.insert(icons->substr(at, icons->find('"', at) - at));
    }
    return assets;
}

std::string Assets::address(std::string_view name) const {
    auto const found = addresses_.find(name);
    return found == addresses_.end() ? std::string() : found->second;
}

}  // namespace plein::html
