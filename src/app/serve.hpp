// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "platform/config/config.hpp"

namespace plein::app {

/// Serves until SIGTERM or SIGINT; returns when requests under way are done.
/// Errors: those of House::open, Server::open and Hatch::open; bad_request `demo.not_loopback` where demonstration
/// accounts would be served to other machines.
Result<void> serve(config::Config const& config);

/// What the demonstration municipality is made of.
struct Demonstration {
    std::int64_t seed = 1;        ///< the same seed makes the same questions, on the same day
    std::int64_t residents = 40;  ///< invented people who asked something
    std::string areas;            ///< a GeoJSON file of real areas; empty for the invented ones
    bool make_only = false;
};

/// Makes the demonstration municipality where the database has none yet, says who can sign in, and serves it.
/// Errors: bad_request `demo.not_loopback` where it would be served to other machines.
Result<void> demonstrate(config::Config const& config, Demonstration const& wanted);

}  // namespace plein::app
