// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "features/directory/model.hpp"

/// How sure we are that an entry is still true: one number, and what it is made of. Pure.
namespace plein::directory {

/// What the number says in a word: 75 and more is fresh, below 50 is stale.
enum class Freshness { fresh, ageing, stale };
[[nodiscard]] std::string_view code(Freshness freshness);

/// What an entry says of free places and of how long one waits.
struct Counted {
    bool any = false;       ///< it says something of either
    std::optional<Day> on;  ///< the day of its count, or else of its last check; nothing where neither is known
};

/// What freshness is made of, as the entry itself tells it: the day that it was last confirmed, or else changed.
struct LastCheck {
    std::optional<Day> on;
    bool confirmed = false;
    Counted counted{};
};
[[nodiscard]] LastCheck last_check(Entry const& entry);

/// For so long a count of free places or a waiting time is told as true.
inline constexpr std::chrono::days count_holds{60};

/// The number, and every part of it that people can do something about.
struct Checked {
    Freshness freshness = Freshness::stale;
    int score = 0;           ///< 0 to 100
    std::optional<Day> on;   ///< the day it was last confirmed, or else changed
    bool confirmed = false;  ///< it was confirmed that day, and not only changed
    Counted counted{};
    bool old_count = false;       ///< what it says of places and waiting is older than count_holds, or of no known day
    std::int64_t unanswered = 0;  ///< reports about it that wait for an answer
};

/// Freshness of an entry. It begins at 100 and loses, in whole points:
///
///     time since the last check      50 a year, every begun part of a point counted
///     nobody ever confirmed it       it is 60 at most: who changes an address need not have checked the hours
///     an old count or waiting time   10
///     each report that waits         15, and 30 for all of them: reports alone sink nothing that was just confirmed
///
/// So what was confirmed within half a year is fresh where nothing else is the matter, and what nobody looked at for
/// over a year is stale whatever else holds. Nothing known is 0. A day in the future counts as today. Cost: some
/// nanoseconds.
[[nodiscard]] Checked freshness_of(LastCheck const& check, Day today, std::int64_t unanswered = 0);
[[nodiscard]] Checked freshness_of(Entry const& entry, Day today, std::int64_t unanswered = 0);

}  // namespace plein::directory
