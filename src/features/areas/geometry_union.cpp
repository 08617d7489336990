// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "features/areas/geometry.hpp"

namespace plein::areas {
namespace {

/// Directed edges by where they start; an edge and its opposite take each other away.
class EdgeSet {
public:
    void add(Fixed from, Fixed to) {
        if (from == to) return;
        if (auto const opposite = find(to, from); opposite != edges_.end()) {
            edges_.erase(opposite);
        } else {
            edges_.emplace(from, to);
        }
    }

    /// Takes one closed walk out. Every corner has as many edges going out as coming in, so a walk always closes.
    [[nodiscard]] Ring take_ring() {
        Ring ring;
        auto const start = edges_.begin()->first;
        ring.push_back(to_point(start));
        auto at = start;
        do {
            auto const next = edges_.find(at);
            at = next->second;
            edges_.erase(next);
            ring.push_back(to_point(at));
        } while (at != start);
        return ring;
    }

    [[nodiscard]] bool empty() const { return edges_.empty(); }

private:
    using Edges = std::multimap<Fixed, Fixed>;
    [[nodiscard]] Edges::iterator find(Fixed from, Fixed to) {
        auto const [first, last] = edges_.equal_range(from);
        auto const found = std::find_if(first, last, [&](auto const& edge) { return edge.second == to; });
        return found == last ? edges_.end() : found;
    }
    Edges edges_;
};

/// Outer rings run counter-clockwise and holes clockwise, whatever the file did, so that neighbours meet head-on.
void add_ring(EdgeSet& edges, Ring const& ring, bool hole) {
    bool const forward = (twice_signed_area(ring) > 0) != hole;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        auto const a = to_fixed(ring[i - 1]);
        auto const b = to_fixed(ring[i]);
        forward ? edges.add(a, b) : edges.add(b, a);
    }
}

}  // namespace

std::vector<Polygon> united(std::span<std::vector<Polygon> const* const> areas) {
    EdgeSet edges;
    for (auto const* area : areas) {
        for (auto const& polygon : *area) {
            for (auto const& ring : polygon) add_ring(edges, ring, &ring != polygon.data());
        }
    }
    std::vector<Polygon> whole;
    std::vector<Ring> holes;
    while (!edges.empty()) {
        auto ring = edges.take_ring();
        auto const area = twice_signed_area(ring);
        if (area > 0) {
            whole.push_back({std::move(ring)});
        } else if (area < 0) {
            holes.push_back(std::move(ring));
        }
    }
    for (auto& ring : holes) {
        Polygon const hole{ring};
        auto const inside = point_on_surface(std::span{&hole, 1});
        auto const around = std::find_if(whole.begin(), whole.end(), [&](Polygon const& polygon) {
            Polygon const outer{polygon.front()};
            return is_in(box_of(std::span{&outer, 1}), inside) && contains(std::span{&outer, 1}, inside);
        });
        if (around != whole.end()) around->push_back(std::move(ring));
    }
    return whole;
}

}  // namespace plein::areas
