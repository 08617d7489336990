// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/vocabulary.hpp"

#include <xapian.h>

#include "platform/search/compounds.hpp"
#include "platform/search/words.hpp"

namespace plein::search {

struct Stemmers::State {
    Xapian::Stem dutch{"dutch"};
    Xapian::Stem kraaij_pohlmann{"kraaij_pohlmann"};
};

Stemmers::Stemmers() : state_(std::make_unique<State>()) {}
Stemmers::~Stemmers() = default;

std::vector<std::string> Stemmers::stems(std::string_view folded) {
    std::string const word{folded};
    std::vector<std::string> found{state_->dutch(word)};
    auto other = state_->kraaij_pohlmann(word);
    if (other != found.front() && !other.empty()) found.push_back(std::move(other));
    return found;
}

WordForms& Vocabulary::meet(std::string_view folded) {
    if (auto const known = words_.find(folded); known != words_.end()) return known->second;
    WordForms forms;
    for (auto& stem : stemmers_.stems(folded)) {
        auto const number = static_cast<std::uint32_t>(numbers_.size());
        forms.terms.push_back(numbers_.emplace(std::move(stem), number).first->second);
    }
    for (auto const part : parts_of(folded)) {
        auto const& of_part = meet(part).terms;
        forms.part_terms.insert(forms.part_terms.end(), of_part.begin(), of_part.end());
    }
    return words_.emplace(std::string{folded}, std::move(forms)).first->second;
}

WordForms const* Vocabulary::find(std::string_view folded) const {
    auto const known = words_.find(folded);
    return known == words_.end() ? nullptr : &known->second;
}

WordForms Vocabulary::guess(std::string_view folded, Stemmers& stemmers) const {
    WordForms forms;
    for (auto const& stem : stemmers.stems(folded))
        if (auto const at = numbers_.find(stem); at != numbers_.end()) forms.terms.push_back(at->second);
    for (auto const part : parts_of(folded))
        if (auto const* known = find(part); known != nullptr)
            forms.part_terms.insert(forms.part_terms.end(), known->terms.begin(), known->terms.end());
    return forms;
}

std::vector<std::string_view> Vocabulary::parts_of(std::string_view folded) const {
    return split_compound(folded,
                          [this](std::string_view part) { return dictionary_->lists(part) && !is_stop_word(part); });
}

}  // namespace plein::search
