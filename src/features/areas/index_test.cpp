// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/index.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace plein::areas {
namespace {

Area area(AreaKind kind, std::string code, std::string name, std::vector<Polygon> polygons, std::int64_t year = 2026) {
    Area made;
    made.kind = kind;
    made.code = std::move(code);
    made.name = std::move(name);
    made.year = year;
    for (auto& polygon : polygons) {
        for (auto& ring : polygon) {
            for (auto& point : ring) point = to_point(to_fixed(point));
        }
    }
    made.polygons = std::move(polygons);
    made.box = box_of(made.polygons);
    made.point = point_on_surface(made.polygons);
    return made;
}

Ring square(double west, double south, double size = 0.01) {
    return {{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}};
}

std::vector<Area> village() {
    auto areas = std::vector<Area>{
        area(AreaKind::municipality, "GM9901", "Lindervaart", {{square(6, 53, 0.03)}}),
        area(AreaKind::district, "WK990101", "Haarwolde", {{square(6, 53, 0.02)}}),
        area(AreaKind::neighbourhood, "BU99010101", "Noord 10", {{square(6, 53)}}),
        area(AreaKind::neighbourhood, "BU99010102", "Noord 9", {{square(6.01, 53)}}),
        area(AreaKind::neighbourhood, "BU99010103", "Één", {{square(6, 53.01)}}),
    };
    Area own;
    own.kind = AreaKind::own;
    own.code = "own-haarwolde";
    own.name = "Haarwolde";
    own.neighbourhoods = {"BU99010101", "BU99010102", "BU99019999"};
    areas.push_back(own);
    own.code = "own-gone";
    own.neighbourhoods = {"BU99019999"};
    areas.push_back(own);
    return areas;
}

std::uint32_t pc(std::string_view postcode) { return pack_postcode(postcode); }

AddressTable addresses() {
    AddressTable table;
    table.year = 2026;
    table.add(std::vector<Address>{
        {pc("9901AA"), 1, 99010101, 0, 0}, {pc("9901AA"), 3, 99010102, 0, 0}, {pc("9901AA"), 5, 99010102, 0, 0}});
    table.add(std::vector<Address>{{pc("9901AB"), 2, 99010103, 60050000, 530150000},
                                   {pc("9901AB"), 4, 99010103, 60070000, 530170000}});
    table.add(std::vector<Address>{{pc("9902AA"), 7, 1234, 0, 0}});
    return table;
}

AreaIndex const& index() {
    static AreaIndex const made{village(), addresses(), Day{}, 1};
    return made;
}

std::vector<std::string> codes(std::vector<Area const*> const& areas) {
    std::vector<std::string> found;
    for (auto const* each : areas) found.push_back(each->code);
    return found;
}

using Codes = std::vector<std::string>;

TEST(AreaIndex, FindsWhatLiesAtAPoint) {
    Point const inside{6.015, 53.005};
    EXPECT_EQ(index().at(inside, AreaKind::neighbourhood)->code, "BU99010102");
    EXPECT_EQ(index().at(inside, AreaKind::district)->code, "WK990101");
    EXPECT_EQ(index().at(inside, AreaKind::municipality)->code, "GM9901");
    EXPECT_EQ(codes(index().own_areas_at(inside)), Codes{"own-haarwolde"});
    EXPECT_EQ(index().at({6.005, 53.015}, AreaKind::neighbourhood)->code, "BU99010103");
    EXPECT_TRUE(index().own_areas_at({6.005, 53.015}).empty());
    for (auto const point : {Point{6.2, 53}, Point{0, 0}, Point{1e300, -1e300}, Point{5.9999999, 53.005}})
        EXPECT_EQ(index().at(point, AreaKind::municipality), nullptr);
}

TEST(AreaIndex, KnowsAreasByCodeNameAndKind) {
    EXPECT_EQ(index().find("WK990101")->name, "Haarwolde");
    EXPECT_EQ(index().find("WK990102"), nullptr);
    EXPECT_EQ(codes(index().named(" haarwolde")), (Codes{"own-haarwolde", "WK990101"}));
    EXPECT_EQ(codes(index().named("een")), Codes{"BU99010103"});
    EXPECT_EQ(codes(index().of_kind(AreaKind::neighbourhood)), (Codes{"BU99010103", "BU99010102", "BU99010101"}));
    EXPECT_EQ(codes(index().of_kind(AreaKind::own)), Codes{"own-haarwolde"});  // one has no neighbourhood that exists
    EXPECT_EQ(codes(index().own_areas_of("BU99010101")), Codes{"own-haarwolde"});
    EXPECT_TRUE(index().own_areas_of("BU99010103").empty());
    EXPECT_EQ(codes(index().within({6.012, 53.002, 6.013, 53.003}, AreaKind::neighbourhood)), Codes{"BU99010102"});
}

TEST(AreaIndex, MakesAnOwnAreaOfItsNeighbourhoods) {
    auto const& own = *index().find("own-haarwolde");
    ASSERT_EQ(own.polygons.size(), 1U);
    EXPECT_EQ(own.polygons[0][0].size(), 7U);
    EXPECT_EQ(own.year, 2026);
    EXPECT_TRUE(contains(own.polygons, own.point));
}

TEST(AreaIndex, FindsAddresses) {
    struct {
        char const* postcode;
        std::int64_t number;
        char const* neighbourhood;
        Precision precision;
        Point point;
    } const rows[] = {
        {"9901AA", 1, "BU99010101", Precision::address, index().find("BU99010101")->point},
        {"9901 aa", 3, "BU99010102", Precision::address, index().find("BU99010102")->point},
        {"9901AA", 2, "BU99010102", Precision::postcode, index().find("BU99010102")->point},
        {"9901AA", 0, "BU99010102", Precision::postcode, index().find("BU99010102")->point},
        {"9901AB", 4, "BU99010103", Precision::address, {6.007, 53.017}},
        {"9901AB", 1, "BU99010103", Precision::postcode, {6.006, 53.016}},
        {"9902AA", 7, "BU00001234", Precision::address, {0, 0}},
    };
    for (auto const& row : rows) {
        auto const place = index().address(row.postcode, row.number);
        ASSERT_TRUE(place) << row.postcode << row.number;
        EXPECT_EQ(place->neighbourhood, row.neighbourhood);
        EXPECT_EQ(place->precision, row.precision);
        EXPECT_EQ(place->year, 2026);
        auto const point = place->point.value_or(Point{});
        EXPECT_NEAR(point.longitude, row.point.longitude, 1e-7);
        EXPECT_NEAR(point.latitude, row.point.latitude, 1e-7);
        EXPECT_EQ(place->area, index().find(row.neighbourhood));
    }
    EXPECT_FALSE(index().address("9902AA", 7)->point);
    EXPECT_FALSE(index().address("9903AA", 1));
    EXPECT_FALSE(index().address("", 1));
    EXPECT_EQ(index().address_count(), 6U);
}

TEST(AreaIndex, LocatesWhatPeopleType) {
    struct {
        char const* typed;
        char const* code;  // of the place's area; empty where nothing is found
        Precision precision;
    } const rows[] = {
        {"9901AA", "BU99010102", Precision::postcode},
        {" 9901 aa ", "BU99010102", Precision::postcode},
        {"9901AA 1", "BU99010101", Precision::address},
        {"9901 AA 1b", "BU99010101", Precision::address},
        {"9901AA1", "BU99010101", Precision::address},
        {"Haarwolde", "own-haarwolde", Precision::area},
        {"één", "BU99010103", Precision::area},
        {"9909ZZ", "", Precision::area},
        {"", "", Precision::area},
        {"Utrecht", "", Precision::area},
    };
    for (auto const& row : rows) {
        auto const place = index().locate(row.typed);
        ASSERT_EQ(place.has_value(), !std::string_view{row.code}.empty()) << row.typed;
        if (!place) continue;
        EXPECT_EQ(place->area->code, row.code) << row.typed;
        EXPECT_EQ(place->precision, row.precision) << row.typed;
    }
}

TEST(AreaIndex, PrefersTheLaterYear) {
    AreaIndex const two{{area(AreaKind::neighbourhood, "BU00010001", "old", {{square(6, 53)}}, 2025),
                         area(AreaKind::neighbourhood, "BU00020001", "new", {{square(6, 53)}}, 2026)},
                        {},
                        Day{},
                        1};
    EXPECT_EQ(two.at({6.005, 53.005}, AreaKind::neighbourhood)->name, "new");
}

TEST(AreaIndex, IsEmptyWithoutAreas) {
    AreaIndex const none{{}, {}, Day{}, 0};
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(none.at({6, 53}, AreaKind::neighbourhood), nullptr);
    EXPECT_FALSE(none.locate("9901AA 1"));
    EXPECT_TRUE(none.of_kind(AreaKind::own).empty());
}

// Random triangles that overlap as they like: the index gives what going through all of them gives.
RC_GTEST_PROP(AreaIndex, AgreesWithGoingThroughAll, ()) {
    auto const x = rc::gen::inRange(0, 60);
    std::vector<Area> areas;
    auto const count = *rc::gen::inRange(1, 40);
    for (int i = 0; i < count; ++i) {
        Ring ring;
        for (int corner = 0; corner < 3; ++corner) ring.push_back({6 + *x * 1e-3, 53 + *x * 1e-3});
        ring.push_back(ring.front());
        areas.push_back(area(AreaKind::neighbourhood,
                             neighbourhood_code(static_cast<std::uint32_t>(*rc::gen::inRange(1, 1000)) * 1000 +
                                                static_cast<std::uint32_t>(i)),
                             "x", {{ring}}));
    }
    auto const all = areas;
    AreaIndex const made{std::move(areas), {}, Day{}, 1};
    for (int i = 0; i < 30; ++i) {
        Point const at{6 + *x * 1e-3, 53 + *x * 1e-3};
        std::string expected;
        for (auto const& each : all) {
            if (contains(each.polygons, at) && (expected.empty() || each.code < expected)) expected = each.code;
        }
        auto const* found = made.at(at, AreaKind::neighbourhood);
        RC_ASSERT((found == nullptr ? std::string{} : found->code) == expected);
    }
}

TEST(Postcode, PacksInOrder) {
    EXPECT_EQ(unpack_postcode(pack_postcode("1000AA")), "1000AA");
    EXPECT_EQ(unpack_postcode(pack_postcode("9999ZZ")), "9999ZZ");
    EXPECT_LT(pack_postcode("1234AZ"), pack_postcode("1234BA"));
    EXPECT_LT(pack_postcode("1234ZZ"), pack_postcode("1235AA"));
}

}  // namespace
}  // namespace plein::areas
