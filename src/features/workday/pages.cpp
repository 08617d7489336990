// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/workday/pages.hpp"

namespace plein::workday {
namespace {

using html::dutch;

void fill(html::Data& data, frontdoor::Desk const& desk, http::Request const& request, std::string const& list,
          Part const& part, frontdoor::Names const& names) {
    for (auto const& row : part.rows) frontdoor::fill_row(data.add(list), desk, request, row, names);
    data.show_if("has_" + list, !part.rows.empty()).show_if("no_" + list, part.rows.empty());
    data.show_if("more_" + list, part.has_more);
}

/// One kind of work on the directory: what it is called, where it stands and how much of it waits.
void add_upkeep(html::Data& data, std::string name, std::string_view url, std::int64_t count) {
    auto& row = data.add("upkeep_row");
    row.set("name", name).set("url", url).set("count", count).show_if("waits", count > 0).show_if("rests", count == 0);
}

void fill_upkeep(html::Data& data, html::Pages const& pages, http::Language language, Upkeep const& upkeep) {
    auto const text = [&](std::string_view words) { return pages.text(language, words); };
    add_upkeep(data, text(dutch("Voorstellen van wie aanbod bijhoudt")), "/werk/aanbod/voorstellen", upkeep.proposals);
    add_upkeep(data, text(dutch("Vondsten om over te beslissen")), "/werk/rondes", upkeep.discoveries);
    add_upkeep(data, text(dutch("Meldingen dat er iets niet klopt")), "/werk/reacties?soort=meldingen", upkeep.reports);
    add_upkeep(data, text(dutch("Aanbod dat er misschien dubbel in staat")), "/werk/aanbod/dubbel", upkeep.doubles);
    add_upkeep(data, text(dutch("Aanbod dat is verouderd")), "/werk/aanbod?versheid=stale", upkeep.stale);
    auto const all = upkeep.proposals + upkeep.discoveries + upkeep.reports + upkeep.doubles + upkeep.stale;
    data.show_if("nothing_waits", all == 0);
}

}  // namespace

http::Response show_today(frontdoor::Desk const& desk, Around const& around, http::Request const& request,
                          access::Grant const& grant) {
    auto const day = today(*desk.questions, grant);
    if (!day) return desk.pages->error_page(request, day.error());
    auto const upkeep = around.upkeep(request);
    if (!upkeep) return desk.pages->error_page(request, upkeep.error());
    html::Data data;
    data.show("in_today");
    data.set("today_heading", desk.pages->text(request.language, dutch("Vandaag")));
    bool const sees = grant.holds("question.list");
    data.show_if("sees_questions", sees).show_if("sees_none", !sees);
    data.show_if("may_manage", grant.holds("account.manage")).show_if("may_verify", grant.holds("logbook.verify"));
    data.show_if("keeps_directory", upkeep->has_value()).show_if("keeps_none", !*upkeep);
    if (*upkeep) fill_upkeep(data, *desk.pages, request.language, **upkeep);
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
                            desk.pages->text(request.language, dutch("Vandaag")));
}

}  // namespace plein::workday
