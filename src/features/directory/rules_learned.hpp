// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engines/likeness/likeness.hpp"

/// What a question is about, by its likeness to the questions in data/questions.csv.
namespace plein::directory {

/// A question as the model takes it: its words by sound, so that what sounds alike is alike.
[[nodiscard]] likeness::Words words_as_heard(std::string_view question);

/// A code and how probable it is, in [0, 1].
using Likely = std::pair<std::string_view, double>;

/// What a question probably is. The codes live as long as the Learned that made it.
struct Guess {
    double urgent = 0;                 ///< how probable it is that it cannot wait
    bool familiar = false;             ///< most of its words were learned: it may be told that it can wait
    std::vector<Likely> urgent_rules;  ///< codes of rules, the most probable first
    std::vector<Likely> themes;        ///< the most probable first
};

/// The model with what its labels mean. Threads: safe.
class Learned {
public:
    explicit Learned(likeness::Model model);
    /// Cost: about 10 microseconds for ten words; at most 400 words are read. What is no UTF-8 is like nothing.
    [[nodiscard]] Guess of(std::string_view question) const;

private:
    enum class About { other, urgent, urgent_rule, theme };
    likeness::Model model_;
    std::vector<std::pair<About, std::string>> labels_;  ///< per label of the model: what it says, and of which code
};

}  // namespace plein::directory
