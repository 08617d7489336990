// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.hpp"
#include "features/frontdoor/pages.hpp"
#include "features/frontdoor/rules.hpp"

/// My question by code. The code stands in the body of each request and never in an address, so it stays out of
/// histories, logs and Referer headers; the price is that every page here answers a POST.
namespace plein::frontdoor {
namespace {

std::string_view state_text(Question const& question) {
    switch (question.row.state) {
        case State::open:
            return html::dutch("Wij hebben uw vraag. Een medewerker leest hem zo snel mogelijk.");
        case State::taken:
            return html::dutch("Een medewerker is met uw vraag bezig.");
        case State::answered:
            return html::dutch("Er is een antwoord voor u.");
        case State::closed:
            return html::dutch(
                "Uw vraag is afgesloten. Is het nog niet goed? Schrijf het hieronder, dan gaan wij verder.");
        case State::withdrawn:
            return html::dutch("U hebt uw vraag ingetrokken. U mag altijd opnieuw hulp vragen.");
    }
    return {};
}

/// What was typed and could not be added: shown, and one button away from a new question.
void fill_unsent(html::Data& data, std::string_view typed) {
    data.show_if("unsent", !trim(typed).empty()).set("unsent_value", typed);
    fill_lines(data, "unsent_line", typed);
}

http::Response show_form(Desk const& desk, http::Request const& request, Error const* error) {
    html::Data data;
    data.show("code_form").set("form_key", Questions::new_form_key()).set("code_value", request.form.first("code"));
    auto const more = request.form.first("more");
    fill_unsent(data, more);
    fill_urgent(data, desk, request.language, more);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, "/vraag", "status");
    data.show_if("has_more", !more.empty()).set("more_value", more);
    if (error) html::show_errors(data, *desk.pages, request.language, *error);
    auto response = desk.pages->page(request, "frontdoor/status", std::move(data),
                                     desk.pages->text(request.language, html::dutch("Mijn vraag")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

http::Response show_status(Desk const& desk, http::Request const& request, access::Grant const& grant,
                           Question const& question, std::string_view saved, Error const* error) {
    auto const& pages = *desk.pages;
    html::Data data;
    data.show("has_question").set("form_key", Questions::new_form_key()).set("code", request.form.first("code"));
    data.set("state_text", pages.text(request.language, state_text(question)));
    bool const waits = question.row.state == State::open || question.row.state == State::taken;
    auto const promised = promised_day(desk.questions->reply_term(), question);
    data.set("due_text", html::day_in_words(pages, request.language, promised, amsterdam_day(request.at)));
    // A day that has passed is our fault; saying it again helps nobody, the phone number below does.
    data.show_if("has_due", waits && promised >= amsterdam_day(request.at));
    fill_history(data, desk, request, grant, question, nullptr);
    fill_lines(data, "story_line", question.story);
    bool const can_add = may_follow(question.row.state, Act::add);
    auto const typed = saved.empty() ? request.form.first("more") : std::string_view{};
    data.show_if("can_add", can_add).show_if("no_add", !can_add).set("more_value", typed);
    fill_unsent(data, can_add ? std::string_view{} : typed);
    data.show_if("can_ask_again", !can_add && trim(typed).empty());
    fill_urgent(data, desk, request.language, words_of(question).append(1, '\n').append(typed));
    html::change_language_by_form(data, request, "/vraag", "status");
    data.show_if("can_withdraw", may_follow(question.row.state, Act::withdraw));
    if (!saved.empty()) data.show("saved").set("saved_text", pages.text(request.language, saved));
    if (error) html::show_errors(data, pages, request.language, *error);
    auto response =
        pages.page(request, "frontdoor/status", std::move(data), pages.text(request.language, html::dutch("Uw vraag")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// A wrong code at the field where it was typed; anything else as it is.
Error at_code_field(Error error) {
    if (error.code == "question.code_unknown") error.fields = {{"code", "question.code_unknown"}};
    return error;
}

/// After an act: the question as it is now, with what was done or what went wrong.
http::Response after_act(Desk const& desk, http::Request const& request, access::Grant const& grant,
                         Result<Question> const& done, std::string_view saved) {
    if (done) return show_status(desk, request, grant, *done, saved, nullptr);
    auto const error = at_code_field(done.error());
    auto const question = desk.questions->follow(grant, request.form.first("code"));
    if (!question) return show_form(desk, request, &error);
    return show_status(desk, request, grant, *question, {}, &error);
}

}  // namespace

http::Response show_code_form(Desk const& desk, http::Request const& request, access::Grant const&) {
    return show_form(desk, request, nullptr);
}

http::Response follow_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    return after_act(desk, request, grant, desk.questions->follow(grant, request.form.first("code")), {});
}

http::Response add_to_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    return after_act(desk, request, grant,
                     desk.questions->add(grant, form.first("code"), form.first("more"), form.first("form_key"),
                                         !urgent_of(desk, request.language, form.first("more")).empty()),
                     html::dutch("Wij hebben het erbij gezet."));
}

http::Response withdraw_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    return after_act(desk, request, grant, desk.questions->withdraw(grant, form.first("code"), form.first("form_key")),
                     html::dutch("Dat is geregeld. Wij bellen of mailen u niet meer."));
}

}  // namespace plein::frontdoor
