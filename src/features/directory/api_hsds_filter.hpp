// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/directory/api_hsds_index.hpp"
#include "features/directory/api_hsds_query.hpp"

/// Which items of the index a query asks for, in the order in which they are served: the best first where words were
/// asked, else by id.
namespace plein::directory {

/// `search` is the directory's own, over services, and gives the hundred best at most.
/// Errors: those of Directory::search, at the parameter `search`.
[[nodiscard]] Result<std::vector<Place>> services_asked(Directory& directory, access::Grant const& grant,
                                                        HsdsIndex const& index, HsdsQuery const& query);

/// Errors: as services_asked, and bad_request `near.unknown` at `postcode`.
/// With `proximity` the places that lie so near to the postcode; without it those of services that are for the
/// postcode's neighbourhood, and of services that do not say for where they are.
[[nodiscard]] Result<std::vector<Place>> at_locations_asked(Directory& directory, access::Grant const& grant,
                                                            HsdsIndex const& index, HsdsQuery const& query);

/// All words of `search` must stand in what the organization says of itself, in any case.
[[nodiscard]] std::vector<Place> organizations_asked(HsdsIndex const& index, HsdsQuery const& query);
[[nodiscard]] std::vector<Place> taxonomies_asked(HsdsIndex const& index, HsdsQuery const& query);
[[nodiscard]] std::vector<Place> terms_asked(HsdsIndex const& index, HsdsQuery const& query);

}  // namespace plein::directory
