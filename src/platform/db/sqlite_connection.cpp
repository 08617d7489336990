// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/sqlite_connection.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "platform/db/act.hpp"
#include "platform/db/sql_text.hpp"

namespace plein::db {
namespace {

constexpr int long_log = 1000;              // pages, SQLite's own default for its automatic checkpoint
constexpr std::size_t most_prepared = 500;  // above it the cache starts anew; no program of ours has so many statements

Row read_row(sqlite3_stmt* statement) {
    auto const count = sqlite3_column_count(statement);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        auto const bytes = [&](void const* start) {
            auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
            return size == 0 ? std::string() : std::string(static_cast<char const*>(start), size);
        };
        switch (sqlite3_column_type(statement, i)) {
            case SQLITE_INTEGER:
                values.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
                break;
            case SQLITE_FLOAT:
                values.emplace_back(sqlite3_column_double(statement, i));
                break;
            case SQLITE_TEXT:
                values.emplace_back(bytes(sqlite3_column_text(statement, i)));
                break;
            case SQLITE_BLOB:
                values.emplace_back(Blob{bytes(sqlite3_column_blob(statement, i))});
                break;
            default:
                values.emplace_back();
        }
    }
    return Row(std::move(values));
}

int bind(sqlite3_stmt* statement, int slot, Value const& value) {
    struct Binder {
        sqlite3_stmt* statement;
        int slot;
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, slot); }
        int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, slot, v); }
        int operator()(double v) const { return sqlite3_bind_double(statement, slot, v); }
        // The arguments outlive the run, so SQLite need not copy them.
        int operator()(std::string const& v) const {
            return sqlite3_bind_text64(statement, slot, v.data(), v.size(), nullptr, SQLITE_UTF8);
        }
        int operator()(Blob const& v) const {
            return sqlite3_bind_blob64(statement, slot, v.bytes.data(), v.bytes.size(), nullptr);
        }
    };
    return std::visit(Binder{statement, slot}, value);
}

/// Leaves a cached statement ready for its next use, however this one ends. An unfinished statement would hold its
/// snapshot and keep the log from ever being reset.
class Reset {
public:
    explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
    ~Reset() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Reset(Reset const&) = delete;
    Reset& operator=(Reset const&) = delete;

private:
    sqlite3_stmt* statement_;
};

int note_log_length(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

/// After a failed fsync nobody knows what is on the disk: only a fresh start that reads the log again is safe.
void stop_if_not_synced(int status) {
    if (status != SQLITE_IOERR_FSYNC && status != SQLITE_IOERR_DIR_FSYNC) return;
    std::fputs("plein: the disk did not take the data (fsync failed); stopping\n", stderr);
    std::abort();
}

ErrorKind kind_of(int status) {
    switch (status & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_NOMEM:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_PROTOCOL:
        case SQLITE_PERM:
        case SQLITE_INTERRUPT:
            return ErrorKind::unavailable;
        case SQLITE_CONSTRAINT:
            return ErrorKind::conflict;
        case SQLITE_TOOBIG:
            return ErrorKind::too_large;
        default:
            return ErrorKind::internal;
    }
}

}  // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(std::string const& file, Role role,
                                                                 std::chrono::milliseconds busy_timeout) {
    sqlite3* raw = nullptr;
    int const flags = role == Role::writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    int const status = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<sqlite3, Close> handle(raw);
    if (status != SQLITE_OK) {
        return fail(ErrorKind::unavailable, "db.unavailable", fmt::format("{}: {}", file, sqlite3_errstr(status)));
    }
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(std::move(handle), role));
    TRY(connection->set_up(busy_timeout));
    return connection;
}

SqliteConnection::~SqliteConnection() {
    prepared_.clear();
    if (role_ != Role::writer) return;
    // Readers of other processes may still hold the log; do not wait for them long.
    sqlite3_busy_timeout(handle_.get(), 200);
    sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

Result<void> SqliteConnection::set_up(std::chrono::milliseconds busy_timeout) {
    auto* const handle = handle_.get();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, static_cast<int>(busy_timeout.count()));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "x" is a name and never a string, as on PostgreSQL.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    auto const run_all = [&](char const* pragmas) -> Result<void> {
        auto const status = sqlite3_exec(handle, pragmas, nullptr, nullptr, nullptr);
        if (status != SQLITE_OK) return tl::unexpected<Error>(error_of(status, "pragmas"));
        return {};
    };
    TRY(
        run_all("PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"));
    TRY(run_all(role_ == Role::writer ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" : "PRAGMA query_only=ON;"));
    if (role_ == Role::reader) {
        // Else the last one to close would checkpoint.
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return {};
    }
    sqlite3_wal_hook(handle, note_log_length, &log_pages_);
    std::string mode;
    TRY(run({"db.journal_mode", "PRAGMA journal_mode"}, {}, [&](Row const& row) {
        mode = row.text(0);
        return true;
    }));
    if (mode != "wal")
        return fail(ErrorKind::unavailable, "db.unavailable", "this file system cannot hold a WAL: " + mode);
    return {};
}

Result<SqliteConnection::Prepared> SqliteConnection::prepare(Statement const& statement) const {
    sqlite3_stmt* raw = nullptr;
    char const* tail = nullptr;
    auto const status = sqlite3_prepare_v3(handle_.get(), statement.sql.data(), static_cast<int>(statement.sql.size()),
                                           SQLITE_PREPARE_PERSISTENT, &raw, &tail);
    Prepared prepared;
    prepared.handle.reset(raw);
    if (status != SQLITE_OK) return tl::unexpected<Error>(error_of(status, statement.name));
    auto const used = static_cast<std::size_t>(tail - statement.sql.data());
    if (raw == nullptr || !split_statements(statement.sql.substr(used)).empty()) {
        throw std::logic_error(fmt::format("db: {} is not one statement", statement.name));
    }
    // SQLite numbers `$2` by where it first stands, not by its digits.
    prepared.parameters = highest_parameter(statement.sql);
    for (int slot = 1; slot <= sqlite3_bind_parameter_count(raw); ++slot) {
        std::string_view const parameter = sqlite3_bind_parameter_name(raw, slot);
        std::size_t number = 0;
        std::from_chars(parameter.data() + 1, parameter.data() + parameter.size(), number);
        if (number == 0)
            throw std::logic_error(fmt::format("db: {}: parameter {} is no $1", statement.name, parameter));
        prepared.arguments.push_back(number - 1);
    }
    prepared.changes_rows = changes_rows(statement.sql);
    return prepared;
}

Result<std::int64_t> SqliteConnection::run(Statement const& statement, std::vector<Value> const& arguments,
                                           std::function<bool(Row)> const& each) {
    StatementWatch const watch(statement);
    auto found = prepared_.find(std::string(statement.sql));
    if (found == prepared_.end()) {
        auto fresh = TRY(prepare(statement));
        found = prepared_.emplace(std::string(statement.sql), std::move(fresh)).first;
    }
    // The same statement again from inside its own stream needs a copy.
    Prepared copy;
    if (sqlite3_stmt_busy(found->second.handle.get()) != 0) copy = TRY(prepare(statement));
    auto const& prepared = copy.handle ? copy : found->second;

    TRY(check_arguments(statement, prepared.parameters, arguments));
    auto* const handle = prepared.handle.get();
    Reset const reset(handle);
    for (std::size_t slot = 0; slot < prepared.arguments.size(); ++slot) {
        auto const status = bind(handle, static_cast<int>(slot) + 1, arguments[prepared.arguments[slot]]);
        if (status != SQLITE_OK) return tl::unexpected<Error>(error_of(status, statement.name));
    }
    return step_through(prepared, statement, each);
}

Result<std::int64_t> SqliteConnection::step_through(Prepared const& prepared, Statement const& statement,
                                                    std::function<bool(Row)> const& each) const {
    auto* const handle = prepared.handle.get();
    int status = sqlite3_step(handle);
    bool wanted = true;
    while (status == SQLITE_ROW && wanted) {
        wanted = each(read_row(handle));
        if (wanted) status = sqlite3_step(handle);
    }
    if (status != SQLITE_DONE && status != SQLITE_ROW) {
        stop_if_not_synced(status);
        return tl::unexpected<Error>(error_of(status, statement.name));
    }
    return prepared.changes_rows ? sqlite3_changes64(handle_.get()) : std::int64_t{0};
}

Result<void> SqliteConnection::command(Statement const& statement) {
    // Only here is none of them in use.
    if (prepared_.size() >= most_prepared && !in_transaction()) prepared_.clear();
    TRY(run(statement, {}, [](Row const&) { return true; }));
    return {};
}

void SqliteConnection::checkpoint_if_long() {
    if (log_pages_ < long_log) return;
    // Whatever it could not copy now, because a reader still needs it, comes along with the next commit.
    auto const status = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    stop_if_not_synced(status);
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

Error SqliteConnection::error_of(int status, std::string_view doing) const {
    auto const kind = kind_of(status);
    auto const* message = sqlite3_errmsg(handle_.get());
    switch (kind) {
        case ErrorKind::unavailable:
            return Error{kind, "db.unavailable", fmt::format("{}: {}", doing, sqlite3_errstr(status)), {}};
        // `UNIQUE constraint failed: question.number`: the names of columns or of the constraint, never a value.
        case ErrorKind::conflict:
            return Error{kind, "db.conflict", fmt::format("{}: {}", doing, message), {}};
        case ErrorKind::too_large:
            return Error{kind, "db.too_large", std::string(doing), {}};
        default:
            break;
    }
    auto const primary = status & 0xff;
    if (primary == SQLITE_ERROR && std::string_view(message).find("overflow") != std::string_view::npos) {
        return Error{kind, "db.out_of_range", std::string(doing), {}};
    }
    throw std::logic_error(fmt::format("db: {}: {}", doing, message));
}

}  // namespace plein::db
