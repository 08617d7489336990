// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The words of a question as the rules for danger hear them: people in need write as they speak.
namespace plein::directory::urgent {

/// A text with its first eight letters as one number, so that most words are told apart by one comparison.
struct Form {
    Form() = default;
    explicit Form(std::string from);
    std::string text;
    std::uint64_t head = 0;
};

/// The first eight letters as one number, zeros behind them.
[[nodiscard]] std::uint64_t head_of(std::string_view word);

/// A word of a question. All forms are empty in a wall, which nothing fits.
struct Heard {
    Form written;
    Form key;     ///< how it sounds, or as written where it is too short for that
    Form joined;  ///< how it sounds in one with the next word (`zelf moord`); empty where that is short
};

/// The words of a text in lower case without accents: runs of letters (Latin, Cyrillic, Arabic), digits and the signs
/// in `kept`.
[[nodiscard]] std::vector<std::string> signless_words(std::string_view text, std::string_view kept = {});

/// How a Dutch word sounds, roughly, so that `zelfmoort`, `slaad` and `leve` are heard as what they mean; empty where
/// less than four letters are left, since short words have too many neighbours. Not the sound of platform/search: a d
/// is always a t here, and an n after an e at the end is not heard.
[[nodiscard]] std::string sound_of(std::string_view word);

/// The same for the beginning of a word.
[[nodiscard]] std::string sound_of_start(std::string_view start);

/// At most `most` words. What is written in one with a word that can stand alone (`ikwil`, `nietmeer`) becomes two.
[[nodiscard]] std::vector<Heard> hear(std::string_view question, std::size_t most);

}  // namespace plein::directory::urgent
