// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "features/inventory/pages_parts.hpp"

/// The area of a round, drawn: where helpers go, what is known there and what was found.
namespace plein::inventory {
namespace {

constexpr std::int64_t sheet_width = 1000;
constexpr double scale = 1.8;  ///< of pins and names: a sheet of 1000 units is shown at most 512 px wide
constexpr double name_height = 32 * scale;
constexpr double letter_width = 11.5 * scale;
constexpr double pin_radius = 20 * scale;
constexpr double spot_radius = 8 * scale;

struct Frame {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

Frame around(areas::MapPosition at, double half_width, double half_height) {
    auto const x = static_cast<double>(at.x);
    auto const y = static_cast<double>(at.y);
    return {x - half_width, y - half_height, x + half_width, y + half_height};
}

bool overlap(Frame const& a, Frame const& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// The ground that is shown: the area with some air, at least half as high as it is wide.
areas::Box ground_of(areas::Box const& box) {
    auto const middle = (box.south + box.north) / 2;
    auto const cosine = std::max(0.1, std::cos(middle * 0.017453292519943295));
    auto const air = std::max((box.east - box.west) * cosine, box.north - box.south) * 0.06;
    auto const half = std::max((box.north - box.south) / 2 + air, ((box.east - box.west) / 2 * cosine + air) / 2);
    return {box.west - air / cosine, middle - half, box.east + air / cosine, middle + half};
}

/// What the area is divided into for who walks there: districts of a municipality, else neighbourhoods.
areas::AreaKind parts_of(areas::Area const& area) {
    return area.kind == areas::AreaKind::municipality ? areas::AreaKind::district : areas::AreaKind::neighbourhood;
}

bool belongs(areas::Area const& part, areas::Area const& to) {
    auto const& own = to.neighbourhoods;
    return part.code == to.code || part.parent == to.code || std::find(own.begin(), own.end(), part.code) != own.end();
}

/// Pins that would lie on each other step aside, one after another to the right and then down.
areas::MapPosition free_place(areas::MapPosition at, std::vector<Frame> const& taken, areas::MapSheet const& sheet) {
    auto const is_free = [&](areas::MapPosition place) {
        auto const frame = around(place, pin_radius, pin_radius);
        return std::none_of(taken.begin(), taken.end(), [&](Frame const& one) { return overlap(frame, one); });
    };
    auto const step = static_cast<std::int64_t>(2 * pin_radius);
    for (std::int64_t row = 0; row < 5; ++row)
        for (std::int64_t column = 0; column < 5; ++column) {
            areas::MapPosition const place{at.x + column * step, at.y + row * step};
            bool const inside = place.x + step / 2 <= sheet.width() && place.y + step / 2 <= sheet.height();
            if (inside && is_free(place)) return place;
        }
    return at;
}

html::Data& add_at(html::Data& map, std::string_view list, areas::MapPosition at) {
    return map.add(list).set("x", at.x).set("y", at.y);
}

/// Writes the name of an area at its point, or a little above or below it; nowhere where it would lie on something.
void add_name(html::Data& map, areas::MapSheet const& sheet, areas::Area const& area, std::vector<Frame>& taken) {
    auto const middle = sheet.position(area.point);
    auto const half_width = static_cast<double>(length(area.name)) * letter_width / 2;
    for (auto const lines : {0.0, 1.0, -1.0, 1.6, -1.6}) {
        areas::MapPosition const at{middle.x, middle.y + std::llround(lines * name_height)};
        auto const frame = around(at, half_width, name_height / 2);
        bool const inside = frame.left > 0 && frame.top > 0 && frame.right < static_cast<double>(sheet.width()) &&
                            frame.bottom < static_cast<double>(sheet.height());
        bool const is_free =
            std::none_of(taken.begin(), taken.end(), [&](Frame const& one) { return overlap(frame, one); });
        if (!inside || !is_free) continue;
        add_at(map, "area_name", at).set("name", area.name);
        taken.push_back(frame);
        return;
    }
}

}  // namespace

void fill_area_map(html::Data& data, Box const& box, std::string_view area, std::vector<Mark> const& marks) {
    auto const index = box.around.areas->index();
    auto const* const here = index->find(area);
    if (here == nullptr) return;
    areas::MapSheet const sheet(ground_of(here->box), sheet_width);
    auto& map = data.add("area_map");
    map.set("map_view_box", sheet.view_box()).set("pin_scale", fmt::format("{:.2f}", scale));
    auto const parts = index->within(sheet.box(), parts_of(*here));
    for (auto const& shape : areas::draw(sheet, parts)) map.add("area").set("path_d", shape.path_d);
    for (auto const& shape : areas::draw(sheet, std::array<areas::Area const*, 1>{here}))
        map.add("outline").set("path_d", shape.path_d);

    std::vector<Frame> taken;
    for (auto const& mark : marks) {
        if (mark.url.empty()) continue;
        auto const at = free_place(sheet.position(mark.place), taken, sheet);
        add_at(map, "pin", at).set("number", mark.number).set("name", mark.name).set("url", mark.url);
        taken.push_back(around(at, pin_radius, pin_radius));
    }
    // Of an entry with several places only those in the area count here.
    for (auto const& mark : marks) {
        if (!mark.url.empty() || !areas::contains(here->polygons, mark.place)) continue;
        auto const at = sheet.position(mark.place);
        add_at(map, "spot", at).set("name", mark.name);
        taken.push_back(around(at, spot_radius, spot_radius));
    }
    for (auto const* part : parts)
        if (belongs(*part, *here)) add_name(map, sheet, *part, taken);
}

}  // namespace plein::inventory
