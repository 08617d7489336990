// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/workday/pages.hpp"

namespace plein::workday {
namespace {

void fill(html::Data& data, frontdoor::Desk const& desk, http::Request const& request, std::string const& list,
          Part const& part, frontdoor::Names const& names) {
    for (auto const& row : part.rows) frontdoor::fill_row(data.add(list), desk, request, row, names);
    data.show_if("has_" + list, !part.rows.empty()).show_if("no_" + list, part.rows.empty());
    data.show_if("more_" + list, part.has_more);
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
    std::vector<frontdoor::QuestionRow const*> rows;
    for (auto const* part : {&day->late, &day->due_today, &day->fresh, &day->waiting})
        for (auto const& row : part->rows) rows.push_back(&row);
    auto const names = frontdoor::owner_names(desk, grant, rows);
    fill(data, desk, request, "late", day->late, names);
    fill(data, desk, request, "today", day->due_today, names);
    fill(data, desk, request, "new", day->fresh, names);
    fill(data, desk, request, "waiting", day->waiting, names);
    // The one to begin with: who may not be able to wait, of today too, before who is late.
    frontdoor::QuestionRow const* first = nullptr;
    for (auto const* part : {&day->late, &day->due_today, &day->fresh})
        for (auto const& row : part->rows)
            if (first == nullptr || (waits_urgently(row) && !waits_urgently(*first))) first = &row;
    if (first != nullptr) data.show("has_first").set("first_url", "/werk/vragen/" + to_text(first->id));
    return desk.pages->page(request, "workday/today", std::move(data),
                            desk.pages->text(request.language, html::dutch("Vandaag")));
}

}  // namespace plein::workday
