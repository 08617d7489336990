// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "features/feedback/pages.hpp"
#include "features/feedback/rules.hpp"
#include "platform/http/forwarded.hpp"

/// What residents send: a yes or no from the foot of a page, what could be better, and what is wrong with an entry.
namespace plein::feedback {
namespace {

using html::dutch;

struct EntryTag;

/// The entry that the address names, with its id.
struct Named {
    Uuid id;
    EntryView entry;
};
Result<Named> entry_of(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = TRY(request.id<EntryTag>("entry"));
    return Named{id.bytes, TRY(box.around.entry(grant, id.bytes))};
}

std::string report_address(Uuid const& entry) { return fmt::format("/aanbod/{}/melding", to_text(entry)); }

Error unreadable() { return {ErrorKind::bad_request, "form.malformed", {}, {}}; }

/// A form that was sent before and changed since needs a key of its own, if it is to be sent again.
std::string key_after(Error const* error, std::string_view sent) {
    bool const is_other = error == nullptr || error->code == "form.sent_before" || error->code == "form.key_malformed";
    return is_other ? Feedback::new_form_key() : std::string(sent);
}

std::string_view term_text(Term const& term, http::Language language) {
    return language == http::Language::nl ? term.text_nl : term.text_en;
}

/// The comment form on a page of its own: where it was refused, or asked for in the other language.
http::Response show_comment(Box const& box, http::Request const& request, Page const& page, Error const* error) {
    auto const& form = request.form;
    html::Data data;
    data.show_if("asks_useful", false).show("useful_is_page");
    html::change_language_by_form(data, request, "/reactie/opmerking", "comment");
    data.set("useful_page", page.path).set("useful_back", form.first("back"));
    data.set("useful_said", form.first("useful") == "no" ? "no" : "yes").set("useful_text", form.first("comment"));
    data.set("useful_key", key_after(error, form.first("form_key")));
    if (error) html::show_errors(data, *box.pages, request.language, *error);
    auto response = box.pages->page(request, "feedback/comment", std::move(data),
                                    box.pages->text(request.language, dutch("Uw reactie")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

Report read_report(http::Request const& request, Uuid const& entry) {
    Report report;
    report.page = {fmt::format("/aanbod/{}", to_text(entry)), entry};
    report.wrong = parse_wrong(request.form.first("wrong"));
    report.text = request.form.first("text");
    report.mail = request.form.first("mail");
    report.language = http::name(request.language);
    return report;
}

http::Response show_form(Box const& box, http::Request const& request, Named const& named, Error const* error) {
    auto const& entry = named.entry;
    auto const& pages = *box.pages;
    auto const& form = request.form;
    html::Data data;
    data.show_if("asks_useful", false).show_if("quick_leave", entry.about_safety);
    data.set("entry_name", entry.name).set("back_url", entry.url);
    data.set("report_url", report_address(named.id));
    if (!http::is_safe(request.method))
        html::change_language_by_form(data, request, report_address(named.id), "report");
    data.set("form_key", key_after(error, form.first("form_key")));
    auto const chosen = parse_wrong(form.first("wrong"));
    for (auto const wrong : {Wrong::hours, Wrong::phone, Wrong::address, Wrong::cost, Wrong::ended, Wrong::other}) {
        auto& choice = data.add("wrong_choice");
        choice.set("code", name(wrong)).set("words", wrong_words(pages, request.language, wrong));
        choice.show_if("checked", chosen == wrong);
    }
    data.set("text_value", form.first("text")).set("mail_value", form.first("mail"));
    data.set("mail_term", term_text(box.feedback->mail_term(), request.language));
    data.set("remark_term", term_text(box.feedback->remark_term(), request.language));
    if (error) html::show_errors(data, pages, request.language, *error);
    auto response = pages.page(request, "feedback/report", std::move(data),
                               pages.text(request.language, dutch("Klopt er iets niet?")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

http::Response show_thanks(Box const& box, http::Request const& request, EntryView const& entry) {
    auto const& pages = *box.pages;
    auto const text = [&](std::string_view words) { return pages.text(request.language, words); };
    html::Data data;
    auto const heading = text(dutch("Dank u, wij kijken het na"));
    data.show("is_done").show_if("quick_leave", entry.about_safety).set("message_heading", heading);
    data.add("message_line")
        .set("message_text", text(dutch("Een redacteur leest uw melding en past aan wat niet "
                                        "klopt. Gaf u een e-mailadres? Dan hoort u wat wij "
                                        "deden.")));
    data.show("has_back").set("back_url", entry.url).set("back_text", text(dutch("Terug naar de pagina")));
    return pages.page(request, "html/message", std::move(data), heading);
}

}  // namespace

http::Response take_vote(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    auto const page = box.around.page_of(grant, form.first("page"));
    auto const useful = parse_useful(form.first("useful"));
    if (!page || !useful) return box.pages->error_page(request, unreadable());
    auto kept = box.feedback->admit(http::network_of(request.remote_address), request.at);
    if (kept) kept = box.feedback->vote(grant, *page, *useful, http::name(request.language), form.first("form_key"));
    if (!kept) return box.pages->error_page(request, kept.error());
    return http::see_other(way_back(form.first("back"), page->path, *useful == Useful::yes ? "ja" : "nee"));
}

http::Response take_comment(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    auto const page = box.around.page_of(grant, form.first("page"));
    auto const useful = parse_useful(form.first("useful"));
    if (!page || !useful) return box.pages->error_page(request, unreadable());
    if (form.has("goto")) return show_comment(box, request, *page, nullptr);
    Comment comment;
    comment.page = *page;
    comment.useful = *useful;
    comment.text = form.first("comment");
    comment.language = http::name(request.language);
    auto kept = box.feedback->admit(http::network_of(request.remote_address), request.at);
    if (kept) kept = box.feedback->comment(grant, std::move(comment), form.first("form_key"));
    if (!kept) return show_comment(box, request, *page, &kept.error());
    return http::see_other(way_back(form.first("back"), page->path, "dank"));
}

http::Response show_report(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const named = entry_of(box, request, grant);
    if (!named) return box.pages->error_page(request, named.error());
    if (request.query.first("gedaan") == "verstuurd") return show_thanks(box, request, named->entry);
    return show_form(box, request, *named, nullptr);
}

http::Response take_report(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const named = entry_of(box, request, grant);
    if (!named) return box.pages->error_page(request, named.error());
    if (request.form.has("goto")) return show_form(box, request, *named, nullptr);
    auto kept = box.feedback->admit(http::network_of(request.remote_address), request.at);
    if (kept) kept = box.feedback->report(grant, read_report(request, named->id), request.form.first("form_key"));
    if (!kept) return show_form(box, request, *named, &kept.error());
    return http::see_other(report_address(named->id) + "?gedaan=verstuurd");
}

}  // namespace plein::feedback
