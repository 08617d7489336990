// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plein::search {

/// How a Dutch word sounds, roughly: words that are easily written for one another get the same key
/// (`psygoloog` and `psycholoog`, `sgulden` and `schulden`).
[[nodiscard]] std::string sound_of(std::string_view folded);

/// Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment), or `most` + 1.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int most);

/// Finds the word that was meant, among words that are known, by what is left after deleting letters
/// (deletion neighbourhood: Garbe, SymSpell, 2012). Threads: safe once built.
class Spelling {
public:
    /// Adds a word with how often it is used. All words first, then build().
    void add(std::string word, std::uint32_t uses);
    void build();

    /// The likeliest known word for an unknown one, or nothing. One edit, or two from eight letters on, or the same
    /// sound; never for fewer than four letters. Cost: some microseconds.
    [[nodiscard]] std::optional<std::string> mend(std::string_view folded) const;

private:
    struct Known {
        std::string word;
        std::string sound;
        std::uint32_t uses = 0;
    };
    std::vector<Known> known_;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> remains_;  ///< hash of what is left -> word, sorted
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sounds_;   ///< hash of sound -> word, sorted
};

}  // namespace plein::search
