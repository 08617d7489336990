// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <utility>  // Asio 1.74 needs it and does not say so

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/framing.hpp"
#include "platform/http/server.hpp"
#include "platform/http/worker_pool.hpp"
#include "platform/metrics/metrics.hpp"

/// The inside of the server; only server.cpp and connection.cpp include this.
namespace plein::http {

using SteadyTime = std::chrono::steady_clock::time_point;

/// What all threads of one server share.
struct Shared {
    Shared(Limits const& the_limits, Dispatcher const& the_dispatcher)
        : limits(the_limits), dispatcher(the_dispatcher) {}
    Limits limits;
    Dispatcher const& dispatcher;
    std::unique_ptr<WorkerPool> workers;
    std::unique_ptr<WorkerPool> heavy_workers;  ///< so that a row of sign-ins holds no page up
    std::atomic<std::size_t> open{0};           ///< connections that count against the limit
    std::atomic<std::size_t> refused{0};        ///< connections that are only told to come back later
    std::atomic<std::size_t> unsent{0};         ///< bytes of answers that connections hold until they are taken
    std::atomic<bool> stopping{false};
    metrics::Gauge open_connections = metrics::gauge("plein_http_connections", "Open connections.");
    metrics::Gauge unsent_bytes =
        metrics::gauge("plein_http_unsent_bytes", "Bytes of answers not yet taken by clients.");
};

class Connection;

/// One thread that reads and writes sockets. A connection belongs to one loop for life, so nothing in it needs a lock.
class Loop {
public:
    explicit Loop(Shared& shared);

    /// Runs until drain() was called and the last connection is gone, or the drain time is over.
    void run();
    /// Ends idle connections and lets the others end after their answer. On the loop's own thread.
    void drain();

    void enter(Connection* connection);
    void leave(Connection* connection);

    Shared& shared;
    std::vector<Connection*> connections;
    std::string date;                       ///< the Date header of this second
    std::array<char, 64UL * 1024> scratch;  ///< bytes just read; what a request keeps it copies
    boost::asio::io_context io{1};

private:
    void tick();
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{io.get_executor()};
    boost::asio::steady_timer timer_{io};
    bool draining_ = false;
    SteadyTime drain_until_{};
};

/// One client. Between requests it holds a socket and no buffer: it waits until there is something to read.
/// One request at a time, so that the answers to pipelined requests keep their order.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    enum class Kind { served, refused };

    Connection(Loop& loop, boost::asio::ip::tcp::socket socket, Kind kind);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Begins to serve; a connection over the limit is answered 503 and closed.
    void start();
    /// Looks at the clock; called a few times a second.
    void tick(SteadyTime now);
    void drain();
    void close();

    std::size_t slot = 0;  ///< place in Loop::connections, kept by the loop

private:
    enum class Phase { idle, header, body, handling, writing, lingering, closed };

    void wait_readable();
    void on_readable();
    void feed(std::string_view bytes);
    void send_continue();
    void dispatch();
    void refuse(int status);
    void respond(Response response, After after);
    [[nodiscard]] bool hold(std::size_t bytes);
    void let_go();
    void write();
    void on_written();
    void linger();
    void discard();

    Loop& loop_;
    boost::asio::ip::tcp::socket socket_;
    Kind kind_;
    Phase phase_ = Phase::idle;
    After after_ = After::keep_alive;
    bool head_only_ = false;
    SteadyTime since_;                       ///< when the phase began; while writing: when something was last taken
    SteadyTime until_;                       ///< while writing: when all has to be taken
    std::unique_ptr<RequestReader> reader_;  ///< only while a request is read
    std::string pending_;                    ///< bytes of the next request
    std::string head_;
    std::string body_;
    std::shared_ptr<std::string const> shared_body_;
    std::size_t held_ = 0;     ///< of Shared::unsent
    std::size_t written_ = 0;  ///< of this answer
    std::size_t discarded_ = 0;
    std::string remote_address_;
};

}  // namespace plein::http
