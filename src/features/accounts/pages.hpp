// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/accounts/accounts.hpp"

/// The pages of the accounts: signing in and out.
namespace plein::accounts {

/// The form; to the page that was asked for where somebody is signed in already.
[[nodiscard]] http::Response show_sign_in(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                                          access::Grant const& grant);

/// Signs in and goes to the page that was asked for, or to the form that was waiting, filled in as it was; or shows the
/// sign-in form again with the name as typed.
[[nodiscard]] http::Response submit_sign_in(Accounts& accounts, html::Pages const& pages, FormPages const& forms,
                                            http::Request const& request, access::Grant const& grant);

/// Signs out and goes to the home page.
[[nodiscard]] http::Response submit_sign_out(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                                             access::Grant const& grant);

}  // namespace plein::accounts
