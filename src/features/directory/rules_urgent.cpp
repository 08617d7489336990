// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_urgent.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "features/directory/rules_urgent_patterns.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_words = 400;

}  // namespace

std::vector<std::string> themes_of_urgent(std::string_view code) {
    if (code == "danger") return {"safety"};
    if (code == "medical") return {"physical-health"};
    if (code == "suicide") return {"mental-health"};
    if (code == "child-unsafe") return {"safety", "growing-up"};
    if (code == "violence") return {"safety", "family"};
    if (code == "no-shelter") return {"housing"};
    if (code == "crisis-debt") return {"money", "housing"};
    return {};
}

bool wants_quick_leave(UrgentRule const& rule) {
    return rule.code == "violence" || rule.code == "child-unsafe" || rule.code == "danger" || rule.code == "suicide";
}

struct UrgentRules::State {
    std::vector<UrgentRule> rules;
    urgent::PatternSet phrases;  ///< of all rules, so that a word of the question is looked up once
    urgent::PatternSet unless;
    Hearing hearing;

    /// Notes the rules that the question is like.
    void ring_by_likeness(Guess const& guess, std::vector<bool>& rings) const;
};

void UrgentRules::State::ring_by_likeness(Guess const& guess, std::vector<bool>& rings) const {
    if (guess.urgent < hearing.ring) return;
    // That it cannot wait is surer than why: the likeliest rule rings in any case, others only where they are likely.
    bool const known = std::find(rings.begin(), rings.end(), true) != rings.end();
    for (std::size_t i = 0; i < guess.urgent_rules.size(); ++i) {
        auto const& [code, probable] = guess.urgent_rules[i];
        if (probable < hearing.also && (i > 0 || known)) break;
        for (std::size_t rule = 0; rule < rules.size(); ++rule)
            if (rules[rule].code == code) rings[rule] = true;
    }
}

Result<std::shared_ptr<UrgentRules const>> UrgentRules::make(urgent::Classes const& classes,
                                                             std::vector<UrgentRule> rules, Hearing hearing) {
    auto state = std::make_unique<State>();
    std::stable_sort(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    // A pattern reads _ as the space between two words, so a class with one in its name would never be found.
    for (auto const& [name, words] : classes)
        if (name.find('_') != std::string::npos)
            return fail(ErrorKind::bad_request, "urgent.malformed", "the name of the class " + name + " holds a _");
    urgent::PatternReader reader{classes};
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        for (auto const& text : rules[rule].phrases) state->phrases.add(TRY(reader.read(text)), rule);
        for (auto const& text : rules[rule].unless) state->unless.add(TRY(reader.read(text)), rule);
    }
    state->phrases.finish();
    state->unless.finish();
    state->rules = std::move(rules);
    state->hearing = std::move(hearing);
    return std::shared_ptr<UrgentRules const>(new UrgentRules(std::move(state)));
}

UrgentRules::UrgentRules(std::unique_ptr<State> state) : state_(std::move(state)) {}
UrgentRules::~UrgentRules() = default;

std::vector<UrgentRule> const& UrgentRules::rules() const { return state_->rules; }

std::vector<UrgentRule const*> UrgentRules::matching(std::string_view question) const {
    auto const& learned = state_->hearing.learned;
    return matching(question, learned ? learned->of(question) : Guess{});
}

std::vector<UrgentRule const*> UrgentRules::matching(std::string_view question, Guess const& guess) const {
    std::vector<UrgentRule const*> matching;
    if (!is_utf8(question)) return matching;
    auto const words = urgent::hear(question, most_words);
    std::vector<bool> fits(state_->rules.size());
    auto const not_yet = [&](std::size_t rule) { return !fits[rule]; };
    auto const note = [&](std::size_t rule, urgent::Range) { fits[rule] = true; };
    state_->phrases.find(words, not_yet, note);
    std::vector<bool> rings(fits.size());
    for (std::size_t rule = 0; rule < fits.size(); ++rule) {
        if (!fits[rule]) continue;
        // Only now the exceptions: they are needed for the few questions that match at all.
        auto left = words;
        auto const own = [&](std::size_t owner) { return owner == rule; };
        state_->unless.find(words, own, [&](std::size_t, urgent::Range range) {
            for (auto at = range.first; at < range.second; ++at) left[at] = {};
            if (range.first > 0) left[range.first - 1].joined = {};
        });
        state_->phrases.find(
            left, [&](std::size_t owner) { return owner == rule && !rings[rule]; },
            [&](std::size_t, urgent::Range) { rings[rule] = true; });
    }
    // Words of danger in a question that is like none that could not wait: 'doodsbang voor de tandarts'.
    if (guess.familiar && guess.urgent < state_->hearing.hush) rings.assign(rings.size(), false);
    state_->ring_by_likeness(guess, rings);
    for (std::size_t rule = 0; rule < rings.size(); ++rule)
        if (rings[rule]) matching.push_back(&state_->rules[rule]);
    return matching;
}

}  // namespace plein::directory
