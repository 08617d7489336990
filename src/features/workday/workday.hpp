// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/workday/around.hpp"
#include "features/workday/service.hpp"
#include "platform/http/route.hpp"

/// The start page of everyone who works with Plein.
namespace plein::workday {

/// Adds `/werk`; `desk` and `around` must outlive the table.
void routes(http::RouteTable& table, frontdoor::Desk const& desk, Around const& around);

}  // namespace plein::workday
