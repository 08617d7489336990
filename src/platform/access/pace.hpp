// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.hpp"

namespace plein::access {

/// How often one source may send within an hour. Only this server's memory knows, for an hour at most, and only a hash
/// with a salt that goes with the hour: who sent something stands nowhere. Several servers each count for themselves.
/// Threads: safe.
class Pace {
public:
    explicit Pace(int most_an_hour) : most_(most_an_hour) {}

    /// Counts one more from `source`; false where it was one too many. Cost: a hash.
    [[nodiscard]] bool admits(std::string_view source, Instant at);

private:
    int most_;
    std::mutex mutex_;
    std::chrono::hours hour_{-1};
    std::string salt_;
    std::unordered_map<std::string, int> sent_;
};

}  // namespace plein::access
