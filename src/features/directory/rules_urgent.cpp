// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_urgent.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_between = 3;  ///< words that .. may stand for
constexpr std::size_t most_words = 400;
constexpr std::size_t key_letters = 2;  ///< patterns are found by the first letters of their first word

/// One thing in a pattern: any of several rows of words, or a sign.
struct Element {
    enum class Kind { words, gap, start, end } kind = Kind::words;
    bool optional = false;
    std::vector<std::vector<std::string>> choices;  ///< a word that ends in * fits every word that begins so
};
using Pattern = std::vector<Element>;

std::vector<std::string> signless_words(std::string_view text, std::string_view kept) {
    std::vector<std::string> words;
    std::string word;
    auto const finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (char const c : fold(text)) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || kept.find(c) != std::string_view::npos;
        if (letter)
            word += c;
        else
            finish();
    }
    finish();
    return words;
}

bool fits(std::string_view wanted, std::string_view word) {
    if (word.empty()) return false;  // a wall
    if (!wanted.empty() && wanted.back() == '*') {
        wanted.remove_suffix(1);
        return word.substr(0, wanted.size()) == wanted;
    }
    return word == wanted;
}

/// Where the pattern, from `element` on, can end if it goes on at `at`; nothing where it does not fit.
std::optional<std::size_t> match(Pattern const& pattern, std::size_t element, std::vector<std::string> const& words,
                                 std::size_t at) {
    if (element == pattern.size()) return at;
    auto const& one = pattern[element];
    switch (one.kind) {
        case Element::Kind::start:
            return at == 0 ? match(pattern, element + 1, words, at) : std::nullopt;
        case Element::Kind::end:
            return at == words.size() ? match(pattern, element + 1, words, at) : std::nullopt;
        case Element::Kind::gap:
            for (std::size_t skipped = 0; skipped <= most_between && at + skipped <= words.size(); ++skipped) {
                if (skipped > 0 && words[at + skipped - 1].empty()) break;  // no way through a wall
                if (auto const end = match(pattern, element + 1, words, at + skipped)) return end;
            }
            return std::nullopt;
        case Element::Kind::words:
            break;
    }
    for (auto const& choice : one.choices) {
        if (at + choice.size() > words.size()) continue;
        bool const fitting =
            std::equal(choice.begin(), choice.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                       [](std::string const& wanted, std::string const& word) { return fits(wanted, word); });
        if (!fitting) continue;
        if (auto const end = match(pattern, element + 1, words, at + choice.size())) return end;
    }
    return one.optional ? match(pattern, element + 1, words, at) : std::nullopt;
}

using Classes = std::map<std::string, std::vector<std::string>>;

tl::unexpected<Error> malformed(std::string_view pattern, std::string_view why) {
    return fail(ErrorKind::bad_request, "urgent.malformed",
                "pattern \"" + std::string{pattern} + "\": " + std::string{why});
}

Result<Pattern> read_pattern(std::string_view text, Classes const& classes) {
    Pattern pattern;
    bool any_word = false;
    for (auto token : split(text, ' ')) {
        if (token.empty()) continue;
        Element element;
        bool const dots = token.size() > 1 && token.find_first_not_of('.') == std::string_view::npos;
        if (dots || token == "^" || token == "$") {
            element.kind = dots ? Element::Kind::gap : token == "^" ? Element::Kind::start : Element::Kind::end;
            pattern.push_back(std::move(element));
            continue;
        }
        if (token.front() == '?') {
            element.optional = true;
            token.remove_prefix(1);
        }
        for (auto const choice : split(token, '|')) {
            if (choice.size() > 2 && choice.front() == '{' && choice.back() == '}') {
                auto const found = classes.find(std::string{choice.substr(1, choice.size() - 2)});
                if (found == classes.end()) return malformed(text, "there is no class " + std::string{choice});
                for (auto const& words : found->second) element.choices.push_back(signless_words(words, "*"));
            } else {
                element.choices.push_back(signless_words(choice, "*"));
            }
        }
        std::erase_if(element.choices, [](auto const& choice) { return choice.empty() || choice.front() == "*"; });
        if (element.choices.empty()) return malformed(text, "a part has no word");
        any_word = any_word || !element.optional;
        pattern.push_back(std::move(element));
    }
    if (!any_word) return malformed(text, "it needs a word");
    return pattern;
}

/// Patterns by the words they can begin with.
struct PatternSet {
    using Numbers = std::vector<std::uint32_t>;
    std::vector<Pattern> patterns;
    std::unordered_map<std::string, Numbers> by_word;
    std::unordered_map<std::string, Numbers> by_letters;  ///< begin with a word that ends in *: by its first letters
    Numbers anywhere;                                     ///< begin with a sign

    void add(Pattern pattern) {
        auto const number = static_cast<std::uint32_t>(patterns.size());
        std::vector<std::string> firsts;
        bool keyed = false;
        for (auto const& element : pattern) {
            if (element.kind != Element::Kind::words) break;
            for (auto const& choice : element.choices) firsts.push_back(choice.front());
            keyed = !element.optional;
            if (keyed) break;
        }
        auto const is_short_start = [](std::string const& word) {
            return word.back() == '*' && word.size() <= key_letters;
        };
        if (!keyed || std::any_of(firsts.begin(), firsts.end(), is_short_start)) {
            anywhere.push_back(number);
        } else {
            std::sort(firsts.begin(), firsts.end());
            firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
            for (auto const& word : firsts) {
                auto& numbers = word.back() == '*' ? by_letters[word.substr(0, key_letters)] : by_word[word];
                if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
            }
        }
        patterns.push_back(std::move(pattern));
    }

    /// Calls `each` with every match (first word, one past the last word) until it returns false.
    template <class Each>
    void find(std::vector<std::string> const& words, Each const& each) const {
        auto const try_all = [&](Numbers const& numbers, std::size_t at) {
            for (auto const number : numbers)
                if (auto const end = match(patterns[number], 0, words, at); end && !each(at, *end)) return false;
            return true;
        };
        auto const try_found = [&](std::unordered_map<std::string, Numbers> const& table, std::string const& key,
                                   std::size_t at) {
            auto const found = table.find(key);
            return found == table.end() || try_all(found->second, at);
        };
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!try_all(anywhere, at) || !try_found(by_word, words[at], at) ||
                !try_found(by_letters, words[at].substr(0, key_letters), at))
                return;
        }
    }
};

}  // namespace

std::vector<std::string> themes_of_urgent(std::string_view code) {
    if (code == "medical") return {"physical-health"};
    if (code == "suicide") return {"mental-health"};
    if (code == "child-unsafe") return {"safety", "growing-up"};
    if (code == "violence") return {"safety", "family"};
    if (code == "no-shelter") return {"housing"};
    if (code == "crisis-debt") return {"money", "housing"};
    return {};
}

struct UrgentRules::State {
    std::vector<UrgentRule> rules;
    std::vector<PatternSet> phrases;  ///< per rule
    std::vector<PatternSet> unless;
};

Result<std::shared_ptr<UrgentRules const>> UrgentRules::make(Classes const& classes, std::vector<UrgentRule> rules) {
    auto state = std::make_unique<State>();
    std::stable_sort(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    for (auto const& rule : rules) {
        auto& phrases = state->phrases.emplace_back();
        for (auto const& text : rule.phrases) phrases.add(TRY(read_pattern(text, classes)));
        auto& unless = state->unless.emplace_back();
        for (auto const& text : rule.unless) unless.add(TRY(read_pattern(text, classes)));
    }
    state->rules = std::move(rules);
    return std::shared_ptr<UrgentRules const>(new UrgentRules(std::move(state)));
}

UrgentRules::UrgentRules(std::unique_ptr<State> state) : state_(std::move(state)) {}
UrgentRules::~UrgentRules() = default;

std::vector<UrgentRule> const& UrgentRules::rules() const { return state_->rules; }

std::vector<UrgentRule const*> UrgentRules::matching(std::string_view question) const {
    std::vector<UrgentRule const*> matching;
    if (!is_utf8(question)) return matching;
    auto words = signless_words(question, "");
    if (words.size() > most_words) words.resize(most_words);
    for (std::size_t i = 0; i < state_->rules.size(); ++i) {
        bool rings = false;
        auto const ring = [&](std::size_t, std::size_t) {
            rings = true;
            return false;
        };
        state_->phrases[i].find(words, ring);
        if (!rings) continue;
        // Only now the exceptions: they are needed for the few questions that match at all.
        auto left = words;
        state_->unless[i].find(words, [&](std::size_t from, std::size_t to) {
            for (auto at = from; at < to; ++at) left[at].clear();
            return true;
        });
        rings = false;
        state_->phrases[i].find(left, ring);
        if (rings) matching.push_back(&state_->rules[i]);
    }
    return matching;
}

}  // namespace plein::directory
