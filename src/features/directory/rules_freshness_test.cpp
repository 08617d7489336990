// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_freshness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plein::directory {
namespace {

using std::chrono::days;

constexpr std::string_view today_text = "2026-11-21";

Day on(std::string_view text) { return *parse_day(text); }
Day today() { return on(today_text); }
/// Nothing for an empty text.
std::optional<Day> maybe(std::string_view text) { return text.empty() ? std::nullopt : std::optional{on(text)}; }

TEST(Freshness, IsOneNumberThatBeginsAtTheCheck) {
    struct {
        char const* confirmed;
        char const* changed;
        char const* counted;
        std::int64_t unanswered;
        int score;
        Freshness freshness;
        char const* why;
    } const rows[] = {
        {"2026-11-21", "", "", 0, 100, Freshness::fresh, "confirmed today"},
        {"2030-01-01", "", "", 0, 100, Freshness::fresh, "a day in the future counts as today"},
        {"2026-11-20", "", "", 0, 99, Freshness::fresh, "every begun part of a point counts"},
        {"2026-05-23", "", "", 0, 75, Freshness::fresh, "half a year"},
        {"2026-05-22", "", "", 0, 74, Freshness::ageing, "a day more"},
        {"2025-11-21", "", "", 0, 50, Freshness::ageing, "a year"},
        {"2025-11-20", "", "", 0, 49, Freshness::stale, "a day more"},
        {"2024-11-21", "", "", 0, 0, Freshness::stale, "two years"},
        {"1999-01-01", "", "", 9, 0, Freshness::stale, "never below nothing"},
        {"", "", "", 0, 0, Freshness::stale, "nothing is known"},
        {"", "2026-11-21", "", 0, 60, Freshness::ageing, "changed today, never confirmed"},
        {"", "2026-03-01", "", 0, 60, Freshness::ageing, "the same for most of a year"},
        {"", "2025-11-21", "", 0, 50, Freshness::ageing, "a year since the change"},
        {"", "2025-11-20", "", 0, 49, Freshness::stale, "a day more"},
        {"2026-11-01", "2026-11-20", "", 0, 97, Freshness::fresh, "a change does not make a check older"},
        {"2026-11-21", "", "2026-09-22", 0, 100, Freshness::fresh, "a count of 60 days ago"},
        {"2026-11-21", "", "2026-09-21", 0, 90, Freshness::fresh, "a count of 61 days ago"},
        {"2026-11-21", "", "", 1, 85, Freshness::fresh, "a report waits"},
        {"2026-11-21", "", "", 2, 70, Freshness::ageing, "two reports wait"},
        {"2026-11-21", "", "", 500, 70, Freshness::ageing, "many reports are as bad as two"},
        {"2026-11-21", "", "2026-01-01", 500, 60, Freshness::ageing, "who was just confirmed does not sink"},
        {"2026-05-21", "", "", 2, 44, Freshness::stale, "half a year ago, and two reports"},
        {"", "2026-11-21", "", 1, 45, Freshness::stale, "never confirmed, and a report"},
    };
    for (auto const& row : rows) {
        Entry entry;
        entry.assured_on = maybe(row.confirmed);
        if (auto const day = maybe(row.changed)) entry.last_modified = Instant{*day} + std::chrono::hours{12};
        if (auto const day = maybe(row.counted)) entry.capacity = Capacity{2, 8, "plekken", day};
        auto const checked = freshness_of(entry, today(), row.unanswered);
        EXPECT_EQ(checked.score, row.score) << row.why;
        EXPECT_EQ(checked.freshness, row.freshness) << row.why;
        EXPECT_EQ(checked.confirmed, entry.assured_on.has_value()) << row.why;
        EXPECT_EQ(checked.unanswered, row.unanswered) << row.why;
    }
}

TEST(Freshness, TellsWhenACountIsTooOldToBeTold) {
    struct {
        char const* waiting;
        bool capacity;
        char const* counted;
        char const* confirmed;
        bool old;
        char const* since;
        char const* why;
    } const rows[] = {
        {"", false, "", "2020-01-01", false, "", "it says nothing of places or waiting"},
        {"Twee weken.", false, "", "2026-11-01", false, "2026-11-01", "a waiting time is of the last check"},
        {"Twee weken.", false, "", "2026-09-01", true, "2026-09-01", "and that was long ago"},
        {"Twee weken.", false, "", "", true, "", "of no known day"},
        {"", true, "2026-11-01", "", false, "2026-11-01", "a count has a day of its own"},
        {"Twee weken.", true, "2026-08-01", "2026-11-20", true, "2026-08-01", "which a check does not renew"},
        {"", true, "", "2026-11-20", false, "2026-11-20", "a count without a day is of the last check too"},
        {"", true, "2027-01-01", "", false, "2027-01-01", "the future is not long ago"},
    };
    for (auto const& row : rows) {
        Entry entry;
        entry.waiting = row.waiting;
        entry.assured_on = maybe(row.confirmed);
        if (row.capacity) entry.capacity = Capacity{2, 8, "plekken", maybe(row.counted)};
        auto const checked = freshness_of(entry, today());
        EXPECT_EQ(checked.old_count, row.old) << row.why;
        EXPECT_EQ(checked.counted.on, maybe(row.since)) << row.why;
    }
}

/// An entry of any past, with what else may be known of it.
LastCheck any_check() {
    LastCheck check;
    if (*rc::gen::inRange(0, 8) > 0) check.on = today() - days{*rc::gen::inRange(-30, 1500)};
    check.confirmed = check.on && *rc::gen::arbitrary<bool>();
    check.counted.any = *rc::gen::arbitrary<bool>();
    if (check.counted.any && *rc::gen::arbitrary<bool>())
        check.counted.on = today() - days{*rc::gen::inRange(-30, 400)};
    return check;
}

RC_GTEST_PROP(Freshness, IsNoBetterForWhatIsOlderOrDoubted, ()) {
    auto const check = any_check();
    auto const unanswered = *rc::gen::inRange<std::int64_t>(0, 20);
    auto const before = freshness_of(check, today(), unanswered);
    RC_ASSERT(before.score >= 0 && before.score <= 100);
    RC_ASSERT(freshness_of(check, today() + days{*rc::gen::inRange(0, 400)}, unanswered).score <= before.score);
    RC_ASSERT(freshness_of(check, today(), unanswered + 1).score <= before.score);
    auto unsure = check;
    unsure.counted = {true, std::nullopt};
    RC_ASSERT(freshness_of(unsure, today(), unanswered).score <= before.score);
    auto changed = check;
    changed.confirmed = false;
    RC_ASSERT(freshness_of(changed, today(), unanswered).score <= before.score);
}

RC_GTEST_PROP(Freshness, IsAWordForTheNumber, ()) {
    auto const checked = freshness_of(any_check(), today(), *rc::gen::inRange<std::int64_t>(0, 4));
    auto const word = checked.score >= 75   ? Freshness::fresh
                      : checked.score >= 50 ? Freshness::ageing
                                            : Freshness::stale;
    RC_ASSERT(checked.freshness == word);
}

RC_GTEST_PROP(Freshness, RevivesByACheck, ()) {
    auto check = any_check();
    check.on = today();
    check.confirmed = true;
    RC_ASSERT(freshness_of(check, today(), *rc::gen::inRange<std::int64_t>(0, 1000)).freshness != Freshness::stale);
}

}  // namespace
}  // namespace plein::directory
