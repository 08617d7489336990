// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/map.hpp"

#include <gtest/gtest.h>

#include "features/areas/geometry.hpp"

namespace plein::areas {
namespace {

Area square(double west, double south, double size) {
    Area area;
    area.polygons = {
        {{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}}}};
    area.box = box_of(area.polygons);
    return area;
}

TEST(MapSheet, IsAsLongBothWays) {
    MapSheet const sheet{{6, 53, 6.1, 53.1}, 1000};
    EXPECT_EQ(sheet.width(), 1000);
    EXPECT_NEAR(static_cast<double>(sheet.height()), 1000 / 0.6011, 3);  // cos(53.05°) is 0.6011
    EXPECT_EQ(sheet.view_box(), "0 0 1000 " + std::to_string(sheet.height()));
    EXPECT_EQ(sheet.position({6, 53.1}), (MapPosition{0, 0}));
    EXPECT_EQ(sheet.position({6.1, 53}), (MapPosition{1000, sheet.height()}));
    EXPECT_NEAR(sheet.units_per_kilometre(), 1000 / 6.684, 0.5);
}

TEST(MapSheet, ShowsAtLeastTwoHundredMetres) {
    MapSheet const sheet{{6, 53, 6, 53}, 400};
    EXPECT_EQ(sheet.height(), 400);
    EXPECT_EQ(sheet.position({6, 53}), (MapPosition{200, 200}));
}

TEST(Draw, GivesPathsInWholeUnits) {
    MapSheet const sheet{{6, 53, 6.1, 53.1}, 100};
    auto const inside = square(6, 53, 0.1);
    auto const away = square(7, 53, 0.1);
    std::vector<Area const*> const areas{&inside, &away};
    auto const shapes = draw(sheet, areas);
    ASSERT_EQ(shapes.size(), 1U);
    EXPECT_EQ(shapes[0].area, &inside);
    auto const h = std::to_string(sheet.height());
    EXPECT_EQ(shapes[0].path_d, "M100 " + h + "l0 -" + h + " -100 0 0 " + h + "z");
}

TEST(Draw, CutsAtALittleMoreThanTheSheet) {
    MapSheet const sheet{{6, 53, 6.1, 53.1}, 100};
    auto const huge = square(3.5, 51, 3.4);
    std::vector<Area const*> const areas{&huge};
    auto const shapes = draw(sheet, areas);
    ASSERT_EQ(shapes.size(), 1U);
    EXPECT_NE(shapes[0].path_d.find("140 0"), std::string::npos) << shapes[0].path_d;
    EXPECT_LT(shapes[0].path_d.size(), 40U);
}

TEST(Draw, LeavesOutWhatIsTooSmallToSee) {
    MapSheet const sheet{{6, 53, 6.1, 53.1}, 100};
    auto const dot = square(6.05, 53.05, 0.0001);
    std::vector<Area const*> const areas{&dot};
    EXPECT_TRUE(draw(sheet, areas).empty());
}

}  // namespace
}  // namespace plein::areas
