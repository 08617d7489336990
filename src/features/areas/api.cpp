// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/api.hpp"

namespace plein::areas {

Result<AreaList> list_areas(AreaIndex const& index, std::string_view kind) {
    auto const wanted = parse_area_kind(kind);
    if (!wanted && !kind.empty())
        return tl::unexpected<Error>(
            Error{ErrorKind::bad_request, "area.kind_unknown", {}, {{"kind", "area.kind_unknown"}}});
    AreaList list;
    for (auto const each : {AreaKind::municipality, AreaKind::district, AreaKind::neighbourhood, AreaKind::own}) {
        if (wanted && *wanted != each) continue;
        for (auto const* area : index.of_kind(each)) {
            list.items.push_back({area->code, area->name, std::string{name(each)},
                                  area->parent.empty() ? std::nullopt : std::optional{area->parent}, area->year,
                                  area->point.longitude, area->point.latitude});
        }
    }
    list.total = static_cast<std::int64_t>(list.items.size());
    return list;
}

}  // namespace plein::areas
