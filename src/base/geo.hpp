// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace plein {

/// A place on the map in degrees, WGS84. Name the members where one is made: two bare numbers tell nobody their order.
struct Point {
    double longitude = 0;
    double latitude = 0;
    friend bool operator==(Point const&, Point const&) = default;
};

/// Metres along the earth's surface. Source: haversine with the mean radius of 6,371,008.8 m (IUGG); good to half a
/// percent.
[[nodiscard]] double distance_metres(Point a, Point b);

}  // namespace plein
