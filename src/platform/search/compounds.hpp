// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string_view>
#include <vector>

namespace plein::search {

/// The words a Dutch compound is made of, first to last: `schuldhulpverlening` gives schuld, hulp, verlening.
/// Linking letters (s, e, en) are left out. Empty where the word is none, or is too short to tell.
/// `is_word` says whether a part is a word on its own. Cost: a few dozen calls of `is_word`.
[[nodiscard]] std::vector<std::string_view> split_compound(std::string_view folded,
                                                           std::function<bool(std::string_view)> const& is_word);

}  // namespace plein::search
