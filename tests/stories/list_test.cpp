// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The order of a worker's list, and that pages of it together hold everything once.
#include <gtest/gtest.h>

#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

class List : public testing::TestWithParam<db::Engine> {};

TEST_P(List, WhoMayNotBeAbleToWaitStandsFirstAndPagesHoldEachQuestionOnce) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    // Every third may be urgent; those are due today, the others later.
    for (int i = 0; i < 7; ++i) {
        auto const asking = access::for_command("test", {"public", "first-contact", "question.asked"},
                                                now + std::chrono::milliseconds{i});
        frontdoor::Ask ask;
        ask.story = i % 3 == 2 ? "Ik wil niet meer leven" : "Het dak lekt";
        ask.may_be_urgent = i % 3 == 2;
        ASSERT_TRUE(house.questions().ask(asking, ask, {}, std::to_string(i)));
    }
    access::Identity identity;
    identity.kind = access::ActorKind::account;
    identity.account = new_id<access::AccountTag>(now);
    identity.roles = {access::Role::frontdoor_worker};
    identity.organisation = house.config().municipality.organisation;
    auto const grant = access::for_request(identity, {"question.list", "first-contact", "question.listed"},
                                           access::make_trace({}), now + std::chrono::seconds{1})
                           .value();
    for (auto const most : {1, 2, 3, 7, 50}) {
        frontdoor::store::ListFilter filter;
        filter.states = {frontdoor::State::open, frontdoor::State::taken};
        filter.most = most;
        std::vector<std::int64_t> numbers;
        for (;;) {
            auto const rows = house.questions().list(grant, filter).value();
            for (auto const& row : rows) numbers.push_back(row.number);
            if (rows.size() < static_cast<std::size_t>(most)) break;
            auto const& last = rows.back();
            filter.after = {waits_urgently(last), iso_day(last.due), last.id.bytes};
        }
        EXPECT_EQ(numbers, (std::vector<std::int64_t>{3, 6, 1, 2, 4, 5, 7})) << most << " a page";
    }
}

TEST_P(List, TheDayBeginsWithWhoMayNotBeAbleToWait) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const ask = [&](std::string const& story, bool may_be_urgent, Instant at) {
        frontdoor::Ask asked;
        asked.story = story;
        asked.may_be_urgent = may_be_urgent;
        auto const asking = access::for_command("test", {"public", "first-contact", "question.asked"}, at);
        ASSERT_TRUE(house.questions().ask(asking, asked, {}, story));
    };
    auto const now = house.clock().now();
    ask("Het dak lekt", false, now - std::chrono::days{9});
    ask("Ik wil niet meer leven", true, now);
    Teller teller{house};
    for (auto const* line : {"as mirjam", "visit /werk", "see te laat", "see Het dak lekt",
                             "follow Begin met de eerste vraag", "see Ik wil niet meer leven", "not Het dak lekt"})
        teller.tell(line);
}

PLEIN_ON_BOTH_ENGINES(List);

}  // namespace
}  // namespace plein::stories
