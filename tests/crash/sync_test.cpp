// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// A disk that does not take the data: the process stops before it acknowledges, and a fresh start finds only whole
// acts.

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>
#include <stdexcept>

#include "platform/db/db.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::crash {
namespace {

sqlite3_vfs* below = nullptr;
sqlite3_vfs layer;
sqlite3_io_methods const* methods_below = nullptr;
sqlite3_io_methods methods;
bool disk_is_broken = false;

int sync_file(sqlite3_file* file, int flags) {
    return disk_is_broken ? SQLITE_IOERR_FSYNC : methods_below->xSync(file, flags);
}

int open_log(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out_flags) {
    int const status = below->xOpen(below, name, file, flags, out_flags);
    if (status != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return status;
    methods_below = file->pMethods;
    methods = *methods_below;
    methods.xSync = sync_file;
    file->pMethods = &methods;
    return status;
}

/// A file system whose logs cannot be synced once `disk_is_broken` is set.
class BreakableDisk {
public:
    BreakableDisk() {
        below = sqlite3_vfs_find(nullptr);
        layer = *below;
        layer.pNext = nullptr;
        layer.zName = "plein-breakable";
        layer.xOpen = open_log;
        if (sqlite3_vfs_register(&layer, 1) != SQLITE_OK)
            throw std::runtime_error("SQLite takes no further file system");
    }
    ~BreakableDisk() {
        disk_is_broken = false;
        sqlite3_vfs_unregister(&layer);
    }
    BreakableDisk(BreakableDisk const&) = delete;
    BreakableDisk& operator=(BreakableDisk const&) = delete;
};

constexpr db::Statement create_entry{"entry.create", "CREATE TABLE entry (id BIGINT NOT NULL PRIMARY KEY)"};
constexpr db::Statement insert_entry{"entry.insert", "INSERT INTO entry (id) VALUES ($1)"};
constexpr db::Statement list_entries{"entry.list", "SELECT id FROM entry ORDER BY id"};

TEST(SyncDeathTest, StopsWhereTheDiskDoesNotTakeTheData) {
    support::EmptyDatabase const place(db::Engine::sqlite);
    BreakableDisk const disk;
    auto const insert = [](db::Database& database, int id) {
        return database.write("test.insert", [&](db::Write& write) { return write.execute(insert_entry, id); });
    };
    auto const die = [&] {
        auto const database = place.open();
        disk_is_broken = true;
        // Reached only if the process did not stop: then the act must not look done.
        ::_exit(insert(*database, 2) ? 1 : 2);
    };
    {
        auto const database = place.open();
        ASSERT_TRUE(database->write("test.create", [](db::Write& write) { return write.execute(create_entry); }));
        ASSERT_TRUE(insert(*database, 1));
    }
    EXPECT_DEATH(die(), "the disk did not take the data");
    auto const database = place.open();
    auto const rows = database->read([](db::Read& read) { return read.query(list_entries); });
    // The second was never acknowledged, so it may be there or not; the first was.
    ASSERT_GE(rows.value().size(), 1U);
    EXPECT_EQ(rows->front().integer(0), 1);
    EXPECT_TRUE(insert(*database, 3));
}

}  // namespace
}  // namespace plein::crash
