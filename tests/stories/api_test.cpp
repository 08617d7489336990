// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The answer of the search API, member for member.
#include <gtest/gtest.h>

#include <algorithm>

#include "platform/json/json.hpp"
#include "tests/stories/town.hpp"
#include "tests/stories/visitor.hpp"

namespace plein::stories {
namespace {

using json::Kind;

std::vector<std::string> names(json::Value const& object) {
    std::vector<std::string> all;
    for (auto const& member : object.members()) all.emplace_back(member.name());
    return all;
}

bool is_one_of(json::Value const* value, std::vector<Kind> const& kinds) {
    return value != nullptr && std::find(kinds.begin(), kinds.end(), value->kind()) != kinds.end();
}

class Api : public testing::TestWithParam<db::Engine> {};

TEST_P(Api, SearchAnswersInOneShape) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    for (auto const* target : {"/api/v1/search?q=schulden&near=9926AA", "/api/v1/search?q=schullden",
                               "/api/v1/search?theme=language", "/api/v1/search?q=hij+slaat+me", "/api/v1/search"}) {
        SCOPED_TRACE(target);
        visitor.visit(target);
        ASSERT_EQ(visitor.status(), 200) << visitor.body();
        auto const answer = json::parse(visitor.body()).value();
        EXPECT_EQ(names(answer), (std::vector<std::string>{"query", "corrected", "urgent", "items", "total"}));
        EXPECT_TRUE(is_one_of(answer.find("query"), {Kind::text}));
        EXPECT_TRUE(is_one_of(answer.find("corrected"), {Kind::text, Kind::null}));
        EXPECT_TRUE(is_one_of(answer.find("urgent"), {Kind::array}));
        EXPECT_TRUE(is_one_of(answer.find("items"), {Kind::array}));
        EXPECT_TRUE(is_one_of(answer.find("total"), {Kind::integer}));
        for (auto const& item : answer.find("items")->items()) {
            EXPECT_EQ(names(item), (std::vector<std::string>{"id", "name", "kind", "themes", "ladderStep",
                                                             "distanceMetres", "freshness", "reason"}));
            for (auto const* text : {"id", "name", "kind", "freshness", "reason"})
                EXPECT_TRUE(is_one_of(item.find(text), {Kind::text})) << text;
            EXPECT_TRUE(is_one_of(item.find("themes"), {Kind::array}));
            for (auto const* number : {"ladderStep", "distanceMetres"})
                EXPECT_TRUE(is_one_of(item.find(number), {Kind::integer, Kind::null})) << number;
        }
    }
}

TEST_P(Api, SearchSaysWhatItFoundAndWhy) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    visitor.visit("/api/v1/search?q=schullden&near=9926AA&pageSize=3");
    auto const answer = json::parse(visitor.body()).value();
    EXPECT_EQ(answer.find("query")->text(), "schullden");
    EXPECT_EQ(answer.find("corrected")->text(), "schulden");
    auto const items = answer.find("items")->items();
    ASSERT_EQ(items.size(), 3U);
    EXPECT_GT(answer.find("total")->integer(), 3);
    for (auto const& item : items) {
        EXPECT_FALSE(item.find("reason")->text()->empty());
        visitor.visit("/aanbod/" + std::string(*item.find("id")->text()));
        EXPECT_EQ(visitor.status(), 200);
    }
    auto const near = std::any_of(items.begin(), items.end(), [](json::Value const& item) {
        return item.find("distanceMetres")->kind() == Kind::integer;
    });
    EXPECT_TRUE(near);

    visitor.visit("/api/v1/search?q=hij+slaat+me");
    auto const violence = json::parse(visitor.body()).value();
    auto const urgent = violence.find("urgent")->items();
    ASSERT_FALSE(urgent.empty());
    for (auto const& rule : urgent) {
        auto const phones = rule.find("phones")->items();
        ASSERT_GT(phones.size(), 1U);
        EXPECT_EQ(phones[0].find("phone")->text(), rule.find("phone")->text()) << "the one to call first";
        for (auto const& phone : phones) EXPECT_FALSE(phone.find("label")->text()->empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, Api, testing::Values(db::Engine::sqlite, db::Engine::postgresql),
                         [](testing::TestParamInfo<db::Engine> const& engine) {
                             return engine.param == db::Engine::sqlite ? "Sqlite" : "Postgresql";
                         });

}  // namespace
}  // namespace plein::stories
