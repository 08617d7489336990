// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libpq-fe.h>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/db.hpp"

namespace plein::db {

/// The code with which a connection says that the transaction must be run again; never leaves this folder.
inline constexpr std::string_view must_rerun = "db.must_rerun";

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresAnswer = std::unique_ptr<PGresult, ClearResult>;

/// One PostgreSQL connection with its prepared statements, made when first needed. Threads: one at a time.
class PostgresConnection {
public:
    explicit PostgresConnection(Options const& options) : options_(options) {}

    /// Runs a prepared statement.
    /// Errors: as Read and Write, and `must_rerun`.
    [[nodiscard]] Result<PostgresAnswer> run(Statement const& statement, std::vector<Value> const& arguments);

    /// Runs a statement once, without preparing it; for DECLARE, which has a new name each time.
    [[nodiscard]] Result<PostgresAnswer> run_once(Statement const& statement, std::vector<Value> const& arguments);

    /// Runs a plain command such as COMMIT; several may stand in one text.
    [[nodiscard]] Result<PostgresAnswer> command(Statement const& statement);

    /// Begins a transaction, connecting (again) where the connection is not there or turns out to be lost.
    [[nodiscard]] Result<void> begin(Statement const& how);

    [[nodiscard]] bool in_transaction() const;

    /// A number that no cursor of this connection has yet.
    [[nodiscard]] int next_cursor() { return ++cursors_; }

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<PostgresAnswer> checked(PGresult* result, std::string_view doing);
    [[nodiscard]] Error error_of(PGresult const* result, std::string_view doing);

    Options const& options_;
    std::unique_ptr<PGconn, Finish> handle_;
    bool spoiled_ = false;  ///< its prepared statements no longer fit the schema: connect again
    int cursors_ = 0;
    std::unordered_map<std::string, std::string> prepared_;  ///< name by text and types of the arguments
};

/// Row `index` of an answer, each column by its own type.
/// A type that Plein's schema does not have is a programmer error and throws.
[[nodiscard]] Row read_row(PGresult const* answer, int index);

}  // namespace plein::db
