// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/workday/pages.hpp"
#include "features/workday/workday.hpp"

namespace plein::workday {

void routes(http::RouteTable& table, frontdoor::Desk const& desk, Around const& around) {
    table.add({http::Method::get,
               "/werk",
               {"work.view", "first-contact", "question.listed"},
               [&desk, &around](http::Request const& request, access::Grant const& grant) {
                   return show_today(desk, around, request, grant);
               },
               std::nullopt});
}

}  // namespace plein::workday
