// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/api.hpp"

#include <gtest/gtest.h>

#include <set>

namespace plein::areas {
namespace {

AreaIndex index() {
    std::vector<Area> areas(2);
    areas[0].kind = AreaKind::municipality;
    areas[0].code = "GM9901";
    areas[0].name = "Lindervaart";
    areas[1].code = "BU99010101";
    areas[1].name = "Centrum";
    areas[1].parent = "WK990101";
    for (auto& area : areas) {
        area.year = 2026;
        area.polygons = {{{{6, 53}, {6.5, 53}, {6.5, 53.5}, {6, 53}}}};
        area.box = box_of(area.polygons);
        area.point = {6.25, 53.125};
    }
    return {std::move(areas), {}, Day{}, 1};
}

TEST(AreaList, IsFilteredByKind) {
    EXPECT_EQ(list_areas(index(), "", "").value().total, 2);
    EXPECT_EQ(list_areas(index(), "district", "").value().total, 0);
    auto const list = list_areas(index(), "neighbourhood", "").value();
    ASSERT_EQ(list.total, 1);
    EXPECT_EQ(
        json::to_json(list),
        R"({"items":[{"code":"BU99010101","name":"Centrum","kind":"neighbourhood","parent":"WK990101","year":2026,)"
        R"("longitude":6.25,"latitude":53.125}],"total":1,"next":null})");
    EXPECT_FALSE(list_areas(index(), "municipality", "").value().items[0].parent);
}

TEST(AreaList, RefusesAnUnknownKind) {
    auto const list = list_areas(index(), "street", "");
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, "area.kind_unknown");
    EXPECT_EQ(list.error().fields.at(0).field, "kind");
}

TEST(AreaList, IsReadPageByPageAndEachAreaOnce) {
    std::vector<Area> many(450);
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].kind = AreaKind::neighbourhood;
        many[i].code = "BU" + std::to_string(10'000'000 + i);
        many[i].name = "Buurt " + std::to_string(i % 7);  // most names stand more than once
        many[i].polygons = {{{{6, 53}, {6.5, 53}, {6.5, 53.5}, {6, 53}}}};
        many[i].box = box_of(many[i].polygons);
    }
    AreaIndex const index{std::move(many), {}, Day{}, 1};
    std::set<std::string> seen;
    std::vector<std::size_t> pages;
    std::string after;
    do {
        auto const page = list_areas(index, "", after).value();
        EXPECT_EQ(page.total, 450);
        for (auto const& item : page.items) EXPECT_TRUE(seen.insert(item.code).second) << item.code;
        pages.push_back(page.items.size());
        after = page.next.value_or("");
    } while (!after.empty());
    EXPECT_EQ(pages, (std::vector<std::size_t>{200, 200, 50}));
}

TEST(AreaList, RefusesToGoOnAfterWhatIsNotInTheList) {
    auto const list = list_areas(index(), "neighbourhood", "GM9901");
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, "area.after_unknown");
    EXPECT_FALSE(list_areas(index(), "municipality", "GM9901").value().next);
}

}  // namespace
}  // namespace plein::areas
