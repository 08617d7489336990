// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/workday/service.hpp"

#include "features/frontdoor/rules.hpp"

namespace plein::workday {
namespace {

constexpr std::size_t most_rows = 5;

void keep(std::vector<frontdoor::QuestionRow>& part, frontdoor::QuestionRow row) {
    if (part.size() < most_rows) part.push_back(std::move(row));
}

}  // namespace

Result<Today> today(frontdoor::Questions& questions, access::Grant const& grant) {
    Today day;
    if (!grant.holds("question.list")) return day;
    day.totals = TRY(questions.totals(grant));
    frontdoor::store::ListFilter filter;
    filter.states = {frontdoor::State::open, frontdoor::State::taken, frontdoor::State::answered};
    auto rows = TRY(questions.list(grant, filter));
    auto const date = amsterdam_day(grant.at());
    for (auto& row : rows) {
        switch (frontdoor::group_of(row, date)) {
            case frontdoor::Group::late:
                keep(day.late, std::move(row));
                break;
            case frontdoor::Group::today:
                keep(day.due_today, std::move(row));
                break;
            case frontdoor::Group::waiting:
                keep(day.waiting, std::move(row));
                break;
            case frontdoor::Group::later:
                if (row.state == frontdoor::State::open) keep(day.fresh, std::move(row));
                break;
            case frontdoor::Group::closed:
                break;
        }
    }
    return day;
}

}  // namespace plein::workday
