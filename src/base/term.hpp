// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace plein {

/// What a term is counted in.
enum class TermUnit { day, working_day, week, month };
[[nodiscard]] std::optional<TermUnit> parse_term_unit(std::string_view name);

/// A legal or promised term, as it stands in data/terms.toml.
struct Term {
    std::string code;     ///< `question.reply`
    std::string law;      ///< `Awb`, or the municipality's own promise
    std::string article;  ///< `4:13 lid 2`; empty for a promise
    int length = 0;
    TermUnit unit = TermUnit::day;
    bool extends = false;  ///< an end on a Saturday, Sunday or holiday moves to the next working day (Atw art. 1)
    std::string text_nl;   ///< what it means, in plain words
    std::string text_en;
};

/// Whether `day` is none of: Saturday, Sunday, a generally recognised holiday (Algemene termijnenwet art. 3 lid 1: New
/// Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, King's Day, 5 May) or Good Friday, which
/// lid 2 puts on a par with them.
/// Range: years 1900 to 2199.
[[nodiscard]] bool is_working_day(Day day);

/// Easter Sunday of a year. Source: the Gregorian computus of Meeus, Jones and Butcher.
[[nodiscard]] Day easter(int year);

/// The `count`-th working day after `day`; the day itself does not count.
[[nodiscard]] Day add_working_days(Day day, int count);

/// Working days from `from` (not counted) up to and including `to`; negative where `to` is earlier.
[[nodiscard]] int working_days_between(Day from, Day to);

/// The last day of `term` when it starts on `start`. A month ends on the same day number, or on the last day of the
/// month.
[[nodiscard]] Day last_day(Term const& term, Day start);

}  // namespace plein
