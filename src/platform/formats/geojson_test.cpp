// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/geojson.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace plein::formats {
namespace {

std::string collection(std::string const& crs, std::string const& geometry) {
    return R"({"type":"FeatureCollection",)" + crs +
           R"("features":[{"type":"Feature","properties":{"code":"GM0001","n":3,"r":1.5,"b":true,"x":null},"geometry":)" +
           geometry + "}]}";
}

std::string const square = R"({"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52]]]})";
std::string const rd_square =
    R"({"type":"MultiPolygon","coordinates":[[[[155000,463000],[156000,463000],[156000,464000],[155000,463000]]]]})";

std::string crs(std::string const& name) { return R"("crs":{"type":"name","properties":{"name":")" + name + "\"}},"; }

TEST(Geojson, KnowsTheSystemOfItsPositions) {
    struct {
        std::string text;
        GeoReference reference;
    } const rows[] = {
        {collection("", square), GeoReference::wgs84},
        {collection("", rd_square), GeoReference::rd},
        {collection(R"("crs":null,)", square), GeoReference::wgs84},
        {collection(crs("urn:ogc:def:crs:EPSG::28992"), rd_square), GeoReference::rd},
        {collection(crs("EPSG:28992"), rd_square), GeoReference::rd},
        {collection(crs("http://www.opengis.net/def/crs/EPSG/0/28992"), rd_square), GeoReference::rd},
        {collection(crs("urn:ogc:def:crs:OGC:1.3:CRS84"), square), GeoReference::wgs84},
        {collection(crs("urn:ogc:def:crs:EPSG::4326"), square), GeoReference::wgs84},
        {square, GeoReference::wgs84},
        {R"({"type":"Feature","properties":null,"geometry":)" + square + "}", GeoReference::wgs84},
    };
    for (auto const& row : rows) {
        auto const file = read_geojson(row.text);
        ASSERT_TRUE(file) << row.text << file.error().detail;
        EXPECT_EQ(file->reference, row.reference) << row.text;
        ASSERT_EQ(file->features.size(), 1U);
        ASSERT_EQ(file->features[0].polygons.size(), 1U);
        auto const first = file->features[0].polygons[0][0][0];
        EXPECT_NEAR(first.x, row.reference == GeoReference::rd ? 5.38720621 : 5.0, 1e-5);
        EXPECT_NEAR(first.y, row.reference == GeoReference::rd ? 52.1551744 : 52.0, 1e-5);
    }
}

TEST(Geojson, KeepsPropertiesAsText) {
    auto const file = read_geojson(collection("", square));
    ASSERT_TRUE(file);
    std::map<std::string, std::string, std::less<>> const expected{
        {"code", "GM0001"}, {"n", "3"}, {"r", "1.5"}, {"b", "true"}};
    EXPECT_EQ(file->features[0].properties, expected);
}

TEST(Geojson, RefusesWithTheFeature) {
    struct {
        std::string text;
        char const* code;
        char const* detail;
    } const rows[] = {
        {"{", "json.malformed", ""},
        {"[]", "geojson.malformed", "this is no"},
        {R"({"type":"Topology"})", "geojson.malformed", "this is no"},
        {R"({"type":"FeatureCollection"})", "geojson.malformed", "the collection"},
        {R"({"type":"FeatureCollection","features":[{"type":"Polygon"}]})", "geojson.malformed", "feature 1"},
        {collection(crs("EPSG:3857"), square), "geojson.crs_unknown", "the file names"},
        {collection(crs("EPSG:28992"), square), "geojson.crs_mismatch", "feature 1"},
        {collection(crs("EPSG:4326"), rd_square), "geojson.crs_mismatch", "feature 1"},
        {collection("", R"({"type":"Polygon","coordinates":[[[1e6,1e7]]]})"), "geojson.crs_unknown", "feature 1"},
        {collection("", R"({"type":"Polygon"})"), "geojson.malformed", "feature 1"},
        {collection("", R"({"type":"Polygon","coordinates":[5]})"), "geojson.malformed", "feature 1"},
        {collection("", R"({"type":"MultiPolygon","coordinates":[5]})"), "geojson.malformed", "feature 1"},
        {collection("", R"({"type":"Polygon","coordinates":[[[5]]]})"), "geojson.malformed", "feature 1"},
        {collection("", R"({"type":"Polygon","coordinates":[[["5","52"]]]})"), "geojson.malformed", "feature 1"},
    };
    for (auto const& row : rows) {
        auto const file = read_geojson(row.text);
        ASSERT_FALSE(file) << row.text;
        EXPECT_EQ(file.error().code, row.code) << row.text;
        EXPECT_EQ(file.error().detail.find(row.detail), 0U) << row.text << file.error().detail;
    }
}

TEST(Geojson, KeepsItsLimits) {
    EXPECT_EQ(read_geojson(square, {.file_bytes = 10}).error().kind, ErrorKind::too_large);
    EXPECT_EQ(read_geojson(square, {.positions = 3}).error().code, "geojson.too_large");
    EXPECT_EQ(read_geojson(collection("", square), {.features = 0}).error().code, "geojson.too_large");
}

std::string contents(std::filesystem::path const& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

using Corners = std::set<std::pair<double, double>>;

Corners corners(GeoFeature const& feature) {
    Corners found;
    for (auto const& polygon : feature.polygons)
        for (auto const& ring : polygon)
            for (auto const position : ring) found.emplace(position.x, position.y);
    return found;
}

bool has_near(Corners const& corners, std::pair<double, double> p, double far) {
    for (auto it = corners.lower_bound({p.first - far, -90}); it != corners.end() && it->first <= p.first + far; ++it) {
        if (std::abs(it->second - p.second) <= far) return true;
    }
    return false;
}

// The same areas, published in both systems: every corner of the one is a corner of the other, within 1e-4 degree.
TEST(Geojson, ReadsTheSameAreasFromBothSystems) {
    std::filesystem::path const folder = PLEIN_SHARED "/data/geo-tmap-2022";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "the folder with the real areas is not beside the checkout: " << folder;
    for (std::string const name : {"targets_wijken_2022", "NLD_muni"}) {
        auto const rd = read_geojson(contents(folder / (name + "_rd.geojson")));
        auto const wgs84 = read_geojson(contents(folder / (name + "_wgs84.geojson")));
        ASSERT_TRUE(rd) << rd.error().detail;
        ASSERT_TRUE(wgs84) << wgs84.error().detail;
        EXPECT_EQ(rd->reference, GeoReference::rd);
        EXPECT_EQ(wgs84->reference, GeoReference::wgs84);
        ASSERT_EQ(rd->features.size(), name == "NLD_muni" ? 345U : 46U);
        ASSERT_EQ(rd->features.size(), wgs84->features.size());
        std::size_t compared = 0;
        for (std::size_t i = 0; i < rd->features.size(); ++i) {
            ASSERT_EQ(rd->features[i].properties.at("code"), wgs84->features[i].properties.at("code"));
            auto const ours = corners(rd->features[i]);
            auto const theirs = corners(wgs84->features[i]);
            for (auto const& corner : theirs) {
                EXPECT_TRUE(has_near(ours, corner, 1e-4)) << name << " feature " << i + 1;
                ++compared;
            }
        }
        EXPECT_GT(compared, 1000U);
    }
}

}  // namespace
}  // namespace plein::formats
