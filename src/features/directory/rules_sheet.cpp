// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_sheet.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <string_view>
#include <tuple>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr double walking_reach = 1500;  ///< metres: where one without a place of its own stands among the others

/// How words begin by which people look for food and clothes.
constexpr std::array<std::string_view, 5> food_words{"voedsel", "eten", "maaltijd", "kleding", "kleren"};

bool has_theme(Entry const& entry, std::string_view theme) {
    return std::find(entry.themes.begin(), entry.themes.end(), theme) != entry.themes.end();
}

/// Of folded text.
bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

bool is_about_food(Entry const& entry) {
    // Without a theme of those who have too little, eating is something else: a diet, or a club of friends.
    if (!has_theme(entry, "money") && !has_theme(entry, "household-tasks")) return false;
    auto const words = fold(entry.name + ' ' + entry.alternate_name);
    return std::any_of(food_words.begin(), food_words.end(), [&](std::string_view word) {
        for (auto at = words.find(word); at != std::string::npos; at = words.find(word, at + 1))
            if (at == 0 || !is_of_word(words[at - 1])) return true;
        return false;
    });
}

unsigned first_weekday(HoursLine const& line) { return static_cast<unsigned>(std::countr_zero(line.weekdays)); }

/// The days of the month of a monthly schedule; one that says no days at all returns on the date on which it began (RFC
/// 5545).
std::vector<int> month_days_of(Schedule const& schedule) {
    if (schedule.frequency != Frequency::monthly) return {};
    if (!schedule.month_days.empty() || schedule.weekdays != 0 || !schedule.starts_on) return schedule.month_days;
    auto const date = std::chrono::year_month_day{*schedule.starts_on}.day();
    return {static_cast<int>(static_cast<unsigned>(date))};
}

}  // namespace

std::optional<SheetPart> sheet_part(Entry const& entry) {
    if (entry.status != Status::active) return std::nullopt;
    if (entry.building_block == "connector") return SheetPart::connector;
    switch (entry.kind) {
        case Kind::meeting_place:
            return SheetPart::meeting_place;
        case Kind::outreach_hour:
            return SheetPart::outreach_hour;
        case Kind::course:
        case Kind::employer_place:
            return std::nullopt;
        case Kind::service:
        case Kind::citizen_initiative:
        case Kind::association:
            break;
    }
    if (is_about_food(entry)) return SheetPart::food;
    if (!entry.themes.empty() && entry.themes.front() == "transport") return SheetPart::transport;
    if (entry.kind == Kind::citizen_initiative) return SheetPart::initiative;
    return std::nullopt;
}

bool is_special(Entry const& entry) {
    return entry.kind == Kind::meeting_place && !entry.themes.empty() && entry.themes.front() != "social-network" &&
           entry.themes.front() != "participation";
}

bool serves(Entry const& entry, ServedAreas const& areas) {
    if (entry.area_served.empty() && entry.area_served_code.empty()) return true;
    if (areas.codes.contains(entry.area_served_code)) return true;
    bool elsewhere = !entry.area_served_code.empty();
    for (auto const name : split(entry.area_served, ',')) {
        auto const folded = fold(trim(name));
        if (areas.names.contains(folded)) return true;
        elsewhere = elsewhere || areas.elsewhere.contains(folded);
    }
    return !elsewhere;
}

void sort_for_sheet(std::vector<SheetCandidate>& candidates, Spread spread) {
    auto const order = [](SheetCandidate const& one) {
        return std::tuple(one.freshness == Freshness::stale, !one.inside, one.special,
                          one.distance_metres.value_or(walking_reach));
    };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](auto const& a, auto const& b) { return order(a) < order(b); });
    if (spread == Spread::no) return;
    std::map<std::string_view, std::size_t> met;
    std::vector<std::pair<std::size_t, std::size_t>> turns;  // how many of its town go before, and where it stood
    for (std::size_t i = 0; i < candidates.size(); ++i) turns.emplace_back(met[candidates[i].town]++, i);
    std::sort(turns.begin(), turns.end());
    std::vector<SheetCandidate> spread_out;
    spread_out.reserve(candidates.size());
    for (auto const& [turn, at] : turns) spread_out.push_back(candidates[at]);
    std::stable_partition(spread_out.begin(), spread_out.end(),
                          [](auto const& one) { return one.freshness != Freshness::stale; });
    candidates = std::move(spread_out);
}

std::vector<HoursLine> hours_lines(std::vector<Schedule> const& schedules, Day today) {
    std::vector<HoursLine> lines;
    for (auto const& schedule : schedules) {
        if (!schedule.opens_at || !schedule.closes_at || schedule.frequency == Frequency::none) continue;
        if (schedule.last_day && *schedule.last_day < today) continue;
        if (std::max(schedule.first_day, schedule.starts_on) > today) continue;
        auto const month_days = month_days_of(schedule);
        auto const weekdays = month_days.empty() ? weekdays_of(schedule) : Weekdays{0};
        if (weekdays == 0 && month_days.empty()) continue;
        HoursLine line{schedule.frequency,
                       schedule.interval,
                       schedule.positions,
                       0,
                       *schedule.opens_at,
                       *schedule.closes_at,
                       month_days,
                       schedule.last_day,
                       shorten(schedule.note, longest_sheet_note)};
        auto const same = std::find_if(lines.begin(), lines.end(), [&](HoursLine other) {
            other.weekdays = 0;
            return other == line;
        });
        if (same != lines.end()) {
            same->weekdays = static_cast<Weekdays>(same->weekdays | weekdays);
            continue;
        }
        line.weekdays = weekdays;
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](HoursLine const& a, HoursLine const& b) {
        return std::tuple(a.frequency, a.interval, first_weekday(a), a.opens_at) <
               std::tuple(b.frequency, b.interval, first_weekday(b), b.opens_at);
    });
    return lines;
}

}  // namespace plein::directory
