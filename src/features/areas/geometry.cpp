// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace plein::areas {
namespace {

constexpr double units = 1e7;

/// Whether the half-line from `p` to the east crosses the edge. Half-open at both the ends of the edge and the point
/// itself, which is what makes the border rule of contains() hold. Exact.
bool crosses(Fixed from, Fixed to, Fixed p) {
    if ((from.y > p.y) == (to.y > p.y)) return false;
    std::int64_t const dx = std::int64_t{to.x} - from.x;
    std::int64_t const dy = std::int64_t{to.y} - from.y;
    std::int64_t const px = std::int64_t{p.x} - from.x;
    std::int64_t const py = std::int64_t{p.y} - from.y;
    return dy > 0 ? px * dy < py * dx : px * dy > py * dx;
}

template <class Each>
void each_edge(std::span<Polygon const> polygons, Each const& each) {
    for (auto const& polygon : polygons) {
        for (auto const& ring : polygon) {
            for (std::size_t i = 1; i < ring.size(); ++i) each(to_fixed(ring[i - 1]), to_fixed(ring[i]));
        }
    }
}

/// Where the horizontal line at `y` crosses the edges, west to east.
std::vector<double> crossings(std::span<Polygon const> polygons, std::int32_t y) {
    std::vector<double> found;
    each_edge(polygons, [&](Fixed from, Fixed to) {
        if ((from.y > y) == (to.y > y)) return;
        found.push_back(from.x + (static_cast<double>(y) - from.y) * (static_cast<double>(to.x) - from.x) /
                                     (static_cast<double>(to.y) - from.y));
    });
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

Fixed to_fixed(Point point) {
    return {static_cast<std::int32_t>(std::lround(point.longitude * units)),
            static_cast<std::int32_t>(std::lround(point.latitude * units))};
}

Point to_point(Fixed fixed) { return {fixed.x / units, fixed.y / units}; }

bool is_in(Box const& box, Point point) {
    return point.longitude >= box.west && point.longitude <= box.east && point.latitude >= box.south &&
           point.latitude <= box.north;
}

bool overlap(Box const& a, Box const& b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

Box box_of(std::span<Polygon const> polygons) {
    constexpr auto far = std::numeric_limits<double>::infinity();
    Box box{far, far, -far, -far};
    for (auto const& polygon : polygons) {
        for (auto const& ring : polygon) {
            for (auto const& point : ring) {
                box.west = std::min(box.west, point.longitude);
                box.south = std::min(box.south, point.latitude);
                box.east = std::max(box.east, point.longitude);
                box.north = std::max(box.north, point.latitude);
            }
        }
    }
    return box.west > box.east ? Box{} : box;
}

bool contains(std::span<Polygon const> polygons, Point point) {
    bool inside = false;
    auto const p = to_fixed(point);
    each_edge(polygons, [&](Fixed from, Fixed to) { inside ^= crosses(from, to, p); });
    return inside;
}

Outline::Outline(std::span<Polygon const> polygons) {
    std::vector<Edge> edges;
    south_ = std::numeric_limits<std::int32_t>::max();
    north_ = std::numeric_limits<std::int32_t>::min();
    each_edge(polygons, [&](Fixed from, Fixed to) {
        south_ = std::min({south_, from.y, to.y});
        north_ = std::max({north_, from.y, to.y});
        if (from.y != to.y) edges.push_back({from, to});  // a level edge is never crossed
    });
    if (edges.empty()) {
        north_ = south_;  // an empty range: contains() is always false
        band_starts_ = {0, 0};
        return;
    }
    auto const bands = std::clamp<std::size_t>(edges.size() / 4, 1, 4096);
    band_height_ = (std::int64_t{north_} - south_) / static_cast<std::int64_t>(bands) + 1;
    auto const each_band = [&](Edge const& edge, auto const& act) {
        auto const last = band_of(std::max(edge.from.y, edge.to.y));
        for (auto band = band_of(std::min(edge.from.y, edge.to.y)); band <= last; ++band) act(band);
    };
    band_starts_.assign(bands + 1, 0);
    for (auto const& edge : edges) each_band(edge, [&](std::size_t band) { ++band_starts_[band + 1]; });
    for (std::size_t band = 0; band < bands; ++band) band_starts_[band + 1] += band_starts_[band];
    edges_.resize(band_starts_.back());
    auto next = band_starts_;
    for (auto const& edge : edges) each_band(edge, [&](std::size_t band) { edges_[next[band]++] = edge; });
}

std::size_t Outline::band_of(std::int32_t y) const {
    return static_cast<std::size_t>((std::int64_t{y} - south_) / band_height_);
}

bool Outline::contains(Fixed point) const {
    if (point.y < south_ || point.y >= north_) return false;
    auto const band = band_of(point.y);
    bool inside = false;
    for (auto i = band_starts_[band]; i < band_starts_[band + 1]; ++i)
        inside ^= crosses(edges_[i].from, edges_[i].to, point);
    return inside;
}

std::int64_t twice_signed_area(Ring const& ring) {
    if (ring.empty()) return 0;
    std::int64_t sum = 0;
    auto const origin = to_fixed(ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        auto const a = to_fixed(ring[i - 1]);
        auto const b = to_fixed(ring[i]);
        // Relative to the first corner, so that the sums stay small.
        sum += (std::int64_t{a.x} - origin.x) * (std::int64_t{b.y} - origin.y) -
               (std::int64_t{b.x} - origin.x) * (std::int64_t{a.y} - origin.y);
    }
    return sum;
}

double square_metres(std::span<Polygon const> polygons) {
    constexpr double metres_per_unit = 6'371'008.8 * std::numbers::pi / 180 / units;
    double total = 0;
    for (auto const& polygon : polygons) {
        double sum = 0;
        for (auto const& ring : polygon) {
            auto const area = std::abs(static_cast<double>(twice_signed_area(ring))) / 2;
            sum += &ring == polygon.data() ? area : -area;
        }
        if (polygon.empty() || polygon.front().empty()) continue;
        auto const box = box_of(std::span{&polygon, 1});
        total += sum * std::cos((box.south + box.north) / 2 * std::numbers::pi / 180);
    }
    return total * metres_per_unit * metres_per_unit;
}

Point point_on_surface(std::span<Polygon const> polygons) {
    auto const box = box_of(polygons);
    auto const south = to_fixed({box.west, box.south}).y;
    auto const north = to_fixed({box.east, box.north}).y;
    Fixed best = to_fixed({box.west, box.south});
    double widest = -1;
    for (std::int64_t line = 0; line < 16; ++line) {
        auto const y = static_cast<std::int32_t>(south + (std::int64_t{north} - south) * (2 * line + 1) / 32);
        auto const found = crossings(polygons, y);
        for (std::size_t i = 1; i < found.size(); i += 2) {
            Fixed const middle{static_cast<std::int32_t>(std::lround((found[i - 1] + found[i]) / 2)), y};
            if (found[i] - found[i - 1] > widest && contains(polygons, to_point(middle))) {
                widest = found[i] - found[i - 1];
                best = middle;
            }
        }
    }
    return to_point(best);
}

double share_inside(std::span<Polygon const> area, Outline const& outline) {
    constexpr int steps = 32;
    auto const box = box_of(area);
    Outline const own{area};
    int inside_own = 0;
    int inside_both = 0;
    for (int row = 0; row < steps; ++row) {
        for (int column = 0; column < steps; ++column) {
            auto const at = to_fixed({box.west + (box.east - box.west) * (column + 0.5) / steps,
                                      box.south + (box.north - box.south) * (row + 0.5) / steps});
            if (!own.contains(at)) continue;
            ++inside_own;
            inside_both += outline.contains(at) ? 1 : 0;
        }
    }
    if (inside_own == 0) return outline.contains(to_fixed(point_on_surface(area))) ? 1 : 0;
    return static_cast<double>(inside_both) / inside_own;
}

}  // namespace plein::areas
