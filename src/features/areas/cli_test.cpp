// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/cli.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

#include "features/areas/routes.hpp"
#include "features/areas/service.hpp"
#include "tests/support/schema.hpp"

namespace plein::areas {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);  // 21 November 2026

class SetClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return morning; }
};

class AreasCommands : public testing::Test {
protected:
    Result<ImportReport> import_areas(std::string const& path, std::int64_t year = 0) {
        auto const grant = access::for_command("import areas", importing_areas, morning);
        return import_areas_file({*database_, keys_, areas_, grant, {}}, path, year);
    }
    Result<ImportReport> import_addresses(std::string const& path) {
        auto const grant = access::for_command("import addresses", importing_addresses, morning);
        return import_addresses_file({*database_, keys_, areas_, grant, {}}, path, 0);
    }
    std::string file(std::string const& name, std::string const& text) {
        auto path = place_.path(name);
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }
    std::size_t count(AreaKind kind) { return areas_.index()->of_kind(kind).size(); }

    support::EmptyDatabase place_{db::Engine::sqlite};
    std::unique_ptr<db::Database> database_ = support::open_with_schema(place_, {"access", "logbook", "areas"});
    crypto::Keyring keys_ = crypto::Keyring::open(place_.path("keys")).value();
    SetClock clock_;
    Areas areas_{*database_, clock_};
};

std::string shared(std::string const& name) { return std::string{PLEIN_SHARED "/data/"} + name; }

#define PLEIN_NEEDS(path)               \
    if (!std::filesystem::exists(path)) \
    GTEST_SKIP() << "the folder with the real areas is not beside the checkout: " << path

TEST_F(AreasCommands, ImportsRealDistrictsTheSameFromBothSystems) {
    auto const folder = shared("geo-tmap-2022/");
    PLEIN_NEEDS(folder);
    std::map<std::string, Area> wgs84;
    auto const first = import_areas(folder + "targets_wijken_2022_wgs84.geojson", 2022);
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_EQ(first->districts, 46);
    auto const before = areas_.index();
    for (auto const* area : before->of_kind(AreaKind::district)) wgs84[area->code] = *area;
    auto const second = import_areas(folder + "targets_wijken_2022_rd.geojson", 2022);
    ASSERT_TRUE(second) << second.error().detail;
    auto const after = areas_.index();
    ASSERT_EQ(after->of_kind(AreaKind::district).size(), 46U);
    for (auto const* area : after->of_kind(AreaKind::district)) {
        auto const& other = wgs84.at(area->code);
        EXPECT_EQ(area->name, other.name);
        EXPECT_NEAR(area->box.west, other.box.west, 1e-4) << area->code;
        EXPECT_NEAR(area->box.south, other.box.south, 1e-4) << area->code;
        EXPECT_NEAR(area->box.east, other.box.east, 1e-4) << area->code;
        EXPECT_NEAR(area->box.north, other.box.north, 1e-4) << area->code;
        EXPECT_NEAR(square_metres(area->polygons) / square_metres(other.polygons), 1, 1e-3) << area->code;
        // A point on the surface in one system lies in the same district in the other.
        EXPECT_EQ(after->at(other.point, AreaKind::district)->code, area->code);
        EXPECT_EQ(before->at(area->point, AreaKind::district)->code, area->code);
    }
}

TEST_F(AreasCommands, ImportsAllRealMunicipalities) {
    auto const folder = shared("geo-tmap-2022/");
    PLEIN_NEEDS(folder);
    for (auto const* name : {"NLD_muni_rd.geojson", "NLD_muni_wgs84.geojson"}) {
        auto const report = import_areas(folder + name, 2022);
        ASSERT_TRUE(report) << report.error().detail;
        EXPECT_EQ(report->municipalities, 345);
        ASSERT_EQ(count(AreaKind::municipality), 345U);
        auto const index = areas_.index();
        // Town halls and stations that everybody can look up on a map.
        struct {
            Point point;
            char const* municipality;
        } const rows[] = {{{6.5665, 53.2194}, "Groningen"},  {{5.1214, 52.0907}, "Utrecht"},
                          {{5.6910, 50.8514}, "Maastricht"}, {{4.7600, 52.9563}, "Den Helder"},
                          {{5.2919, 52.2093}, "Baarn"},      {{6.7629, 53.1621}, "Midden-Groningen"}};
        for (auto const& row : rows) {
            auto const* found = index->at(row.point, AreaKind::municipality);
            ASSERT_NE(found, nullptr) << row.municipality;
            EXPECT_EQ(found->name, row.municipality);
        }
        EXPECT_EQ(index->at({5.3, 52.6}, AreaKind::district), nullptr);
    }
}

TEST_F(AreasCommands, ImportsRealNeighbourhoodsAndPdokMunicipalities) {
    auto const baarn = shared("kwb-baarn-buurten-2016-2025/baarn_buurten.geojson");
    auto const pdok = shared("kwb-gemeenten-2021/gemeenten.geojson");
    PLEIN_NEEDS(baarn);
    PLEIN_NEEDS(pdok);
    auto const neighbourhoods = import_areas(baarn, 2025);
    ASSERT_TRUE(neighbourhoods) << neighbourhoods.error().detail;
    EXPECT_EQ(neighbourhoods->neighbourhoods, 21);
    auto const municipalities = import_areas(pdok);
    ASSERT_TRUE(municipalities) << municipalities.error().detail;
    EXPECT_EQ(municipalities->municipalities, 345);
    EXPECT_EQ(municipalities->year, 2022);  // as `jrstatcode` says
    auto const index = areas_.index();
    for (auto const* area : index->of_kind(AreaKind::neighbourhood)) {
        EXPECT_EQ(index->at(area->point, AreaKind::neighbourhood), area);
        EXPECT_EQ(index->at(area->point, AreaKind::municipality)->code, "GM0308") << area->code;
    }
}

TEST_F(AreasCommands, ReadsEveryYearOfMunicipalities) {
    PLEIN_NEEDS(shared("kwb-gemeenten-2012-2024"));
    for (auto const* year : {"2012", "2017", "2018", "2019", "2022", "2023", "2024"}) {
        auto const report =
            import_areas(shared("kwb-gemeenten-2012-2024/gemeenten_") + year + ".geojson", std::stoi(year));
        if (year == std::string_view{"2012"}) {  // has a rest that is no municipality
            ASSERT_FALSE(report);
            EXPECT_EQ(report.error().detail,
                      "gemeenten_2012.geojson: feature 416 (GM9999): the name is missing or too long");
        } else {
            EXPECT_TRUE(report) << report.error().detail;
        }
    }
}

TEST_F(AreasCommands, ImportsTheDemonstrationMunicipality) {
    std::string const areas = PLEIN_SOURCE "/data/demonstration/areas.geojson";
    std::string const addresses = PLEIN_SOURCE "/data/demonstration/addresses.csv";
    auto const report = import_areas(areas);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->municipalities, 1);
    EXPECT_GT(report->districts, 0);
    EXPECT_GT(report->neighbourhoods, 0);
    auto const rows = import_addresses(addresses);
    ASSERT_TRUE(rows) << rows.error().detail;
    EXPECT_EQ(rows->skipped, 0);
    EXPECT_GT(rows->addresses, 1000);
    auto const index = areas_.index();
    for (auto const* area : index->of_kind(AreaKind::neighbourhood)) {
        EXPECT_EQ(index->at(area->point, AreaKind::neighbourhood), area);
        auto const* district = index->at(area->point, AreaKind::district);
        ASSERT_NE(district, nullptr) << area->code;
        EXPECT_EQ(district->code, area->parent);
    }
}

std::string const two_buurten =
    R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"code":"BU99010101","name":"Een"},"geometry":{"type":"Polygon","coordinates":[[[6,53],[6.01,53],[6.01,53.01],[6,53.01],[6,53]]]}},
    {"type":"Feature","properties":{"code":"BU99010102","name":"Twee"},"geometry":{"type":"Polygon","coordinates":[[[6.01,53],[6.02,53],[6.02,53.01],[6.01,53.01],[6.01,53]]]}}]})";

TEST_F(AreasCommands, TakesAddressesInEveryFormOfTheCbsFile) {
    ASSERT_TRUE(import_areas(file("two.geojson", two_buurten)));
    struct {
        char const* text;
        std::int64_t year;
        std::int64_t skipped;
        Point point;  // of 9901AA 1
    } const rows[] = {
        {"PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026\n9901AA;1;99010101;990101;9901\n", 2026, 0, {6.005, 53.005}},
        {"\"PC6\",\"Huisnummer\",\"Buurt2025\"\r\n\"9901AA\",\"1\",\"BU99010101\"\r\n", 2025, 0, {6.005, 53.005}},
        {"PC6,Huisnummer,Buurt\n9901AA,1,99010101\n9901AA,1,99010101\n", 2026, 0, {6.005, 53.005}},
        {"PC6;Huisnummer;Buurt2026\n9711AA;1;140001\n9901AA;1;99010101\n", 2026, 1, {6.005, 53.005}},
        {"PC6;Huisnummer;Buurt2026;lon;lat\n9901AA;1;99010101;6,001;53,002\n9901AA;2;99010101;;\n",
         2026,
         0,
         {6.001, 53.002}},
        {"PC6;Huisnummer;Buurt2026;x;y\n9901AA;1;99010101;196400;558000\n", 2026, 0, {6.0034, 53.0072}},
    };
    for (auto const& row : rows) {
        auto const report = import_addresses(file("addresses.csv", row.text));
        ASSERT_TRUE(report) << row.text << report.error().detail;
        EXPECT_EQ(report->year, row.year) << row.text;
        EXPECT_EQ(report->skipped, row.skipped) << row.text;
        auto const index = areas_.index();
        auto const place = index->address("9901AA", 1);
        ASSERT_TRUE(place) << row.text;
        EXPECT_EQ(place->neighbourhood, "BU99010101");
        EXPECT_NEAR(place->point->longitude, row.point.longitude, 5e-3) << row.text;
        EXPECT_NEAR(place->point->latitude, row.point.latitude, 5e-3) << row.text;
    }
}

TEST_F(AreasCommands, RefusesABadAddressFileWholeWithItsLine) {
    ASSERT_TRUE(import_areas(file("two.geojson", two_buurten)));
    ASSERT_TRUE(import_addresses(file("good.csv", "PC6;Huisnummer;Buurt2026\n9901AA;1;99010101\n")));
    std::string const header = "PC6;Huisnummer;Buurt2026\n9901AB;1;99010101\n";
    struct {
        std::string text;
        char const* code;
        char const* detail;
    } const rows[] = {
        {"", "csv.empty", "bad.csv: line 1"},
        {"Postcode;Huisnummer;Buurt2026\n9901AB;1;99010101\n", "address.column_missing",
         "bad.csv: line 1: the column PC6"},
        {header + "9901A;1;99010101\n", "address.postcode_malformed", "bad.csv: line 3"},
        {header + "9901AB;een;99010101\n", "address.number_malformed", "bad.csv: line 3"},
        {header + "9901AB;1;Een\n", "address.neighbourhood_malformed", "bad.csv: line 3"},
        {header + "9901AB;2;99010103\n", "address.neighbourhood_unknown", "bad.csv: line 3: BU99010103"},
        {header + "9901AB;1;99010102\n", "address.twice", "bad.csv: line 3: the address of line 2"},
        {header + "9901AB;2\n", "csv.column_count", "bad.csv: line 3"},
        {header + "9901AB;\"2;99010101\n", "csv.quote_open", "bad.csv: line 3"},
        {"PC6;Huisnummer;Buurt2026\n", "address.none", "bad.csv: the file has no"},
        {"PC6;Huisnummer;Buurt2026\n9711AA;1;140001\n", "address.none", "bad.csv: no address lies"},
        {"PC6;Huisnummer;Buurt2026;lon;lat\n9901AB;1;99010101;x;53\n", "address.point_malformed", "bad.csv: line 2"},
        {"PC6;Huisnummer;Buurt2026;lon;lat\n9901AB;1;99010101;53;6\n", "address.outside_netherlands",
         "bad.csv: line 2"},
        {"PC6;Huisnummer;Buurt2026;x;y\n9901AB;1;99010101;6;53\n", "address.outside_netherlands", "bad.csv: line 2"},
    };
    for (auto const& row : rows) {
        auto const report = import_addresses(file("bad.csv", row.text));
        ASSERT_FALSE(report) << row.text;
        EXPECT_EQ(report.error().code, row.code) << row.text;
        EXPECT_EQ(report.error().detail.find(row.detail), 0U) << report.error().detail;
    }
    EXPECT_EQ(areas_.index()->address_count(), 1U);
    EXPECT_EQ(import_addresses(place_.path("absent.csv")).error().code, "file.unreadable");
}

TEST_F(AreasCommands, RefusesABadAreaFileWholeWithItsFeature) {
    auto open = two_buurten;
    open.replace(open.rfind(",[6.01,53]]]"), 12, "]]");
    struct {
        std::string text;
        char const* code;
        char const* detail;
    } const rows[] = {
        {"{", "json.malformed", "bad.geojson: "},
        {open, "area.ring_open", "bad.geojson: feature 2 (BU99010102): ring 1 of polygon 1 is open"},
        {R"({"type":"FeatureCollection","features":[]})", "area.no_features", "bad.geojson: the file has no"},
    };
    for (auto const& row : rows) {
        auto const report = import_areas(file("bad.geojson", row.text));
        ASSERT_FALSE(report) << row.text;
        EXPECT_EQ(report.error().code, row.code) << row.text;
        EXPECT_EQ(report.error().detail.find(row.detail), 0U) << report.error().detail;
    }
    EXPECT_TRUE(areas_.index()->empty());
    EXPECT_EQ(import_areas(place_.path("absent.geojson")).error().code, "file.unreadable");
    EXPECT_EQ(import_areas(place_.path(".")).error().code, "file.unreadable");
}

TEST_F(AreasCommands, MakesAnOwnAreaOfADrawnOutline) {
    ASSERT_TRUE(import_areas(file("two.geojson", two_buurten)));
    auto const outline =
        file("drawn.geojson",
             R"({"type":"Polygon","coordinates":[[[6.009,52.9],[6.03,52.9],[6.03,53.1],[6.009,53.1],[6.009,52.9]]]})");
    auto const grant = access::for_command("area define", defining_own_area, morning);
    OwnArea wanted;
    wanted.name = "Haarwolde";
    wanted.valid_from = *parse_day("2026-01-01");
    auto const made = define_own_area_from({*database_, keys_, areas_, grant, {}}, wanted, outline);
    ASSERT_TRUE(made) << made.error().code << made.error().detail;
    EXPECT_EQ(made->neighbourhoods, std::vector<std::string>{"BU99010102"});
}

TEST_F(AreasCommands, AnyoneMayListThemOverHttp) {
    ASSERT_TRUE(import_areas(file("two.geojson", two_buurten)));
    http::RouteTable table;
    routes(table, areas_);
    auto const found = table.find(http::Method::get, "/api/v1/areas");
    ASSERT_NE(found.route, nullptr);
    auto const anybody = access::for_request({}, found.route->declared, access::make_trace(""), morning);
    ASSERT_TRUE(anybody);
    http::Request request;
    request.query.add("kind", "neighbourhood");
    auto const listed = found.route->handler(request, *anybody);
    EXPECT_EQ(listed.status, 200);
    EXPECT_EQ(listed.content_type, "application/json");
    EXPECT_NE(listed.body.find("BU99010102"), std::string::npos);
    http::Request wrong;
    wrong.query.add("kind", "street");
    EXPECT_EQ(found.route->handler(wrong, *anybody).status, 400);
}

}  // namespace
}  // namespace plein::areas
