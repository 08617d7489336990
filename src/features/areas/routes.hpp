// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/areas/areas.hpp"
#include "platform/http/route.hpp"

namespace plein::areas {

/// Adds the routes of this feature; `areas` must outlive the table.
void routes(http::RouteTable& table, Areas& areas);

}  // namespace plein::areas
