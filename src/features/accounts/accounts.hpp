// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "features/accounts/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/logbook/logbook.hpp"

/// Colleagues who may sign in, and their sessions.
namespace plein::accounts {

/// What each act says of itself, for routes and commands.
inline constexpr access::Declaration sign_in_page_declared{"public", "accounts", "none"};
inline constexpr access::Declaration sign_in_declared{"public", "accounts", "account.signed-in"};
inline constexpr access::Declaration sign_out_declared{"session.end", "accounts", "account.signed-out"};
inline constexpr access::Declaration create_declared{"account.manage", "accounts", "account.created"};
inline constexpr access::Declaration list_declared{"account.manage", "accounts", "account.listed"};
inline constexpr access::Declaration change_declared{"account.manage", "accounts", "account.changed"};
inline constexpr access::Declaration disable_declared{"account.manage", "accounts", "account.disabled"};
inline constexpr access::Declaration purge_declared{"operations.run", "operations", "none"};

/// The password of every demonstration account, so that the sign-in page can show it.
inline constexpr std::string_view demonstration_password = "welkom-op-het-plein";

/// Whether demonstration accounts work: only on a server that no other machine can reach.
enum class Demonstration { refused, allowed };

/// Whether cookies may go over plain HTTP: only on loopback, where no TLS stands before the server.
enum class Cookies { plain, secure };

/// What a browser keeps after signing in.
struct SignedIn {
    std::string token;  ///< for the cookie; stored nowhere else
    AccountId account{};
};

/// All acts on accounts and sessions. Threads: safe.
class Accounts {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        Demonstration demonstration = Demonstration::refused;
        Cookies cookies = Cookies::secure;
    };
    explicit Accounts(Parts parts) : parts_(parts) {}

    /// Makes an account. Cost: one Argon2id.
    /// Errors: bad_request `account.incomplete` with the fields; conflict `account.name_taken`.
    [[nodiscard]] Result<AccountId> create_account(access::Grant const& grant, NewAccount const& account);

    /// Gives the account exactly these roles and ends its sessions. Errors: forbidden_or_absent `account.absent`;
    /// bad_request `account.incomplete` without a role.
    Result<void> change_roles(access::Grant const& grant, std::string_view name,
                              std::vector<access::Role> const& roles);

    /// Sets another password and ends the account's sessions. Errors: forbidden_or_absent `account.absent`;
    /// bad_request `account.incomplete`. Cost: one Argon2id.
    Result<void> change_password(access::Grant const& grant, std::string_view name, std::string_view password);

    /// Ends the account's sessions and lets it sign in no more. Errors: forbidden_or_absent `account.absent`.
    Result<void> disable_account(access::Grant const& grant, std::string_view name);

    /// A page of at most 200 in the order people read, after the account `after`; all in it are logged as listed.
    [[nodiscard]] Result<std::vector<Account>> list_accounts(access::Grant const& grant,
                                                             std::optional<AccountId> after = {});

    /// Starts a new session; the browser's earlier one ends.
    /// An unknown name, a wrong password, a disabled account and a demonstration account off loopback look the same,
    /// cost the same Argon2id and the same statements. The attempt is counted before the password is tried, so many at
    /// once gain nothing. Errors: bad_request `sign_in.refused` (field `name`); too_many `sign_in.too_many` (field
    /// `name`), with the seconds to wait as detail; unavailable `crypto.busy`.
    [[nodiscard]] Result<SignedIn> sign_in(access::Grant const& grant, SignIn const& typed);

    /// Ends one session of the grant's account.
    Result<void> sign_out(access::Grant const& grant, SessionId session);

    /// Who holds this cookie, with the roles as they are now; anonymous where the session is unknown, over or ended.
    /// Cost: two look-ups; once a minute of use also one small write.
    [[nodiscard]] Result<access::Identity> identity_of(std::string_view token, access::Trace const& trace, Instant at);

    /// The names of accounts as colleagues read them, also of disabled ones; without those that do not exist, and empty
    /// where the database does not answer now, since a page can do without. Cost: one query for each 64.
    [[nodiscard]] std::map<AccountId, std::string> display_names(access::Grant const& grant,
                                                                 std::vector<AccountId> const& ids);

    /// The accounts to show on the sign-in page; none where they do not work.
    [[nodiscard]] Result<std::vector<Account>> demonstration_accounts(access::Grant const& grant);

    /// Forgets sessions and counters that are over, a thousand of each in a Write; the number forgotten. Where it is
    /// asked to stop it leaves the rest to the next run.
    Result<std::int64_t> purge(access::Grant const& grant, std::stop_token const& stopping = {});

    /// Seals `form`, which was refused because its session was over, for the account on whose page it was filled in:
    /// `csrf` is the token that came with it, which says whose page that was. In hexadecimal, for a hidden field. Empty
    /// where the token says nothing, or the form is over 256 kB.
    [[nodiscard]] std::string keep_typed(std::string_view csrf, std::string_view form, Instant at) const;

    /// The form that keep_typed sealed for this account; nothing where it was another's, where it was changed, or where
    /// it is longer ago than a session can last.
    [[nodiscard]] std::optional<std::string> typed_before(AccountId account, std::string_view kept, Instant at) const;

    /// Whether the token comes from a page that was shown to this account, in whichever session.
    [[nodiscard]] bool is_from_page_of(AccountId account, std::string_view csrf) const;

    /// `__Host-plein`, or `plein` where cookies go over plain HTTP (browsers refuse the prefix there).
    [[nodiscard]] std::string_view cookie_name() const;
    [[nodiscard]] Cookies cookies() const { return parts_.cookies; }

private:
    struct Guards;
    [[nodiscard]] Guards guards_of(std::string_view name, std::string_view address) const;
    Result<std::optional<std::string>> count_attempt(access::Grant const& grant, Guards const& guards,
                                                     std::string_view name);
    Result<SignedIn> start_session(access::Grant const& grant, Guards const& guards, std::string_view name,
                                   std::string_view tried, SignIn const& typed);
    Result<void> keep_refusal(access::Grant const& grant, std::string_view name);
    [[nodiscard]] bool may_sign_in(Account const& account) const;
    [[nodiscard]] std::string mark_of(AccountId account) const;
    template <class Change>
    Result<void> change(access::Grant const& grant, std::string_view name, Change const& change);
    Parts parts_;
};

/// The jobs of this feature.
[[nodiscard]] std::vector<jobs::Kind> jobs(Accounts& accounts);

/// How the app leads back to the page on which a form stands.
struct FormPages {
    /// The address of the page from which a form is sent to `target`; empty where there is none.
    std::function<std::string(std::string_view target)> page_of;
    /// That page for who sends `as`, filled in with what was typed and not sent; nothing where they may not see it.
    std::function<std::optional<http::Response>(http::Request const& as, std::string_view page, http::Fields typed)>
        show;
};

/// The answer to a form that was refused because its session was over or was another one, so that nothing typed is
/// lost. Who is signed in no more gets the sign-in page, which gives the form back to the same account; who has signed
/// in anew gets the form at once, to look at and send. Nothing for any other refusal, and where nothing was typed that
/// this account may see again.
[[nodiscard]] std::optional<http::Response> answer_refused_form(Accounts& accounts, html::Pages const& pages,
                                                                FormPages const& forms, http::Request const& request,
                                                                Error const& error);

/// The rows of this feature. `accounts` and `pages` must outlive the table.
void routes(http::RouteTable& table, Accounts& accounts, html::Pages const& pages, FormPages const& forms);

}  // namespace plein::accounts
