// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/geometry.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <numbers>

namespace plein::areas {
namespace {

/// A rectangle in units of 1e-4 degree from 6.0 E 53.0 N, counter-clockwise.
Ring rectangle(int west, int south, int east, int north) {
    auto const at = [](int x, int y) { return to_point({60'000'000 + x * 1000, 530'000'000 + y * 1000}); };
    return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}

Point spot(double x, double y) { return {6.0 + x * 1e-4, 53.0 + y * 1e-4}; }

TEST(Contains, GivesABorderToOneSide) {
    std::vector<Polygon> const area{{rectangle(0, 0, 10, 10), rectangle(4, 4, 6, 6)}};
    struct {
        double x, y;
        bool inside;
    } const rows[] = {
        {1, 1, true},  {-1, 1, false}, {11, 1, false}, {1, 11, false},  {1, -1, false}, {5, 5, false},  // in the hole
        {0, 5, true},  {5, 0, true},   {10, 5, false}, {5, 10, false},   // west, south, east, north
        {0, 0, true},  {10, 0, false}, {0, 10, false}, {10, 10, false},  // corners
        {4, 5, false}, {6, 5, true},   {5, 4, false},  {5, 6, true},     // the hole's borders
    };
    Outline const outline{area};
    for (auto const& row : rows) {
        EXPECT_EQ(contains(area, spot(row.x, row.y)), row.inside) << row.x << ' ' << row.y;
        EXPECT_EQ(outline.contains(to_fixed(spot(row.x, row.y))), row.inside) << row.x << ' ' << row.y;
    }
}

/// A convex polygon: corners of a circle in the order of their angle, with coordinates rounded.
std::vector<Polygon> convex(std::vector<double> angles) {
    std::sort(angles.begin(), angles.end());
    Ring ring;
    for (auto const angle : angles)
        ring.push_back(to_point(to_fixed({6.0 + 0.05 * std::cos(angle), 53.0 + 0.03 * std::sin(angle)})));
    ring.push_back(ring.front());
    return {{ring}};
}

// The reference for a convex polygon: on the left of every edge.
RC_GTEST_PROP(Contains, AgreesWithHalfPlanesOfConvexPolygons, ()) {
    auto const degrees =
        *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(3, 30), rc::gen::inRange(0, 3600));
    std::vector<double> angles;
    for (auto const d : degrees) angles.push_back(d * std::numbers::pi / 1800);
    auto const area = convex(angles);
    auto const p = to_fixed({6.0 + *rc::gen::inRange(-600, 600) * 1e-4, 53.0 + *rc::gen::inRange(-400, 400) * 1e-4});
    bool left_of_all = true;
    bool on_border = false;
    auto const& ring = area[0][0];
    for (std::size_t i = 1; i < ring.size(); ++i) {
        auto const a = to_fixed(ring[i - 1]);
        auto const b = to_fixed(ring[i]);
        if (a == b) continue;
        auto const side = (std::int64_t{b.x} - a.x) * (std::int64_t{p.y} - a.y) -
                          (std::int64_t{b.y} - a.y) * (std::int64_t{p.x} - a.x);
        left_of_all = left_of_all && side > 0;
        on_border = on_border || side == 0;
    }
    if (on_border || twice_signed_area(ring) == 0) return;
    RC_ASSERT(contains(area, to_point(p)) == left_of_all);
}

/// A ring through random corners, which crosses itself as it likes.
std::vector<Polygon> tangle(std::vector<std::pair<int, int>> const& corners) {
    Ring ring;
    for (auto const& [x, y] : corners) ring.push_back(spot(x, y));
    ring.push_back(ring.front());
    return {{ring}};
}

RC_GTEST_PROP(Outline, AnswersAsContainsDoes, ()) {
    auto const small = rc::gen::inRange(-20, 20);  // small, so that points fall on corners and borders
    auto const area = tangle(*rc::gen::container<std::vector<std::pair<int, int>>>(
        *rc::gen::inRange<std::size_t>(3, 60), rc::gen::pair(small, small)));
    Outline const outline{area};
    for (int i = 0; i < 50; ++i) {
        auto const at = spot(*small, *small);
        RC_ASSERT(outline.contains(to_fixed(at)) == contains(area, at));
    }
}

// Tiles with bent borders that share their corners: every point, borders and corners too, lies in exactly one.
RC_GTEST_PROP(Contains, LeavesNoGapBetweenNeighbours, ()) {
    constexpr int size = 4;
    Point corner[size + 1][size + 1];
    for (int row = 0; row <= size; ++row) {
        for (int column = 0; column <= size; ++column)
            corner[row][column] = spot(column * 10 + *rc::gen::inRange(-3, 3), row * 10 + *rc::gen::inRange(-3, 3));
    }
    std::vector<std::vector<Polygon>> tiles;
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            Ring ring{corner[row][column], corner[row][column + 1], corner[row + 1][column + 1],
                      corner[row + 1][column], corner[row][column]};
            tiles.push_back({{ring}});
        }
    }
    for (int i = 0; i < 50; ++i) {
        // Well inside the whole, on whole units, so often on a border.
        auto const at = i < 5 ? corner[1 + i % 3][1 + i % 2] : spot(*rc::gen::inRange(5, 35), *rc::gen::inRange(5, 35));
        int hits = 0;
        for (auto const& tile : tiles) hits += contains(tile, at) ? 1 : 0;
        RC_ASSERT(hits == 1);
    }
}

TEST(SquareMetres, OfAKilometreSquare) {
    double const north = 1000 / 111'195.08;
    double const east = north / std::cos(53.0045 * std::numbers::pi / 180);
    std::vector<Polygon> const square{{{{6, 53}, {6 + east, 53}, {6 + east, 53 + north}, {6, 53 + north}, {6, 53}}}};
    EXPECT_NEAR(square_metres(square), 1e6, 100);
    auto with_hole = square;
    auto const e = east / 2;
    auto const n = north / 2;
    with_hole[0].push_back({{6, 53}, {6 + e, 53}, {6 + e, 53 + n}, {6, 53 + n}, {6, 53}});
    EXPECT_NEAR(square_metres(with_hole), 0.75e6, 100);
}

RC_GTEST_PROP(PointOnSurface, LiesInside, ()) {
    auto const small = rc::gen::inRange(-200, 200);
    auto const area = tangle(*rc::gen::container<std::vector<std::pair<int, int>>>(
        *rc::gen::inRange<std::size_t>(3, 40), rc::gen::pair(small, small)));
    if (square_metres(area) < 1) return;
    auto const point = point_on_surface(area);
    if (!contains(area, point))
        RC_ASSERT(point == Point({box_of(area).west, box_of(area).south}));  // thinner than a line
}

TEST(PointOnSurface, AvoidsTheHole) {
    std::vector<Polygon> const ring_road{{rectangle(0, 0, 30, 30), rectangle(5, 5, 25, 25)}};
    EXPECT_TRUE(contains(ring_road, point_on_surface(ring_road)));
}

TEST(United, ForgetsSharedBorders) {
    std::vector<Polygon> const west{{rectangle(0, 0, 10, 10)}};
    std::vector<Polygon> const east{{rectangle(10, 0, 20, 10)}};
    auto turned = east;
    std::reverse(turned[0][0].begin(), turned[0][0].end());  // the other way round, as some files are
    for (auto const& other : {east, turned}) {
        std::vector<std::vector<Polygon> const*> const parts{&west, &other};
        auto const whole = united(parts);
        ASSERT_EQ(whole.size(), 1U);
        ASSERT_EQ(whole[0].size(), 1U);
        EXPECT_EQ(whole[0][0].size(), 7U);  // six corners and the first again
        EXPECT_NEAR(square_metres(whole), square_metres(west) + square_metres(east), 1);
    }
}

TEST(United, KeepsHolesAndFillsThem) {
    std::vector<Polygon> const around{{rectangle(0, 0, 30, 30), rectangle(10, 10, 20, 20)}};
    std::vector<Polygon> const inner{{rectangle(10, 10, 20, 20)}};
    std::vector<Polygon> const far{{rectangle(50, 50, 60, 60)}};
    std::vector<std::vector<Polygon> const*> const open{&around, &far};
    auto const with_hole = united(open);
    ASSERT_EQ(with_hole.size(), 2U);
    EXPECT_EQ(with_hole[0].size() + with_hole[1].size(), 3U);
    EXPECT_FALSE(contains(with_hole, spot(15, 15)));
    std::vector<std::vector<Polygon> const*> const closed{&around, &inner};
    auto const filled = united(closed);
    ASSERT_EQ(filled.size(), 1U);
    EXPECT_EQ(filled[0].size(), 1U);
    EXPECT_TRUE(contains(filled, spot(15, 15)));
}

RC_GTEST_PROP(United, CoversWhatItsPartsCover, ()) {
    std::vector<std::vector<Polygon>> tiles;
    std::vector<std::vector<Polygon> const*> parts;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column)
            tiles.push_back({{rectangle(column * 10, row * 10, column * 10 + 10, row * 10 + 10)}});
    }
    for (auto const& tile : tiles) {
        if (*rc::gen::arbitrary<bool>()) parts.push_back(&tile);
    }
    auto const whole = united(parts);
    for (auto const& tile : tiles) {
        auto const at = point_on_surface(tile);
        auto const part = std::find(parts.begin(), parts.end(), &tile) != parts.end();
        RC_ASSERT(contains(whole, at) == part);
    }
}

TEST(ShareInside, MeasuresOverlap) {
    std::vector<Polygon> const area{{rectangle(0, 0, 100, 100)}};
    struct {
        int east;
        double share;
    } const rows[] = {{0, 0}, {25, 0.25}, {50, 0.5}, {100, 1}, {200, 1}};
    for (auto const& row : rows) {
        Outline const drawn{std::vector<Polygon>{{rectangle(-10, -10, row.east, 110)}}};
        EXPECT_NEAR(share_inside(area, drawn), row.share, 0.02) << row.east;
    }
}

RC_GTEST_PROP(Encode, GivesBackWhatItGot, ()) {
    auto const point = rc::gen::map(
        rc::gen::pair(rc::gen::inRange(-1'800'000'000, 1'800'000'000), rc::gen::inRange(-900'000'000, 900'000'000)),
        [](std::pair<int, int> p) {
            return to_point({p.first, p.second});
        });
    auto const ring = rc::gen::resize(8, rc::gen::container<Ring>(point));
    auto const polygon = rc::gen::resize(4, rc::gen::container<Polygon>(ring));
    auto const polygons = *rc::gen::resize(4, rc::gen::container<std::vector<Polygon>>(polygon));
    auto const read = decode(encode(polygons));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == polygons);
}

RC_GTEST_PROP(Encode, RefusesDamage, ()) {
    auto const bytes = *rc::gen::arbitrary<std::string>();
    if (auto const read = decode(bytes)) RC_ASSERT(decode(encode(*read)) == *read);
}

TEST(Encode, RefusesWhatIsCutOff) {
    auto const bytes = encode(std::vector<Polygon>{{rectangle(0, 0, 10, 10)}});
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode(bytes.substr(0, size))) << size;
    EXPECT_FALSE(decode(bytes + "x"));
    EXPECT_FALSE(decode(std::string(200, '\xff')));
}

}  // namespace
}  // namespace plein::areas
