// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include "features/directory/directory.hpp"

namespace plein::directory {

std::vector<jobs::Kind> jobs(Owners& owners, WriteLink write_letter) {
    jobs::Kind remind;
    remind.name = "directory.remind";
    remind.declared = reminding_owners;
    remind.every = std::chrono::hours{24};
    remind.lease = std::chrono::minutes{5};
    remind.run = [&owners, write = std::move(write_letter)](access::Grant const& grant,
                                                            std::stop_token const& stopping) -> Result<void> {
        TRY(owners.remind(grant, write, stopping));
        return {};
    };
    jobs::Kind forget;
    forget.name = "directory.forget";
    forget.declared = forgetting_owners;
    forget.every = std::chrono::hours{24};
    forget.lease = std::chrono::minutes{5};
    forget.run = [&owners](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(owners.forget_ended(grant, stopping));
        return {};
    };
    return {remind, forget};
}

}  // namespace plein::directory
