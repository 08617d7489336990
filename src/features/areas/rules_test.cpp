// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/rules.hpp"

#include <gtest/gtest.h>

#include "features/areas/geometry.hpp"

namespace plein::areas {
namespace {

using Properties = std::map<std::string, std::string, std::less<>>;

Ring square(double west, double south, double size = 0.01) {
    return {{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}};
}

AreaCandidate feature(Properties properties, std::vector<Polygon> polygons = {{square(6, 53)}},
                      std::string type = "Polygon") {
    return {1, std::move(properties), std::move(type), std::move(polygons)};
}

std::vector<AreaCandidate> numbered(std::vector<AreaCandidate> features) {
    for (std::size_t i = 0; i < features.size(); ++i) features[i].number = static_cast<std::int64_t>(i) + 1;
    return features;
}

TEST(AreasOfFile, KnowsThePropertyNamesOfCbs) {
    struct {
        Properties properties;
        AreaKind kind;
        char const* code;
        char const* name;
        char const* parent;
        std::int64_t year;
    } const rows[] = {
        {{{"code", "GM0014"}, {"name", "Groningen"}}, AreaKind::municipality, "GM0014", "Groningen", "", 2022},
        {{{"code", "WK195201"}, {"name", "Foxham"}, {"gemeentecode", "GM1952"}},
         AreaKind::district,
         "WK195201",
         "Foxham",
         "GM1952",
         2022},
        {{{"statcode", "GM0014"}, {"statnaam", "Groningen"}, {"jrstatcode", "2023GM0014"}},
         AreaKind::municipality,
         "GM0014",
         "Groningen",
         "",
         2023},
        {{{"buurtcode", "BU03080000"},
          {"buurtnaam", "Centrum"},
          {"wijkcode", "WK030800"},
          {"gemeentecode", "GM0308"},
          {"gemeentenaam", "Baarn"},
          {"jaar", "2024"}},
         AreaKind::neighbourhood,
         "BU03080000",
         "Centrum",
         "WK030800",
         2024},
        {{{"wijkcode", "WK030800"}, {"wijknaam", "Baarn"}, {"gemeentecode", "GM0308"}, {"year", "2026"}},
         AreaKind::district,
         "WK030800",
         "Baarn",
         "GM0308",
         2026},
        {{{"gemeentecode", "GM0308"}, {"gemeentenaam", "Baarn"}}, AreaKind::municipality, "GM0308", "Baarn", "", 2022},
        {{{"BU_CODE", "BU03080000"}, {"BU_NAAM", "Centrum"}, {"WK_CODE", "WK030800"}, {"GM_CODE", "GM0308"}},
         AreaKind::neighbourhood,
         "BU03080000",
         "Centrum",
         "WK030800",
         2022},
    };
    for (auto const& row : rows) {
        std::vector<AreaCandidate> const file{feature(row.properties)};
        auto const areas = areas_of_file(file, 2022);
        ASSERT_TRUE(areas) << row.code << ' ' << areas.error().detail;
        ASSERT_EQ(areas->size(), 1U);
        auto const& area = areas->front();
        EXPECT_EQ(area.kind, row.kind);
        EXPECT_EQ(area.code, row.code);
        EXPECT_EQ(area.name, row.name);
        EXPECT_EQ(area.parent, row.parent);
        EXPECT_EQ(area.year, row.year);
        EXPECT_EQ(area.municipality, "GM" + area.code.substr(2, 4));
        EXPECT_EQ(iso_day(area.valid_from), std::to_string(row.year) + "-01-01");
        EXPECT_TRUE(contains(area.polygons, area.point));
        EXPECT_TRUE(is_in(area.box, area.point));
    }
}

Properties const good{{"code", "BU00140001"}, {"name", "Binnenstad"}};

Properties with(Properties base, std::string const& name, std::string const& value) {
    base[name] = value;
    return base;
}

Ring without_last(Ring ring) {
    ring.pop_back();
    return ring;
}

TEST(AreasOfFile, RefusesTheWholeFile) {
    Ring const flat{{6, 53}, {6.1, 53}, {6.2, 53}, {6, 53}};
    Ring const short_ring{{6, 53}, {6.1, 53}, {6, 53}};
    struct {
        std::vector<AreaCandidate> file;
        char const* code;
        char const* detail;
    } const rows[] = {
        {{}, "area.no_features", "the file has no"},
        {{feature({{"id", "7"}})}, "area.properties_unknown", "feature 1: no property"},
        {{feature({{"code", " "}, {"name", "x"}})}, "area.code_missing", "feature 1: the code is empty"},
        {{feature({{"code", "XX0014"}, {"name", "x"}})}, "area.code_malformed", "feature 1: the code is not"},
        {{feature({{"code", "GM00145"}, {"name", "x"}})}, "area.code_malformed", "feature 1"},
        {{feature({{"buurtcode", "BU0014000a"}, {"buurtnaam", "x"}})}, "area.code_malformed", "feature 1"},
        {{feature({{"code", "GM0014"}})}, "area.name_missing", "feature 1 (GM0014)"},
        {{feature({{"code", "GM0014"}, {"name", std::string(201, 'x')}})}, "area.name_missing", "feature 1 (GM0014)"},
        {{feature(with(good, "gemeentecode", "GM0015"))}, "area.parent_mismatch", "feature 1 (BU00140001)"},
        {{feature(with(good, "wijkcode", "WK001401"))}, "area.parent_mismatch", "feature 1 (BU00140001)"},
        {{feature(with(good, "year", "soon"))}, "area.year_malformed", "feature 1 (BU00140001)"},
        {{feature(with(good, "year", "1899"))}, "area.year_malformed", "feature 1 (BU00140001)"},
        {{feature(good, {}, "")}, "area.geometry_missing", "feature 1 (BU00140001)"},
        {{feature(good, {}, "MultiPolygon")}, "area.geometry_missing", "feature 1 (BU00140001)"},
        {{feature(good, {{}}, "MultiPolygon")}, "area.geometry_missing", "feature 1 (BU00140001)"},
        {{feature(good, {}, "LineString")}, "area.geometry_type", "feature 1 (BU00140001)"},
        {{feature(good, {{without_last(square(6, 53))}})},
         "area.ring_open",
         "feature 1 (BU00140001): ring 1 of polygon 1 is open"},
        {{feature(good, {{square(6, 53), without_last(square(6.002, 53.002, 0.001))}})},
         "area.ring_open",
         "feature 1 (BU00140001): ring 2 of polygon 1"},
        {{feature(good, {{short_ring}})}, "area.ring_too_short", "feature 1 (BU00140001)"},
        {{feature(good, {{Ring{}}})}, "area.ring_too_short", "feature 1 (BU00140001)"},
        {{feature(good, {{flat}})}, "area.flat", "feature 1 (BU00140001)"},
        {{feature(good, {{square(53, 6)}})},
         "area.outside_netherlands",
         "feature 1 (BU00140001): ring 1 of polygon 1 has latitude before longitude"},
        {{feature(good, {{square(-70, 12)}})},
         "area.outside_netherlands",
         "feature 1 (BU00140001): ring 1 of polygon 1 lies"},
        {{feature(good), feature(good)}, "area.code_twice", "feature 2 (BU00140001): feature 1 has the same code"},
        {{feature(with(good, "year", "2022")), feature({{"code", "GM0014"}, {"name", "x"}, {"year", "2023"}})},
         "area.year_mixed",
         "feature 2 (GM0014)"},
        {{feature(good), feature({{"code", "GM0015"}, {"name", "x"}})},
         "area.parent_absent",
         "feature 1 (BU00140001): the file does not have its GM0014"},
        {{feature(good), feature({{"code", "WK001401"}, {"name", "x"}})},
         "area.parent_absent",
         "feature 1 (BU00140001): the file does not have its WK001400"},
    };
    for (auto const& row : rows) {
        auto const areas = areas_of_file(numbered(row.file), 2022);
        ASSERT_FALSE(areas) << row.code;
        EXPECT_EQ(areas.error().code, row.code);
        EXPECT_EQ(areas.error().kind, ErrorKind::bad_request);
        EXPECT_EQ(areas.error().detail.find(row.detail), 0U) << areas.error().detail;
    }
}

TEST(AreasOfFile, NamesEveryFaultUpToTwenty) {
    std::vector<AreaCandidate> file;
    for (int i = 0; i < 30; ++i) file.push_back(feature({{"code", "GM0014"}}));
    auto const areas = areas_of_file(numbered(file), 2022);
    ASSERT_FALSE(areas);
    EXPECT_EQ(areas.error().fields.size(), 20U);
    EXPECT_EQ(std::count(areas.error().detail.begin(), areas.error().detail.end(), '\n'), 19);
}

TEST(AreasOfFile, LeavesOutRingsWithoutSurface) {
    Ring const flat{{6, 53}, {6.1, 53}, {6.2, 53}, {6, 53}};
    std::vector<AreaCandidate> const file{feature(good, {{flat, square(6, 53)}, {square(6, 53), flat}})};
    auto const areas = areas_of_file(file, 2022);
    ASSERT_TRUE(areas) << areas.error().detail;
    EXPECT_EQ(areas->front().polygons.size(), 1U);
    EXPECT_EQ(areas->front().polygons[0].size(), 1U);
}

TEST(AreasOfFile, JoinsTheWaterOfAnArea) {
    auto const file =
        numbered({feature(with(good, "water", "NEE")), feature(with(good, "water", "JA"), {{square(6.01, 53)}})});
    auto const areas = areas_of_file(file, 2022);
    ASSERT_TRUE(areas) << areas.error().detail;
    ASSERT_EQ(areas->size(), 1U);
    EXPECT_EQ(areas->front().polygons.size(), 2U);
}

TEST(CheckOutline, HoldsDrawnLinesToTheSameRules) {
    EXPECT_TRUE(check_outline(std::vector<Polygon>{{square(6, 53)}}));
    auto const open = check_outline(std::vector<Polygon>{{without_last(square(6, 53))}});
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().code, "area.ring_open");
    EXPECT_EQ(open.error().detail.find("the outline"), 0U);
    EXPECT_FALSE(check_outline(std::vector<Polygon>{}));
}

TEST(Snap, TakesNeighbourhoodsThatLieMostlyInside) {
    std::vector<AreaCandidate> file;
    for (int i = 0; i < 4; ++i) {
        file.push_back(
            feature({{"code", "BU0014000" + std::to_string(i)}, {"name", "x"}}, {{square(6 + i * 0.01, 53)}}));
    }
    auto const areas = areas_of_file(numbered(file), 2022);
    ASSERT_TRUE(areas);
    std::vector<Area const*> all;
    for (auto const& area : *areas) all.push_back(&area);
    // From the middle of the first to past the middle of the third: a little less than half of the first.
    std::vector<Polygon> const drawn{
        {{{6.0052, 52.9}, {6.0252, 52.9}, {6.0252, 53.1}, {6.0052, 53.1}, {6.0052, 52.9}}}};
    EXPECT_EQ(snap(drawn, all), (std::vector<std::string>{"BU00140001", "BU00140002"}));
}

TEST(OwnAreaCode, ComesFromTheName) {
    struct {
        char const* name;
        char const* code;
    } const rows[] = {{"Haarwolde", "own-haarwolde"},
                      {"'t Zand & Één", "own-t-zand-een"},
                      {"  ", ""},
                      {"!!", ""},
                      {"Wijk 2", "own-wijk-2"}};
    for (auto const& row : rows) EXPECT_EQ(own_area_code(row.name), row.code) << row.name;
}

TEST(AddressColumns, FindsThem) {
    struct {
        std::vector<std::string> header;
        std::int64_t year;
        bool point;
    } const rows[] = {
        {{"PC6", "Huisnummer", "Buurt2023", "Wijk2023", "Gemeente2023"}, 2023, false},
        {{"PC6", "Huisnummer", "Gemeente2018", "Wijk2018", "Buurt2018"}, 2018, false},
        {{"pc6", "huisnummer", "buurtcode"}, 0, false},
        {{"PC6", "Huisnummer", "Buurt2026", "lon", "lat"}, 2026, true},
        {{"x", "y", "PC6", "Huisnummer", "Buurt2026"}, 2026, true},
    };
    for (auto const& row : rows) {
        auto const columns = address_columns(row.header);
        ASSERT_TRUE(columns) << columns.error().detail;
        EXPECT_EQ(columns->year, row.year);
        EXPECT_EQ(columns->longitude || columns->x, row.point);
    }
    for (std::vector<std::string> const& header :
         std::vector<std::vector<std::string>>{{"Postcode", "Huisnummer", "Buurt2023"},
                                               {"PC6", "Nummer", "Buurt2023"},
                                               {"PC6", "Huisnummer", "Wijk2023"},
                                               {"PC6", "Huisnummer", "Buurt2023", "lon"},
                                               {"PC6", "Huisnummer", "Buurt2023", "y"}}) {
        auto const columns = address_columns(header);
        ASSERT_FALSE(columns);
        EXPECT_EQ(columns.error().code, "address.column_missing");
        EXPECT_EQ(columns.error().detail.find("line 1"), 0U);
    }
}

TEST(AddressOf, ReadsAndRefuses) {
    AddressColumns const columns{.postcode = 0,
                                 .number = 1,
                                 .neighbourhood = 2,
                                 .longitude = {},
                                 .latitude = {},
                                 .x = {},
                                 .y = {},
                                 .year = 2023};
    struct {
        std::vector<std::string> fields;
        char const* code;  // of the error; empty where it is read
        std::uint32_t neighbourhood;
    } const rows[] = {
        {{"9711AA", "1", "BU00140001"}, "", 140001},
        {{"9711 aa", " 12 ", "00140001"}, "", 140001},
        {{"9711AA", "99999", "140001"}, "", 140001},
        {{"0711AA", "1", "140001"}, "address.postcode_malformed", 0},
        {{"9711SS", "1", "140001"}, "address.postcode_malformed", 0},
        {{"9711", "1", "140001"}, "address.postcode_malformed", 0},
        {{"", "1", "140001"}, "address.postcode_malformed", 0},
        {{"9711AA", "0", "140001"}, "address.number_malformed", 0},
        {{"9711AA", "-1", "140001"}, "address.number_malformed", 0},
        {{"9711AA", "1a", "140001"}, "address.number_malformed", 0},
        {{"9711AA", "100000", "140001"}, "address.number_malformed", 0},
        {{"9711AA", "", "140001"}, "address.number_malformed", 0},
        {{"9711AA", "1", "WK001401"}, "address.neighbourhood_malformed", 0},
        {{"9711AA", "1", "001400011"}, "address.neighbourhood_malformed", 0},
        {{"9711AA", "1", ""}, "address.neighbourhood_malformed", 0},
    };
    for (auto const& row : rows) {
        auto const address = address_of(row.fields, columns);
        EXPECT_EQ(address.has_value(), std::string_view{row.code}.empty())
            << row.fields[0] << row.fields[1] << row.fields[2];
        if (!address) {
            EXPECT_EQ(address.error().code, row.code);
            continue;
        }
        EXPECT_EQ(address->neighbourhood, row.neighbourhood);
        EXPECT_EQ(unpack_postcode(address->postcode), "9711AA");
    }
}

TEST(CoordinateOf, ReadsPointAndComma) {
    EXPECT_EQ(coordinate_of("6.5").value(), 6.5);
    EXPECT_EQ(coordinate_of(" 6,5 ").value(), 6.5);
    for (auto const* text : {"", "x", "6.5x", "1.2.3", "nan", "inf", "1e999"})
        EXPECT_FALSE(coordinate_of(text)) << text;
}

TEST(KnownNeighbourhoods, TellsElsewhereFromUnknown) {
    std::vector<std::string> const codes{"BU00140001", "BU00140002", "BU99010101"};
    KnownNeighbourhoods const known{codes};
    EXPECT_EQ(known.fit(140001), AddressFit::known);
    EXPECT_EQ(known.fit(140003), AddressFit::unknown_code);
    EXPECT_EQ(known.fit(99010101), AddressFit::known);
    EXPECT_EQ(known.fit(99010102), AddressFit::unknown_code);
    EXPECT_EQ(known.fit(3080000), AddressFit::elsewhere);
    EXPECT_EQ(KnownNeighbourhoods{std::vector<std::string>{}}.fit(3080000), AddressFit::known);
}

}  // namespace
}  // namespace plein::areas
