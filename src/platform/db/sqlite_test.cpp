// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/sqlite.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/db/sqlite_layout.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::db {
namespace {

constexpr Statement create_row{"row.create",
                               "CREATE TABLE IF NOT EXISTS entry (id BIGINT NOT NULL, words TEXT NOT NULL)"};
constexpr Statement insert_row{"row.insert", "INSERT INTO entry (id, words) VALUES ($1, $2)"};
constexpr Statement count_rows{"row.count", "SELECT count(*) FROM entry"};

class SqliteFile : public testing::Test {
protected:
    [[nodiscard]] Options options() const { return place_.options(); }
    [[nodiscard]] std::string file() const { return options().location; }

    static void fill(Database& database, int count) {
        auto const done = database.write("test.fill", [&](Write& write) -> Result<void> {
            TRY(write.execute(create_row));
            std::string const words(1000, 'x');
            for (int i = 0; i < count; ++i) TRY(write.execute(insert_row, i, words));
            return {};
        });
        ASSERT_TRUE(done) << done.error().detail;
    }

    static std::int64_t count(Database& database) {
        return database.read([](Read& read) { return read.first(count_rows); }).value()->integer(0);
    }

    support::EmptyDatabase place_{Engine::sqlite};
};

TEST_F(SqliteFile, IsForItsOwnerAlone) {
    auto const database = place_.open();
    fill(*database, 1);
    for (auto const& name : {file(), file() + "-wal", file() + ".lock"}) {
        struct stat found {};
        ASSERT_EQ(::stat(name.c_str(), &found), 0) << name;
        EXPECT_EQ(found.st_mode & 0777U, 0600U) << name;
    }
}

TEST_F(SqliteFile, HasOneWriterUnderAllItsNames) {
    auto database = place_.open();
    auto const second = Database::open(options());
    EXPECT_EQ(second.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(second.error().code, "db.locked");
    EXPECT_NE(second.error().detail.find(std::to_string(::getpid())), std::string::npos) << second.error().detail;

    std::filesystem::create_symlink(file(), place_.path("other"));
    auto other = options();
    other.location = place_.path("other");
    EXPECT_EQ(Database::open(other).error().code, "db.locked");

    database.reset();
    EXPECT_TRUE(Database::open(other));
}

TEST_F(SqliteFile, IsReadBesideItsWriterByAnotherProcess) {
    auto const database = place_.open();
    fill(*database, 3);
    auto const child = ::fork();
    if (child == 0) {
        auto beside = options();
        beside.mode = Options::Mode::read_only;
        auto const reader = Database::open(beside);
        ::_exit(reader && count(**reader) == 3 ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    fill(*database, 1);
    EXPECT_EQ(count(*database), 4);
}

TEST_F(SqliteFile, IsNotMadeByReading) {
    auto reading = options();
    reading.mode = Options::Mode::read_only;
    EXPECT_EQ(Database::open(reading).error().code, "db.unavailable");
    EXPECT_FALSE(std::filesystem::exists(file()));
    auto nowhere = options();
    nowhere.location = place_.path("absent/plein.sqlite");
    EXPECT_EQ(Database::open(nowhere).error().code, "db.unavailable");
}

TEST_F(SqliteFile, IsRefusedWhereItIsNoDatabase) {
    std::ofstream(file()) << std::string(4096, 'x');
    EXPECT_EQ(Database::open(options()).error().code, "db.unavailable");
}

TEST_F(SqliteFile, KeepsItsLogShortAndLeavesNoneBehind) {
    auto database = place_.open();
    for (int i = 0; i < 40; ++i) fill(*database, 400);
    // 40 commits of about 100 pages each; without the writer's checkpoints the log would have about 4,000.
    EXPECT_LT(std::filesystem::file_size(file() + "-wal"), 1300U * 4120U);
    EXPECT_GT(std::filesystem::file_size(file()), 1000U * 4096U);
    database.reset();
    EXPECT_FALSE(std::filesystem::exists(file() + "-wal"));
    EXPECT_EQ(count(*place_.open()), 16'000);
}

TEST(WalResetDefect, IsKnownByVersion) {
    struct {
        int version;
        bool defect;
    } const rows[] = {{3'006'023, false}, {3'007'000, true}, {3'040'001, true},  {3'044'005, true},
                      {3'044'006, false}, {3'045'000, true}, {3'050'006, true},  {3'050'007, false},
                      {3'051'000, true},  {3'051'002, true}, {3'051'003, false}, {3'053'002, false}};
    for (auto const& row : rows) EXPECT_EQ(has_wal_reset_defect(row.version), row.defect) << row.version;
}

TEST_F(SqliteFile, IsRefusedWhereAnotherProgramHasItOpenForWriting) {
    place_.open().reset();
    sqlite3* foreign = nullptr;
    ASSERT_EQ(sqlite3_open_v2(file().c_str(), &foreign, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(foreign, "SELECT * FROM sqlite_master", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(writer_of(file()), ::getpid());
    auto const refused = check_layout(file(), 3'040'001);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().code, "db.unsafe_layout");
    EXPECT_NE(refused.error().detail.find("3.40.1"), std::string::npos) << refused.error().detail;
    EXPECT_TRUE(check_layout(file(), 3'051'003));
    if (has_wal_reset_defect(sqlite3_libversion_number())) {
        EXPECT_EQ(Database::open(options()).error().code, "db.unsafe_layout");
    }
    sqlite3_close(foreign);
    EXPECT_EQ(writer_of(file()), std::nullopt);
    EXPECT_TRUE(Database::open(options()));
}

TEST_F(SqliteFile, IsRefusedUnderTwoNames) {
    place_.open().reset();
    std::filesystem::create_hard_link(file(), place_.path("second"));
    EXPECT_EQ(check_layout(file(), 3'040'001).error().code, "db.unsafe_layout");
    EXPECT_TRUE(check_layout(file(), 3'051'003));
}

TEST_F(SqliteFile, MayBeOpenForReadingElsewhereWhenItsWriterStarts) {
    fill(*place_.open(), 2);
    auto reading = options();
    reading.mode = Options::Mode::read_only;
    auto const reader = Database::open(reading).value();
    EXPECT_EQ(count(*reader), 2);
    auto const database = Database::open(options());
    ASSERT_TRUE(database) << database.error().detail;
    fill(**database, 1);
    EXPECT_EQ(count(*reader), 3);
}

}  // namespace
}  // namespace plein::db
