// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "features/areas/service.hpp"

namespace plein::areas {

/// `plein import areas FILE.geojson`: gemeenten, wijken and buurten in WGS84 or RD. `year` is for features that do not
/// say it; 0 takes the year of the grant. A bad file is refused whole.
/// Errors: those of read_geojson, areas_of_file and import_areas, each with the file before its detail; unavailable
/// `file.unreadable`.
Result<ImportReport> import_areas_file(CommandParts const& parts, std::string const& path, std::int64_t year);

/// `plein import addresses FILE.csv`: the CBS file pc6hnr, with or without points. Rows of municipalities of which no
/// areas are loaded are left out and counted; where no neighbourhoods are loaded at all, every row is taken. `year` is
/// for a header that does not say it.
/// Progress: bytes of the file while it is read, then addresses. A bad file is refused whole.
/// Errors: those of CsvReader, address_columns and address_of, each with file and line; bad_request `address.twice`,
/// `address.neighbourhood_unknown`, `address.outside_netherlands`, `address.none`; those of import_addresses.
Result<ImportReport> import_addresses_file(CommandParts const& parts, std::string const& path, std::int64_t year);

/// An own area from neighbourhood codes, or from the polygons of a GeoJSON file where `outline_path` is not empty.
/// Errors: as define_own_area and read_geojson.
Result<Area> define_own_area_from(CommandParts const& parts, OwnArea wanted, std::string const& outline_path);

}  // namespace plein::areas
