// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "features/directory/pages.hpp"
#include "features/directory/service_owner.hpp"

/// The pages around owners: what editors do about them and about their changes, and what owners open by their link.
/// Each function with a request answers one route; the look is in pages/*.tpl.
namespace plein::directory {

// Editors

/// GET /werk/aanbod/{entry}/eigenaars
http::Response show_owners(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/eigenaars/toevoeging
http::Response add_owner(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/eigenaars/verwijdering
http::Response remove_owner(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/{entry}/eigenaars/link
http::Response send_link(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /werk/aanbod/voorstellen
http::Response list_proposals(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /werk/aanbod/voorstellen/{proposal}: what would change.
http::Response show_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/voorstellen/{proposal}/overname
http::Response approve_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /werk/aanbod/voorstellen/{proposal}/weigering
http::Response refuse_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant);

// Owners. Nothing but an act that was sent does anything: programs that read mail open every link in it.

/// GET /mijn-aanbod: asks for an address to mail a link to.
http::Response show_link_form(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /mijn-aanbod: the same answer for every address.
http::Response ask_link(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /mijn-aanbod/{link}
http::Response show_own(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /mijn-aanbod/{link}/{entry}/wijziging
http::Response show_own_change(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /mijn-aanbod/{link}/{entry}/wijziging
http::Response change_own(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /mijn-aanbod/{link}/{entry}/bevestiging
http::Response confirm_own(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /mijn-aanbod/{link}/{entry}/intrekking
http::Response withdraw_own(Counter const& counter, http::Request const& request, access::Grant const& grant);

// Parts

/// `/werk/aanbod/voorstellen/<id>`.
[[nodiscard]] std::string proposal_url(ProposalId id);
/// `/werk/aanbod/<id>`: an entry as editors see it.
[[nodiscard]] std::string kept_url(EntryId id);

/// What somebody typed into the form of an entry whose link lets nobody in any more, as text to copy; empty where the
/// request is of no such form. Of a form that carries it on, what that one carries.
[[nodiscard]] std::string unsent_words(Counter const& counter, http::Request const& request);

/// What goes by mail, in the language of who gets it.
[[nodiscard]] Letter write_link_letter(html::Pages const& pages, LinkLetter const& about);
[[nodiscard]] Letter write_approval_letter(html::Pages const& pages, ApprovalLetter const& about);
[[nodiscard]] Letter write_refusal_letter(html::Pages const& pages, RefusalLetter const& about);

}  // namespace plein::directory
