// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a file of areas: read, judged by the rules and, where they hold, asked as the index asks them.

#include "platform/formats/geojson.hpp"
#include "features/areas/index.hpp"
#include "features/areas/map.hpp"
#include "features/areas/rules.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    auto const file =
        formats::read_geojson(fuzz::text(data, size), {.file_bytes = 1 << 20, .features = 100, .positions = 10'000});
    if (!file) return 0;
    std::vector<areas::AreaCandidate> candidates;
    for (auto const& feature : file->features) {
        auto& candidate = candidates.emplace_back();
        candidate.number = feature.number;
        candidate.properties = feature.properties;
        candidate.geometry_type = feature.geometry_type;
        for (auto const& rings : feature.polygons) {
            auto& polygon = candidate.polygons.emplace_back();
            for (auto const& positions : rings) {
                auto& ring = polygon.emplace_back();
                for (auto const position : positions) ring.push_back({position.x, position.y});
            }
        }
    }
    auto found = areas::areas_of_file(candidates, 2026);
    if (!found) return 0;
    for (auto const& area : *found) {
        auto const again = areas::decode(areas::encode(area.polygons));
        fuzz::must(again && *again == area.polygons, "a geometry comes back from its bytes");
    }
    areas::Area own;
    own.kind = areas::AreaKind::own;
    own.code = "own-all";
    for (auto const& area : *found) {
        if (area.kind == areas::AreaKind::neighbourhood) own.neighbourhoods.push_back(area.code);
    }
    found->push_back(own);
    areas::AreaIndex const index{*found, {}, Day{}, 1};
    for (auto const& area : *found) {
        auto const* at = index.at(area.point, area.kind);
        bool const inside = areas::contains(area.polygons, area.point);
        fuzz::must(!inside || area.kind == areas::AreaKind::own || at != nullptr,
                   "the index finds what contains a point");
    }
    areas::MapSheet const sheet{index.box(), 400};
    (void)areas::draw(sheet, index.of_kind(areas::AreaKind::neighbourhood));
    return 0;
}
