// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/inventory/pages.hpp"
#include "features/inventory/service.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"

/// Rounds in which temporary helpers look for what residents do for each other, and its own people who confirm it.
namespace plein::inventory {

/// The jobs of this feature.
[[nodiscard]] std::vector<jobs::Kind> jobs(Inventory& inventory);

/// Adds the rows of this feature; `box` must outlive the table.
void routes(http::RouteTable& table, Box const& box);

}  // namespace plein::inventory
