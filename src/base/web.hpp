// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

namespace plein {

/// Whether people may give this as the address of a site: http or https, a host with a dot in it, and only what may
/// stand in an address (RFC 3986). Import takes more.
[[nodiscard]] bool is_web_address(std::string_view text);

}  // namespace plein
