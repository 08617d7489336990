// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

#include "features/areas/geometry.hpp"
#include "features/areas/index.hpp"
#include "features/areas/map.hpp"
#include "features/areas/model.hpp"
#include "platform/db/db.hpp"

namespace plein::areas {

/// The areas and addresses of the municipality, as they hold today, for every feature that asks where something is.
/// One per process. Threads: safe.
class Areas {
public:
    /// Hears why index() could not follow the areas and stays with what it has.
    using OnStale = std::function<void(Error const&)>;

    /// `database` and `clock` must outlive it. Nothing is read yet.
    Areas(db::Database& database, Clock const& clock, OnStale on_stale = {});

    /// The index to ask. Keep the pointer for one request and no longer: the next one may be another. Never null; empty
    /// where nothing was imported or the first reading failed.
    /// Cost: none, except that at most every two seconds one caller looks whether areas changed, and reads them if so;
    /// others meanwhile get the index that was. A failure to read keeps the index that was, and `on_stale` hears of it.
    [[nodiscard]] std::shared_ptr<AreaIndex const> index();

    /// Reads the areas now if they or the day changed; for after an import and at start, when failure must be seen.
    Result<void> refresh();

private:
    [[nodiscard]] Result<std::shared_ptr<AreaIndex const>> read_index(AreaIndex const* known);

    db::Database& database_;
    Clock const& clock_;
    OnStale on_stale_;
    std::mutex refreshing_;  // held by the one who reads
    std::mutex mutex_;       // guards index_
    std::shared_ptr<AreaIndex const> index_;
    std::atomic<std::int64_t> looked_at_{0};  // microseconds; 0 before the first look
};

}  // namespace plein::areas
