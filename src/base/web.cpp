// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/web.hpp"

#include <algorithm>

namespace plein {

bool is_web_address(std::string_view text) {
    if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
    auto const from = text.find("://") + 3;
    auto const host = text.substr(from, text.find_first_of("/?#", from) - from);
    return host.find('.') != std::string_view::npos && host.front() != '.' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
           });
}

}  // namespace plein
