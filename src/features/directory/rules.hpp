// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/directory/model.hpp"
#include "features/directory/rules_freshness.hpp"

/// Decisions about entries: whether open, in which order; how fresh stands in rules_freshness.hpp. Pure and readable;
/// none of them knows who asks.
namespace plein::directory {

/// One time that an entry is open, in Amsterdam time.
struct Opening {
    Day day{};                      ///< on which it opens
    std::chrono::minutes opens{};   ///< since midnight of that day
    std::chrono::minutes closes{};  ///< since midnight of that day; over 24 hours where it closes after midnight
    std::string note;
};

/// The days of the week on which a schedule returns; a weekly one without any returns on that of its start (RFC 5545).
[[nodiscard]] Weekdays weekdays_of(Schedule const& schedule);

/// Whether a schedule holds on a day: frequency, days, interval, from and to.
[[nodiscard]] bool holds_on(Schedule const& schedule, Day day);

/// All openings that begin on the day, in order, without doubles.
[[nodiscard]] std::vector<Opening> openings_on(std::vector<Schedule> const& schedules, Day day);

/// Whether it is open now and what comes next.
struct OpenState {
    bool known = false;           ///< any hours are known at all
    std::optional<Opening> now;   ///< the opening under way; of two the one that ends last
    std::optional<Opening> next;  ///< the next one within eight days, where it is closed now
};
[[nodiscard]] OpenState open_state(std::vector<Schedule> const& schedules, Instant at);

/// What the clock on the wall shows in Amsterdam; read once for a list of entries.
struct WallTime {
    Day day{};
    std::chrono::minutes since_midnight{};
};
[[nodiscard]] WallTime wall_time(Instant at);
[[nodiscard]] OpenState open_state(std::vector<Schedule> const& schedules, WallTime const& now);

/// Whether one of the schedules is open: open_state() without what comes next. Cost: some tens of nanoseconds a
/// schedule.
[[nodiscard]] bool is_open(std::vector<Schedule> const& schedules, WallTime const& now);

/// Whether the entry has several places and one of them hours of its own.
[[nodiscard]] bool opens_apart(Entry const& entry);

/// Which of an entry's places is open now, and until when.
struct OpenAt {
    std::size_t location = 0;  ///< place in Entry::locations
    Opening opening;
};
/// The place with hours of its own that is open now; of more the nearest to `near`, else the one that is open longest.
/// Where only the entry itself has hours they hold at every place, so it is the nearest or else the first.
/// Nothing where the entry is closed or has no place.
[[nodiscard]] std::optional<OpenAt> open_location(Entry const& entry, WallTime const& now, std::optional<Point> near);

/// Every schedule of an entry: its own and those of its places.
[[nodiscard]] std::vector<Schedule> all_schedules(Entry const& entry);

/// Whether who uses the entry pays nothing, as far as its text on costs says so at its beginning and takes nothing of
/// it back: `Gratis, met koffie.` is free, `Gratis voor leden.` and `Gratis. Voor de rit betaalt u 5 euro.` are not.
/// Where in doubt it is not: who has no money must not find a bill.
[[nodiscard]] bool costs_nothing(Entry const& entry);

/// What an order is made of, for one hit.
struct Ranked {
    std::size_t entry = 0;  ///< place in the list of entries
    double score = 0;       ///< how well the words fit, [0, 1]; 1 where no words were asked
    std::optional<double> distance_metres;
    Freshness freshness = Freshness::fresh;
    std::optional<int> turn;  ///< of hits that fit alike and are as near the lower goes first: the step of the ladder
                              ///< or turn_in_danger; none goes last
};

/// Puts hits in order, and nothing else: words that fit better come first; a place around the corner may pass one that
/// fits a little better (each doubling of the distance beyond 500 metres takes 6 percent, at most a third); an entry
/// that is stale sinks (a fifth off). One without a place of its own counts as three kilometres away. Where
/// all fit alike, near before far, then by `turn`. Nothing about the person counts.
void rank(std::vector<Ranked>& hits);

/// The turn of an entry where no ladder may be: who asks is not safe, or is in a crisis. Who answers such a call first,
/// then who has safety as its own work, then others.
[[nodiscard]] int turn_in_danger(Entry const& entry, bool answers_urgent_calls);

/// Whether the entry is about safety: it stands on no step of a ladder, and its page can be left in a moment.
[[nodiscard]] bool is_about_safety(Entry const& entry);

/// The entry's nearest place to `from`; nothing where it has none.
[[nodiscard]] std::optional<double> nearest_metres(Entry const& entry, Point from);

}  // namespace plein::directory
