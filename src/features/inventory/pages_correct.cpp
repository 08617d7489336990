// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What an editor changes of a discovery that waits, after a call or a visit.
#include <optional>

#include "features/inventory/pages_find.hpp"
#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

http::Response show(Box const& box, http::Request const& request, Discovery const& discovery, Find const& find,
                    Error const* error) {
    auto const& pages = *box.pages;
    auto const back_url = discovery_url(discovery.id);
    auto const save_url = back_url + "/wijziging";
    bool const is_late = error && error->code == "discovery.changed";
    html::Data data;
    data.show("in_directory").show_if("is_new", false).show("is_change");
    data.set("form_key", Inventory::new_form_key()).set("save_url", save_url).set("back_url", back_url);
    data.set("version", version_shown(request, discovery.version, error));
    data.show_if("is_open", is_waiting(discovery)).show_if("is_ended", !is_waiting(discovery));
    data.set_optional("unsent", is_waiting(discovery) ? std::string{} : unsent_words(request));
    data.show_if("is_confirmed", false).show_if("can_withdraw", false);
    data.show_if("was_answered", is_waiting(discovery) && discovery.confirmed_at.has_value());
    data.show_if("is_late", is_late);
    if (is_late) fill_facts(data, box, request.language, discovery.found);
    fill_find(data, box, request, find, By::editor, error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, save_url, "find");
    auto response = pages.page(request, "inventory/find", std::move(data),
                               pages.text(request.language, dutch("Wijzig deze vondst")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

}  // namespace

http::Response show_discovery_change(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<DiscoveryTag>("discovery");
    if (!id) return box.pages->error_page(request, id.error());
    auto const page = box.inventory->discovery(grant, *id);
    if (!page) return box.pages->error_page(request, page.error());
    auto const& discovery = page->discovery;
    // A page is only asked for with a form where one was refused because its session was over.
    auto const find =
        request.form.has("description") ? read_find(request) : Find{discovery.found, discovery.people, {}};
    return show(box, request, discovery, find, nullptr);
}

http::Response change_discovery(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<DiscoveryTag>("discovery");
    if (!id) return box.pages->error_page(request, id.error());
    auto const find = read_find(request);
    std::optional<Error> error;
    if (is_to_save(request)) {
        auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
        auto const kept =
            box.inventory->change(grant, *id, version_in(request), find.found, find.people, write, sent_of(request));
        if (kept) return http::see_other(discovery_url(*id) + "?gedaan=gewijzigd" + postcode_notice(box, find.found));
        error = kept.error();
        if (error->kind == ErrorKind::forbidden_or_absent) return box.pages->error_page(request, *error);
    }
    auto const page = box.inventory->discovery(grant, *id);
    if (!page) return box.pages->error_page(request, page.error());
    return show(box, request, page->discovery, find, error ? &*error : nullptr);
}

}  // namespace plein::inventory
