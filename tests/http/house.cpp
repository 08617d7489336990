// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/http/house.hpp"

#include <stdexcept>

#include "platform/crypto/crypto.hpp"
#include "platform/log/log.hpp"

namespace plein::tests {

void Gate::open() {
    {
        std::lock_guard const lock(mutex_);
        open_ = true;
    }
    opened_.notify_all();
}

void Gate::wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
}

House::House(http::Limits const& limits) {
    crypto::start();
    log::start(log::Level::error, log::Format::plain);
    auto const text = [](std::string body) {
        return http::Response{.status = 200, .content_type = "text/plain", .body = std::move(body)};
    };
    add(http::Method::get, "/", [=](auto const&) { return text("ok"); });
    add(
        http::Method::get, "/instant", [=](auto const&) { return text("ok"); }, http::Lane::instant);
    add(http::Method::get, "/number/{number}",
        [=](http::Request const& request) { return text(request.path_parameters.at("number") + ";"); });
    auto const wait = [=, this](auto const&) {
        ++waiting;
        gate.wait();
        return text("through");
    };
    add(http::Method::get, "/gate", wait);
    add(http::Method::get, "/heavy", wait, http::Lane::heavy);
    add(http::Method::get, "/large", [=](auto const&) { return text(std::string(large_bytes, 'x')); });
    add(http::Method::post, "/act", [=, this](auto const&) {
        ++acts;
        return text("done");
    });
    add(http::Method::post, "/size",
        [=](http::Request const& request) { return text(std::to_string(request.body.size())); });
    for (auto const method : {http::Method::get, http::Method::post})
        add(method, "/smuggled", [=, this](auto const&) {
            ++smuggled;
            return text("smuggled");
        });
    dispatcher_ = std::make_unique<http::Dispatcher>(http::Dispatcher::Parts{.routes = &routes_,
                                                                             .authenticate = {},
                                                                             .error_page = {},
                                                                             .clock = &clock_,
                                                                             .site = {},
                                                                             .secure_cookies = false,
                                                                             .proxies = http::TrustedProxies{},
                                                                             .sign_in_path = "/",
                                                                             .static_folder = "",
                                                                             .api_version = "1.0.0"});
    auto server = http::Server::open("127.0.0.1:0", limits, *dispatcher_);
    if (!server) throw std::runtime_error(server.error().detail);
    server_ = std::move(*server);
    thread_ = std::thread([this] { all_ended = server_->run(); });
}

House::~House() {
    gate.open();
    server_->stop();
    join();
    log::start(log::Level::info, log::Format::plain);
}

void House::join() {
    if (thread_.joinable()) thread_.join();
}

void House::add(http::Method method, std::string_view path, std::function<http::Response(http::Request const&)> act,
                http::Lane lane) {
    routes_.add(
        {.method = method,
         .path = path,
         .declared = {"public", "operations", "none"},
         .handler = [act = std::move(act)](http::Request const& request, access::Grant const&) { return act(request); },
         .api = {},
         .lane = lane});
}

}  // namespace plein::tests
