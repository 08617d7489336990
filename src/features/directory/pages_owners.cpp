// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What editors see of who keeps an entry from outside. Addresses stand on this page alone, and each look leaves a line.
#include <fmt/format.h>

#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_owner.hpp"

namespace plein::directory {
namespace {

using html::dutch;

std::string owners_url(EntryId id) { return kept_url(id) + "/eigenaars"; }

std::string_view saved_text(std::string_view done) {
    if (done == "toegevoegd") return dutch("Het adres staat erbij. Stuur nu een link, dan kan deze persoon beginnen.");
    if (done == "verwijderd")
        return dutch("Het adres is verwijderd. Deze persoon kan dit aanbod niet meer veranderen.");
    if (done == "verstuurd") return dutch("De link is onderweg.");
    return {};
}

std::optional<OwnerId> owner_in(http::Request const& request) {
    auto const uuid = parse_uuid(request.form.first("owner"));
    return uuid ? std::optional{OwnerId{*uuid}} : std::nullopt;
}

http::Response show(Counter const& counter, http::Request const& request, access::Grant const& grant, EntryId id,
                    Error const* error) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const current = counter.directory->current(grant, id);
    if (!current) return pages.error_page(request, current.error());
    auto const draft = read_draft(current->source, amsterdam_day(request.at));
    if (!draft) return pages.error_page(request, draft.error());
    auto const owners = counter.owners->list(grant, id);
    if (!owners) return pages.error_page(request, owners.error());

    auto const url = owners_url(id);
    html::Data data;
    data.show("in_directory").set("back_url", kept_url(id)).set("entry_name", draft->name);
    data.set("form_key", Directory::new_form_key());
    data.set("add_url", url + "/toevoeging").set("remove_url", url + "/verwijdering").set("link_url", url + "/link");
    bool const waits = counter.owners->approval() == Approval::needed;
    data.show_if("waits", waits).show_if("at_once", !waits);
    auto const day = [&](Instant at) {
        return html::date_in_words(pages, language, amsterdam_day(at), amsterdam_day(request.at));
    };
    for (auto const& owner : *owners) {
        auto& row = data.add("owner_row");
        row.set("owner_code", to_text(owner.id)).set("address", owner.address);
        row.set("since_text", day(owner.since));
        row.set("language_name", pages.text(language, owner.language == "en" ? dutch("Engels") : dutch("Nederlands")));
        row.show_if("has_link", owner.link_sent_at.has_value()).show_if("no_link", !owner.link_sent_at);
        row.set("link_text", owner.link_sent_at ? day(*owner.link_sent_at) : std::string{});
        row.set("form_key", Directory::new_form_key());
    }
    data.show_if("has_owners", !owners->empty()).show_if("no_owners", owners->empty());
    auto const& form = request.form;
    data.set("mail_value", form.first("mail"));
    data.show_if("in_english", form.first("language") == "en").show_if("in_dutch", form.first("language") != "en");
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty())
        data.show("saved").set("saved_text", pages.text(language, saved));
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, url + "/toevoeging", "owners");
    auto response =
        pages.page(request, "directory/owners", std::move(data), pages.text(language, dutch("Wie houdt dit bij?")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// Runs one act on the owners of the entry in the address and shows the page again.
template <class Act>
http::Response run(Counter const& counter, http::Request const& request, access::Grant const& grant,
                   std::string_view what, Act const& act) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    Result<void> const done = act(*id);
    if (done) return http::see_other(fmt::format("{}?gedaan={}", owners_url(*id), what));
    if (done.error().kind == ErrorKind::forbidden_or_absent) return counter.pages->error_page(request, done.error());
    return show(counter, request, grant, *id, &done.error());
}

}  // namespace

http::Response show_owners(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    return show(counter, request, grant, *id, nullptr);
}

http::Response add_owner(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    if (request.form.has("goto")) return show_owners(counter, request, grant);
    return run(counter, request, grant, "toegevoegd", [&](EntryId id) -> Result<void> {
        TRY(counter.owners->add(grant, id, request.form.first("mail"), request.form.first("language"),
                                request.form.first("form_key")));
        return {};
    });
}

http::Response remove_owner(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return run(counter, request, grant, "verwijderd", [&](EntryId id) -> Result<void> {
        auto const owner = owner_in(request);
        if (!owner) return fail(ErrorKind::bad_request, "form.malformed");
        return counter.owners->remove(grant, id, *owner, request.form.first("form_key"));
    });
}

http::Response send_link(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return run(counter, request, grant, "verstuurd", [&](EntryId id) -> Result<void> {
        auto const owner = owner_in(request);
        if (!owner) return fail(ErrorKind::bad_request, "form.malformed");
        auto const write = [&](LinkLetter const& about) { return write_link_letter(*counter.pages, about); };
        return counter.owners->send_link(grant, id, *owner, write, request.form.first("form_key"));
    });
}

}  // namespace plein::directory
