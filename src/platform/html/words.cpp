// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include "base/term.hpp"
#include "base/time.hpp"
#include "platform/html/html.hpp"

namespace plein::html {
namespace {

constexpr std::array<std::string_view, 12> months{
    dutch("januari"), dutch("februari"), dutch("maart"),     dutch("april"),   dutch("mei"),      dutch("juni"),
    dutch("juli"),    dutch("augustus"), dutch("september"), dutch("oktober"), dutch("november"), dutch("december")};

std::string month_name(Pages const& pages, http::Language language, std::chrono::month month) {
    return pages.text(language, months.at(static_cast<unsigned>(month) - 1));
}

/// The digits in groups of three.
std::string grouped(std::string digits, char separator) {
    for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3) {
        digits.insert(static_cast<std::size_t>(i), 1, separator);
    }
    return digits;
}

}  // namespace

std::string day_in_words(Pages const& pages, http::Language language, Day day, Day today) {
    auto const away = (day - today).count();
    if (away == 0) return pages.text(language, dutch("vandaag"));
    if (away == 1) return pages.text(language, dutch("morgen"));
    if (away < 0) {
        auto const late = working_days_between(day, today);
        if (late == 0) return pages.text(language, dutch("te laat"));
        if (late == 1) return pages.text(language, dutch("1 werkdag te laat"));
        return pages.text(language, dutch("{days} werkdagen te laat"), {{"days", number_in_words(language, late)}});
    }
    return date_in_words(pages, language, day, today);
}

std::string date_in_words(Pages const& pages, http::Language language, Day day, Day today) {
    std::chrono::year_month_day const date(day);
    auto const month = month_name(pages, language, date.month());
    auto const number = std::to_string(static_cast<unsigned>(date.day()));
    if (date.year() == std::chrono::year_month_day(today).year()) {
        return pages.text(language, dutch("{day} {month}"), {{"day", number}, {"month", month}});
    }
    return pages.text(language, dutch("{day} {month} {year}"),
                      {{"day", number}, {"month", month}, {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string time_in_words(http::Language language, std::chrono::minutes since_midnight) {
    auto const mark = language == http::Language::nl ? '.' : ':';
    auto const minutes = since_midnight.count() % std::chrono::minutes{std::chrono::hours{24}}.count();
    // 24.00 reads better than 0.00 where something ends.
    if (minutes == 0 && since_midnight.count() > 0) return fmt::format("24{}00", mark);
    return fmt::format("{}{}{:02}", minutes / 60, mark, minutes % 60);
}

std::string moment_in_words(Pages const& pages, http::Language language, Instant at) {
    std::chrono::year_month_day const date(amsterdam_day(at));
    auto const minutes = amsterdam_time_of_day(at).count();
    return pages.text(language, dutch("{day} {month} {year}, {hour}.{minute} uur"),
                      {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                       {"month", month_name(pages, language, date.month())},
                       {"year", std::to_string(static_cast<int>(date.year()))},
                       {"hour", std::to_string(minutes / 60)},
                       {"minute", fmt::format("{:02}", minutes % 60)}});
}

std::string number_in_words(http::Language language, std::int64_t number) {
    auto digits = std::to_string(number);
    auto const sign = number < 0 ? std::string("-") : std::string();
    return sign + grouped(digits.substr(sign.size()), language == http::Language::nl ? '.' : ',');
}

std::string decimal_in_words(http::Language language, double number, int decimals) {
    auto const scale = std::pow(10.0, decimals);
    auto const rounded = std::round(number * scale) / scale;
    auto const text = fmt::format("{:.{}f}", std::abs(rounded), decimals);
    auto const point = text.find('.');
    auto out = rounded < 0 ? std::string("-") : std::string();
    out += grouped(text.substr(0, point), language == http::Language::nl ? '.' : ',');
    if (point == std::string::npos) return out;
    out += language == http::Language::nl ? ',' : '.';
    return out + text.substr(point + 1);
}

}  // namespace plein::html
