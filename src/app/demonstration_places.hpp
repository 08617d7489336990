// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "base/result.hpp"
#include "features/areas/areas.hpp"
#include "features/directory/directory.hpp"

namespace plein::app {

/// Sets the places of the entries, and in the JSON that they come from, among the areas of `index`: around the area in
/// the middle of them, as far from one another as they were; one that then lies outside all of them stands at the
/// nearest. Everything else stays, the invented street and town too. Cost: a pass over the areas for each place
/// outside. Errors: of json::parse. Precondition: `index` is not empty.
[[nodiscard]] Result<void> move_places(std::vector<directory::ImportedEntry>& entries, areas::AreaIndex const& index);

}  // namespace plein::app
