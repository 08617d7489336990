// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Nothing is overwritten: where a question stood, from when until when and by whom, can be told afterwards.
#include <gtest/gtest.h>

#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

constexpr db::Statement states{
    "stories.states",
    "SELECT state, valid_from, valid_until, recorded_at, recorded_by, ended_by FROM question_state ORDER BY version"};

class History : public testing::TestWithParam<db::Engine> {};

TEST_P(History, TellsWhereAQuestionStoodAndWhoChangedIt) {
    PLEIN_TOWN(town, GetParam());
    Teller teller{town.house()};
    for (auto const* line :
         {"as nobody", "visit /hulp-vragen", "fill story = Mijn verhaal", "press Verder", "press Verder",
          "fill contact = none", "press Verder", "press Verstuur mijn vraag", "as mirjam", "follow Mijn verhaal",
          "press Neem over", "fill result = answered", "fill note = Klaar.", "press Sluit af", "see afgesloten"})
        teller.tell(line);
    auto const rows = town.house().database().read([](db::Read& read) { return read.query(states); }).value();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].text(0), "open");
    EXPECT_EQ(rows[0].text(4), "anonymous");
    EXPECT_EQ(rows[1].text(0), "taken");
    EXPECT_EQ(rows[2].text(0), "closed");
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        EXPECT_EQ(rows[i].integer(2), rows[i + 1].integer(1)) << "each holds until the next";
        EXPECT_EQ(rows[i].integer(3), rows[i].integer(1));
        EXPECT_EQ(rows[i].text(5), rows[i + 1].text(4)) << "who made the next one ended it";
    }
    EXPECT_TRUE(rows[2].is_null(2));
    EXPECT_TRUE(rows[2].is_null(5));
}

PLEIN_ON_BOTH_ENGINES(History);

}  // namespace
}  // namespace plein::stories
