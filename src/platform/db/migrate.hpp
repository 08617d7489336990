// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace plein::db {

/// The statements that differ between the engines.
struct Dialect {
    Statement table_exists;                ///< one row if a table named `$1` exists
    std::optional<Statement> before_step;  ///< runs first in the transaction of each step
};

/// What Database::migrate does on every engine, once the engine's own lock is held.
[[nodiscard]] Result<std::vector<std::string>> run_steps(Database& database, Dialect const& dialect,
                                                         std::vector<Migration> const& migrations, Instant now);

/// The names of the steps that are not in the database yet, `areas/0001_create`.
/// Errors: conflict `db.newer_schema`.
[[nodiscard]] Result<std::vector<std::string>> pending_steps(Database& database, Dialect const& dialect,
                                                             std::vector<Migration> const& migrations);

}  // namespace plein::db
