// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/store.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "platform/db/history.hpp"

namespace plein::accounts::store {
namespace {

#define PLEIN_ACCOUNT_COLUMNS "a.id, a.name, a.display_name, a.organisation, a.demonstration, a.valid_until"

constexpr db::Statement insert_account_row{
    "account.insert",
    "INSERT INTO account (id, name, display_name, display_order, organisation, password, demonstration, valid_from, "
    "recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)"};
constexpr db::Statement insert_role{"account_role.grant",
                                    "INSERT INTO account_role (id, account, role, valid_from, recorded_at, "
                                    "recorded_by) VALUES ($1, $2, $3, $4, $4, $5) "
                                    "ON CONFLICT (account, role) WHERE " PLEIN_CURRENT " DO NOTHING"};
constexpr db::Statement end_role{"account_role.revoke",
                                 PLEIN_END("account_role", "$1", "$2") "account = $3 AND role = $4"};
constexpr db::Statement disable_account{"account.disable", PLEIN_END("account", "$1", "$2") "id = $3"};
constexpr db::Statement update_password{"account.password", "UPDATE account SET password = $1 WHERE id = $2"};
constexpr db::Statement find_by_name{"account.find_by_name",
                                     "SELECT " PLEIN_ACCOUNT_COLUMNS ", a.password FROM account a WHERE a.name = $1"};
// As many accounts at once as a page of a list has room for, and more; a place that is left over repeats another.
constexpr std::size_t many = 64;
#define PLEIN_MANY                                                                     \
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "          \
    "$17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, " \
    "$33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, " \
    "$49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64"

constexpr db::Statement find_names{"account.find_names",
                                   "SELECT id, display_name FROM account WHERE id IN (" PLEIN_MANY ")"};
constexpr db::Statement find_roles_of_many{"account_role.find_of_many",
                                           "SELECT account, role FROM account_role WHERE " PLEIN_CURRENT
                                           " AND account IN (" PLEIN_MANY ") ORDER BY account, role"};
constexpr db::Statement find_roles{
    "account_role.find", "SELECT role FROM account_role WHERE account = $1 AND " PLEIN_CURRENT " ORDER BY role"};
constexpr db::Statement first_page{
    "account.first_page", "SELECT " PLEIN_ACCOUNT_COLUMNS " FROM account a ORDER BY a.display_order, a.id LIMIT 200"};
constexpr db::Statement next_page{
    "account.next_page",
    "SELECT " PLEIN_ACCOUNT_COLUMNS
    " FROM account a JOIN account b ON b.id = $1 "
    "WHERE a.display_order > b.display_order OR (a.display_order = b.display_order AND a.id > b.id) "
    "ORDER BY a.display_order, a.id LIMIT 200"};
constexpr db::Statement find_demonstration{"account.find_demonstration",
                                           "SELECT " PLEIN_ACCOUNT_COLUMNS
                                           " FROM account a WHERE a.demonstration = 1 AND a." PLEIN_CURRENT
                                           " ORDER BY a.display_order, a.id LIMIT 20"};
constexpr db::Statement insert_session_row{
    "session.insert",
    "INSERT INTO session (id, account, token_hash, started_at, touched_at) VALUES ($1, $2, $3, $4, $4)"};
constexpr db::Statement find_by_token{
    "session.find", "SELECT " PLEIN_ACCOUNT_COLUMNS
                    ", s.id, s.started_at, s.touched_at FROM session s JOIN account a ON a.id = s.account "
                    "WHERE s.token_hash = $1 AND s.ended_at IS NULL AND a." PLEIN_CURRENT};
// Never back in time: two servers may touch one session in either order.
constexpr db::Statement touch{"session.touch", "UPDATE session SET touched_at = $1 WHERE id = $2 AND touched_at < $1"};
constexpr db::Statement end_one{"session.end",
                                "UPDATE session SET ended_at = $1 WHERE id = $2 AND account = $3 AND ended_at IS NULL"};
constexpr db::Statement end_by_token{"session.end_by_token",
                                     "UPDATE session SET ended_at = $1 WHERE token_hash = $2 AND ended_at IS NULL"};
constexpr db::Statement end_all{"session.end_all",
                                "UPDATE session SET ended_at = $1 WHERE account = $2 AND ended_at IS NULL"};
constexpr db::Statement delete_old_sessions{
    "session.purge", "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE started_at < $1 LIMIT $2)"};
constexpr db::Statement find_guard{"sign_in_guard.find",
                                   "SELECT failures, last_at FROM sign_in_guard WHERE guard = $1"};
constexpr db::Statement keep_guard{
    "sign_in_guard.keep",
    "INSERT INTO sign_in_guard (guard, failures, last_at) VALUES ($1, $2, $3) "
    "ON CONFLICT (guard) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at"};
constexpr db::Statement delete_old_guards{
    "sign_in_guard.purge",
    "DELETE FROM sign_in_guard WHERE guard IN (SELECT guard FROM sign_in_guard WHERE last_at < $1 LIMIT $2)"};

db::Blob blob(std::string_view bytes) { return db::Blob{std::string(bytes)}; }

Account read_columns(db::Row const& row) {
    Account account;
    account.id = row.id<access::AccountTag>(0);
    account.name = row.text(1);
    account.display_name = row.text(2);
    account.organisation = row.text(3);
    account.demonstration = row.boolean(4);
    account.disabled = !row.is_null(5);
    return account;
}

Result<Account> read_account(db::Read& read, db::Row const& row) {
    auto account = read_columns(row);
    for (auto const& held : TRY(read.query(find_roles, account.id))) {
        // A role that this version does not know any more gives no right.
        if (auto const role = access::parse_role(held.text(0))) account.roles.push_back(*role);
    }
    return account;
}

/// Each row of a statement on many accounts, asked for 64 accounts at a time.
template <class Take>
Result<void> read_many(db::Read& read, db::Statement const& statement, std::vector<AccountId> const& ids, Take&& take) {
    for (std::size_t from = 0; from < ids.size(); from += many) {
        std::vector<db::Value> arguments;
        for (std::size_t i = 0; i < many; ++i)
            arguments.push_back(db::to_value(ids[std::min(from + i, ids.size() - 1)].bytes));
        for (auto const& row : TRY(read.query_values(statement, arguments))) take(row);
    }
    return {};
}

Result<std::vector<Account>> read_accounts(db::Read& read, db::Rows const& rows) {
    std::vector<Account> accounts;
    std::vector<AccountId> ids;
    std::map<Uuid, std::size_t> place;
    for (auto const& row : rows) {
        accounts.push_back(read_columns(row));
        ids.push_back(accounts.back().id);
        place.emplace(ids.back().bytes, ids.size() - 1);
    }
    TRY(read_many(read, find_roles_of_many, ids, [&](db::Row const& row) {
        if (auto const role = access::parse_role(row.text(1))) accounts[place.at(row.uuid(0))].roles.push_back(*role);
    }));
    return accounts;
}

}  // namespace

Result<void> insert_account(db::Write& write, access::Grant const& grant, Account const& account,
                            std::string_view password) {
    auto const inserted = write.execute(insert_account_row, account.id, account.name, account.display_name,
                                        blob(sort_key(account.display_name)), account.organisation, password,
                                        account.demonstration, grant.at(), grant.actor());
    if (!inserted && inserted.error().code == "db.conflict") return fail(ErrorKind::conflict, "account.name_taken");
    TRY(inserted);
    for (auto const role : account.roles) TRY(grant_role(write, grant, account.id, role));
    return {};
}

Result<void> grant_role(db::Write& write, access::Grant const& grant, AccountId account, access::Role role) {
    TRY(write.execute(insert_role, new_uuid(grant.at()), account, access::name(role), grant.at(), grant.actor()));
    return {};
}

Result<void> revoke_role(db::Write& write, access::Grant const& grant, AccountId account, access::Role role) {
    TRY(write.execute(end_role, grant.at(), grant.actor(), account, access::name(role)));
    return {};
}

Result<void> disable(db::Write& write, access::Grant const& grant, AccountId account) {
    TRY(write.execute(disable_account, grant.at(), grant.actor(), account));
    return {};
}

Result<void> replace_password(db::Write& write, access::Grant const&, AccountId account, std::string_view password) {
    TRY(write.execute(update_password, password, account));
    return {};
}

Result<std::optional<Secret>> find_account(db::Read& read, access::Grant const&, std::string_view name) {
    auto const row = TRY(read.first(find_by_name, name));
    if (!row) {
        // The same statements as for a name that exists.
        TRY(read.query(find_roles, AccountId{}));
        return std::optional<Secret>{};
    }
    return std::optional<Secret>{Secret{TRY(read_account(read, *row)), row->text(6)}};
}

Result<std::map<AccountId, std::string>> find_display_names(db::Read& read, access::Grant const&,
                                                            std::vector<AccountId> const& ids) {
    std::map<AccountId, std::string> names;
    TRY(read_many(read, find_names, ids,
                  [&](db::Row const& row) { names.emplace(row.id<access::AccountTag>(0), row.text(1)); }));
    return names;
}

Result<std::vector<Account>> list_accounts(db::Read& read, access::Grant const&, std::optional<AccountId> after) {
    auto const rows = after ? TRY(read.query(next_page, *after)) : TRY(read.query(first_page));
    return read_accounts(read, rows);
}

Result<std::vector<Account>> list_demonstration(db::Read& read, access::Grant const&) {
    return read_accounts(read, TRY(read.query(find_demonstration)));
}

Result<void> insert_session(db::Write& write, access::Grant const& grant, SessionId id, AccountId account,
                            std::string_view token_hash) {
    TRY(write.execute(insert_session_row, id, account, blob(token_hash), grant.at()));
    return {};
}

Result<std::optional<Session>> find_session(db::Read& read, access::Grant const&, std::string_view token_hash) {
    auto const row = TRY(read.first(find_by_token, blob(token_hash)));
    if (!row) return std::optional<Session>{};
    Session session;
    session.account = TRY(read_account(read, *row));
    session.id = row->id<access::SessionTag>(6);
    session.started_at = row->instant(7);
    session.touched_at = row->instant(8);
    return std::optional<Session>{std::move(session)};
}

Result<void> touch_session(db::Write& write, access::Grant const& grant, SessionId id) {
    TRY(write.execute(touch, grant.at(), id));
    return {};
}

Result<std::int64_t> end_session(db::Write& write, access::Grant const& grant, SessionId id, AccountId account) {
    return write.execute(end_one, grant.at(), id, account);
}

Result<void> end_session_of_token(db::Write& write, access::Grant const& grant, std::string_view token_hash) {
    TRY(write.execute(end_by_token, grant.at(), blob(token_hash)));
    return {};
}

Result<void> end_sessions_of(db::Write& write, access::Grant const& grant, AccountId account) {
    TRY(write.execute(end_all, grant.at(), account));
    return {};
}

Result<std::int64_t> delete_sessions(db::Write& write, access::Grant const&, Instant before) {
    return write.execute(delete_old_sessions, before, forgotten_at_once);
}

Result<Count> find_count(db::Read& read, access::Grant const&, std::string_view guard) {
    auto const row = TRY(read.first(find_guard, blob(guard)));
    if (!row) return Count{};
    return Count{row->integer(0), row->instant(1)};
}

Result<void> keep_count(db::Write& write, access::Grant const&, std::string_view guard, Count const& count) {
    TRY(write.execute(keep_guard, blob(guard), count.failures, count.last_at));
    return {};
}

Result<std::int64_t> delete_counts(db::Write& write, access::Grant const&, Instant before) {
    return write.execute(delete_old_guards, before, forgotten_at_once);
}

}  // namespace plein::accounts::store
