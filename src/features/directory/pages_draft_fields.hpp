// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "features/directory/pages_draft.hpp"

/// What the form of a draft is made of, for who makes its fields, reads them and fills the page from them.
namespace plein::directory {

/// Under the limit of parse_urlencoded, with room for every box ticked and one more row of everything.
inline constexpr std::size_t most_fields = 150;
/// Numbers of an entry or a place; more than these are left out of the form.
inline constexpr std::size_t most_phones = 10;

/// Days as the form offers them; any other choice of days becomes a row each.
struct DayChoice {
    std::string_view code;
    Weekdays weekdays;
    std::string_view name;
};
inline constexpr std::array<DayChoice, 10> day_choices{{{"1", 1, html::dutch("maandag")},
                                                        {"2", 2, html::dutch("dinsdag")},
                                                        {"3", 4, html::dutch("woensdag")},
                                                        {"4", 8, html::dutch("donderdag")},
                                                        {"5", 16, html::dutch("vrijdag")},
                                                        {"6", 32, html::dutch("zaterdag")},
                                                        {"7", 64, html::dutch("zondag")},
                                                        {"1-5", 31, html::dutch("maandag tot en met vrijdag")},
                                                        {"6-7", 96, html::dutch("zaterdag en zondag")},
                                                        {"1-7", 127, html::dutch("elke dag")}}};

/// `location_0_day_2`: `name` of row `number`, under what stands `before`.
[[nodiscard]] std::string numbered(std::string_view before, std::string_view name, std::size_t number);

/// As it stands in a field; empty for none.
[[nodiscard]] std::string number_text(std::optional<std::int64_t> number);

/// Whether the form has a box for a language.
[[nodiscard]] bool is_offered(std::string_view language);

/// Which times that are not the same every week the form of this draft shows, by their id.
[[nodiscard]] std::set<std::string, std::less<>> shown_schedules(Draft const& draft);

}  // namespace plein::directory
