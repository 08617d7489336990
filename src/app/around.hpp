// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/accounts/accounts.hpp"
#include "features/areas/areas.hpp"
#include "features/directory/directory.hpp"
#include "features/frontdoor/around.hpp"

namespace plein::app {

/// What the front door sees of the directory, the areas and the accounts. All three must outlive it.
[[nodiscard]] frontdoor::Around look_around(directory::Directory& directory, areas::Areas& areas,
                                            accounts::Accounts& accounts);

}  // namespace plein::app
