// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/serve.hpp"

#include <fmt/format.h>

#include "app/demonstration.hpp"
#include "app/hatch.hpp"
#include "app/house.hpp"
#include "platform/log/log.hpp"

namespace plein::app {
namespace {

http::Limits limits_of(config::HttpLimits const& from) {
    http::Limits limits;
    limits.header_bytes = static_cast<std::size_t>(from.header_bytes);
    limits.body_bytes = static_cast<std::size_t>(from.body_bytes);
    limits.connections = static_cast<std::size_t>(from.connections);
    limits.queued_requests = static_cast<std::size_t>(from.queued_requests);
    limits.workers = static_cast<int>(from.workers);
    limits.io_threads = static_cast<int>(from.io_threads);
    limits.header_time = std::chrono::seconds{from.header_seconds};
    limits.idle_time = std::chrono::seconds{from.idle_seconds};
    limits.body_bytes_per_second = static_cast<std::size_t>(from.body_bytes_per_second);
    limits.drain_time = std::chrono::seconds{from.drain_seconds};
    return limits;
}

Result<void> serve_house(House& house) {
    auto const server =
        TRY(http::Server::open(house.config().listen, limits_of(house.config().limits), house.dispatcher()));
    std::unique_ptr<Hatch> hatch;
    if (auto const path = hatch_path(house.config()); !path.empty()) {
        hatch = TRY(Hatch::open(
            path,
            [&house](std::string_view name, Arguments const& arguments, Progress const& progress) -> Result<Report> {
                auto const* command = find_command(name);
                if (!command) return fail(ErrorKind::bad_request, "command.unknown", std::string(name));
                auto const grant = access::for_command(command->name, command->declared, house.clock().now());
                return command->run(house, grant, arguments, progress);
            }));
    }
    jobs::Runner runner{house.database(), house.clock(), house.jobs()};
    server->stop_on_signals();
    log::info("server.listening address={}", server->address());
    fmt::print("Plein is at http://{}\n", server->address());
    std::fflush(stdout);
    server->run();
    hatch.reset();
    runner.stop();
    // What was done in the last second is sealed before the doors close.
    TRY(runner.run_due());
    log::info("server.stopped");
    return {};
}

}  // namespace

Result<void> serve(config::Config const& config) {
    auto const house = TRY(House::open(config, Use::serve));
    return serve_house(*house);
}

Result<void> demonstrate(config::Config const& config, Demonstration const& wanted) {
    auto const house = TRY(House::open(config, Use::serve));
    auto const made = TRY(make_demonstration(*house, wanted));
    fmt::print("{}", made);
    if (wanted.make_only) return {};
    return serve_house(*house);
}

}  // namespace plein::app
