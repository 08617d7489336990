// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "features/frontdoor/pages.hpp"
#include "features/frontdoor/rules.hpp"

/// The worker's list and the page of one question.
namespace plein::frontdoor {
namespace {

constexpr int page_size = 50;

std::string_view group_name(Group group) {
    switch (group) {
        case Group::late:
            return html::dutch("Te laat");
        case Group::today:
            return html::dutch("Vandaag");
        case Group::later:
            return html::dutch("Later");
        case Group::waiting:
            return html::dutch("Wacht op inwoner");
        case Group::closed:
            return html::dutch("Afgesloten");
    }
    return {};
}

/// A place in the list as it stands in an address: `0.2026-11-24.<id>`, with 1 for who may not be able to wait.
std::optional<store::ListKey> parse_key(std::string_view text) {
    auto const parts = split(text, '.');
    if (parts.size() != 3 || !parse_day(parts[1])) return std::nullopt;
    auto const id = parse_uuid(parts[2]);
    if (!id) return std::nullopt;
    return store::ListKey{parts[0] == "1", std::string(parts[1]), *id};
}

std::string_view saved_text(std::string_view done) {
    if (done == "overgenomen") return html::dutch("De vraag is nu van u. Lees hem en bel of schrijf de inwoner.");
    if (done == "beantwoord") return html::dutch("Uw antwoord staat klaar voor de inwoner, die het met de code leest.");
    if (done == "afgesloten") return html::dutch("De vraag is afgesloten.");
    return {};
}

/// A mobile number in two parts, as people read it out; other area codes differ in length and stay as they are.
std::string readable_phone(std::string const& phone) {
    return phone.size() == 10 && phone.starts_with("06") ? "06 " + phone.substr(2) : phone;
}

struct Shown {
    Error const* error = nullptr;
    std::string_view typed{};    ///< answer or note that was not saved
    bool is_given_back = false;  ///< what was typed comes from a form that was refused before, in another session
};

void fill_suggestions(html::Data& data, Desk const& desk, http::Request const& request, access::Grant const& grant,
                      Question const& question) {
    auto const ticked = request.form.all("entries");
    auto suggestions = desk.around.suggest(grant, request.language, question.story, question.row.themes);
    // What was ticked stays, also where the directory now has other answers.
    for (auto const id : ticked) {
        bool const there =
            std::any_of(suggestions.begin(), suggestions.end(), [&](auto const& e) { return e.id == id; });
        if (auto const entry = there ? std::nullopt : desk.around.entry(grant, id)) suggestions.push_back(*entry);
    }
    for (auto const& entry : suggestions) {
        auto& suggestion = data.add("suggestion");
        suggestion.set("entry_code", entry.id)
            .set("name", entry.name)
            .set("url", entry.url)
            .set("reason_text", entry.reason);
        suggestion.set_optional("phone", entry.phone).set("phone_link", parse_phone(entry.phone).value_or(""));
        suggestion.show_if("checked", std::find(ticked.begin(), ticked.end(), entry.id) != ticked.end());
    }
    data.show_if("has_suggestions", !suggestions.empty());
}

/// What a colleague did meanwhile, beside what was typed.
void fill_conflict(html::Data& data, Desk const& desk, http::Request const& request, Names const& names,
                   Event const& last, Shown const& shown, bool is_homeless) {
    auto const& pages = *desk.pages;
    auto& conflict = data.add("conflict");
    conflict.set("colleague_name", last.worker.empty() ? pages.text(request.language, html::dutch("De inwoner"))
                                                       : name_in(names, last.worker));
    conflict.set("colleague_when_text", html::moment_in_words(pages, request.language, last.at));
    fill_lines(conflict, "conflict_yours", shown.typed);
    fill_lines(conflict, "conflict_theirs", last.text);
    conflict.show_if("has_typed", !shown.typed.empty()).show_if("no_typed", shown.typed.empty());
    conflict.show_if("can_save", !is_homeless).show_if("too_late", is_homeless);
    conflict.show_if("has_theirs", !last.text.empty());
}

http::Response show(Desk const& desk, http::Request const& request, access::Grant const& grant,
                    Question const& question, Shown const& shown) {
    auto const& pages = *desk.pages;
    auto const& form = request.form;
    auto row = question.row;
    row.words = words_of(question);  // what was added may be urgent too
    auto const base = fmt::format("/werk/vragen/{}", to_text(row.id));
    html::Data data;
    std::set<std::string> people;
    for (auto const& event : question.events) people.insert(event.worker);
    people.insert(row.owner);
    people.erase("");
    auto const names = desk.around.account_names(grant, {people.begin(), people.end()});
    fill_row(data, desk, request, row, names);
    data.show("in_questions").set("form_key", Questions::new_form_key()).set("version", question.version);
    data.set("take_url", base + "/overname")
        .set("answer_url", base + "/antwoord")
        .set("close_url", base + "/afsluiting");
    data.set("received_text", html::moment_in_words(pages, request.language, row.asked_at));
    fill_lines(data, "story_line", question.story);
    for (auto const& theme : desk.around.themes(request.language)) {
        if (std::find(row.themes.begin(), row.themes.end(), theme.code) != row.themes.end())
            data.add("question_theme").set("name", theme.name);
    }
    auto const& contact = question.contact;
    data.set_optional("name", contact.name).set_optional("call_when", contact.call_when);
    data.set_optional("contact_phone", readable_phone(contact.phone)).set("contact_phone_link", contact.phone);
    data.set_optional("resident_mail", contact.mail);
    // Wherever a number stands somebody may ring it, also one that was kept with a wish to be mailed.
    data.show_if("is_unsafe", !contact.phone.empty() && !contact.safe_to_leave_message);
    // The answer stands on the site; who asked to be called or mailed has not heard of it yet.
    bool const answered = row.state == State::answered;
    bool const must_call = answered && contact.kind == ContactKind::call;
    bool const must_mail = answered && contact.kind == ContactKind::mail;
    data.show_if("must_reach", must_call || must_mail).show_if("must_call", must_call).show_if("must_mail", must_mail);
    fill_history(data, desk, request, grant, question, &names);

    bool const mine = row.owner == to_text(grant.account());
    bool const can_answer = may_follow(row.state, Act::answer);
    data.show_if("can_take", may_follow(row.state, Act::take) && !mine);
    data.show_if("can_answer", can_answer).show_if("can_close", may_follow(row.state, Act::close));
    data.show_if("answer_is_main", mine).show_if("answer_is_second", !mine);
    data.set("answer_value", form.first("answer")).set("note_value", form.first("note"));
    for (auto const result : {ClosingResult::answered, ClosingResult::referred, ClosingResult::no_contact,
                              ClosingResult::withdrawn, ClosingResult::not_ours})
        data.show_if(fmt::format("result_{}", name(result)), form.first("result") == name(result));
    bool const closes = form.has("note");
    if (!http::is_safe(request.method)) {
        bool const by_close = closes && may_follow(row.state, Act::close);
        bool const by_answer = !closes && form.has("answer") && can_answer;
        data.show_if("lang_close", by_close).show_if("lang_answer", by_answer);
        if (by_close || by_answer)
            html::change_language_by_form(data, request, base + (by_close ? "/afsluiting" : "/antwoord"), "question");
        else
            data.set("other_lang_url", base + (request.language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    }
    data.show_if("close_open", closes);
    if (can_answer) fill_suggestions(data, desk, request, grant, question);
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty())
        data.show("saved").set("saved_text", pages.text(request.language, saved));
    bool const is_homeless = !shown.typed.empty() && !(closes ? may_follow(row.state, Act::close) : can_answer);
    bool const is_late = shown.error ? shown.error->code == "question.changed"
                                     : shown.is_given_back && form.first("version") != std::to_string(question.version);
    if (is_late && !question.events.empty())
        fill_conflict(data, desk, request, names, question.events.back(), shown, is_homeless);
    else if (shown.error)
        html::show_errors(data, pages, request.language, *shown.error);
    else if (shown.is_given_back)
        data.show("saved").set(
            "saved_text",
            pages.text(request.language, html::dutch("Wat u typte is er nog. Kijk het na en verstuur het dan.")));
    data.show_if("unsent", is_homeless && !is_late);
    fill_lines(data, "unsent_line", is_homeless ? shown.typed : std::string_view{}, "line");
    auto response =
        pages.page(request, "frontdoor/question", std::move(data),
                   pages.text(request.language, html::dutch("Vraag {number}"), {{"number", number_text(row)}}));
    if (shown.error) response.status = http::status_of(shown.error->kind);
    return response;
}

Result<Edit> read_edit(http::Request const& request) {
    Edit edit;
    edit.id = TRY(request.id<QuestionTag>("question"));
    auto const version = request.form.first("version");
    for (char const c : version) {
        if (c < '0' || c > '9' || version.size() > 9) return fail(ErrorKind::bad_request, "form.malformed");
        edit.version = edit.version * 10 + (c - '0');
    }
    edit.form_key = request.form.first("form_key");
    return edit;
}

/// Runs one act of a worker: done goes back to the question, anything else shows it again with what was typed.
template <class DoAct>
http::Response act(Desk const& desk, http::Request const& request, access::Grant const& grant, std::string_view done,
                   std::string_view typed, DoAct&& do_act) {
    auto const edit = read_edit(request);
    if (!edit) return desk.pages->error_page(request, edit.error());
    if (request.form.has("goto")) {
        auto const question = desk.questions->open(grant, edit->id);
        if (!question) return desk.pages->error_page(request, question.error());
        return show(desk, request, grant, *question, {nullptr, typed});
    }
    auto const result = do_act(*edit);
    if (result) return http::see_other(fmt::format("/werk/vragen/{}?gedaan={}", to_text(edit->id), done));
    if (result.error().kind == ErrorKind::forbidden_or_absent) return desk.pages->error_page(request, result.error());
    auto const question = desk.questions->open(grant, edit->id);
    if (!question) return desk.pages->error_page(request, question.error());
    return show(desk, request, grant, *question, {&result.error(), typed});
}

}  // namespace

http::Response list_questions(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const which = request.query.first("lijst");
    bool const mine = which == "van-mij";
    bool const closed = which == "afgesloten";
    store::ListFilter filter;
    filter.states = closed ? std::vector<State>{State::closed, State::withdrawn}
                           : std::vector<State>{State::open, State::taken, State::answered};
    if (mine) filter.owner = to_text(grant.account());
    filter.after = parse_key(request.query.first("na"));
    filter.most = page_size + 1;
    filter.newest_first = closed;
    auto rows = desk.questions->list(grant, filter);
    if (!rows) return desk.pages->error_page(request, rows.error());

    html::Data data;
    data.show("in_questions").show_if("filter_mine", mine).show_if("filter_closed", closed);
    data.show_if("filter_open", !mine && !closed);
    bool const more = rows->size() > page_size;
    if (more) rows->pop_back();
    std::vector<QuestionRow const*> shown;
    shown.reserve(rows->size());
    for (auto const& row : *rows) shown.push_back(&row);
    auto const names = owner_names(desk, grant, shown);
    auto const today = amsterdam_day(request.at);
    for (auto const group : {Group::late, Group::today, Group::later, Group::waiting, Group::closed}) {
        html::Data* section = nullptr;
        std::int64_t count = 0;
        for (auto const& row : *rows) {
            if (group_of(row, today) != group) continue;
            if (!section) section = &data.add("group");
            fill_row(section->add("question"), desk, request, row, names);
            ++count;
        }
        if (section)
            section->set("group_name", desk.pages->text(request.language, group_name(group))).set("count", count);
    }
    data.show_if("no_questions", rows->empty());
    bool const later_page = filter.after.has_value();
    data.show_if("has_pager", more || later_page).show_if("has_previous", later_page).show_if("has_next", more);
    auto const list_query = which.empty() ? std::string{} : fmt::format("lijst={}&", http::encode_component(which));
    data.set("previous_url",
             which.empty() ? "/werk/vragen" : fmt::format("/werk/vragen?lijst={}", http::encode_component(which)));
    data.set("next_url",
             more ? fmt::format("/werk/vragen?{}na={}.{}.{}", list_query, waits_urgently(rows->back()) ? 1 : 0,
                                iso_day(rows->back().due), to_text(rows->back().id))
                  : "");
    return desk.pages->page(request, "frontdoor/questions", std::move(data),
                            desk.pages->text(request.language, html::dutch("Vragen")));
}

http::Response show_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<QuestionTag>("question");
    if (!id) return desk.pages->error_page(request, id.error());
    auto const question = desk.questions->open(grant, *id);
    if (!question) return desk.pages->error_page(request, question.error());
    Shown shown;
    // A page is only asked for with a form where one was refused because its session was over.
    shown.typed = request.form.first(request.form.has("note") ? "note" : "answer");
    shown.is_given_back = !shown.typed.empty() || request.form.has("result") || request.form.has("entries");
    return show(desk, request, grant, *question, shown);
}

http::Response take_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    return act(desk, request, grant, "overgenomen", {},
               [&](Edit const& edit) { return desk.questions->take(grant, edit); });
}

http::Response answer_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const text = request.form.first("answer");
    return act(desk, request, grant, "beantwoord", text, [&](Edit const& edit) {
        std::vector<std::string> entries;
        for (auto const entry : request.form.all("entries")) {
            if (parse_uuid(entry) && entries.size() < 20) entries.emplace_back(entry);
        }
        return desk.questions->answer(grant, edit, text, std::move(entries));
    });
}

http::Response close_question(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    auto const note = request.form.first("note");
    return act(desk, request, grant, "afgesloten", note, [&](Edit const& edit) -> Result<void> {
        auto const result = parse_closing_result(request.form.first("result"));
        if (!result) {
            return tl::unexpected<Error>(
                Error{ErrorKind::bad_request, "result.missing", {}, {{"result", "result.missing"}}});
        }
        return desk.questions->close(grant, edit, *result, note);
    });
}

}  // namespace plein::frontdoor
