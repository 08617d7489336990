// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "features/workday/pages.hpp"

namespace plein::workday {
namespace {

void fill(html::Data& data, frontdoor::Desk const& desk, http::Request const& request, std::string const& list,
          std::vector<frontdoor::QuestionRow> const& rows, std::int64_t total) {
    for (auto const& row : rows) frontdoor::fill_row(data.add(list), desk, request, row);
    data.show_if("has_" + list, !rows.empty()).show_if("no_" + list, rows.empty());
    data.show_if("more_" + list, !rows.empty() && total > static_cast<std::int64_t>(rows.size()));
}

/// Of these, how many are counted as new although they stand in an earlier part.
std::int64_t untaken(std::vector<frontdoor::QuestionRow> const& rows) {
    return std::count_if(rows.begin(), rows.end(), [](auto const& row) { return row.state == frontdoor::State::open; });
}

}  // namespace

http::Response show_today(frontdoor::Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const day = today(*desk.questions, grant);
    if (!day) return desk.pages->error_page(request, day.error());
    html::Data data;
    data.show("in_today");
    data.set("today_heading", desk.pages->text(request.language, html::dutch("Vandaag")));
    bool const sees = grant.holds("question.list");
    data.show_if("sees_questions", sees).show_if("sees_none", !sees);
    data.show_if("may_import", grant.holds("directory.import")).show_if("may_manage", grant.holds("account.manage"));
    data.show_if("may_verify", grant.holds("logbook.verify"));
    data.set("late_count", day->totals.late).set("today_count", day->totals.today);
    data.set("new_count", day->totals.open).set("waiting_count", day->totals.waiting);
    fill(data, desk, request, "late", day->late, day->totals.late);
    fill(data, desk, request, "today", day->due_today, day->totals.today);
    fill(data, desk, request, "new", day->fresh, day->totals.open - untaken(day->late) - untaken(day->due_today));
    fill(data, desk, request, "waiting", day->waiting, day->totals.waiting);
    for (auto const* part : {&day->late, &day->due_today, &day->fresh}) {
        if (part->empty()) continue;
        data.show("has_first").set("first_url", "/werk/vragen/" + to_text(part->front().id));
        break;
    }
    return desk.pages->page(request, "workday/today", std::move(data),
                            desk.pages->text(request.language, html::dutch("Vandaag")));
}

}  // namespace plein::workday
