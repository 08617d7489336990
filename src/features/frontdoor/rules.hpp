// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "features/frontdoor/model.hpp"

/// Pure decisions about help questions.
namespace plein::frontdoor {

/// Longest texts, in code points; the forms say the same.
inline constexpr std::size_t most_story = 4000;
inline constexpr std::size_t most_answer = 4000;
inline constexpr std::size_t most_short_text = 200;
inline constexpr std::size_t most_themes = 18;

/// Checks and cleans what was sent. Only a story is needed: no field is forced that we can do without; a postcode and
/// an address are only checked where they are given. Someone who wants to be called or mailed gives a number or
/// address; what belongs to another way of contact is dropped, since the page no longer shows it and nobody may use it.
/// Of the themes stay those that stand in `known`, each once, in that order, at most `most_themes`. Errors: bad_request
/// `question.incomplete` with all field errors together: `story.missing`, `story.too_long`, `postcode.malformed`,
/// `phone.malformed`, `phone.missing`, `mail.malformed`, `mail.missing`, `name.too_long`, `call_when.too_long`.
[[nodiscard]] Result<Ask> check(Ask ask, std::vector<std::string> const& known);

/// The theme under which a question is counted: its own where it has one, `several` where it has more, since to count
/// it under one of them would say what nobody said; empty where it has none.
[[nodiscard]] std::string counted_theme(std::vector<std::string> const& themes);

/// What may follow on what.
enum class Act { take, answer, add, close, withdraw };
[[nodiscard]] bool may_follow(State state, Act act);

/// The state after an act.
[[nodiscard]] State after(State state, Act act);

/// In which part of the worker's list a question stands.
enum class Group { late, today, later, waiting, closed };
[[nodiscard]] Group group_of(QuestionRow const& row, Day today);

/// Whether a question that ended then has been kept long enough: from the day after the last one of the term.
[[nodiscard]] bool may_be_destroyed(Term const& retention, Instant ended_at, Day today);

/// The day the term runs from: the day of asking in Amsterdam.
[[nodiscard]] Day due_day(Term const& term, Instant asked_at);

/// The last day on which the resident was promised to hear from us: from the day of asking, or of what was added after
/// an answer or a closure. What may be urgent is due to the worker earlier; to the resident nothing else is promised.
[[nodiscard]] Day promised_day(Term const& term, Question const& question);

/// All that the resident wrote to a question, as one text.
[[nodiscard]] std::string words_of(Question const& question);

}  // namespace plein::frontdoor
