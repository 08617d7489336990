// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "features/directory/rules_urgent.hpp"

namespace plein::directory {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;

Day on(std::string_view text) { return *parse_day(text); }
Instant at(std::string_view text) { return *parse_instant(text); }

Schedule weekly(Weekdays weekdays, minutes opens, minutes closes) {
    Schedule schedule;
    schedule.frequency = Frequency::weekly;
    schedule.weekdays = weekdays;
    schedule.opens_at = opens;
    schedule.closes_at = closes;
    return schedule;
}

constexpr Weekdays monday = 1;
constexpr Weekdays friday = 1U << 4U;
constexpr Weekdays saturday = 1U << 5U;
constexpr Weekdays every_day = 0x7f;

TEST(OpenState, FollowsTheClockOfAmsterdam) {
    auto const morning = std::vector{weekly(monday, 9h, 12h + 30min)};
    struct {
        char const* moment;
        bool open;
    } const rows[] = {
        {"2026-11-23T07:59:59Z", false},  // Monday, 08.59 in winter time
        {"2026-11-23T08:00:00Z", true},  {"2026-11-23T11:29:59Z", true},
        {"2026-11-23T11:30:00Z", false}, {"2026-11-24T08:00:00Z", false},  // Tuesday
        {"2026-07-06T07:00:00Z", true},                                    // Monday, 09.00 in summer time
        {"2026-07-06T10:30:00Z", false},
    };
    for (auto const& row : rows) EXPECT_EQ(open_state(morning, at(row.moment)).now.has_value(), row.open) << row.moment;
    auto const next = open_state(morning, at("2026-11-24T08:00:00Z")).next;
    ASSERT_TRUE(next);
    EXPECT_EQ(next->day, on("2026-11-30"));
    EXPECT_FALSE(open_state({}, at("2026-11-24T08:00:00Z")).known);
}

TEST(OpenState, GoesOverMidnight) {
    auto const late = std::vector{weekly(friday, 20h, 2h)};
    EXPECT_TRUE(open_state(late, at("2026-11-20T19:00:00Z")).now);   // Friday 20.00
    EXPECT_TRUE(open_state(late, at("2026-11-21T00:59:00Z")).now);   // Saturday 01.59
    EXPECT_FALSE(open_state(late, at("2026-11-21T01:00:00Z")).now);  // Saturday 02.00
    EXPECT_FALSE(open_state(late, at("2026-11-20T00:30:00Z")).now);  // the night before
    auto const nearly = std::vector{weekly(every_day, 0min, 23h + 59min)};
    EXPECT_TRUE(open_state(nearly, at("2026-11-20T22:59:30Z")).now);
    auto const always = std::vector{weekly(every_day, 0min, 24h)};
    EXPECT_TRUE(open_state(always, at("2026-11-20T22:59:59Z")).now);
    EXPECT_TRUE(open_state(always, at("2026-11-20T23:00:00Z")).now);
}

TEST(OpenState, KeepsItsHoursWhenTheClockChanges) {
    auto const sundays = std::vector{weekly(1U << 6U, 10h, 12h)};
    EXPECT_TRUE(open_state(sundays, at("2026-03-29T08:00:00Z")).now);  // the day summer time begins, 10.00
    EXPECT_FALSE(open_state(sundays, at("2026-03-29T07:59:00Z")).now);
    EXPECT_TRUE(open_state(sundays, at("2026-10-25T09:00:00Z")).now);  // the day it ends, 10.00
    EXPECT_FALSE(open_state(sundays, at("2026-10-25T08:59:00Z")).now);
    auto const night = std::vector{weekly(saturday, 22h, 4h)};
    EXPECT_TRUE(open_state(night, at("2026-10-25T02:59:00Z")).now);  // 03.59, after the hour that comes twice
    EXPECT_FALSE(open_state(night, at("2026-10-25T03:00:00Z")).now);
}

RC_GTEST_PROP(IsOpen, SaysTheSameAsTheWholeState, ()) {
    std::vector<Schedule> schedules;
    auto const minute = rc::gen::map(rc::gen::inRange(0, 24 * 12), [](int five) { return minutes{5 * five}; });
    auto const count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        schedules.push_back(weekly(*rc::gen::inRange<Weekdays>(0, every_day + 1), *minute, *minute));
        if (*rc::gen::inRange(0, 4) == 0) schedules.back().closes_at.reset();
        if (*rc::gen::inRange(0, 4) == 0) schedules.back().first_day = on("2026-11-20");
    }
    WallTime const now{on("2026-11-18") + days{*rc::gen::inRange(0, 9)}, *minute};
    RC_ASSERT(is_open(schedules, now) == open_state(schedules, now).now.has_value());
}

TEST(CostsNothing, IsWhatTheTextSaysFirstAndNeverTakesBack) {
    struct {
        char const* cost;
        bool free;
    } const rows[] = {{"Gratis.", true},
                      {"gratis, met koffie", true},
                      {"Binnenlopen is gratis.", true},
                      {"Kosteloos", true},
                      {"Gratis voor leden. Lid zijn kost 6 euro per jaar.", false},
                      {"€ 2,50 per keer. De koffie is gratis.", false},
                      {"Gratis voor inwoners van Lindervaart.", true},
                      {"Gratis voor u. Het bedrijf betaalt een deel.", true},
                      {"Gratis. U krijgt 25 euro per vergadering en de reis.", true},
                      {"Gratis. Er staat een pot voor een kleine bijdrage.", true},
                      {"Gratis voor kinderen. Volwassenen betalen 15 euro.", false},
                      {"Gratis met een scootmobiel van de gemeente. Anders 20 euro per les.", false},
                      {"Gratis. Voor de rit betaalt u 5 euro.", false},
                      {"Gratis, met een doos spullen van 60 euro.", false},
                      {"Gratis voor de eerste drie gesprekken. Daarna betaalt de verzekering.", false},
                      {"Vraag naar de kosten.", false},
                      {"", false}};
    for (auto const& row : rows) {
        Entry entry;
        entry.cost = row.cost;
        EXPECT_EQ(costs_nothing(entry), row.free) << row.cost;
    }
}

TEST(HoldsOn, ReadsTheCalendarRules) {
    auto second_tuesday = weekly(1U << 1U, 9h, 10h);
    second_tuesday.frequency = Frequency::monthly;
    second_tuesday.positions = {2};
    EXPECT_TRUE(holds_on(second_tuesday, on("2026-11-10")));
    EXPECT_FALSE(holds_on(second_tuesday, on("2026-11-03")));
    auto last_friday = weekly(friday, 9h, 10h);
    last_friday.frequency = Frequency::monthly;
    last_friday.positions = {-1};
    EXPECT_TRUE(holds_on(last_friday, on("2026-11-27")));
    EXPECT_FALSE(holds_on(last_friday, on("2026-11-20")));
    auto fortnightly = weekly(monday, 9h, 10h);
    fortnightly.interval = 2;
    fortnightly.starts_on = on("2026-11-02");
    EXPECT_TRUE(holds_on(fortnightly, on("2026-11-16")));
    EXPECT_FALSE(holds_on(fortnightly, on("2026-11-09")));
    EXPECT_FALSE(holds_on(fortnightly, on("2026-10-19")));
    Schedule monthly;
    monthly.frequency = Frequency::monthly;
    monthly.month_days = {15, -1};
    EXPECT_TRUE(holds_on(monthly, on("2028-02-29")));
    EXPECT_TRUE(holds_on(monthly, on("2026-02-15")));
    EXPECT_FALSE(holds_on(monthly, on("2028-02-28")));
    auto summer = weekly(every_day, 9h, 10h);
    summer.first_day = on("2026-06-01");
    summer.last_day = on("2026-08-31");
    EXPECT_TRUE(holds_on(summer, on("2026-08-31")));
    EXPECT_FALSE(holds_on(summer, on("2026-09-01")));
    EXPECT_FALSE(holds_on(summer, on("2026-05-31")));
    Schedule once;
    once.starts_on = on("2026-12-05");
    EXPECT_TRUE(holds_on(once, on("2026-12-05")));
    EXPECT_FALSE(holds_on(once, on("2026-12-06")));
}

TEST(OpeningsOn, LeavesDoublesOutAndSorts) {
    auto const all =
        openings_on({weekly(monday, 13h, 17h), weekly(monday, 9h, 12h), weekly(monday, 9h, 12h)}, on("2026-11-23"));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].opens, minutes{9h});
    EXPECT_EQ(all[1].opens, minutes{13h});
}

TEST(Rank, PutsFitFirstThenNearThenLowSteps) {
    std::vector<Ranked> hits{{0, 1.0, 400.0, Freshness::stale, 1},
                             {1, 0.9, 9000.0, Freshness::fresh, 1},
                             {2, 0.95, 300.0, Freshness::fresh, 4},
                             {3, 0.95, 300.0, Freshness::fresh, 2}};
    rank(hits);
    std::vector<std::size_t> order;
    for (auto const& hit : hits) order.push_back(hit.entry);
    EXPECT_EQ(order, (std::vector<std::size_t>{3, 2, 0, 1}));
}

TEST(Rank, PutsWhatHasNoPlaceOfItsOwnBetweenNearAndFar) {
    std::vector<Ranked> hits(4);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        hits[i].entry = i;
        hits[i].score = 1;
    }
    hits[1].distance_metres = 20'000;
    hits[2].distance_metres = 400;
    hits[3].distance_metres = 2'000;
    rank(hits);
    std::vector<std::size_t> order;
    for (auto const& hit : hits) order.push_back(hit.entry);
    EXPECT_EQ(order, (std::vector<std::size_t>{2, 3, 0, 1}));
}

TEST(OpenLocation, IsTheOneThatIsOpen) {
    Entry entry;
    entry.locations.resize(2);
    entry.locations[0].schedules = {weekly(monday, 9h, 12h)};
    entry.locations[0].place = Point{.longitude = 6.0, .latitude = 53.0};
    entry.locations[1].schedules = {weekly(monday, 11h, 17h)};
    entry.locations[1].place = Point{.longitude = 6.5, .latitude = 53.0};
    auto const open = [&](char const* moment, std::optional<Point> near = {}) {
        auto const found = open_location(entry, wall_time(at(moment)), near);
        return found ? static_cast<int>(found->location) : -1;
    };
    EXPECT_EQ(open("2026-11-23T09:00:00Z"), 0);  // Monday 10.00
    EXPECT_EQ(open("2026-11-23T10:30:00Z"), 1) << "both are open, this one longest";
    EXPECT_EQ(open("2026-11-23T10:30:00Z", entry.locations[0].place), 0) << "both are open, this one is nearest";
    EXPECT_EQ(open("2026-11-23T14:00:00Z", entry.locations[0].place), 1) << "the nearest is closed";
    EXPECT_EQ(open("2026-11-23T17:00:00Z"), -1);
    for (auto& location : entry.locations) location.schedules.clear();
    entry.schedules = {weekly(monday, 9h, 12h)};
    EXPECT_EQ(open("2026-11-23T09:00:00Z"), 0);
    EXPECT_EQ(open("2026-11-23T09:00:00Z", entry.locations[1].place), 1);
    entry.locations.clear();
    EXPECT_EQ(open("2026-11-23T09:00:00Z"), -1);
}

TEST(TurnInDanger, PutsWhoAnswersCallsBeforeTheLadder) {
    Entry mediation;
    mediation.themes = {"safety", "housing"};
    mediation.ladder_step = 3;
    Entry line;
    line.themes = {"growing-up", "safety"};
    line.ladder_step = 4;
    Entry other;
    other.themes = {"money"};
    other.ladder_step = 1;
    EXPECT_LT(turn_in_danger(line, true), turn_in_danger(mediation, false));
    EXPECT_LT(turn_in_danger(mediation, false), turn_in_danger(line, false));
    EXPECT_LT(turn_in_danger(line, false), turn_in_danger(other, true));
}

RC_GTEST_PROP(OpenState, IsOpenExactlyInsideAnOpening, ()) {
    auto const opens = minutes{*rc::gen::inRange(0, 24 * 60)};
    auto const closes = minutes{*rc::gen::inRange(0, 24 * 60)};
    auto const schedule = weekly(static_cast<Weekdays>(*rc::gen::inRange(1, 128)), opens, closes);
    auto const moment = from_micros(*rc::gen::inRange<std::int64_t>(1'700'000'000, 1'900'000'000) * 1'000'000);
    auto const state = open_state({schedule}, moment);
    RC_ASSERT(state.known);
    RC_ASSERT(!(state.now && state.next));
    if (state.now) {
        auto const wall = amsterdam_day(moment).time_since_epoch() + amsterdam_time_of_day(moment);
        RC_ASSERT(state.now->day.time_since_epoch() + state.now->opens <= wall);
        RC_ASSERT(wall < state.now->day.time_since_epoch() + state.now->closes);
    } else {
        RC_ASSERT(state.next.has_value());
    }
}

std::shared_ptr<UrgentRules const> rules_with(std::vector<std::string> phrases, std::vector<std::string> unless = {}) {
    UrgentRule rule;
    rule.code = "test";
    rule.phrases = std::move(phrases);
    rule.unless = std::move(unless);
    auto made = UrgentRules::make({{"dood", {"dood", "doot"}}, {"mijn", {"mijn", "m'n"}}, {"nu", {"nu", "per direct"}}},
                                  {rule});
    EXPECT_TRUE(made) << made.error().detail;
    return made ? *made : nullptr;
}

TEST(Urgent, ReadsPatternsOfWords) {
    struct {
        char const* pattern;
        char const* question;
        bool rings;
    } const rows[] = {
        {"wil {dood}", "Ik wil dóót!", true},
        {"wil {dood}", "ik wil echt dood", false},
        {"wil .. {dood}", "ik wil echt heel graag dood", true},
        {"wil .. {dood}", "ik wil echt heel erg graag dood", false},
        {"{mijn} man slaat", "m'n man slaat", true},
        {"slaat ?me $", "hij slaat", true},
        {"slaat ?me $", "hij slaat me", true},
        {"slaat ?me $", "hij slaat me niet", false},
        {"^ help", "help mij", true},
        {"^ help", "ik wil help", false},
        {"zelfmoord*", "zelfmoordgedachten", true},
        {"zelfmoord", "zelfmoordgedachten", false},
        {"eruit {nu}", "ik moet eruit per direct", true},
        {"gas|water eraf", "het water eraf", true},
    };
    for (auto const& row : rows)
        EXPECT_EQ(!rules_with({row.pattern})->matching(row.question).empty(), row.rings)
            << row.pattern << " / " << row.question;
}

TEST(Urgent, HearsWhatIsMeant) {
    struct {
        char const* pattern;
        char const* question;
        bool rings;
    } const rows[] = {
        {"zelfmoord*", "ik denk aan zelfmoort", true},
        {"zelfmoord*", "zelf moord", true},
        {"zelfmoord*", "zelf een moord", false},
        {"slaat me", "hij slaad me", true},
        {"wil + niet + leven", "ik niet wil leven meer", true},
        {"wil + niet + leven", "leve wil ik nie niet", true},
        {"wil + niet + leven", "ik wil leven", false},
        {"wil niet meer", "ikwil nietmeer", true},
        {"vlammen ... dak", "vlammen komen bij de buren nu al uit het dak", true},
        {"vlammen .. dak", "vlammen komen bij de buren nu al uit het dak", false},
        {"gaat_af|loeit nu", "het alarm gaat af nu", true},
        {"gaat_af|loeit nu", "het alarm gaat nu", false},
        {"niet_{dood}", "ik ga niet doot", true},
        {"bed|bad", "bod", false},
        {"пожежа", "Допоможіть, пожежа!", true},
    };
    for (auto const& row : rows)
        EXPECT_EQ(!rules_with({row.pattern})->matching(row.question).empty(), row.rings)
            << row.pattern << " / " << row.question;
}

TEST(Urgent, TakesExceptionsOutAndReadsOn) {
    auto const rules = rules_with({"{dood}", "wil .. dood"}, {"hond is {dood}"});
    EXPECT_TRUE(rules->matching("mijn hond is dood").empty());
    EXPECT_EQ(rules->matching("mijn hond is dood en ik wil ook dood").size(), 1U);
    EXPECT_TRUE(rules_with({"wil .. weg"}, {"op vakantie"})->matching("ik wil op vakantie weg").empty());
}

/// Learned of a few questions, each said six times.
std::shared_ptr<Learned const> a_little_learned() {
    std::vector<likeness::Example> examples;
    for (int i = 0; i < 6; ++i) {
        examples.push_back({words_as_heard("hij slaat mij"), {"urgent/violence", "themes/safety"}, {}});
        examples.push_back({words_as_heard("ik slaap buiten"), {"urgent/no-shelter", "themes/housing"}, {}});
        examples.push_back({words_as_heard("waar kan ik fietsen leren"), {"themes/transport"}, {}});
        examples.push_back({words_as_heard("iemand om koffie mee te drinken"), {"themes/social-network"}, {}});
    }
    return std::make_shared<Learned const>(likeness::Model::learn(examples, {}).value());
}

TEST(Urgent, RingsForWhatIsLikeAJudgedQuestion) {
    std::vector<UrgentRule> rules(3);
    rules[0].code = "suicide";
    rules[0].phrases = {"wil dood"};
    rules[1].code = "violence";
    rules[2].code = "no-shelter";
    for (std::int64_t i = 0; i < 3; ++i) rules[static_cast<std::size_t>(i)].order = i;
    auto const codes = [&](Hearing const& hearing, std::string_view question) {
        auto const made = UrgentRules::make({}, rules, hearing);
        EXPECT_TRUE(made);
        std::vector<std::string> found;
        for (auto const* rule : (*made)->matching(question)) found.push_back(rule->code);
        return found;
    };
    using Codes = std::vector<std::string>;
    Hearing const half{a_little_learned(), 0.5, 0.5};
    EXPECT_EQ(codes(half, "mijn vader slaad me"), Codes{"violence"}) << "no pattern, and misspelt";
    EXPECT_EQ(codes({}, "mijn vader slaad me"), Codes{});
    EXPECT_EQ(codes(half, "leren fietsen"), Codes{});
    EXPECT_EQ(codes({a_little_learned(), 1, 0.5}, "hij slaat mij"), Codes{}) << "never as sure as that";
    EXPECT_EQ(codes({a_little_learned(), 0.5, 1}, "hij slaat mij"), Codes{"violence"}) << "the likeliest in any case";
    EXPECT_EQ(codes({a_little_learned(), 0.5, 0.01}, "hij slaat mij en ik slaap buiten"),
              (Codes{"violence", "no-shelter"}));
    EXPECT_EQ(codes(half, "ik wil dood hij slaat mij"), (Codes{"suicide", "violence"})) << "a pattern, and a likeness";
    EXPECT_EQ(codes(half, "\xff\xfe"), Codes{});

    auto const calm = "waar kan ik leren fietsen om koffie te drinken als ik wil dood hout";
    auto const probable = half.learned->of(calm).urgent;
    EXPECT_EQ(codes({half.learned, 1, 1, probable * 0.99}, calm), Codes{"suicide"}) << "its words are enough";
    EXPECT_EQ(codes({half.learned, 1, 1, probable * 1.01}, calm), Codes{}) << "like none that could not wait";
    EXPECT_EQ(codes({nullptr, 1, 1, 1}, calm), Codes{"suicide"}) << "nothing learned hushes nothing";
    EXPECT_EQ(codes({half.learned, 1, 1, 1}, "quelqu un qui wil dood"), Codes{"suicide"}) << "in words never seen";
}

TEST(Learned, GuessesTheThemesMostProbableFirst) {
    auto const learned = a_little_learned();
    auto const guess = learned->of("Ik wil léren fietsen");
    ASSERT_EQ(guess.themes.size(), 4U);
    EXPECT_EQ(guess.themes.front().first, "transport");
    EXPECT_GE(guess.themes[0].second, guess.themes[1].second);
    EXPECT_LT(guess.urgent, 0.5);
    EXPECT_GT(learned->of("hij slaat").urgent, 0.5);
    EXPECT_TRUE(learned->of("\xff").themes.empty());
}

TEST(Urgent, RefusesPatternsThatCannotBeRead) {
    for (auto const* pattern : {"", "..", "^ $", "{onbekend}", "?me", "!!", "a +", "+ a", "niet_{onbekend}"}) {
        UrgentRule rule;
        rule.phrases = {pattern};
        EXPECT_FALSE(UrgentRules::make({}, {rule})) << pattern;
    }
    EXPECT_FALSE(UrgentRules::make({{"slaat_nu", {"slaat"}}}, {})) << "patterns would read two words";
}

}  // namespace
}  // namespace plein::directory
