// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/db/postgres_open.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::db {
namespace {

constexpr Statement create_tally{"tally.create", "CREATE TABLE tally (number BIGINT NOT NULL)"};
constexpr Statement insert_tally{"tally.insert", "INSERT INTO tally (number) VALUES ($1)"};
constexpr Statement count_tally{"tally.count", "SELECT count(*) FROM tally"};
constexpr Statement end_others{"test.end_others",
                               "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                               "WHERE datname = current_database() AND pid <> pg_backend_pid()"};

class OnPostgresql : public testing::Test {
protected:
    void SetUp() override {
        PLEIN_EMPTY_DATABASE(empty, Engine::postgresql);
        place_.emplace(std::move(empty));
        database_ = place_->open();
        ASSERT_TRUE(database_->write("test.create", [](Write& write) { return write.execute(create_tally); }));
    }

    Result<std::int64_t> insert(std::int64_t number) {
        return database_->write("test.insert", [&](Write& write) { return write.execute(insert_tally, number); });
    }

    std::int64_t count() {
        return database_->read([](Read& read) { return read.first(count_tally); }).value()->integer(0);
    }

    void end_all_connections() {
        ASSERT_TRUE(place_->open()->read([](Read& read) { return read.query(end_others); }));
    }

    /// Runs SQL that cannot stand in a transaction.
    void administer(std::string const& sql) {
        std::unique_ptr<PGconn, void (*)(PGconn*)> const connection(PQconnectdb(place_->options().location.c_str()),
                                                                    PQfinish);
        std::unique_ptr<PGresult, void (*)(PGresult*)> const result(PQexec(connection.get(), sql.c_str()), PQclear);
        ASSERT_EQ(PQresultStatus(result.get()), PGRES_COMMAND_OK) << PQerrorMessage(connection.get());
    }

    std::optional<support::EmptyDatabase> place_;
    std::unique_ptr<Database> database_;
};

TEST_F(OnPostgresql, ConnectsAgainAfterTheConnectionIsLost) {
    insert(1).value();
    EXPECT_EQ(count(), 1);
    end_all_connections();
    EXPECT_EQ(count(), 1);
    EXPECT_TRUE(insert(2));
    EXPECT_EQ(count(), 2);
}

TEST_F(OnPostgresql, CommitsNothingWhenTheConnectionIsLostInsideAnAct) {
    auto const lost = database_->write("test.lost", [&](Write& write) -> Result<void> {
        TRY(write.execute(insert_tally, 1));
        end_all_connections();
        TRY(write.execute(insert_tally, 2));
        return {};
    });
    EXPECT_EQ(lost.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(lost.error().code, "db.unavailable");
    auto const at_commit = database_->write("test.lost", [&](Write& write) -> Result<void> {
        TRY(write.execute(insert_tally, 3));
        end_all_connections();
        return {};
    });
    EXPECT_EQ(at_commit.error().code, "db.unavailable");
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(insert(4));
}

TEST_F(OnPostgresql, RunsAnActAgainThatReadWhatAnotherChanged) {
    int runs = 0;
    auto const done = database_->write("test.rerun", [&](Write& write) -> Result<std::int64_t> {
        ++runs;
        auto const before = TRY(write.first(count_tally))->integer(0);
        if (runs == 1) {
            std::thread([&] {
                auto const rival = database_->write("test.rival", [](Write& other) -> Result<void> {
                    auto const seen = TRY(other.first(count_tally))->integer(0);
                    TRY(other.execute(insert_tally, seen));
                    return {};
                });
                EXPECT_TRUE(rival);
            }).join();
        }
        TRY(write.execute(insert_tally, before));
        return before;
    });
    EXPECT_EQ(done.value(), 1) << "the second run saw the rival's row";
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(count(), 2);
}

TEST_F(OnPostgresql, GivesUpAfterThreeRerunsHinderedByAnotherProgram) {
    int runs = 0;
    auto const refused = database_->write("test.rerun", [&](Write& write) -> Result<void> {
        ++runs;
        TRY(write.first(count_tally));
        administer(
            "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM tally; INSERT INTO tally VALUES (7); COMMIT");
        TRY(write.execute(insert_tally, 0));
        return {};
    });
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(refused.error().code, "db.unavailable");
    EXPECT_EQ(runs, 4);
    EXPECT_EQ(count(), 4);
}

TEST_F(OnPostgresql, RefusesNoneOfManyWritersOfTwoServers) {
    auto const elsewhere = place_->open();
    std::vector<std::thread> writers;
    for (int i = 0; i < 12; ++i) {
        writers.emplace_back([&, at = i % 2 == 0 ? database_.get() : elsewhere.get()] {
            for (int n = 0; n < 10; ++n) {
                auto const done = at->write("test.tally", [](Write& write) -> Result<void> {
                    auto const seen = TRY(write.first(count_tally))->integer(0);
                    TRY(write.execute(insert_tally, seen));
                    return {};
                });
                EXPECT_TRUE(done) << done.error().detail;
            }
        });
    }
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(count(), 120);
}

TEST_F(OnPostgresql, RunsAReadThatWasUndoneOnceMoreAndThenSaysSo) {
    constexpr Statement undone{"test.undone", "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$"};
    int runs = 0;
    auto const again = database_->read([&](Read& read) -> Result<std::int64_t> {
        if (++runs == 1) TRY(read.query(undone));
        return TRY(read.first(count_tally))->integer(0);
    });
    EXPECT_EQ(again.value(), 0);
    EXPECT_EQ(runs, 2);
    auto const refused = database_->read([&](Read& read) { return read.query(undone); });
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(refused.error().code, "db.unavailable") << "the word for it stays inside";
    auto const hidden = database_->read([&](Read& read) -> Result<int> {
        auto const lost = read.query(undone);
        return lost ? 1 : 2;
    });
    EXPECT_EQ(hidden.error().code, "db.unavailable");
}

long peak_megabytes() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

TEST_F(OnPostgresql, HoldsNoMoreOfALongAnswerThanItsLimit) {
    auto const before = peak_megabytes();
    auto const refused = database_->read([](Read& read) {
        return read.query({"test.gigabyte", "SELECT repeat('x', 1000) FROM generate_series(1, 1000000)"});
    });
    EXPECT_EQ(refused.error().code, "db.too_many_rows");
    auto const grown = peak_megabytes() - before;
    std::cout << grown << " MB more for an answer of 1000 MB\n";
    EXPECT_LT(grown, 600);
    EXPECT_EQ(count(), 0);
}

TEST_F(OnPostgresql, LeavesSlowWorkToTheServer) {
    // Longer than twice the time after which a silent server is asked whether it is there.
    auto const slow = database_->read([](Read& read) {
        return read.first({"test.slow", "SELECT 7 FROM (SELECT pg_sleep(2.5)) AS slept"});
    });
    ASSERT_TRUE(slow) << slow.error().detail;
    EXPECT_EQ((*slow)->integer(0), 7);
}

class FrozenPostgresql : public OnPostgresql {
protected:
    using Clock = std::chrono::steady_clock;
    // Far above what is meant, which is printed: the machine of a test may be busy with much else.
    static constexpr std::chrono::seconds patience{20};

    void SetUp() override {
        OnPostgresql::SetUp();
        if (place_ && support::postgres_process() == 0) GTEST_SKIP() << "a server that others use is not stopped";
    }

    /// How long that took; an act that does not fail as it should fails the test.
    template <class Act>
    Clock::duration refused(Act&& act) {
        auto const begun = Clock::now();
        auto const done = act();
        auto const took = Clock::now() - begun;
        EXPECT_FALSE(done);
        EXPECT_EQ(done ? "" : done.error().code, "db.unavailable");
        EXPECT_LT(took, patience);
        return took;
    }

    auto ask() {
        return database_->read([](Read& read) { return read.first(count_tally); });
    }

    static long milliseconds(Clock::duration time) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    }
};

TEST_F(FrozenPostgresql, KeepsNobodyWaiting) {
    EXPECT_TRUE(insert(1));
    EXPECT_EQ(count(), 1);
    support::FrozenPostgres frozen;
    std::vector<std::thread> threads;
    std::atomic<long> longest = 0;
    for (int i = 0; i < 20; ++i) {
        threads.emplace_back([&, i] {
            auto const took =
                milliseconds(i % 2 == 0 ? refused([&] { return ask(); }) : refused([&] { return insert(2); }));
            for (auto seen = longest.load(); took > seen && !longest.compare_exchange_weak(seen, took);) {
            }
        });
    }
    for (auto& thread : threads) thread.join();
    auto const next = milliseconds(refused([&] { return ask(); }));
    std::this_thread::sleep_for(Pulse::rest_time);
    auto const probe = milliseconds(refused([&] { return ask(); }));
    auto const opened = milliseconds(refused([&] { return Database::open(place_->options()); }));
    frozen.thaw();
    auto const thawed = Clock::now();
    while (!ask() && Clock::now() - thawed < patience) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    auto const back = milliseconds(Clock::now() - thawed);
    std::cout << "20 at once " << longest << " ms, the next " << next << " ms, who tries again " << probe
              << " ms, a new connection " << opened << " ms; back after " << back << " ms\n";
    EXPECT_TRUE(insert(3));
    EXPECT_EQ(count(), 2);
}

TEST_F(FrozenPostgresql, EndsAnActThatIsUnderWay) {
    std::optional<support::FrozenPostgres> frozen;
    auto const took = refused([&] {
        return database_->write("test.frozen", [&](Write& write) -> Result<void> {
            TRY(write.execute(insert_tally, 1));
            frozen.emplace();
            TRY(write.execute(insert_tally, 2));
            return {};
        });
    });
    std::cout << "a write under way " << milliseconds(took) << " ms\n";
}

TEST_F(OnPostgresql, NeverAcknowledgesBeforeTheDisk) {
    administer(
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET synchronous_commit = off'; END $$");
    auto const setting = place_->open()->read([](Read& read) {
        return read.first({"test.setting", "SELECT current_setting('synchronous_commit')"});
    });
    EXPECT_EQ(setting.value()->text(0), "on");
}

TEST_F(OnPostgresql, RefusesADatabaseThatOrdersOtherwise) {
    auto const name = "plein_ascii_" + std::to_string(::getpid());
    administer("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
    auto options = place_->options();
    auto const end = std::min(options.location.find('?'), options.location.size());
    auto const start = options.location.rfind('/', end) + 1;
    options.location.replace(start, end - start, name);
    auto const refused = Database::open(options);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().code, "db.wrong_collation");
    EXPECT_NE(refused.error().detail.find("SQL_ASCII"), std::string::npos) << refused.error().detail;
}

TEST(Postgresql, GoesOnToTheNextServerOfItsAddress) {
    PLEIN_EMPTY_DATABASE(place, Engine::postgresql);
    auto options = place.options();
    auto const at = options.location.find("host=") + 5;
    options.location.insert(at, "/nonexistent,");
    auto const opened = Database::open(options);
    EXPECT_TRUE(opened) << opened.error().detail;
}

TEST(Pulse, LetsOneTryAgainAfterARest) {
    auto const now = std::chrono::steady_clock::now();
    Pulse pulse;
    EXPECT_EQ(pulse.ask(now), Pulse::Advice::go_on);
    pulse.silent(now);
    EXPECT_EQ(pulse.ask(now), Pulse::Advice::give_up);
    auto const rested = now + Pulse::rest_time;
    EXPECT_EQ(pulse.ask(rested), Pulse::Advice::connect_again);
    EXPECT_EQ(pulse.ask(rested), Pulse::Advice::give_up) << "one is enough";
    EXPECT_EQ(pulse.ask(rested + Pulse::rest_time), Pulse::Advice::connect_again) << "the one before never came back";
    pulse.heard();
    EXPECT_EQ(pulse.ask(rested), Pulse::Advice::go_on);
}

TEST_F(OnPostgresql, AWriteWaitsForOneThatRunsAloneNoLongerThanSaid) {
    auto options = place_->options();
    options.busy_timeout = std::chrono::milliseconds{50};
    auto const hurried = Database::open(options).value();
    std::unique_ptr<PGconn, void (*)(PGconn*)> const other(PQconnectdb(options.location.c_str()), PQfinish);
    PQclear(PQexec(other.get(), "BEGIN; LOCK TABLE write_gate IN EXCLUSIVE MODE"));
    auto const add = [&] {
        return hurried->write("test.insert", [](Write& write) { return write.execute(insert_tally, 1); });
    };
    EXPECT_EQ(add().error().code, "db.unavailable");
    PQclear(PQexec(other.get(), "COMMIT"));
    EXPECT_TRUE(add());
    EXPECT_EQ(count(), 1);
}

TEST(EngineOf, KnowsAnAddressFromAFile) {
    EXPECT_EQ(engine_of("postgresql://town"), Engine::postgresql);
    EXPECT_EQ(engine_of("postgres:///town?host=/run"), Engine::postgresql);
    EXPECT_EQ(engine_of("postgres.db"), Engine::sqlite);
    EXPECT_EQ(engine_of("/var/lib/plein/plein.db"), Engine::sqlite);
}

TEST(Postgresql, NeverRepeatsThePasswordOfItsAddress) {
    for (auto const* location : {"postgresql://me:secret@/town?host=/nonexistent", "postgresql://me:secret@[bad/town",
                                 "postgres://me:secret@/town?nonsense=1"}) {
        auto const refused = Database::open({.location = location});
        EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
        EXPECT_EQ(refused.error().code, "db.unavailable");
        EXPECT_FALSE(refused.error().detail.empty());
        EXPECT_EQ(refused.error().detail.find("secret"), std::string::npos) << refused.error().detail;
    }
}

}  // namespace
}  // namespace plein::db
