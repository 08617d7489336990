// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.hpp"
#include "features/accounts/accounts.hpp"
#include "features/accounts/rules.hpp"
#include "features/accounts/store.hpp"

namespace plein::accounts {
namespace {

Result<void> require(access::Grant const& grant, std::string_view permission) {
    if (!grant.holds(permission)) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return {};
}

logbook::Line line_about(AccountId id) {
    logbook::Line line;
    line.object = "account:" + to_text(id);
    line.subjects.push_back({id.bytes, "account", logbook::Seen::opened});
    return line;
}

}  // namespace

Result<AccountId> Accounts::create_account(access::Grant const& grant, NewAccount const& account) {
    TRY(require(grant, "account.manage"));
    TRY(rules::check_new(account));
    Account made;
    made.id = new_id<access::AccountTag>(grant.at());
    made.name = rules::normal_name(account.name).value();
    made.display_name = TRY(clean_text(account.display_name, 100));
    made.organisation = account.organisation;
    made.roles = account.roles;
    made.demonstration = account.demonstration;
    auto const password = TRY(crypto::hash_password(account.password));
    auto const insert = [&](db::Write& write) -> Result<AccountId> {
        TRY(store::insert_account(write, grant, made, password));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(made.id)));
        return made.id;
    };
    return parts_.database->write("account.create", insert);
}

// One change to the account with that name, with its log line and the end of its sessions.
template <class Change>
Result<void> Accounts::change(access::Grant const& grant, std::string_view name, Change const& change) {
    TRY(require(grant, "account.manage"));
    auto const normal = rules::normal_name(name);
    if (!normal) return fail(ErrorKind::forbidden_or_absent, "account.absent");
    auto const act = [&](db::Write& write) -> Result<void> {
        auto const found = TRY(store::find_account(write, grant, *normal));
        if (!found) return fail(ErrorKind::forbidden_or_absent, "account.absent");
        TRY(change(write, found->account));
        TRY(store::end_sessions_of(write, grant, found->account.id));
        return logbook::write_line(write, *parts_.keys, grant, line_about(found->account.id));
    };
    return parts_.database->write("account.change", act);
}

Result<void> Accounts::change_roles(access::Grant const& grant, std::string_view name,
                                    std::vector<access::Role> const& roles) {
    if (roles.empty())
        return tl::unexpected<Error>(
            Error{ErrorKind::bad_request, "account.incomplete", {}, {{"role", "role.missing"}}});
    auto const has = [](std::vector<access::Role> const& in, access::Role role) {
        return std::find(in.begin(), in.end(), role) != in.end();
    };
    return change(grant, name, [&](db::Write& write, Account const& account) -> Result<void> {
        for (auto const role : account.roles) {
            if (!has(roles, role)) TRY(store::revoke_role(write, grant, account.id, role));
        }
        for (auto const role : roles) {
            if (!has(account.roles, role)) TRY(store::grant_role(write, grant, account.id, role));
        }
        return {};
    });
}

Result<void> Accounts::change_password(access::Grant const& grant, std::string_view name, std::string_view password) {
    TRY(require(grant, "account.manage"));
    TRY(rules::check_password(rules::normal_name(name).value_or(""), password));
    auto const hash = TRY(crypto::hash_password(password));
    return change(grant, name, [&](db::Write& write, Account const& account) {
        return store::replace_password(write, grant, account.id, hash);
    });
}

Result<void> Accounts::disable_account(access::Grant const& grant, std::string_view name) {
    return change(grant, name,
                  [&](db::Write& write, Account const& account) { return store::disable(write, grant, account.id); });
}

Result<std::vector<Account>> Accounts::list_accounts(access::Grant const& grant, std::optional<AccountId> after) {
    TRY(require(grant, "account.manage"));
    auto const act = [&](db::Write& write) -> Result<std::vector<Account>> {
        auto accounts = TRY(store::list_accounts(write, grant, after));
        logbook::Line line;
        line.object = "account";
        for (auto const& account : accounts)
            line.subjects.push_back({account.id.bytes, "account", logbook::Seen::listed});
        TRY(logbook::write_line(write, *parts_.keys, grant, line));
        return accounts;
    };
    return parts_.database->write("account.list", act);
}

std::map<AccountId, std::string> Accounts::display_names(access::Grant const& grant,
                                                         std::vector<AccountId> const& ids) {
    if (ids.empty()) return {};
    auto names = parts_.database->read([&](db::Read& read) { return store::find_display_names(read, grant, ids); });
    return names ? std::move(*names) : std::map<AccountId, std::string>{};
}

Result<std::vector<Account>> Accounts::demonstration_accounts(access::Grant const& grant) {
    if (parts_.demonstration == Demonstration::refused) return std::vector<Account>{};
    return parts_.database->read([&](db::Read& read) { return store::list_demonstration(read, grant); });
}

bool Accounts::may_sign_in(Account const& account) const {
    return !account.disabled && (!account.demonstration || parts_.demonstration == Demonstration::allowed);
}

std::string_view Accounts::cookie_name() const { return parts_.cookies == Cookies::secure ? "__Host-plein" : "plein"; }

}  // namespace plein::accounts
