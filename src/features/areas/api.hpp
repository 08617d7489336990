// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "features/areas/areas.hpp"
#include "platform/json/described.hpp"

namespace plein::areas {

/// One area as the API lists it.
struct AreaItem {
    std::string code;
    std::string name;
    std::string kind;
    std::optional<std::string> parent;
    std::int64_t year = 0;
    double longitude = 0;
    double latitude = 0;
};

/// One page of a list.
struct AreaList {
    std::vector<AreaItem> items;
    std::int64_t total = 0;           ///< of the whole list
    std::optional<std::string> next;  ///< the code to ask on `after`; nothing on the last page
};

inline constexpr std::size_t areas_a_page = 200;

/// The areas of one kind, or of all kinds where `kind` is empty, from large to small and by name: a page of them, from
/// the one that follows the area whose code is `after`, or from the first where that is empty. Linear in all areas.
/// Errors: bad_request `area.kind_unknown`, `area.after_unknown` (not in this list).
[[nodiscard]] Result<AreaList> list_areas(AreaIndex const& index, std::string_view kind, std::string_view after);

}  // namespace plein::areas

template <>
struct plein::json::Description<plein::areas::AreaItem> {
    static constexpr std::string_view name = "Area";
    static constexpr std::string_view description = "An area of the municipality as it holds today.";
    static constexpr auto fields = std::tuple{
        field("code", &areas::AreaItem::code, "CBS code (GM, WK or BU), or own- and a name for an area of our own."),
        field("name", &areas::AreaItem::name, "The name."),
        field("kind", &areas::AreaItem::kind, "municipality, district, neighbourhood or own."),
        field("parent", &areas::AreaItem::parent,
              "Code of the area one level up; null for a municipality and for own."),
        field("year", &areas::AreaItem::year, "Year of the division to which the code belongs."),
        field("longitude", &areas::AreaItem::longitude, "Of a point inside the area, in degrees, WGS84."),
        field("latitude", &areas::AreaItem::latitude, "Of the same point."),
    };
};

template <>
struct plein::json::Description<plein::areas::AreaList> {
    static constexpr std::string_view name = "AreaList";
    static constexpr std::string_view description =
        "Areas from large to small, in the order of their names; at most 200 at a time.";
    static constexpr auto fields = std::tuple{
        field("items", &areas::AreaList::items, "The areas."),
        field("total", &areas::AreaList::total, "How many there are on all pages."),
        field("next", &areas::AreaList::next,
              "Ask for the next page with this code as `after`; null on the last page."),
    };
};
