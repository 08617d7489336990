// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/geojson.hpp"

#include <fmt/format.h>
#include <cmath>
#include <optional>

#include "platform/json/json.hpp"

namespace plein::formats {
namespace {

using Ring = std::vector<Coordinate>;

tl::unexpected<Error> refuse(std::int64_t feature, std::string_view code, std::string_view reason,
                             ErrorKind kind = ErrorKind::bad_request) {
    return fail(kind, code, feature > 0 ? fmt::format("feature {}: {}", feature, reason) : std::string{reason});
}

std::string_view text_of(json::Value const* value) {
    return value == nullptr ? std::string_view{} : value->text().value_or(std::string_view{});
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The system that the `crs` member names, nothing where there is no such member.
Result<std::optional<GeoReference>> named_reference(json::Value const& document) {
    auto const* crs = document.find("crs");
    if (crs == nullptr || crs->is_null()) return std::optional<GeoReference>{};
    auto const* properties = crs->find("properties");
    auto const name = text_of(properties == nullptr ? nullptr : properties->find("name"));
    // `EPSG:28992`, `urn:ogc:def:crs:EPSG::28992`, `urn:ogc:def:crs:EPSG:10.8:28992`, `…/def/crs/EPSG/0/28992`
    bool const epsg = name.find("EPSG") != std::string_view::npos;
    if (epsg && (ends_with(name, ":28992") || ends_with(name, "/28992"))) return std::optional{GeoReference::rd};
    if (epsg && (ends_with(name, ":4326") || ends_with(name, "/4326"))) return std::optional{GeoReference::wgs84};
    if (ends_with(name, ":CRS84") || ends_with(name, "/CRS84")) return std::optional{GeoReference::wgs84};
    return refuse(0, "geojson.crs_unknown",
                  "the file names a coordinate system other than EPSG:28992, EPSG:4326 and CRS84");
}

/// Collects the features of one document.
class GeoReader {
public:
    explicit GeoReader(GeoLimits const& limits) : limits_(limits) {}

    Result<GeoFile> read(json::Value const& document) {
        auto const type = text_of(document.find("type"));
        auto const named = TRY(named_reference(document));
        if (type == "FeatureCollection") {
            auto const* features = document.find("features");
            if (features == nullptr || !features->is_array())
                return refuse(0, "geojson.malformed", "the collection has no list of features");
            if (features->items().size() > limits_.features)
                return refuse(0, "geojson.too_large", "too many features", ErrorKind::too_large);
            file_.features.reserve(features->items().size());
            for (auto const& feature : features->items()) TRY(read_feature(feature));
        } else if (type == "Feature") {
            TRY(read_feature(document));
        } else if (type == "Polygon" || type == "MultiPolygon") {
            file_.features.emplace_back().number = 1;
            TRY(read_geometry(document, file_.features.back()));
        } else {
            return refuse(0, "geojson.malformed", "this is no GeoJSON feature collection, feature or polygon");
        }
        TRY(to_wgs84(named));
        return std::move(file_);
    }

private:
    Result<void> read_feature(json::Value const& value) {
        auto const number = static_cast<std::int64_t>(file_.features.size()) + 1;
        if (text_of(value.find("type")) != "Feature") return refuse(number, "geojson.malformed", "this is no feature");
        auto& feature = file_.features.emplace_back();
        feature.number = number;
        if (auto const* properties = value.find("properties"); properties != nullptr) {
            for (auto const& member : properties->members()) {
                auto const& property = member.value;
                std::string name{member.name()};
                if (auto const text = property.text())
                    feature.properties.emplace(std::move(name), *text);
                else if (auto const integer = property.integer())
                    feature.properties.emplace(std::move(name), std::to_string(*integer));
                else if (auto const real = property.number())
                    feature.properties.emplace(std::move(name), fmt::format("{}", *real));
                else if (auto const flag = property.boolean())
                    feature.properties.emplace(std::move(name), *flag ? "true" : "false");
            }
        }
        auto const* geometry = value.find("geometry");
        if (geometry == nullptr || geometry->is_null()) return {};
        return read_geometry(*geometry, feature);
    }

    Result<void> read_geometry(json::Value const& geometry, GeoFeature& feature) {
        feature.geometry_type = std::string{text_of(geometry.find("type"))};
        auto const* coordinates = geometry.find("coordinates");
        bool const one = feature.geometry_type == "Polygon";
        if (!one && feature.geometry_type != "MultiPolygon") return {};
        if (coordinates == nullptr || !coordinates->is_array())
            return refuse(feature.number, "geojson.malformed", "the geometry has no coordinates");
        if (one) return read_polygon(*coordinates, feature);
        for (auto const& polygon : coordinates->items()) TRY(read_polygon(polygon, feature));
        return {};
    }

    Result<void> read_polygon(json::Value const& value, GeoFeature& feature) {
        if (!value.is_array()) return refuse(feature.number, "geojson.malformed", "a polygon is no list of rings");
        auto& polygon = feature.polygons.emplace_back();
        for (auto const& rings : value.items()) {
            if (!rings.is_array()) return refuse(feature.number, "geojson.malformed", "a ring is no list of positions");
            positions_ += rings.items().size();
            if (positions_ > limits_.positions)
                return refuse(feature.number, "geojson.too_large", "too many positions", ErrorKind::too_large);
            Ring& ring = polygon.emplace_back();
            ring.reserve(rings.items().size());
            for (auto const& position : rings.items()) {
                auto const numbers = position.items();
                auto const x = numbers.size() >= 2 ? numbers[0].number() : std::nullopt;
                auto const y = numbers.size() >= 2 ? numbers[1].number() : std::nullopt;
                if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y))
                    return refuse(feature.number, "geojson.malformed", "a position is not a list of two numbers");
                ring.push_back({*x, *y});
            }
        }
        return {};
    }

    static bool could_be_degrees(Coordinate p) { return std::abs(p.x) <= 180 && std::abs(p.y) <= 90; }

    /// The system by the size of the first position there is.
    [[nodiscard]] GeoReference guessed_reference() const {
        for (auto const& feature : file_.features) {
            for (auto const& polygon : feature.polygons) {
                for (auto const& ring : polygon) {
                    if (!ring.empty()) return could_be_degrees(ring.front()) ? GeoReference::wgs84 : GeoReference::rd;
                }
            }
        }
        return GeoReference::wgs84;
    }

    Result<void> to_wgs84(std::optional<GeoReference> named) {
        file_.reference = named.value_or(guessed_reference());
        auto const code = named ? "geojson.crs_mismatch" : "geojson.crs_unknown";
        for (auto& feature : file_.features) {
            for (auto& polygon : feature.polygons) {
                for (auto& ring : polygon) {
                    if (file_.reference == GeoReference::wgs84) {
                        for (auto const position : ring) {
                            if (!could_be_degrees(position))
                                return refuse(feature.number, code, "a position is not in degrees");
                        }
                    } else if (auto const done = rd_to_wgs84(ring); !done) {
                        if (done.error().kind == ErrorKind::unavailable) return tl::unexpected<Error>(done.error());
                        return refuse(feature.number, code, "a position is not in metres of the national grid (RD)");
                    }
                }
            }
        }
        return {};
    }

    GeoLimits limits_;
    GeoFile file_;
    std::size_t positions_ = 0;
};

}  // namespace

Result<GeoFile> read_geojson(std::string_view text, GeoLimits const& limits) {
    if (text.size() > limits.file_bytes)
        return refuse(0, "geojson.too_large", "the file is too large", ErrorKind::too_large);
    auto const document = TRY(json::parse(text, {.max_bytes = limits.file_bytes, .max_depth = 32}));
    return GeoReader{limits}.read(document);
}

}  // namespace plein::formats
