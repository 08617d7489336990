// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plein::search {

/// One word of a text.
struct Word {
    std::string folded;    ///< lower case, no accents, `ij` for the ligature, spoken forms (m'n, 't) written out
    std::size_t from = 0;  ///< where it stands in the text, in bytes
    std::size_t size = 0;
};

/// The words of a text: runs of letters and digits; an apostrophe inside a word belongs to it.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// Whether a folded word says too little to search for: articles, pronouns, auxiliary verbs.
[[nodiscard]] bool is_stop_word(std::string_view folded);

}  // namespace plein::search
