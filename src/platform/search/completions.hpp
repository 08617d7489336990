// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plein::search {

/// Texts to offer to somebody who is still typing. Never changes after it is built. Threads: safe.
class Completions {
public:
    struct Text {
        std::string shown;
        std::uint32_t worth = 0;  ///< of texts that fit alike the worthier goes first, then those of common words
    };

    /// Texts that differ in case or accents alone are one, with the highest worth; of more than sixteen words the
    /// first sixteen count.
    [[nodiscard]] static std::shared_ptr<Completions const> build(std::vector<Text> texts);

    /// At most `most` texts in which a word begins with the last word of `typed`, and its other words that say
    /// something begin words too: first those that begin as `typed` does, then those that hold it further on. Where
    /// they are fewer than `most`, those follow in which the last word, of four letters or more, is spelled otherwise.
    /// Only texts for which `suits` is true; it is asked for the likeliest alone, one at a time.
    /// Range: nothing for fewer than two letters. Cost: tens of microseconds for 20,000 texts.
    [[nodiscard]] std::vector<std::string_view> find(std::string_view typed, std::size_t most,
                                                     std::function<bool(std::string_view)> const& suits) const;

    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    struct Range {
        std::uint32_t begin = 0, end = 0;
    };
    struct Fit {
        std::uint32_t text = 0;
        std::uint32_t tier = 0;  ///< lower goes first
    };
    void collect(std::uint32_t word, std::vector<std::string> const& before, std::uint32_t tier,
                 std::vector<Fit>& into) const;
    [[nodiscard]] bool holds(std::uint32_t text, std::string_view beginning) const;
    [[nodiscard]] Range words_with(std::string_view beginning) const;
    [[nodiscard]] std::vector<std::uint32_t> misspelled(std::string_view word) const;
    void order(std::vector<Fit>& fits) const;

    std::vector<Text> texts_;                                    ///< the worthiest first
    std::vector<Range> words_of_text_;                           ///< per text, in numbers_
    std::vector<std::uint32_t> numbers_;                         ///< of words, in the order of the texts
    std::vector<std::string> words_;                             ///< folded, sorted
    std::vector<Range> texts_of_word_;                           ///< per word, in holders_
    std::vector<std::uint32_t> holders_;                         ///< texts, the worthiest first
    std::vector<std::pair<std::string, std::uint32_t>> sounds_;  ///< of words, sorted
};

}  // namespace plein::search
