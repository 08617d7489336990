// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_urgent_patterns.hpp"

#include <algorithm>
#include <memory>

#include "base/text.hpp"

namespace plein::directory::urgent {
namespace {

constexpr std::size_t most_near = 3;        ///< words that .. may stand for
constexpr std::size_t most_far = 8;         ///< words that ... may stand for
constexpr std::size_t most_apart = 12;      ///< words between the first row of a pattern and another part after a +
constexpr std::size_t deepest = 4;          ///< classes inside classes
constexpr std::size_t shortest_joined = 6;  ///< letters from which a word is also found written as two

std::uint64_t mask_of(std::string_view start) {
    return head_of(std::string(std::min(start.size(), sizeof(std::uint64_t)), '\xff'));
}

/// Where the row, from `element` on, can end if it goes on at `at`; nothing where it does not fit.
std::optional<std::size_t> match_row(Row const& row, std::size_t element, std::vector<Heard> const& words,
                                     std::size_t at) {
    if (element == row.size()) return at;
    auto const& one = *row[element];
    switch (one.kind) {
        case Element::Kind::start:
            return at == 0 ? match_row(row, element + 1, words, at) : std::nullopt;
        case Element::Kind::end:
            return at == words.size() ? match_row(row, element + 1, words, at) : std::nullopt;
        case Element::Kind::gap:
            for (std::size_t skipped = 0; skipped <= one.most_between && at + skipped <= words.size(); ++skipped) {
                if (skipped > 0 && words[at + skipped - 1].written.text.empty()) break;  // no way through a wall
                if (auto const end = match_row(row, element + 1, words, at + skipped)) return end;
            }
            return std::nullopt;
        case Element::Kind::words:
            break;
    }
    for (auto const& choice : one.choices) {
        if (at + choice.size() > words.size()) continue;
        bool const fitting = std::equal(choice.begin(), choice.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                                        [](Wanted const& wanted, Heard const& word) { return wanted.fits(word); });
        if (fitting) {
            if (auto const end = match_row(row, element + 1, words, at + choice.size())) return end;
        } else if (choice.size() == 1 && choice.front().fits_joined(words[at])) {
            if (auto const end = match_row(row, element + 1, words, at + 2)) return end;
        }
    }
    return one.optional ? match_row(row, element + 1, words, at) : std::nullopt;
}

tl::unexpected<Error> malformed(std::string_view pattern, std::string_view why) {
    return fail(ErrorKind::bad_request, "urgent.malformed",
                "pattern \"" + std::string{pattern} + "\": " + std::string{why});
}

/// The rows of words that a choice stands for, or what is wrong with it. `_` parts the words of a row; a class in a row
/// gives as many rows as it has words.
std::string rows_of(std::string_view text, Classes const& classes, std::vector<std::string>& rows,
                    std::size_t depth = 0) {
    std::vector<std::string> made{""};
    for (auto const part : split(text, '_')) {
        std::vector<std::string> choices;
        if (part.size() > 2 && part.front() == '{' && part.back() == '}') {
            auto const found = classes.find(std::string{part.substr(1, part.size() - 2)});
            if (found == classes.end()) return "there is no class " + std::string{part};
            if (depth == deepest) return "classes hold each other: " + std::string{part};
            for (auto const& one : found->second)
                if (auto wrong = rows_of(one, classes, choices, depth + 1); !wrong.empty()) return wrong;
        } else {
            choices.emplace_back(part);
        }
        std::vector<std::string> longer;
        for (auto const& row : made)
            for (auto const& choice : choices) longer.push_back(row.empty() ? choice : row + " " + choice);
        made = std::move(longer);
    }
    rows.insert(rows.end(), made.begin(), made.end());
    return {};
}

Result<Element> read_element(std::string_view token, std::string_view pattern, Classes const& classes) {
    Element element;
    if (token.size() > 1 && token.find_first_not_of('.') == std::string_view::npos) {
        element.kind = Element::Kind::gap;
        element.most_between = token.size() == 2 ? most_near : most_far;
        return element;
    }
    if (token == "^" || token == "$") {
        element.kind = token == "^" ? Element::Kind::start : Element::Kind::end;
        return element;
    }
    if (token.front() == '?') {
        element.optional = true;
        token.remove_prefix(1);
    }
    std::vector<std::string> rows;
    for (auto const choice : split(token, '|'))
        if (auto const wrong = rows_of(choice, classes, rows); !wrong.empty()) return malformed(pattern, wrong);
    for (auto const& row : rows) {
        auto const words = signless_words(row, "*");
        if (!words.empty() && words.front() != "*") element.choices.emplace_back(words.begin(), words.end());
    }
    if (element.choices.empty()) return malformed(pattern, "a part has no word");
    return element;
}

bool is_needed(Element const& element) { return element.kind == Element::Kind::words && !element.optional; }

bool has_word(Row const& row) {
    return std::any_of(row.begin(), row.end(), [](auto const& one) { return is_needed(*one); });
}

}  // namespace

Wanted::Wanted(std::string_view word)
    : begins(word.back() == '*'), written(std::string{word.substr(0, word.size() - (begins ? 1 : 0))}) {
    auto sound = begins ? sound_of_start(written.text) : sound_of(written.text);
    key = Form{sound.empty() && !begins ? written.text : std::move(sound)};
    written_mask = mask_of(written.text);
    key_mask = mask_of(key.text);
}

bool Wanted::fits(Heard const& word) const {
    if (!begins) return word.key.head == key.head && word.key.text == key.text;
    if ((word.written.head & written_mask) == written.head && word.written.text.starts_with(written.text)) return true;
    return !key.text.empty() && (word.key.head & key_mask) == key.head && word.key.text.starts_with(key.text);
}

bool Wanted::fits_joined(Heard const& word) const {
    if (key.text.size() < shortest_joined || word.joined.text.size() < key.text.size()) return false;
    if ((word.joined.head & key_mask) != key.head) return false;
    return begins ? word.joined.text.starts_with(key.text) : word.joined.text == key.text;
}

Result<Pattern> PatternReader::read(std::string_view text) {
    Pattern pattern;
    auto* row = &pattern.first;
    for (auto const token : split(text, ' ')) {
        if (token.empty()) continue;
        if (token == "+") {
            row = &pattern.near.emplace_back();
            continue;
        }
        auto& element = elements_[std::string{token}];
        if (!element) element = std::make_shared<Element const>(TRY(read_element(token, text, *classes_)));
        row->push_back(element);
    }
    if (!has_word(pattern.first) || !std::all_of(pattern.near.begin(), pattern.near.end(), has_word))
        return malformed(text, "it needs a word");
    return pattern;
}

std::optional<Range> match(Pattern const& pattern, std::vector<Heard> const& words, std::size_t at) {
    auto const end = match_row(pattern.first, 0, words, at);
    if (!end) return std::nullopt;
    Range range{at, *end};
    if (pattern.near.empty()) return range;
    auto const is_wall = [&](std::size_t place) { return words[place].written.text.empty(); };
    auto from = at;
    while (from > 0 && at - from < most_apart && !is_wall(from - 1)) --from;
    auto until = *end;
    while (until < words.size() && until - *end < most_apart && !is_wall(until)) ++until;
    for (auto const& row : pattern.near) {
        std::optional<std::size_t> found;
        auto place = from;
        for (; place < until && !found; ++place) found = match_row(row, 0, words, place);
        if (!found) return std::nullopt;
        range.first = std::min(range.first, place - 1);
        range.second = std::max(range.second, *found);
    }
    return range;
}

void PatternSet::add_start(std::vector<Start>& starts, Wanted const& word, std::uint32_t element) {
    auto const known = std::find_if(starts.begin(), starts.end(),
                                    [&](Start const& start) { return start.word.written.text == word.written.text; });
    if (known == starts.end())
        starts.push_back({word, {element}});
    else if (known->elements.back() != element)
        known->elements.push_back(element);
}

void PatternSet::add(Pattern pattern, std::size_t owner) {
    auto& needs = needs_.emplace_back();
    auto const add_row = [&](Row const& row) {
        for (auto const& element : row) {
            if (!is_needed(*element)) continue;
            auto const number = numbers_.emplace(element.get(), static_cast<std::uint32_t>(numbers_.size()));
            needs.push_back(number.first->second);
            if (!number.second) continue;
            for (auto const& choice : element->choices) {
                auto const& word = choice.front();
                if (!word.begins) {
                    by_word_[word.key.text].push_back(number.first->second);
                    continue;
                }
                for (auto const& letters :
                     {word.written.text.substr(0, key_letters), word.key.text.substr(0, key_letters)})
                    if (!letters.empty()) add_start(by_letters_[letters], word, number.first->second);
            }
        }
    };
    add_row(pattern.first);
    for (auto const& row : pattern.near) add_row(row);
    patterns_.push_back(std::move(pattern));
    owners_.push_back(owner);
}

void PatternSet::finish() {
    // A word that begins many elements is likely an everyday word: an element with such words tells little.
    std::vector<std::size_t> commonness(numbers_.size());
    for (auto& [word, elements] : by_word_) {
        std::sort(elements.begin(), elements.end());
        elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
        for (auto const element : elements) commonness[element] += elements.size();
    }
    led_by_.resize(numbers_.size());
    for (std::uint32_t number = 0; number < patterns_.size(); ++number) {
        auto& needs = needs_[number];
        std::sort(needs.begin(), needs.end(), [&](auto a, auto b) { return commonness[a] < commonness[b]; });
        led_by_[needs.front()].push_back(number);
    }
    numbers_ = {};
}

PatternSet::Numbers PatternSet::possible(std::vector<Heard> const& words) const {
    std::vector<char> present(led_by_.size());
    Numbers met;
    auto const meet = [&](Numbers const& elements) {
        for (auto const element : elements) {
            if (present[element] == 0 && !led_by_[element].empty()) met.push_back(element);
            present[element] = 1;
        }
    };
    auto const meet_word = [&](std::string const& key) {
        if (auto const found = by_word_.find(key); found != by_word_.end()) meet(found->second);
    };
    auto const meet_starts = [&](Heard const& word, std::string const& letters) {
        auto const found = by_letters_.find(letters);
        if (found == by_letters_.end()) return;
        for (auto const& start : found->second)
            if (start.word.fits(word) || start.word.fits_joined(word)) meet(start.elements);
    };
    for (auto const& word : words) {
        if (word.written.text.empty()) continue;
        meet_word(word.key.text);
        if (!word.joined.text.empty()) meet_word(word.joined.text);
        meet_starts(word, word.written.text.substr(0, key_letters));
        if (word.key.text.compare(0, key_letters, word.written.text, 0, key_letters) != 0)
            meet_starts(word, word.key.text.substr(0, key_letters));
    }
    Numbers patterns;
    for (auto const element : met)
        for (auto const number : led_by_[element])
            if (std::all_of(needs_[number].begin(), needs_[number].end(), [&](auto one) { return present[one] != 0; }))
                patterns.push_back(number);
    return patterns;
}

}  // namespace plein::directory::urgent
