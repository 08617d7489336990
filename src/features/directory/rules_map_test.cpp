// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_map.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace plein::directory {
namespace {

constexpr Frame sheet{0, 0, 1000, 800};
constexpr double radius = 20;

TEST(SideBySide, APinThatStandsFreeKeepsItsPlace) {
    auto const placed = side_by_side({{100, 100}, {500, 500}, {140, 100}}, radius, sheet);
    ASSERT_EQ(placed.size(), 3U);
    EXPECT_DOUBLE_EQ(placed[0].x, 100);
    EXPECT_DOUBLE_EQ(placed[0].y, 100);
    EXPECT_DOUBLE_EQ(placed[1].x, 500);
    EXPECT_DOUBLE_EQ(placed[2].x, 140);
}

TEST(SideBySide, PinsOfOneDoorStandNextToEachOtherInTheirOrder) {
    auto const placed = side_by_side({{300, 300}, {300, 300}, {300, 300}}, radius, sheet);
    EXPECT_DOUBLE_EQ(placed[0].x, 280);
    EXPECT_DOUBLE_EQ(placed[1].x, 320);
    EXPECT_DOUBLE_EQ(placed[0].y, 280);
    EXPECT_DOUBLE_EQ(placed[2].x, 300) << "the last row in the middle";
    EXPECT_DOUBLE_EQ(placed[2].y, 320);
}

TEST(SideBySide, NoPinIsCutOffAtTheEdge) {
    auto const placed = side_by_side({{0, 0}, {1000, 800}, {1000, 800}}, radius, sheet);
    EXPECT_DOUBLE_EQ(placed[0].x, 20);
    EXPECT_DOUBLE_EQ(placed[0].y, 20);
    EXPECT_DOUBLE_EQ(placed[2].x, 980);
    EXPECT_DOUBLE_EQ(placed[2].y, 780);
}

TEST(SideBySide, NoPinsNoPlaces) { EXPECT_TRUE(side_by_side({}, radius, sheet).empty()); }

RC_GTEST_PROP(SideBySide, NoTwoPinsOverlapAndAllAreInSight, ()) {
    auto const places = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 1000), rc::gen::inRange(0, 800)));
    RC_PRE(places.size() <= 60U);
    std::vector<Spot> pins;
    for (auto const& [x, y] : places) pins.push_back({static_cast<double>(x), static_cast<double>(y)});
    auto const placed = side_by_side(pins, radius, sheet);
    RC_ASSERT(placed.size() == pins.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        RC_ASSERT(lies_in({placed[i].x - radius, placed[i].y - radius, placed[i].x + radius, placed[i].y + radius},
                          {-0.001, -0.001, 1000.001, 800.001}));
        for (std::size_t j = i + 1; j < placed.size(); ++j)
            RC_ASSERT(std::max(std::abs(placed[i].x - placed[j].x), std::abs(placed[i].y - placed[j].y)) >
                      2 * radius - 0.001);
    }
}

}  // namespace
}  // namespace plein::directory
