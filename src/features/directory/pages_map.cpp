// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/rules_map.hpp"

namespace plein::directory {

namespace {

constexpr std::int64_t sheet_width = 1000;
constexpr std::int64_t ground_columns = 48;
constexpr double pin_radius = 22;      ///< with its edge, in the pin's own units
constexpr double name_height = 32;     ///< of an area's name with some air
constexpr double letter_width = 11.5;  ///< on average

/// The sheet or the part of it that is shown.
struct Window {
    std::int64_t left = 0;
    std::int64_t top = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;

    /// A pin is as large on the screen however far the map is drawn in.
    [[nodiscard]] double scale() const { return static_cast<double>(width) / 500; }
    [[nodiscard]] Frame frame() const {
        return {static_cast<double>(left), static_cast<double>(top), static_cast<double>(left + width),
                static_cast<double>(top + height)};
    }
};

Frame around(Spot middle, double half_width, double half_height) {
    return {middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height};
}

double half_width_of_name(std::string_view name, double scale) {
    return static_cast<double>(length(name)) * letter_width / 2 * scale;
}

Frame frame_of_name(std::string_view name, Spot at, double scale) {
    return around(at, half_width_of_name(name, scale), name_height / 2 * scale);
}

Spot spot_of(areas::MapSheet const& sheet, Point place) {
    auto const at = sheet.position(place);
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

void fill_ground(html::Data& map, Window const& window, std::vector<areas::MapShape> const& shapes) {
    map.set("map_view_box", fmt::format("{} {} {} {}", window.left, window.top, window.width, window.height));
    map.set("pin_scale", fmt::format("{:.2f}", window.scale()));
    for (auto const& shape : shapes) map.add("area").set("path_d", shape.path_d).set("name", shape.area->name);
}

html::Data& add_at(html::Data& map, std::string_view list, Spot at) {
    return map.add(list).set("x", std::llround(at.x)).set("y", std::llround(at.y));
}

/// The part of the sheet around these places, so that those of one village do not lie on each other.
Window window_around(areas::MapSheet const& sheet, std::vector<Spot> const& spots) {
    auto const side = [](auto const& both, std::int64_t whole) {
        constexpr std::int64_t margin = 60;
        constexpr std::int64_t least = 280;
        std::int64_t const from = std::llround(both.first);
        std::int64_t const until = std::llround(both.second);
        auto const length = std::min(whole, std::max(least, until - from + 2 * margin));
        return std::pair{std::clamp((from + until - length) / 2, std::int64_t{0}, whole - length), length};
    };
    std::pair across{spots.front().x, spots.front().x};
    std::pair down{spots.front().y, spots.front().y};
    for (auto const& spot : spots) {
        across = {std::min(across.first, spot.x), std::max(across.second, spot.x)};
        down = {std::min(down.first, spot.y), std::max(down.second, spot.y)};
    }
    auto const [left, width] = side(across, sheet.width());
    auto const [top, height] = side(down, sheet.height());
    return {left, top, width, height};
}

/// Which area lies under each point of a coarse grid over the sheet, so that a name finds its place without geometry.
DrawnAreas::Ground ground_of(areas::MapSheet const& sheet, areas::AreaIndex const& index, areas::AreaKind kind,
                             std::vector<areas::MapShape> const& shapes) {
    DrawnAreas::Ground ground;
    ground.step = static_cast<double>(sheet.width()) / static_cast<double>(ground_columns);
    ground.rows = std::max<std::int64_t>(1, std::llround(static_cast<double>(sheet.height()) / ground.step));
    auto const& box = sheet.box();
    for (std::int64_t row = 0; row < ground.rows; ++row) {
        for (std::int64_t column = 0; column < ground_columns; ++column) {
            auto const east = (static_cast<double>(column) + 0.5) / static_cast<double>(ground_columns);
            auto const south = (static_cast<double>(row) + 0.5) / static_cast<double>(ground.rows);
            auto const* area =
                index.at({box.west + east * (box.east - box.west), box.north - south * (box.north - box.south)}, kind);
            auto const found =
                std::find_if(shapes.begin(), shapes.end(), [&](auto const& shape) { return shape.area == area; });
            ground.shape.push_back(found == shapes.end() ? -1 : static_cast<int>(found - shapes.begin()));
        }
    }
    return ground;
}

/// Writes the names of the areas where they fit: inside the window, on their own ground, free of pins and other names.
void fill_names(html::Data& map, DrawnAreas::Drawing const& drawing, Window const& window, std::vector<Frame> taken) {
    auto const& ground = drawing.ground;
    auto const shape_at = [&](double x, double y) {
        auto const column = static_cast<std::int64_t>(x / ground.step);
        auto const row = static_cast<std::int64_t>(y / ground.step);
        if (x < 0 || y < 0 || column >= ground_columns || row >= ground.rows) return -1;
        return ground.shape[static_cast<std::size_t>(row * ground_columns + column)];
    };
    struct Seen {
        Spot sum;
        double count = 0;
        double half_width = 0;  ///< of its name
        std::optional<Spot> best;
        double away = 0;  ///< of the best from the middle of what is seen, squared
    };
    std::vector<Seen> seen(drawing.shapes.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
        seen[i].half_width = half_width_of_name(drawing.shapes[i].area->name, window.scale());
    auto const frame = window.frame();
    // The points whose middle is in the window; a page of results shows a small part of the sheet.
    auto const begin = [&](double edge) {
        return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(edge / ground.step - 0.5)));
    };
    auto const end = [&](double edge, std::int64_t whole) {
        return std::min(whole, static_cast<std::int64_t>(std::floor(edge / ground.step - 0.5)) + 1);
    };
    auto const each_point = [&](auto const& act) {
        for (auto row = begin(frame.top); row < end(frame.bottom, ground.rows); ++row) {
            for (auto column = begin(frame.left); column < end(frame.right, ground_columns); ++column) {
                auto const shape = ground.shape[static_cast<std::size_t>(row * ground_columns + column)];
                Spot const at{(static_cast<double>(column) + 0.5) * ground.step,
                              (static_cast<double>(row) + 0.5) * ground.step};
                if (shape >= 0) act(static_cast<std::size_t>(shape), at);
            }
        }
    };
    each_point([&](std::size_t shape, Spot at) {
        auto& area = seen[shape];
        area.sum = {area.sum.x + at.x, area.sum.y + at.y};
        area.count += 1;
    });
    each_point([&](std::size_t shape, Spot at) {
        auto& area = seen[shape];
        auto const away = std::pow(at.x - area.sum.x / area.count, 2) + std::pow(at.y - area.sum.y / area.count, 2);
        if (area.best && area.away <= away) return;
        auto const name = around(at, area.half_width, name_height / 2 * window.scale());
        auto const own = static_cast<int>(shape);
        if (!lies_in(name, frame)) return;
        for (auto const x : {name.left, at.x, name.right})
            for (auto const y : {name.top, name.bottom})
                if (shape_at(x, y) != own) return;
        if (std::any_of(taken.begin(), taken.end(), [&](Frame const& one) { return overlap(name, one); })) return;
        area.best = at;
        area.away = away;
    });
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i].best) continue;
        auto const name = around(*seen[i].best, seen[i].half_width, name_height / 2 * window.scale());
        if (std::any_of(taken.begin(), taken.end(), [&](Frame const& one) { return overlap(name, one); })) continue;
        add_at(map, "area_name", *seen[i].best).set("name", drawing.shapes[i].area->name);
        taken.push_back(name);
    }
}

}  // namespace

std::shared_ptr<DrawnAreas::Drawing const> DrawnAreas::drawing(areas::Areas& areas) {
    auto const index = areas.index();
    if (index->empty()) return nullptr;
    std::lock_guard const lock{mutex_};
    if (drawing_ && drawing_->of == index) return drawing_;
    areas::MapSheet const sheet(index->box(), sheet_width);
    // Districts are enough to find one's way, and a fifth of the neighbourhoods' lines.
    auto const kind = index->of_kind(areas::AreaKind::district).size() > 1 ? areas::AreaKind::district
                                                                           : areas::AreaKind::neighbourhood;
    auto shapes = areas::draw(sheet, index->of_kind(kind));
    auto ground = ground_of(sheet, *index, kind, shapes);
    drawing_ = std::make_shared<Drawing const>(Drawing{index, sheet, std::move(shapes), std::move(ground)});
    return drawing_;
}

void fill_result_map(html::Data& data, DrawnAreas::Drawing const& drawing, std::vector<Pin> const& pins) {
    if (pins.empty()) return;
    auto& map = data.add("map");
    std::vector<Spot> places;
    places.reserve(pins.size());
    for (auto const& pin : pins) places.push_back(spot_of(drawing.sheet, pin.place));
    auto const window = window_around(drawing.sheet, places);
    auto const radius = pin_radius * window.scale();
    auto const placed = side_by_side(places, radius, window.frame());
    fill_ground(map, window, drawing.shapes);
    std::vector<Frame> taken;
    taken.reserve(pins.size());
    for (std::size_t i = 0; i < pins.size(); ++i) {
        add_at(map, "pin", placed[i])
            .set("number", static_cast<std::int64_t>(pins[i].number))
            .set("name", pins[i].hit->entry().name)
            .set("url", pins[i].hit->card().url);
        taken.push_back(around(placed[i], radius, radius));
    }
    fill_names(map, drawing, window, std::move(taken));
}

void fill_place_map(html::Data& data, areas::AreaIndex const& index, Point place, std::string_view name) {
    double const north = 0.012;
    double const east = north / std::max(0.1, std::cos(place.latitude * 0.017453292519943295));
    areas::MapSheet const sheet(
        {place.longitude - east, place.latitude - north, place.longitude + east, place.latitude + north}, sheet_width);
    Window const window{0, 0, sheet.width(), sheet.height()};
    auto& map = data.add("map");
    fill_ground(map, window, areas::draw(sheet, index.within(sheet.box(), areas::AreaKind::neighbourhood)));
    auto const spot = spot_of(sheet, place);
    add_at(map, "spot", spot).set("name", name);
    std::vector<Frame> taken{around(spot, pin_radius * window.scale(), pin_radius * window.scale())};
    auto const* home = index.at(place, areas::AreaKind::neighbourhood);
    for (auto const* area : index.within(sheet.box(), areas::AreaKind::neighbourhood)) {
        auto const own = sheet.position(area->point);
        // The neighbourhood of the place itself is always named: under the spot where its own middle is out of sight.
        for (auto const& at : {Spot{static_cast<double>(own.x), static_cast<double>(own.y)},
                               Spot{spot.x, spot.y + (pin_radius + name_height) * window.scale()}}) {
            auto const frame = frame_of_name(area->name, at, window.scale());
            bool const is_free =
                std::none_of(taken.begin(), taken.end(), [&](Frame const& one) { return overlap(frame, one); });
            if (lies_in(frame, window.frame()) && is_free) {
                add_at(map, "area_name", at).set("name", area->name);
                taken.push_back(frame);
                break;
            }
            if (area != home) break;
        }
    }
}

}  // namespace plein::directory
