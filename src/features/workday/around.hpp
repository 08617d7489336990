// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "base/result.hpp"
#include "platform/http/message.hpp"

/// What the workday's page needs from what stands around it. The app hands it in, so that the page knows no other
/// feature than those that it lists.
namespace plein::workday {

/// What waits for who keeps the directory true; each number is the one that its own page shows.
struct Upkeep {
    std::int64_t proposals = 0;    ///< changes by owners
    std::int64_t discoveries = 0;  ///< of inventory rounds, for an editor to decide
    std::int64_t doubles = 0;      ///< pairs of entries that may be one
    std::int64_t reports = 0;      ///< of something wrong, without an answer
    std::int64_t stale = 0;        ///< entries that nobody checked for too long
};

struct Around {
    /// Nothing for who does not keep the directory. It is of another purpose than the questions of the page, so it asks
    /// for a grant of its own.
    std::function<Result<std::optional<Upkeep>>(http::Request const&)> upkeep;
};

}  // namespace plein::workday
