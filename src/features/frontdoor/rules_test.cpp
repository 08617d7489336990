// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plein::frontdoor {
namespace {

Ask good() {
    Ask ask;
    ask.story = "Ik kan de huur niet betalen.";
    return ask;
}

TEST(Check, NeedsOnlyAStory) {
    EXPECT_TRUE(check(good(), {}));
    auto const refused = check(Ask{}, {});
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_EQ(refused.error().fields[0].code, "story.missing");
}

TEST(Check, NamesEveryFieldThatDoesNotHold) {
    auto ask = good();
    ask.story.assign(most_story + 1, 'a');
    ask.postcode = "12";
    ask.contact = {ContactKind::call, std::string(300, 'x'), "", "", "", false};
    auto const refused = check(ask, {});
    ASSERT_FALSE(refused);
    std::vector<std::string> codes;
    for (auto const& field : refused.error().fields) codes.push_back(field.code);
    EXPECT_EQ(codes,
              (std::vector<std::string>{"story.too_long", "name.too_long", "postcode.malformed", "phone.missing"}));
}

TEST(Check, ReadsPhonesAndPostcodesAsPeopleTypeThem) {
    auto ask = good();
    ask.postcode = " 9641 ab";
    ask.contact = {ContactKind::call, "", "06-12 34 56 78", "", "", false};
    auto const checked = check(ask, {});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->postcode, "9641AB");
    EXPECT_EQ(checked->contact.phone, "0612345678");
}

TEST(Check, DropsWhatBelongsToAnotherWayOfContact) {
    auto ask = good();
    ask.contact = {ContactKind::mail, "Joke", "06-12 34 56 78", "joke@lindervaart.example", "dinsdag", true};
    auto mailed = check(ask, {});
    ASSERT_TRUE(mailed);
    EXPECT_EQ(mailed->contact.phone, "");
    EXPECT_EQ(mailed->contact.call_when, "");
    EXPECT_FALSE(mailed->contact.safe_to_leave_message);
    EXPECT_EQ(mailed->contact.mail, "joke@lindervaart.example");
    ask.contact.kind = ContactKind::call;
    auto called = check(ask, {});
    ASSERT_TRUE(called);
    EXPECT_EQ(called->contact.phone, "0612345678");
    EXPECT_EQ(called->contact.mail, "");
    ask.contact = {ContactKind::none, "", "12", "geen adres", "", true};
    EXPECT_TRUE(check(ask, {})) << "a field that is not shown is no hindrance";
    ask.contact = {ContactKind::mail, "", "", "geen adres", "", false};
    ASSERT_FALSE(check(ask, {}));
    EXPECT_EQ(check(ask, {}).error().fields[0].code, "mail.malformed");
}

TEST(Check, KeepsKnownThemesOnceInTheOrderOfThePage) {
    auto ask = good();
    ask.themes = {"work", "money", "<script>", "work", "safety"};
    EXPECT_EQ(check(ask, {"money", "safety", "work"})->themes, (std::vector<std::string>{"money", "safety", "work"}));
    std::vector<std::string> many;
    for (int i = 0; i < 40; ++i) many.push_back("theme-" + std::to_string(i));
    ask.themes = many;
    EXPECT_EQ(check(ask, many)->themes.size(), most_themes);
    EXPECT_TRUE(check(ask, {})->themes.empty());
}

TEST(CountedTheme, SaysNoThemeThatNobodyMeantAlone) {
    EXPECT_EQ(counted_theme({}), "");
    EXPECT_EQ(counted_theme({"money"}), "money");
    EXPECT_EQ(counted_theme({"money", "work"}), "several");
}

TEST(PromisedDay, RunsFromTheQuestionAndFromWhatWasAddedAfterAReply) {
    Term const term{"question.reply", "", "", 2, TermUnit::working_day, false, "", ""};
    auto const at = [](std::string_view day) {
        return amsterdam_instant(parse_day(day).value(), std::chrono::hours{12});
    };
    Question question;
    question.row.asked_at = at("2026-11-18");
    EXPECT_EQ(iso_day(promised_day(term, question)), "2026-11-20");
    question.events = {{Event::Kind::asked, at("2026-11-18"), {}, {}, {}, {}},
                       {Event::Kind::added, at("2026-11-19"), {}, "Nog iets", {}, {}}};
    EXPECT_EQ(iso_day(promised_day(term, question)), "2026-11-20") << "what is added delays nothing";
    question.events.push_back({Event::Kind::answered, at("2026-11-20"), {}, "Kom langs", {}, {}});
    question.events.push_back({Event::Kind::added, at("2026-11-23"), {}, "En nu?", {}, {}});
    EXPECT_EQ(iso_day(promised_day(term, question)), "2026-11-25");
    question.story = "Ik heb hulp nodig.";
    EXPECT_EQ(words_of(question), "Ik heb hulp nodig.\nNog iets\nEn nu?");
}

TEST(Acts, FollowTheTable) {
    struct {
        State state;
        Act act;
        bool allowed;
        State next;
    } const rows[] = {
        {State::open, Act::take, true, State::taken},
        {State::open, Act::answer, false, State::answered},
        {State::open, Act::close, false, State::closed},
        {State::open, Act::add, true, State::open},
        {State::open, Act::withdraw, true, State::withdrawn},
        {State::taken, Act::take, true, State::taken},  // a colleague takes over
        {State::taken, Act::answer, true, State::answered},
        {State::taken, Act::close, true, State::closed},
        {State::answered, Act::take, true, State::answered},
        {State::answered, Act::add, true, State::taken},
        {State::answered, Act::close, true, State::closed},
        {State::closed, Act::add, true, State::taken},  // not satisfied: the question opens again
        {State::closed, Act::take, false, State::taken},
        {State::closed, Act::withdraw, false, State::withdrawn},
        {State::withdrawn, Act::add, false, State::taken},
        {State::withdrawn, Act::close, false, State::closed},
    };
    for (auto const& row : rows) {
        EXPECT_EQ(may_follow(row.state, row.act), row.allowed) << name(row.state) << ' ' << static_cast<int>(row.act);
        EXPECT_EQ(after(row.state, row.act), row.next) << name(row.state) << ' ' << static_cast<int>(row.act);
    }
}

TEST(Retention, EndsOnTheDayAfterTheTerm) {
    Term term;
    term.length = 60;
    term.unit = TermUnit::month;
    struct {
        char const* ended;
        char const* today;
        bool over;
    } const rows[] = {
        {"2026-11-18T10:00:00Z", "2031-11-17", false},
        {"2026-11-18T10:00:00Z", "2031-11-18", false},
        {"2026-11-18T10:00:00Z", "2031-11-19", true},
        {"2026-11-18T23:30:00Z", "2031-11-19", false},  // 19 November here
        {"2028-02-29T10:00:00Z", "2033-02-28", false},
        {"2028-02-29T10:00:00Z", "2033-03-01", true},
    };
    for (auto const& row : rows)
        EXPECT_EQ(may_be_destroyed(term, *parse_instant(row.ended), *parse_day(row.today)), row.over)
            << row.ended << ' ' << row.today;
}

TEST(Groups, PutTheLateFirst) {
    Day const today = *parse_day("2026-11-23");
    QuestionRow row;
    row.due = today - std::chrono::days{1};
    EXPECT_EQ(group_of(row, today), Group::late);
    row.due = today;
    EXPECT_EQ(group_of(row, today), Group::today);
    row.due = today + std::chrono::days{1};
    EXPECT_EQ(group_of(row, today), Group::later);
    row.state = State::answered;
    EXPECT_EQ(group_of(row, today), Group::waiting);
    row.state = State::withdrawn;
    EXPECT_EQ(group_of(row, today), Group::closed);
}

TEST(Names, ReadBackWhatTheyWrite) {
    for (auto const state : {State::open, State::taken, State::answered, State::closed, State::withdrawn})
        EXPECT_EQ(parse_state(name(state)), state);
    EXPECT_FALSE(parse_state("nieuw"));
    EXPECT_FALSE(parse_contact_kind(""));
    EXPECT_FALSE(parse_closing_result("closed"));
}

}  // namespace
}  // namespace plein::frontdoor
