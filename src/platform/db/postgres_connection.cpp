// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres_connection.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <stdexcept>

#include "platform/db/act.hpp"
#include "platform/db/postgres_values.hpp"
#include "platform/db/sql_text.hpp"
#include "platform/log/log.hpp"

namespace plein::db {
namespace {

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

tl::unexpected<Error> unavailable(std::string detail) {
    return fail(ErrorKind::unavailable, "db.unavailable", std::move(detail));
}

}  // namespace

Result<void> PostgresConnection::connect() {
    handle_.reset();
    prepared_.clear();
    spoiled_ = false;
    auto opened = open_session(options_);
    if (!opened.handle) {
        if (opened.was_silent) pulse_.silent(std::chrono::steady_clock::now());
        return unavailable(opened.reason);
    }
    handle_ = std::move(opened.handle);
    PQsetNoticeReceiver(handle_.get(), ignore_notice, nullptr);
    // So that neither sending nor closing ever waits for a server that takes no more.
    PQsetnonblocking(handle_.get(), 1);
    auto const settings = session_settings(options_);
    TRY(command({"db.session", settings}));
    pulse_.heard();
    return {};
}

Result<void> PostgresConnection::begin(Statement const& how) {
    gives_up_ = true;
    auto const advice = pulse_.ask(std::chrono::steady_clock::now());
    if (advice == Pulse::Advice::give_up) return unavailable("the server did not answer a moment ago");
    if (advice == Pulse::Advice::connect_again) handle_.reset();
    if (!handle_ || spoiled_ || PQstatus(handle_.get()) != CONNECTION_OK) TRY(connect());
    if (prepared_.size() >= most_prepared) {
        TRY(command({"db.forget_prepared", "DEALLOCATE ALL"}));
        prepared_.clear();
    }
    auto const begun = command(how);
    if (begun) return {};
    // A connection that was lost while idle shows it only now, when nothing has been done yet.
    bool const lost = handle_ && PQstatus(handle_.get()) != CONNECTION_OK;
    if (!lost) return tl::unexpected<Error>(begun.error());
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
    return finish(PQsendQuery(handle_.get(), std::string(statement.sql).c_str()) == 1, statement.name);
}

Result<PostgresAnswer> PostgresConnection::run_once(Statement const& statement, std::vector<Value> const& arguments) {
    TRY(check_arguments(statement, highest_parameter(statement.sql), arguments));
    PostgresArguments const given(arguments);
    bool const sent = PQsendQueryParams(handle_.get(), std::string(statement.sql).c_str(), given.count(), given.types(),
                                        given.values(), given.lengths(), given.formats(), 0) == 1;
    return finish(sent, statement.name);
}

Result<PostgresAnswer> PostgresConnection::run(Statement const& statement, std::vector<Value> const& arguments,
                                               EachRow const* each) {
    StatementWatch const watch(statement);
    PostgresArguments const given(arguments);
    auto key = fmt::format("{}\n{}", given.signature(), statement.sql);
    auto found = prepared_.find(key);
    if (found == prepared_.end()) {
        TRY(check_arguments(statement, highest_parameter(statement.sql), arguments));
        auto name = fmt::format("s{}", prepared_.size());
        bool const asked = PQsendPrepare(handle_.get(), name.c_str(), std::string(statement.sql).c_str(), given.count(),
                                         given.types()) == 1;
        TRY(finish(asked, statement.name));
        found = prepared_.emplace(std::move(key), std::move(name)).first;
    } else {
        TRY(check_arguments(statement, arguments.size(), arguments));
    }
    bool const sent = PQsendQueryPrepared(handle_.get(), found->second.c_str(), given.count(), given.values(),
                                          given.lengths(), given.formats(), 0) == 1;
    return finish(sent, statement.name, each);
}

Result<PostgresAnswer> PostgresConnection::finish(bool sent, std::string_view doing, EachRow const* each) {
    if (!sent) return tl::unexpected<Error>(error_of(nullptr, doing));
    // Row by row, so that no answer stands in memory twice, nor a long one as a whole.
    if (each != nullptr) PQsetSingleRowMode(handle_.get());
    PostgresAnswer last;
    for (;;) {
        auto answer = TRY(next_result(doing));
        if (!answer) break;
        if (each != nullptr && PQresultStatus(answer.get()) == PGRES_SINGLE_TUPLE && !hand_over(*answer, *each))
            return answer;
        last = std::move(answer);
    }
    auto const status = PQresultStatus(last.get());
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return last;
    return tl::unexpected<Error>(error_of(last.get(), doing));
}

/// False where `each` wants no more; then, and where it throws, the rest of the answer goes with the connection.
bool PostgresConnection::hand_over(PGresult const& row, EachRow const& each) {
    try {
        if (each(read_row(&row, 0))) return true;
    } catch (...) {
        handle_.reset();
        throw;
    }
    handle_.reset();
    return false;
}

/// The next part of the answer; null after the last.
Result<PostgresAnswer> PostgresConnection::next_result(std::string_view doing) {
    for (int unsent = PQflush(handle_.get()); unsent == 1; unsent = PQflush(handle_.get())) {
        TRY(wait(POLLIN | POLLOUT, doing));
        // A server that is sending too takes nothing until it is read. What is wrong shows in the result.
        if (PQconsumeInput(handle_.get()) == 0) break;
    }
    while (PQisBusy(handle_.get()) == 1) {
        TRY(wait(POLLIN, doing));
        if (PQconsumeInput(handle_.get()) == 0) break;
    }
    return PostgresAnswer(PQgetResult(handle_.get()));
}

Result<void> PostgresConnection::wait(short events, std::string_view doing) {
    auto const until = std::chrono::steady_clock::now() + longest_silence;
    while (!wait_for_socket(handle_.get(), events, quiet_time)) {
        bool const lives = gives_sign(options_, handle_.get());
        auto const now = std::chrono::steady_clock::now();
        if (lives && (now < until || !gives_up_)) continue;
        if (!lives) pulse_.silent(now);
        handle_.reset();
        log::warn("db.silent statement={} server_lives={}", doing, lives);
        return unavailable(fmt::format("{}: {}", doing, lives ? "no answer in time" : "the server does not answer"));
    }
    return {};
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
