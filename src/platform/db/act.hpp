// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"

/// What the transactions of both engines share.
namespace plein::db {

inline constexpr std::size_t most_rows = 100'000;

/// Throws std::logic_error for a wrong number of arguments; refuses TEXT that PostgreSQL could not keep.
/// Errors: bad_request `db.not_text`.
[[nodiscard]] Result<void> check_arguments(Statement const& statement, std::size_t parameters,
                                           std::vector<Value> const& arguments);

/// Counts a statement and the time it takes, by its name: `plein_db_statements_total`,
/// `plein_db_statement_seconds_total`.
class StatementWatch {
public:
    explicit StatementWatch(Statement const& statement) : name_(statement.name) {}
    ~StatementWatch();
    StatementWatch(StatementWatch const&) = delete;
    StatementWatch& operator=(StatementWatch const&) = delete;

private:
    std::string_view name_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// Measures how long a Write is held and tells `on_slow_write` or the log of the slow ones.
class WriteWatch {
public:
    /// A write inside a write, or in a database opened to read, is a programmer error and throws.
    WriteWatch(Options const& options, std::string_view name);
    ~WriteWatch();
    WriteWatch(WriteWatch const&) = delete;
    WriteWatch& operator=(WriteWatch const&) = delete;

    /// The transaction has begun: waiting for it does not count.
    void begin() { begun_ = std::chrono::steady_clock::now(); }
    /// Call after the commit or rollback, when nothing is held any more.
    void end();

private:
    Options const& options_;
    std::string_view name_;
    std::optional<std::chrono::steady_clock::time_point> begun_;
};

/// Gathers rows until there are too many.
class RowCollector {
public:
    /// False when the limit is passed.
    [[nodiscard]] bool add(Row row);
    /// Errors: too_large `db.too_many_rows`.
    [[nodiscard]] Result<Rows> finish(Statement const& statement);

private:
    Rows rows_;
    bool full_ = false;
};

}  // namespace plein::db
