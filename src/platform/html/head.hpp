// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "platform/html/html.hpp"
#include "platform/http/message.hpp"

/// What a page says of itself to search engines and to programs that show a link.
namespace plein::html {

/// The address of this site, without a slash at the end: `https://plein.example`. Where the settings do not say it, it
/// is where who asks reached it: they choose the host, so what holds the address is kept for that address alone.
/// `http://localhost` where the host could be no host.
[[nodiscard]] std::string site_address(http::Request const& request);

/// Puts the description, the one address (canonical) and the addresses of both languages into the head of the page.
/// `path` is that of the page with what makes it this page and nothing else, percent-encoded: `/zoeken?thema=money`.
void describe_page(Data& data, http::Request const& request, std::string_view path, std::string_view description);

}  // namespace plein::html
