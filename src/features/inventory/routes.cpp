// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/route.hpp"

#include "features/inventory/inventory.hpp"

namespace plein::inventory {
namespace {

using http::Method;

void editor_routes(http::RouteTable& table, Box const& box) {
    auto const row = http::page_rows(table, box);
    row(Method::get, "/werk/rondes", listing_rounds, list_rounds);
    row(Method::get, "/werk/rondes/nieuw", listing_rounds, show_new_round);
    row(Method::post, "/werk/rondes/nieuw/toevoeging", starting_round, start_round);
    row(Method::get, "/werk/rondes/{round}", opening_round, show_round);
    row(Method::get, "/werk/rondes/{round}/wijziging", opening_round, show_round_change);
    row(Method::post, "/werk/rondes/{round}/wijziging", changing_round, change_round);
    row(Method::post, "/werk/rondes/{round}/einde", ending_round, end_round);
    row(Method::post, "/werk/rondes/{round}/helpers/toevoeging", adding_helper, add_helper);
    row(Method::post, "/werk/rondes/{round}/helpers/link", sending_link, send_helper_link);
    row(Method::post, "/werk/rondes/{round}/helpers/verwijdering", removing_helper, remove_helper);
    row(Method::get, "/werk/vondsten/{discovery}", opening_discovery, show_discovery);
    row(Method::get, "/werk/vondsten/{discovery}/wijziging", opening_discovery, show_discovery_change);
    row(Method::post, "/werk/vondsten/{discovery}/wijziging", changing_discovery, change_discovery);
    row(Method::post, "/werk/vondsten/{discovery}/overname", taking_up, take_up_discovery);
    row(Method::post, "/werk/vondsten/{discovery}/weigering", refusing, refuse_discovery);
    row(Method::post, "/werk/vondsten/{discovery}/mail", asking_people, ask_people);
}

}  // namespace

void routes(http::RouteTable& table, Box const& box) {
    editor_routes(table, box);
    auto const row = http::page_rows(table, box);
    row(Method::get, "/ronde/{link}", opening_link, show_own_round);
    row(Method::post, "/ronde/{link}/lijst", ticking, tick_checklist);
    row(Method::get, "/ronde/{link}/vondst", opening_link, show_find_form);
    row(Method::post, "/ronde/{link}/vondst", sending_discovery, send_find);
    row(Method::get, "/ronde/{link}/{discovery}", opening_link, show_own_find);
    row(Method::post, "/ronde/{link}/{discovery}", sending_discovery, change_find);
    row(Method::post, "/ronde/{link}/{discovery}/intrekking", withdrawing_discovery, withdraw_find);
    row(Method::get, "/vondst", {"public", "directory", "none"}, show_answered);
    row(Method::get, "/vondst/{link}", opening_link, show_asked);
    row(Method::post, "/vondst/{link}/bevestiging", confirming_discovery, confirm_find);
    row(Method::post, "/vondst/{link}/afwijzing", declining_discovery, decline_find);
}

}  // namespace plein::inventory
