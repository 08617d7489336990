// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What the privacy page promises: a question is removed when its term is over, with everything written to it.
#include <gtest/gtest.h>

#include <set>

#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

std::vector<std::string> ask(std::string const& story) {
    return {"as nobody",
            "visit /hulp-vragen",
            "fill story = " + story,
            "press Verder",
            "press Verder",
            "fill contact = none",
            "press Verder",
            "press Verstuur mijn vraag",
            "keep code = .plein-code"};
}

void tell(Teller& teller, std::vector<std::string> const& lines) {
    for (auto const& line : lines) teller.tell(line);
}

constexpr db::Statement rows_of_question{
    "stories.rows_of_question",
    "SELECT (SELECT COUNT(*) FROM question), (SELECT COUNT(*) FROM question_state), "
    "(SELECT COUNT(*) FROM question_event), (SELECT COUNT(*) FROM scope WHERE "
    "data_kind = 'question' AND valid_until IS NULL)"};

class Retention : public testing::TestWithParam<db::Engine> {};

TEST_P(Retention, DestroysWhatEndedLongEnoughAgoAndNothingElse) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    tell(teller, ask("De eerste vraag"));
    auto const first = teller.kept("code");
    tell(teller, {"as mirjam", "follow De eerste vraag", "press Neem over", "fill result = answered",
                  "fill note = Klaar.", "press Sluit af", "see afgesloten"});
    tell(teller, ask("De tweede vraag"));
    tell(teller, {"visit /vraag", "fill code = $code", "press Bekijk mijn vraag", "press Trek mijn vraag in"});
    tell(teller, ask("De derde vraag"));
    auto const third = teller.kept("code");

    auto const run = [&](std::string const& at) {
        auto const grant = access::for_job("question.destroy", frontdoor::destroy_declared, *parse_instant(at));
        return house.questions().destroy_ended(grant).value();
    };
    auto const count = [&] {
        auto const row = house.database().read([](db::Read& read) { return read.first(rows_of_question); }).value();
        return std::vector<std::int64_t>{row->integer(0), row->integer(1), row->integer(2), row->integer(3)};
    };
    EXPECT_EQ(run("2031-11-18T22:59:00Z"), 0);
    EXPECT_EQ(count(), (std::vector<std::int64_t>{3, 6, 6, 3}));
    teller.tell("line question.destroyed 0");

    EXPECT_EQ(run("2031-11-19T00:00:00Z"), 2);
    EXPECT_EQ(count(), (std::vector<std::int64_t>{1, 1, 1, 1})) << "the open question stays";
    tell(teller, {"line question.destroyed 2", "subject question.destroyed opened 2"});
    EXPECT_EQ(run("2031-11-19T00:00:00Z"), 0) << "a job may be run again";
    tell(teller, {"as nobody", "visit /vraag", "fill code = " + first, "press Bekijk mijn vraag", "status 404",
                  "fill code = " + third, "press Bekijk mijn vraag", "status 200", "see De derde vraag"});
}

TEST_P(Retention, IsAJobOfTheHouseAndAPromiseOnThePrivacyPage) {
    PLEIN_TOWN(town, GetParam());
    std::set<std::string> names;
    for (auto const& kind : town.house().jobs()) names.emplace(kind.name);
    EXPECT_TRUE(names.contains("question.destroy"));
    Teller teller{town.house()};
    tell(teller, {"visit /privacy", "see vijf jaar nadat uw vraag is afgesloten of ingetrokken",
                  "visit /privacy?taal=en", "see five years after your question was closed or withdrawn"});
}

PLEIN_ON_BOTH_ENGINES(Retention);

}  // namespace
}  // namespace plein::stories
