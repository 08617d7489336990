// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// How long the page of an entry that has ended says so.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/stories/owning.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using owning::editing;
using owning::money;
using owning::turn;
using std::chrono::days;

class Ended : public testing::TestWithParam<db::Engine> {
protected:
    /// The page as who asks for it at that moment sees it.
    static http::Response page(app::House& house, Instant at) {
        auto const path = "/aanbod/" + to_text(money);
        auto match = house.routes().find(http::Method::get, path);
        auto request = http::make_request(http::Method::get, path, {}, {}).value();
        request.path_parameters = std::move(match.parameters);
        request.at = at;
        return match.route->handler(request, owning::visiting(match.route->declared, at));
    }
};

TEST_P(Ended, AnEntryThatEndedSaysSoForAYear) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    EXPECT_EQ(page(house, now).status, 200);
    turn(house, money, directory::Status::defunct, "De buren zijn gestopt.", house.clock().now());
    for (auto const after : {days{0}, days{1}, days{364}}) {
        auto const shown = page(house, now + after);
        EXPECT_EQ(shown.status, 410) << after.count();
        EXPECT_NE(shown.body.find("Dit is gestopt"), std::string::npos);
        EXPECT_NE(shown.body.find("De buren zijn gestopt."), std::string::npos);
        EXPECT_TRUE(std::any_of(shown.headers.begin(), shown.headers.end(), [](auto const& header) {
            return header.first == "X-Robots-Tag" && header.second == "noindex";
        }));
    }
    auto const later = page(house, now + days{365});
    EXPECT_EQ(later.status, 404);
    EXPECT_EQ(later.body.find("De buren zijn gestopt."), std::string::npos);
}

TEST_P(Ended, AChangeAfterTheEndTellsItNoLonger) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    turn(house, money, directory::Status::defunct, "De buren zijn gestopt.", house.clock().now());
    auto const ended = house.clock().now();
    turn(house, money, directory::Status::defunct, "De buren zijn al lang gestopt.", ended + days{300});
    EXPECT_EQ(page(house, ended + days{364}).status, 410);
    EXPECT_EQ(page(house, ended + days{365}).status, 404) << "a year after its end, not after a change";
}

TEST_P(Ended, WhatIsOnlyNotToBeFoundIsNotThere) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    turn(house, money, directory::Status::inactive, "Wij verhuizen.", house.clock().now());
    auto const shown = page(house, house.clock().now());
    EXPECT_EQ(shown.status, 404);
    EXPECT_EQ(shown.body.find("Wij verhuizen."), std::string::npos);
    turn(house, money, directory::Status::defunct, "Wij zijn weg.", house.clock().now());
    EXPECT_EQ(page(house, house.clock().now()).status, 404) << "what was hidden does not speak again by ending";
}

PLEIN_ON_BOTH_ENGINES(Ended);

}  // namespace
}  // namespace plein::stories
