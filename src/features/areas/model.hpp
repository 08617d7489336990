// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace plein::areas {

struct AreaTag;
using AreaId = Id<AreaTag>;
struct AreaImportTag;
using AreaImportId = Id<AreaImportTag>;

/// A closed line: the last point is the first again.
using Ring = std::vector<Point>;

/// The outer ring, then the holes.
using Polygon = std::vector<Ring>;

struct Box {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    friend bool operator==(Box const&, Box const&) = default;
};

/// What an area is: three levels of Statistics Netherlands (CBS), and what a municipality drew itself.
enum class AreaKind {
    municipality,   ///< gemeente, code GM and four digits
    district,       ///< wijk, WK and six
    neighbourhood,  ///< buurt, BU and eight
    own,            ///< dorp, kern or gebied: a union of whole neighbourhoods with a name
};

/// The word in the database and the API: `neighbourhood`.
[[nodiscard]] std::string_view name(AreaKind kind);
[[nodiscard]] std::optional<AreaKind> parse_area_kind(std::string_view name);

/// One area as it holds in a certain year. An own area is an area like any other.
struct Area {
    AreaKind kind = AreaKind::neighbourhood;
    std::string code;  ///< stable over versions: `BU00140001`, `own-haarwolde`
    std::string name;
    std::string municipality;  ///< code of the gemeente
    std::string parent;        ///< code one level up; empty for a municipality and an own area
    std::int64_t year = 0;     ///< of the division the code belongs to
    std::vector<Polygon> polygons;
    Box box;
    Point point;  ///< on its surface, to stand for the area on a map and in distances
    Day valid_from{};
    std::optional<Day> valid_until;           ///< the first day on which it holds no longer
    std::vector<std::string> neighbourhoods;  ///< of an own area: codes of its neighbourhoods
    std::int64_t version = 1;                 ///< of an own area: for editing
};

/// One feature of a file, before anything about it is believed. Its points are in WGS84.
struct AreaCandidate {
    std::int64_t number = 0;  ///< of the feature in the file, from 1
    std::map<std::string, std::string, std::less<>> properties;
    std::string geometry_type;
    std::vector<Polygon> polygons;
};

/// A postcode and house number as the index keeps them: small, since the whole country has over nine million.
struct Address {
    std::uint32_t postcode = 0;  ///< see pack_postcode
    std::uint32_t number = 0;
    std::uint32_t neighbourhood = 0;  ///< the eight digits of the code
    std::int32_t longitude = 0;       ///< degrees times 1e7; both zero where the file has no point
    std::int32_t latitude = 0;
};

/// `1234AB` as one number that keeps the order; the text must be what parse_postcode gives.
[[nodiscard]] std::uint32_t pack_postcode(std::string_view postcode);
[[nodiscard]] std::string unpack_postcode(std::uint32_t packed);

/// `BU` and eight digits.
[[nodiscard]] std::string neighbourhood_code(std::uint32_t digits);

/// What an own area is made of.
struct OwnArea {
    std::string name;
    std::vector<std::string> neighbourhoods;  ///< codes; empty where an outline is drawn
    std::vector<Polygon> outline;             ///< drawn; snaps to whole neighbourhoods
    Day valid_from{};
    std::optional<Day> valid_until;
    std::int64_t version = 0;  ///< of the area that is changed; 0 makes a new one
};

/// What an import did.
struct ImportReport {
    std::int64_t year = 0;
    std::int64_t municipalities = 0;
    std::int64_t districts = 0;
    std::int64_t neighbourhoods = 0;
    std::int64_t addresses = 0;
    std::int64_t skipped = 0;  ///< addresses outside the municipalities that are loaded
};

/// Told how far long work is; false stops it, and everything stays as it was.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

}  // namespace plein::areas
