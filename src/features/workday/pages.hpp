// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/workday/around.hpp"
#include "features/workday/service.hpp"
#include "platform/http/message.hpp"

namespace plein::workday {

/// Draws `/werk`.
http::Response show_today(frontdoor::Desk const& desk, Around const& around, http::Request const& request,
                          access::Grant const& grant);

}  // namespace plein::workday
