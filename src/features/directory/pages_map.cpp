// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "features/directory/pages.hpp"

namespace plein::directory {

constexpr std::int64_t sheet_width = 1000;

std::shared_ptr<DrawnAreas::Drawing const> DrawnAreas::drawing(areas::Areas& areas) {
    auto const index = areas.index();
    if (index->empty()) return nullptr;
    std::lock_guard const lock{mutex_};
    if (drawing_ && drawing_->of == index) return drawing_;
    areas::MapSheet const sheet(index->box(), sheet_width);
    // Districts are enough to find one's way, and a fifth of the neighbourhoods' lines.
    auto const& districts = index->of_kind(areas::AreaKind::district);
    auto const& shown = districts.size() > 1 ? districts : index->of_kind(areas::AreaKind::neighbourhood);
    drawing_ = std::make_shared<Drawing const>(Drawing{index, sheet, areas::draw(sheet, shown)});
    return drawing_;
}

void fill_map(html::Data& map, areas::MapSheet const& sheet, std::vector<areas::MapShape> const& shapes) {
    map.set("map_view_box", sheet.view_box());
    for (auto const& shape : shapes) map.add("area").set("path_d", shape.path_d).set("name", shape.area->name);
}

void fill_pin(html::Data& map, areas::MapSheet const& sheet, Place place, std::size_t number, Entry const& entry) {
    auto const at = sheet.position({place.longitude, place.latitude});
    map.add("pin")
        .set("x", at.x)
        .set("y", at.y)
        .set("number", static_cast<std::int64_t>(number))
        .set("name", entry.name)
        .set("url", entry_url(entry.id));
}

}  // namespace plein::directory
