// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/phrases.hpp"

#include <algorithm>
#include <optional>

#include "platform/search/words.hpp"

namespace plein::search {
namespace {

constexpr std::size_t most_between = 2;  ///< other words between two words of a phrase that moves documents

bool same_word(std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](std::uint32_t term) { return std::find(b.begin(), b.end(), term) != b.end(); });
}

}  // namespace

void Phrases::add(Synonym const& synonym, std::uint32_t number, Vocabulary& vocabulary) {
    for (auto const& text : synonym.words) {
        Phrase phrase{number, synonym.mark.empty() ? most_between : 0, {}};
        for (auto const& word : words_of(text)) phrase.words.push_back(vocabulary.meet(word.folded).terms);
        if (phrase.words.empty()) continue;
        for (auto const term : phrase.words.front())
            by_first_term_[term].push_back(static_cast<std::uint32_t>(phrases_.size()));
        phrases_.push_back(std::move(phrase));
    }
}

std::vector<Phrases::Match> Phrases::find(std::span<std::vector<std::uint32_t> const> question) const {
    // Where the rest of the phrase ends if it starts at `first`: the nearest fit for each next word.
    auto const end_of = [&](Phrase const& phrase, std::size_t first) -> std::optional<std::size_t> {
        auto at = first;
        for (std::size_t i = 1; i < phrase.words.size(); ++i) {
            auto next = at + 1;
            auto const limit = std::min(question.size(), at + 2 + phrase.between);
            while (next < limit && !same_word(phrase.words[i], question[next])) ++next;
            if (next >= limit) return std::nullopt;
            at = next;
        }
        return at;
    };
    std::vector<Match> matches;
    for (std::size_t first = 0; first < question.size(); ++first) {
        for (auto const term : question[first]) {
            auto const candidates = by_first_term_.find(term);
            if (candidates == by_first_term_.end()) continue;
            for (auto const number : candidates->second) {
                auto const& phrase = phrases_[number];
                auto const last = end_of(phrase, first);
                if (!last) continue;
                auto const known = std::find_if(matches.begin(), matches.end(),
                                                [&](Match const& match) { return match.synonym == phrase.synonym; });
                if (known == matches.end())
                    matches.push_back({phrase.synonym, first, *last});
                else if (known->first == first)
                    known->last = std::max(known->last, *last);
            }
        }
    }
    return matches;
}

}  // namespace plein::search
