// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/search/search.hpp"

namespace plein::search {

/// Hashes text of any kind, so that a map of strings can be asked with a view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

/// The two Dutch stemmers together; each finds what the other misses. Not for several threads at once.
class Stemmers {
public:
    Stemmers();
    ~Stemmers();
    /// One stem, or two where the stemmers differ.
    [[nodiscard]] std::vector<std::string> stems(std::string_view folded);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What is known of one word of the index. Terms are stems by number.
struct WordForms {
    std::vector<std::uint32_t> terms;
    std::vector<std::uint32_t> part_terms;  ///< of the words of a compound; empty for others
    std::uint32_t uses = 0;                 ///< in how many places it stands
};

/// All words that were met while indexing, each stemmed and split once. Threads: safe once no word is met any more.
class Vocabulary {
public:
    explicit Vocabulary(std::shared_ptr<Dictionary const> dictionary) : dictionary_(std::move(dictionary)) {}

    /// The word's forms; makes them at the first meeting. The reference holds until the vocabulary is gone.
    WordForms& meet(std::string_view folded);
    [[nodiscard]] WordForms const* find(std::string_view folded) const;

    /// The forms of a word that was never met, as far as its stems and parts are known.
    [[nodiscard]] WordForms guess(std::string_view folded, Stemmers& stemmers) const;

    [[nodiscard]] TextMap<WordForms> const& all() const { return words_; }
    /// How many terms there are; they are numbered from 0.
    [[nodiscard]] std::size_t terms() const { return numbers_.size(); }
    [[nodiscard]] Dictionary const& dictionary() const { return *dictionary_; }

private:
    [[nodiscard]] std::vector<std::string_view> parts_of(std::string_view folded) const;
    std::shared_ptr<Dictionary const> dictionary_;
    Stemmers stemmers_;
    TextMap<WordForms> words_;
    TextMap<std::uint32_t> numbers_;  ///< of stems
};

}  // namespace plein::search
