// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/language.hpp"

#include "base/text.hpp"
#include "platform/http/decode.hpp"

namespace plein::http {
namespace {

constexpr std::string_view cookie_name = "taal";

std::optional<Language> parse_language(std::string_view text) {
    for (auto const language : {Language::nl, Language::en})
        if (same_word(text, name(language))) return language;
    return std::nullopt;
}

/// `q=0.8` in thousandths; 1000 where it is not said, 0 where it cannot be read.
int weight(std::string_view parameters) {
    auto const text = trim(parameters);
    if (text.empty()) return 1000;
    if (!text.starts_with("q=") && !text.starts_with("Q=")) return 0;
    auto const digits = text.substr(2);
    if (digits.empty() || digits.size() > 5 || (digits[0] != '0' && digits[0] != '1')) return 0;
    int thousandths = (digits[0] - '0') * 1000;
    if (digits.size() == 1) return thousandths;
    int unit = 100;
    for (char const c : digits.substr(2)) {
        if (digits[1] != '.' || c < '0' || c > '9') return 0;
        thousandths += (c - '0') * unit;
        unit /= 10;
    }
    return thousandths <= 1000 ? thousandths : 0;
}

Language preferred(std::string_view accept_language) {
    auto best = Language::nl;
    int best_weight = 0;
    for (auto const item : split(accept_language, ',')) {
        auto const semicolon = item.find(';');
        auto const range = trim(item.substr(0, semicolon));
        auto const language = parse_language(range.substr(0, range.find('-')));
        auto const q = weight(semicolon == std::string_view::npos ? std::string_view{} : item.substr(semicolon + 1));
        if (language && q > best_weight) {
            best = *language;
            best_weight = q;
        }
    }
    return best;
}

}  // namespace

std::optional<Language> asked_language(Request const& request) { return parse_language(request.query.first("taal")); }

std::optional<Language> chosen_language(Request const& request) {
    auto const site = request.header("sec-fetch-site");
    bool const is_own = site.empty() || site == "same-origin" || site == "none";
    return is_own && request.header("sec-fetch-dest") != "iframe" ? asked_language(request) : std::nullopt;
}

Language choose_language(Request const& request) {
    if (auto const asked = asked_language(request)) return *asked;
    if (auto const kept = parse_language(request.cookie(cookie_name))) return *kept;
    return preferred(request.header("accept-language"));
}

Cookie language_cookie(Language language) {
    return {std::string(cookie_name), std::string(name(language)), std::chrono::days{365}};
}

}  // namespace plein::http
