// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/serve.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/demonstration.hpp"
#include "app/hatch.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "platform/log/log.hpp"

namespace plein::app {
namespace {

/// Accounts whose password stands on the sign-in page are for this machine alone.
Result<void> check_demonstration(config::Config const& config) {
    if (!config.demonstration || is_for_this_machine_alone(config)) return {};
    return fail(ErrorKind::bad_request, "demo.not_loopback",
                fmt::format("{}: demonstration accounts are served to this machine alone; listen on 127.0.0.1, and set "
                            "neither secure_cookies nor trusted_proxies, which speak of a proxy before the server",
                            config.listen));
}

Result<std::unique_ptr<Hatch>> open_hatch(House& house) {
    auto const path = hatch_path(house.config());
    std::error_code problem;
    if (auto const folder = std::filesystem::path(path).parent_path(); !folder.empty())
        std::filesystem::create_directories(folder, problem);  // what cannot be made is said by what cannot be opened
    auto hatch = Hatch::open(
        path, [&house](std::string_view name, Arguments const& arguments, Progress const& progress) -> Result<Report> {
            auto const* command = find_command(name);
            if (!command) {
                return fail(ErrorKind::bad_request, "command.unknown",
                            fmt::format("the server does not know '{}'; is it of another version?", name));
            }
            log::info("command.run name=\"{}\"", command->name);
            return run_here(*command, house, arguments, progress);
        });
    // Several servers of one machine may share a PostgreSQL; the first is asked, and the others serve all the same.
    if (!hatch && hatch.error().code == "hatch.taken") {
        log::warn("hatch.taken path={}", path);
        return std::unique_ptr<Hatch>{};
    }
    return hatch;
}

/// What was done in the last moment is sealed before the doors close; a lease of another server is waited for by
/// nobody.
Result<void> seal_the_rest(jobs::Runner& runner) {
    TRY(runner.run_now("logbook.seal"));
    return {};
}

/// No other server can have a SQLite database that this one holds: what a killed one left leased is free.
Result<void> free_leases(House& house) {
    if (house.database().engine() != db::Engine::sqlite) return {};
    TRY(jobs::free_leases(house.database(), access::for_command("serve", running_house, house.clock().now())));
    return {};
}

Result<void> serve_house(House& house) {
    auto const server = TRY(http::Server::open(house.config().listen, house.config().limits, house.dispatcher()));
    auto hatch = TRY(open_hatch(house));
    TRY(free_leases(house));
    jobs::Runner runner{house.database(), house.clock(), house.jobs()};
    server->stop_on_signals();
    log::info("server.listening address={}", server->address());
    fmt::print("Plein is at http://{} (stop with Ctrl-C)\n", server->address());
    std::fflush(stdout);
    if (!server->run()) {
        // A handler that never ends holds all that it uses. A program that may be killed at any moment may also end
        // here.
        std::_Exit(EXIT_FAILURE);
    }
    hatch.reset();
    runner.stop();
    TRY(seal_the_rest(runner));
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
