// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include "features/feedback/feedback.hpp"

namespace plein::feedback {

std::vector<jobs::Kind> jobs(Feedback& feedback) {
    jobs::Kind destroy;
    destroy.name = "feedback.destroy";
    destroy.declared = destroy_declared;
    destroy.every = std::chrono::hours{24};
    destroy.lease = std::chrono::minutes{5};
    destroy.run = [&feedback](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(feedback.destroy_old(grant, stopping));
        return {};
    };
    return {destroy};
}

}  // namespace plein::feedback
