// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/pages.hpp"

#include "features/accounts/rules.hpp"

namespace plein::accounts {
namespace {

std::string_view role_text(access::Role role) {
    switch (role) {
        case access::Role::frontdoor_worker:
            return html::dutch("medewerker Sociaal Plein");
        case access::Role::directory_editor:
            return html::dutch("redacteur sociale kaart");
        case access::Role::privacy_officer:
            return html::dutch("functionaris gegevensbescherming");
        case access::Role::administrator:
            return html::dutch("beheerder");
    }
    return {};
}

void add_demonstration(html::Data& data, html::Pages const& pages, http::Language language,
                       std::vector<Account> const& accounts) {
    if (accounts.empty()) return;
    auto& section = data.add("demonstration");
    section.set("password", demonstration_password);
    for (auto const& account : accounts) {
        std::string roles;
        for (auto const role : account.roles) {
            if (!roles.empty()) roles += ", ";
            roles += pages.text(language, role_text(role));
        }
        section.add("demo_account").set("name", account.name).set("role_text", roles);
    }
}

/// The form with what was typed; never the password.
http::Response form(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                    access::Grant const& grant, std::string_view next, std::string_view name, Error const* error) {
    auto const demonstration = accounts.demonstration_accounts(grant);
    if (!demonstration) return pages.error_page(request, demonstration.error());
    html::Data data;
    // No one-time key: who sends this form twice signs in twice, and the first session ends.
    data.set("next_value", rules::own_path(next)).set("name_value", name).set("form_key", "");
    add_demonstration(data, pages, request.language, *demonstration);
    if (error != nullptr) html::show_errors(data, pages, request.language, *error);
    auto response = pages.page(request, "accounts/login", std::move(data), pages.text(request.language, "Inloggen"));
    if (error != nullptr) response.status = http::status_of(error->kind);
    return response;
}

http::Cookie cookie(Accounts const& accounts, std::string value, std::optional<std::chrono::seconds> max_age) {
    return {std::string(accounts.cookie_name()), std::move(value), max_age};
}

}  // namespace

http::Response show_sign_in(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                            access::Grant const& grant) {
    auto const next = request.query.first("terug");
    if (request.identity.kind == access::SubjectKind::account) return http::see_other(rules::own_path(next));
    return form(accounts, pages, request, grant, next, {}, nullptr);
}

http::Response submit_sign_in(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                              access::Grant const& grant) {
    SignIn typed;
    typed.name = request.form.first("name");
    typed.password = request.form.first("password");
    typed.address = request.remote_address;
    typed.earlier_token = request.cookie(accounts.cookie_name());
    auto const next = request.form.first("next");
    auto const signed_in = accounts.sign_in(grant, typed);
    if (!signed_in) {
        if (signed_in.error().fields.empty()) return pages.error_page(request, signed_in.error());
        return form(accounts, pages, request, grant, next, typed.name, &signed_in.error());
    }
    // Until the browser closes: the limits of a session stand on the server.
    return http::see_other(rules::own_path(next))
        .with("Set-Cookie", http::to_set_cookie(cookie(accounts, signed_in->token, {})));
}

http::Response submit_sign_out(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                               access::Grant const& grant) {
    if (auto const ended = accounts.sign_out(grant, request.identity.session); !ended)
        return pages.error_page(request, ended.error());
    return http::see_other("/")
        .with("Set-Cookie", http::to_set_cookie(cookie(accounts, "", std::chrono::seconds{0})))
        .with("Clear-Site-Data", "\"cache\"");
}

}  // namespace plein::accounts
