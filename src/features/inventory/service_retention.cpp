// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What a round leaves behind, and when it goes.
#include <algorithm>

#include "features/inventory/rules.hpp"
#include "features/inventory/service.hpp"
#include "features/inventory/service_once.hpp"
#include "features/inventory/store.hpp"
#include "features/inventory/store_discovery.hpp"

namespace plein::inventory {
namespace {

constexpr std::size_t most_in_one_write = 20;

/// Hands `all` to `act` in parts that are small enough for one write, until somebody asks to stop; the sum.
template <class T, class Act>
Result<std::int64_t> in_parts(std::vector<T> const& all, std::stop_token const& stopping, Act const& act) {
    std::int64_t sum = 0;
    for (std::size_t from = 0; from < all.size() && !stopping.stop_requested(); from += most_in_one_write) {
        auto const first = all.begin() + static_cast<std::ptrdiff_t>(from);
        auto const count = std::min(most_in_one_write, all.size() - from);
        sum += TRY(act(std::vector<T>(first, first + static_cast<std::ptrdiff_t>(count))));
    }
    return sum;
}

}  // namespace

Result<std::int64_t> Inventory::destroy_helpers(access::Grant const& grant, std::stop_token const& stopping) {
    auto const some = [&](std::vector<HelperId> const& helpers) {
        return parts_.database->write("inventory.destroy_helpers", [&](db::Write& write) -> Result<std::int64_t> {
            std::int64_t gone = 0;
            for (auto const helper : helpers) {
                if (!TRY(store::destroy_helper(write, grant, helper))) continue;
                TRY(logbook::write_line(write, *parts_.keys, grant, line_of(helper)));
                ++gone;
            }
            return gone;
        });
    };
    std::int64_t destroyed = 0;
    while (!stopping.stop_requested()) {
        auto const helpers = TRY(parts_.database->read([&](db::Read& read) {
            return store::list_helpers_of_before(read, grant, parts_.organisation,
                                                 amsterdam_day(grant.at()) - link_grace, grant.at() - link_grace);
        }));
        if (helpers.empty()) break;
        destroyed += TRY(in_parts(helpers, stopping, some));
    }
    return destroyed;
}

Result<std::int64_t> Inventory::expire_discoveries(access::Grant const& grant, std::stop_token const& stopping) {
    auto const today = amsterdam_day(grant.at());
    auto const some = [&](std::vector<store::Old> const& discoveries) {
        return parts_.database->write("inventory.destroy_discoveries", [&](db::Write& write) -> Result<std::int64_t> {
            std::int64_t ended = 0;
            for (auto const& old : discoveries) {
                auto const discovery =
                    TRY(store::find_discovery(write, *parts_.keys, grant, parts_.organisation, old.discovery));
                if (discovery.ended_at) continue;  // decided meanwhile
                TRY(settle(write, grant, discovery, DiscoveryState::expired));
                ++ended;
            }
            return ended;
        });
    };
    std::int64_t expired = 0;
    while (!stopping.stop_requested()) {
        auto old = TRY(parts_.database->read(
            [&](db::Read& read) { return store::list_oldest_waiting(read, grant, parts_.organisation); }));
        std::erase_if(
            old, [&](store::Old const& one) { return !may_be_destroyed(parts_.discovery_term, one.found_at, today); });
        if (old.empty()) break;
        expired += TRY(in_parts(old, stopping, some));
    }
    return expired;
}

Result<std::int64_t> Inventory::destroy_old(access::Grant const& grant, std::stop_token const& stopping) {
    auto const helpers = TRY(destroy_helpers(grant, stopping));
    auto const discoveries = TRY(expire_discoveries(grant, stopping));
    auto const links = [&](db::Write& write) {
        return store::purge_people_links(write, grant, oldest_people_link(grant.at()));
    };
    while (!stopping.stop_requested())
        if (TRY(parts_.database->write("inventory.purge_links", links)) < store::links_at_once) break;
    return helpers + discoveries;
}

}  // namespace plein::inventory
