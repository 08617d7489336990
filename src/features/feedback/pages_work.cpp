// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"
#include "features/feedback/pages.hpp"

/// What workers read: the list of what waits, one remark, and how useful pages are.
namespace plein::feedback {
namespace {

using html::dutch;

constexpr int page_size = 25;
/// Of a name in a subject, in code points: the queue takes no subject above 200.
constexpr std::size_t longest_named = 120;

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// A place in the list as it stands in an address: `<microseconds>.<id>`.
std::optional<store::ListKey> parse_key(std::string_view text) {
    auto const dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const at = parse_number(text.substr(0, dot));
    auto const id = parse_uuid(text.substr(dot + 1));
    if (!at || !id) return std::nullopt;
    return store::ListKey{from_micros(*at), *id};
}

std::string key_of(Remark const& remark, bool handled) {
    auto const at = handled ? remark.handled_at.value_or(remark.received_at) : remark.received_at;
    return fmt::format("{}.{}", to_micros(at), to_text(remark.id));
}

std::string day_words(Box const& box, http::Request const& request, Instant at) {
    return html::date_in_words(*box.pages, request.language, amsterdam_day(at), amsterdam_day(request.at));
}

/// `Melding: De openingstijden`, `Opmerking bij een nee`.
std::string kind_words(Box const& box, http::Language language, Remark const& remark) {
    auto const& pages = *box.pages;
    if (remark.kind == Kind::report)
        return pages.text(language, dutch("Melding: {what}"),
                          {{"what", wrong_words(pages, language, remark.wrong.value_or(Wrong::other))}});
    return remark.useful == Useful::yes ? pages.text(language, dutch("Opmerking bij een ja"))
                                        : pages.text(language, dutch("Opmerking bij een nee"));
}

/// The filters as an address has them; each part only where it is set.
struct Filters {
    std::string kind;  ///< `opmerkingen`, `meldingen`
    std::string page;
    bool handled = false;

    [[nodiscard]] std::string address(std::string_view of_kind, bool of_handled, std::string_view of_page) const {
        std::string query;
        auto const add = [&](std::string_view part, std::string_view value) {
            if (!value.empty())
                query += fmt::format("{}{}={}", query.empty() ? "?" : "&", part, http::encode_component(value));
        };
        add("soort", of_kind);
        add("lijst", of_handled ? "afgehandeld" : "");
        add("pagina", of_page);
        return "/werk/reacties" + query;
    }
    [[nodiscard]] std::string own() const { return address(kind, handled, page); }
};

Filters read_filters(http::Request const& request) {
    Filters filters;
    auto const kind = request.query.first("soort");
    if (kind == "opmerkingen" || kind == "meldingen") filters.kind = kind;
    filters.handled = request.query.first("lijst") == "afgehandeld";
    filters.page = shorten(request.query.first("pagina"), 200);
    return filters;
}

void fill_tabs(html::Data& data, std::string_view here, std::optional<Totals> const& totals) {
    data.show("in_feedback");
    for (auto const tab : {"tab_waiting", "tab_handled", "tab_pages"}) data.show_if(tab, here == tab);
    data.show_if("has_totals", totals.has_value());
    if (totals) data.set("waiting_count", totals->comments + totals->reports);
}

void fill_row(html::Data& row, Box const& box, http::Request const& request, Remark const& remark) {
    row.set("url", fmt::format("/werk/reacties/{}", to_text(remark.id)));
    row.set("kind_text", kind_words(box, request.language, remark));
    row.show_if("is_report", remark.kind == Kind::report).show_if("is_comment", remark.kind == Kind::comment);
    row.set("words", remark.text.empty() ? kind_words(box, request.language, remark) : shorten(remark.text, 160));
    row.set("words_language", remark.text.empty() ? http::name(request.language) : std::string_view{remark.language});
    row.set("page_name", page_name(box, request.language, remark.page));
    row.set("received_text", day_words(box, request, remark.received_at));
    row.show_if("wants_answer", remark.wants_answer);
    row.set("note", shorten(remark.note, 120)).show_if("is_handled", remark.handled_at.has_value());
    row.set("handled_text", remark.handled_at ? day_words(box, request, *remark.handled_at) : std::string{});
}

std::string_view saved_text(std::string_view done) {
    if (done == "afgehandeld") return dutch("Bewaard. Deze reactie is afgehandeld.");
    if (done == "gemaild") return dutch("Bewaard. Wat u schreef gaat per e-mail naar wie het meldde.");
    if (done == "heropend") return dutch("Deze reactie wacht weer.");
    return {};
}

/// What goes to who reported something: in their language, with the worker's own words.
Letter letter_about(Box const& box, Remark const& remark, std::string_view note) {
    auto const language = remark.language == "en" ? http::Language::en : http::Language::nl;
    auto const& pages = *box.pages;
    auto const& site = pages.site();
    auto const about = page_name(box, language, remark.page);
    auto const text = [&](std::string_view words, std::vector<std::pair<std::string_view, std::string>> const& slots) {
        return pages.text(language, words, slots);
    };
    Letter letter;
    letter.language = remark.language;
    letter.subject = text(dutch("Uw melding over {name}"), {{"name", shorten(about, longest_named)}});
    letter.text =
        text(dutch("U meldde dat er iets niet klopte bij {name}. Dank u wel."), {{"name", about}}) + "\n\n" +
        text(dutch("Dit hebben wij gedaan:"), {}) + "\n\n" + std::string(note) + "\n\n" +
        text(dutch("Uw e-mailadres is hierna bij ons verwijderd. Vragen? Bel {phone}."), {{"phone", site.phone}}) +
        "\n\n" + site.municipality + "\n";
    return letter;
}

http::Response show(Box const& box, http::Request const& request, Remark const& remark, Error const* error) {
    auto const& pages = *box.pages;
    auto const language = request.language;
    auto const own = fmt::format("/werk/reacties/{}", to_text(remark.id));
    bool const handled = remark.handled_at.has_value();
    auto const typed = request.form.first("note");
    html::Data data;
    data.show("in_feedback").set("form_key", Feedback::new_form_key());
    data.set("handle_url", own + "/afhandeling").set("reopen_url", own + "/heropening");
    data.set("back_url", handled ? "/werk/reacties?lijst=afgehandeld" : "/werk/reacties");
    data.set("kind_text", kind_words(box, language, remark));
    data.set("page_name", page_name(box, language, remark.page)).set("page_url", remark.page.path);
    data.set("all_url", Filters{}.address({}, false, remark.page.path));
    data.set("received_text", html::moment_in_words(pages, language, remark.received_at));
    data.show_if("is_report", remark.kind == Kind::report).show_if("is_comment", remark.kind == Kind::comment);
    data.set("language_name", pages.text(language, remark.language == "en" ? dutch("Engels") : dutch("Nederlands")));
    data.set("remark_language", remark.language);
    html::add_paragraphs(data, "remark_line", remark.text, "line");
    data.show_if("no_text", remark.text.empty()).show_if("has_text", !remark.text.empty());
    data.show_if("wants_answer", remark.wants_answer).show_if("no_answer", !remark.wants_answer);
    data.show_if("is_handled", handled).show_if("is_waiting", !handled);
    data.set("handled_text", handled ? html::moment_in_words(pages, language, *remark.handled_at) : std::string{});
    html::add_paragraphs(data, "note_line", remark.note, "line");
    data.set("note_value", typed);
    data.show_if("unsent", handled && !typed.empty() && error);
    if (handled && error) html::add_paragraphs(data, "unsent_line", typed, "line");
    if (!http::is_safe(request.method)) {
        if (handled)
            data.set("other_lang_url", own + (language == http::Language::nl ? "?taal=en" : "?taal=nl"));
        else
            html::change_language_by_form(data, request, own + "/afhandeling", "remark");
    }
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty())
        data.show("saved").set("saved_text", pages.text(language, saved));
    if (error) html::show_errors(data, pages, language, *error);
    auto response = pages.page(request, "feedback/remark", std::move(data), pages.text(language, dutch("Een reactie")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// After a refused act: the remark as it is now, with what went wrong.
http::Response show_refused(Box const& box, http::Request const& request, access::Grant const& grant, RemarkId id,
                            Error const* error) {
    if (error && error->kind == ErrorKind::forbidden_or_absent) return box.pages->error_page(request, *error);
    auto const remark = box.feedback->open(grant, id);
    if (!remark) return box.pages->error_page(request, remark.error());
    return show(box, request, *remark, error);
}

}  // namespace

http::Response list_remarks(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *box.pages;
    auto const filters = read_filters(request);
    store::ListFilter filter;
    filter.handled = filters.handled;
    if (!filters.kind.empty()) filter.kind = filters.kind == "meldingen" ? Kind::report : Kind::comment;
    filter.page = filters.page;
    filter.after = parse_key(request.query.first("na"));
    filter.most = page_size + 1;
    auto const totals = box.feedback->totals(grant);
    auto remarks = box.feedback->list(grant, filter);
    if (!remarks || !totals) return pages.error_page(request, remarks ? totals.error() : remarks.error());
    bool const more = remarks->size() > page_size;
    if (more) remarks->pop_back();

    html::Data data;
    fill_tabs(data, filters.handled ? "tab_handled" : "tab_waiting", *totals);
    for (auto const& remark : *remarks) fill_row(data.add("remark"), box, request, remark);
    data.show_if("has_remarks", !remarks->empty());
    bool const narrowed = !filters.kind.empty() || !filters.page.empty();
    data.show_if("none_waiting", remarks->empty() && !filters.handled && !narrowed);
    data.show_if("none_handled", remarks->empty() && filters.handled && !narrowed);
    data.show_if("none_fit", remarks->empty() && narrowed);
    data.set("all_kinds_url", filters.address({}, filters.handled, filters.page));
    data.set("comments_url", filters.address("opmerkingen", filters.handled, filters.page));
    data.set("reports_url", filters.address("meldingen", filters.handled, filters.page));
    data.show_if("kind_all", filters.kind.empty()).show_if("kind_comments", filters.kind == "opmerkingen");
    data.show_if("kind_reports", filters.kind == "meldingen");
    auto const page = filters.page.empty() ? std::nullopt : box.around.page_of(grant, filters.page);
    data.show_if("has_page", !filters.page.empty());
    data.set("page_name", page ? page_name(box, request.language, *page) : filters.page);
    data.set("every_page_url", filters.address(filters.kind, filters.handled, {}));
    data.show_if("has_pager", more || filter.after).show_if("has_previous", filter.after.has_value());
    data.show_if("has_next", more).set("previous_url", filters.own());
    auto const joint = filters.own().find('?') == std::string::npos ? '?' : '&';
    data.set("next_url",
             more ? fmt::format("{}{}na={}", filters.own(), joint, key_of(remarks->back(), filters.handled)) : "");
    return pages.page(request, "feedback/remarks", std::move(data), pages.text(request.language, dutch("Reacties")));
}

http::Response list_pages(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *box.pages;
    auto const language = request.language;
    std::optional<store::CountKey> after;
    auto const place = request.query.first("na");
    if (auto const dot = place.find('.'); dot != std::string_view::npos)
        if (auto const no = parse_number(place.substr(0, dot)))
            after = store::CountKey{*no, std::string(place.substr(dot + 1))};
    auto counts = box.feedback->pages(grant, after, page_size + 1);
    if (!counts) return pages.error_page(request, counts.error());
    bool const more = counts->size() > page_size;
    if (more) counts->pop_back();

    html::Data data;
    fill_tabs(data, "tab_pages", std::nullopt);
    auto const in_words = [&](std::int64_t number) { return html::number_in_words(language, number); };
    for (auto const& count : *counts) {
        auto const known = box.around.page_of(grant, count.path);
        auto& row = data.add("page_count");
        row.set("page_name", known ? page_name(box, language, *known) : count.path);
        row.set("page_url", count.path).set("remarks_url", Filters{}.address({}, false, count.path));
        row.set("yes", in_words(count.yes)).set("no", in_words(count.no));
        row.set("yes_before", in_words(count.yes_before)).set("no_before", in_words(count.no_before));
        auto const all = count.yes + count.no;
        auto const all_before = count.yes_before + count.no_before;
        row.show_if("has_bar", all > 0).set("yes_share", all > 0 ? count.yes * 100 / all : 0);
        row.show_if("has_bar_before", all_before > 0);
        row.set("yes_share_before", all_before > 0 ? count.yes_before * 100 / all_before : 0);
    }
    data.show_if("has_counts", !counts->empty()).show_if("no_counts", counts->empty());
    data.show_if("has_pager", more || after).show_if("has_previous", after.has_value()).show_if("has_next", more);
    data.set("previous_url", "/werk/reacties/paginas");
    data.set("next_url", more ? fmt::format("/werk/reacties/paginas?na={}.{}", counts->back().no,
                                            http::encode_component(counts->back().path))
                              : "");
    return pages.page(request, "feedback/counts", std::move(data),
                      pages.text(language, dutch("Hoe nuttig zijn de pagina’s?")));
}

http::Response show_remark(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RemarkTag>("remark");
    if (!id) return box.pages->error_page(request, id.error());
    auto const remark = box.feedback->open(grant, *id);
    if (!remark) return box.pages->error_page(request, remark.error());
    return show(box, request, *remark, nullptr);
}

http::Response handle_remark(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RemarkTag>("remark");
    if (!id) return box.pages->error_page(request, id.error());
    if (request.form.has("goto")) return show_refused(box, request, grant, *id, nullptr);
    auto const write_letter = [&](Remark const& remark, std::string const& note) {
        return letter_about(box, remark, note);
    };
    auto const done =
        box.feedback->handle(grant, *id, request.form.first("note"), write_letter, request.form.first("form_key"));
    if (!done) return show_refused(box, request, grant, *id, &done.error());
    return http::see_other(
        fmt::format("/werk/reacties/{}?gedaan={}", to_text(*id), *done == Told::by_mail ? "gemaild" : "afgehandeld"));
}

http::Response reopen_remark(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RemarkTag>("remark");
    if (!id) return box.pages->error_page(request, id.error());
    auto const done = box.feedback->reopen(grant, *id, request.form.first("form_key"));
    if (!done) return show_refused(box, request, grant, *id, &done.error());
    return http::see_other(fmt::format("/werk/reacties/{}?gedaan=heropend", to_text(*id)));
}

}  // namespace plein::feedback
