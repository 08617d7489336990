// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/map.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "features/areas/geometry.hpp"

namespace plein::areas {
namespace {

constexpr double metres_per_degree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double least_metres = 200;
constexpr std::int64_t margin = 20;  // units beyond the sheet, so that a cut border is never seen

enum class Side { left, right, top, bottom };

struct Frame {
    double left, right, top, bottom;
};
struct Spot {
    double x, y;
};

double beyond(Spot spot, Side side, Frame const& frame) {
    switch (side) {
        case Side::left:
            return frame.left - spot.x;
        case Side::right:
            return spot.x - frame.right;
        case Side::top:
            return frame.top - spot.y;
        case Side::bottom:
            break;
    }
    return spot.y - frame.bottom;
}

/// Cuts a closed line at one side of the frame. Source: Sutherland and Hodgman (1974).
std::vector<Spot> cut(std::vector<Spot> const& line, Side side, Frame const& frame) {
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const& here = line[i];
        auto const& before = line[i == 0 ? line.size() - 1 : i - 1];
        auto const out = beyond(here, side, frame);
        auto const before_out = beyond(before, side, frame);
        if ((out > 0) != (before_out > 0)) {
            auto const share = before_out / (before_out - out);
            kept.push_back({before.x + share * (here.x - before.x), before.y + share * (here.y - before.y)});
        }
        if (out <= 0) kept.push_back(here);
    }
    return kept;
}

void append(std::string& path, std::vector<Spot> const& line) {
    std::vector<MapPosition> places;
    for (auto const& spot : line) {
        MapPosition const place{std::llround(spot.x), std::llround(spot.y)};
        if (places.empty() || places.back() != place) places.push_back(place);
    }
    while (places.size() > 1 && places.front() == places.back()) places.pop_back();
    if (places.size() < 3) return;
    auto out = std::back_inserter(path);
    fmt::format_to(out, "M{} {}l", places[0].x, places[0].y);
    for (std::size_t i = 1; i < places.size(); ++i) {
        fmt::format_to(out, "{}{} {}", i == 1 ? "" : " ", places[i].x - places[i - 1].x, places[i].y - places[i - 1].y);
    }
    path += 'z';
}

}  // namespace

MapSheet::MapSheet(Box const& box, std::int64_t width) : box_(box), width_(std::clamp<std::int64_t>(width, 1, 10'000)) {
    cosine_ = std::cos((box.south + box.north) / 2 * std::numbers::pi / 180);
    auto const widen = [](double& from, double& to, double least) {
        auto const lacking = std::max(0.0, least - (to - from));
        from -= lacking / 2;
        to += lacking / 2;
    };
    widen(box_.west, box_.east, least_metres / metres_per_degree / cosine_);
    widen(box_.south, box_.north, least_metres / metres_per_degree);
    scale_ = static_cast<double>(width_) / ((box_.east - box_.west) * cosine_ * metres_per_degree);
    height_ = std::max<std::int64_t>(1, std::llround((box_.north - box_.south) * metres_per_degree * scale_));
}

std::string MapSheet::view_box() const { return fmt::format("0 0 {} {}", width_, height_); }

MapPosition MapSheet::position(Point point) const {
    return {std::llround((point.longitude - box_.west) * cosine_ * metres_per_degree * scale_),
            std::llround((box_.north - point.latitude) * metres_per_degree * scale_)};
}

std::vector<MapShape> draw(MapSheet const& sheet, std::span<Area const* const> areas) {
    Frame const frame{-margin, static_cast<double>(sheet.width() + margin), -margin,
                      static_cast<double>(sheet.height() + margin)};
    std::vector<MapShape> shapes;
    for (auto const* area : areas) {
        if (!overlap(area->box, sheet.box())) continue;
        MapShape shape{area, {}};
        for (auto const& polygon : area->polygons) {
            for (auto const& ring : polygon) {
                std::vector<Spot> line;
                for (std::size_t i = 1; i < ring.size(); ++i) {  // the last point is the first
                    auto const at = sheet.position(ring[i]);
                    line.push_back({static_cast<double>(at.x), static_cast<double>(at.y)});
                }
                for (auto const side : {Side::left, Side::right, Side::top, Side::bottom})
                    line = cut(line, side, frame);
                append(shape.path_d, line);
            }
        }
        if (!shape.path_d.empty()) shapes.push_back(std::move(shape));
    }
    return shapes;
}

}  // namespace plein::areas
