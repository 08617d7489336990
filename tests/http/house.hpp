// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/http/server.hpp"

namespace plein::tests {

/// A gate that handlers wait at until the test opens it.
class Gate {
public:
    void open();
    void wait();

private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool open_ = false;
};

/// A real server on a port of its own, with a few routes:
/// `/` (200, two bytes), `/instant` (on the reading thread), `/number/{number}` (says it back), `/gate` (waits),
/// `/heavy` (waits on the threads for heavy work), `/large` (more than a socket holds),
/// `POST /act` (counts in `acts`), `POST /size` (says the size of the body), and `/smuggled`, which nobody may reach.
class House {
public:
    static constexpr std::size_t large_bytes = 24UL * 1024 * 1024;
    explicit House(http::Limits const& limits = {});
    ~House();
    House(House const&) = delete;
    House& operator=(House const&) = delete;

    [[nodiscard]] std::string address() const { return server_->address(); }
    http::Server& server() { return *server_; }
    /// Waits until the server has stopped; stop() is the caller's.
    void join();

    std::atomic<int> acts{0};
    std::atomic<int> smuggled{0};
    std::atomic<bool> all_ended{true};  ///< what run() said
    std::atomic<int> waiting{0};        ///< handlers at the gate
    Gate gate;

private:
    void add(http::Method method, std::string_view path, std::function<http::Response(http::Request const&)> act,
             http::Lane lane = http::Lane::page);
    http::RouteTable routes_;
    SystemClock clock_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

}  // namespace plein::tests
