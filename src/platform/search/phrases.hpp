// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/search/search.hpp"
#include "platform/search/vocabulary.hpp"

namespace plein::search {

/// The synonyms, found in a question by their words. Threads: safe once built.
class Phrases {
public:
    /// Adds the phrases of one synonym; `vocabulary` gives the terms of their words.
    void add(Synonym const& synonym, std::uint32_t number, Vocabulary& vocabulary);

    struct Match {
        std::uint32_t synonym = 0;
        std::size_t first = 0;  ///< the first and last word of the question that it covers
        std::size_t last = 0;
    };
    /// Every synonym that stands in the question, once, in the order of its words. `question` holds the terms per word.
    [[nodiscard]] std::vector<Match> find(std::span<std::vector<std::uint32_t> const> question) const;

private:
    struct Phrase {
        std::uint32_t synonym = 0;
        std::size_t between = 0;                        ///< other words that may stand between two of its own
        std::vector<std::vector<std::uint32_t>> words;  ///< terms per word
    };
    std::vector<Phrase> phrases_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_first_term_;
};

}  // namespace plein::search
