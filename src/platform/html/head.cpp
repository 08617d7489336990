// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/head.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plein::html {
namespace {

/// Letters, digits and what stands between them in a name, an address of IPv4 or IPv6 and a port.
bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
               c == ':' || c == '[' || c == ']';
    });
}

}  // namespace

std::string site_address(http::Request const& request) {
    if (!request.site.empty()) return std::string(request.site);
    auto const host = request.header("host");
    return fmt::format("{}://{}", request.over_https ? "https" : "http", is_host(host) ? host : "localhost");
}

void describe_page(Data& data, http::Request const& request, std::string_view path, std::string_view description) {
    auto const dutch_page = fmt::format("{}{}", site_address(request), path);
    auto const english_page =
        fmt::format("{}{}taal=en", dutch_page, path.find('?') == std::string_view::npos ? '?' : '&');
    data.show("is_described").set("meta_description", description);
    data.set("canonical_url", request.language == http::Language::nl ? dutch_page : english_page);
    data.set("dutch_url", dutch_page).set("english_url", english_page);
}

}  // namespace plein::html
