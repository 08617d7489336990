// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/areas.hpp"

#include <utility>

#include "features/areas/store.hpp"

namespace plein::areas {
namespace {

constexpr std::int64_t look_every = 2'000'000;  // microseconds
constexpr access::Declaration reading_index{"public", "directory", "none"};

}  // namespace

Areas::Areas(db::Database& database, Clock const& clock, OnStale on_stale)
    : database_(database),
      clock_(clock),
      on_stale_(std::move(on_stale)),
      index_(std::make_shared<AreaIndex const>(std::vector<Area>{}, AddressTable{}, Day{}, -1)) {}

std::shared_ptr<AreaIndex const> Areas::index() {
    auto const now = to_micros(clock_.now());
    auto const looked = looked_at_.load(std::memory_order_relaxed);
    if (looked == 0 || now - looked >= look_every || now < looked) {
        std::unique_lock const reading{refreshing_, std::try_to_lock};
        if (reading) {
            looked_at_.store(now, std::memory_order_relaxed);
            std::shared_ptr<AreaIndex const> known;
            {
                std::lock_guard const lock{mutex_};
                known = index_;
            }
            auto fresh = read_index(known.get());
            if (!fresh && on_stale_) on_stale_(fresh.error());
            if (fresh && *fresh) {
                std::lock_guard const lock{mutex_};
                index_ = std::move(*fresh);
            }
        }
    }
    std::lock_guard const lock{mutex_};
    return index_;
}

// Waits for a look that is under way, which may have begun before the import that must be seen now.
Result<void> Areas::refresh() {
    std::lock_guard const reading{refreshing_};
    std::shared_ptr<AreaIndex const> known;
    {
        std::lock_guard const lock{mutex_};
        known = index_;
    }
    auto fresh = TRY(read_index(known.get()));
    looked_at_.store(to_micros(clock_.now()), std::memory_order_relaxed);
    if (!fresh) return {};
    std::lock_guard const lock{mutex_};
    index_ = std::move(fresh);
    return {};
}

Result<std::shared_ptr<AreaIndex const>> Areas::read_index(AreaIndex const* known) {
    struct Stored {
        std::vector<Area> areas;
        AddressTable addresses;
        std::int64_t sequence = 0;
        bool changed = false;
    };
    auto const now = clock_.now();
    auto const day = amsterdam_day(now);
    auto const grant = access::for_job("areas.index", reading_index, now);
    auto reading = database_.read([&](db::Read& read) -> Result<Stored> {
        Stored found;
        found.sequence = TRY(change_sequence(read, grant));
        found.changed = found.sequence != known->sequence() || day != known->day();
        if (!found.changed) return found;
        found.areas = TRY(areas_on(read, grant, day));
        found.addresses = TRY(read_addresses(read, grant));
        return found;
    });
    auto stored = TRY(std::move(reading));
    if (!stored.changed) return std::shared_ptr<AreaIndex const>{};
    // Made outside the snapshot, which other readers may be waiting for.
    return std::make_shared<AreaIndex const>(std::move(stored.areas), std::move(stored.addresses), day,
                                             stored.sequence);
}

}  // namespace plein::areas
