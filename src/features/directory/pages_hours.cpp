// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_hours.hpp"

#include <array>

#include "features/directory/pages.hpp"

namespace plein::directory {
namespace {

using html::dutch;

std::string position_words(html::Pages const& pages, http::Language language, std::vector<int> const& positions) {
    constexpr std::array names{dutch("eerste"), dutch("tweede"), dutch("derde"), dutch("vierde"), dutch("vijfde")};
    std::vector<std::string> parts;
    for (int const position : positions) {
        if (position >= 1 && position <= 5)
            parts.push_back(pages.text(language, names.at(static_cast<std::size_t>(position - 1))));
        if (position == -1) parts.push_back(pages.text(language, dutch("laatste")));
        if (position == -2) parts.push_back(pages.text(language, dutch("een na laatste")));
    }
    return list_words(pages, language, parts);
}

/// `elke maand, dag 15`, `elke 2 maanden, dinsdag`: what returning_words() has no words for.
std::string monthly_words(html::Pages const& pages, http::Language language, HoursLine const& line) {
    std::vector<std::string> days;
    if (line.weekdays != 0) days.push_back(days_words(pages, language, line.weekdays));
    for (auto const number : line.month_days)
        days.push_back(number < 0 ? pages.text(language, dutch("de laatste dag"))
                                  : pages.text(language, dutch("dag {number}"), {{"number", std::to_string(number)}}));
    auto const often = line.interval > 1 ? pages.text(language, dutch("elke {count} maanden"),
                                                      {{"count", std::to_string(line.interval)}})
                                         : pages.text(language, dutch("elke maand"));
    return often + ", " + list_words(pages, language, days);
}

}  // namespace

std::string list_words(html::Pages const& pages, http::Language language, std::vector<std::string> const& parts) {
    std::string all;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) all += (i == 0 ? "" : ", ") + parts[i];
    if (parts.size() < 2) return parts.empty() ? all : parts.front();
    return pages.text(language, dutch("{first} en {last}"), {{"first", all}, {"last", parts.back()}});
}

std::string days_words(html::Pages const& pages, http::Language language, Weekdays weekdays) {
    constexpr Day monday = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};
    auto const name = [&](int day) { return weekday_name(pages, language, monday + std::chrono::days{day}); };
    auto const has = [&](int day) { return ((weekdays >> day) & 1) != 0; };
    if (weekdays == 0b1111111) return pages.text(language, dutch("elke dag"));
    std::vector<std::string> parts;
    for (int day = 0; day < 7; ++day) {
        if (!has(day)) continue;
        int last = day;
        while (last < 6 && has(last + 1)) ++last;
        if (last - day < 2) {
            parts.push_back(name(day));
            continue;
        }
        parts.push_back(
            pages.text(language, dutch("{first} tot en met {last}"), {{"first", name(day)}, {"last", name(last)}}));
        day = last;
    }
    return list_words(pages, language, parts);
}

std::string returning_words(html::Pages const& pages, http::Language language, Returning const& of) {
    auto days = days_words(pages, language, of.weekdays);
    if (days.empty()) return days;
    auto const interval = std::to_string(of.interval);
    if (of.frequency == Frequency::monthly && !of.positions.empty()) {
        auto const which = position_words(pages, language, of.positions);
        return of.interval > 1 ? pages.text(language, dutch("elke {months} maanden op de {which} {days}"),
                                            {{"months", interval}, {"which", which}, {"days", days}})
                               : pages.text(language, dutch("elke {which} {days} van de maand"),
                                            {{"which", which}, {"days", days}});
    }
    if (of.frequency == Frequency::weekly && of.interval == 2)
        return pages.text(language, dutch("om de week op {days}"), {{"days", days}});
    if (of.frequency == Frequency::weekly && of.interval > 2)
        return pages.text(language, dutch("elke {weeks} weken op {days}"), {{"weeks", interval}, {"days", days}});
    return days;
}

std::string line_words(html::Pages const& pages, http::Language language, HoursLine const& line) {
    constexpr std::chrono::minutes last_minute = std::chrono::hours{24} - std::chrono::minutes{1};
    bool const by_month =
        line.frequency == Frequency::monthly && line.positions.empty() && (line.weekdays == 0 || line.interval > 1);
    auto const days =
        by_month ? monthly_words(pages, language, line)
                 : returning_words(pages, language, {line.frequency, line.interval, line.positions, line.weekdays});
    bool const whole_day = line.opens_at.count() == 0 && (line.closes_at.count() == 0 || line.closes_at >= last_minute);
    auto text = whole_day ? pages.text(language, dutch("{days}, dag en nacht"), {{"days", days}})
                          : pages.text(language, dutch("{days} van {from} tot {until} uur"),
                                       {{"days", days},
                                        {"from", html::time_in_words(language, line.opens_at)},
                                        {"until", html::time_in_words(language, line.closes_at)}});
    if (line.last_day)
        text += ", " + pages.text(language, dutch("tot en met {until}"),
                                  {{"until", html::date_in_words(pages, language, *line.last_day, {})}});
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

}  // namespace plein::directory
