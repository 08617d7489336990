// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres_connection.hpp"

#include <fmt/format.h>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/db/act.hpp"
#include "platform/db/postgres_values.hpp"
#include "platform/db/sql_text.hpp"

namespace plein::db {
namespace {

constexpr std::chrono::seconds longest_statement{30};
constexpr std::size_t most_prepared = 500;  // above it the cache starts anew; no program of ours has so many statements

/// What every session is told once. A database may keep committed data safer than `on`, but never less safe.
std::string session_settings(Options const& options) {
    return fmt::format(
        "SET statement_timeout = {}; SET lock_timeout = {}; SET bytea_output = 'hex'; SET extra_float_digits = 1;"
        "SET standard_conforming_strings = on; SET jit = off; SET default_transaction_read_only = {};"
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') IN ('off', 'local')",
        std::chrono::milliseconds(longest_statement).count(), options.busy_timeout.count(),
        options.mode == Options::Mode::read_only ? "on" : "off");
}

std::string_view field(PGresult const* result, int code) {
    auto const* text = PQresultErrorField(result, code);
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/// The name of the constraint, or of the column that may not be NULL.
std::string_view refused_by(PGresult const* result) {
    auto const constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    return constraint.empty() ? field(result, PG_DIAG_COLUMN_NAME) : constraint;
}

void ignore_notice(void*, PGresult const*) {}

}  // namespace

Result<void> PostgresConnection::connect() {
    prepared_.clear();
    spoiled_ = false;
    // Later words win: what stands before `dbname` may be set otherwise by the URL, what stands after it may not.
    char const* const words[] = {"connect_timeout", "application_name", "dbname", "client_encoding", nullptr};
    char const* const values[] = {"5", "plein", options_.location.c_str(), "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(words, values, 1));
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        std::string reason = "the address of the database cannot be read";
        // libpq's message names host and user; only where it could not read the address may it repeat the password.
        if (PQconninfoOption* parsed = PQconninfoParse(options_.location.c_str(), nullptr)) {
            PQconninfoFree(parsed);
            reason = trim(PQerrorMessage(handle_.get()));
        }
        handle_.reset();
        return fail(ErrorKind::unavailable, "db.unavailable", reason);
    }
    PQsetNoticeReceiver(handle_.get(), ignore_notice, nullptr);
    auto const settings = session_settings(options_);
    TRY(command({"db.session", settings}));
    return {};
}

Result<void> PostgresConnection::begin(Statement const& how) {
    if (!handle_ || spoiled_ || PQstatus(handle_.get()) != CONNECTION_OK) TRY(connect());
    if (prepared_.size() >= most_prepared) {
        TRY(command({"db.forget_prepared", "DEALLOCATE ALL"}));
        prepared_.clear();
    }
    auto const begun = command(how);
    if (begun) return {};
    // A connection that was lost while idle shows it only now, when nothing has been done yet.
    if (PQstatus(handle_.get()) == CONNECTION_OK) return tl::unexpected<Error>(begun.error());
    TRY(connect());
    TRY(command(how));
    return {};
}

bool PostgresConnection::in_transaction() const {
    if (!handle_) return false;
    auto const status = PQtransactionStatus(handle_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Result<PostgresAnswer> PostgresConnection::command(Statement const& statement) {
    return checked(PQexec(handle_.get(), std::string(statement.sql).c_str()), statement.name);
}

Result<PostgresAnswer> PostgresConnection::run_once(Statement const& statement, std::vector<Value> const& arguments) {
    TRY(check_arguments(statement, highest_parameter(statement.sql), arguments));
    PostgresArguments const given(arguments);
    return checked(PQexecParams(handle_.get(), std::string(statement.sql).c_str(), given.count(), given.types(),
                                given.values(), given.lengths(), given.formats(), 0),
                   statement.name);
}

Result<PostgresAnswer> PostgresConnection::run(Statement const& statement, std::vector<Value> const& arguments) {
    StatementWatch const watch(statement);
    PostgresArguments const given(arguments);
    auto key = fmt::format("{}\n{}", given.signature(), statement.sql);
    auto found = prepared_.find(key);
    if (found == prepared_.end()) {
        TRY(check_arguments(statement, highest_parameter(statement.sql), arguments));
        auto name = fmt::format("s{}", prepared_.size());
        TRY(checked(
            PQprepare(handle_.get(), name.c_str(), std::string(statement.sql).c_str(), given.count(), given.types()),
            statement.name));
        found = prepared_.emplace(std::move(key), std::move(name)).first;
    } else {
        TRY(check_arguments(statement, arguments.size(), arguments));
    }
    return checked(PQexecPrepared(handle_.get(), found->second.c_str(), given.count(), given.values(), given.lengths(),
                                  given.formats(), 0),
                   statement.name);
}

Result<PostgresAnswer> PostgresConnection::checked(PGresult* result, std::string_view doing) {
    PostgresAnswer answer(result);
    auto const status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return answer;
    return tl::unexpected<Error>(error_of(result, doing));
}

Error PostgresConnection::error_of(PGresult const* result, std::string_view doing) {
    auto const state = field(result, PG_DIAG_SQLSTATE);
    auto const is_class = [&](std::string_view prefix) { return state.starts_with(prefix); };
    auto const detail = fmt::format("{}: SQLSTATE {}", doing, state.empty() ? "none" : state);

    if (state == "40001" || state == "40P01") return Error{ErrorKind::unavailable, std::string(must_rerun), detail, {}};
    if (is_class("23")) {
        return Error{ErrorKind::conflict, "db.conflict", fmt::format("{}: {}", doing, refused_by(result)), {}};
    }
    if (is_class("22")) return Error{ErrorKind::internal, "db.out_of_range", detail, {}};
    if (is_class("54")) return Error{ErrorKind::too_large, "db.too_large", detail, {}};
    // `cached plan must not change result type`: another server has migrated.
    bool const stale = is_class("0A") || state == "26000";
    if (stale) spoiled_ = true;
    bool const gone = state.empty() || PQstatus(handle_.get()) != CONNECTION_OK;
    bool const later = stale || is_class("08") || is_class("53") || is_class("55") || is_class("57") ||
                       is_class("58") || is_class("XX");
    if (gone || later) return Error{ErrorKind::unavailable, "db.unavailable", detail, {}};
    throw std::logic_error(fmt::format("db: {}: {} ({})", doing, field(result, PG_DIAG_MESSAGE_PRIMARY), state));
}

}  // namespace plein::db
