// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_learned.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "features/directory/rules_urgent_words.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_words = 400;
constexpr double most_of = 0.6;  // a question in French shares its small words with Dutch

}  // namespace

likeness::Words words_as_heard(std::string_view question) {
    likeness::Words words;
    for (auto& heard : urgent::hear(question, most_words)) words.push_back(std::move(heard.key.text));
    return words;
}

Learned::Learned(likeness::Model model) : model_(std::move(model)) {
    for (auto const& label : model_.labels()) {
        auto const family = likeness::family_of(label);
        auto const code = label == family ? std::string{} : label.substr(family.size() + 1);
        auto about = About::other;
        if (family == "urgent") about = code.empty() ? About::urgent : About::urgent_rule;
        if (family == "themes" && !code.empty()) about = About::theme;
        labels_.emplace_back(about, code);
    }
}

Guess Learned::of(std::string_view question) const {
    Guess guess;
    if (!is_utf8(question)) return guess;
    auto const words = words_as_heard(question);
    auto const probable = model_.of(words);
    guess.familiar = model_.familiar(words) >= most_of;
    for (std::size_t i = 0; i < probable.size(); ++i) {
        auto const& [about, code] = labels_[i];
        auto const how = static_cast<double>(probable[i]);
        if (about == About::urgent) guess.urgent = how;
        if (about == About::urgent_rule) guess.urgent_rules.emplace_back(code, how);
        if (about == About::theme) guess.themes.emplace_back(code, how);
    }
    auto const more = [](Likely const& a, Likely const& b) { return a.second > b.second; };
    std::stable_sort(guess.urgent_rules.begin(), guess.urgent_rules.end(), more);
    std::stable_sort(guess.themes.begin(), guess.themes.end(), more);
    return guess;
}

}  // namespace plein::directory
