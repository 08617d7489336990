// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/directory/directory.hpp"
#include "features/directory/routes.hpp"
#include "features/inventory/inventory.hpp"

namespace plein::app {

/// The entry that a discovery makes: an HSDS document as the form of an editor would have made it, looked over on the
/// day `assured`. A term is the one that other documents have; its point is that of its postcode, where that is known.
/// Errors: those of directory::read_document.
[[nodiscard]] Result<directory::ImportedEntry> entry_of(directory::Counter const& counter,
                                                        inventory::Found const& found, directory::EntryId id,
                                                        Day assured, access::Grant const& grant);

/// What the pages of an inventory see of areas and of the directory. All must outlive it; `pages` may be null where
/// nothing is shown.
[[nodiscard]] inventory::Around look_around_inventory(directory::Directory& directory, areas::Areas& areas,
                                                      html::Pages const* pages);

}  // namespace plein::app
