// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstddef>

namespace plein::config {

/// Every limit of the server in one place, each with the figure it is tested at; in plein.toml under [limits].
struct Limits {
    std::size_t header_bytes = 16UL * 1024;
    std::size_t body_bytes = 1024UL * 1024;
    std::size_t connections = 12'000;      ///< above it: 503 with Retry-After, then closed
    std::size_t queued_requests = 2'000;   ///< waiting for a worker; above it: 503 with Retry-After
    std::size_t queued_heavy = 100;        ///< sign-ins that wait for their own threads; above it: the same
    std::size_t unsent_bytes = 64U << 20;  ///< of answers that clients have not taken yet; above it: the same
    int workers = 4;                       ///< threads for database and page work
    int io_threads = 1;                    ///< threads that read and write sockets
    std::chrono::seconds header_time{10};  ///< for all headers together
    std::chrono::seconds idle_time{60};    ///< between requests on one connection
    std::chrono::seconds stall_time{30};   ///< without one byte taken of an answer; then the connection is cut
    /// Slower than this on average, after body_grace: 408. An answer that is taken more slowly is cut.
    std::size_t body_bytes_per_second = 1024;
    std::chrono::seconds body_grace{5};
    std::chrono::seconds drain_time{10};  ///< for requests under way after SIGTERM
};

}  // namespace plein::config
