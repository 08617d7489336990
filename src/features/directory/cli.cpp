// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/cli.hpp"

#include "features/directory/api_hsds.hpp"

namespace plein::directory {

Result<ImportReport> import_hsds(Directory& directory, access::Grant const& grant, std::string const& path,
                                 Progress const& progress) {
    auto found = TRY(read_hsds_path(path));
    return directory.import(grant, std::move(found.entries), progress);
}

Result<std::string> export_hsds(Directory& directory, access::Grant const& grant) {
    return directory.export_all(grant);
}

}  // namespace plein::directory
