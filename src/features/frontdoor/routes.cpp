// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/route.hpp"

#include "features/frontdoor/frontdoor.hpp"

namespace plein::frontdoor {

void routes(http::RouteTable& table, Desk const& desk) {
    using http::Method;
    auto const row = http::page_rows(table, desk);
    table.add(
        {Method::get,
         "/",
         {"public", "directory", "none"},
         [&desk, kept = std::make_shared<LastMinute>()](http::Request const& request, access::Grant const& grant) {
             return show_home(desk, *kept, request, grant);
         },
         std::nullopt});
    row(Method::get, "/over", {"public", "directory", "none"}, show_about);
    row(Method::get, "/privacy", {"public", "directory", "none"}, show_privacy);
    row(Method::get, "/toegankelijkheid", {"public", "directory", "none"}, show_accessibility);
    row(Method::get, "/hulp-vragen", {"public", "first-contact", "none"}, show_ask);
    row(Method::post, "/hulp-vragen", {"public", "first-contact", "question.asked"}, send_ask);
    row(Method::get, "/vraag", {"public", "first-contact", "none"}, show_code_form);
    row(Method::post, "/vraag", {"public", "first-contact", "question.followed"}, follow_question);
    row(Method::post, "/vraag/aanvulling", {"public", "first-contact", "question.added"}, add_to_question);
    row(Method::post, "/vraag/intrekking", {"public", "first-contact", "question.withdrawn"}, withdraw_question);
    row(Method::get, "/werk/vragen", {"question.list", "first-contact", "question.listed"}, list_questions);
    row(Method::get, "/werk/vragen/{question}", {"question.answer", "first-contact", "question.opened"}, show_question);
    row(Method::post, "/werk/vragen/{question}/overname", {"question.answer", "first-contact", "question.taken"},
        take_question);
    row(Method::post, "/werk/vragen/{question}/antwoord", {"question.answer", "first-contact", "question.answered"},
        answer_question);
    row(Method::post, "/werk/vragen/{question}/afsluiting", {"question.answer", "first-contact", "question.closed"},
        close_question);
}

}  // namespace plein::frontdoor
