// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/areas/areas.hpp"
#include "features/directory/rules_sheet.hpp"
#include "features/directory/service.hpp"

namespace plein::directory {

/// All areas that have a sheet: the municipality, its own areas, districts and neighbourhoods; each kind by name.
[[nodiscard]] std::vector<areas::Area const*> sheet_areas(areas::AreaIndex const& index);

struct SheetRow {
    std::size_t entry = 0;                ///< place in the snapshot
    std::optional<std::size_t> location;  ///< which of its places
};

struct SheetSection {
    SheetPart part{};
    std::vector<SheetRow> rows;
    std::size_t more = 0;  ///< how many there are beside these
};

/// What stands on the sheet of one area.
struct Sheet {
    std::shared_ptr<areas::AreaIndex const> index;  ///< keeps `area` alive
    areas::Area const* area = nullptr;
    std::shared_ptr<Snapshot const> of;  ///< keeps the entries alive
    std::vector<SheetSection> sections;  ///< those that hold anything
};

/// The sheet of an area as it is today. Cost: one pass over all entries and one over all
/// areas.
/// Errors: forbidden_or_absent `page.absent` where there is no such area.
[[nodiscard]] Result<Sheet> make_sheet(Directory& directory, access::Grant const& grant, std::string_view area);

/// The code of the area to make a sheet of for a postcode or the name of an area. Errors: bad_request `near.unknown`.
[[nodiscard]] Result<std::string> sheet_area(Directory& directory, access::Grant const& grant, std::string_view typed);

}  // namespace plein::directory
