// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <unistd.h>
#include <algorithm>
#include <memory>
#include <string>
#include <thread>

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

TEST_F(OnPostgresql, GivesUpAfterThreeRerunsHinderedByAnotherServer) {
    auto const elsewhere = place_->open();
    int runs = 0;
    auto const refused = database_->write("test.rerun", [&](Write& write) -> Result<void> {
        ++runs;
        TRY(write.first(count_tally));
        std::thread([&] {
            EXPECT_TRUE(elsewhere->write("test.rival", [](Write& other) -> Result<void> {
                TRY(other.first(count_tally));
                TRY(other.execute(insert_tally, 7));
                return {};
            }));
        }).join();
        TRY(write.execute(insert_tally, 0));
        return {};
    });
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(refused.error().code, "db.unavailable");
    EXPECT_EQ(runs, 4);
    EXPECT_EQ(count(), 4);
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
