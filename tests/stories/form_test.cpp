// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The form of every entry, sent as a browser sends it and as nobody changed it: nothing is saved.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "features/accounts/accounts.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/directory.hpp"
#include "platform/access/grant.hpp"
#include "tests/stories/town.hpp"
#include "tests/stories/visitor.hpp"

namespace plein::stories {
namespace {

void expect_nothing_to_save(Visitor& karin, directory::Entry const& entry) {
    SCOPED_TRACE(entry.name);
    karin.visit("/werk/aanbod/" + to_text(entry.id) + "/wijziging");
    ASSERT_EQ(karin.status(), 200);
    ASSERT_TRUE(karin.press("Bewaar"));
    EXPECT_NE(karin.text().find("Er was niets veranderd."), std::string::npos) << karin.text().substr(0, 2000);
}

TEST(DraftPage, OfEveryEntryUnchangedSavesNothing) {
    PLEIN_TOWN(town, db::Engine::sqlite);
    auto& house = town.house();
    std::string const standard = PLEIN_SHARED "/standards/open-referral-hsds/3.1/examples/service_full.json";
    if (std::filesystem::exists(standard)) {
        auto read = directory::read_hsds_path(standard);
        ASSERT_TRUE(read) << read.error().detail;
        auto const grant = access::for_command("test", directory::importing, house.clock().now());
        ASSERT_TRUE(house.directory().import(grant, std::move(read->entries), {}));
    }
    Visitor karin{house.dispatcher()};
    karin.visit("/inloggen");
    ASSERT_TRUE(karin.fill("name", "karin") && karin.fill("password", accounts::demonstration_password));
    ASSERT_TRUE(karin.press("Log in"));
    auto const of = house.directory().snapshot();
    ASSERT_GE(of->entries.size(), 300U);
    for (auto const* entries : {&of->entries, &of->hidden})
        for (auto const& entry : *entries) expect_nothing_to_save(karin, entry);
}

}  // namespace
}  // namespace plein::stories
