// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include "features/inventory/inventory.hpp"

namespace plein::inventory {

std::vector<jobs::Kind> jobs(Inventory& inventory) {
    jobs::Kind destroy;
    destroy.name = "inventory.destroy";
    destroy.declared = destroying;
    destroy.every = std::chrono::hours{24};
    destroy.lease = std::chrono::minutes{5};
    destroy.run = [&inventory](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(inventory.destroy_old(grant, stopping));
        return {};
    };
    return {destroy};
}

}  // namespace plein::inventory
