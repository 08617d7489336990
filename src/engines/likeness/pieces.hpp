// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engines/likeness/likeness.hpp"

namespace plein::likeness {

enum class Sort { words, pieces };

/// Something that a text has or has not: a word, two words beside each other, or a piece of a word.
struct Feature {
    std::string text;  ///< `wil niet`; of a piece with ~ before it: `~ slap`, a space where the word begins or ends
    Sort sort = Sort::words;
    std::size_t word = 0;  ///< place of its first word
};

/// All features of the text, each as often as it stands there. Shapes: about twenty for each word.
[[nodiscard]] std::vector<Feature> features_of(Words const& words);

}  // namespace plein::likeness
