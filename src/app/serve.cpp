// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/serve.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <thread>

#include "app/demonstration.hpp"
#include "app/hatch.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
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

/// Accounts whose password stands on the sign-in page are for this machine alone.
Result<void> check_demonstration(config::Config const& config) {
    if (!config.demonstration || is_loopback(config.listen)) return {};
    return fail(
        ErrorKind::bad_request, "demo.not_loopback",
        fmt::format("{}: demonstration accounts are served to this machine alone; listen on 127.0.0.1", config.listen));
}

Result<std::unique_ptr<Hatch>> open_hatch(House& house) {
    auto const path = hatch_path(house.config());
    if (path.empty()) return std::unique_ptr<Hatch>{};
    return Hatch::open(
        path, [&house](std::string_view name, Arguments const& arguments, Progress const& progress) -> Result<Report> {
            auto const* command = find_command(name);
            if (!command) {
                return fail(ErrorKind::bad_request, "command.unknown",
                            fmt::format("the server does not know '{}'; is it of another version?", name));
            }
            log::info("command.run name=\"{}\"", command->name);
            return run_here(*command, house, arguments, progress);
        });
}

/// What was done in the last moment is sealed before the doors close; a lease of another server is waited for by
/// nobody.
Result<void> seal_the_rest(House& house) {
    if (!TRY(house.database().read([](db::Read& read) { return logbook::has_unsealed(read); }))) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds{500});  // until the job is due again
    jobs::Runner last{house.database(), house.clock(), house.jobs(), jobs::Start::by_hand};
    TRY(last.run_due());
    return {};
}

Result<void> serve_house(House& house) {
    auto const server =
        TRY(http::Server::open(house.config().listen, limits_of(house.config().limits), house.dispatcher()));
    auto hatch = TRY(open_hatch(house));
    jobs::Runner runner{house.database(), house.clock(), house.jobs()};
    server->stop_on_signals();
    log::info("server.listening address={}", server->address());
    fmt::print("Plein is at http://{} (stop with Ctrl-C)\n", server->address());
    std::fflush(stdout);
    server->run();
    hatch.reset();
    runner.stop();
    TRY(seal_the_rest(house));
    log::info("server.stopped");
    return {};
}

}  // namespace

Result<void> serve(config::Config const& config) {
    TRY(check_demonstration(config));
    auto const house = TRY(House::open(config, Use::serve));
    return serve_house(*house);
}

Result<void> demonstrate(config::Config const& config, Demonstration const& wanted) {
    TRY(check_demonstration(config));
    listen_for_interrupt();
    auto const house = TRY(House::open(config, Use::serve));
    auto const made = TRY(make_demonstration(*house, wanted, show_progress));
    fmt::print("{}", made);
    std::fflush(stdout);
    if (wanted.make_only) return {};
    return serve_house(*house);
}

}  // namespace plein::app
