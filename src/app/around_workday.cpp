// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/around_workday.hpp"

#include "features/directory/service_duplicates.hpp"

namespace plein::app {

workday::Around look_around_workday(directory::Counter const& counter, feedback::Feedback& feedback,
                                    inventory::Inventory& inventory) {
    workday::Around around;
    around.upkeep = [&](http::Request const& request) -> Result<std::optional<workday::Upkeep>> {
        auto const granted = access::for_request(request.identity, directory::editing, request.trace, request.at);
        if (!granted) return std::optional<workday::Upkeep>{};
        auto const& grant = *granted;
        workday::Upkeep upkeep;
        upkeep.proposals = TRY(counter.owners->count_waiting(grant));
        upkeep.discoveries = TRY(inventory.count_at_editor(grant));
        upkeep.doubles = static_cast<std::int64_t>(TRY(counter.duplicates->proposed(grant, {}, 1)).total);
        upkeep.reports = TRY(feedback.totals(grant)).reports;
        directory::ListFilter stale;
        stale.freshness = directory::Freshness::stale;
        stale.most = 1;
        upkeep.stale = static_cast<std::int64_t>(counter.directory->list(grant, stale).total);
        return std::optional{upkeep};
    };
    return around;
}

}  // namespace plein::app
