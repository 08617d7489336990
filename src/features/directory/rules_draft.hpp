// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "features/directory/model_draft.hpp"

/// What must hold of a draft before it can be an entry. Pure.
namespace plein::directory {

/// In characters; of an entry and of its organisation.
inline constexpr std::size_t longest_draft_name = 300;
/// In characters; what an entry says of one thing that it looks for.
inline constexpr std::size_t longest_need = 300;

/// What fits in a field of the form, in characters. The page takes its maxlength from here.
struct DraftLimit {
    std::string_view field;  ///< by its name; of a field in a row by what it is there
    std::size_t most;
};
inline constexpr std::array<DraftLimit, 25> draft_limits{{{"name", longest_draft_name},
                                                          {"organisation", longest_draft_name},
                                                          {"description", 8000},
                                                          {"alternate_name", 8000},
                                                          {"eligibility", 8000},
                                                          {"other_languages", 500},
                                                          {"interpretation", 8000},
                                                          {"application", 8000},
                                                          {"cost", 2000},
                                                          {"phone", 60},
                                                          {"label", 300},
                                                          {"mail", 254},
                                                          {"website", 2000},
                                                          {"note", 200},
                                                          {"special", 4000},
                                                          {"location_name", 300},
                                                          {"line", 300},
                                                          {"postcode", 7},
                                                          {"city", 300},
                                                          {"route", 2000},
                                                          {"accessibility", 4000},
                                                          {"need_text", longest_need},
                                                          {"waiting", 2000},
                                                          {"unit", 300},
                                                          {"alert", 8000}}};
/// The most of one of them.
[[nodiscard]] std::size_t longest(std::string_view field);

/// Of each a row is kept, so that one form cannot fill a table.
inline constexpr std::size_t most_languages = 30;
inline constexpr std::size_t most_lines = 50;  ///< of special times, and of what makes a place accessible

/// Lines with something on them.
[[nodiscard]] std::size_t count_lines(std::string_view text);

/// The same hours in one form: days with the same times together, in the order of the first day and the time.
[[nodiscard]] std::vector<DraftHours> in_order(std::vector<DraftHours> const& hours);

/// Whether a schedule says what a row of DraftHours can say: the same times every week, from `today` or before.
[[nodiscard]] bool is_every_week(Schedule const& schedule, Day today);

/// One row of what an entry looks for, as somebody filled it in; without a kind nothing was chosen.
struct NeedRow {
    std::optional<NeedKind> kind;
    std::string text;
};

/// What rows say together, and per row the code of what is wrong with it: empty where nothing is.
struct ReadNeeds {
    std::vector<Need> needs;
    std::vector<std::string_view> faults;
};

/// Whose kind was emptied is taken away; words that were not in `before` need a kind, so that nothing typed is lost. A
/// row that is as it was in `before` is never too long. Of two rows of a kind the second is wrong.
[[nodiscard]] ReadNeeds read_needs(std::vector<NeedRow> const& rows, std::vector<Need> const& before);

/// What somebody typed over `base`, laid on what a colleague made of it meanwhile: a field that was not typed in takes
/// what stands there `now`. Numbers, places, languages, themes and needs are compared one by one, a place by field (an
/// address is one), weekly hours by day. What both changed is as it was typed.
[[nodiscard]] Draft merged(Draft const& base, Draft const& typed, Draft const& now);

/// Every field of the entry itself that does not hold, by the name that it has in the form, in the order of the page.
/// What is as it was in `before`, the draft that somebody changed, is no fault of theirs and holds up nothing; null for
/// a new entry. Rows of numbers, times, places and needs are checked where they are read, since a draft no longer knows
/// their row.
[[nodiscard]] std::vector<FieldError> faults_of(Draft const& draft, Draft const* before);

}  // namespace plein::directory
