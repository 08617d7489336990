// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/areas/model.hpp"

/// Plane geometry on whole numbers: a position is degrees times 1e7 (about a centimetre), so that every answer is exact
/// and the same on every machine. All positions lie in or near the Netherlands; there no product leaves 64 bits.
namespace plein::areas {

struct Fixed {
    std::int32_t x = 0;  ///< longitude
    std::int32_t y = 0;  ///< latitude
    friend auto operator<=>(Fixed const&, Fixed const&) = default;
};

[[nodiscard]] Fixed to_fixed(Point point);
[[nodiscard]] Point to_point(Fixed fixed);

/// The European Netherlands with its territorial sea, roughly; what lies outside was read wrongly.
inline constexpr Box netherlands{2.5, 50.5, 7.5, 55.8};
[[nodiscard]] bool is_in(Box const& box, Point point);
[[nodiscard]] bool overlap(Box const& a, Box const& b);
[[nodiscard]] Box box_of(std::span<Polygon const> polygons);

/// Whether the point lies inside, by the even-odd rule over all rings, so that holes are outside.
/// On a border: the west and south borders belong to an area and the east and north ones do not, so that a point on the
/// border between two areas lies in exactly one of them.
/// Cost: one pass over all edges; see Outline for many questions.
[[nodiscard]] bool contains(std::span<Polygon const> polygons, Point point);

/// Polygons made ready for many questions; answers exactly as contains() does.
/// Source: edges sorted into horizontal bands, so that a question looks at one band's edges only.
class Outline {
public:
    explicit Outline(std::span<Polygon const> polygons);
    [[nodiscard]] bool contains(Fixed point) const;

private:
    struct Edge {
        Fixed from;
        Fixed to;
    };
    [[nodiscard]] std::size_t band_of(std::int32_t y) const;

    std::int32_t south_ = 0;
    std::int32_t north_ = 0;
    std::int64_t band_height_ = 1;
    std::vector<std::uint32_t> band_starts_;  // one more than there are bands
    std::vector<Edge> edges_;
};

/// Twice the signed area of a ring in squared fixed units: positive where it runs counter-clockwise.
[[nodiscard]] std::int64_t twice_signed_area(Ring const& ring);

/// Square metres, holes taken off. Range: within a percent for areas the size of a municipality.
[[nodiscard]] double square_metres(std::span<Polygon const> polygons);

/// A point inside: the middle of the widest stretch among sixteen horizontal lines through the area.
[[nodiscard]] Point point_on_surface(std::span<Polygon const> polygons);

/// Which share of an area, 0 to 1, lies inside an outline, measured at a grid of 32 by 32 points over the area's box.
[[nodiscard]] double share_inside(std::span<Polygon const> area, Outline const& outline);

/// The union of areas that do not overlap: borders that two of them share, corner for corner, disappear. A border that
/// is drawn differently on its two sides stays visible as a line; what lies inside does not change.
[[nodiscard]] std::vector<Polygon> united(std::span<std::vector<Polygon> const* const> areas);

/// Polygons as bytes for the database: counts and differences as variable-length numbers.
[[nodiscard]] std::string encode(std::span<Polygon const> polygons);

/// Errors: internal `area.geometry_damaged`.
[[nodiscard]] Result<std::vector<Polygon>> decode(std::string_view bytes);

}  // namespace plein::areas
