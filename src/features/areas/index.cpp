// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/index.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/text.hpp"

namespace plein::areas {
namespace {

constexpr std::size_t kind_count = 4;

bool is_better(Area const& a, Area const* than) {
    return than == nullptr || a.year > than->year || (a.year == than->year && a.code < than->code);
}

/// Which of `count` equal parts of a range a value falls in; the ends count for the first and the last.
std::size_t part_of(double value, double from, double to, std::size_t count) {
    auto const part = to > from ? (value - from) / (to - from) * static_cast<double>(count) : 0.0;
    return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, part)));
}

}  // namespace

AreaIndex::AreaIndex(std::vector<Area> areas, AddressTable addresses, Day day, std::int64_t sequence)
    : areas_(std::move(areas)), addresses_(std::move(addresses)), day_(day), sequence_(sequence), by_kind_(kind_count) {
    addresses_.shrink();
    unite_own_areas();
    std::vector<std::pair<std::string, std::uint32_t>> order;
    std::vector<Polygon> corners;
    for (std::uint32_t i = 0; i < areas_.size(); ++i) {
        auto const& area = areas_[i];
        order.emplace_back(sort_key(area.name), i);
        outlines_.emplace_back(area.polygons);
        auto const [found, fresh] = by_code_.emplace(area.code, i);
        if (!fresh && is_better(area, &areas_[found->second])) found->second = i;
        corners.push_back({{{area.box.west, area.box.south}, {area.box.east, area.box.north}}});
    }
    box_ = box_of(corners);
    std::sort(order.begin(), order.end(), [&](auto const& a, auto const& b) {
        return std::tie(a.first, areas_[a.second].code) < std::tie(b.first, areas_[b.second].code);
    });
    for (auto const& [key, i] : order) by_kind_[static_cast<std::size_t>(areas_[i].kind)].push_back(&areas_[i]);
    for (auto const kind : {AreaKind::own, AreaKind::municipality, AreaKind::district, AreaKind::neighbourhood}) {
        for (auto const* area : of_kind(kind))
            by_name_[fold(trim(area->name))].push_back(static_cast<std::uint32_t>(area - areas_.data()));
    }
    fill_grid();
}

// An own area is what its neighbourhoods are now: when a new division moves a border, it moves along.
void AreaIndex::unite_own_areas() {
    std::unordered_map<std::string_view, Area const*> neighbourhoods;
    for (auto const& area : areas_) {
        auto const known = neighbourhoods.find(area.code);
        if (area.kind != AreaKind::neighbourhood || (known != neighbourhoods.end() && !is_better(area, known->second)))
            continue;
        neighbourhoods[area.code] = &area;
    }
    for (auto& area : areas_) {
        if (area.kind != AreaKind::own) continue;
        std::vector<std::vector<Polygon> const*> parts;
        for (auto const& code : area.neighbourhoods) {
            auto const found = neighbourhoods.find(code);
            if (found == neighbourhoods.end()) continue;
            parts.push_back(&found->second->polygons);
            area.municipality = found->second->municipality;
            area.year = found->second->year;
        }
        area.polygons = united(parts);
        area.box = box_of(area.polygons);
        area.point = point_on_surface(area.polygons);
    }
    areas_.erase(std::remove_if(areas_.begin(), areas_.end(), [](Area const& area) { return area.polygons.empty(); }),
                 areas_.end());
}

// About two cells for each area; a cell holds the areas whose box touches it.
void AreaIndex::fill_grid() {
    columns_ = rows_ =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::sqrt(2.0 * static_cast<double>(areas_.size()))), 1, 512);
    auto const each_cell = [&](Area const& area, auto const& act) {
        auto const last_column = part_of(area.box.east, box_.west, box_.east, columns_);
        auto const last_row = part_of(area.box.north, box_.south, box_.north, rows_);
        for (auto row = part_of(area.box.south, box_.south, box_.north, rows_); row <= last_row; ++row) {
            for (auto column = part_of(area.box.west, box_.west, box_.east, columns_); column <= last_column; ++column)
                act(row * columns_ + column);
        }
    };
    cell_starts_.assign(columns_ * rows_ + 1, 0);
    for (auto const& area : areas_) each_cell(area, [&](std::size_t cell) { ++cell_starts_[cell + 1]; });
    for (std::size_t cell = 0; cell + 1 < cell_starts_.size(); ++cell) cell_starts_[cell + 1] += cell_starts_[cell];
    cell_areas_.resize(cell_starts_.back());
    auto next = cell_starts_;
    for (std::uint32_t i = 0; i < areas_.size(); ++i)
        each_cell(areas_[i], [&](std::size_t cell) { cell_areas_[next[cell]++] = i; });
}

template <class Each>
void AreaIndex::each_at(Point point, Each const& each) const {
    // Rounded first, so that the box and the outline judge the same place.
    auto const fixed = is_in(netherlands, point) ? to_fixed(point) : Fixed{};
    auto const rounded = to_point(fixed);
    if (areas_.empty() || !is_in(box_, rounded)) return;
    auto const cell = part_of(rounded.latitude, box_.south, box_.north, rows_) * columns_ +
                      part_of(rounded.longitude, box_.west, box_.east, columns_);
    for (auto i = cell_starts_[cell]; i < cell_starts_[cell + 1]; ++i) {
        auto const& area = areas_[cell_areas_[i]];
        if (is_in(area.box, rounded)) each(area, outlines_[cell_areas_[i]], fixed);
    }
}

Area const* AreaIndex::find(std::string_view code) const {
    auto const found = by_code_.find(std::string{code});
    return found == by_code_.end() ? nullptr : &areas_[found->second];
}

Area const* AreaIndex::at(Point point, AreaKind kind) const {
    Area const* best = nullptr;
    each_at(point, [&](Area const& area, Outline const& outline, Fixed at) {
        if (area.kind == kind && is_better(area, best) && outline.contains(at)) best = &area;
    });
    return best;
}

std::vector<Area const*> AreaIndex::own_areas_at(Point point) const {
    std::vector<Area const*> found;
    each_at(point, [&](Area const& area, Outline const& outline, Fixed at) {
        if (area.kind == AreaKind::own && outline.contains(at)) found.push_back(&area);
    });
    std::sort(found.begin(), found.end(), [](Area const* a, Area const* b) { return a->code < b->code; });
    return found;
}

std::vector<Area const*> AreaIndex::own_areas_of(std::string_view neighbourhood) const {
    std::vector<Area const*> found;
    for (auto const* area : of_kind(AreaKind::own)) {
        auto const& codes = area->neighbourhoods;
        if (std::find(codes.begin(), codes.end(), neighbourhood) != codes.end()) found.push_back(area);
    }
    std::sort(found.begin(), found.end(), [](Area const* a, Area const* b) { return a->code < b->code; });
    return found;
}

Place AreaIndex::place_of(AddressTable::Found const& found, Precision precision) const {
    Place place;
    place.neighbourhood = neighbourhood_code(found.neighbourhood);
    place.year = addresses_.year;
    place.area = find(place.neighbourhood);
    place.precision = precision;
    place.point = found.point;
    if (!place.point && place.area != nullptr) place.point = place.area->point;
    return place;
}

std::optional<Place> AreaIndex::address(std::string_view code, std::int64_t number) const {
    if (auto const valid = parse_postcode(code); valid && number > 0 && number <= 99'999) {
        if (auto const found = addresses_.find(pack_postcode(*valid), static_cast<std::uint32_t>(number)))
            return place_of(*found, Precision::address);
    }
    return postcode(code);
}

std::optional<Place> AreaIndex::postcode(std::string_view code) const {
    auto const valid = parse_postcode(code);
    auto const found = valid ? addresses_.find(pack_postcode(*valid)) : std::nullopt;
    if (!found) return std::nullopt;
    return place_of(*found, Precision::postcode);
}

std::vector<Area const*> AreaIndex::named(std::string_view name) const {
    std::vector<Area const*> areas;
    if (auto const found = by_name_.find(fold(trim(name))); found != by_name_.end()) {
        for (auto const i : found->second) areas.push_back(&areas_[i]);
    }
    return areas;
}

std::optional<Place> AreaIndex::locate(std::string_view typed) const {
    typed = trim(typed);
    // A postcode has six characters, seven with a blank; what follows may be a house number with its addition.
    for (std::size_t const size : {std::size_t{7}, std::size_t{6}}) {
        if (typed.size() < size || !parse_postcode(typed.substr(0, size))) continue;
        auto const rest = trim(typed.substr(size));
        std::int64_t number = 0;
        std::from_chars(rest.data(), rest.data() + rest.size(), number);
        return address(typed.substr(0, size), number);
    }
    auto const areas = named(typed);
    if (areas.empty()) return std::nullopt;
    auto const& area = *areas.front();
    return Place{area.point, area.kind == AreaKind::neighbourhood ? area.code : std::string{}, area.year, &area,
                 Precision::area};
}

std::vector<Area const*> const& AreaIndex::of_kind(AreaKind kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
}

std::vector<Area const*> AreaIndex::within(Box const& box, AreaKind kind) const {
    std::vector<Area const*> found;
    for (auto const* area : of_kind(kind)) {
        if (overlap(area->box, box)) found.push_back(area);
    }
    return found;
}

}  // namespace plein::areas
