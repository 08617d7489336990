// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/logbook/logbook.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <set>
#include <stdexcept>

#include "platform/metrics/metrics.hpp"
#include "tests/support/schema.hpp"

namespace plein::logbook {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);
constexpr access::Declaration opening{"question.answer", "first-contact", "question.opened"};

access::Grant worker(access::Declaration const& declared = opening) {
    access::Identity identity;
    identity.kind = access::ActorKind::account;
    identity.account = new_id<access::AccountTag>(morning);
    identity.display_name = "Somebody";
    identity.roles = {access::Role::frontdoor_worker, access::Role::administrator};
    identity.organisation = "gemeente";
    auto const trace = access::make_trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return access::for_request(identity, declared, trace, morning).value();
}

access::Grant sealer() { return access::for_job("logbook.seal", {"operations.run", "operations", "none"}, morning); }

access::Grant officer() {
    return access::for_command("logbook verify", {"logbook.verify", "oversight", "none"}, morning);
}

bool has_any(db::Database& database) {
    return database.read([](db::Read& read) { return has_lines(read, sealer()); }).value();
}

constexpr db::Statement find_lines{
    "test.lines",
    "SELECT activity, purpose, actor_kind, actor, roles, organisation, object, outcome, started_at, ended_at, "
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

TEST_P(Logbook, OneWhoIsOnlyListedIsNeverKeptAsOpened) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const twice = new_uuid(morning);
    auto const opened = new_uuid(morning);
    Line line;
    line.subjects = {{twice, "question", Seen::listed},
                     {twice, "question", Seen::listed},
                     {opened, "person", Seen::opened},
                     {opened, "person", Seen::listed}};
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, worker(), line); }));
    auto const subjects = database->read([](db::Read& read) { return read.query(find_subjects); }).value();
    ASSERT_EQ(subjects.size(), 2U);
    EXPECT_EQ(subjects[0].text(0), "person");
    EXPECT_EQ(subjects[0].text(2), "opened");
    EXPECT_EQ(subjects[1].text(2), "listed");
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
        return database->read([&](db::Read& read) { return verify(read, officer(), keys.public_key(), {}); }).value();
    };
    auto const unsealed = [&] {
        return database->read([](db::Read& read) { return has_unsealed(read, sealer()); }).value();
    };
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
    auto const last = database->read([](db::Read& read) { return last_checkpoint(read, officer()); }).value();
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
    auto const found = database->read([&](db::Read& read) {
        return verify(read, officer(), keys.public_key(), [&](std::int64_t at) { heard.push_back(at); });
    });
    EXPECT_EQ(found.value().fault, "");
    EXPECT_EQ(found.value().sealed, 2500);
    EXPECT_GE(found.value().checkpoints, 3);  // a slow machine takes fewer lines at a time
    EXPECT_EQ(heard, (std::vector<std::int64_t>{1000, 2000, 2500}));
}

TEST_P(Logbook, TheFirstKeyIsKept) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const kept = [&] { return database->read([](db::Read& read) { return kept_key(read, sealer()); }).value(); };
    auto const keep = [&](std::string const& key) {
        return database->write("test", [&](db::Write& write) { return keep_key(write, sealer(), key); });
    };
    EXPECT_EQ(kept(), std::nullopt);
    ASSERT_TRUE(keep(std::string(32, 'a')));
    ASSERT_TRUE(keep(std::string(32, 'b')));
    EXPECT_EQ(kept(), std::string(32, 'a'));
}

// Rows in the queue that belong to lines with a seal, put there by a forger: more than the sealer looks at in one go.
TEST_P(Logbook, AForgedQueueDoesNotStopTheSealer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const write_some = [&](int count, Instant at) {
        auto const grant = access::for_command("test", {"account.manage", "accounts", "account.listed"}, at);
        ASSERT_TRUE(database->write("test", [&](db::Write& write) -> Result<void> {
            for (int i = 0; i < count; ++i) TRY(write_line(write, keys, grant, {}));
            return {};
        }));
    };
    write_some(150, morning);
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 150);
    static constexpr db::Statement forge{"test.forge", "INSERT INTO logbook_waiting SELECT line FROM logbook_seal"};
    ASSERT_TRUE(database->write("test", [](db::Write& write) { return write.execute(forge); }));
    write_some(1, morning + std::chrono::hours{1});
    auto const first = seal_all(*database, keys, sealer()).value();
    EXPECT_EQ(first + seal_all(*database, keys, sealer()).value(), 1);
    auto const found = verify(*database, officer(), keys.public_key(), {}).value();
    EXPECT_EQ(found.fault, "");
    EXPECT_EQ(found.sealed, 151);
}

TEST_P(Logbook, AnExportHasOneRowPerDataSubject) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const grant = worker();
    EXPECT_FALSE(has_any(*database));
    Line none;
    none.outcome = Outcome::refused;
    Line one;
    one.subjects = {{new_uuid(morning), "question", Seen::opened}};
    Line list;
    for (int i = 0; i < 20; ++i) list.subjects.push_back({new_uuid(morning), "question", Seen::listed});
    for (auto const* line : {&none, &one, &list})
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, *line); }));
    EXPECT_TRUE(has_any(*database));

    std::vector<ExportedRow> rows;
    auto const keep = [&](ExportedRow const& row) {
        rows.push_back(row);
        return true;
    };
    auto const hour = std::chrono::hours{1};
    EXPECT_EQ(export_rows(*database, officer(), morning, morning + hour, keep).value(), 22);
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
    EXPECT_EQ(export_rows(*database, officer(), morning + hour, morning + 2 * hour, keep).value(), 0);
    EXPECT_EQ(export_rows(*database, officer(), morning, morning + hour, [](auto const&) { return false; }).value(), 1);
}

TEST_P(Logbook, AnExportSaysHowAndWhenEachActWent) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const second = std::chrono::seconds{1};
    int at = 0;
    for (auto const outcome : {Outcome::ok, Outcome::refused, Outcome::failed}) {
        auto const began = morning + at++ * second;
        auto const grant = access::for_command("test", {"account.manage", "accounts", "account.listed"}, began);
        Line line;
        line.outcome = outcome;
        if (outcome == Outcome::ok) line.ended_at = began + std::chrono::milliseconds{5};
        if (outcome == Outcome::failed) line.subjects = {{new_uuid(morning), "account", Seen::listed}};
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, line); }));
    }
    std::vector<ExportedRow> rows;
    auto const keep = [&](ExportedRow const& row) {
        rows.push_back(row);
        return true;
    };
    EXPECT_EQ(export_rows(*database, officer(), morning, morning + 3 * second, keep).value(), 3);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].outcome, "ok");
    EXPECT_EQ(rows[0].purpose, "accounts");
    EXPECT_EQ(rows[0].started_at, morning);
    EXPECT_EQ(rows[0].ended_at, morning + std::chrono::milliseconds{5});
    EXPECT_EQ(rows[0].subject_type, "");
    EXPECT_EQ(rows[0].span_id.size(), 8U);
    EXPECT_EQ(rows[0].parent_span_id, std::nullopt);
    EXPECT_EQ(rows[1].outcome, "refused");
    EXPECT_EQ(rows[1].ended_at, morning + second);  // an act without duration
    EXPECT_EQ(rows[2].outcome, "failed");
    EXPECT_EQ(rows[2].subject_type, "account");
    EXPECT_EQ(rows[2].pseudonym.size(), 32U);
    // The first moment is in, the last is not.
    rows.clear();
    EXPECT_EQ(export_rows(*database, officer(), morning + second, morning + 2 * second, keep).value(), 1);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].outcome, "refused");
    // Who has enough hears no more, also of an act that touched nobody's data.
    int heard = 0;
    auto const enough = [&](ExportedRow const&) {
        ++heard;
        return false;
    };
    EXPECT_EQ(export_rows(*database, officer(), morning, morning + 3 * second, enough).value(), 1);
    EXPECT_EQ(heard, 1);
}

TEST_P(Logbook, EachCheckpointGoesToTheTechnicalLog) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const last = [&] {
        return database->read([](db::Read& read) { return last_checkpoint(read, officer()); }).value();
    };
    EXPECT_EQ(last(), std::nullopt);
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, worker(), {}); }));
    testing::internal::CaptureStderr();
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 1);
    auto const log = testing::internal::GetCapturedStderr();
    auto const head = last().value();
    EXPECT_EQ(head.signed_at, morning);
    EXPECT_NE(log.find("logbook.checkpoint sequence=1 previous=0 hash=" + crypto::hex(head.hash) +
                       " signature=" + crypto::hex(head.signature) + " at=" + std::to_string(to_micros(morning))),
              std::string::npos)
        << log;
}

TEST_P(Logbook, TheRecorderCountsWhatIsOnDiskAndWhatWaits) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const figure = [](std::string const& name) {
        auto const text = metrics::render();
        auto const at = text.find("\n" + name + " ");
        return at == std::string::npos ? 0.0 : std::stod(text.substr(at + name.size() + 2));
    };
    auto const before = figure("plein_logbook_recorded_total");
    Recorder recorder(*database, keys);
    ASSERT_TRUE(recorder.record(worker(), {}));
    EXPECT_EQ(figure("plein_logbook_recorded_total"), before + 1);
    EXPECT_EQ(figure("plein_logbook_queue"), 0);
    static constexpr db::Statement remove{"test.remove", "DROP TABLE logbook_waiting"};
    ASSERT_TRUE(database->write("test", [](db::Write& write) { return write.execute(remove); }));
    EXPECT_FALSE(recorder.record(worker(), {}));
    EXPECT_EQ(figure("plein_logbook_recorded_total"), before + 1);
    EXPECT_EQ(figure("plein_logbook_queue"), 0);
}

TEST_P(Logbook, AFullPageIsVerifiedOnce) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    ASSERT_TRUE(database->write("test", [&](db::Write& write) -> Result<void> {
        for (int i = 0; i < 1000; ++i) TRY(write_line(write, keys, worker(), {}));
        return {};
    }));
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 1000);
    std::vector<std::int64_t> heard;
    auto const found = database->read([&](db::Read& read) {
        return verify(read, officer(), keys.public_key(), [&](std::int64_t at) { heard.push_back(at); });
    });
    EXPECT_EQ(found.value().fault, "");
    EXPECT_EQ(heard, (std::vector<std::int64_t>{1000}));
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
    EXPECT_EQ(export_rows(*database, officer(), morning, morning + hour, keep).value(), 2001);
    EXPECT_EQ(people.size(), 2001U);
}

// Whoever may not read the logbook or keep it gets nothing of it, whatever else is allowed.
TEST_P(Logbook, NothingIsReadOrSealedWithoutThePermission) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, worker(), {}); }));
    auto const code = [](auto const& answer) { return answer ? std::string("given") : answer.error().code; };
    auto const read = [&](auto const& act) { return code(database->read(act)); };
    auto const none = [](auto const&) { return true; };
    auto const clerk = access::for_command("test", {"account.manage", "accounts", "account.listed"}, morning);
    for (auto const& grant : {clerk, officer()}) {
        EXPECT_EQ(read([&](db::Read& from) { return has_unsealed(from, grant); }), "page.absent");
        EXPECT_EQ(read([&](db::Read& from) { return unsealed(from, grant); }), "page.absent");
        EXPECT_EQ(read([&](db::Read& from) { return has_lines(from, grant); }), "page.absent");
        EXPECT_EQ(code(seal_all(*database, keys, grant)), "page.absent");
        EXPECT_EQ(code(database->write("test", [&](db::Write& write) { return seal(write, keys, grant); })),
                  "page.absent");
    }
    for (auto const& grant : {clerk, worker(), sealer()}) {
        EXPECT_EQ(read([&](db::Read& from) { return last_checkpoint(from, grant); }), "page.absent");
        EXPECT_EQ(read([&](db::Read& from) { return verify(from, grant, keys.public_key(), {}); }), "page.absent");
        EXPECT_EQ(code(verify(*database, grant, keys.public_key(), {})), "page.absent");
        EXPECT_EQ(code(export_rows(*database, grant, {}, morning + std::chrono::hours{1}, none)), "page.absent");
    }
}

// What the figures show: a line that waits longer than the sealer's second says that sealing stands still.
TEST_P(Logbook, TheOldestUnsealedLineIsKnown) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const waiting = [&] {
        return database->read([](db::Read& read) { return unsealed(read, sealer()); }).value();
    };
    EXPECT_EQ(waiting().lines, 0);
    EXPECT_EQ(waiting().oldest.count(), 0);
    // One of a clock that was ahead has waited no time at all, and hides nobody who has.
    for (auto const ago : {std::chrono::seconds{-60}, std::chrono::seconds{90}, std::chrono::seconds{30}}) {
        auto const grant = access::for_command("test", {"account.manage", "accounts", "account.listed"}, morning - ago);
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, {}); }));
        EXPECT_EQ(waiting().oldest.count() > 0, ago.count() > 0);
    }
    EXPECT_EQ(waiting().lines, 3);
    EXPECT_EQ(waiting().oldest, std::chrono::seconds{90});
    EXPECT_EQ(seal_all(*database, keys, sealer()).value(), 3);
    EXPECT_EQ(waiting().lines, 0);
}

// One act whose line cannot be kept must not take along the answers of everybody who read something at that moment.
TEST_P(Logbook, ALineThatIsRefusedTakesNoOtherAlong) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Recorder recorder(*database, keys);
    std::atomic<int> refused{0};
    std::atomic<int> recorded{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int number = 0; number < 25; ++number) {
                Line line;
                line.object = thread == 0 ? "no text \xff" : "text";
                auto const answer = recorder.record(worker(), line);
                ++(answer ? recorded : refused);
                EXPECT_EQ(answer ? "" : answer.error().code, answer ? "" : "logbook.unavailable");
                EXPECT_EQ(answer.has_value(), thread != 0);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(refused, 25);
    EXPECT_EQ(recorded, 175);
    EXPECT_EQ(database->read([](db::Read& read) { return read.query(find_lines); }).value().size(), 175U);
}

TEST_P(Logbook, AReaderWaitsNoLongerThanTheRecordersPatience) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Recorder recorder(*database, keys, std::chrono::milliseconds{20});
    auto const held = database->write("test", [&](db::Write& write) -> Result<void> {
        // SQLite has one writer, and this is it; PostgreSQL is told to let nobody else write lines.
        if (GetParam() == db::Engine::postgresql)
            TRY(write.execute(db::Statement{"test.lock", "LOCK TABLE logbook_line IN EXCLUSIVE MODE"}));
        Result<void> first = fail(ErrorKind::internal, "test.not_run");
        Result<void> second = first;
        std::thread one([&] { first = recorder.record(worker(), {}); });
        std::thread two([&] { second = recorder.record(worker(), {}); });
        one.join();
        two.join();
        EXPECT_EQ(first.error().code, "logbook.unavailable");
        EXPECT_EQ(second.error().code, "logbook.unavailable");
        return {};
    });
    ASSERT_TRUE(held) << held.error().detail;
    Recorder patient(*database, keys);
    EXPECT_TRUE(patient.record(worker(), {}));
}

// The days that were asked for, whatever else is in the logbook.
TEST_P(Logbook, AnExportReadsTheDaysThatWereAskedFor) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const hours = [](int count) { return std::chrono::hours{count}; };
    for (int hour = 0; hour < 72; ++hour) {
        auto const at = morning + hours(hour) + std::chrono::microseconds{hour % 2 == 0 ? 0 : 999};
        auto const grant = access::for_command("test", {"account.manage", "accounts", "account.listed"}, at);
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_line(write, keys, grant, {}); }));
    }
    auto const count = [&](Instant from, Instant until) {
        std::int64_t rows = 0;
        auto const in_time = [&](ExportedRow const& row) {
            EXPECT_TRUE(row.started_at >= from && row.started_at < until);
            return ++rows > 0;
        };
        EXPECT_EQ(export_rows(*database, officer(), from, until, in_time).value(), rows);
        return rows;
    };
    EXPECT_EQ(count(morning + hours(24), morning + hours(48)), 24);
    EXPECT_EQ(count(morning + hours(25), morning + hours(25) + std::chrono::microseconds{999}), 0);
    EXPECT_EQ(count(morning + hours(25), morning + hours(25) + std::chrono::microseconds{1000}), 1);
    EXPECT_EQ(count(Instant{}, morning + hours(1000)), 72);
    EXPECT_EQ(count(Instant{} - hours(24), Instant{}), 0);
}

PLEIN_ON_BOTH_ENGINES(Logbook);

}  // namespace
}  // namespace plein::logbook
