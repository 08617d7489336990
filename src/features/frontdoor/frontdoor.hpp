// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/frontdoor/pages.hpp"
#include "features/frontdoor/service.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"

/// The one entrance: the home page, asking for help, following a question, and the workers who answer.
namespace plein::frontdoor {

inline constexpr access::Declaration destroy_declared{"operations.run", "first-contact", "question.destroyed"};

/// The jobs of this feature.
[[nodiscard]] std::vector<jobs::Kind> jobs(Questions& questions);

/// Adds the rows of this feature; `desk` must outlive the table.
void routes(http::RouteTable& table, Desk const& desk);

}  // namespace plein::frontdoor
