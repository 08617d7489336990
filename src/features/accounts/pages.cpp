// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "features/accounts/rules.hpp"
#include "platform/http/forwarded.hpp"

namespace plein::accounts {
namespace {

constexpr std::string_view sign_in_path = "/inloggen";
constexpr std::size_t kept_piece = 60'000;  // a field of a form is read up to 64 kB

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

/// `45 seconden`, `3 minuten`: how long the guard still refuses, rounded up.
std::string wait_in_words(html::Pages const& pages, http::Language language, std::string_view seconds) {
    std::int64_t count = 0;
    std::from_chars(seconds.data(), seconds.data() + seconds.size(), count);
    if (count > 90)
        return pages.text(language, html::dutch("{count} minuten"), {{"count", std::to_string((count + 59) / 60)}});
    if (count == 1) return pages.text(language, html::dutch("1 seconde"));
    return pages.text(language, html::dutch("{count} seconden"), {{"count", std::to_string(count)}});
}

/// What the sign-in form shows.
struct Shown {
    std::string_view next;  ///< where to go then
    std::string_view name;
    std::string kept{};  ///< a form that waits for the one who typed it
    Error const* error = nullptr;
    bool is_over = false;  ///< a session that was there is over
};

/// The form with what was typed; never the password.
http::Response form(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                    access::Grant const& grant, Shown const& shown) {
    auto const demonstration = accounts.demonstration_accounts(grant);
    // Who has something to lose is shown the form whatever else fails.
    if (!demonstration && shown.kept.empty()) return pages.error_page(request, demonstration.error());
    html::Data data;
    // No one-time key: who sends this form twice signs in twice, and the first session ends.
    data.set("next_value", rules::own_path(shown.next)).set("name_value", shown.name).set("form_key", "");
    for (std::size_t at = 0; at < shown.kept.size(); at += kept_piece)
        data.add("kept").set("kept_value", std::string_view(shown.kept).substr(at, kept_piece));
    data.show_if("is_over", shown.is_over).show_if("has_kept", !shown.kept.empty());
    if (demonstration) add_demonstration(data, pages, request.language, *demonstration);
    if (shown.error != nullptr) html::show_errors(data, pages, request.language, *shown.error);
    bool const must_wait = shown.error != nullptr && shown.error->code == "sign_in.too_many";
    data.set_optional("wait", must_wait ? wait_in_words(pages, request.language, shown.error->detail) : std::string{});
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, sign_in_path, "form");
    auto response = pages.page(request, "accounts/login", std::move(data), pages.text(request.language, "Inloggen"));
    if (shown.error != nullptr) response.status = http::status_of(shown.error->kind);
    if (must_wait) response.with("Retry-After", shown.error->detail);
    return response;
}

/// Whether the form has anything but what the page itself put there.
bool holds_typed(http::Fields const& form) {
    return std::any_of(form.entries().begin(), form.entries().end(), [](auto const& field) {
        auto const& [name, value] = field;
        return !value.empty() && name != "csrf" && name != "form_key" && name != "version";
    });
}

/// The form as one text: where it was sent, and its fields but those that belong to a session.
std::string as_text(std::string_view target, http::Fields const& form) {
    auto text = std::string(target) + '?';
    for (auto const& [name, value] : form.entries()) {
        if (name == "csrf" || name == "form_key") continue;
        text += http::encode_component(name) + '=' + http::encode_component(value) + '&';
    }
    return text;
}

/// The page on which the waiting form stands, filled in, for who has just signed in; nothing where no form waits for
/// that account.
std::optional<http::Response> give_back(Accounts& accounts, FormPages const& forms, http::Request const& request,
                                        std::string_view kept, SignedIn const& signed_in) {
    auto const typed = accounts.typed_before(signed_in.account, kept, request.at);
    if (!typed) return std::nullopt;
    auto const mark = std::min(typed->find('?'), typed->size() - 1);
    auto fields = http::parse_urlencoded(std::string_view(*typed).substr(mark + 1));
    auto const page = forms.page_of(std::string_view(*typed).substr(0, mark));
    if (!fields || page.empty()) return std::nullopt;
    auto as = request;
    as.cookies[std::string(accounts.cookie_name())] = signed_in.token;
    return forms.show(as, page, std::move(*fields));
}

std::string kept_in(http::Fields const& form) {
    std::string kept;
    for (auto const piece : form.all("kept")) kept += piece;
    return kept;
}

http::Cookie cookie(Accounts const& accounts, std::string value, std::optional<std::chrono::seconds> max_age) {
    return {std::string(accounts.cookie_name()), std::move(value), max_age};
}

}  // namespace

http::Response show_sign_in(Accounts& accounts, html::Pages const& pages, http::Request const& request,
                            access::Grant const& grant) {
    auto const next = request.query.first("terug");
    if (request.identity.kind == access::ActorKind::account) return http::see_other(rules::own_path(next));
    return form(accounts, pages, request, grant, {next, {}});
}

http::Response submit_sign_in(Accounts& accounts, html::Pages const& pages, FormPages const& forms,
                              http::Request const& request, access::Grant const& grant) {
    SignIn typed;
    typed.name = request.form.first("name");
    typed.password = request.form.first("password");
    typed.address = http::network_of(request.remote_address);
    typed.earlier_token = request.cookie(accounts.cookie_name());
    auto const next = request.form.first("next");
    auto kept = kept_in(request.form);
    if (request.form.has("goto")) return form(accounts, pages, request, grant, {next, typed.name, std::move(kept)});
    auto const signed_in = accounts.sign_in(grant, typed);
    if (!signed_in) {
        if (signed_in.error().fields.empty() && kept.empty()) return pages.error_page(request, signed_in.error());
        return form(accounts, pages, request, grant, {next, typed.name, std::move(kept), &signed_in.error()});
    }
    auto given = kept.empty() ? std::nullopt : give_back(accounts, forms, request, kept, *signed_in);
    auto response = given ? std::move(*given) : http::see_other(rules::own_path(next));
    // Until the browser closes: the limits of a session stand on the server.
    return response.with("Set-Cookie", http::to_set_cookie(cookie(accounts, signed_in->token, {})));
}

std::optional<http::Response> answer_refused_form(Accounts& accounts, html::Pages const& pages, FormPages const& forms,
                                                  http::Request const& request, Error const& error) {
    if (http::is_safe(request.method)) return std::nullopt;
    auto const csrf = request.form.first("csrf");
    auto const page = forms.page_of(request.path);
    auto const grant = access::for_request({}, sign_in_page_declared, request.trace, request.at);
    if (!grant) return std::nullopt;
    if (error.code == "form.csrf" && page == sign_in_path)
        return form(accounts, pages, request, *grant,
                    {request.form.first("next"), request.form.first("name"), kept_in(request.form), &error});
    if (error.code == "session.required") {
        Shown shown{page, {}};
        if (holds_typed(request.form))
            shown.kept = accounts.keep_typed(csrf, as_text(request.path, request.form), request.at);
        shown.is_over = true;
        return form(accounts, pages, request, *grant, shown);
    }
    if (error.code != "form.csrf" || page.empty() || !holds_typed(request.form)) return std::nullopt;
    // A page that was opened before anybody signed in on this browser has an empty token.
    bool const was_nobodys = csrf.empty() && request.form.has("csrf");
    if (!was_nobodys && !accounts.is_from_page_of(request.identity.account, csrf)) return std::nullopt;
    return forms.show(request, page, request.form);
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
