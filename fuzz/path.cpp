// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The path of a target; what it decodes to is plain, and finding its route ends.
#include "base/text.hpp"
#include "fuzz/input.hpp"
#include "platform/http/decode.hpp"
#include "platform/http/route.hpp"

namespace {

plein::http::RouteTable const& routes() {
    static auto const table = [] {
        plein::http::RouteTable made;
        for (auto const* path : {"/", "/a", "/a/{b}", "/a/{b}/c", "/a/b/{c}", "/{x}/{y}/{z}/d"})
            made.add({.method = plein::http::Method::get,
                      .path = path,
                      .declared = {"public", "operations", "none"},
                      .handler = [](auto const&, auto const&) { return plein::http::Response{}; }});
        return made;
    }();
    return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const path = plein::http::decode_path(plein::fuzz::text(data, size));
    if (!path) return 0;
    plein::fuzz::must(path->front() == '/' && plein::is_utf8(*path), "a path starts with / and is UTF-8");
    plein::fuzz::must(path->find('\0') == std::string::npos, "a path holds no NUL");
    plein::fuzz::must(path->find("//") == std::string::npos, "a path has no empty segment");
    plein::fuzz::must((*path + "/").find("/../") == std::string::npos, "a path does not climb");
    auto const match = routes().find(plein::http::Method::get, *path);
    for (auto const& [name, value] : match.parameters)
        plein::fuzz::must(!value.empty() && value.find('/') == std::string::npos, "a parameter is one segment");
    return 0;
}
