// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "features/directory/directory.hpp"

namespace plein::directory {

/// `plein import hsds PATH`: a file or folder of Open Referral HSDS 3.0 or 3.1. Refused whole on any fault.
/// Errors: those of read_hsds_path and Directory::import.
[[nodiscard]] Result<ImportReport> import_hsds(Directory& directory, access::Grant const& grant,
                                               std::string const& path, Progress const& progress);

/// `plein export hsds`: every current entry as an HSDS service, in one JSON array.
[[nodiscard]] Result<std::string> export_hsds(Directory& directory, access::Grant const& grant);

}  // namespace plein::directory
