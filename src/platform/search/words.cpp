// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace plein::search {
namespace {

// Sorted, for binary search.
constexpr std::array stop_words{
    "aan",    "al",     "alle",  "alleen", "als",     "altijd", "andere", "ben",   "bent", "bij",  "daar",  "dan",
    "dat",    "de",     "den",   "denk",   "deze",    "die",    "dit",    "doe",   "doen", "door", "dus",   "echt",
    "een",    "eens",   "eigen", "en",     "er",      "erg",    "ga",     "gaan",  "gaat", "ge",   "geen",  "gewoon",
    "graag",  "haar",   "had",   "heb",    "hebben",  "heeft",  "heel",   "hem",   "het",  "hier", "hij",   "hoe",
    "hun",    "iemand", "iets",  "ik",     "in",      "is",     "ja",     "je",    "jij",  "jou",  "jouw",  "kan",
    "komt",   "krijg",  "kun",   "kunnen", "kunt",    "maar",   "me",     "meer",  "met",  "mij",  "mijn",  "moet",
    "moeten", "na",     "naar",  "nee",    "niet",    "nodig",  "nog",    "nu",    "of",   "om",   "omdat", "ons",
    "onze",   "ook",    "op",    "over",   "paar",    "te",     "toch",   "toen",  "tot",  "u",    "uit",   "uw",
    "van",    "veel",   "voor",  "waar",   "wanneer", "want",   "waren",  "was",   "wat",  "weer", "weet",  "wel",
    "welke",  "wie",    "wij",   "wil",    "willen",  "word",   "worden", "wordt", "zal",  "ze",   "zeer",  "zelf",
    "zich",   "zij",    "zijn",  "zo",     "zonder",  "zou"};
constexpr bool before(std::string_view a, std::string_view b) { return a < b; }
static_assert(std::is_sorted(stop_words.begin(), stop_words.end(), before));

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> spoken_forms{{{"m'n", "mijn"},
                                                                                      {"mn", "mijn"},
                                                                                      {"me", "mijn"},
                                                                                      {"z'n", "zijn"},
                                                                                      {"zn", "zijn"},
                                                                                      {"d'r", "haar"},
                                                                                      {"dr", "haar"},
                                                                                      {"'k", "ik"},
                                                                                      {"k", "ik"},
                                                                                      {"'t", "het"},
                                                                                      {"t", "het"},
                                                                                      {"'n", "een"},
                                                                                      {"n", "een"}}};

bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/// How many bytes of an apostrophe stand at `at`: ' or the curly ones; 0 if none does.
std::size_t apostrophe(std::string_view text, std::size_t at) {
    if (text[at] == '\'') return 1;
    return text.substr(at, 3) == "’" || text.substr(at, 3) == "‘" ? 3 : 0;
}

/// How many bytes of other punctuation above ASCII stand at `at` (dashes, quotes, dots, no-break space); 0 if none.
std::size_t wide_mark(std::string_view text, std::size_t at) {
    auto const two = text.substr(at, 2);
    auto const three = text.substr(at, 3);
    if (two == "\u00a0" || two == "«" || two == "»" || two == "·") return 2;
    if (three.size() == 3 && three[0] == '\xe2' && three[1] == '\x80') return 3;
    return 0;
}

std::string normal_form(std::string_view raw) {
    auto folded = fold(raw);
    std::string result;
    for (std::size_t i = 0; i < folded.size();) {
        if (auto const mark = apostrophe(folded, i); mark > 0) {
            result += '\'';
            i += mark;
        } else if (folded.compare(i, 2, "ĳ") == 0) {
            result += "ij";
            i += 2;
        } else {
            result += folded[i++];
        }
    }
    for (auto const& [spoken, written] : spoken_forms)
        if (result == spoken) return std::string{written};
    std::erase(result, '\'');
    return result;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        auto const start = i;
        if (auto const mark = apostrophe(text, i); mark > 0) {
            // 'k and 't begin with their apostrophe; a quotation mark before a longer word does not belong to it.
            auto const letter = i + mark;
            bool const spoken = letter < text.size() &&
                                std::string_view{"ktnKTN"}.find(text[letter]) != std::string_view::npos &&
                                (letter + 1 == text.size() || !is_letter(static_cast<unsigned char>(text[letter + 1])));
            i += spoken ? mark + 1 : mark;
            if (!spoken) continue;
        } else if (auto const wide = wide_mark(text, i); wide > 0) {
            i += wide;
            continue;
        } else if (!is_letter(static_cast<unsigned char>(text[i]))) {
            ++i;
            continue;
        } else {
            while (i < text.size()) {
                auto const mark_inside = apostrophe(text, i);
                if (mark_inside > 0) {
                    auto const next = i + mark_inside;
                    if (next >= text.size() || !is_letter(static_cast<unsigned char>(text[next])) ||
                        apostrophe(text, next) > 0 || wide_mark(text, next) > 0)
                        break;
                    i = next;
                } else if (wide_mark(text, i) > 0 || !is_letter(static_cast<unsigned char>(text[i]))) {
                    break;
                } else {
                    ++i;
                }
            }
        }
        auto folded = normal_form(text.substr(start, i - start));
        if (!folded.empty()) words.push_back({std::move(folded), start, i - start});
    }
    return words;
}

bool is_stop_word(std::string_view folded) {
    return std::binary_search(stop_words.begin(), stop_words.end(), folded, before);
}

}  // namespace plein::search
