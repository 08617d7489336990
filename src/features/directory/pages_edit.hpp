// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/directory/pages.hpp"

/// The pages of who keeps entries true. Each function answers one route; the look is in pages/*.tpl.
namespace plein::directory {

/// GET /werk/aanbod: links with q, thema, soort, versheid, organisatie, lijst=gestopt and na.
http::Response list_entries(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /werk/aanbod/nieuw
http::Response show_new(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/nieuw/toevoeging
http::Response add_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /werk/aanbod/{entry}: what it says, and every version.
http::Response show_kept(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /werk/aanbod/{entry}/wijziging
http::Response show_change(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/wijziging
http::Response change_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/bevestiging: it is still right.
http::Response confirm_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/herstel: an earlier version holds again.
http::Response restore_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/einde
http::Response end_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);

/// The numbers in the tabs above the lists: proposals that wait, and entries that may stand there twice. Cost: that of
/// Duplicates::proposed.
[[nodiscard]] Result<void> fill_tabs(html::Data& data, Counter const& counter, access::Grant const& grant);

}  // namespace plein::directory
