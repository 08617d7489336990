// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <vector>

#include "base/result.hpp"
#include "features/directory/model_draft.hpp"

/// What must hold of a draft before it can be an entry. Pure.
namespace plein::directory {

/// In characters; of an entry and of its organisation.
inline constexpr std::size_t longest_draft_name = 300;

/// The same hours in one form: days with the same times together, in the order of the first day and the time.
[[nodiscard]] std::vector<DraftHours> in_order(std::vector<DraftHours> const& hours);

/// Whether a schedule says what a row of DraftHours can say: the same times every week, from `today` or before.
[[nodiscard]] bool is_every_week(Schedule const& schedule, Day today);

/// What somebody typed over `base`, laid on what a colleague made of it meanwhile: a field that was not typed in takes
/// what stands there `now`.
[[nodiscard]] Draft merged(Draft const& base, Draft const& typed, Draft const& now);

/// Every field of the entry itself that does not hold, by the name that it has in the form, in the order of the page.
/// What is as it was in `before`, the draft that somebody changed, is no fault of theirs and holds up nothing; null for
/// a new entry. Rows of numbers, times and places are checked where they are read, since a draft no longer knows their
/// row.
[[nodiscard]] std::vector<FieldError> faults_of(Draft const& draft, Draft const* before);

}  // namespace plein::directory
