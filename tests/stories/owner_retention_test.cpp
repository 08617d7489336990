// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// How long it is known who kept an entry that has ended.
#include <gtest/gtest.h>

#include "tests/stories/owning.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using directory::EntryId;
using directory::OwnerId;
using directory::Status;
using owning::add;
using owning::editing;
using owning::forms;
using owning::money;
using owning::turn;
using std::chrono::days;

class OwnerRetention : public testing::TestWithParam<db::Engine> {
protected:
    static std::int64_t forget(app::House& house, std::string const& at) {
        auto const grant = access::for_job("directory.forget", directory::forgetting_owners, *parse_instant(at));
        return house.owners().forget_ended(grant).value();
    }
    static std::int64_t owners_of(app::House& house, EntryId entry) {
        return house.owners().count(editing(house, directory::editing, house.clock().now()), entry).value();
    }
    /// Owners and who may see them, beyond those of the demonstration.
    static std::int64_t known(app::House& house) {
        constexpr db::Statement rows{"stories.owners", "SELECT COUNT(*) FROM owner"};
        constexpr std::int64_t of_the_demonstration = 4;
        auto const row = house.database().read([&](db::Read& read) { return read.first(rows); }).value();
        return row->integer(0) - of_the_demonstration;
    }
};
PLEIN_ON_BOTH_ENGINES(OwnerRetention);

TEST_P(OwnerRetention, ForgetsHalfAYearAfterTheEntryEnded) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();  // 18 November 2026
    auto const one = add(house, money, "anja@geldloket.example", now);
    ASSERT_EQ(add(house, forms, "anja@geldloket.example", now), one);
    add(house, money, "bert@geldloket.example", now);
    EXPECT_EQ(forget(house, "2030-01-01T12:00:00Z"), 0) << "nothing of theirs ended";

    turn(house, money, Status::defunct, "Gestopt.", now);
    turn(house, money, Status::defunct, "Gestopt, en dat blijft zo.", now + days{60});  // it had ended already
    EXPECT_EQ(forget(house, "2027-05-18T20:00:00Z"), 0) << "the last day of the term";
    EXPECT_EQ(forget(house, "2027-05-18T23:00:00Z"), 2) << "the day after it, in Amsterdam";
    EXPECT_EQ(owners_of(house, money), 0);
    EXPECT_EQ(owners_of(house, forms), 1) << "what goes on is kept on";
    EXPECT_EQ(known(house), 1) << "who keeps nothing any more is destroyed";
    teller.tell("line owner.removed 2");
    teller.tell("subject owner.removed opened 2");
    EXPECT_EQ(forget(house, "2027-05-18T23:00:00Z"), 0) << "a job may be run again";
}

TEST_P(OwnerRetention, CountsFromTheLastEnd) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    add(house, money, "anja@geldloket.example", now);
    turn(house, money, Status::defunct, "Gestopt.", now);
    turn(house, money, Status::active, "", now + days{30});
    EXPECT_EQ(forget(house, "2030-01-01T12:00:00Z"), 0) << "it was put back, and its owner with it";
    turn(house, money, Status::defunct, "Toch gestopt.", now + days{60});  // 17 January 2027
    EXPECT_EQ(forget(house, "2027-07-17T12:00:00Z"), 0);
    EXPECT_EQ(owners_of(house, money), 1);
    EXPECT_EQ(forget(house, "2027-07-18T12:00:00Z"), 1);
    EXPECT_EQ(known(house), 0);
}

}  // namespace
}  // namespace plein::stories
