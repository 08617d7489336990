// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "platform/http/message.hpp"

namespace plein::http {

/// The language that the address asks for with `?taal=en`; nothing where it does not, or asks for one we lack.
[[nodiscard]] std::optional<Language> asked_language(Request const& request);

/// The language of the answer: the address, else the cookie `taal`, else Accept-Language (RFC 9110, section 12.5.4),
/// else Dutch.
[[nodiscard]] Language choose_language(Request const& request);

/// The language that a visitor chose on a page of ours: what asked_language() says, where the browser does not tell
/// that another site, its frame or a bookmark made the address. Only a choice is kept.
[[nodiscard]] std::optional<Language> chosen_language(Request const& request);

/// The cookie that keeps a choice, for a year.
[[nodiscard]] Cookie language_cookie(Language language);

}  // namespace plein::http
