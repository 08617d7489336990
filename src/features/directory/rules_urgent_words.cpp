// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_urgent_words.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/text.hpp"

namespace plein::directory::urgent {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t shortest_sound = 4;   ///< letters
constexpr std::size_t shortest_joined = 7;  ///< letters of two words written apart
constexpr std::size_t head_letters = sizeof(std::uint64_t);

// What is written on to the next word in haste. Each must be no beginning of everyday words.
constexpr std::array merged{std::pair{"ikwil"sv, 2U},    std::pair{"ikben"sv, 2U},   std::pair{"ikkan"sv, 2U},
                            std::pair{"ikheb"sv, 2U},    std::pair{"ikword"sv, 2U},  std::pair{"nietmeer"sv, 4U},
                            std::pair{"niemeer"sv, 3U},  std::pair{"wilniet"sv, 3U}, std::pair{"kanniet"sv, 3U},
                            std::pair{"geeneten"sv, 4U}, std::pair{"ermeer"sv, 2U},  std::pair{"mijnman"sv, 4U},
                            std::pair{"slaatme"sv, 5U},  std::pair{"slaatmij"sv, 5U}};

bool is_digit_or_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Whether a letter of two bytes begins at `at`: Cyrillic or Arabic.
bool is_wide_letter(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xd0 && lead <= 0xdb && at + 1 < text.size();
}

char plain(char c) {
    switch (c) {
        case 'z':
            return 's';
        case 'v':
            return 'f';
        case 'd':
            return 't';
        case 'c':
            return 'k';
        case 'y':
            return 'i';
        default:
            return c;
    }
}

/// What two letters sound like as one: the first letter of the answer, and the second or nothing; zeros where they stay
/// two.
std::pair<char, char> as_one(char first, char second) {
    if (first == 'i' && second == 'j') return {'e', 'i'};
    if (first == 'o' && second == 'u') return {'a', 'u'};
    if (first == 'i' && second == 'e') return {'i', '\0'};
    if (first == 'c' && second == 'h') return {'g', '\0'};
    if (first == 'p' && second == 'h') return {'f', '\0'};
    if (first == 't' && second == 'h') return {'t', '\0'};
    return {'\0', '\0'};
}

}  // namespace

std::uint64_t head_of(std::string_view word) {
    std::uint64_t head = 0;
    std::memcpy(&head, word.data(), std::min(word.size(), head_letters));
    return head;
}

Form::Form(std::string from) : text(std::move(from)), head(head_of(text)) {}

std::vector<std::string> signless_words(std::string_view text, std::string_view kept) {
    std::vector<std::string> words;
    std::string word;
    auto const finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    auto const folded = fold(text);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (is_digit_or_latin(folded[i]) || kept.find(folded[i]) != std::string_view::npos) {
            word += folded[i];
        } else if (is_wide_letter(folded, i)) {
            word.append(folded, i++, 2);
        } else {
            finish();
        }
    }
    finish();
    return words;
}

std::string sound_of_start(std::string_view start) {
    std::string sound;
    auto const append = [&](char c) {
        if (sound.empty() || sound.back() != c) sound += c;
    };
    for (std::size_t i = 0; i < start.size(); ++i) {
        auto const [one, other] = i + 1 < start.size() ? as_one(start[i], start[i + 1]) : std::pair{'\0', '\0'};
        if (one != '\0') {
            append(one);
            if (other != '\0') append(other);
            ++i;
        } else {
            append(i == 0 && start[i] == 'd' ? 'd' : plain(start[i]));
        }
    }
    if (sound.size() < shortest_sound) sound.clear();
    return sound;
}

std::string sound_of(std::string_view word) {
    auto sound = sound_of_start(word);
    if (sound.size() > shortest_sound && sound.ends_with("en")) sound.pop_back();
    return sound;
}

std::vector<Heard> hear(std::string_view question, std::size_t most) {
    std::vector<Heard> words;
    auto const add = [&](std::string text) {
        if (words.size() == most) return;
        auto sound = sound_of(text);
        Form key{sound.empty() ? text : std::move(sound)};
        words.push_back({Form{std::move(text)}, std::move(key), {}});
    };
    for (auto& text : signless_words(question)) {
        auto const* const two =
            std::find_if(merged.begin(), merged.end(), [&](auto const& one) { return one.first == text; });
        if (two == merged.end()) {
            add(std::move(text));
        } else {
            add(text.substr(0, two->second));
            add(text.substr(two->second));
        }
    }
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        auto const& first = words[i].written.text;
        auto const& second = words[i + 1].written.text;
        if (first.size() + second.size() >= shortest_joined) words[i].joined = Form{sound_of(first + second)};
    }
    return words;
}

}  // namespace plein::directory::urgent
