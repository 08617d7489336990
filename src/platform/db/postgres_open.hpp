// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libpq-fe.h>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "platform/db/db.hpp"

/// How long a server may be silent.
///
/// Silent is not slow. A statement that brings no byte for `quiet_time` goes on, but its thread asks at the side, on a
/// connection of its own, whether that server is there. Without any sign within `sign_time` the server counts as gone:
/// the connection is closed and the act ends with `db.unavailable`. With a sign the statement waits on, and the
/// question is put again after every `quiet_time`: slow work is judged by the server's own statement_timeout. A server
/// that lives and yet is silent longer than that, as at a COMMIT whose standby is gone, is given up after
/// `longest_silence`; only the steps of the schema wait without end. It follows that nothing which answers in the
/// server's place, such as a pooler, may stand between the two.
namespace plein::db {

inline constexpr std::chrono::milliseconds quiet_time{1000};
inline constexpr std::chrono::milliseconds sign_time{800};  ///< also for each step of a new connection
inline constexpr std::chrono::seconds longest_statement{30};
inline constexpr std::chrono::seconds longest_silence = longest_statement + std::chrono::seconds{5};

/// What all connections of one database know of their server. After a silence nobody is made to wait for it: for
/// `rest_time` every act fails at once, then one tries again. Threads: safe.
class Pulse {
public:
    static constexpr std::chrono::milliseconds rest_time{1000};

    enum class Advice {
        go_on,
        connect_again,  ///< the caller is the one that tries; its old connection is not to be trusted
        give_up,
    };
    [[nodiscard]] Advice ask(std::chrono::steady_clock::time_point now);
    void heard() { silent_until_ = 0; }
    void silent(std::chrono::steady_clock::time_point now);

private:
    std::atomic<std::int64_t> silent_until_{0};  // of the steady clock; 0 while the server answers
};

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using PostgresHandle = std::unique_ptr<PGconn, FinishConnection>;

/// Waits until the connection's socket is ready for `events`, as poll(2); false where `patience` was over first.
[[nodiscard]] bool wait_for_socket(PGconn const* connection, short events, std::chrono::milliseconds patience);

/// A new session, or why there is none.
struct OpenedSession {
    PostgresHandle handle;  ///< null where there is none
    bool was_silent = false;
    std::string reason = {};  ///< never holds the password
};

/// Connects to the first server of the address that takes the session; each has its own patience.
[[nodiscard]] OpenedSession open_session(Options const& options);

/// Whether the server of `connection` answers a new one. Cost: a connection, at most `sign_time` for its first byte.
[[nodiscard]] bool gives_sign(Options const& options, PGconn const* connection);

}  // namespace plein::db
