// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/rules.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

#include "base/text.hpp"
#include "features/areas/geometry.hpp"

namespace plein::areas {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t most_points = 1'000'000;  // of one area; the largest of the country has some tens of thousands

/// Which properties tell the code, the name and the parents, most telling first: a neighbourhood also names its
/// district.
struct Names {
    std::string_view code;
    std::string_view name;
    std::string_view other_name;
};
constexpr std::array<Names, 8> known_names{{
    {"statcode", "statnaam", ""},
    {"code", "name", "naam"},
    {"buurtcode", "buurtnaam", ""},
    {"BU_CODE", "BU_NAAM", ""},
    {"wijkcode", "wijknaam", ""},
    {"WK_CODE", "WK_NAAM", ""},
    {"gemeentecode", "gemeentenaam", ""},
    {"GM_CODE", "GM_NAAM", ""},
}};

struct Level {
    AreaKind kind;
    std::string_view prefix;
    std::size_t digits;
};
constexpr std::array<Level, 3> levels{{
    {AreaKind::municipality, "GM", 4},
    {AreaKind::district, "WK", 6},
    {AreaKind::neighbourhood, "BU", 8},
}};

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<AreaKind> kind_of_code(std::string_view code) {
    for (auto const& level : levels) {
        if (code.size() == 2 + level.digits && code.substr(0, 2) == level.prefix && is_digits(code.substr(2)))
            return level.kind;
    }
    return std::nullopt;
}

/// What is wrong with a file, collected so that somebody who mends it sees all of it.
class Faults {
public:
    void add(AreaCandidate const& feature, std::string_view area_code, std::string_view code, std::string_view reason) {
        if (error_.fields.size() == most_faults) return;
        auto const where = feature.number == 0 ? std::string{"the outline"}
                           : area_code.empty() ? fmt::format("feature {}", feature.number)
                                               : fmt::format("feature {} ({})", feature.number, area_code);
        if (error_.code.empty()) error_.code = code;
        if (!error_.detail.empty()) error_.detail += '\n';
        error_.detail += fmt::format("{}: {}", where, reason);
        error_.fields.push_back({where, std::string{code}});
    }
    [[nodiscard]] bool none() const { return error_.fields.empty(); }
    [[nodiscard]] tl::unexpected<Error> error() { return tl::unexpected<Error>(std::move(error_)); }

private:
    Error error_{ErrorKind::bad_request, {}, {}, {}};
};

std::string_view property(AreaCandidate const& feature, std::string_view name) {
    auto const found = feature.properties.find(name);
    return found == feature.properties.end() ? std::string_view{} : trim(found->second);
}

std::string_view first_property(AreaCandidate const& feature, std::initializer_list<std::string_view> names) {
    for (auto const name : names) {
        if (auto const value = property(feature, name); !value.empty()) return value;
    }
    return {};
}

/// The polygons as the database will give them back, so that a box and a border are never a rounding apart. Rings
/// without surface, which simplified maps have, are left out, and their holes with them.
std::vector<Polygon> rounded(std::vector<Polygon> const& polygons) {
    std::vector<Polygon> kept;
    for (auto const& polygon : polygons) {
        Polygon whole;
        for (auto ring : polygon) {
            for (auto& point : ring) point = to_point(to_fixed(point));
            if (twice_signed_area(ring) != 0)
                whole.push_back(std::move(ring));
            else if (whole.empty())
                break;
        }
        if (!whole.empty()) kept.push_back(std::move(whole));
    }
    return kept;
}

/// Reads one feature after another; what it says of itself is checked here, what it says of others afterwards.
class FileReader {
public:
    FileReader(std::int64_t year_if_none, Faults& faults) : year_if_none_(year_if_none), faults_(faults) {}

    void read(AreaCandidate const& feature) {
        auto const names = std::find_if(known_names.begin(), known_names.end(), [&](Names const& known) {
            return feature.properties.find(known.code) != feature.properties.end();
        });
        if (names == known_names.end())
            return faults_.add(feature, {}, "area.properties_unknown", "no property that holds a code of an area");
        Area area;
        area.code = std::string{property(feature, names->code)};
        auto const refuse = [&](std::string_view code, std::string_view reason) {
            faults_.add(feature, area.code, code, reason);
        };
        if (area.code.empty()) return refuse("area.code_missing", "the code is empty");
        auto const kind = kind_of_code(area.code);
        if (!kind) {
            area.code.clear();  // what it holds instead may be anything, so it is not repeated
            return refuse("area.code_malformed", "the code is not GM, WK or BU with four, six or eight digits");
        }
        area.kind = *kind;
        auto name = clean_text(first_property(feature, {names->name, names->other_name}), 200);
        if (!name || name->empty()) return refuse("area.name_missing", "the name is missing or too long");
        area.name = std::move(*name);
        if (!read_parents(feature, area) || !read_year(feature, area)) return;
        if (!check_geometry(feature, area.code)) return;
        area.polygons = rounded(feature.polygons);
        take(feature, std::move(area));
    }

    bool check_geometry(AreaCandidate const& feature, std::string_view area_code) {
        auto const refuse = [&](std::string_view code, std::string_view reason) {
            faults_.add(feature, area_code, code, reason);
            return false;
        };
        if (feature.geometry_type.empty()) return refuse("area.geometry_missing", "there is no geometry");
        if (feature.geometry_type != "Polygon" && feature.geometry_type != "MultiPolygon")
            return refuse("area.geometry_type", "the geometry is no Polygon or MultiPolygon");
        if (feature.polygons.empty()) return refuse("area.geometry_missing", "the geometry is empty");
        std::size_t points = 0;
        for (auto const& polygon : feature.polygons) {
            if (polygon.empty()) return refuse("area.geometry_missing", "a polygon has no ring");
            for (auto const& ring : polygon) {
                auto const [code, reason] = fault_of(ring);
                if (!code.empty()) {
                    return refuse(code, fmt::format("ring {} of polygon {} {}", &ring - polygon.data() + 1,
                                                    &polygon - feature.polygons.data() + 1, reason));
                }
                points += ring.size();
            }
        }
        if (rounded(feature.polygons).empty()) return refuse("area.flat", "the area has no surface");
        return points <= most_points || refuse("area.too_many_points", "the area has more than a million points");
    }

    std::vector<Area> areas;
    std::vector<AreaCandidate const*> sources;  // of the areas, one for one

private:
    static std::pair<std::string_view, std::string_view> fault_of(Ring const& ring) {
        for (auto const& point : ring) {
            if (is_in(netherlands, point)) continue;
            if (is_in(netherlands, {point.latitude, point.longitude}))
                return {"area.outside_netherlands", "has latitude before longitude"};
            return {"area.outside_netherlands", "lies outside the Netherlands"};
        }
        if (ring.size() < 4) return {"area.ring_too_short", "has fewer than four points"};
        if (ring.front() != ring.back()) return {"area.ring_open", "is open: its last point is not its first"};
        return {};
    }

    bool read_parents(AreaCandidate const& feature, Area& area) {
        std::string_view const digits = std::string_view{area.code}.substr(2);
        area.municipality = fmt::format("GM{}", digits.substr(0, 4));
        auto const district = fmt::format("WK{}", digits.substr(0, 6));
        auto const same = [&](std::string_view given, std::string_view own) { return given.empty() || given == own; };
        bool holds = same(first_property(feature, {"gemeentecode", "GM_CODE"}), area.municipality);
        if (area.kind == AreaKind::neighbourhood) {
            area.parent = district;
            holds = holds && same(first_property(feature, {"wijkcode", "WK_CODE"}), district);
        } else if (area.kind == AreaKind::district) {
            area.parent = area.municipality;
        }
        if (!holds)
            faults_.add(feature, area.code, "area.parent_mismatch", "it names another gemeente or wijk than its code");
        return holds;
    }

    bool read_year(AreaCandidate const& feature, Area& area) {
        auto const text = first_property(feature, {"year", "jaar", "jrstatcode"}).substr(0, 4);
        area.year = year_if_none_;
        if (!text.empty()) {
            auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), area.year);
            if (fault != std::errc{} || end != text.data() + text.size()) area.year = 0;
        }
        if (area.year < 1995 || area.year > 2200) {  // CBS began with its division into buurten in 1995
            faults_.add(feature, area.code, "area.year_malformed", "the year is not one from 1995 on");
            return false;
        }
        if (!areas.empty() && areas.front().year != area.year) {
            faults_.add(feature, area.code, "area.year_mixed", "it is of another year than the features before it");
            return false;
        }
        area.valid_from = Day{std::chrono::year{static_cast<int>(area.year)} / 1 / 1};
        return true;
    }

    void take(AreaCandidate const& feature, Area area) {
        auto const [found, fresh] = index_.emplace(area.code, areas.size());
        if (fresh) {
            areas.push_back(std::move(area));
            sources.push_back(&feature);
            return;
        }
        auto const& first = *sources[found->second];
        auto const water = first_property(feature, {"water", "H2O", "WATER"});
        auto const first_water = first_property(first, {"water", "H2O", "WATER"});
        if (water.empty() || water == first_water) {
            return faults_.add(feature, area.code, "area.code_twice",
                               fmt::format("feature {} has the same code", first.number));
        }
        auto& polygons = areas[found->second].polygons;
        std::move(area.polygons.begin(), area.polygons.end(), std::back_inserter(polygons));
    }

    std::int64_t year_if_none_;
    Faults& faults_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

/// Where a file has a level, everything below it must find its parent there; a file of one level stands by itself.
void check_parents(FileReader const& reader, Faults& faults) {
    std::set<std::string_view> codes;
    std::set<AreaKind> present;
    for (auto const& area : reader.areas) {
        codes.insert(area.code);
        present.insert(area.kind);
    }
    for (std::size_t i = 0; i < reader.areas.size(); ++i) {
        auto const& area = reader.areas[i];
        bool const lacks_district = area.kind == AreaKind::neighbourhood && present.count(AreaKind::district) > 0 &&
                                    codes.count(area.parent) == 0;
        bool const lacks_municipality = area.kind != AreaKind::municipality &&
                                        present.count(AreaKind::municipality) > 0 &&
                                        codes.count(area.municipality) == 0;
        if (lacks_district || lacks_municipality) {
            faults.add(*reader.sources[i], area.code, "area.parent_absent",
                       fmt::format("the file does not have its {}", lacks_district ? area.parent : area.municipality));
        }
    }
}

}  // namespace

Result<std::vector<Area>> areas_of_file(std::span<AreaCandidate const> file, std::int64_t year_if_none) {
    if (file.empty()) return fail(ErrorKind::bad_request, "area.no_features", "the file has no features");
    Faults faults;
    FileReader reader{year_if_none, faults};
    for (auto const& feature : file) reader.read(feature);
    if (faults.none()) check_parents(reader, faults);
    if (!faults.none()) return faults.error();
    for (auto& area : reader.areas) {
        area.box = box_of(area.polygons);
        area.point = point_on_surface(area.polygons);
    }
    return std::move(reader.areas);
}

std::vector<Division> taken_over(std::span<Area const* const> known, std::span<Area const> found) {
    std::set<Division> named;
    for (auto const& area : found) named.insert({area.kind, area.municipality});
    std::set<Division> merged;
    for (auto const* old : known) {
        Division const division{old->kind, old->municipality};
        if (named.contains(division) || merged.contains(division)) continue;
        auto const lies_in = [&](Area const& area) {
            auto const& box = area.box;
            auto const [longitude, latitude] = old->point;
            return area.kind == old->kind && area.year > old->year && longitude >= box.west && longitude <= box.east &&
                   latitude >= box.south && latitude <= box.north && contains(area.polygons, old->point);
        };
        if (std::any_of(found.begin(), found.end(), lies_in)) merged.insert(division);
    }
    return {merged.begin(), merged.end()};
}

Result<void> check_outline(std::span<Polygon const> outline) {
    Faults faults;
    AreaCandidate drawn;
    drawn.geometry_type = "MultiPolygon";
    drawn.polygons.assign(outline.begin(), outline.end());
    if (!FileReader{0, faults}.check_geometry(drawn, {})) return faults.error();
    return {};
}

std::vector<std::string> snap(std::span<Polygon const> outline, std::span<Area const* const> neighbourhoods) {
    Outline const drawn{outline};
    auto const box = box_of(outline);
    std::vector<std::string> codes;
    for (auto const* area : neighbourhoods) {
        if (overlap(area->box, box) && share_inside(area->polygons, drawn) > 0.5) codes.push_back(area->code);
    }
    return codes;
}

std::string own_area_code(std::string_view name) {
    std::string slug;
    for (char const c : fold(name)) {
        bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) slug += c;
        if (!kept && !slug.empty() && slug.back() != '-') slug += '-';
        if (slug.size() == 60) break;
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? slug : "own-" + slug;
}

}  // namespace plein::areas
