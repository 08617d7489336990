// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engines/likeness/likeness.hpp"

namespace plein::likeness {

enum class Sort { words, pieces };

/// Something that a text has or has not: a word, two words beside each other, or a piece of a word.
struct Feature {
    std::string_view text;  ///< `wil niet`; of a piece `wil`, with a space where the word begins or ends
    Sort sort = Sort::words;
    std::size_t word = 0;  ///< place of its first word
};

/// The words with one space before, between and behind them: every feature is a part of this.
[[nodiscard]] std::string joined(Words const& words);

/// All features of a joined text, each as often as it stands there; they point into it. Shapes: about twenty for each
/// word. A text that ends with the statement is refused by the compiler.
[[nodiscard]] std::vector<Feature> features_of(std::string_view joined);
std::vector<Feature> features_of(std::string&& gone) = delete;

}  // namespace plein::likeness
