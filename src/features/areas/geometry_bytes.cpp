// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/geometry.hpp"
#include "features/areas/packing.hpp"

namespace plein::areas {

std::string encode(std::span<Polygon const> polygons) {
    std::string bytes;
    put(bytes, polygons.size());
    Fixed last;
    for (auto const& polygon : polygons) {
        put(bytes, polygon.size());
        for (auto const& ring : polygon) {
            put(bytes, ring.size());
            for (auto const& point : ring) {
                auto const at = to_fixed(point);
                put_signed(bytes, std::int64_t{at.x} - last.x);
                put_signed(bytes, std::int64_t{at.y} - last.y);
                last = at;
            }
        }
    }
    return bytes;
}

Result<std::vector<Polygon>> decode(std::string_view bytes) {
    PackedReader source{bytes};
    std::vector<Polygon> polygons(source.take_count(1));
    Fixed last;
    for (auto& polygon : polygons) {
        polygon.resize(source.take_count(1));
        for (auto& ring : polygon) {
            ring.resize(source.take_count(2));
            for (auto& point : ring) {
                last.x = source.take_step(last.x);
                last.y = source.take_step(last.y);
                point = to_point(last);
            }
        }
    }
    if (source.damaged() || !source.at_end()) return fail(ErrorKind::internal, "area.geometry_damaged");
    return polygons;
}

}  // namespace plein::areas
