// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"

namespace plein::http {

/// Every limit of the server in one place, each with the figure it is tested at.
struct Limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::size_t connections = 12'000;          ///< above it: 503 with Retry-After, then closed
    std::size_t queued_requests = 2'000;       ///< waiting for a worker; above it: 503 with Retry-After
    int workers = 4;                           ///< threads for database and page work
    int io_threads = 1;                        ///< threads that read and write sockets
    std::chrono::seconds header_time{10};      ///< for all headers together
    std::chrono::seconds idle_time{60};        ///< between requests on one connection
    std::size_t body_bytes_per_second = 1024;  ///< slower than this on average, after body_grace: 408
    std::chrono::seconds body_grace{5};
    std::chrono::seconds drain_time{10};  ///< for requests under way after SIGTERM
};

/// Finds who is signed in from the session cookie; anonymous where there is none. Runs on a worker.
using Authenticate = std::function<Result<access::Identity>(Request const&)>;

/// Draws the page for an error (status, code, request id); API paths get problem+json instead.
using ErrorPage = std::function<Response(Request const&, Error const&)>;

/// What the server does with a request once it is read: routing, session, same-origin check, grant, handler, headers.
/// Separate from the socket work so that stories, the matrix and fuzzing can call it without a network.
class Dispatcher {
public:
    struct Parts {
        RouteTable const* routes = nullptr;
        Authenticate authenticate;
        ErrorPage error_page;
        Clock const* clock = nullptr;
        bool secure_cookies = false;        ///< add Secure and Strict-Transport-Security (TLS ends at a proxy)
        std::string static_folder;          ///< built assets with manifest.json; served under /static/
        std::string api_version = "1.0.0";  ///< semver, the API-Version of every answer under /api/v1
    };
    /// Reads the static files into memory. The route table must be complete.
    explicit Dispatcher(Parts parts);
    ~Dispatcher();

    /// Answers any request; never throws. An exception inside a handler is logged with the request id and becomes 500.
    /// `request` is one from make_request; request id, trace, language, time, identity and path parameters are filled
    /// in here. Threads: safe. The answer to HEAD has its body still; the server leaves it out.
    [[nodiscard]] Response handle(Request request) const;

    /// Whether the request can be answered without a worker (static files, and rows that say so).
    [[nodiscard]] bool is_instant(Request const& request) const;

    /// The short answer, with all security headers, to what could not be read as a request or not be taken on.
    /// Counted and logged here.
    [[nodiscard]] Response refusal(int status) const;

private:
    struct State;
    struct Answered;
    void prepare(Request& request) const;
    [[nodiscard]] Answered answer(Request& request) const;
    [[nodiscard]] Response answer_route(Request& request, Route const& route) const;
    [[nodiscard]] Response answer_unmatched(Request& request, std::vector<Method> const& methods) const;
    [[nodiscard]] Response error_answer(Request const& request, Error const& error,
                                        std::optional<int> status = {}) const;
    void finish(Request const& request, Response& response) const;

    Parts parts_;
    std::unique_ptr<State> state_;
};

/// Boost.Beast on loopback or any address; one per process.
class Server {
public:
    /// Binds and listens; `listen` is `127.0.0.1:8080`, port 0 picks one.
    /// Errors: unavailable `http.cannot_listen`; bad_request `http.listen_malformed`.
    [[nodiscard]] static Result<std::unique_ptr<Server>> open(std::string const& listen, Limits const& limits,
                                                              Dispatcher const& dispatcher);
    ~Server();
    /// The address in use, with the real port.
    [[nodiscard]] std::string address() const;
    /// Serves until stop(); returns when all connections are closed or the drain time is over, and no handler runs.
    void run();
    /// Stops accepting, ends idle connections, lets requests under way finish. Safe from any thread; not from a signal
    /// handler.
    void stop();
    /// Calls stop() on SIGTERM and SIGINT.
    void stop_on_signals();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace plein::http
