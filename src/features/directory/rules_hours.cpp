// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// When an entry is open: HSDS schedules (after RFC 5545) laid on the calendar of Amsterdam.
#include <algorithm>
#include <utility>

#include "features/directory/rules.hpp"

namespace plein::directory {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr minutes whole_day = std::chrono::hours{24};
constexpr minutes last_minute = whole_day - minutes{1};
constexpr int days_ahead = 8;  ///< a week from now, today's later hours and next week's same day included

unsigned weekday_of(Day day) { return std::chrono::weekday{day}.iso_encoding() - 1; }  // Monday is 0

std::chrono::year_month month_of(Day day) {
    std::chrono::year_month_day const date{day};
    return date.year() / date.month();
}

Day last_day_of(std::chrono::year_month month) { return Day{month / std::chrono::last}; }

bool right_week(Schedule const& schedule, Day day) {
    auto const start = schedule.starts_on ? schedule.starts_on : schedule.first_day;
    if (schedule.interval <= 1 || !start) return true;
    auto const monday = [](Day of) { return of - days{weekday_of(of)}; };
    return (monday(day) - monday(*start)).count() / 7 % schedule.interval == 0;
}

bool right_month(Schedule const& schedule, Day day) {
    auto const start = schedule.starts_on ? schedule.starts_on : schedule.first_day;
    if (schedule.interval <= 1 || !start) return true;
    return (month_of(day) - month_of(*start)).count() % schedule.interval == 0;
}

/// Which Tuesday of the month it is, from the front and from the back: the second, and the last but two (-3).
bool right_position(Schedule const& schedule, Day day) {
    if (schedule.positions.empty()) return true;
    auto const date = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.day()));
    auto const last =
        static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{last_day_of(month_of(day))}.day()));
    auto const from_front = (date - 1) / 7 + 1;
    auto const from_back = -((last - date) / 7 + 1);
    return std::any_of(schedule.positions.begin(), schedule.positions.end(),
                       [&](int position) { return position == from_front || position == from_back; });
}

bool right_month_day(Schedule const& schedule, Day day) {
    auto const date = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.day()));
    auto const last =
        static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{last_day_of(month_of(day))}.day()));
    return std::any_of(schedule.month_days.begin(), schedule.month_days.end(),
                       [&](int wanted) { return wanted == date || (wanted < 0 && last + 1 + wanted == date); });
}

/// From when until when a schedule with both times is open, since midnight of the day on which it opens.
std::pair<minutes, minutes> hours_of(Schedule const& schedule) {
    auto closes = *schedule.closes_at;
    if (closes == last_minute) closes = whole_day;          // nobody closes for the last minute of the day
    if (closes <= *schedule.opens_at) closes += whole_day;  // 20.00 to 02.00, or 00.00 to 00.00 for the whole day
    return {*schedule.opens_at, closes};
}

}  // namespace

Weekdays weekdays_of(Schedule const& schedule) {
    if (schedule.frequency != Frequency::weekly || schedule.weekdays != 0 || !schedule.starts_on)
        return schedule.weekdays;
    return static_cast<Weekdays>(1U << weekday_of(*schedule.starts_on));
}

bool holds_on(Schedule const& schedule, Day day) {
    if (schedule.first_day && day < *schedule.first_day) return false;
    if (schedule.last_day && day > *schedule.last_day) return false;
    if (schedule.starts_on && day < *schedule.starts_on) return false;
    bool const right_weekday = (schedule.weekdays >> weekday_of(day) & 1U) != 0;
    switch (schedule.frequency) {
        case Frequency::none:
            return schedule.starts_on ? day == *schedule.starts_on : right_weekday;
        case Frequency::weekly:
            return (weekdays_of(schedule) >> weekday_of(day) & 1U) != 0 && right_week(schedule, day);
        case Frequency::monthly:
            if (!right_month(schedule, day)) return false;
            if (!schedule.month_days.empty()) return right_month_day(schedule, day);
            if (schedule.weekdays != 0) return right_weekday && right_position(schedule, day);
            return schedule.starts_on &&
                   std::chrono::year_month_day{*schedule.starts_on}.day() == std::chrono::year_month_day{day}.day();
    }
    return false;
}

std::vector<Opening> openings_on(std::vector<Schedule> const& schedules, Day day) {
    std::vector<Opening> openings;
    for (auto const& schedule : schedules) {
        if (!schedule.opens_at || !schedule.closes_at || !holds_on(schedule, day)) continue;
        auto const [opens, closes] = hours_of(schedule);
        openings.push_back({day, opens, closes, schedule.note});
    }
    std::sort(openings.begin(), openings.end(), [](Opening const& a, Opening const& b) {
        return std::pair{a.opens, a.closes} < std::pair{b.opens, b.closes};
    });
    openings.erase(
        std::unique(openings.begin(), openings.end(),
                    [](Opening const& a, Opening const& b) { return a.opens == b.opens && a.closes == b.closes; }),
        openings.end());
    return openings;
}

WallTime wall_time(Instant at) { return {amsterdam_day(at), amsterdam_time_of_day(at)}; }

OpenState open_state(std::vector<Schedule> const& schedules, Instant at) {
    return open_state(schedules, wall_time(at));
}

OpenState open_state(std::vector<Schedule> const& schedules, WallTime const& wall) {
    OpenState state;
    // Wall clock against wall clock, so that 09.00 stays 09.00 on the days the clock changes.
    auto const [today, now] = wall;
    for (auto const& schedule : schedules) state.known = state.known || (schedule.opens_at && schedule.closes_at);
    if (!state.known) return state;
    for (auto const& [day, since] : {std::pair{today - days{1}, now + whole_day}, std::pair{today, now}}) {
        for (auto& opening : openings_on(schedules, day)) {
            if (opening.opens > since || opening.closes <= since) continue;
            auto const ends = [](Opening const& of) { return of.day.time_since_epoch() + of.closes; };
            if (!state.now || ends(opening) > ends(*state.now)) state.now = std::move(opening);
        }
    }
    if (state.now) return state;
    for (int ahead = 0; ahead < days_ahead && !state.next; ++ahead) {
        for (auto& opening : openings_on(schedules, today + days{ahead})) {
            if (ahead == 0 && opening.opens <= now) continue;
            state.next = std::move(opening);
            break;
        }
    }
    return state;
}

bool is_open(std::vector<Schedule> const& schedules, WallTime const& now) {
    return std::any_of(schedules.begin(), schedules.end(), [&](Schedule const& schedule) {
        if (!schedule.opens_at || !schedule.closes_at) return false;
        auto const [opens, closes] = hours_of(schedule);
        bool const today = opens <= now.since_midnight && now.since_midnight < closes && holds_on(schedule, now.day);
        return today || (now.since_midnight + whole_day < closes && holds_on(schedule, now.day - days{1}));
    });
}

bool opens_apart(Entry const& entry) {
    return entry.locations.size() > 1 && std::any_of(entry.locations.begin(), entry.locations.end(),
                                                     [](Location const& one) { return !one.schedules.empty(); });
}

std::optional<OpenAt> open_location(Entry const& entry, WallTime const& now, std::optional<Point> near) {
    std::optional<OpenAt> best;
    auto const metres = [&](std::size_t location) {
        auto const& place = entry.locations[location].place;
        constexpr double far = 1e9;
        return near && place ? distance_metres(*near, *place) : far;
    };
    auto const ends = [](Opening const& of) { return of.day.time_since_epoch() + of.closes; };
    auto const consider = [&](std::size_t location, std::vector<Schedule> const& schedules) {
        auto const state = open_state(schedules, now);
        if (!state.now) return;
        auto const nearer = best ? metres(best->location) - metres(location) : 0.0;
        if (!best || nearer > 0 || (nearer == 0 && ends(*state.now) > ends(best->opening)))
            best = OpenAt{location, *state.now};
    };
    for (std::size_t i = 0; i < entry.locations.size(); ++i) consider(i, entry.locations[i].schedules);
    if (best) return best;
    for (std::size_t i = 0; i < entry.locations.size(); ++i) consider(i, entry.schedules);
    return best;
}

std::vector<Schedule> all_schedules(Entry const& entry) {
    auto all = entry.schedules;
    for (auto const& location : entry.locations)
        all.insert(all.end(), location.schedules.begin(), location.schedules.end());
    return all;
}

}  // namespace plein::directory
