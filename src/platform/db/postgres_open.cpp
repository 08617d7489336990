// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres_open.hpp"

#include <poll.h>
#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace plein::db {
namespace {

using Steady = std::chrono::steady_clock;

/// One server of an address that may name several. Empty where the address or libpq's defaults decide.
struct Server {
    std::string host;
    std::string address;
    std::string port;
};

std::vector<std::string> parts_of(char const* list) {
    std::vector<std::string> parts(1);
    for (char const* c = list == nullptr ? "" : list; *c != '\0'; ++c) {
        if (*c == ',')
            parts.emplace_back();
        else
            parts.back() += *c;
    }
    return parts;
}

/// libpq goes on to the next server by itself, but without a patience for each, so they are tried one by one here.
std::vector<Server> servers_of(std::string const& location) {
    std::vector<std::string> hosts(1);
    std::vector<std::string> addresses(1);
    std::vector<std::string> ports(1);
    std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> const parsed(
        PQconninfoParse(location.c_str(), nullptr), PQconninfoFree);
    for (auto const* option = parsed.get(); option != nullptr && option->keyword != nullptr; ++option) {
        std::string_view const word = option->keyword;
        if (word == "host") hosts = parts_of(option->val);
        if (word == "hostaddr") addresses = parts_of(option->val);
        if (word == "port") ports = parts_of(option->val);
    }
    auto const count = std::max(hosts.size(), addresses.size());
    if (count == 1) return std::vector<Server>(1);
    auto const nth = [](std::vector<std::string> const& parts, std::size_t n) {
        return parts.size() == 1 ? parts.front() : n < parts.size() ? parts[n] : std::string();
    };
    std::vector<Server> servers;
    for (std::size_t i = 0; i < count; ++i) servers.push_back({nth(hosts, i), nth(addresses, i), nth(ports, i)});
    return servers;
}

PostgresHandle begin_session(Options const& options, Server const& server) {
    // Later words win: what stands before `dbname` may be set otherwise by the address, what stands after it may not.
    // Empty words count as absent.
    char const* const words[] = {"application_name",
                                 "keepalives_idle",
                                 "keepalives_interval",
                                 "keepalives_count",
                                 "tcp_user_timeout",
                                 "dbname",
                                 "client_encoding",
                                 "host",
                                 "hostaddr",
                                 "port",
                                 nullptr};
    char const* const values[] = {"plein",
                                  "5",
                                  "2",
                                  "3",
                                  "5000",
                                  options.location.c_str(),
                                  "UTF8",
                                  server.host.c_str(),
                                  server.address.c_str(),
                                  server.port.c_str(),
                                  nullptr};
    return PostgresHandle(PQconnectStartParams(words, values, 1));
}

enum class State { open, refused, silent };

State follow(PGconn* connection, bool to_its_first_sign) {
    if (PQstatus(connection) == CONNECTION_BAD) return State::refused;
    auto next = PGRES_POLLING_WRITING;
    while (next == PGRES_POLLING_WRITING || next == PGRES_POLLING_READING) {
        bool const reads = next == PGRES_POLLING_READING;
        if (!wait_for_socket(connection, reads ? POLLIN : POLLOUT, sign_time)) return State::silent;
        if (reads && to_its_first_sign) return State::open;
        next = PQconnectPoll(connection);
    }
    return next == PGRES_POLLING_OK ? State::open : State::refused;
}

/// libpq's message names host and user; only where it could not read the address may it repeat the password.
std::string reason_of(Options const& options, PGconn const* connection) {
    auto* const parsed = PQconninfoParse(options.location.c_str(), nullptr);
    if (parsed == nullptr) return "the address of the database cannot be read";
    PQconninfoFree(parsed);
    return std::string(trim(PQerrorMessage(connection)));
}

}  // namespace

Pulse::Advice Pulse::ask(Steady::time_point now) {
    auto until = silent_until_.load();
    if (until == 0) return Advice::go_on;
    if (now.time_since_epoch().count() < until) return Advice::give_up;
    auto const next = (now + rest_time).time_since_epoch().count();
    return silent_until_.compare_exchange_strong(until, next) ? Advice::connect_again : Advice::give_up;
}

void Pulse::silent(Steady::time_point now) { silent_until_ = (now + rest_time).time_since_epoch().count(); }

bool wait_for_socket(PGconn const* connection, short events, std::chrono::milliseconds patience) {
    auto const until = Steady::now() + patience;
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now());
        pollfd socket{PQsocket(connection), events, 0};
        int const ready = ::poll(&socket, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        // Any other fault than a signal is found by whoever reads next.
        if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
        if (ready == 0) return false;
    }
}

OpenedSession open_session(Options const& options) {
    OpenedSession opened;
    for (auto const& server : servers_of(options.location)) {
        auto handle = begin_session(options, server);
        auto const state = follow(handle.get(), false);
        if (state == State::open) return {std::move(handle)};
        if (state == State::silent) opened.was_silent = true;
        opened.reason = state == State::silent ? "the server does not answer" : reason_of(options, handle.get());
    }
    return opened;
}

bool gives_sign(Options const& options, PGconn const* connection) {
    auto const text = [](char const* word) { return std::string(word == nullptr ? "" : word); };
    auto const handle =
        begin_session(options, {text(PQhost(connection)), text(PQhostaddr(connection)), text(PQport(connection))});
    return follow(handle.get(), true) == State::open;
}

}  // namespace plein::db
