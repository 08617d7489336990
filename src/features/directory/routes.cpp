// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/routes.hpp"

#include "features/directory/api.hpp"
#include "features/directory/api_hsds_serve.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/pages_duplicates.hpp"
#include "features/directory/pages_edit.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/service_duplicates.hpp"

namespace plein::directory {
namespace {

/// The rows of who keeps entries true: each act with its own line in the logbook.
void edit_routes(http::RouteTable& table, Counter const& counter) {
    using http::Method;
    auto const row = http::page_rows(table, counter);
    row(Method::get, "/werk/aanbod", editing, list_entries);
    row(Method::get, "/werk/aanbod/nieuw", editing, show_new);
    row(Method::post, "/werk/aanbod/nieuw/toevoeging", adding, add_entry);
    row(Method::get, "/werk/aanbod/dubbel", editing, list_duplicates);
    row(Method::post, "/werk/aanbod/dubbel/onderscheid", parting, part_pair);
    row(Method::post, "/werk/aanbod/dubbel/einde", ending, end_duplicate);
    row(Method::post, "/werk/aanbod/dubbel/heropening", reopening_pair, reopen_pair);
    row(Method::get, "/werk/aanbod/{entry}", editing, show_kept);
    row(Method::get, "/werk/aanbod/{entry}/wijziging", editing, show_change);
    row(Method::post, "/werk/aanbod/{entry}/wijziging", changing, change_entry);
    row(Method::post, "/werk/aanbod/{entry}/bevestiging", confirming, confirm_entry);
    row(Method::post, "/werk/aanbod/{entry}/herstel", restoring, restore_entry);
    row(Method::post, "/werk/aanbod/{entry}/einde", ending, end_entry);
}

/// The rows of owners: what editors do about them, and what they do themselves by the link that was mailed to them.
void owner_routes(http::RouteTable& table, Counter const& counter) {
    using http::Method;
    auto const row = http::page_rows(table, counter);
    row(Method::get, "/werk/aanbod/{entry}/eigenaars", listing_owners, show_owners);
    row(Method::post, "/werk/aanbod/{entry}/eigenaars/toevoeging", adding_owner, add_owner);
    row(Method::post, "/werk/aanbod/{entry}/eigenaars/verwijdering", removing_owner, remove_owner);
    row(Method::post, "/werk/aanbod/{entry}/eigenaars/link", sending_link, send_link);
    row(Method::get, "/werk/aanbod/voorstellen", editing, list_proposals);
    row(Method::get, "/werk/aanbod/voorstellen/{proposal}", editing, show_proposal);
    row(Method::post, "/werk/aanbod/voorstellen/{proposal}/overname", approving, approve_proposal);
    row(Method::post, "/werk/aanbod/voorstellen/{proposal}/weigering", refusing, refuse_proposal);
    bool const waits = counter.owners->approval() == Approval::needed;
    row(Method::get, "/mijn-aanbod", reading, show_link_form);
    row(Method::post, "/mijn-aanbod", asking_link, ask_link);
    row(Method::get, "/mijn-aanbod/{link}", opening_link, show_own);
    row(Method::get, "/mijn-aanbod/{link}/{entry}/wijziging", opening_link, show_own_change);
    row(Method::post, "/mijn-aanbod/{link}/{entry}/wijziging", waits ? proposing : changing_own, change_own);
    row(Method::post, "/mijn-aanbod/{link}/{entry}/bevestiging", confirming_own, confirm_own);
    row(Method::post, "/mijn-aanbod/{link}/{entry}/intrekking", withdrawing, withdraw_own);
}

}  // namespace

void routes(http::RouteTable& table, Counter const& counter) {
    using http::Method;
    using Page = http::Response (*)(Counter const&, http::Request const&, access::Grant const&);
    auto const row = [&](Method method, std::string_view path, Page page,
                         std::optional<http::ApiRow> api = std::nullopt, http::Made made = http::Made::by_us) {
        table.add({method, path, reading,
                   [&counter, page](http::Request const& request, access::Grant const& grant) {
                       return page(counter, request, grant);
                   },
                   std::move(api), http::Lane::page, made});
    };
    row(Method::get, "/zoeken", show_search);
    row(Method::post, "/zoeken", post_search);
    row(Method::post, "/zoeken/suggesties", suggest);
    row(Method::get, "/nu-open", show_open_now);
    row(Method::get, "/aanbod/{entry}", show_entry);
    row(Method::get, "/buurt", show_sheets);
    row(Method::post, "/buurt", choose_sheet);
    row(Method::get, "/buurt/{area}/blad", show_sheet);
    row(Method::get, "/insluiten", show_embed);
    row(Method::get, "/insluiten/zoeken", show_embedded_search);
    row(Method::get, "/sitemap.xml", show_sitemap);
    row(Method::get, "/robots.txt", show_robots);
    row(Method::get, "/api/v1/search", api_search,
        http::ApiRow{
            .summary = "Find help in one's own words, with mended spelling, urgent numbers and a reason for each hit",
            .parameters = {{.name = "q",
                            .description = "The question in a person's own words, at most 500 characters",
                            .required = false,
                            .example = "ik kan de huur niet betalen"},
                           {.name = "near",
                            .description = "A postcode, latitude,longitude, or the code or name of an area",
                            .required = false,
                            .example = "9926AA"},
                           {.name = "theme",
                            .description = "Only entries with this theme",
                            .required = false,
                            .example = "money"},
                           {.name = "page", .description = "Which page, from 1", .required = false, .example = "1"},
                           {.name = "pageSize",
                            .description = "How many a page, at most 50",
                            .required = false,
                            .example = "20"}},
            .request = std::nullopt,
            .response = json::schema<SearchAnswer>(),
        });
    // Described by the standard itself, to which /hsds points.
    auto constexpr standard = http::Made::by_standard;
    row(Method::get, "/hsds", hsds_about, {}, standard);
    row(Method::get, "/hsds/services", hsds_services, {}, standard);
    row(Method::get, "/hsds/services/{entry}", hsds_service, {}, standard);
    row(Method::get, "/hsds/organizations", hsds_organizations, {}, standard);
    row(Method::get, "/hsds/organizations/{organisation}", hsds_organization, {}, standard);
    row(Method::get, "/hsds/taxonomies", hsds_taxonomies, {}, standard);
    row(Method::get, "/hsds/taxonomies/{taxonomy}", hsds_taxonomy, {}, standard);
    row(Method::get, "/hsds/taxonomy_terms", hsds_terms, {}, standard);
    row(Method::get, "/hsds/taxonomy_terms/{term}", hsds_term, {}, standard);
    row(Method::get, "/hsds/service_at_locations", hsds_at_locations, {}, standard);
    row(Method::get, "/hsds/service_at_locations/{location}", hsds_at_location, {}, standard);
    edit_routes(table, counter);
    owner_routes(table, counter);
}

}  // namespace plein::directory
