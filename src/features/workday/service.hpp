// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/frontdoor/frontdoor.hpp"
#include "platform/access/grant.hpp"

namespace plein::workday {

/// The first few of one part of the day.
struct Part {
    std::vector<frontdoor::QuestionRow> rows;
    bool has_more = false;
};

/// A worker's day: what is late, what is for today, what is new and what waits, each with its first few.
struct Today {
    frontdoor::Totals totals;
    Part late;
    Part due_today;
    Part fresh;
    Part waiting;
};

/// Reads the day. A question stands in one part only: late before today, today before new. Everyone shown is logged as
/// listed. Who may not see questions gets an empty day.
[[nodiscard]] Result<Today> today(frontdoor::Questions& questions, access::Grant const& grant);

}  // namespace plein::workday
