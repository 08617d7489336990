// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/server.hpp"

#include <utility>  // Asio 1.74 needs it and does not say so

#include <algorithm>
#include <charconv>
#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include "platform/http/connection.hpp"
#include "platform/log/log.hpp"

namespace plein::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t most_refused = 256;  // connections over the limit that are told so; the rest is just closed
constexpr int most_heavy = 4;              // as many as platform/crypto lets run at once; half the workers where fewer
constexpr auto breath = std::chrono::milliseconds{100};
constexpr auto last_patience = std::chrono::seconds{1};  // with a handler, when its connection is gone already

Result<tcp::endpoint> parse_listen(std::string const& listen) {
    auto const malformed = fail(ErrorKind::bad_request, "http.listen_malformed", listen);
    auto const colon = listen.rfind(':');
    if (colon == std::string::npos) return malformed;
    auto host = listen.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    unsigned port = 0;
    auto const* const end = listen.data() + listen.size();
    auto const [read_to, wrong] = std::from_chars(listen.data() + colon + 1, end, port);
    if (wrong != std::errc{} || read_to != end || port > 65535) return malformed;
    error_code error;
    auto const address = asio::ip::make_address(host, error);
    if (error) return malformed;
    return tcp::endpoint(address, static_cast<unsigned short>(port));
}

/// Every connection is a file; the usual soft limit of 1,024 is far below what the limits promise.
void allow_files(std::size_t connections) {
    rlimit allowed{};
    auto const wanted = static_cast<rlim_t>(connections + most_refused + 256);
    if (getrlimit(RLIMIT_NOFILE, &allowed) != 0 || allowed.rlim_cur >= wanted) return;
    if (allowed.rlim_max < wanted)
        log::warn("http.few_files allowed={} wanted={}", static_cast<std::uint64_t>(allowed.rlim_max), wanted);
    allowed.rlim_cur = std::min(wanted, allowed.rlim_max);
    setrlimit(RLIMIT_NOFILE, &allowed);
}

std::vector<std::unique_ptr<Loop>> make_loops(Shared& shared, int count) {
    std::vector<std::unique_ptr<Loop>> loops;
    for (int i = 0; i < std::max(count, 1); ++i) loops.push_back(std::make_unique<Loop>(shared));
    return loops;
}

}  // namespace

struct Server::State {
    State(Limits const& limits, Dispatcher const& dispatcher)
        : shared(limits, dispatcher), loops(make_loops(shared, limits.io_threads)) {}
    Loop& first() { return *loops.front(); }
    void accept();
    void accepted(Loop& loop, tcp::socket socket);

    Shared shared;
    std::vector<std::unique_ptr<Loop>> loops;
    tcp::acceptor acceptor{first().io};
    asio::steady_timer pause{first().io};
    asio::signal_set signals{first().io};
    std::size_t next_loop = 0;
    std::chrono::steady_clock::time_point workers_until{};  ///< set by stop() before the loops hear of it
    std::string address;
};

void Server::State::accept() {
    auto& loop = *loops[next_loop++ % loops.size()];
    acceptor.async_accept(loop.io, [this, &loop](error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
        if (!error) {
            accepted(loop, std::move(socket));
            return accept();
        }
        // Out of files, mostly: the clients wait in the kernel's queue until there is room.
        log::warn("http.accept_failed reason=\"{}\"", error.message());
        pause.expires_after(breath);
        pause.async_wait([this](error_code stopped) {
            if (!stopped && acceptor.is_open()) accept();
        });
    });
}

void Server::State::accepted(Loop& loop, tcp::socket socket) {
    auto kind = Connection::Kind::served;
    if (shared.open.fetch_add(1) >= shared.limits.connections) {
        shared.open.fetch_sub(1);
        kind = Connection::Kind::refused;
        if (shared.refused.fetch_add(1) >= most_refused) {
            shared.refused.fetch_sub(1);
            return;  // the socket closes here
        }
    } else {
        shared.open_connections.add(1);
    }
    auto begin = [&loop, kind, accepted_socket = std::move(socket)]() mutable {
        std::make_shared<Connection>(loop, std::move(accepted_socket), kind)->start();
    };
    if (&loop == &first())
        begin();
    else
        asio::post(loop.io, std::move(begin));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
    if (state_->shared.workers) state_->shared.workers->stop();
    if (state_->shared.heavy_workers) state_->shared.heavy_workers->stop();
}

Result<std::unique_ptr<Server>> Server::open(std::string const& listen, Limits const& limits,
                                             Dispatcher const& dispatcher) {
    auto const endpoint = TRY(parse_listen(listen));
    allow_files(limits.connections);
    auto state = std::make_unique<State>(limits, dispatcher);
    error_code error;
    auto& acceptor = state->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(4096, error);
    if (error) return fail(ErrorKind::unavailable, "http.cannot_listen", listen + ": " + error.message());
    auto const bound = acceptor.local_endpoint(error);
    auto const host = bound.address().to_string();
    state->address = (bound.address().is_v6() ? "[" + host + "]:" : host + ":") + std::to_string(bound.port());
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::string Server::address() const { return state_->address; }

bool Server::run() {
    auto& shared = state_->shared;
    shared.workers = std::make_unique<WorkerPool>(shared.limits.workers, shared.limits.queued_requests);
    shared.heavy_workers =
        std::make_unique<WorkerPool>(std::clamp(shared.limits.workers / 2, 1, most_heavy), shared.limits.queued_heavy);
    if (!shared.stopping) state_->accept();
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < state_->loops.size(); ++i)
        threads.emplace_back([loop = state_->loops[i].get()] { loop->run(); });
    state_->first().run();
    for (auto& thread : threads) thread.join();
    bool const pages_ended = shared.workers->stop(state_->workers_until);
    bool const all_ended = shared.heavy_workers->stop(state_->workers_until) && pages_ended;
    if (!all_ended) log::error("http.handler_stuck drain_seconds={}", shared.limits.drain_time.count());
    return all_ended;
}

void Server::stop() {
    if (state_->shared.stopping.exchange(true)) return;
    state_->workers_until = std::chrono::steady_clock::now() + state_->shared.limits.drain_time + last_patience;
    log::info("http.stopping connections={}", state_->shared.open.load());
    asio::post(state_->first().io, [state = state_.get()] {
        error_code ignored;
        state->acceptor.close(ignored);
        state->pause.cancel();
        state->signals.cancel(ignored);
    });
    for (auto& loop : state_->loops) asio::post(loop->io, [each = loop.get()] { each->drain(); });
}

void Server::stop_on_signals() {
    error_code error;
    state_->signals.add(SIGTERM, error);
    if (!error) state_->signals.add(SIGINT, error);
    if (error) log::error("http.no_signals reason=\"{}\"", error.message());
    state_->signals.async_wait([this](error_code stopped, int) {
        if (!stopped) stop();
    });
}

}  // namespace plein::http
