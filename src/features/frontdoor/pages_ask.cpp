// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "features/frontdoor/pages.hpp"
#include "features/frontdoor/rules.hpp"
#include "platform/html/head.hpp"

/// Asking for help in five short steps. Nothing is kept on the server until the last one: the answers given so far
/// travel along in hidden fields, so that the steps work without script and leave nothing on a shared computer. The way
/// back is a button of the form; the browser's own asks whether to send the answers again, since it may keep none.
namespace plein::frontdoor {
namespace {

enum class Step { story, place, contact, check };

struct StepRow {
    Step step;
    std::string_view name;
    std::string_view section;
    std::vector<std::string_view> fields;  ///< the form fields that this step asks
};

std::array<StepRow, 4> const& steps() {
    static std::array<StepRow, 4> const rows{{
        {Step::story, "story", "step_story", {"story", "themes"}},
        {Step::place, "place", "step_place", {"postcode"}},
        {Step::contact, "contact", "step_contact", {"contact", "name", "phone", "mail", "call_when", "safe"}},
        {Step::check, "check", "step_check", {}},
    }};
    return rows;
}

StepRow const& row_of(Step step) { return steps()[static_cast<std::size_t>(step)]; }

Step parse_step(std::string_view name) {
    for (auto const& row : steps()) {
        if (row.name == name) return row.step;
    }
    return Step::story;
}

Ask read_ask(http::Fields const& form) {
    Ask ask;
    ask.story = form.first("story");
    for (auto const theme : form.all("themes")) ask.themes.emplace_back(theme);
    ask.postcode = form.first("postcode");
    ask.contact.kind = parse_contact_kind(form.first("contact")).value_or(ContactKind::none);
    ask.contact.name = form.first("name");
    ask.contact.phone = form.first("phone");
    ask.contact.mail = form.first("mail");
    ask.contact.call_when = form.first("call_when");
    ask.contact.safe_to_leave_message = form.first("safe") == "yes";
    ask.about = form.first("about");
    return ask;
}

/// The errors that belong to a step; those of steps not reached yet wait.
Error errors_of(Error error, StepRow const& step) {
    auto& fields = error.fields;
    fields.erase(std::remove_if(fields.begin(), fields.end(),
                                [&](FieldError const& field) {
                                    return std::find(step.fields.begin(), step.fields.end(), field.field) ==
                                           step.fields.end();
                                }),
                 fields.end());
    return error;
}

void fill_contact_lines(html::Data& data, Desk const& desk, http::Request const& request, Ask const& ask) {
    auto const text = [&](std::string_view dutch,
                          std::vector<std::pair<std::string_view, std::string>> const& slots = {}) {
        data.add("contact_line").set("line", desk.pages->text(request.language, dutch, slots));
    };
    if (ask.contact.kind == ContactKind::call) text(html::dutch("Bel mij op {phone}"), {{"phone", ask.contact.phone}});
    if (ask.contact.kind == ContactKind::mail) text(html::dutch("Mail mij op {mail}"), {{"mail", ask.contact.mail}});
    if (ask.contact.kind == ContactKind::none) text(html::dutch("Ik kijk zelf met mijn code"));
    if (ask.contact.kind == ContactKind::call && !ask.contact.call_when.empty())
        text(html::dutch("Het beste moment: {when}"), {{"when", ask.contact.call_when}});
    if (ask.contact.kind == ContactKind::call && !ask.contact.safe_to_leave_message)
        text(html::dutch("Spreek niets in"));
    if (!ask.contact.name.empty()) text(html::dutch("Noem mij {name}"), {{"name", ask.contact.name}});
}

http::Response show_step(Desk const& desk, http::Request const& request, access::Grant const& grant, Step step,
                         http::Fields const& form, std::string_view form_key, Error const* error) {
    auto const& row = row_of(step);
    auto const ask = read_ask(form);
    html::Data data;
    data.set("form_key", form_key);
    html::change_language_by_form(data, request, "/hulp-vragen", row.name);
    data.show(row.section).set("step_number", static_cast<std::int64_t>(step) + 1);
    data.show_if("not_check", step != Step::check).show_if("not_first", step != Step::story);
    for (auto const& other : steps()) {
        if (other.step == step) continue;
        for (auto const field : other.fields) {
            for (auto const value : form.all(field)) data.add("kept").set("kept_name", field).set("kept_value", value);
        }
    }
    if (!ask.about.empty()) data.add("kept").set("kept_name", "about").set("kept_value", ask.about);
    if (auto const entry = ask.about.empty() ? std::nullopt : desk.around.entry(grant, ask.about))
        data.set("about_name", entry->name).show("has_about");
    data.set("story_value", ask.story).set("postcode_value", ask.postcode).set("name_value", ask.contact.name);
    data.set("phone_value", ask.contact.phone).set("mail_value", ask.contact.mail);
    data.set("call_when_value", ask.contact.call_when);
    data.show_if("has_postcode", !ask.postcode.empty()).show_if("no_postcode", ask.postcode.empty());
    for (auto const& theme : desk.around.themes(request.language)) {
        auto& choice = data.add("theme_choice");
        choice.set("code", theme.code).set("name", theme.name).set("icon", theme.icon);
        choice.show_if("checked", std::find(ask.themes.begin(), ask.themes.end(), theme.code) != ask.themes.end());
    }
    data.show("has_theme_choices");
    bool const chosen = form.has("contact");
    data.show_if("contact_call", chosen && ask.contact.kind == ContactKind::call);
    data.show_if("contact_mail", chosen && ask.contact.kind == ContactKind::mail);
    data.show_if("contact_none", chosen && ask.contact.kind == ContactKind::none);
    data.show_if("safe_yes", form.first("safe") == "yes").show_if("safe_no", form.first("safe") == "no");
    fill_lines(data, "story_line", ask.story);
    data.set("theme_names", theme_names(desk, request.language, ask.themes)).show_if("has_themes", !ask.themes.empty());
    fill_contact_lines(data, desk, request, ask);
    fill_urgent(data, desk, request.language, ask.story);
    if (error) html::show_errors(data, *desk.pages, request.language, *error);
    if (request.method == http::Method::get)
        html::describe_page(
            data, request, "/hulp-vragen",
            desk.pages->text(request.language,
                             html::dutch("Vertel in uw eigen woorden waar u hulp bij zoekt. Een medewerker denkt met u "
                                         "mee. U hoeft geen naam of account op te geven.")));
    auto response = desk.pages->page(request, "frontdoor/ask", std::move(data),
                                     desk.pages->text(request.language, html::dutch("Vraag hulp")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

http::Response show_asked(Desk const& desk, http::Request const& request, Asked const& asked, ContactKind contact,
                          std::string_view story) {
    html::Data data;
    fill_urgent(data, desk, request.language, story);
    html::change_language_by_form(data, request, "/vraag", "status");
    data.set("form_key", Questions::new_form_key()).set("code", asked.code).set("step_number", 5).show("all_done");
    data.set("due_text", html::day_in_words(*desk.pages, request.language, asked.due, amsterdam_day(request.at)));
    data.show_if("contact_call", contact == ContactKind::call);
    data.show_if("contact_mail", contact == ContactKind::mail);
    data.show_if("contact_none", contact == ContactKind::none);
    return desk.pages->page(request, "frontdoor/asked", std::move(data),
                            desk.pages->text(request.language, html::dutch("Uw vraag is verstuurd")));
}

}  // namespace

http::Response show_ask(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    // Filled in before, and refused because somebody had signed in on this browser meanwhile.
    if (request.form.has("step")) {
        return show_step(desk, request, grant, parse_step(request.form.first("step")), request.form,
                         Questions::new_form_key(), nullptr);
    }
    http::Fields form;
    if (auto const about = request.query.first("bij"); parse_uuid(about)) form.add("about", std::string(about));
    return show_step(desk, request, grant, Step::story, form, Questions::new_form_key(), nullptr);
}

http::Response send_ask(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    auto const step = parse_step(form.first("step"));
    auto const form_key = form.first("form_key");
    if (form.has("goto"))
        return show_step(desk, request, grant, parse_step(form.first("goto")), form, form_key, nullptr);
    if (form.first("act") == "back") {
        auto const before = static_cast<Step>(std::max(0, static_cast<int>(step) - 1));
        return show_step(desk, request, grant, before, form, form_key, nullptr);
    }
    auto ask = read_ask(form);
    ask.language = http::name(request.language);
    if (step != Step::check) {
        if (auto const checked = check(ask, theme_codes(desk)); !checked) {
            auto const mine = errors_of(checked.error(), row_of(step));
            if (!mine.fields.empty()) return show_step(desk, request, grant, step, form, form_key, &mine);
        }
        // Not choosing how to be reached is a choice that has to be made by the resident, not by us.
        if (step == Step::contact && !form.has("contact")) {
            Error const missing{ErrorKind::bad_request, "question.incomplete", {}, {{"contact", "contact.missing"}}};
            return show_step(desk, request, grant, step, form, form_key, &missing);
        }
        return show_step(desk, request, grant, static_cast<Step>(static_cast<int>(step) + 1), form, form_key, nullptr);
    }
    auto const contact = ask.contact.kind;
    ask.may_be_urgent = !urgent_of(desk, request.language, ask.story).empty();
    auto const asked = desk.questions->ask(grant, std::move(ask), theme_codes(desk), form_key);
    if (asked) return show_asked(desk, request, *asked, contact, form.first("story"));
    // Back to the first step that has something to mend, with everything that was typed.
    for (auto const& row : steps()) {
        auto const mine = errors_of(asked.error(), row);
        if (!mine.fields.empty()) return show_step(desk, request, grant, row.step, form, form_key, &mine);
    }
    // What was changed after sending is a new question, if the resident sends it.
    auto const key = asked.error().code == "form.sent_before" ? Questions::new_form_key() : std::string(form_key);
    return show_step(desk, request, grant, Step::check, form, key, &asked.error());
}

}  // namespace plein::frontdoor
