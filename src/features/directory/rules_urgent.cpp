// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_urgent.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_between = 3;  ///< words that .. may stand for
constexpr std::size_t most_words = 400;
constexpr std::size_t key_letters = 2;  ///< patterns are found by the first letters of their first word

constexpr std::size_t head_letters = sizeof(std::uint64_t);

/// The first eight letters as one number, zeros behind them, so that most words are told apart by one comparison.
std::uint64_t head_of(std::string_view word) {
    std::uint64_t head = 0;
    std::memcpy(&head, word.data(), std::min(word.size(), head_letters));
    return head;
}

/// A word of a question; an empty one is a wall, which nothing fits.
struct Heard {
    std::string text;
    std::uint64_t head = 0;
};

/// A word of a pattern. One that ended in * fits every word that begins so.
struct Wanted {
    explicit Wanted(std::string_view word) : begins(word.back() == '*'), text(word.substr(0, word.size() - begins)) {
        head = head_of(text);
        if (begins) mask = head_of(std::string(std::min(text.size(), head_letters), '\xff'));
    }
    [[nodiscard]] bool fits(Heard const& word) const {
        if ((word.head & mask) != head || word.text.empty()) return false;
        return begins ? word.text.starts_with(text) : word.text == text;
    }
    bool begins = false;
    std::string text;
    std::uint64_t head = 0;
    std::uint64_t mask = ~std::uint64_t{0};  ///< the letters of a head that count
};

/// One thing in a pattern: any of several rows of words, or a sign.
struct Element {
    enum class Kind { words, gap, start, end } kind = Kind::words;
    bool optional = false;
    std::vector<std::vector<Wanted>> choices;
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

/// Where the pattern, from `element` on, can end if it goes on at `at`; nothing where it does not fit.
std::optional<std::size_t> match(Pattern const& pattern, std::size_t element, std::vector<Heard> const& words,
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
                if (skipped > 0 && words[at + skipped - 1].text.empty()) break;  // no way through a wall
                if (auto const end = match(pattern, element + 1, words, at + skipped)) return end;
            }
            return std::nullopt;
        case Element::Kind::words:
            break;
    }
    for (auto const& choice : one.choices) {
        if (at + choice.size() > words.size()) continue;
        bool const fitting = std::equal(choice.begin(), choice.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                                        [](Wanted const& wanted, Heard const& word) { return wanted.fits(word); });
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

void add_choice(Element& element, std::string_view text) {
    auto const words = signless_words(text, "*");
    if (words.empty() || words.front() == "*") return;
    element.choices.emplace_back(words.begin(), words.end());
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
                for (auto const& words : found->second) add_choice(element, words);
            } else {
                add_choice(element, choice);
            }
        }
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
    std::vector<std::size_t> owners;  ///< per pattern, the number of its rule
    std::unordered_map<std::string, Numbers> by_word;
    std::unordered_map<std::string, Numbers> by_letters;  ///< begin with a word that ends in *: by its first letters
    Numbers at_start;                                     ///< begin with ^
    Numbers anywhere;                                     ///< begin with another sign, or with too few letters

    void add(Pattern pattern, std::size_t owner) {
        auto const number = static_cast<std::uint32_t>(patterns.size());
        std::vector<std::pair<std::string, bool>> firsts;  // a word, and whether others may begin with it
        bool keyed = false;
        for (auto const& element : pattern) {
            if (element.kind != Element::Kind::words) break;
            for (auto const& choice : element.choices) firsts.emplace_back(choice.front().text, choice.front().begins);
            keyed = !element.optional;
            if (keyed) break;
        }
        auto const is_short_start = [](auto const& first) { return first.second && first.first.size() < key_letters; };
        if (pattern.front().kind == Element::Kind::start) {
            at_start.push_back(number);
        } else if (!keyed || std::any_of(firsts.begin(), firsts.end(), is_short_start)) {
            anywhere.push_back(number);
        } else {
            std::sort(firsts.begin(), firsts.end());
            firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
            for (auto const& [word, begins] : firsts) {
                auto& numbers = begins ? by_letters[word.substr(0, key_letters)] : by_word[word];
                if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
            }
        }
        patterns.push_back(std::move(pattern));
        owners.push_back(owner);
    }

    /// Tries the patterns of the rules that `lets` lets through; calls `each` with every match: the rule, the first
    /// word and one past the last.
    template <class Lets, class Each>
    void find(std::vector<Heard> const& words, Lets const& lets, Each const& each) const {
        auto const try_all = [&](Numbers const& numbers, std::size_t at) {
            for (auto const number : numbers) {
                if (!lets(owners[number])) continue;
                if (auto const end = match(patterns[number], 0, words, at)) each(owners[number], at, *end);
            }
        };
        auto const try_found = [&](std::unordered_map<std::string, Numbers> const& table, std::string const& key,
                                   std::size_t at) {
            if (auto const found = table.find(key); found != table.end()) try_all(found->second, at);
        };
        try_all(at_start, 0);
        for (std::size_t at = 0; at < words.size(); ++at) {
            try_all(anywhere, at);
            try_found(by_word, words[at].text, at);
            try_found(by_letters, words[at].text.substr(0, key_letters), at);
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
    PatternSet phrases;  ///< of all rules, so that a word of the question is looked up once
    PatternSet unless;
};

Result<std::shared_ptr<UrgentRules const>> UrgentRules::make(Classes const& classes, std::vector<UrgentRule> rules) {
    auto state = std::make_unique<State>();
    std::stable_sort(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        for (auto const& text : rules[rule].phrases) state->phrases.add(TRY(read_pattern(text, classes)), rule);
        for (auto const& text : rules[rule].unless) state->unless.add(TRY(read_pattern(text, classes)), rule);
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
    std::vector<Heard> words;
    for (auto& text : signless_words(question, "")) {
        if (words.size() == most_words) break;
        auto const head = head_of(text);
        words.push_back({std::move(text), head});
    }
    std::vector<bool> rings(state_->rules.size());
    auto const not_yet = [&](std::size_t rule) { return !rings[rule]; };
    auto const ring = [&](std::size_t rule, std::size_t, std::size_t) { rings[rule] = true; };
    state_->phrases.find(words, not_yet, ring);
    for (std::size_t rule = 0; rule < rings.size(); ++rule) {
        if (!rings[rule]) continue;
        // Only now the exceptions: they are needed for the few questions that match at all.
        auto left = words;
        auto const own = [&](std::size_t owner) { return owner == rule; };
        state_->unless.find(words, own, [&](std::size_t, std::size_t from, std::size_t to) {
            for (auto at = from; at < to; ++at) left[at] = {};
        });
        bool still = false;
        state_->phrases.find(
            left, [&](std::size_t owner) { return owner == rule && !still; },
            [&](std::size_t, std::size_t, std::size_t) { still = true; });
        if (still) matching.push_back(&state_->rules[rule]);
    }
    return matching;
}

}  // namespace plein::directory
