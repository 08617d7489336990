// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace plein::http {

/// The quoted entity tag of a body (RFC 9110, 8.8.3), by FNV-1a: it says whether an answer changed, not who wrote it.
[[nodiscard]] std::string entity_tag(std::string_view body);

/// Whether a header `If-None-Match` names the tag, compared weakly (RFC 9110, 13.1.2), or any at all by *.
[[nodiscard]] bool has_entity_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace plein::http
