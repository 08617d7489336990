// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/routes.hpp"

#include "features/areas/api.hpp"

namespace plein::areas {
namespace {

http::Response show_areas(http::Request const& request, Areas& areas) {
    auto const index = areas.index();
    auto const list = list_areas(*index, request.query.first("kind"), request.query.first("after"));
    if (!list) return http::problem(list.error(), request.request_id);
    http::Response response;
    response.content_type = "application/json";
    response.body = json::to_json(*list);
    return response;
}

}  // namespace

void routes(http::RouteTable& table, Areas& areas) {
    table.add({
        .method = http::Method::get,
        .path = "/api/v1/areas",
        .declared = {"public", "directory", "none"},
        .handler = [&areas](http::Request const& request, access::Grant const&) { return show_areas(request, areas); },
        .api =
            http::ApiRow{
                .summary = "The areas of the municipality: gemeente, wijken, buurten and areas of its own",
                .parameters = {{.name = "kind",
                                .description = "Only areas of this kind: municipality, district, neighbourhood or own",
                                .required = false,
                                .example = "neighbourhood"},
                               {.name = "after",
                                .description = "The code that the page before gave as `next`",
                                .required = false,
                                .example = "BU16800000"}},
                .request = std::nullopt,
                .response = json::schema<AreaList>(),
            },
    });
}

}  // namespace plein::areas
