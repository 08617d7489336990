// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/frontdoor/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The SQL of help questions, all of it. What a resident wrote and how to reach them is sealed here and opened here, so
/// no other code sees the stored form. Workers read through the row filter; a resident reads by the hash of their code.
namespace plein::frontdoor::store {

/// A new question as it is stored.
struct NewQuestion {
    QuestionId id;
    std::int64_t number = 0;
    std::string code_hash;
    std::string channel;
    std::string neighbourhood;
    std::int64_t area_year = 0;
    Day due{};
    Ask ask;
};

/// The next free number. Two that ask at once meet the unique index and one of them starts again.
[[nodiscard]] Result<std::int64_t> next_number(db::Read& read, access::Grant const& grant);

Result<void> insert_question(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                             NewQuestion const& question);

Result<void> insert_event(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, QuestionId id,
                          Event const& event);

/// Where a question stands.
struct Standing {
    State state = State::open;
    std::string owner;  ///< account id, or empty
    Day due{};
    bool may_be_urgent = false;
};

/// Ends version `version` and begins the next one.
/// Errors: conflict `question.changed` where `version` is no longer the current one.
Result<void> change_state(db::Write& write, access::Grant const& grant, QuestionId id, std::int64_t version,
                          Standing const& next);

/// A question that the grant's purpose and organisation may see. Errors: forbidden_or_absent `question.absent`.
[[nodiscard]] Result<Question> find_question(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                             QuestionId id);

/// The question that a code opens. Errors: forbidden_or_absent `question.absent`.
[[nodiscard]] Result<Question> find_by_code(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                            std::string_view code_hash);

/// Where a page of the list begins: after the row with these.
struct ListKey {
    bool urgent = true;  ///< waits_urgently(); of no account where the newest come first
    std::string due_day;
    Uuid id{};
};

/// What a worker's list asks for.
struct ListFilter {
    std::vector<State> states;
    std::string owner;  ///< account id; empty for everybody's
    std::optional<ListKey> after;
    std::string from_day{};   ///< the first due day that counts; empty for all
    std::string until_day{};  ///< the last one; empty for all
    int most = 50;            ///< 1 to 200
    bool newest_first = false;
};

/// Rows in order: who may not be able to wait, then by due day and age; by due day and age the other way round where
/// the newest come first.
[[nodiscard]] Result<std::vector<QuestionRow>> list_questions(db::Read& read, crypto::Keyring const& keys,
                                                              access::Grant const& grant, ListFilter const& filter);

/// How many questions stand in each state, of those the grant may see.
struct Count {
    State state = State::open;
    std::string due_day;
    std::int64_t count = 0;
};
[[nodiscard]] Result<std::vector<Count>> count_questions(db::Read& read, access::Grant const& grant);

/// A question that is closed or withdrawn, and since when.
struct Ended {
    QuestionId id;
    Instant at{};
};

/// The 200 questions of the organisation that ended longest ago, the oldest first.
[[nodiscard]] Result<std::vector<Ended>> find_ended(db::Read& read, access::Grant const& grant,
                                                    std::string_view organisation);

/// Removes a question that find_ended gave, with all its versions and everything written to it, and ends who may see
/// it. False, and nothing is removed, where it was opened again since or is there no more.
Result<bool> destroy_question(db::Write& write, access::Grant const& grant, Ended const& question);

}  // namespace plein::frontdoor::store
