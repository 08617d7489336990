// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/geo.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plein {

double distance_metres(Point a, Point b) {
    constexpr double radius = 6'371'008.8;
    constexpr double radians = std::numbers::pi / 180;
    auto const north = std::sin((b.latitude - a.latitude) * radians / 2);
    auto const east = std::sin((b.longitude - a.longitude) * radians / 2);
    auto const h = north * north + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * east * east;
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace plein
