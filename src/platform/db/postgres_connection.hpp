// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libpq-fe.h>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/db/postgres_open.hpp"

namespace plein::db {

/// The code with which a connection says that the transaction must be run again; never leaves this folder.
inline constexpr std::string_view must_rerun = "db.must_rerun";

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresAnswer = std::unique_ptr<PGresult, ClearResult>;

/// One PostgreSQL connection with its prepared statements, made when first needed. Waits for the server no longer than
/// postgres_open.hpp says. Threads: one at a time.
class PostgresConnection {
public:
    /// Takes the rows of an answer one after another; false when it wants no more.
    using EachRow = std::function<bool(Row)>;

    /// Both must outlive it.
    PostgresConnection(Options const& options, Pulse& pulse) : options_(options), pulse_(pulse) {}

    /// Runs a prepared statement. With `each`, its rows go there as they come and are not in the answer; where it wants
    /// no more the connection is closed, since the rest may be without end.
    /// Errors: as Read and Write, and `must_rerun`.
    [[nodiscard]] Result<PostgresAnswer> run(Statement const& statement, std::vector<Value> const& arguments,
                                             EachRow const* each = nullptr);

    /// Runs a statement once, without preparing it; for DECLARE, which has a new name each time.
    [[nodiscard]] Result<PostgresAnswer> run_once(Statement const& statement, std::vector<Value> const& arguments);

    /// Runs a plain command such as COMMIT; several may stand in one text.
    [[nodiscard]] Result<PostgresAnswer> command(Statement const& statement);

    /// Begins a transaction, connecting (again) where the connection is not there or turns out to be lost. While the
    /// server is known to be silent it fails at once.
    [[nodiscard]] Result<void> begin(Statement const& how);

    /// Until the next begin() a server that lives may be silent as long as it likes: for the steps of the schema.
    void wait_without_end() { gives_up_ = false; }

    [[nodiscard]] bool in_transaction() const;

    /// A number that no cursor of this connection has yet.
    [[nodiscard]] int next_cursor() { return ++cursors_; }

private:
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<PostgresAnswer> finish(bool sent, std::string_view doing, EachRow const* each = nullptr);
    [[nodiscard]] bool hand_over(PGresult const& row, EachRow const& each);
    [[nodiscard]] Result<PostgresAnswer> next_result(std::string_view doing);
    [[nodiscard]] Result<void> wait(short events, std::string_view doing);
    [[nodiscard]] Error error_of(PGresult const* result, std::string_view doing);

    Options const& options_;
    Pulse& pulse_;
    PostgresHandle handle_;  ///< null before the first use and after it was given up
    bool gives_up_ = true;
    bool spoiled_ = false;  ///< its prepared statements no longer fit the schema: connect again
    int cursors_ = 0;
    std::unordered_map<std::string, std::string> prepared_;  ///< name by text and types of the arguments
};

/// Row `index` of an answer, each column by its own type.
/// A type that Plein's schema does not have is a programmer error and throws.
[[nodiscard]] Row read_row(PGresult const* answer, int index);

}  // namespace plein::db
