// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "features/directory/rules_urgent_words.hpp"

/// Patterns of words; data/urgent.toml says how one reads.
namespace plein::directory::urgent {

/// Words by the name that patterns use: {dood}. A class may name other classes.
using Classes = std::map<std::string, std::vector<std::string>>;

/// A word of a pattern. One that ended in * fits every word that begins so.
struct Wanted {
    explicit Wanted(std::string_view word);
    [[nodiscard]] bool fits(Heard const& word) const;
    /// Whether it fits this word and the next, read as one.
    [[nodiscard]] bool fits_joined(Heard const& word) const;

    bool begins = false;
    Form written;
    Form key;                        ///< as of Heard; of a beginning only its sound, which may be empty
    std::uint64_t written_mask = 0;  ///< the letters of a head that count
    std::uint64_t key_mask = 0;
};

/// One thing in a pattern: any of several rows of words, or a sign.
struct Element {
    enum class Kind { words, gap, start, end } kind = Kind::words;
    bool optional = false;
    std::size_t most_between = 0;  ///< words that a gap stands for
    std::vector<std::vector<Wanted>> choices;
};
using Row = std::vector<std::shared_ptr<Element const>>;

/// A row of elements, and others that must stand near it in any order.
struct Pattern {
    Row first;
    std::vector<Row> near;
};

/// Reads patterns; elements that are written alike are one, since the large classes stand in many patterns.
class PatternReader {
public:
    explicit PatternReader(Classes const& classes) : classes_(&classes) {}
    /// Errors: bad_request `urgent.malformed`: no word, a class that does not exist or that holds itself.
    [[nodiscard]] Result<Pattern> read(std::string_view text);

private:
    Classes const* classes_;
    std::unordered_map<std::string, std::shared_ptr<Element const>> elements_;
};

/// Where a pattern fits: the first word and one past the last.
using Range = std::pair<std::size_t, std::size_t>;

/// The range of the pattern if its first row begins at `at`.
[[nodiscard]] std::optional<Range> match(Pattern const& pattern, std::vector<Heard> const& words, std::size_t at);

/// Many patterns at once. Only those of which every part has a word in the question are tried in full.
/// Threads: safe once finished.
class PatternSet {
public:
    /// `owner`: the number of the pattern's rule.
    void add(Pattern pattern, std::size_t owner);
    /// To be called once, after the last pattern.
    void finish();

    /// Tries the patterns of the rules that `lets` lets through; calls `each` with every match: the rule and the range.
    template <class Lets, class Each>
    void find(std::vector<Heard> const& words, Lets const& lets, Each const& each) const {
        for (auto const number : possible(words)) {
            for (std::size_t at = 0; at < words.size() && lets(owners_[number]); ++at) {
                if (auto const range = match(patterns_[number], words, at)) each(owners_[number], *range);
            }
        }
    }

private:
    using Numbers = std::vector<std::uint32_t>;
    struct Start {
        Wanted word;
        Numbers elements;
    };
    static constexpr std::size_t key_letters = 2;  ///< a word that ends in * is found by these

    static void add_start(std::vector<Start>& starts, Wanted const& word, std::uint32_t element);
    [[nodiscard]] Numbers possible(std::vector<Heard> const& words) const;

    std::vector<Pattern> patterns_;
    std::vector<std::size_t> owners_;                   ///< per pattern, the number of its rule
    std::vector<Numbers> needs_;                        ///< per pattern, the elements that it cannot do without
    std::vector<Numbers> led_by_;                       ///< per element, the patterns in which it is the rarest
    std::unordered_map<std::string, Numbers> by_word_;  ///< elements with a row that begins so, by key
    std::unordered_map<std::string, std::vector<Start>> by_letters_;  ///< the same for words that end in *
    std::unordered_map<Element const*, std::uint32_t> numbers_;       ///< of elements; empty once finished
};

}  // namespace plein::directory::urgent
