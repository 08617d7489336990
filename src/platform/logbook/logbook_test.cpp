// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/logbook/logbook.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <set>
#include <stdexcept>

#include "tests/support/schema.hpp"

namespace plein::logbook {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);
constexpr access::Declaration opening{"question.answer", "first-contact", "question.opened"};

access::Grant worker(access::Declaration const& declared = opening) {
    access::Identity identity;
    identity.kind = access::SubjectKind::account;
    identity.account = new_id<access::AccountTag>(morning);
    identity.display_name = "Somebody";
    identity.roles = {access::Role::frontdoor_worker, access::Role::administrator};
    identity.organisation = "gemeente";
    auto const trace = access::make_trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return access::for_request(identity, declared, trace, morning).value();
}

access::Grant sealer() { return access::for_job("logbook.seal", {"operations.run", "operations", "none"}, morning); }

constexpr db::Statement find_lines{
    "test.lines",
    "SELECT activity, purpose, subject_kind, subject, roles, organisation, object, outcome, started_at, ended_at, "
    "trace_id, parent_span_id FROM logbook_line ORDER BY id"};
constexpr db::Statement find_subjects{"test.subjects",
                                      "SELECT type, pseudonym, seen FROM logbook_subject ORDER BY type, pseudonym"};

class Logbook : public testing::TestWithParam<db::Engine> {};

TEST_P(Logbook, ALineSaysWhoWhatWhyAndWithWhoseDataWithoutNames) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const grant = worker();
    auto const person = new_uuid(morning);
    Line line;
    line.object = "question:1";
    line.ended_at = morning + std::chrono::milliseconds{3};
    line.subjects = {
        {person, "question", Seen::listed}, {person, "question", Seen::opened}, {person, "person", Seen::listed}};
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, line); }));

    auto const rows = database->read([](db::Read& read) { return read.query(find_lines); }).value();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "question.opened");
    EXPECT_EQ(rows[0].text(1), "first-contact");
    EXPECT_EQ(rows[0].text(2), "account");
    EXPECT_EQ(rows[0].text(3), to_text(grant.account()));
    EXPECT_EQ(rows[0].text(4), "frontdoor_worker,administrator");
    EXPECT_EQ(rows[0].text(5), "gemeente");
    EXPECT_EQ(rows[0].text(6), "question:1");
    EXPECT_EQ(rows[0].text(7), "ok");
    EXPECT_EQ(rows[0].instant(8), morning);
    EXPECT_EQ(rows[0].instant(9), morning + std::chrono::milliseconds{3});
    EXPECT_EQ(crypto::hex(rows[0].blob(10)), "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(crypto::hex(rows[0].blob(11)), "b7ad6b7169203331");

    auto const subjects = database->read([](db::Read& read) { return read.query(find_subjects); }).value();
    ASSERT_EQ(subjects.size(), 2U);  // the one that came twice once, as opened
    EXPECT_EQ(subjects[0].text(0), "person");
    EXPECT_EQ(subjects[1].text(2), "opened");
    EXPECT_EQ(subjects[1].blob(1).size(), 32U);
    EXPECT_NE(subjects[0].blob(1), subjects[1].blob(1));
    EXPECT_EQ(subjects[1].blob(1).find(std::string(person.begin(), person.end())), std::string::npos);
}

TEST_P(Logbook, AnActWithoutAnActivityHasNoLineToWrite) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const act = [&](db::Write& write) { return write_line(write, keys, sealer(), {}); };
    EXPECT_THROW((void)database->write("test", act), std::logic_error);
    Recorder recorder(*database, keys);
    EXPECT_THROW((void)recorder.record(sealer(), {}), std::logic_error);
}

TEST_P(Logbook, ALineGoesWithItsActWhenThatFails) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const failed = database->write("test", [&](db::Write& write) -> Result<void> {
        TRY(write_line(write, keys, worker(), {}));
        return fail(ErrorKind::conflict, "test.refused");
    });
    EXPECT_EQ(failed.error().code, "test.refused");
    EXPECT_TRUE(database->read([](db::Read& read) { return read.query(find_lines); }).value().empty());
}

TEST_P(Logbook, TheRecorderAnswersWhenTheLineIsOnDisk) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const line_of = [](int thread, int number) {
        Line line;
        line.object = std::to_string(thread) + ":" + std::to_string(number);
        line.subjects = {{new_uuid(morning), "question", Seen::listed}};
        return line;
    };
    std::atomic<int> missing{0};
    Recorder recorder(*database, keys);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int number = 0; number < 25; ++number) {
                auto const line = line_of(thread, number);
                static constexpr db::Statement find{"test.find_line", "SELECT 1 FROM logbook_line WHERE object = $1"};
                bool const recorded = recorder.record(worker(), line).has_value();
                auto const found = database->read([&](db::Read& read) { return read.first(find, line.object); });
                if (!recorded || !found || !*found) ++missing;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(missing, 0);
    EXPECT_EQ(database->read([](db::Read& read) { return read.query(find_lines); }).value().size(), 200U);
}

TEST_P(Logbook, WithoutADatabaseThereIsNoAnswer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = place.open();  // no tables: every write fails
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Recorder recorder(*database, keys);
    auto const recorded = recorder.record(worker(), {});
    ASSERT_FALSE(recorded);
    EXPECT_EQ(recorded.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(recorded.error().code, "logbook.unavailable");
}

TEST_P(Logbook, SealsEveryLineOnceInWhateverOrderTheyCommit) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const verified = [&] {
        return database->read([&](db::Read& read) { return verify(read, keys.public_key(), {}); }).value();
    };
    auto const unsealed = [&] { return database->read([](db::Read& read) { return has_unsealed(read); }).value(); };
    auto const write_one = [&](Instant at) {
        auto const grant = access::for_command("test", {"account.manage", "accounts", "account.listed"}, at);
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, {}); }));
    };
    EXPECT_FALSE(unsealed());
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 0);
    write_one(morning + std::chrono::hours{1});
    EXPECT_TRUE(unsealed());
    EXPECT_EQ(verified().unsealed, 1);
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 1);
    write_one(morning);  // a smaller id that commits later
    write_one(morning + std::chrono::hours{2});
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 2);
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 0);
    EXPECT_FALSE(unsealed());
    auto const found = verified();
    EXPECT_EQ(found.fault, "");
    EXPECT_EQ(found.sealed, 3);
    EXPECT_EQ(found.unsealed, 0);
    EXPECT_EQ(found.checkpoints, 2);
    auto const last = database->read([](db::Read& read) { return last_checkpoint(read, sealer()); }).value();
    EXPECT_EQ(last.value().sequence, 3);
    EXPECT_EQ(last.value().previous, 1);
}

TEST_P(Logbook, SealsMoreThanOneBatch) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const grant = worker();
    for (int chunk = 0; chunk < 5; ++chunk) {
        ASSERT_TRUE(database->write("test", [&](db::Write& write) -> Result<void> {
            for (int i = 0; i < 500; ++i) TRY(write_line(write, keys, grant, {}));
            return {};
        }));
    }
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 2500);
    std::vector<std::int64_t> heard;
    auto const found = database->read(
        [&](db::Read& read) { return verify(read, keys.public_key(), [&](std::int64_t at) { heard.push_back(at); }); });
    EXPECT_EQ(found.value().fault, "");
    EXPECT_EQ(found.value().sealed, 2500);
    EXPECT_EQ(found.value().checkpoints, 3);
    EXPECT_EQ(heard, (std::vector<std::int64_t>{1000, 2000, 2500}));
}

TEST_P(Logbook, AnExportHasOneRowPerDataSubject) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const grant = worker();
    EXPECT_FALSE(database->read(has_lines).value());
    Line none;
    none.outcome = Outcome::refused;
    Line one;
    one.subjects = {{new_uuid(morning), "question", Seen::opened}};
    Line list;
    for (int i = 0; i < 20; ++i) list.subjects.push_back({new_uuid(morning), "question", Seen::listed});
    for (auto const* line : {&none, &one, &list})
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, *line); }));
    EXPECT_TRUE(database->read(has_lines).value());

    std::vector<ExportedRow> rows;
    auto const keep = [&](ExportedRow const& row) {
        rows.push_back(row);
        return true;
    };
    auto const hour = std::chrono::hours{1};
    EXPECT_EQ(export_rows(*database, grant, morning, morning + hour, keep).value(), 22);
    ASSERT_EQ(rows.size(), 22U);
    std::set<std::string> spans;
    std::set<std::string> people;
    std::string const own_span(grant.trace().span_id.begin(), grant.trace().span_id.end());
    for (auto const& row : rows) {
        spans.insert(row.span_id);
        if (!row.pseudonym.empty()) people.insert(row.pseudonym);
        EXPECT_EQ(row.activity, "question.opened");
        EXPECT_EQ(crypto::hex(row.trace_id), "0af7651916cd43dd8448eb211c80319c");
        EXPECT_EQ(crypto::hex(row.parent_span_id.value()),
                  row.span_id == own_span ? "b7ad6b7169203331" : crypto::hex(own_span));
    }
    EXPECT_EQ(people.size(), 21U);
    EXPECT_EQ(spans.size(), 21U);  // the act's own of the first two, one for each in the list
    EXPECT_EQ(export_rows(*database, grant, morning + hour, morning + 2 * hour, keep).value(), 0);
    EXPECT_EQ(export_rows(*database, grant, morning, morning + hour, [](auto const&) { return false; }).value(), 1);
}

TEST_P(Logbook, AnExportPagesThroughAllLines) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const grant = worker();
    ASSERT_TRUE(database->write("test", [&](db::Write& write) -> Result<void> {
        for (int i = 0; i < 2001; ++i) {
            Line line;
            line.subjects = {{new_uuid(morning), "question", Seen::opened}};
            TRY(write_line(write, keys, grant, line));
        }
        return {};
    }));
    std::set<std::string> people;
    auto const keep = [&](ExportedRow const& row) { return people.insert(row.pseudonym).second; };
    auto const hour = std::chrono::hours{1};
    EXPECT_EQ(export_rows(*database, grant, morning, morning + hour, keep).value(), 2001);
    EXPECT_EQ(people.size(), 2001U);
}

PLEIN_ON_BOTH_ENGINES(Logbook);

}  // namespace
}  // namespace plein::logbook
