// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "features/directory/rules.hpp"

/// What stands on the sheet (blad) of a neighbourhood: two sides of paper for who reads no screen. Pure.
namespace plein::directory {

enum class SheetPart { connector, meeting_place, outreach_hour, food, initiative, transport };

/// The parts in the order in which they stand on paper (who to talk to, where to go, what one cannot do without, what
/// neighbours do), each with the most entries that two sides leave room for.
inline constexpr std::array<std::pair<SheetPart, std::size_t>, 6> sheet_parts{{{SheetPart::connector, 2},
                                                                               {SheetPart::meeting_place, 5},
                                                                               {SheetPart::outreach_hour, 4},
                                                                               {SheetPart::food, 3},
                                                                               {SheetPart::initiative, 3},
                                                                               {SheetPart::transport, 3}}};

/// The one part that an entry belongs to; nothing for most. What is closed for a while is on no paper.
[[nodiscard]] std::optional<SheetPart> sheet_part(Entry const& entry);

/// Whether a meeting place is for people with one thing in common, such as an illness, and not simply to meet others.
[[nodiscard]] bool is_special(Entry const& entry);

/// Which areas count as served where somebody asks for one area: itself, those that it is a part of and its own parts.
struct ServedAreas {
    std::set<std::string> codes;
    std::set<std::string> names;      ///< folded
    std::set<std::string> elsewhere;  ///< folded names of all other areas
};

/// Whether people of those areas may come: the entry says no area, or one of these, or by name alone one that is not
/// known here (`heel Nederland`). The code of another area is elsewhere, known or not.
[[nodiscard]] bool serves(Entry const& entry, ServedAreas const& areas);

/// One entry that may stand on the sheet.
struct SheetCandidate {
    std::size_t entry = 0;                  ///< place in the list of entries
    std::optional<std::size_t> location;    ///< which of its places
    bool inside = false;                    ///< that place lies in the area
    bool special = false;                   ///< for whom something is the matter, not for anybody
    std::optional<double> distance_metres;  ///< from the middle of the area
    Freshness freshness = Freshness::fresh;
    std::string town;  ///< where that place is
};

/// How far the paper reaches from the middle of an area, in metres: about half an hour by bicycle.
inline constexpr double sheet_reach = 8000;

/// Puts candidates in order: what may be out of date last; what lies inside before the rest; what is for anybody before
/// what is not; what is near before what is far, where one without a place counts as within walking reach. With
/// `spread` (an area of many towns) the first of each town comes before the second of any.
enum class Spread { no, over_towns };
void sort_for_sheet(std::vector<SheetCandidate>& candidates, Spread spread);

/// Opening hours as one line of paper has them: days that have the same hours, together.
struct HoursLine {
    Frequency frequency = Frequency::weekly;
    int interval = 1;
    std::vector<int> positions;  ///< of a month: 1 first, -1 last
    Weekdays weekdays = 0;
    std::chrono::minutes opens_at{};
    std::chrono::minutes closes_at{};
    std::vector<int> month_days{};  ///< of a month instead of weekdays: 1 to 31, or -1 for the last
    std::optional<Day> last_day{};  ///< after which they do not hold any more
    std::string note{};             ///< at most longest_sheet_note characters and `…`
    friend bool operator==(HoursLine const&, HoursLine const&) = default;
};

/// What fits beside hours on paper, in code points.
inline constexpr std::size_t longest_sheet_note = 60;

/// The hours that return every week, some weeks or every month, as they hold on `today`, weekly ones first and by the
/// day on which they begin. What begins later is left out: who reads paper would stand before a shut door.
[[nodiscard]] std::vector<HoursLine> hours_lines(std::vector<Schedule> const& schedules, Day today);

}  // namespace plein::directory
