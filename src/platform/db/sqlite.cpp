// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "platform/db/act.hpp"
#include "platform/db/lock_file.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_layout.hpp"

namespace plein::db {
namespace {

constexpr Statement begin_read{"db.begin_read", "BEGIN"};
constexpr Statement begin_write{"db.begin_write", "BEGIN IMMEDIATE"};
constexpr Statement commit{"db.commit", "COMMIT"};
constexpr Statement rollback{"db.rollback", "ROLLBACK"};
constexpr Dialect dialect{{"db.table_exists", "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1"},
                          std::nullopt};

/// One transaction, for reading or writing; undone when destroyed unless it was committed.
class SqliteAct final : public Write {
public:
    explicit SqliteAct(SqliteConnection& connection) : connection_(connection) {}
    ~SqliteAct() override {
        if (!connection_.in_transaction()) return;
        // A full disk may have ended the transaction already; there is nothing left to do about an error here.
        auto const undone = connection_.command(rollback);
        static_cast<void>(undone);
    }

    Result<void> begin(Statement const& how) { return connection_.command(how); }

    Result<void> finish() {
        if (broken_) return tl::unexpected<Error>(*broken_);
        return connection_.command(commit);
    }

    Result<Rows> query_values(Statement const& statement, std::vector<Value> const& arguments) override {
        RowCollector collector;
        TRY(run(statement, arguments, [&](Row row) { return collector.add(std::move(row)); }));
        auto rows = collector.finish(statement);
        if (!rows) broken_ = rows.error();
        return rows;
    }

    Result<void> stream(Statement const& statement, std::vector<Value> const& arguments,
                        std::function<bool(Row const&)> const& each) override {
        TRY(run(statement, arguments, [&](Row const& row) { return each(row); }));
        return {};
    }

    Result<std::int64_t> execute_values(Statement const& statement, std::vector<Value> const& arguments) override {
        return run(statement, arguments, [](Row const&) { return true; });
    }

private:
    Result<std::int64_t> run(Statement const& statement, std::vector<Value> const& arguments,
                             std::function<bool(Row)> const& each) {
        // PostgreSQL ends a transaction at its first error; so that both engines do the same, so does this.
        if (broken_) return tl::unexpected<Error>(*broken_);
        auto answer = connection_.run(statement, arguments, each);
        if (!answer) broken_ = answer.error();
        return answer;
    }

    SqliteConnection& connection_;
    std::optional<Error> broken_;
};

class SqliteDatabase final : public Database {
public:
    using Connections = std::vector<std::unique_ptr<SqliteConnection>>;

    SqliteDatabase(Options options, LockFile lock, Connections writer, Connections readers)
        : options_(std::move(options)),
          lock_(std::move(lock)),
          writer_(std::move(writer)),
          readers_(std::move(readers)) {}

    Result<std::vector<std::string>> migrate(std::vector<Migration> const& migrations, Instant now) override {
        // The lock file already keeps every other process away.
        return run_steps(*this, dialect, migrations, now);
    }

    Result<std::vector<std::string>> pending(std::vector<Migration> const& migrations) override {
        return pending_steps(*this, dialect, migrations);
    }

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

protected:
    Result<void> read_erased(std::function<Result<void>(Read&)> const& act) override {
        auto const connection = TRY(readers_.borrow(options_.busy_timeout));
        SqliteAct read(*connection);
        TRY(read.begin(begin_read));
        TRY(act(read));
        return read.finish();
    }

    Result<void> write_erased(std::string_view name, std::function<Result<void>(Write&)> const& act) override {
        WriteWatch watch(options_, name);
        auto done = write_alone(watch, act);
        watch.end();
        return done;
    }

private:
    Result<void> write_alone(WriteWatch& watch, std::function<Result<void>(Write&)> const& act) {
        auto const connection = TRY(writer_.borrow(options_.busy_timeout));
        {
            SqliteAct write(*connection);
            watch.begin();
            TRY(write.begin(begin_write));
            TRY(act(write));
            TRY(write.finish());
        }
        connection->checkpoint_if_long();
        return {};
    }

    // Destroyed from the last to the first: readers, then the writer with its last checkpoint, then the lock.
    Options options_;
    LockFile lock_;
    Pool<SqliteConnection> writer_;
    Pool<SqliteConnection> readers_;
};

/// Makes the file with mode 0600 where it is absent; SQLite gives its log the same mode.
Result<void> make_file(std::string const& file) {
    int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
    } else if (errno != EEXIST) {
        return fail(ErrorKind::unavailable, "db.unavailable", fmt::format("{}: {}", file, std::strerror(errno)));
    }
    return {};
}

Result<LockFile> take_lock(std::string const& file) {
    auto lock = LockFile::take(file);
    if (lock || lock.error().code != "db.no_locks") return lock;
    if (has_wal_reset_defect(sqlite3_libversion_number())) {
        return tl::unexpected<Error>(
            unsafe_layout("no lock to be had: " + lock.error().detail, sqlite3_libversion_number()));
    }
    return LockFile();
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(Options const& options) {
    // The lock stands beside the real file, whichever symbolic link leads there.
    std::error_code problem;
    auto const file = std::filesystem::weakly_canonical(options.location, problem).string();
    if (problem || file.empty()) {
        return fail(ErrorKind::unavailable, "db.unavailable",
                    fmt::format("{}: {}", options.location, problem.message()));
    }
    LockFile lock;
    SqliteDatabase::Connections writer;
    if (options.mode == Options::Mode::read_write) {
        lock = TRY(take_lock(file));
        TRY(check_layout(file, sqlite3_libversion_number()));
        TRY(make_file(file));
        writer.push_back(TRY(SqliteConnection::open(file, SqliteConnection::Role::writer, options.busy_timeout)));
    }
    SqliteDatabase::Connections readers;
    for (int i = 0; i < std::max(options.connections, 1); ++i) {
        readers.push_back(TRY(SqliteConnection::open(file, SqliteConnection::Role::reader, options.busy_timeout)));
    }
    return std::unique_ptr<Database>(
        std::make_unique<SqliteDatabase>(options, std::move(lock), std::move(writer), std::move(readers)));
}

}  // namespace plein::db
