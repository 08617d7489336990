// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/workday/service.hpp"

#include <utility>

namespace plein::workday {
namespace {

using frontdoor::State;

constexpr std::size_t most_rows = 5;

/// The first of these states that are due on `from`, on `until` or between; an empty day is no limit. One more than is
/// shown is never asked for: who is not shown is not listed either.
frontdoor::store::ListFilter first_of(std::vector<State> states, std::string from, std::string until) {
    frontdoor::store::ListFilter filter;
    filter.states = std::move(states);
    filter.from_day = std::move(from);
    filter.until_day = std::move(until);
    filter.most = most_rows;
    return filter;
}

}  // namespace

Result<Today> today(frontdoor::Questions& questions, access::Grant const& grant) {
    Today day;
    if (!grant.holds("question.list")) return day;
    day.totals = TRY(questions.totals(grant));
    auto const date = amsterdam_day(grant.at());
    auto const now = iso_day(date);
    auto const before = iso_day(date - std::chrono::days{1});
    auto const next_day = iso_day(date + std::chrono::days{1});
    auto lists = TRY(questions.list(
        grant, {first_of({State::open, State::taken}, {}, before), first_of({State::open, State::taken}, now, now),
                first_of({State::open}, next_day, {}), first_of({State::answered}, {}, {})}));
    std::size_t next = 0;
    auto const take = [&](Part& part, std::int64_t total) {
        part.rows = std::move(lists[next++]);
        part.has_more = total > static_cast<std::int64_t>(part.rows.size());
    };
    take(day.late, day.totals.late);
    take(day.due_today, day.totals.today);
    take(day.fresh, day.totals.fresh);
    take(day.waiting, day.totals.waiting);
    return day;
}

}  // namespace plein::workday
