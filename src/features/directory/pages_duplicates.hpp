// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/directory/pages.hpp"

/// The pages of entries that look like one. Each function answers one route; the look is in pages/duplicates.tpl.
namespace plein::directory {

/// GET /werk/aanbod/dubbel: links with lijst=twee and na.
http::Response list_duplicates(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/dubbel/onderscheid: these are two.
http::Response part_pair(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/dubbel/einde: one of them stays, the other ends and points to it.
http::Response end_duplicate(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/dubbel/heropening: it is proposed again.
http::Response reopen_pair(Counter const& counter, http::Request const& request, access::Grant const& grant);

}  // namespace plein::directory
