// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/term.hpp"

#include <gtest/gtest.h>

namespace plein {
namespace {

Day day(char const* text) { return *parse_day(text); }

TEST(Term, KnowsEaster) {
    for (auto const* sunday :
         {"1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2026-04-05", "2027-03-28", "2038-04-25"})
        EXPECT_EQ(iso_day(easter(std::stoi(sunday))), sunday);
}

TEST(Term, KnowsHolidaysOfTheAlgemeneTermijnenwet) {
    struct {
        char const* date;
        bool working;
    } const rows[] = {
        {"2026-11-20", true},  {"2026-11-21", false}, {"2026-11-22", false},  // Friday to Sunday
        {"2026-01-01", false}, {"2026-04-03", false}, {"2026-04-06", false},
        {"2026-04-07", true},                                                 // Good Friday, Easter
        {"2026-04-27", false}, {"2025-04-26", false}, {"2025-04-28", true},   // King's Day
        {"2026-05-05", false}, {"2026-05-14", false}, {"2026-05-25", false},  // 5 May, Ascension, Whit
        {"2026-12-25", false}, {"2026-12-28", true},  {"2026-12-31", true},
    };
    for (auto const& row : rows) EXPECT_EQ(is_working_day(day(row.date)), row.working) << row.date;
}

TEST(Term, UnitsAreReadByTheNamesOfTheFile) {
    EXPECT_EQ(parse_term_unit("day"), TermUnit::day);
    EXPECT_EQ(parse_term_unit("working-day"), TermUnit::working_day);
    EXPECT_EQ(parse_term_unit("week"), TermUnit::week);
    EXPECT_EQ(parse_term_unit("month"), TermUnit::month);
    EXPECT_EQ(parse_term_unit("year"), std::nullopt);
}

// A feast is a day of a month: the same number in another month, and the same month on another day, are days as others.
TEST(Term, WorksOnTheDaysThatOnlyLookLikeFeasts) {
    for (auto const* date : {"2026-02-02", "2025-12-01", "2026-05-26", "2026-06-05", "2026-01-26", "2026-04-28",
                             "2026-04-02", "2026-05-13", "2026-05-15", "2026-05-26"})
        EXPECT_TRUE(is_working_day(day(date))) << date;
    for (auto const* date : {"2024-12-25", "2024-12-26", "2025-01-01", "2025-05-05"})
        EXPECT_FALSE(is_working_day(day(date))) << date;
}

// Easter moves by a formula with many parts; these are the years in which each part matters (published tables).
TEST(Term, KnowsEasterInEveryKindOfYear) {
    for (auto const* sunday : {"1900-04-15", "1954-04-18", "1981-04-19", "2011-04-24", "2012-04-08", "2022-04-17",
                               "2024-03-31", "2049-04-18", "2076-04-19", "2100-03-28", "2199-04-14"})
        EXPECT_EQ(iso_day(easter(std::stoi(sunday))), sunday);
}

TEST(Term, CountsWorkingDays) {
    EXPECT_EQ(iso_day(add_working_days(day("2026-11-20"), 2)), "2026-11-24");  // over a weekend
    EXPECT_EQ(iso_day(add_working_days(day("2026-12-24"), 1)), "2026-12-28");  // over Christmas
    EXPECT_EQ(working_days_between(day("2026-11-20"), day("2026-11-24")), 2);
    EXPECT_EQ(working_days_between(day("2026-11-24"), day("2026-11-20")), -2);
    EXPECT_EQ(working_days_between(day("2026-11-21"), day("2026-11-22")), 0);
    EXPECT_EQ(working_days_between(day("2026-11-20"), day("2026-11-20")), 0);
}

TEST(Term, EndsAsTheLawSays) {
    struct {
        int length;
        TermUnit unit;
        bool extends;
        char const* start;
        char const* end;
    } const rows[] = {
        {8, TermUnit::week, true, "2026-01-01", "2026-02-26"},
        {6, TermUnit::week, true, "2026-11-13", "2026-12-28"},  // ends on Christmas Day, then a weekend: Atw art. 1
        {6, TermUnit::week, false, "2026-11-13", "2026-12-25"},
        {7, TermUnit::day, true, "2026-11-14", "2026-11-23"},  // ends on a Saturday
        {1, TermUnit::month, false, "2026-01-31", "2026-02-28"},
        {3, TermUnit::month, true, "2026-11-30", "2027-03-01"},  // 28 February 2027 is a Sunday
        {2, TermUnit::working_day, false, "2026-11-21", "2026-11-24"},
    };
    for (auto const& row : rows) {
        Term const term{"t", "Awb", "", row.length, row.unit, row.extends, "", ""};
        EXPECT_EQ(iso_day(last_day(term, day(row.start))), row.end) << row.start << " + " << row.length;
    }
}

}  // namespace
}  // namespace plein
