// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/migrate.hpp"

#include <fmt/format.h>
#include <map>
#include <utility>

#include "platform/db/sql_text.hpp"

namespace plein::db {
namespace {

constexpr Statement create_schema_step{
    "db.create_schema_step",
    "CREATE TABLE IF NOT EXISTS schema_step ("
    "feature TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, "
    "text TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (feature, number))"};
constexpr Statement list_steps{"db.list_steps",
                               "SELECT feature, number, text FROM schema_step ORDER BY feature, number"};
constexpr Statement insert_step{"db.insert_step",
                                "INSERT INTO schema_step (feature, number, name, text, applied_at) "
                                "VALUES ($1, $2, $3, $4, $5)"};

/// The text of each step by its feature and number.
using Steps = std::map<std::pair<std::string, std::int64_t>, std::string>;

/// What a step does to the schema: its statements, without the comments.
std::string text_of(Migration const& step) {
    std::string text;
    for (auto const& sql : split_statements(step.sql)) text.append(sql).append(";\n");
    return text;
}

std::string title(Migration const& step) { return fmt::format("{}/{:04}_{}", step.feature, step.number, step.name); }

Result<Steps> applied_steps(Database& database, Dialect const& dialect) {
    return database.read([&](Read& read) -> Result<Steps> {
        Steps steps;
        if (!TRY(read.first(dialect.table_exists, "schema_step"))) return steps;
        for (auto const& row : TRY(read.query(list_steps)))
            steps.emplace(std::pair{row.text(0), row.integer(1)}, row.text(2));
        return steps;
    });
}

Result<std::vector<Migration>> missing_steps(Database& database, Dialect const& dialect,
                                             std::vector<Migration> const& migrations) {
    auto unknown = TRY(applied_steps(database, dialect));
    std::vector<Migration> missing;
    for (auto const& step : migrations) {
        auto const applied = unknown.extract({step.feature, step.number});
        if (!applied) {
            missing.push_back(step);
        } else if (applied.mapped() != text_of(step)) {
            return fail(
                ErrorKind::conflict, "db.step_changed",
                fmt::format("{} was applied with another text than this program has, so another version made this "
                            "database: go on with that one, or make a demonstration anew with ./run --fresh",
                            title(step)));
        }
    }
    if (!unknown.empty()) {
        return fail(ErrorKind::conflict, "db.newer_schema",
                    fmt::format("the database has step {} of {}, which this program does not know",
                                unknown.begin()->first.second, unknown.begin()->first.first));
    }
    return missing;
}

Result<void> apply_step(Write& write, Dialect const& dialect, Migration const& step, Instant now) {
    if (dialect.before_step) TRY(write.execute(*dialect.before_step));
    TRY(write.execute(create_schema_step));
    auto const name = title(step);
    for (auto const& sql : split_statements(step.sql)) TRY(write.execute(Statement{name, sql}));
    TRY(write.execute(insert_step, step.feature, std::int64_t{step.number}, step.name, text_of(step), now));
    return {};
}

}  // namespace

Result<std::vector<std::string>> pending_steps(Database& database, Dialect const& dialect,
                                               std::vector<Migration> const& migrations) {
    std::vector<std::string> titles;
    for (auto const& step : TRY(missing_steps(database, dialect, migrations))) titles.push_back(title(step));
    return titles;
}

Result<std::vector<std::string>> run_steps(Database& database, Dialect const& dialect,
                                           std::vector<Migration> const& migrations, Instant now) {
    std::vector<std::string> done;
    for (auto const& step : TRY(missing_steps(database, dialect, migrations))) {
        auto const name = title(step);
        TRY(database.write(name, [&](Write& write) { return apply_step(write, dialect, step, now); }));
        done.push_back(name);
    }
    return done;
}

}  // namespace plein::db
