// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

#include "base/result.hpp"

namespace plein::formats {

/// A position as files have it: x east and y north in metres (RD), or x longitude and y latitude in degrees (WGS84).
struct Coordinate {
    double x = 0;
    double y = 0;
};

/// Turns positions of the Dutch national grid (RD, EPSG:28992, metres) into WGS84 (EPSG:4326, degrees, longitude
/// first). Range: 1 cm is kept; without the national correction grid on the machine the result lies within 0.5 m of it.
/// Cost: about a microsecond a position, and some milliseconds for the first call of a thread.
/// Errors: bad_request `projection.out_of_range` (a position that RD does not have); unavailable
/// `projection.unavailable` (PROJ's own database is missing on this machine). Threads: safe; each thread has its own
/// PROJ context. The network is never used.
[[nodiscard]] Result<void> rd_to_wgs84(std::span<Coordinate> positions);

/// One position; see above.
[[nodiscard]] Result<Coordinate> rd_to_wgs84(Coordinate position);

}  // namespace plein::formats
