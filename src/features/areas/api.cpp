// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/api.hpp"

#include <algorithm>

namespace plein::areas {

namespace {

Result<AreaList> refuse(std::string_view field, std::string_view code) {
    return tl::unexpected<Error>(
        Error{ErrorKind::bad_request, std::string(code), {}, {{std::string(field), std::string(code)}}});
}

AreaItem item_of(Area const& area) {
    return {area.code,
            area.name,
            std::string{name(area.kind)},
            area.parent.empty() ? std::nullopt : std::optional{area.parent},
            area.year,
            area.point.longitude,
            area.point.latitude};
}

}  // namespace

Result<AreaList> list_areas(AreaIndex const& index, std::string_view kind, std::string_view after) {
    auto const wanted = parse_area_kind(kind);
    if (!wanted && !kind.empty()) return refuse("kind", "area.kind_unknown");
    std::vector<Area const*> all;
    for (auto const each : {AreaKind::municipality, AreaKind::district, AreaKind::neighbourhood, AreaKind::own}) {
        if (wanted && *wanted != each) continue;
        auto const& some = index.of_kind(each);
        all.insert(all.end(), some.begin(), some.end());
    }
    auto from = all.begin();
    if (!after.empty()) {
        from = std::find_if(all.begin(), all.end(), [&](Area const* area) { return area->code == after; });
        if (from == all.end()) return refuse("after", "area.after_unknown");
        ++from;
    }
    AreaList list;
    list.total = static_cast<std::int64_t>(all.size());
    for (; from != all.end() && list.items.size() < areas_a_page; ++from) list.items.push_back(item_of(**from));
    if (from != all.end()) list.next = list.items.back().code;
    return list;
}

}  // namespace plein::areas
