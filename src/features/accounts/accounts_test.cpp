// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/accounts.hpp"

#include <gtest/gtest.h>

#include "features/accounts/rules.hpp"
#include "features/accounts/store.hpp"
#include "tests/support/schema.hpp"

namespace plein::accounts {
namespace {

using access::Role;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Instant morning = from_micros(1'795'248'000'000'000);
constexpr std::string_view password = "een lang wachtwoord";

access::Grant command(access::Declaration const& declared, Instant at = morning) {
    return access::for_command("user", declared, at);
}
access::Grant visitor(Instant at = morning, access::Declaration const& declared = sign_in_declared) {
    return access::for_request({}, declared, access::make_trace({}), at).value();
}

class AccountsStory : public testing::TestWithParam<db::Engine> {
protected:
    // Called first by every test; without a database the test skips and `accounts_` stays empty.
    void open(Demonstration demonstration = Demonstration::refused) {
        PLEIN_EMPTY_DATABASE(place, GetParam());
        place_.emplace(std::move(place));
        database_ = support::open_with_schema(*place_, {"access", "logbook", "accounts"});
        keys_.emplace(crypto::Keyring::open(place_->path("keys")).value());
        accounts_.emplace(Accounts::Parts{database_.get(), &*keys_, demonstration, Cookies::plain});
    }
    AccountId add(std::string const& name, std::vector<Role> roles, bool demonstration = false) {
        NewAccount account;
        account.name = name;
        account.display_name = "Mila Bakker";
        account.password = demonstration ? demonstration_password : password;
        account.organisation = "gemeente";
        account.roles = std::move(roles);
        account.demonstration = demonstration;
        auto const made = accounts_->create_account(command(create_declared), account);
        EXPECT_TRUE(made) << made.error().code << made.error().detail;
        return made.value();
    }
    Result<SignedIn> sign_in(std::string_view name, std::string_view with = password, Instant at = morning,
                             std::string_view address = "192.0.2.1", std::string_view earlier = {}) {
        return accounts_->sign_in(visitor(at),
                                  {std::string(name), std::string(with), std::string(address), std::string(earlier)});
    }
    access::Identity identity(std::string_view token, Instant at = morning) {
        return accounts_->identity_of(token, access::make_trace({}), at).value();
    }
    bool is_known(std::string_view token, Instant at = morning) {
        return identity(token, at).kind == access::ActorKind::account;
    }
    // `activity outcome subjects` of every logbook line, in order.
    std::vector<std::string> lines() {
        static constexpr db::Statement find{
            "test.lines",
            "SELECT l.activity, l.outcome, (SELECT COUNT(*) FROM logbook_subject s WHERE s.line = l.id) "
            "FROM logbook_line l ORDER BY l.started_at, l.activity, l.outcome"};
        std::vector<std::string> all;
        auto const rows = database_->read([](db::Read& read) { return read.query(find); }).value();
        for (auto const& row : rows)
            all.push_back(row.text(0) + " " + row.text(1) + " " + std::to_string(row.integer(2)));
        return all;
    }

    std::optional<support::EmptyDatabase> place_;
    std::unique_ptr<db::Database> database_;
    std::optional<crypto::Keyring> keys_;
    std::optional<Accounts> accounts_;
};

#define PLEIN_OPEN(...) \
    open(__VA_ARGS__);  \
    if (!accounts_) return

TEST_P(AccountsStory, AWorkerSignsInWorksAndSignsOut) {
    PLEIN_OPEN();
    auto const id = add("Mila", {Role::frontdoor_worker});
    auto const signed_in = sign_in(" mila ");
    ASSERT_TRUE(signed_in) << signed_in.error().code;
    EXPECT_EQ(signed_in->account, id);
    auto const who = identity(signed_in->token);
    EXPECT_EQ(who.kind, access::ActorKind::account);
    EXPECT_EQ(who.account, id);
    EXPECT_EQ(who.display_name, "Mila Bakker");
    EXPECT_EQ(who.organisation, "gemeente");
    EXPECT_EQ(who.roles, std::vector<Role>{Role::frontdoor_worker});
    EXPECT_FALSE(who.csrf.empty());
    EXPECT_NE(who.csrf, signed_in->token);

    auto const leave =
        access::for_request(who, sign_out_declared, access::make_trace({}), morning + seconds{1}).value();
    ASSERT_TRUE(accounts_->sign_out(leave, who.session));
    EXPECT_FALSE(is_known(signed_in->token));
    EXPECT_EQ(lines(),
              (std::vector<std::string>{"account.created ok 1", "account.signed-in ok 1", "account.signed-out ok 1"}));
}

TEST_P(AccountsStory, NeitherPasswordNorCookieStandsInTheDatabase) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    auto const token = sign_in("mila").value().token;
    static constexpr db::Statement find{
        "test.secrets", "SELECT a.password, s.token_hash FROM account a JOIN session s ON s.account = a.id"};
    auto const row = database_->read([](db::Read& read) { return read.first(find); }).value().value();
    EXPECT_EQ(row.text(0).rfind("$argon2id$", 0), 0U);
    EXPECT_EQ(row.text(0).find(password), std::string::npos);
    EXPECT_EQ(row.blob(1).size(), 32U);
    EXPECT_NE(row.blob(1), token);
}

TEST_P(AccountsStory, WrongPasswordUnknownNameAndDisabledAccountLookTheSame) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    add("sam", {Role::frontdoor_worker});
    ASSERT_TRUE(accounts_->disable_account(command(disable_declared), "sam"));
    std::vector<std::pair<std::string, std::string>> const attempts{{"mila", "een ander wachtwoord"},
                                                                    {"nobody", std::string(password)},
                                                                    {"sam", std::string(password)},
                                                                    {"no name at all \xff", std::string(password)},
                                                                    {std::string(2000, 'a'), std::string(password)}};
    for (auto const& [name, typed] : attempts) {
        auto const attempt = sign_in(name, typed);
        ASSERT_FALSE(attempt);
        EXPECT_EQ(attempt.error().kind, ErrorKind::bad_request);
        EXPECT_EQ(attempt.error().code, "sign_in.refused");
        EXPECT_TRUE(attempt.error().detail.empty());
    }
    auto const all = lines();
    EXPECT_EQ(std::count(all.begin(), all.end(), "account.signed-in refused 1"), 4);
}

TEST_P(AccountsStory, ASessionEndsIdleOverAndRotated) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    auto const token = sign_in("mila").value().token;
    // Used every ten minutes it lives for ten hours.
    auto at = morning;
    for (; at < morning + hours{10}; at += minutes{10}) EXPECT_TRUE(is_known(token, at));
    EXPECT_FALSE(is_known(token, at));

    auto const idle = sign_in("mila").value().token;
    EXPECT_TRUE(is_known(idle, morning + minutes{14}));
    EXPECT_TRUE(is_known(idle, morning + minutes{28}));
    EXPECT_FALSE(is_known(idle, morning + minutes{43}));

    auto const first = sign_in("mila").value().token;
    auto const second = sign_in("mila", password, morning, "192.0.2.1", first).value().token;
    EXPECT_NE(first, second);
    EXPECT_FALSE(is_known(first));
    EXPECT_TRUE(is_known(second));
    EXPECT_FALSE(is_known(""));
    EXPECT_FALSE(is_known("something else"));
}

TEST_P(AccountsStory, ARoleOrPasswordThatChangesAndADisabledAccountCountAtOnce) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker, Role::administrator});
    auto const first = sign_in("mila").value().token;
    ASSERT_TRUE(accounts_->change_roles(command(change_declared), "mila", {Role::directory_editor}));
    EXPECT_FALSE(is_known(first));  // a session never changes its rights: it ends
    auto const second = sign_in("mila").value().token;
    EXPECT_EQ(identity(second).roles, std::vector<Role>{Role::directory_editor});
    ASSERT_TRUE(
        accounts_->change_roles(command(change_declared), "mila", {Role::administrator, Role::directory_editor}));
    ASSERT_TRUE(accounts_->change_password(command(change_declared), "mila", "nog een lang wachtwoord"));
    EXPECT_FALSE(sign_in("mila"));
    auto const third = sign_in("mila", "nog een lang wachtwoord").value().token;
    EXPECT_EQ(identity(third).roles.size(), 2U);
    ASSERT_TRUE(accounts_->disable_account(command(disable_declared), "mila"));
    EXPECT_FALSE(is_known(third));
    EXPECT_EQ(accounts_->disable_account(command(disable_declared), "nobody").error().code, "account.absent");
    EXPECT_EQ(accounts_->change_roles(command(change_declared), "mila", {}).error().code, "account.incomplete");
}

TEST_P(AccountsStory, WhatARoleOrAccountWasStaysKnownWithWhoEndedIt) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    ASSERT_TRUE(accounts_->change_roles(command(change_declared), "mila", {Role::directory_editor}));
    ASSERT_TRUE(accounts_->disable_account(command(disable_declared), "mila"));
    ASSERT_TRUE(accounts_->disable_account(command(disable_declared), "mila"));
    static constexpr db::Statement find{
        "test.held",
        "SELECT role, recorded_by, ended_by, valid_until - valid_from, recorded_at - valid_from FROM account_role "
        "UNION ALL SELECT 'account', recorded_by, ended_by, valid_until - valid_from, recorded_at - valid_from "
        "FROM account ORDER BY 1"};
    auto const rows = database_->read([](db::Read& read) { return read.query(find); }).value();
    ASSERT_EQ(rows.size(), 3U);
    auto const by = command(change_declared).actor();
    for (auto const& row : rows) {
        EXPECT_EQ(row.text(1), by) << row.text(0);
        EXPECT_EQ(row.integer(4), 0) << row.text(0);
        bool const holds = row.text(0) == "directory_editor";  // who is disabled keeps their role, and cannot sign in
        EXPECT_EQ(row.text_or_null(2), holds ? std::nullopt : std::optional{by}) << row.text(0);
        EXPECT_EQ(row.is_null(3), holds) << row.text(0);
    }
}

TEST_P(AccountsStory, GuessingIsSlowedDownWithoutLockingTheOwnerOut) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("mila", "fout fout fout").error().code, "sign_in.refused");
    auto const blocked = sign_in("mila");
    ASSERT_FALSE(blocked);  // also the right password, or guessing would still pay
    EXPECT_EQ(blocked.error().kind, ErrorKind::too_many);
    EXPECT_EQ(blocked.error().code, "sign_in.too_many");
    EXPECT_EQ(blocked.error().detail, "1");
    EXPECT_TRUE(sign_in("mila", password, morning, "198.51.100.7"));  // the owner, elsewhere
    EXPECT_TRUE(sign_in("mila", password, morning + seconds{1}));     // and here, a second later
    // A success starts the count again.
    EXPECT_EQ(sign_in("mila", "fout fout fout", morning + seconds{2}).error().code, "sign_in.refused");
    EXPECT_TRUE(sign_in("mila", password, morning + seconds{2}));
    // A name that does not exist is slowed down in the same way.
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("nobody").error().code, "sign_in.refused");
    EXPECT_EQ(sign_in("nobody").error().code, "sign_in.too_many");
}

TEST_P(AccountsStory, DemonstrationAccountsWorkOnThisMachineAlone) {
    PLEIN_OPEN(Demonstration::allowed);
    add("fatima", {Role::frontdoor_worker}, true);
    add("mila", {Role::frontdoor_worker});
    auto const shown = accounts_->demonstration_accounts(visitor(morning, sign_in_page_declared)).value();
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown[0].name, "fatima");
    auto const token = sign_in("fatima", demonstration_password).value().token;
    EXPECT_TRUE(is_known(token));

    Accounts reachable({database_.get(), &*keys_, Demonstration::refused, Cookies::secure});
    EXPECT_TRUE(reachable.demonstration_accounts(visitor(morning, sign_in_page_declared)).value().empty());
    EXPECT_EQ(reachable.identity_of(token, access::make_trace({}), morning).value().kind, access::ActorKind::anonymous);
    auto const refused = reachable.sign_in(visitor(), {"fatima", std::string(demonstration_password), "192.0.2.1", ""});
    EXPECT_EQ(refused.error().code, "sign_in.refused");
    EXPECT_EQ(reachable.cookie_name(), "__Host-plein");
    EXPECT_EQ(accounts_->cookie_name(), "plein");
}

TEST_P(AccountsStory, OnlyWhoManagesAccountsMakesAndListsThem) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    NewAccount again;
    again.name = "MILA";
    again.display_name = "Another";
    again.password = password;
    again.organisation = "gemeente";
    again.roles = {Role::administrator};
    EXPECT_EQ(accounts_->create_account(command(create_declared), again).error().code, "account.name_taken");
    EXPECT_EQ(accounts_->create_account(visitor(), again).error().kind, ErrorKind::forbidden_or_absent);
    EXPECT_EQ(accounts_->list_accounts(visitor()).error().kind, ErrorKind::forbidden_or_absent);
    EXPECT_EQ(accounts_->create_account(command(create_declared), {}).error().code, "account.incomplete");

    auto const id = accounts_->list_accounts(command(list_declared)).value().at(0).id;
    auto const names = accounts_->display_names(command(list_declared), {id, AccountId{}});
    EXPECT_EQ(names, (std::map<AccountId, std::string>{{id, "Mila Bakker"}}));
    EXPECT_TRUE(accounts_->display_names(command(list_declared), {}).empty());

    auto const listed = accounts_->list_accounts(command(list_declared)).value();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].name, "mila");
    EXPECT_FALSE(listed[0].disabled);
    EXPECT_TRUE(accounts_->list_accounts(command(list_declared), listed[0].id).value().empty());
}

TEST_P(AccountsStory, WhatIsOverIsForgotten) {
    PLEIN_OPEN();
    add("mila", {Role::frontdoor_worker});
    ASSERT_TRUE(sign_in("mila"));
    auto const purge = [&](Instant at) {
        return accounts_->purge(access::for_job("account.purge", purge_declared, at)).value();
    };
    EXPECT_EQ(purge(morning + hours{10}), 0);
    EXPECT_EQ(purge(morning + hours{10} + seconds{1}), 1);  // the session
    EXPECT_EQ(purge(morning + hours{24} + seconds{1}), 3);  // the counters
    ASSERT_EQ(jobs(*accounts_).size(), 1U);
    EXPECT_TRUE(jobs(*accounts_)[0].run(access::for_job("account.purge", purge_declared, morning), {}));
}

// More than one Write takes, so that nobody waits behind the purge of a long standstill.
TEST_P(AccountsStory, ManyThatAreOverAreForgottenAThousandAtATime) {
    PLEIN_OPEN();
    static constexpr db::Statement insert{"test.insert_guard",
                                          "INSERT INTO sign_in_guard (guard, failures, last_at) VALUES ($1, 1, 0)"};
    ASSERT_TRUE(database_->write("test", [&](db::Write& write) -> Result<void> {
        for (int i = 0; i < 2001; ++i) TRY(write.execute(insert, db::Blob{std::to_string(i)}));
        return {};
    }));
    auto const grant = access::for_job("account.purge", purge_declared, morning);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(accounts_->purge(grant, stop.get_token()).value(), 0);
    auto const once = [&](db::Write& write) { return store::delete_counts(write, grant, morning); };
    EXPECT_EQ(database_->write("test", once).value(), 1000);
    EXPECT_EQ(accounts_->purge(grant).value(), 1001);
}

PLEIN_ON_BOTH_ENGINES(AccountsStory);

}  // namespace
}  // namespace plein::accounts
