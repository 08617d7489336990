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

}  // namespace plein::directory
