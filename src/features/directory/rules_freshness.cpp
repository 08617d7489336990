// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_freshness.hpp"

#include <algorithm>

namespace plein::directory {
namespace {

constexpr int whole = 100;
constexpr int fresh_from = 75;
constexpr int stale_below = 50;

constexpr std::chrono::days year{365};
constexpr int for_a_year = 50;
constexpr int most_unconfirmed = 60;
constexpr int for_old_count = 10;
constexpr std::int64_t for_a_report = 15;
constexpr std::int64_t for_all_reports = 30;

/// What time takes, rounded up: exactly 50 after a year and 51 on the day after.
int lost_in(std::chrono::days age) {
    auto const points = (age.count() * for_a_year + year.count() - 1) / year.count();
    return static_cast<int>(std::min<std::int64_t>(points, whole));
}

Freshness word_for(int score) {
    if (score >= fresh_from) return Freshness::fresh;
    return score < stale_below ? Freshness::stale : Freshness::ageing;
}

}  // namespace

std::string_view code(Freshness freshness) {
    switch (freshness) {
        case Freshness::fresh:
            return "fresh";
        case Freshness::ageing:
            return "ageing";
        case Freshness::stale:
            return "stale";
    }
    return {};
}

LastCheck last_check(Entry const& entry) {
    LastCheck check;
    if (entry.assured_on) {
        check.on = entry.assured_on;
        check.confirmed = true;
    } else if (entry.last_modified) {
        check.on = amsterdam_day(*entry.last_modified);
    }
    check.counted.any = entry.capacity || !entry.waiting.empty();
    if (check.counted.any)
        check.counted.on = entry.capacity && entry.capacity->updated ? entry.capacity->updated : check.on;
    return check;
}

Checked freshness_of(Entry const& entry, Day today, std::int64_t unanswered) {
    return freshness_of(last_check(entry), today, unanswered);
}

Checked freshness_of(LastCheck const& check, Day today, std::int64_t unanswered) {
    Checked checked;
    checked.on = check.on;
    checked.confirmed = check.confirmed;
    checked.counted = check.counted;
    checked.old_count = check.counted.any && (!check.counted.on || today - *check.counted.on > count_holds);
    checked.unanswered = unanswered;
    if (check.on) {
        checked.score = whole - lost_in(std::max(today - *check.on, std::chrono::days{0}));
        if (!check.confirmed) checked.score = std::min(checked.score, most_unconfirmed);
        if (checked.old_count) checked.score -= for_old_count;
        checked.score -=
            static_cast<int>(std::min(for_all_reports, std::max<std::int64_t>(unanswered, 0) * for_a_report));
        checked.score = std::max(checked.score, 0);
    }
    checked.freshness = word_for(checked.score);
    return checked;
}

}  // namespace plein::directory
