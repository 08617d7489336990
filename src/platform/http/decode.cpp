// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/decode.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace plein::http {
namespace {

constexpr std::size_t most_cookies = 50;
constexpr std::size_t most_cookie_bytes = 4096;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_token_character(char c) {
    return is_letter_or_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

// RFC 6265 cookie-octet: visible ASCII without quote, comma, semicolon and backslash.
bool is_cookie_character(char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            auto const high = hex_digit(text[i + 1]);
            auto const low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::is_blank) {
            c = ' ';
        }
        plain.push_back(c);
    }
    return plain;
}

std::optional<std::string> decode_path(std::string_view raw) {
    if (raw.empty() || raw.front() != '/') return std::nullopt;
    auto const raw_segments = split(raw.substr(1), '/');
    auto path = percent_decode(raw, Plus::stays);
    if (!path || !is_utf8(*path)) return std::nullopt;
    if (std::any_of(path->begin(), path->end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; }))
        return std::nullopt;
    auto const segments = split(std::string_view(*path).substr(1), '/');
    if (segments.size() != raw_segments.size()) return std::nullopt;  // a slash was hidden
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i] == "." || segments[i] == "..") return std::nullopt;
        if (segments[i].empty() && i + 1 < segments.size()) return std::nullopt;
    }
    return path;
}

std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header) {
    std::map<std::string, std::string, std::less<>> cookies;
    std::size_t seen = 0;
    while (!header.empty() && seen++ < most_cookies) {
        auto const end = header.find(';');
        auto const pair = trim(header.substr(0, end));
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos || pair.size() > most_cookie_bytes) continue;
        auto const name = pair.substr(0, equals);
        auto const value = pair.substr(equals + 1);
        if (!is_token(name) || !std::all_of(value.begin(), value.end(), is_cookie_character)) continue;
        cookies.emplace(name, value);
    }
    return cookies;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool lists(std::string_view header, std::string_view word) {
    auto const words = split(header, ',');
    return std::any_of(words.begin(), words.end(), [&](auto each) { return same_word(trim(each), word); });
}

}  // namespace plein::http
