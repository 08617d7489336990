// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/accounts.hpp"

namespace plein::accounts {

std::vector<jobs::Kind> jobs(Accounts& accounts) {
    jobs::Kind purge;
    purge.name = "account.purge";
    purge.declared = purge_declared;
    purge.every = std::chrono::hours{1};
    purge.lease = std::chrono::minutes{5};
    purge.run = [&accounts](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(accounts.purge(grant, stopping));
        return {};
    };
    return {purge};
}

}  // namespace plein::accounts
