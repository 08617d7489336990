// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/term.hpp"

namespace plein {

using std::chrono::days;

std::optional<TermUnit> parse_term_unit(std::string_view name) {
    if (name == "day") return TermUnit::day;
    if (name == "working-day") return TermUnit::working_day;
    if (name == "week") return TermUnit::week;
    if (name == "month") return TermUnit::month;
    return std::nullopt;
}

Day easter(int year) {
    int const a = year % 19;
    int const b = year / 100;
    int const c = year % 100;
    int const d = b / 4;
    int const e = b % 4;
    int const f = (b + 8) / 25;
    int const g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30;
    int const i = c / 4;
    int const k = c % 4;
    int const l = (32 + 2 * e + 2 * i - h - k) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const month = (h + l - 7 * m + 114) / 31;
    int const day = (h + l - 7 * m + 114) % 31 + 1;
    return Day{std::chrono::year{year} / month / day};
}

bool is_working_day(Day day) {
    std::chrono::weekday const weekday{day};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    std::chrono::year_month_day const date{day};
    auto const is = [&](unsigned month, unsigned number) {
        return date.month() == std::chrono::month{month} && date.day() == std::chrono::day{number};
    };
    if (is(1, 1) || is(5, 5) || is(12, 25) || is(12, 26)) return false;
    // King's Day is 27 April, or 26 April where the 27th is a Sunday.
    Day const kings_day{date.year() / 4 / 27};
    if (day == (std::chrono::weekday{kings_day} == std::chrono::Sunday ? kings_day - days{1} : kings_day)) return false;
    auto const easter_sunday = easter(static_cast<int>(date.year()));
    auto const from_easter = (day - easter_sunday).count();
    return from_easter != -2 && from_easter != 1 && from_easter != 39 && from_easter != 50;
}

Day add_working_days(Day day, int count) {
    while (count > 0) {
        day += days{1};
        if (is_working_day(day)) --count;
    }
    return day;
}

int working_days_between(Day from, Day to) {
    if (to < from) return -working_days_between(to, from);
    int count = 0;
    for (auto day = from + days{1}; day <= to; day += days{1}) count += is_working_day(day) ? 1 : 0;
    return count;
}

Day last_day(Term const& term, Day start) {
    Day end = start;
    switch (term.unit) {
        case TermUnit::day:
            end = start + days{term.length};
            break;
        case TermUnit::week:
            end = start + days{7 * term.length};
            break;
        case TermUnit::working_day:
            return add_working_days(start, term.length);
        case TermUnit::month: {
            std::chrono::year_month_day const from{start};
            auto const month = from.year() / from.month() + std::chrono::months{term.length};
            std::chrono::year_month_day const same{month / from.day()};
            end = same.ok() ? Day{same} : Day{month / std::chrono::last};
            break;
        }
    }
    if (term.extends) {
        while (!is_working_day(end)) end += days{1};
    }
    return end;
}

}  // namespace plein
