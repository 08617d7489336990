// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/inventory/service.hpp"
#include "platform/html/html.hpp"
#include "platform/http/message.hpp"

/// The pages of an inventory: what editors, helpers and an initiative's own people see. Each function with a request
/// answers one route; the look is in pages/*.tpl.
namespace plein::inventory {

/// What these pages need from what stands around them; the app hands it in.
struct Around {
    areas::Areas* areas = nullptr;  ///< to choose from and to draw
    /// The themes in the order of their file.
    std::vector<directory::Theme> const* themes = nullptr;
    std::function<std::string(http::Language, directory::Kind)> kind_name;
    std::function<std::string(http::Language, directory::NeedKind)> need_name;
    /// What an entry is called, also one that has ended; empty where there was none.
    std::function<std::string(Uuid const& entry)> entry_name;
};

/// What all pages of this feature share; lives as long as the server.
struct Box {
    Inventory* inventory = nullptr;
    html::Pages const* pages = nullptr;
    Around around;
};

// Editors

/// GET /werk/rondes
http::Response list_rounds(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /werk/rondes/nieuw
http::Response show_new_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/nieuw/toevoeging
http::Response start_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /werk/rondes/{round}
http::Response show_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /werk/rondes/{round}/wijziging
http::Response show_round_change(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/{round}/wijziging
http::Response change_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/{round}/einde
http::Response end_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/{round}/helpers/toevoeging
http::Response add_helper(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/{round}/helpers/link
http::Response send_helper_link(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/rondes/{round}/helpers/verwijdering
http::Response remove_helper(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /werk/vondsten/{discovery}
http::Response show_discovery(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /werk/vondsten/{discovery}/wijziging
http::Response show_discovery_change(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/vondsten/{discovery}/wijziging
http::Response change_discovery(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/vondsten/{discovery}/overname
http::Response take_up_discovery(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/vondsten/{discovery}/weigering
http::Response refuse_discovery(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /werk/vondsten/{discovery}/mail
http::Response ask_people(Box const& box, http::Request const& request, access::Grant const& grant);

// Helpers. Nothing but an act that was sent does anything: programs that read mail open every link in it.

/// GET /ronde/{link}
http::Response show_own_round(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /ronde/{link}/lijst
http::Response tick_checklist(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /ronde/{link}/vondst
http::Response show_find_form(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /ronde/{link}/vondst
http::Response send_find(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /ronde/{link}/{discovery}
http::Response show_own_find(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /ronde/{link}/{discovery}
http::Response change_find(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /ronde/{link}/{discovery}/intrekking
http::Response withdraw_find(Box const& box, http::Request const& request, access::Grant const& grant);

// An initiative's own people

/// GET /vondst: what became of an answer, once the link that it came by is spent.
http::Response show_answered(Box const& box, http::Request const& request, access::Grant const& grant);
/// GET /vondst/{link}
http::Response show_asked(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /vondst/{link}/bevestiging
http::Response confirm_find(Box const& box, http::Request const& request, access::Grant const& grant);
/// POST /vondst/{link}/afwijzing
http::Response decline_find(Box const& box, http::Request const& request, access::Grant const& grant);

// Parts

/// What goes by mail, in the language of who gets it.
[[nodiscard]] Letter write_link_letter(html::Pages const& pages, LinkLetter const& about);

}  // namespace plein::inventory
