// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "platform/access/grant.hpp"

namespace plein::logbook {

/// What a grant must hold to read the logbook (the officer), and to keep it (the house itself).
inline constexpr std::string_view oversees = "logbook.verify";
inline constexpr std::string_view keeps = "operations.run";

/// Errors: forbidden_or_absent `page.absent` where the grant does not hold it.
[[nodiscard]] inline Result<void> require(access::Grant const& grant, std::string_view permission) {
    if (grant.holds(permission)) return {};
    return fail(ErrorKind::forbidden_or_absent, "page.absent", "the logbook asks for " + std::string(permission));
}

}  // namespace plein::logbook
