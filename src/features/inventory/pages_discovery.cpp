// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// One discovery as editors see it: what it says, whom to call, what is alike, and the decision.
#include "base/text.hpp"
#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

std::string_view saved_text(std::string_view done) {
    if (done == "overgenomen")
        return dutch(
            "Het staat op de site. Er is geen e-mailadres, dus niemand houdt het bij. Spreekt u met de mensen "
            "zelf af wie dat doet?");
    if (done == "overgedragen")
        return dutch("Het staat op de site. De mensen zelf krijgen nu een mail met een link om het bij te houden.");
    if (done == "gewijzigd") return dutch("De wijziging is bewaard.");
    if (done == "geweigerd") return dutch("Het komt er niet op. Wat erover was opgeschreven, is vernietigd.");
    if (done == "gemaild") return dutch("De mail is onderweg. Een link die zij al hadden, blijft werken.");
    return {};
}

void fill_people(html::Data& data, Box const& box, http::Request const& request, Discovery const& discovery) {
    auto const& people = discovery.people;
    data.set_optional("people_name", people.name).set_optional("people_mail", people.address);
    auto const call = parse_phone(discovery.found.phone);
    data.set_optional("call", call ? discovery.found.phone : std::string{}).set("call_link", call.value_or(""));
    bool const is_confirmed = discovery.confirmed_at.has_value();
    // Who was mailed since may be somebody else.
    bool const is_changed = !is_confirmed && discovery.answered_at && !(discovery.mailed_at > discovery.answered_at);
    bool const is_asked = !is_confirmed && !is_changed && !people.address.empty();
    data.show_if("is_confirmed", is_confirmed).show_if("is_asked", is_asked).show_if("is_changed", is_changed);
    data.show_if("is_unasked", !is_confirmed && !is_changed && !is_asked);
    auto const moment = [&](std::optional<Instant> const& at) {
        return at ? html::moment_in_words(*box.pages, request.language, *at) : std::string{};
    };
    data.set("confirmed_text", is_confirmed ? day_words(box, request, *discovery.confirmed_at) : std::string{});
    data.set("answered_text", is_changed ? day_words(box, request, *discovery.answered_at) : std::string{});
    bool const can_ask = !is_confirmed && !people.address.empty();
    bool const may_ask = can_ask && may_mail(discovery, request.at);
    data.show_if("can_ask", may_ask).show_if("is_mailed_today", can_ask && !may_ask);
    data.set("mailed_text", moment(discovery.mailed_at)).set("mail_count", discovery.mails);
    data.show_if("was_mailed", can_ask && discovery.mails > 0).show_if("more_mails", discovery.mails > 1);
    // Without their word it can be done, but then the editor is the one who says so.
    data.show_if("take_is_main", is_confirmed).show_if("asks_word", !is_confirmed);
    data.show_if("is_spoken", request.form.has("spoken"));
}

void fill_end(html::Data& data, Box const& box, http::Request const& request, Discovery const& discovery) {
    data.set_optional("ended_text", discovery.ended_at
                                        ? html::moment_in_words(*box.pages, request.language, *discovery.ended_at)
                                        : std::string{});
    html::add_paragraphs(data, "reason_line", discovery.reason, "line");
    data.show_if("is_gone", discovery.state != DiscoveryState::taken_up);
    data.show_if("has_entry", discovery.entry.has_value());
    data.set("entry_url", discovery.entry ? "/werk/aanbod/" + to_text(*discovery.entry) : std::string{});
    data.set("entry_name", name_of(box, request, discovery));
}

http::Response show(Box const& box, http::Request const& request, access::Grant const& grant, DiscoveryId id,
                    Error const* error) {
    auto const& pages = *box.pages;
    auto const language = request.language;
    auto const page = box.inventory->discovery(grant, id);
    if (!page) return pages.error_page(request, page.error());
    auto const& discovery = page->discovery;
    auto const url = discovery_url(id);
    bool const waits = is_waiting(discovery);

    html::Data data;
    data.show("in_directory").set("name", name_of(box, request, discovery)).set("form_key", Inventory::new_form_key());
    data.set("round_url", round_url(page->round.id)).set("round_name", page->round.assignment.name);
    data.set("take_url", url + "/overname").set("refuse_url", url + "/weigering").set("mail_url", url + "/mail");
    data.set("version", discovery.version).set("state_text", state_words(pages, language, discovery.state));
    data.set("since_text", day_words(box, request, discovery.found_at));
    data.set_optional("helper_name", page->helper_name);
    data.show_if("is_waiting", waits).show_if("has_ended", !waits);
    data.set("change_url", url + "/wijziging");
    fill_facts(data, box, language, discovery.found);
    if (page->before) fill_differences(data, box, language, *page->before, discovery.found);
    html::add_paragraphs(data, "note_line", discovery.note, "line");
    data.show_if("has_note", !discovery.note.empty());
    fill_people(data, box, request, discovery);
    fill_end(data, box, request, discovery);
    for (auto const& entry : page->alike) {
        auto& row = data.add("alike");
        row.set("url", "/werk/aanbod/" + to_text(entry.id)).set("alike_name", entry.name);
        row.set_optional("place", directory::short_place(entry));
    }
    data.show_if("has_alike", waits && !page->alike.empty());
    data.set("reason_value", request.form.first("reason")).show_if("refuse_open", request.form.has("reason"));
    show_saved(data, pages, request, saved_text(request.query.first("gedaan")));
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method)) {
        if (waits && request.form.has("reason"))
            html::change_language_by_form(data, request, url + "/weigering", "reason");
        else
            change_language_by_link(data, request, url);
    }
    auto response =
        pages.page(request, "inventory/discovery", std::move(data), pages.text(language, dutch("Een vondst")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// Runs one act on the discovery in the address, which gives what saved_text() is to say, and shows it again.
template <class Act>
http::Response run(Box const& box, http::Request const& request, access::Grant const& grant, Act const& act) {
    auto const id = request.id<DiscoveryTag>("discovery");
    if (!id) return box.pages->error_page(request, id.error());
    if (request.form.has("goto")) return show(box, request, grant, *id, nullptr);
    Result<std::string_view> const done = act(*id);
    if (done) return http::see_other(discovery_url(*id) + "?gedaan=" + std::string(*done));
    if (done.error().kind == ErrorKind::forbidden_or_absent) return box.pages->error_page(request, done.error());
    return show(box, request, grant, *id, &done.error());
}

}  // namespace

http::Response show_discovery(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<DiscoveryTag>("discovery");
    if (!id) return box.pages->error_page(request, id.error());
    return show(box, request, grant, *id, nullptr);
}

http::Response take_up_discovery(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, [&](DiscoveryId id) -> Result<std::string_view> {
        auto const spoken = request.form.has("spoken") ? Spoken::yes : Spoken::no;
        auto const taken = TRY(box.inventory->take_up(grant, id, version_in(request), spoken, sent_of(request)));
        return taken.has_owner ? "overgedragen" : "overgenomen";
    });
}

http::Response refuse_discovery(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, [&](DiscoveryId id) -> Result<std::string_view> {
        TRY(box.inventory->refuse(grant, id, request.form.first("reason"), sent_of(request)));
        return "geweigerd";
    });
}

http::Response ask_people(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, [&](DiscoveryId id) -> Result<std::string_view> {
        auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
        TRY(box.inventory->ask_people(grant, id, write, sent_of(request)));
        return "gemaild";
    });
}

}  // namespace plein::inventory
