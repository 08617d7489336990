// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <vector>

#include "features/directory/model.hpp"
#include "platform/search/completions.hpp"
#include "platform/search/search.hpp"

/// What is offered to somebody who is typing a question.
namespace plein::directory {

/// The phrases of synonyms that are fit to show: all their words are Dutch as the dictionary spells them, and they are
/// not about safety. Cost: some milliseconds; done once.
[[nodiscard]] std::vector<search::Completions::Text> lay_texts(std::vector<search::Synonym> const& synonyms,
                                                               search::Dictionary const& dictionary);

/// Themes, other words for entries, `lay` and names, in that order of worth. Of an entry about safety only its name.
[[nodiscard]] std::shared_ptr<search::Completions const> completions_of(
    std::vector<Entry> const& entries, std::vector<Theme> const& themes,
    std::vector<search::Completions::Text> const& lay);

}  // namespace plein::directory
