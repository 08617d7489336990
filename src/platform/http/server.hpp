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
#include "platform/config/limits.hpp"
#include "platform/http/forwarded.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"

namespace plein::http {

/// The one place for every limit and its default is the settings.
using Limits = config::Limits;

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
        std::string site;                   ///< `https://plein.example`, or empty where the settings do not say it
        bool secure_cookies = false;        ///< add Secure and Strict-Transport-Security (TLS ends at a proxy)
        TrustedProxies proxies;             ///< a request through one that says it came by TLS gets them too
        std::string sign_in_path;           ///< where an anonymous reader of a closed page goes; empty: 401
        std::string static_folder;          ///< built assets with manifest.json; served under /static/
        std::string api_version = "1.0.0";  ///< semver, the API-Version of every answer under /api/v1
    };
    /// Reads the static files into memory. The route table must be complete.
    explicit Dispatcher(Parts parts);
    ~Dispatcher();

    /// Answers any request; never throws. An exception inside a handler is logged with the request id and becomes 500.
    /// `request` is one from make_request, with the peer as its remote address; who asked behind a proxy, request id,
    /// trace, language, time, identity and path parameters are filled in here. Threads: safe. The answer to HEAD has
    /// its body still; the server leaves it out.
    [[nodiscard]] Response handle(Request request) const;

    /// On which threads the request is to be answered; static files are instant.
    [[nodiscard]] Lane lane_of(Request const& request) const;

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
    [[nodiscard]] bool is_for_programs(Request const& request) const;
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
    /// False where a handler still runs a second after the drain time: whatever it uses must then outlive it, so that
    /// only the end of the process is safe. Destroying the server waits for it.
    bool run();
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
