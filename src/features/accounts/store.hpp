// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/accounts/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

/// All SQL of the accounts.
namespace plein::accounts::store {

/// An account with what is never shown.
struct Secret {
    Account account;
    std::string password;  ///< Argon2id text form
};

struct Session {
    SessionId id{};
    Account account;
    Instant started_at{};
    Instant touched_at{};
};

/// Errors: conflict `account.name_taken`.
Result<void> insert_account(db::Write& write, access::Grant const& grant, Account const& account,
                            std::string_view password);
Result<void> grant_role(db::Write& write, access::Grant const& grant, AccountId account, access::Role role);
Result<void> revoke_role(db::Write& write, access::Grant const& grant, AccountId account, access::Role role);
Result<void> disable(db::Write& write, access::Grant const& grant, AccountId account);
Result<void> replace_password(db::Write& write, access::Grant const& grant, AccountId account,
                              std::string_view password);

/// The account with that normal name, disabled or not.
[[nodiscard]] Result<std::optional<Secret>> find_account(db::Read& read, access::Grant const& grant,
                                                         std::string_view name);
/// The names of those that exist, disabled or not; one query for each 64.
[[nodiscard]] Result<std::map<AccountId, std::string>> find_display_names(db::Read& read, access::Grant const& grant,
                                                                          std::vector<AccountId> const& ids);
/// A page of at most 200 in the order people read, after the account `after`.
[[nodiscard]] Result<std::vector<Account>> list_accounts(db::Read& read, access::Grant const& grant,
                                                         std::optional<AccountId> after);
[[nodiscard]] Result<std::vector<Account>> list_demonstration(db::Read& read, access::Grant const& grant);

Result<void> insert_session(db::Write& write, access::Grant const& grant, SessionId id, AccountId account,
                            std::string_view token_hash);
/// The session that has not ended, with its account as it is now; disabled accounts have none.
[[nodiscard]] Result<std::optional<Session>> find_session(db::Read& read, access::Grant const& grant,
                                                          std::string_view token_hash);
Result<void> touch_session(db::Write& write, access::Grant const& grant, SessionId id);
/// The number that ended: 1, or 0 where it had ended or belongs to another account.
Result<std::int64_t> end_session(db::Write& write, access::Grant const& grant, SessionId id, AccountId account);
Result<void> end_session_of_token(db::Write& write, access::Grant const& grant, std::string_view token_hash);
Result<void> end_sessions_of(db::Write& write, access::Grant const& grant, AccountId account);
/// The most that delete_sessions and delete_counts forget in one Write, so that nobody waits for them.
inline constexpr std::int64_t forgotten_at_once = 1000;
/// Forgets sessions made before `before`, at most forgotten_at_once; the number.
Result<std::int64_t> delete_sessions(db::Write& write, access::Grant const& grant, Instant before);

/// A counter of failed sign-ins.
struct Count {
    std::int64_t failures = 0;
    Instant last_at{};
};
[[nodiscard]] Result<Count> find_count(db::Read& read, access::Grant const& grant, std::string_view guard);
Result<void> keep_count(db::Write& write, access::Grant const& grant, std::string_view guard, Count const& count);
/// Forgets counters whose last failure was before `before`, at most forgotten_at_once; the number.
Result<std::int64_t> delete_counts(db::Write& write, access::Grant const& grant, Instant before);

}  // namespace plein::accounts::store
