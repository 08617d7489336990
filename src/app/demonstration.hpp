// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "app/house.hpp"
#include "app/serve.hpp"

namespace plein::app {

/// Fills an empty database with the invented municipality: areas, addresses, directory, accounts, and questions with a
/// history. A database that has a directory already is left as it is. Returns what to tell: what there is and who can
/// sign in. The questions are asked, taken and answered through the same services as real ones.
[[nodiscard]] Result<std::string> make_demonstration(House& house, Demonstration const& wanted);

}  // namespace plein::app
