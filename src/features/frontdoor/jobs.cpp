// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include "features/frontdoor/frontdoor.hpp"

namespace plein::frontdoor {

std::vector<jobs::Kind> jobs(Questions& questions) {
    jobs::Kind destroy;
    destroy.name = "question.destroy";
    destroy.declared = destroy_declared;
    destroy.every = std::chrono::hours{24};
    destroy.lease = std::chrono::minutes{5};
    destroy.run = [&questions](access::Grant const& grant, std::stop_token const&) -> Result<void> {
        TRY(questions.destroy_ended(grant));
        return {};
    };
    return {destroy};
}

}  // namespace plein::frontdoor
