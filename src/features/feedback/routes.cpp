// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/route.hpp"

#include "features/feedback/feedback.hpp"

namespace plein::feedback {

void routes(http::RouteTable& table, Box const& box) {
    using http::Method;
    auto const row = http::page_rows(table, box);
    row(Method::post, "/reactie", {"public", "directory", "none"}, take_vote);
    row(Method::post, "/reactie/opmerking", {"public", "directory", "feedback.commented"}, take_comment);
    row(Method::get, "/aanbod/{entry}/melding", {"public", "directory", "none"}, show_report);
    row(Method::post, "/aanbod/{entry}/melding", {"public", "directory", "feedback.reported"}, take_report);
    row(Method::get, "/werk/reacties", {"feedback.read", "directory", "feedback.listed"}, list_remarks);
    row(Method::get, "/werk/reacties/paginas", {"feedback.read", "directory", "none"}, list_pages);
    row(Method::get, "/werk/reacties/{remark}", {"feedback.read", "directory", "feedback.opened"}, show_remark);
    row(Method::post, "/werk/reacties/{remark}/afhandeling", {"feedback.read", "directory", "feedback.handled"},
        handle_remark);
    row(Method::post, "/werk/reacties/{remark}/heropening", {"feedback.read", "directory", "feedback.reopened"},
        reopen_remark);
}

}  // namespace plein::feedback
