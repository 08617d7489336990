// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/store_owner.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "features/directory/rules_owner.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::directory {
namespace {

class OwnerStore : public testing::TestWithParam<db::Engine> {};
PLEIN_ON_BOTH_ENGINES(OwnerStore);

constexpr db::Statement add_old_owner{"test.owner",
                                      "INSERT INTO owner (id, address, address_hash, language, recorded_at, "
                                      "recorded_by) VALUES ($1, $2, $2, 'nl', $3, 'test')"};
constexpr db::Statement add_old_link{
    "test.owner_link", "INSERT INTO owner_link (owner, code_hash, recorded_at, recorded_by) VALUES ($1, $2, $3, $4)"};

TEST_P(OwnerStore, ALinkOfBeforeThereCouldBeSeveralHoldsOn) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto steps = db::read_migrations(PLEIN_SOURCE "/src", {"accounts", "areas", "directory", "feedback", "frontdoor",
                                                           "inventory", "logbook", "workday"});
    ASSERT_TRUE(steps) << steps.error().detail;
    std::erase_if(*steps, [](db::Migration const& step) { return step.feature != "directory"; });
    auto before = *steps;
    std::erase_if(before, [](db::Migration const& step) { return step.number >= 6; });
    ASSERT_EQ(before.size(), 5U);
    auto const database = place.open();
    ASSERT_TRUE(database->migrate(before, Instant{}));

    crypto::start();
    auto const keys = crypto::Keyring::open(place.path("keyring")).value();
    auto const now = *parse_instant("2026-11-21T10:00:00Z");
    auto const grant = access::for_command("test", {"directory.import", "directory", "test.done"}, now);
    struct Row {
        OwnerId owner;
        char const* code;
        char const* by;
        LinkOrigin origin;
    };
    std::vector<Row> const rows{{new_id<OwnerTag>(now), "aa", "anonymous", LinkOrigin::asked},
                                {new_id<OwnerTag>(now), "bb", "job:directory.remind", LinkOrigin::sent}};
    ASSERT_TRUE(database->write("test.links", [&](db::Write& write) -> Result<void> {
        for (auto const& row : rows) {
            TRY(write.execute(add_old_owner, row.owner, db::Blob{row.code}, now));
            TRY(write.execute(add_old_link, row.owner, db::Blob{keys.keyed_hash("owner.link", row.code)}, now, row.by));
        }
        return {};
    }));
    auto const made = database->migrate(*steps, Instant{});
    ASSERT_TRUE(made) << made.error().detail;
    for (auto const& row : rows) {
        auto const holder =
            database->read([&](db::Read& read) { return find_holder(read, keys, grant, row.code, oldest_link(now)); });
        ASSERT_TRUE(holder.value()) << row.code;
        EXPECT_EQ(holder.value()->owner, row.owner);
        auto const links = database->read([&](db::Read& read) { return list_links(read, grant, row.owner); }).value();
        ASSERT_EQ(links.size(), 1U);
        EXPECT_EQ(links[0].origin, row.origin);
        EXPECT_EQ(links[0].sent_at, now);
    }
}

}  // namespace
}  // namespace plein::directory
