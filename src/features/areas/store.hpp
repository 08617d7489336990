// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/areas/index.hpp"
#include "features/areas/model.hpp"
#include "features/areas/rules.hpp"
#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

/// All SQL of the areas. Areas are public and no personal data, so nothing here needs a row filter.
/// Errors of every function: those of db::Read and db::Write.
namespace plein::areas {

enum class ImportKind { areas, addresses };

/// How often areas or addresses changed; what the index compares itself with.
[[nodiscard]] Result<std::int64_t> change_sequence(db::Read& read, access::Grant const& grant);
Result<void> count_change(db::Write& write, access::Grant const& grant);

/// Starts an import; its rows stay invisible until publish_areas or publish_addresses.
Result<AreaImportId> insert_import(db::Write& write, access::Grant const& grant, ImportKind kind,
                                   std::string_view file_name, std::int64_t year, std::int64_t records);

/// Adds one chunk of areas to an import.
Result<void> insert_areas(db::Write& write, access::Grant const& grant, AreaImportId import,
                          std::span<Area const> areas);

/// Adds one chunk of postcodes; `addresses` are sorted and hold whole postcodes.
Result<void> insert_addresses(db::Write& write, access::Grant const& grant, AreaImportId import,
                              std::span<Address const> addresses);

/// Makes the areas of an import the ones that hold for each kind and municipality that it has: those of an earlier year
/// end on 1 January of the new year, those of the same year are replaced. So do those of `merged`, which it does not
/// name: a handful.
/// Errors: conflict `area.newer_year` where areas of a later year are there already.
Result<void> publish_areas(db::Write& write, access::Grant const& grant, AreaImportId import, std::int64_t year,
                           std::span<Division const> merged);

/// Makes the addresses of an import the only ones.
Result<void> publish_addresses(db::Write& write, access::Grant const& grant, AreaImportId import);

/// Imports whose rows can go: replaced address files, and files left half read more than a day ago.
[[nodiscard]] Result<std::vector<AreaImportId>> removable_imports(db::Read& read, access::Grant const& grant);

/// Removes at most 1,000 rows of an import, then the import itself; true when nothing is left.
Result<bool> remove_import_rows(db::Write& write, access::Grant const& grant, AreaImportId import);

/// The areas that hold on `day`, by code; own areas with their parts and without polygons.
[[nodiscard]] Result<std::vector<Area>> areas_on(db::Read& read, access::Grant const& grant, Day day);

/// The visible addresses. Cost: one pass over all postcodes.
[[nodiscard]] Result<AddressTable> read_addresses(db::Read& read, access::Grant const& grant);

/// The codes of the neighbourhoods that hold on `day`.
[[nodiscard]] Result<std::vector<std::string>> neighbourhood_codes(db::Read& read, access::Grant const& grant, Day day);

/// The current version of an own area, if there is one: of several with its code, one after the other, the last, which
/// may have ended.
[[nodiscard]] Result<std::optional<Area>> find_own_area(db::Read& read, access::Grant const& grant,
                                                        std::string_view code);

/// Writes a version of an own area; the version before it, where there is one, is kept as replaced.
/// Errors: conflict `own_area.changed_meanwhile` where `area` is not the version after the current one.
Result<void> put_own_area(db::Write& write, access::Grant const& grant, Area const& area);

/// Takes the current version of an own area away as if it had never held; the row is kept as replaced.
/// Errors: as put_own_area.
Result<void> withdraw_own_area(db::Write& write, access::Grant const& grant, Area const& area);

}  // namespace plein::areas
