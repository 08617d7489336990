// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <set>
#include <thread>

#include "platform/access/once.hpp"
#include "platform/access/scope.hpp"
#include "tests/support/schema.hpp"

namespace plein::access {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);
constexpr Declaration asking{"public", "first-contact", "question.asked"};

constexpr db::Statement find_visible{
    "test.visible", "SELECT record FROM scope s WHERE s.record = $4 AND " PLEIN_VISIBLE("s.record", "$1", "$2", "$3")};

class AccessStore : public testing::TestWithParam<db::Engine> {
protected:
    static Grant grant_at(Instant at, Declaration const& declared = asking) {
        return for_request({}, declared, make_trace({}), at).value();
    }
};

TEST_P(AccessStore, ARecordIsVisibleForItsPurposeAndOrganisationWhileItsScopeIsOpen) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const record = new_uuid(morning);
    auto const visible = [&](std::string_view purpose, std::string_view organisation, Instant at) {
        auto const rows =
            database->read([&](db::Read& read) { return read.query(find_visible, purpose, organisation, at, record); });
        return rows.value().size();
    };
    auto const later = morning + std::chrono::hours{1};
    auto const opened = database->write("test", [&](db::Write& write) -> Result<void> {
        Scope const scope{record, "first-contact", "question", "gemeente"};
        TRY(open_scope(write, grant_at(morning), scope));
        return open_scope(write, grant_at(later), scope);  // open already: nothing new
    });
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(visible("first-contact", "gemeente", morning), 1U);
    EXPECT_EQ(visible("first-contact", "gemeente", morning - std::chrono::microseconds{1}), 0U);
    EXPECT_EQ(visible("first-contact", "elsewhere", morning), 0U);
    EXPECT_EQ(visible("directory", "gemeente", morning), 0U);

    auto const closed =
        database->write("test", [&](db::Write& write) { return close_scope(write, grant_at(later), record); });
    ASSERT_TRUE(closed);
    EXPECT_EQ(visible("first-contact", "gemeente", later - std::chrono::microseconds{1}), 1U);
    EXPECT_EQ(visible("first-contact", "gemeente", later), 0U);
}

TEST_P(AccessStore, AClosedScopeMayOpenAgain) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const record = new_uuid(morning);
    Scope const scope{record, "first-contact", "question", "gemeente"};
    auto const done = database->write("test", [&](db::Write& write) -> Result<void> {
        TRY(open_scope(write, grant_at(morning), scope));
        TRY(close_scope(write, grant_at(morning + std::chrono::hours{1}), record));
        return open_scope(write, grant_at(morning + std::chrono::hours{2}), scope);
    });
    ASSERT_TRUE(done);
    auto const rows = database->read([&](db::Read& read) {
        return read.query(find_visible, "first-contact", "gemeente", morning + std::chrono::hours{3}, record);
    });
    EXPECT_EQ(rows.value().size(), 2U);  // both rows of the record, by the one that is open
}

TEST_P(AccessStore, OneRecordsScopeOpensNoOther) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const shown = new_uuid(morning);
    auto const hidden = new_uuid(morning);
    auto const later = morning + std::chrono::hours{1};
    auto const visible = [&](Uuid const& record) {
        auto const rows = database->read(
            [&](db::Read& read) { return read.query(find_visible, "first-contact", "gemeente", later, record); });
        return rows.value().size();
    };
    auto const opened = database->write("test", [&](db::Write& write) -> Result<void> {
        TRY(open_scope(write, grant_at(morning), {shown, "first-contact", "question", "gemeente"}));
        return open_scope(write, grant_at(morning), {hidden, "first-contact", "question", "elsewhere"});
    });
    ASSERT_TRUE(opened);
    EXPECT_EQ(visible(shown), 1U);
    EXPECT_EQ(visible(hidden), 0U);
    EXPECT_EQ(visible(new_uuid(morning)), 0U);
    ASSERT_TRUE(
        database->write("test", [&](db::Write& write) { return close_scope(write, grant_at(morning), hidden); }));
    EXPECT_EQ(visible(shown), 1U) << "closed with another record";
}

TEST_P(AccessStore, AScopeKeepsTheMomentItWasFirstClosed) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const record = new_uuid(morning);
    auto const noon = morning + std::chrono::hours{4};
    auto const done = database->write("test", [&](db::Write& write) -> Result<void> {
        TRY(open_scope(write, grant_at(morning), {record, "first-contact", "question", "gemeente"}));
        TRY(close_scope(write, grant_at(noon), record));
        return close_scope(write, grant_at(noon + std::chrono::hours{1}), record);
    });
    ASSERT_TRUE(done);
    static constexpr db::Statement find{"test.scope", "SELECT valid_until, ended_by, recorded_by FROM scope"};
    auto const row = database->read([&](db::Read& read) { return read.first(find); }).value().value();
    EXPECT_EQ(row.instant(0), noon);
    EXPECT_EQ(row.text(1), "anonymous");
    EXPECT_EQ(row.text(2), "anonymous");
}

TEST_P(AccessStore, AFormKeyGivesItsAnswerToItsOwnActorAlone) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const somebody = [] {
        Identity identity;
        identity.kind = ActorKind::account;
        identity.account = new_id<AccountTag>(morning);
        identity.organisation = "gemeente";
        return for_request(identity, asking, make_trace({}), morning).value();
    };
    auto const one = somebody();
    auto const other = somebody();
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return keep_answer(write, one, "k", "secret"); }));
    auto const answer = [&](Grant const& grant) {
        return database->read([&](db::Read& read) { return earlier_answer(read, grant, "k"); }).value();
    };
    EXPECT_EQ(answer(one), "secret");
    EXPECT_EQ(answer(other), std::nullopt);
    EXPECT_EQ(answer(grant_at(morning)), std::nullopt);
}

TEST_P(AccessStore, AFormKeyGivesItsFirstAnswer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const answer = [&](Grant const& grant, std::string_view key) {
        return database->read([&](db::Read& read) { return earlier_answer(read, grant, key); });
    };
    auto const keep = [&](Grant const& grant, std::string_view key, std::string_view value) {
        return database->write("test", [&](db::Write& write) { return keep_answer(write, grant, key, value); });
    };
    auto const grant = grant_at(morning);
    EXPECT_EQ(answer(grant, "k1").value(), std::nullopt);
    ASSERT_TRUE(keep(grant, "k1", "first"));
    EXPECT_EQ(answer(grant, "k1").value(), "first");
    auto const again = keep(grant, "k1", "second");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "db.conflict");
    EXPECT_EQ(answer(grant, "k1").value(), "first");
    // Another act with the same key is another act.
    EXPECT_EQ(answer(grant_at(morning, {"public", "first-contact", "question.withdrawn"}), "k1").value(), std::nullopt);
    std::string const sealed("\0\xff sealed", 9);
    ASSERT_TRUE(keep(grant, "k2", sealed));
    EXPECT_EQ(answer(grant, "k2").value(), sealed);
    EXPECT_EQ(answer(grant, "").error().code, "form.key_malformed");
    EXPECT_EQ(answer(grant, std::string(65, 'k')).error().code, "form.key_malformed");
    EXPECT_EQ(keep(grant, std::string(65, 'k'), "x").error().code, "form.key_malformed");
    EXPECT_EQ(keep(grant, "", "x").error().code, "form.key_malformed");
    ASSERT_TRUE(keep(grant, std::string(64, 'k'), "longest"));
    EXPECT_EQ(answer(grant, std::string(64, 'k')).value(), "longest");
}

TEST_P(AccessStore, AFormKeyWithAnotherContentIsAConflictAndNoAnswer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const grant = grant_at(morning);
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return keep_answer(write, grant, "k", "a", "one"); }));
    auto const answer = [&](std::string_view content) {
        return database->read([&](db::Read& read) { return earlier_answer(read, grant, "k", content); });
    };
    EXPECT_EQ(answer("one").value(), "a");
    EXPECT_EQ(answer("two").error().kind, ErrorKind::conflict);
    EXPECT_EQ(answer("two").error().code, "form.sent_before");
    EXPECT_EQ(answer({}).error().code, "form.sent_before");
}

TEST_P(AccessStore, WhatAFormAsksForIsWrittenOnce) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const grant = grant_at(morning);
    // What it writes is a scope, so that what rolled back can be seen.
    auto const acting = [&](std::string_view key, std::string_view content, std::string const& answer) {
        return once(*database, grant, key, content, [&](db::Write& write) -> Result<std::string> {
            TRY(open_scope(write, grant, {new_uuid(morning), "first-contact", "question", "gemeente"}));
            if (answer.empty()) return fail(ErrorKind::conflict, "test.refused");
            return answer;
        });
    };
    auto const scopes = [&] {
        static constexpr db::Statement count{"test.count", "SELECT COUNT(*) FROM scope"};
        return database->read([](db::Read& read) { return read.first(count); }).value()->integer(0);
    };
    EXPECT_EQ(acting("k", "one", "first").value(), "first");
    EXPECT_EQ(acting("k", "one", "second").value(), "first");
    EXPECT_EQ(acting("k", "two", "third").error().code, "form.sent_before");
    EXPECT_EQ(scopes(), 1);
    EXPECT_EQ(acting("l", "one", "").error().code, "test.refused");
    EXPECT_EQ(acting("l", "one", "now").value(), "now") << "what was refused may be sent again";
    EXPECT_EQ(acting("", "one", "x").error().code, "form.key_malformed");
    EXPECT_EQ(scopes(), 2);
    auto const without_answer = [&] {
        return once(*database, grant, "m", {}, [&](db::Write& write) {
            return open_scope(write, grant, {new_uuid(morning), "first-contact", "question", "gemeente"});
        });
    };
    EXPECT_TRUE(without_answer());
    EXPECT_TRUE(without_answer());
    EXPECT_EQ(scopes(), 3);
    // Many at one moment: one writes, and all get its answer.
    std::vector<std::string> answers(8);
    std::vector<std::thread> senders;
    for (std::size_t i = 0; i < answers.size(); ++i)
        senders.emplace_back([&, i] { answers[i] = acting("n", "one", "of " + std::to_string(i)).value_or("none"); });
    for (auto& sender : senders) sender.join();
    EXPECT_EQ(std::set(answers.begin(), answers.end()).size(), 1U);
    EXPECT_NE(answers.front(), "none");
    EXPECT_EQ(scopes(), 4);
}

TEST_P(AccessStore, OfTwoAtOnceOneKeepsItsAnswer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    for (int round = 0; round < 20; ++round) {
        auto const key = "k" + std::to_string(round);
        std::atomic<int> kept{0};
        std::atomic<int> conflicts{0};
        auto const act = [&](std::string const& value) {
            auto const done = database->write("test", [&](db::Write& write) -> Result<void> {
                if (TRY(earlier_answer(write, grant_at(morning), key))) return fail(ErrorKind::conflict, "db.conflict");
                return keep_answer(write, grant_at(morning), key, value);
            });
            ++(done ? kept : conflicts);
        };
        std::thread one([&] { act("one"); });
        std::thread two([&] { act("two"); });
        one.join();
        two.join();
        EXPECT_EQ(kept, 1);
        EXPECT_EQ(conflicts, 1);
    }
}

TEST_P(AccessStore, FormKeysAreForgottenAfterAWeek) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access"});
    auto const purge = [&](Instant at) {
        return database
            ->write(
                "test",
                [&](db::Write& write) {
                    return purge_form_keys(write, for_job("form.purge", {"operations.run", "operations", "none"}, at));
                })
            .value();
    };
    ASSERT_TRUE(
        database->write("test", [&](db::Write& write) { return keep_answer(write, grant_at(morning), "k", "a"); }));
    EXPECT_EQ(purge(morning + form_key_life), 0);
    EXPECT_EQ(purge(morning + form_key_life + std::chrono::microseconds{1}), 1);
    // A Write takes a thousand and no more, so that nobody waits for it.
    ASSERT_TRUE(database->write("test", [&](db::Write& write) -> Result<void> {
        for (int i = 0; i < 1001; ++i) TRY(keep_answer(write, grant_at(morning), std::to_string(i), "a"));
        return {};
    }));
    EXPECT_EQ(purge(morning + 2 * form_key_life), form_keys_at_once);
    EXPECT_EQ(purge(morning + 2 * form_key_life), 1);
}

PLEIN_ON_BOTH_ENGINES(AccessStore);

}  // namespace
}  // namespace plein::access
