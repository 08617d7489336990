// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/accounts.hpp"
#include "features/accounts/pages.hpp"

namespace plein::accounts {

void routes(http::RouteTable& table, Accounts& accounts, html::Pages const& pages, FormPages const& forms) {
    using http::Method;
    auto const row = [&](Method method, std::string_view path, access::Declaration const& declared, auto const& page,
                         http::Lane lane = http::Lane::page) {
        table.add({method,
                   path,
                   declared,
                   [&accounts, &pages, page](http::Request const& request, access::Grant const& grant) {
                       return page(accounts, pages, request, grant);
                   },
                   {},
                   lane});
    };
    row(Method::get, "/inloggen", sign_in_page_declared, show_sign_in);
    row(
        Method::post, "/inloggen", sign_in_declared,
        [forms](Accounts& of, html::Pages const& by, http::Request const& request, access::Grant const& grant) {
            return submit_sign_in(of, by, forms, request, grant);
        },
        http::Lane::heavy);
    row(Method::post, "/uitloggen", sign_out_declared, submit_sign_out);
}

}  // namespace plein::accounts
