// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/service_suggest.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/service.hpp"

namespace plein::directory {
namespace {

using Text = search::Completions::Text;

constexpr std::size_t most_suggestions = 7;
constexpr std::size_t shortest_text = 3;    ///< characters
constexpr std::size_t longest_text = 60;    ///< characters; more does not fit on a line of a phone
constexpr std::ptrdiff_t fewest_heard = 3;  ///< whole words, from which on likeness is heard
constexpr double silent_from = 0.25;        ///< who is this likely not to be able to wait is offered nothing
constexpr std::uint32_t worth_of_theme = 4000;
constexpr std::uint32_t worth_of_words = 1000;
constexpr std::uint32_t worth_of_name = 100;

/// Beginnings of words that are offered to nobody, in whatever text: who means them types them.
constexpr std::array never_offered{"aanrand", "incest",    "misbruik",   "mishandel", "moord",   "pedo",
                                   "suicid",  "verkracht", "zelfdoding", "zelfmoord", "geslagen"};

bool has_length(std::string_view text) {
    auto const characters = length(text);
    return characters >= shortest_text && characters <= longest_text;
}

bool is_listed(std::string_view text, search::Dictionary const& dictionary) {
    auto const folded = fold(text);
    auto const words = split(folded, ' ');
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return dictionary.lists(word); });
}

/// The text without the word that is still being typed.
std::string_view whole_words(std::string_view text, std::string_view typed) {
    if (typed.ends_with(' ')) return text;
    auto const space = text.find_last_of(' ');
    return space == std::string_view::npos ? std::string_view{} : text.substr(0, space);
}

/// Whether a text holds a word that is offered to nobody.
bool is_grave(std::string_view text) {
    auto const folded = fold(text);
    auto const words = split(folded, ' ');
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return std::any_of(never_offered.begin(), never_offered.end(),
                           [&](std::string_view beginning) { return word.starts_with(beginning); });
    });
}

}  // namespace

std::vector<Text> lay_texts(std::vector<search::Synonym> const& synonyms, search::Dictionary const& dictionary) {
    std::vector<Text> texts;
    for (auto const& synonym : synonyms) {
        if (synonym.theme == safety_theme) continue;
        for (auto const& words : synonym.words)
            if (has_length(words) && !is_grave(words) && is_listed(words, dictionary))
                texts.push_back({words, worth_of_words});
    }
    return texts;
}

std::shared_ptr<search::Completions const> completions_of(std::vector<Entry> const& entries,
                                                          std::vector<Theme> const& themes,
                                                          std::vector<Text> const& lay) {
    auto texts = lay;
    for (auto const& theme : themes) texts.push_back({theme.name_nl, worth_of_theme});
    for (auto const& entry : entries) {
        if (has_length(entry.name) && !is_grave(entry.name)) texts.push_back({entry.name, worth_of_name});
        if (is_about_safety(entry)) continue;
        for (auto const part : split(entry.alternate_name, ';'))
            if (auto const words = trim(part); has_length(words) && !is_grave(words))
                texts.push_back({std::string{words}, worth_of_words});
    }
    return search::Completions::build(std::move(texts));
}

Result<Suggestions> Directory::suggest(access::Grant const&, std::string_view typed) {
    Suggestions suggestions;
    auto const text = TRY(clean_text(typed, longest_question));
    suggestions.rules = parts_.wording.urgent;
    auto const guess = [&](std::string_view of) {
        return parts_.wording.learned ? parts_.wording.learned->of(of) : Guess{};
    };
    // Likeness was learned of whole questions: of a few words, or half a word, it hears danger where none is.
    auto const whole = whole_words(text, typed);
    bool const enough = std::count(whole.begin(), whole.end(), ' ') + 1 >= fewest_heard;
    suggestions.urgent = suggestions.rules->matching(text, enough ? guess(whole) : Guess{});
    auto const of = snapshot();
    if (!suggestions.urgent.empty() || !of->completions || guess(text).urgent >= silent_from) return suggestions;
    // What would ring is nothing to offer. Only the few that are shown are read, by the patterns alone.
    auto const suits = [&](std::string_view shown) { return suggestions.rules->matching(shown, Guess{}).empty(); };
    for (auto const shown : of->completions->find(text, most_suggestions, suits)) suggestions.texts.emplace_back(shown);
    return suggestions;
}

}  // namespace plein::directory
