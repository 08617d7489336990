// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "app/command.hpp"
#include "app/house.hpp"
#include "app/serve.hpp"

namespace plein::app {

/// Fills an empty database with the invented municipality: areas, addresses, directory, accounts, and questions with a
/// history, asked, taken and answered through the same services as real ones, and where there are residents what they
/// said of pages and entries. Returns what to tell: who can sign in.
/// One that is whole is left as it is; one that was interrupted is made whole, from the same seed without anything
/// twice. Errors: conflict `demo.not_empty` where the database holds something else; `command.stopped`.
[[nodiscard]] Result<std::string> make_demonstration(House& house, Demonstration const& wanted,
                                                     Progress const& progress = {});

}  // namespace plein::app
