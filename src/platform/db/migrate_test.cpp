// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/migrate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "platform/db/sql_text.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::db {
namespace {

using Names = std::vector<std::string>;

TEST(SplitStatements, CutsOnlyWhereAStatementEnds) {
    struct {
        std::string sql;
        Names statements;
    } const rows[] = {
        {"", {}},
        {" ;\n; -- only a comment;\n /* ; */", {}},
        {"CREATE TABLE a (b TEXT);\nCREATE TABLE c (d TEXT);\n",
         {"CREATE TABLE a (b TEXT)", "CREATE TABLE c (d TEXT)"}},
        {"INSERT INTO a VALUES ('x; -- y')", {"INSERT INTO a VALUES ('x; -- y')"}},
        {"INSERT INTO a VALUES ('it''s; /*'); SELECT \"a;b\"",
         {"INSERT INTO a VALUES ('it''s; /*')", "SELECT \"a;b\""}},
        {"SELECT 1 -- it's; fine\n;SELECT 2", {"SELECT 1", "SELECT 2"}},
        {"SELECT 1 /* ' ; */ + 1;", {"SELECT 1   + 1"}},
        {"SELECT 4 - 2 / 1;", {"SELECT 4 - 2 / 1"}},
        {"SELECT 'open; end", {"SELECT 'open; end"}},
        {"/* open", {}},
    };
    for (auto const& row : rows) EXPECT_EQ(split_statements(row.sql), row.statements) << row.sql;
}

RC_GTEST_PROP(SplitStatements, GivesBackWhatWasJoined, ()) {
    auto const pieces = *rc::gen::container<Names>(rc::gen::element<std::string>(
        "CREATE TABLE a (b TEXT DEFAULT ';')", "SELECT 'it''s'", "SELECT \";\"", "SELECT '--', '/*'", "SELECT 1"));
    std::string joined;
    for (auto const& piece : pieces) joined += piece + "; -- it's done;\n/* ; */";
    RC_ASSERT(split_statements(joined) == pieces);
}

TEST(HighestParameter, LooksOutsideStringsAndComments) {
    EXPECT_EQ(highest_parameter("SELECT $2, $10, $1"), 10U);
    EXPECT_EQ(highest_parameter("SELECT '$3', \"$4\" -- $5\n /* $6 */"), 0U);
}

class Migrating : public testing::TestWithParam<Engine> {};
PLEIN_ON_BOTH_ENGINES(Migrating);

std::vector<Migration> const two_steps{
    {"areas", 1, "create",
     "CREATE TABLE area (id BLOB NOT NULL PRIMARY KEY); -- one; two\nCREATE TABLE town (id BIGINT);\n"},
    {"areas", 2, "fill", "INSERT INTO town VALUES (1);\nINSERT INTO town VALUES (2);\n"}};
Instant const now = from_micros(1);

TEST_P(Migrating, RunsEachStepOnce) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto database = place.open();
    EXPECT_EQ(database->pending(two_steps).value(), (Names{"areas/0001_create", "areas/0002_fill"}));
    EXPECT_EQ(database->migrate({two_steps[0]}, now).value(), (Names{"areas/0001_create"}));
    EXPECT_EQ(database->pending(two_steps).value(), (Names{"areas/0002_fill"}));
    EXPECT_EQ(database->migrate(two_steps, now).value(), (Names{"areas/0002_fill"}));
    database.reset();
    database = place.open();
    EXPECT_EQ(database->migrate(two_steps, now).value(), Names{});
    auto const rows = database->read([](Read& read) { return read.query({"test.towns", "SELECT id FROM town"}); });
    EXPECT_EQ(rows.value().size(), 2U);
}

TEST_P(Migrating, RefusesADatabaseThatKnowsMore) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = place.open();
    ASSERT_TRUE(database->migrate(two_steps, now));
    auto const refused = database->migrate({two_steps[0]}, now);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().code, "db.newer_schema");
    EXPECT_EQ(database->pending({two_steps[0]}).error().code, "db.newer_schema");
}

TEST_P(Migrating, RefusesAStepThatWasChangedAfterItRan) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = place.open();
    ASSERT_TRUE(database->migrate(two_steps, now));
    auto changed = two_steps;
    changed[0].sql += "-- a word more; that is no change\n";
    EXPECT_EQ(database->pending(changed).value(), Names{});
    changed[0].sql += "CREATE TABLE village (id BIGINT);\n";
    auto const refused = database->pending(changed).error();
    EXPECT_EQ(refused.code, "db.step_changed");
    EXPECT_NE(refused.detail.find("areas/0001_create"), std::string::npos) << refused.detail;
    EXPECT_NE(refused.detail.find("./run --fresh"), std::string::npos) << "it says what to do: " << refused.detail;
    EXPECT_EQ(database->migrate(changed, now).error().kind, ErrorKind::conflict);
}

TEST_P(Migrating, LeavesNothingOfAStepThatFails) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = place.open();
    auto steps = two_steps;
    steps[1].sql = "CREATE TABLE half (id BIGINT NOT NULL);\nINSERT INTO half VALUES (NULL);\n";
    EXPECT_EQ(database->migrate(steps, now).error().code, "db.conflict");
    steps[1].sql = "CREATE TABLE half (id BIGINT NOT NULL);\nCREATE TABEL typo (id BIGINT);\n";
    EXPECT_THROW(static_cast<void>(database->migrate(steps, now)), std::logic_error);
    EXPECT_EQ(database->migrate(two_steps, now).value(), (Names{"areas/0002_fill"}));
    auto const half = database->read([](Read& read) { return read.query({"test.half", "SELECT count(*) FROM town"}); });
    EXPECT_EQ(half.value().front().integer(0), 2);
}

TEST(MigratingOnPostgresql, LetsTwoServersMigrateAtOnce) {
    PLEIN_EMPTY_DATABASE(place, Engine::postgresql);
    std::vector<std::thread> servers;
    for (int i = 0; i < 4; ++i) {
        servers.emplace_back([&] {
            auto const migrated = place.open()->migrate(two_steps, now);
            EXPECT_TRUE(migrated) << migrated.error().detail;
        });
    }
    for (auto& server : servers) server.join();
    auto const rows = place.open()->read([](Read& read) { return read.query({"test.towns", "SELECT id FROM town"}); });
    EXPECT_EQ(rows.value().size(), 2U);
}

class SchemaFiles : public testing::Test {
protected:
    void write(std::string const& name, std::string const& text) {
        std::filesystem::create_directories(std::filesystem::path(folder_.path(name)).parent_path());
        std::ofstream(folder_.path(name)) << text;
    }
    Names titles(std::vector<std::string> const& order) {
        Names names;
        auto const steps = read_migrations(folder_.path(), order).value();
        for (auto const& step : steps) {
            names.push_back(step.feature + "/" + std::to_string(step.number) + "_" + step.name + ": " + step.sql);
        }
        return names;
    }
    support::Folder folder_;
};

TEST_F(SchemaFiles, StandInTheOrderOfTheFeatures) {
    write("features/areas/schema/0001_create.sql", "A1");
    write("features/areas/schema/0002_more_words.sql", "A2");
    write("features/accounts/schema/0001_create.sql", "B1");
    write("platform/logbook/schema/0001_create.sql", "L1");
    write("platform/access/schema/0001_create.sql", "S1");
    write("platform/log/log.cpp", "no schema");
    EXPECT_EQ(titles({"people", "areas", "accounts"}),
              (Names{"access/1_create: S1", "logbook/1_create: L1", "areas/1_create: A1", "areas/2_more_words: A2",
                     "accounts/1_create: B1"}));
}

TEST_F(SchemaFiles, AreRefusedWhereAStepCouldBeMissed) {
    EXPECT_EQ(read_migrations(folder_.path(), {}).error().code, "db.no_schema");
    write("features/areas/schema/0001_create.sql", "A1");
    EXPECT_EQ(read_migrations(folder_.path(), {}).error().code, "db.no_schema") << "a feature without a place";
    EXPECT_TRUE(read_migrations(folder_.path(), {"areas"}));
    write("features/areas/schema/0001_again.sql", "A1");
    EXPECT_EQ(read_migrations(folder_.path(), {"areas"}).error().code, "db.no_schema") << "a number twice";
    std::filesystem::remove(folder_.path("features/areas/schema/0001_again.sql"));
    write("features/areas/schema/2_more.sql", "A2");
    EXPECT_EQ(read_migrations(folder_.path(), {"areas"}).error().code, "db.no_schema") << "a wrong name";
}

}  // namespace
}  // namespace plein::db
