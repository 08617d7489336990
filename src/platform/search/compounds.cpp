// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/compounds.hpp"

#include <algorithm>
#include <array>

namespace plein::search {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t shortest_compound = 7;
constexpr std::size_t shortest_part = 4;
constexpr int most_parts = 4;

// Three letters are nearly always chance; these begin compounds of everyday help.
constexpr std::array short_first_parts{"bad"sv, "bed"sv, "dag"sv, "eet"sv, "wmo"sv, "was"sv, "zit"sv};

// Words on their own, but at the end of a word nearly always a suffix.
constexpr std::array suffixes{"achtig"sv, "baar"sv,  "heid"sv, "lijk"sv, "ling"sv, "loos"sv, "matig"sv,
                              "ring"sv,   "schap"sv, "ster"sv, "teit"sv, "zaam"sv, "ding"sv, "ning"sv};

// A word that begins with one of these is a word of its own: onderwijs is not about wijs.
constexpr std::array prepositions{"achter"sv, "binnen"sv, "boven"sv,  "buiten"sv, "door"sv,  "langs"sv,
                                  "mede"sv,   "neer"sv,   "onder"sv,  "over"sv,   "rond"sv,  "samen"sv,
                                  "tegen"sv,  "terug"sv,  "tussen"sv, "voor"sv,   "weder"sv, "weer"sv};

template <std::size_t n>
bool contains(std::array<std::string_view, n> const& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

struct Splitter {
    std::function<bool(std::string_view)> const& is_word;
    std::vector<std::string_view> best{};
    std::vector<std::string_view> parts{};

    [[nodiscard]] bool can_begin(std::string_view part) const {
        if (part.size() < shortest_part) return contains(short_first_parts, part);
        return !contains(prepositions, part) && is_word(part);
    }

    void keep_if_better() {
        auto const shortest = [](std::vector<std::string_view> const& of) {
            return std::min_element(of.begin(), of.end(), [](auto a, auto b) { return a.size() < b.size(); })->size();
        };
        if (best.empty() || parts.size() < best.size() ||
            (parts.size() == best.size() && shortest(parts) > shortest(best)))
            best = parts;
    }

    void rest(std::string_view word) {
        if (static_cast<int>(parts.size()) >= most_parts) return;
        if (!parts.empty() && word.size() >= shortest_part && !contains(suffixes, word) && is_word(word)) {
            parts.push_back(word);
            keep_if_better();
            parts.pop_back();
        }
        for (std::size_t size = 3; size + 3 <= word.size(); ++size) {
            auto const part = word.substr(0, size);
            if (parts.empty() ? !can_begin(part) : size < shortest_part || !is_word(part)) continue;
            parts.push_back(part);
            auto const after = word.substr(size);
            rest(after);
            for (auto const link : {"s"sv, "e"sv, "en"sv})
                if (after.substr(0, link.size()) == link) rest(after.substr(link.size()));
            parts.pop_back();
        }
    }
};

}  // namespace

std::vector<std::string_view> split_compound(std::string_view folded,
                                             std::function<bool(std::string_view)> const& is_word) {
    if (folded.size() < shortest_compound || folded.size() > 60) return {};
    Splitter splitter{is_word};
    splitter.rest(folded);
    return splitter.best;
}

}  // namespace plein::search
