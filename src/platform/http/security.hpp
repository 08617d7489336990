// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace plein::http {

/// Whether an unsafe request proves that it comes from a page of our own: by Sec-Fetch-Site (same-origin, or none where
/// a person typed it) or, from a browser without that header, by an Origin equal to the Host. No proof, no act.
[[nodiscard]] bool is_same_origin(Request const& request);

/// Whether the form carries the session's token in its field `csrf` (or a script in the header X-Csrf-Token).
[[nodiscard]] bool has_session_token(Request const& request);

/// Whether the answer has a header of that name, in any case.
[[nodiscard]] bool has_header(Response const& response, std::string_view header_name);

/// Lets pages of any other site show this answer in a frame of theirs. For one that holds nothing of whoever is signed
/// in and on which nothing can be done but ask.
void allow_framing(Response& response);

/// Puts the security headers on an answer; no other site may frame it, but for allow_framing().
/// Strict-Transport-Security only where `secure`: without TLS before us it would lock people out. Cache-Control becomes
/// no-store and Referrer-Policy same-origin unless the handler chose one.
void add_security_headers(Response& response, bool secure);

/// An X-Request-Id that may be taken over: 8 to 64 letters, digits, dots, underscores and hyphens.
[[nodiscard]] bool is_request_id(std::string_view text);
/// An id for a request that brought none: 16 hexadecimal digits, by chance.
[[nodiscard]] std::string new_request_id();

}  // namespace plein::http
