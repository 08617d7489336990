// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What the people of an initiative open by the link that was mailed to them: is this right?
#include "features/inventory/pages_find.hpp"
#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

http::Response show(Box const& box, http::Request const& request, PeopleVisit const& visit, Found const& found,
                    Error const* error) {
    if (auto const line = box.inventory->record_look(visit); !line) return refuse_link(box, request, line.error());
    auto const& pages = *box.pages;
    auto const language = request.language;
    auto const& discovery = visit.discovery;
    auto const url = people_path(link_in(request));
    auto const save_url = url + "/bevestiging";
    bool const is_answered = discovery.confirmed_at.has_value();
    bool const is_late = error && error->code == "discovery.changed";
    html::Data data;
    data.show_if("asks_useful", false).set("form_key", Inventory::new_form_key());
    data.set("save_url", save_url).set("decline_url", url + "/afwijzing");
    data.set("version", version_shown(request, discovery.version, error));
    data.show_if("is_answered", is_answered).show_if("is_asking", !is_answered);
    data.show_if("form_open", request.form.has("description"));
    data.set("confirmed_text", is_answered ? day_words(box, request, *discovery.confirmed_at) : std::string{});
    data.set("find_name", discovery.found.name);
    data.show_if("is_postcode_unknown", is_answered && request.query.first("postcode") == "onbekend");
    bool const waits = box.inventory->approval() == directory::Approval::needed;
    data.show_if("waits", waits).show_if("at_once", !waits).show_if("is_late", is_late);
    if (is_late) fill_facts(data, box, language, discovery.found);
    fill_find(data, box, request, {found, {}, {}}, By::people, error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, save_url, "confirm");
    auto response = pages.page(request, "inventory/asked", std::move(data), pages.text(language, dutch("Klopt dit?")));
    if (error) response.status = http::status_of(error->kind);
    return keep_private(std::move(response));
}

}  // namespace

http::Response show_answered(Box const& box, http::Request const& request, access::Grant const&) {
    auto const& pages = *box.pages;
    auto const text = [&](std::string_view words) { return pages.text(request.language, words); };
    auto const what = request.query.first("gedaan");
    if (what != "afgewezen" && what != "opgenomen")
        return refuse_link(box, request, {ErrorKind::forbidden_or_absent, "link.absent", {}, {}});
    html::Data data;
    auto const heading =
        what == "opgenomen" ? text(dutch("Dank u wel, het staat erop")) : text(dutch("Het komt er niet op"));
    data.show_if("asks_useful", false).show("is_done").set("message_heading", heading);
    if (what == "opgenomen") {
        data.add("message_line")
            .set("message_text", text(dutch("U krijgt een mail met een nieuwe link. Daarmee houdt u het zelf bij.")));
        if (request.query.first("postcode") == "onbekend")
            data.add("message_line")
                .set("message_text",
                     text(dutch("De postcode kennen wij niet. Daarom staat het niet op de kaart. Is het "
                                "een typefout? Wijzig het dan met de link uit de mail.")));
        if (auto const entry = parse_uuid(request.query.first("aanbod"));
            entry && !box.around.entry_name(*entry).empty())
            data.show("has_act")
                .set("act_url", directory::entry_url(directory::EntryId{*entry}))
                .set("act_text", text(dutch("Bekijk het zoals inwoners het zien")));
    } else {
        data.add("message_line")
            .set("message_text",
                 text(dutch("Wat wij hierover opschreven, ook uw e-mailadres, is vernietigd. Dank u wel "
                            "dat u het zei.")));
        data.show("has_back").set("back_url", "/").set("back_text", text(dutch("Naar de voorpagina")));
    }
    return keep_private(pages.page(request, "html/message", std::move(data), heading));
}

http::Response show_asked(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_people(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    // A page is only asked for with a form where one was refused because its session was over.
    auto const found = request.form.has("description") ? read_find(request).found : visit->discovery.found;
    return show(box, request, *visit, found, nullptr);
}

http::Response confirm_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_people(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    auto const find = read_find(request);
    if (!is_to_save(request)) return show(box, request, *visit, find.found, nullptr);
    auto const kept = box.inventory->confirm(*visit, version_in(request), find.found, sent_of(request));
    if (!kept && kept.error().code == "discovery.ended")
        return refuse_link(box, request, {ErrorKind::forbidden_or_absent, "discovery.ended", {}, {}});
    if (!kept) return show(box, request, *visit, find.found, &kept.error());
    auto const notice = postcode_notice(box, find.found);
    if (*kept) return http::see_other("/vondst?gedaan=opgenomen&aanbod=" + to_text(**kept) + notice);
    return keep_private(http::see_other(people_path(link_in(request)) + "?gedaan=bevestigd" + notice));
}

http::Response decline_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_people(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    auto const declined = box.inventory->decline(*visit, sent_of(request));
    if (!declined && declined.error().code == "discovery.ended")
        return box.pages->error_page(request, declined.error());
    if (!declined) return show(box, request, *visit, visit->discovery.found, &declined.error());
    return http::see_other("/vondst?gedaan=afgewezen");
}

}  // namespace plein::inventory
