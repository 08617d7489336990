// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "features/directory/rules_learned.hpp"

/// Questions that cannot wait, recognised by patterns of words (data/urgent.toml says how a pattern reads) and by their
/// likeness to questions that people judged.
namespace plein::directory {

struct UrgentPhone {
    std::string label_nl;
    std::string label_en;
    std::string number;  ///< as people read it
    std::string link;    ///< digits
    std::string note_nl;
    std::string note_en;
};

struct UrgentRule {
    std::string code;
    std::int64_t order = 0;
    std::string title_nl;
    std::string title_en;
    std::string sign_nl;  ///< what it is about, in a few words for a colleague
    std::string sign_en;
    std::string text_nl;
    std::string text_en;
    std::vector<std::string> phrases;
    std::vector<std::string> unless;  ///< taken out of the question before the phrases are read
    std::vector<UrgentPhone> phones;  ///< the one to call first, then others
};

/// The themes in which somebody with such an urgent question finds help after the call, the nearest first; empty for a
/// rule of the municipality's own.
[[nodiscard]] std::vector<std::string> themes_of_urgent(std::string_view code);

/// Whether who asks may have to leave the screen in a moment, because somebody dangerous may look along: violence, an
/// unsafe child, danger, suicide.
[[nodiscard]] bool wants_quick_leave(UrgentRule const& rule);

/// How far what was learned is believed; probabilities in [0, 1].
struct Hearing {
    std::shared_ptr<Learned const> learned;  ///< null where only the patterns ring
    double ring = 1;                         ///< from where a question rings without a pattern
    double also = 1;                         ///< from where one that rings names a rule beside the likeliest
    double hush = 0;                         ///< below it a familiar question does not ring for a pattern either
};

/// The rules, made ready to read. Threads: safe.
class UrgentRules {
public:
    /// `classes` are words by the name that patterns use: {dood}.
    /// Errors: bad_request `urgent.malformed`: a pattern without a word, or with a class that does not exist.
    [[nodiscard]] static Result<std::shared_ptr<UrgentRules const>> make(
        std::map<std::string, std::vector<std::string>> const& classes, std::vector<UrgentRule> rules,
        Hearing hearing = {});
    ~UrgentRules();

    /// The rules of which a pattern matches the question, or that it is like; in their order.
    /// Cost: some tens of microseconds; at most 400 words are read.
    [[nodiscard]] std::vector<UrgentRule const*> matching(std::string_view question) const;
    /// The same for a question of which the likeness is known already.
    [[nodiscard]] std::vector<UrgentRule const*> matching(std::string_view question, Guess const& guess) const;

    [[nodiscard]] std::vector<UrgentRule> const& rules() const;

private:
    struct State;
    explicit UrgentRules(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace plein::directory
