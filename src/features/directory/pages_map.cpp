// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

namespace {

/// A pin is as large on the screen however far the map is drawn in.
std::string pin_scale(std::int64_t width) { return fmt::format("{:.2f}", static_cast<double>(width) / 500); }

}  // namespace

void fill_map(html::Data& map, areas::MapSheet const& sheet, std::vector<areas::MapShape> const& shapes) {
    map.set("map_view_box", sheet.view_box()).set("pin_scale", pin_scale(sheet.width()));
    for (auto const& shape : shapes) map.add("area").set("path_d", shape.path_d).set("name", shape.area->name);
}

void fill_window(html::Data& map, areas::MapSheet const& sheet, std::vector<Place> const& places) {
    if (places.empty()) return;
    constexpr std::int64_t margin = 60;
    constexpr std::int64_t least = 280;
    auto low = sheet.position({places.front().longitude, places.front().latitude});
    auto high = low;
    for (auto const& place : places) {
        auto const at = sheet.position({place.longitude, place.latitude});
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    auto const side = [&](std::int64_t from, std::int64_t until, std::int64_t whole) {
        auto const length = std::min(whole, std::max(least, until - from + 2 * margin));
        return std::pair{std::clamp((from + until - length) / 2, std::int64_t{0}, whole - length), length};
    };
    auto const [left, width] = side(low.x, high.x, sheet.width());
    auto const [top, height] = side(low.y, high.y, sheet.height());
    map.set("map_view_box", fmt::format("{} {} {} {}", left, top, width, height)).set("pin_scale", pin_scale(width));
}

void fill_pin(html::Data& map, areas::MapSheet const& sheet, Place place, std::size_t number, Hit const& hit) {
    auto const at = sheet.position({place.longitude, place.latitude});
    map.add("pin")
        .set("x", at.x)
        .set("y", at.y)
        .set("number", static_cast<std::int64_t>(number))
        .set("name", hit.entry().name)
        .set("url", hit.card().url);
}

}  // namespace plein::directory
