// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The sheet of a neighbourhood says when a door is open, and for how long that holds.
#include <gtest/gtest.h>

#include "features/directory/api_hsds_draft.hpp"
#include "tests/stories/town.hpp"
#include "tests/stories/visitor.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

directory::EntryId const house_of_the_village{*parse_uuid("f913f805-85a8-53cf-a0a5-835fe6fce0ae")};  // De Gaarde

class SheetStory : public testing::TestWithParam<db::Engine> {};
PLEIN_ON_BOTH_ENGINES(SheetStory);

std::string replaced(std::string text, std::string_view old, std::string_view with) {
    auto const at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return at == std::string::npos ? text : text.replace(at, old.size(), with);
}

TEST_P(SheetStory, PrintsHoursOfThisSeasonWithTheirEndAndTheirNote) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const grant = access::for_command("test", directory::changing, house.clock().now());
    auto const current = house.directory().current(grant, house_of_the_village).value();
    // On Monday only from next year on, at a time that no other door has, and on Saturday until then.
    auto source = replaced(current.source, R"("valid_from":"2026-01-01")", R"("valid_from":"2027-01-01")");
    source = replaced(std::move(source), R"("opens_at":"10:00")", R"("opens_at":"10:15")");
    source = replaced(std::move(source), R"("opens_at":"09:30")",
                      R"("valid_to":"2026-12-31","description":"alleen op afspraak","opens_at":"09:30")");
    ASSERT_TRUE(house.directory().save(grant, {current.version, directory::Directory::new_form_key(), "seasons"},
                                       directory::read_document(source).value()));
    Visitor visitor{house.dispatcher()};
    visitor.visit("/buurt/BU99010401/blad");
    auto const words = visitor.text();
    EXPECT_NE(words.find("Dorpshuis De Gaarde"), std::string::npos);
    EXPECT_EQ(words.find("Maandag van 10.15 tot 12.00 uur"), std::string::npos) << "the door is shut";
    EXPECT_NE(words.find("Zaterdag van 9.30 tot 12.30 uur, tot en met 31 december 2026 (alleen op afspraak)"),
              std::string::npos);
}

}  // namespace
}  // namespace plein::stories
