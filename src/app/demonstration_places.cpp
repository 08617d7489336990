// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/demonstration_places.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>
#include <utility>

#include "base/geo.hpp"
#include "platform/json/json.hpp"
#include "platform/json/writer.hpp"

namespace plein::app {
namespace {

std::optional<Point> place_of(json::Value const& value) {
    auto const* latitude = value.find("latitude");
    auto const* longitude = value.find("longitude");
    if (latitude == nullptr || longitude == nullptr || !latitude->number() || !longitude->number()) return std::nullopt;
    return Point{.longitude = *longitude->number(), .latitude = *latitude->number()};
}

/// Writes the value with each place in it as `moved` has it.
void write_moved(json::Writer& writer, json::Value const& value, std::function<Point(Point)> const& moved) {
    if (value.kind() == json::Kind::array) {
        writer.begin_array();
        for (auto const& item : value.items()) write_moved(writer, item, moved);
        writer.end_array();
    } else if (value.kind() == json::Kind::object) {
        auto const place = place_of(value);
        writer.begin_object();
        for (auto const& member : value.members()) {
            writer.key(member.name());
            if (place && member.name() == "latitude")
                writer.number(moved(*place).latitude);
            else if (place && member.name() == "longitude")
                writer.number(moved(*place).longitude);
            else
                write_moved(writer, member.value, moved);
        }
        writer.end_object();
    } else {
        writer.raw(json::write(value));
    }
}

/// The smallest areas that there are.
std::vector<areas::Area const*> const& smallest(areas::AreaIndex const& index) {
    using areas::AreaKind;
    for (auto const kind : {AreaKind::neighbourhood, AreaKind::district})
        if (!index.of_kind(kind).empty()) return index.of_kind(kind);
    return index.of_kind(AreaKind::municipality);
}

Point nearest(std::vector<areas::Area const*> const& all, Point to) {
    auto const* const found = *std::min_element(all.begin(), all.end(), [&](auto const* a, auto const* b) {
        return distance_metres(a->point, to) < distance_metres(b->point, to);
    });
    return found->point;
}

/// How much of a degree of latitude a degree of longitude is there.
double narrowing(Point at) { return std::cos(at.latitude * std::numbers::pi / 180); }

}  // namespace

Result<void> move_places(std::vector<directory::ImportedEntry>& entries, areas::AreaIndex const& index) {
    Point middle;
    double count = 0;
    for (auto const& entry : entries) {
        for (auto const& location : entry.entry.locations) {
            if (!location.place) continue;
            middle.longitude += location.place->longitude;
            middle.latitude += location.place->latitude;
            ++count;
        }
    }
    if (count == 0) return {};
    middle = {.longitude = middle.longitude / count, .latitude = middle.latitude / count};
    auto const& all = smallest(index);
    auto const& box = index.box();
    auto const target = nearest(all, {.longitude = (box.west + box.east) / 2, .latitude = (box.south + box.north) / 2});
    auto const stretch = narrowing(middle) / narrowing(target);
    auto const moved = [&](Point place) {
        Point const there{.longitude = target.longitude + (place.longitude - middle.longitude) * stretch,
                          .latitude = target.latitude + place.latitude - middle.latitude};
        return index.at(there, all.front()->kind) != nullptr ? there : nearest(all, there);
    };
    for (auto& entry : entries) {
        for (auto& location : entry.entry.locations)
            if (location.place) location.place = moved(*location.place);
        json::Writer writer;
        write_moved(writer, TRY(json::parse(entry.source)), moved);
        entry.source = std::move(writer).take();
    }
    return {};
}

}  // namespace plein::app
