// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "features/areas/model.hpp"

namespace plein::areas {

/// A place on a drawn map: x to the right and y down, whole units.
struct MapPosition {
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend bool operator==(MapPosition const&, MapPosition const&) = default;
};

/// A part of the country on a sheet for an SVG element with `viewBox="0 0 width height"`.
/// Projection: east and north by the cosine of the middle latitude, so that a metre is as long both ways.
class MapSheet {
public:
    /// Shows at least `box`, `width` units wide (1 to 10,000); at least 200 m in both directions.
    MapSheet(Box const& box, std::int64_t width);

    [[nodiscard]] std::int64_t width() const { return width_; }
    [[nodiscard]] std::int64_t height() const { return height_; }
    /// Of the ground that is shown.
    [[nodiscard]] Box const& box() const { return box_; }
    [[nodiscard]] std::string view_box() const;
    /// Where a place comes; beyond the sheet where it lies outside the box.
    [[nodiscard]] MapPosition position(Point point) const;
    /// How many units a kilometre is, for a scale bar.
    [[nodiscard]] double units_per_kilometre() const { return scale_ * 1000; }

private:
    Box box_;
    std::int64_t width_ = 0;
    std::int64_t height_ = 0;
    double cosine_ = 1;
    double scale_ = 1;  // units per metre
};

/// One area as SVG path data.
struct MapShape {
    Area const* area = nullptr;
    std::string path_d;  ///< for `<path d="…" fill-rule="evenodd">`; relative lines in whole units
};

/// The areas that the sheet shows, clipped to a little more than the sheet, in the order given.
/// Cost: one pass over their points.
[[nodiscard]] std::vector<MapShape> draw(MapSheet const& sheet, std::span<Area const* const> areas);

}  // namespace plein::areas
