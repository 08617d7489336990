// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/areas/areas.hpp"
#include "features/areas/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

namespace plein::areas {

/// The acts, as commands and routes declare them.
inline constexpr access::Declaration importing_areas{"area.import", "operations", "area.imported"};
inline constexpr access::Declaration importing_addresses{"area.import", "operations", "address.imported"};
inline constexpr access::Declaration defining_own_area{"area.import", "operations", "own_area.defined"};
inline constexpr access::Declaration ending_own_area{"area.import", "operations", "own_area.ended"};

/// What the commands of this feature work with.
struct CommandParts {
    db::Database& database;
    crypto::Keyring const& keys;
    Areas& areas;
    access::Grant const& grant;
    Progress progress;  ///< may be empty
};

/// Reads areas that areas_of_file accepted into the database: staged in chunks, made visible by one short transaction
/// that also writes the log line. Afterwards the index follows.
/// Errors: conflict `area.newer_year`, `import.stopped` (nothing has changed).
Result<ImportReport> import_areas(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                                  access::Grant const& grant, std::string_view file_name,
                                  std::vector<Area> const& found, Progress const& progress);

/// The same for addresses, all of one year; they take the place of all addresses before. `addresses` are sorted here
/// and must hold each postcode and number once. Errors: conflict `import.stopped`.
Result<ImportReport> import_addresses(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                                      access::Grant const& grant, std::string_view file_name, std::int64_t year,
                                      std::vector<Address> addresses, Progress const& progress);

/// Removes what replaced and abandoned imports left behind, in chunks; runs after every import.
Result<void> remove_old_imports(db::Database& database, access::Grant const& grant);

/// Makes an own area, or changes it where `wanted.version` names the version that was seen. The code comes from the
/// name and stays when the name changes; `code` is the area to change, empty for a new one. Errors: bad_request with
/// field errors `own_area.name_missing`, `own_area.neighbourhood_unknown`, `own_area.empty`,
/// `own_area.until_before_from`, and those of check_outline; conflict `own_area.exists`, `own_area.changed_meanwhile`;
/// forbidden_or_absent `own_area.absent`.
Result<Area> define_own_area(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                             access::Grant const& grant, std::string_view code, OwnArea const& wanted);

/// Ends an own area: it holds until the day before `until`. Where that is before it began, it was a mistake and is
/// withdrawn, so that it may be made again. Errors: as define_own_area.
Result<Area> end_own_area(db::Database& database, crypto::Keyring const& keys, Areas& areas, access::Grant const& grant,
                          std::string_view code, std::int64_t version, Day until);

}  // namespace plein::areas
