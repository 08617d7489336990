// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <sqlite3.h>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/db.hpp"

namespace plein::db {

/// One SQLite connection with its prepared statements. Threads: one at a time.
class SqliteConnection {
public:
    enum class Role {
        writer,  ///< the only one that writes and checkpoints; makes the file
        reader,  ///< read-only, whatever is asked of it
    };

    /// Errors: unavailable `db.unavailable`.
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(std::string const& file, Role role,
                                                                        std::chrono::milliseconds busy_timeout);
    ~SqliteConnection();
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    /// Runs a statement and hands every row to `each` until it returns false; the number of rows it changed.
    [[nodiscard]] Result<std::int64_t> run(Statement const& statement, std::vector<Value> const& arguments,
                                           std::function<bool(Row)> const& each);

    /// Runs BEGIN, COMMIT and their like.
    [[nodiscard]] Result<void> command(Statement const& statement);

    /// Writer only, between transactions: copies the log into the file when it is long. Never waits for readers.
    void checkpoint_if_long();

    [[nodiscard]] bool in_transaction() const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* prepared) const { sqlite3_finalize(prepared); }
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<std::size_t> arguments;  ///< for each of SQLite's parameter slots, the argument that goes there
        std::size_t parameters = 0;
        bool changes_rows = false;
    };
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };

    SqliteConnection(std::unique_ptr<sqlite3, Close> handle, Role role) : handle_(std::move(handle)), role_(role) {}
    [[nodiscard]] Result<void> set_up(std::chrono::milliseconds busy_timeout);
    [[nodiscard]] Result<Prepared> prepare(Statement const& statement) const;
    [[nodiscard]] Result<std::int64_t> step_through(Prepared const& prepared, Statement const& statement,
                                                    std::function<bool(Row)> const& each) const;
    [[nodiscard]] Error error_of(int status, std::string_view doing) const;

    std::unique_ptr<sqlite3, Close> handle_;
    Role role_;
    int log_pages_ = 0;
    std::unordered_map<std::string, Prepared> prepared_;  ///< by text: two statements may share a name by mistake
};

}  // namespace plein::db
