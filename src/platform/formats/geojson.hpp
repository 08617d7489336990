// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/formats/projection.hpp"

namespace plein::formats {

/// One feature as the file has it, with its positions turned into WGS84. Whether rings are closed or make sense is for
/// the reader of the features to judge.
struct GeoFeature {
    std::int64_t number = 0;  ///< in the file, from 1
    std::map<std::string, std::string, std::less<>>
        properties;             ///< texts, numbers and booleans as text; the rest is left out
    std::string geometry_type;  ///< `Polygon`; empty where there is none
    std::vector<std::vector<std::vector<Coordinate>>> polygons;  ///< polygon, ring (the first is the outer), position
};

enum class GeoReference { wgs84, rd };

struct GeoFile {
    GeoReference reference = GeoReference::wgs84;  ///< of the file; the features are in WGS84
    std::vector<GeoFeature> features;
};

struct GeoLimits {
    std::size_t file_bytes = std::size_t{128} << 20U;
    std::size_t features = 100'000;
    std::size_t positions = 8'000'000;
};

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry, of which only Polygon and MultiPolygon
/// are looked into. Positions are in WGS84 (longitude first) or RD (EPSG:28992): as the `crs` member of GeoJSON 2008
/// says, else by their size (degrees or metres).
/// Errors, with the feature in the detail (`feature 3: …`): bad_request `geojson.malformed`, `geojson.crs_unknown`,
/// `geojson.crs_mismatch` (the positions are not of the system named); too_large `geojson.too_large`; those of
/// json::parse.
[[nodiscard]] Result<GeoFile> read_geojson(std::string_view text, GeoLimits const& limits = {});

}  // namespace plein::formats
