// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/security.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"
#include "platform/http/decode.hpp"

namespace plein::http {
namespace {

// No unsafe-inline and no address but our own. worker-src for the map's worker; img-src data: for the marks that style
// sheets of the design system hold.
constexpr char const* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "worker-src 'self'";

// The same but for frame-ancestors.
constexpr char const* framed_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors *; base-uri 'none'; object-src 'none'; "
    "worker-src 'self'";

}  // namespace

bool has_header(Response const& response, std::string_view header_name) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [&](auto const& header) { return same_word(header.first, header_name); });
}

bool is_same_origin(Request const& request) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    auto const origin = request.header("origin");
    auto const scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return false;  // absent, or the opaque `null`
    auto const scheme = origin.substr(0, scheme_end);
    if (scheme != "https" && scheme != "http") return false;
    auto const host = request.header("host");
    return !host.empty() && same_word(origin.substr(scheme_end + 3), host);
}

bool has_session_token(Request const& request) {
    auto const in_form = request.form.first("csrf");
    auto const sent = in_form.empty() ? request.header("x-csrf-token") : in_form;
    return !request.identity.csrf.empty() && crypto::same_secret(sent, request.identity.csrf);
}

void allow_framing(Response& response) {
    response.with("Content-Security-Policy", framed_security_policy)
        .with("Cross-Origin-Resource-Policy", "cross-origin");
}

void add_security_headers(Response& response, bool secure) {
    response.headers.reserve(response.headers.size() + 12);
    // Either the house's own or that of allow_framing(): the matrix tests every route for it.
    if (!has_header(response, "Content-Security-Policy"))
        response.with("Content-Security-Policy", content_security_policy)
            .with("Cross-Origin-Resource-Policy", "same-origin");
    response.with("X-Content-Type-Options", "nosniff")
        .with("Permissions-Policy", "microphone=(self), camera=(), geolocation=(self)")
        .with("Cross-Origin-Opener-Policy", "same-origin");
    if (!has_header(response, "Referrer-Policy"))
        response.with("Referrer-Policy", "same-origin");  // no path of ours reaches another site
    if (secure) response.with("Strict-Transport-Security", "max-age=31536000");
    if (!has_header(response, "Cache-Control")) response.with("Cache-Control", "no-store");
}

bool is_request_id(std::string_view text) {
    return text.size() >= 8 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                      c == '_' || c == '-';
           });
}

std::string new_request_id() { return crypto::hex(crypto::random_bytes(8)); }

}  // namespace plein::http
