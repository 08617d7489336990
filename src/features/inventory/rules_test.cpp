// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace plein::inventory {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

Codes const codes{
    {"citizen-initiative", "association"}, {"money", "social-network", "daytime", "digital"}, {"volunteers", "room"}};

Assignment autumn() {
    return {
        "Initiatieven, najaar", "BU00140001", day("2026-11-02"), day("2026-11-29"), {"Kijk rond", "Vraag de bakker"}};
}

Found soup() {
    Found found;
    found.name = "Soep op de hoek";
    found.description = "Buren koken en eten samen.";
    found.kind = "citizen-initiative";
    found.themes = {"social-network"};
    return found;
}

std::vector<std::pair<std::string, std::string>> faults(Error const& error) {
    std::vector<std::pair<std::string, std::string>> all;
    for (auto const& one : error.fields) all.emplace_back(one.field, one.code);
    return all;
}
using Faults = std::vector<std::pair<std::string, std::string>>;

TEST(Round, RunsFromItsFirstDayUpToItsLast) {
    struct Row {
        char const* today;
        bool ended;
        RoundState state;
    };
    for (auto const& row :
         {Row{"2026-11-01", false, RoundState::planned}, Row{"2026-11-02", false, RoundState::running},
          Row{"2026-11-29", false, RoundState::running}, Row{"2026-11-30", false, RoundState::ended},
          Row{"2026-11-01", true, RoundState::ended}, Row{"2026-11-15", true, RoundState::ended}}) {
        Round round;
        round.assignment = autumn();
        if (row.ended) round.ended_at = Instant{day("2026-11-05")};
        EXPECT_EQ(state_of(round, day(row.today)), row.state) << row.today;
        EXPECT_EQ(lets_in(round, Instant{day(row.today)} + std::chrono::hours{12}), row.state != RoundState::planned);
    }
}

/// The day is that of Amsterdam.
TEST(Round, LetsHelpersInFromMidnightHere) {
    Round round;
    round.assignment = autumn();
    EXPECT_TRUE(lets_in(round, *parse_instant("2026-11-29T23:00:00Z"))) << "they read what became of it";
    EXPECT_TRUE(lets_in(round, *parse_instant("2026-12-13T22:59:00Z")));
    EXPECT_FALSE(lets_in(round, *parse_instant("2026-12-13T23:00:00Z")));
    EXPECT_FALSE(lets_in(round, *parse_instant("2026-11-01T22:59:00Z")));
    EXPECT_TRUE(lets_in(round, *parse_instant("2026-11-01T23:00:00Z")));
    round.ended_at = *parse_instant("2026-11-05T09:00:00Z");
    EXPECT_TRUE(lets_in(round, *round.ended_at + link_grace));
    EXPECT_FALSE(lets_in(round, *round.ended_at + link_grace + std::chrono::seconds{1}));
}

TEST(Checklist, HasEachLineOnce) {
    EXPECT_EQ(checklist_lines(" Kijk rond \r\n\n Vraag de bakker\nKijk rond\n"),
              (std::vector<std::string>{"Kijk rond", "Vraag de bakker"}));
    EXPECT_TRUE(checklist_lines(" \n \n").empty());
}

RC_GTEST_PROP(Checklist, IsReadBackFromItsOwnLines, (std::string const& typed)) {
    auto const lines = checklist_lines(typed);
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    RC_ASSERT(checklist_lines(text) == lines);
    auto const places = places_of(lines, lines);
    RC_ASSERT(places.size() == lines.size());
    RC_ASSERT(std::is_sorted(places.begin(), places.end()));
}

TEST(Checklist, KnowsLinesByTheirWords) {
    EXPECT_EQ(places_of({"a", "b", "c"}, {"c", "a", "weg"}), (std::vector<std::int64_t>{0, 2}));
    EXPECT_TRUE(places_of({}, {"a"}).empty());
}

TEST(Assignment, SaysWhereWhenAndWhat) {
    auto plan = autumn();
    plan.name = "  Najaar ";
    plan.checklist = {"Kijk rond", "", "Kijk rond"};
    auto const clean = check_plan(plan);
    ASSERT_TRUE(clean);
    EXPECT_EQ(clean->name, "Najaar");
    EXPECT_EQ(clean->checklist, std::vector<std::string>{"Kijk rond"});
    auto const refused = check_plan({});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "round.incomplete");
    EXPECT_EQ(faults(refused.error()), (Faults{{"name", "round.name_missing"},
                                               {"area", "round.area_missing"},
                                               {"first_day", "round.days_malformed"},
                                               {"last_day", "round.days_malformed"}}));
}

TEST(Assignment, TakesAYearAtMost) {
    struct Row {
        char const* last;
        bool fits;
    };
    for (auto const& row :
         {Row{"2026-11-01", false}, Row{"2026-11-02", true}, Row{"2027-11-03", true}, Row{"2027-11-04", false}}) {
        auto plan = autumn();
        plan.last_day = day(row.last);
        auto const checked = check_plan(plan);
        EXPECT_EQ(checked.has_value(), row.fits) << row.last;
        if (!checked) {
            EXPECT_EQ(faults(checked.error()), (Faults{{"last_day", "round.days_malformed"}}));
        }
    }
}

TEST(Assignment, HasAShortListOfShortLines) {
    auto plan = autumn();
    plan.checklist.clear();
    for (std::size_t i = 0; i < most_checks; ++i) plan.checklist.push_back("Regel " + std::to_string(i));
    EXPECT_TRUE(check_plan(plan));
    plan.checklist.emplace_back("Nog een");
    EXPECT_EQ(faults(check_plan(plan).error()), (Faults{{"checklist", "round.too_many_lines"}}));
    plan.checklist = {std::string(longest_line + 1, 'a')};
    EXPECT_EQ(faults(check_plan(plan).error()), (Faults{{"checklist", "text.too_long"}}));
}

TEST(Helper, HasANameAndAnAddress) {
    auto const helper = check_helper(" Sanne ", " sanne@example.org ");
    ASSERT_TRUE(helper);
    EXPECT_EQ(helper->name, "Sanne");
    EXPECT_EQ(helper->address, "sanne@example.org");
    EXPECT_EQ(faults(check_helper("", "").error()),
              (Faults{{"name", "helper.name_missing"}, {"mail", "mail.missing"}}));
    EXPECT_EQ(faults(check_helper("Sanne", "sanne").error()), (Faults{{"mail", "mail.malformed"}}));
}

TEST(Found, SaysAtLeastWhatItIs) {
    EXPECT_EQ(faults(check_found({}, codes).error()), (Faults{{"name", "found.name_missing"},
                                                              {"description", "found.description_missing"},
                                                              {"kind", "found.kind_missing"},
                                                              {"themes", "found.themes_missing"}}));
    EXPECT_TRUE(check_found(soup(), codes));
}

TEST(Found, IsMadeFitToKeep) {
    auto found = soup();
    found.name = " Soep op\nde hoek ";
    found.postcode = "1234ab";
    found.line = "Brink 1";
    found.city = "Lindeveen";
    found.website = "www.soep.example";
    found.phone = "06 12 34 56 78";
    found.themes = {"money", "money", "daytime"};
    found.needs = {{"", ""}, {"room", " een keuken "}};
    auto const clean = check_found(found, codes);
    ASSERT_TRUE(clean);
    EXPECT_EQ(clean->name, "Soep op de hoek");
    EXPECT_EQ(clean->postcode, "1234 AB");
    EXPECT_EQ(clean->website, "https://www.soep.example");
    EXPECT_EQ(clean->phone, "06 12 34 56 78") << "as people read it";
    EXPECT_EQ(clean->themes, (std::vector<std::string>{"money", "daytime"}));
    EXPECT_EQ(clean->needs, (std::vector<Need>{{"room", "een keuken"}}));
}

TEST(Found, IsRefusedAtTheFieldThatIsWrong) {
    struct Row {
        void (*change)(Found&);
        char const* field;
        char const* code;
    };
    for (auto const& row : {
             Row{[](Found& f) { f.name = std::string(longest_name + 1, 'a'); }, "name", "text.too_long"},
             Row{[](Found& f) { f.description = std::string(longest_text + 1, 'a'); }, "description", "text.too_long"},
             Row{[](Found& f) { f.description = "\xff"; }, "description", "text.not_utf8"},
             Row{[](Found& f) { f.kind = "castle"; }, "kind", "form.malformed"},
             Row{[](Found& f) { f.themes = {"castles"}; }, "themes", "form.malformed"},
             Row{[](Found& f) {
                     f.themes = {"money", "social-network", "daytime", "digital"};
                 },
                 "themes", "found.too_many_themes"},
             Row{[](Found& f) { f.postcode = "12 AB", f.city = "Lindeveen"; }, "postcode", "postcode.malformed"},
             Row{[](Found& f) { f.line = "Brink 1"; }, "city", "location.city_missing"},
             Row{[](Found& f) { f.phone = "geen"; }, "phone", "phone.malformed"},
             Row{[](Found& f) { f.mail = "geen"; }, "mail", "mail.malformed"},
             Row{[](Found& f) { f.website = "ftp://soep.example"; }, "website", "website.malformed"},
             Row{[](Found& f) { f.website = "soep"; }, "website", "website.malformed"},
             Row{[](Found& f) {
                     f.needs = {{"", "een keuken"}};
                 },
                 "need_0", "need.kind_missing"},
             Row{[](Found& f) {
                     f.needs = {{"gold", ""}};
                 },
                 "need_0", "form.malformed"},
             Row{[](Found& f) {
                     f.needs = {{"room", "a"}, {"room", "b"}};
                 },
                 "need_1", "need.kind_twice"},
         }) {
        auto found = soup();
        row.change(found);
        auto const refused = check_found(found, codes);
        ASSERT_FALSE(refused) << row.field;
        EXPECT_EQ(refused.error().code, "found.incomplete");
        EXPECT_EQ(faults(refused.error()), (Faults{{row.field, row.code}}));
    }
}

TEST(Found, MayBeASpotWithoutAnAddress) {
    auto found = soup();
    found.place = "Het grasveld bij de haven";
    EXPECT_TRUE(check_found(found, codes));
    found.city = "Lindeveen";
    EXPECT_TRUE(check_found(found, codes));
}

/// Of letters, blanks, line ends and characters that nobody can type.
std::string some_text() { return *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)); }

RC_GTEST_PROP(Found, ThatIsCleanStaysAsItIs, ()) {
    auto found = soup();
    found.name = "Soep " + some_text();
    found.times = some_text();
    found.cost = some_text();
    found.needs = {{"room", some_text()}};
    auto const once = check_found(found, codes);
    RC_ASSERT(once.has_value());
    auto const twice = check_found(*once, codes);
    RC_ASSERT(twice.has_value());
    RC_ASSERT(*twice == *once);
}

TEST(People, AreAskedOnlyWhereTheyHaveAnAddress) {
    People const reached{"Ria", "ria@example.org", "nl"};
    EXPECT_EQ(waiting_state(reached, false), DiscoveryState::at_people);
    EXPECT_EQ(waiting_state(reached, true), DiscoveryState::at_editor);
    EXPECT_EQ(waiting_state({"Ria", "", "nl"}, false), DiscoveryState::at_editor);
    EXPECT_EQ(check_people({"", "", "xx"})->language, "nl");
    EXPECT_EQ(faults(check_people({"Ria", "ria", "nl"}).error()), (Faults{{"people_mail", "mail.malformed"}}));
}

TEST(Word, IsItsPeoplesOrThatOfAnEditorWhoSpokeToThem) {
    Discovery discovery;
    EXPECT_EQ(check_word(discovery, Spoken::no).error().code, "discovery.unconfirmed");
    EXPECT_EQ(faults(check_word(discovery, Spoken::no).error()), (Faults{{"spoken", "discovery.unconfirmed"}}));
    EXPECT_EQ(check_word(discovery, Spoken::yes), Word::editor);
    discovery.answered_at = Instant{};
    EXPECT_FALSE(check_word(discovery, Spoken::no)) << "they confirmed what it said before";
    discovery.confirmed_at = Instant{};
    EXPECT_EQ(check_word(discovery, Spoken::no), Word::own_people);
    EXPECT_EQ(check_word(discovery, Spoken::yes), Word::own_people);
}

/// The day is that of Amsterdam.
TEST(Mail, GoesToThePeopleOnceADay) {
    Discovery discovery;
    auto const mailed = *parse_instant("2026-11-18T22:30:00Z");
    EXPECT_TRUE(may_mail(discovery, mailed));
    discovery.mailed_at = mailed;
    EXPECT_FALSE(may_mail(discovery, mailed + std::chrono::minutes{29}));
    EXPECT_TRUE(may_mail(discovery, mailed + std::chrono::minutes{30}));
}

TEST(Town, IsWhereAllWithThePostcodeOrItsDigitsAre) {
    std::vector<Town> const towns{{"9926 BC", "Lindervaart"}, {"9926CA", "Lindervaart"}, {"9929 DA", "Haarwolde"},
                                  {"9929 CA", "Wiekerzand"},  {"9926 AB", ""},           {"", "Nergens"}};
    EXPECT_EQ(town_of(towns, " 9926xx"), "Lindervaart");
    EXPECT_EQ(town_of(towns, "9929 DA"), "Haarwolde");
    EXPECT_EQ(town_of(towns, "9929 XX"), "") << "they do not agree";
    EXPECT_EQ(town_of(towns, "1011 AB"), "");
    EXPECT_EQ(town_of(towns, "nergens"), "");
    EXPECT_EQ(town_of({}, "9926 BC"), "");
}

TEST(Reason, IsGiven) {
    EXPECT_EQ(*check_reason(" Staat er al. "), "Staat er al.");
    EXPECT_EQ(check_reason(" ").error().code, "discovery.reason_missing");
    EXPECT_EQ(check_reason(std::string(longest_text + 1, 'a')).error().fields.at(0).field, "reason");
    EXPECT_EQ(*check_note(" "), "");
    EXPECT_EQ(faults(check_note(std::string(longest_text + 1, 'a')).error()), (Faults{{"note", "text.too_long"}}));
}

TEST(Name, IsAlikeByItsLetters) {
    EXPECT_DOUBLE_EQ(share_of_name("soep op de hoek", "buurtsoep aan de brink"), 0.5);
    EXPECT_DOUBLE_EQ(share_of_name("soep op de hoek", "soep op de hoek bij de kerk"), 1);
    EXPECT_DOUBLE_EQ(share_of_name("op de", "op de hoek"), 0) << "nothing to go by";
    EXPECT_DOUBLE_EQ(share_of_name("", "soep"), 0);
}

RC_GTEST_PROP(Name, SharesNoMoreThanAll, (std::string const& name, std::string const& text)) {
    auto const share = share_of_name(name, text);
    RC_ASSERT(share >= 0 && share <= 1);
    auto const itself = share_of_name(name, name);
    RC_ASSERT(itself == 0 || itself == 1);
}

TEST(Term, EndsOnTheDayAfterItsLast) {
    Term term;
    term.length = 6;
    term.unit = TermUnit::month;
    auto const found = *parse_instant("2026-05-18T10:00:00Z");
    EXPECT_FALSE(may_be_destroyed(term, found, day("2026-11-18")));
    EXPECT_TRUE(may_be_destroyed(term, found, day("2026-11-19")));
}

TEST(DiscoveryState, IsReadBack) {
    for (auto const state :
         {DiscoveryState::at_people, DiscoveryState::at_editor, DiscoveryState::taken_up, DiscoveryState::declined,
          DiscoveryState::refused, DiscoveryState::withdrawn, DiscoveryState::expired})
        EXPECT_EQ(parse_discovery_state(code(state)), state);
    EXPECT_FALSE(parse_discovery_state("lost"));
}

TEST(Link, LeadsToItsPage) {
    EXPECT_EQ(helper_path("0a"), "/ronde/0a");
    EXPECT_EQ(people_path("0a"), "/vondst/0a");
    auto const now = *parse_instant("2026-11-18T10:00:00Z");
    EXPECT_EQ(now - oldest_people_link(now), people_link_life);
}

}  // namespace
}  // namespace plein::inventory
