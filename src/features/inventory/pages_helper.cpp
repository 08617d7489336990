// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What helpers open by the link that was mailed to them: their round, its checklist, and the form for what they found.
#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "features/inventory/pages_find.hpp"
#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

std::string_view saved_text(std::string_view done) {
    if (done == "bewaard") return dutch("Bewaard.");
    if (done == "verstuurd")
        return dutch("Verstuurd, dank u wel. Er is geen e-mailadres: een redacteur belt of gaat langs.");
    if (done == "gevraagd")
        return dutch("Verstuurd, dank u wel. De mensen zelf krijgen nu een mail met de vraag of het klopt.");
    if (done == "gewijzigd") return dutch("De wijziging is verstuurd.");
    if (done == "ingetrokken") return dutch("De vondst is ingetrokken. Alles wat u hierover opschreef, is vernietigd.");
    return {};
}

http::Response done(std::string_view link, std::string_view what, std::string_view more = {}) {
    return keep_private(http::see_other(fmt::format("{}?gedaan={}{}", helper_path(link), what, more)));
}

std::string find_url(std::string_view link) { return helper_path(link) + "/vondst"; }
std::string find_url(std::string_view link, DiscoveryId id) { return helper_path(link) + "/" + to_text(id); }

/// What a helper calls one of theirs: one that has no words left by its number too, since several are of one day.
std::string own_name(Box const& box, http::Request const& request, Discovery const& discovery, std::size_t number) {
    bool const has_name = !discovery.found.name.empty() || discovery.entry;
    if (has_name) return name_of(box, request, discovery);
    return box.pages->text(request.language, dutch("Uw vondst nummer {number}, {moment}"),
                           {{"number", std::to_string(number)},
                            {"moment", html::moment_in_words(*box.pages, request.language, discovery.found_at)}});
}

/// The newest first, numbered from the oldest.
void fill_finds(html::Data& data, Box const& box, http::Request const& request, RoundState state,
                std::vector<Discovery> const& discoveries) {
    auto number = discoveries.size();
    for (auto const& discovery : discoveries) {
        auto& row = data.add("find");
        bool const waits = is_waiting(discovery);
        bool const taken = discovery.state == DiscoveryState::taken_up && discovery.entry;
        bool const can_change = waits && state == RoundState::running;
        row.set("find_name", own_name(box, request, discovery, number--));
        row.show_if("is_name", waits);
        row.set("state_text", state_words(*box.pages, request.language, discovery.state));
        row.set("since_text", day_words(box, request, discovery.ended_at.value_or(discovery.found_at)));
        row.show_if("can_change", can_change).show_if("is_public", taken).show_if("is_fixed", !can_change && !taken);
        row.show_if("is_waiting", waits).show_if("is_taken", taken).show_if("is_decided", !waits && !taken);
        row.set("url", taken ? directory::entry_url(directory::EntryId{*discovery.entry})
                             : find_url(link_in(request), discovery.id));
        html::add_paragraphs(row, "reason_line", discovery.reason, "line");
    }
    data.show_if("has_finds", !discoveries.empty()).show_if("no_finds", discoveries.empty());
}

void fill_checks(html::Data& data, Box const& box, http::Request const& request, HelperVisit const& visit) {
    auto const& checklist = visit.round.assignment.checklist;
    std::set<std::int64_t> const ticked(visit.helper.done.begin(), visit.helper.done.end());
    for (std::size_t i = 0; i < checklist.size(); ++i) {
        auto const place = static_cast<std::int64_t>(i);
        auto& row = data.add("check");
        fill_check(row, *box.pages, request.language, checklist[i]);
        row.set("place", place).show_if("is_done", ticked.contains(place));
    }
    data.show_if("has_checks", !checklist.empty()).show_if("no_checks", checklist.empty());
}

/// The round; when it is over, what became of what they found and nothing to do.
http::Response show_round(Box const& box, http::Request const& request, HelperVisit const& visit, Error const* error) {
    if (auto const line = box.inventory->record_look(visit); !line) return refuse_link(box, request, line.error());
    auto const& pages = *box.pages;
    auto const language = request.language;
    auto const discoveries = box.inventory->discoveries(visit);
    if (!discoveries) return refuse_link(box, request, discoveries.error());
    auto const& plan = visit.round.assignment;
    auto const link = link_in(request);
    html::Data data;
    data.show_if("asks_useful", false).set("form_key", Inventory::new_form_key());
    data.set("name", plan.name).set("helper_name", visit.helper.name);
    data.set("area_name", box.inventory->area_name(plan.area)).set("last_text", day_words(box, request, plan.last_day));
    data.set("find_url", find_url(link)).set("tick_url", helper_path(link) + "/lijst");
    data.set("version", visit.round.version);
    auto const state = state_of(visit.round, amsterdam_day(request.at));
    bool const is_over = state == RoundState::ended;
    data.show_if("is_over", is_over).show_if("is_running", !is_over);
    data.set("grace_days", std::int64_t{link_grace.count()});
    data.set_optional("unsent", is_over ? unsent_words(request) : std::string{});
    fill_checks(data, box, request, visit);
    fill_finds(data, box, request, state, *discoveries);
    if (!is_over) {
        std::vector<Mark> marks;
        fill_known(data, box, request, visit.grant, plan.area, marks);
        fill_area_map(data, box, plan.area, marks);
    }
    show_saved(data, pages, request, saved_text(request.query.first("gedaan")));
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method)) change_language_by_link(data, request, helper_path(link));
    auto response =
        pages.page(request, "inventory/own_round", std::move(data), pages.text(language, dutch("Uw ronde")));
    if (error) response.status = http::status_of(error->kind);
    return keep_private(std::move(response));
}

/// The form for something new, or for `discovery` as it is kept now.
http::Response show_form(Box const& box, http::Request const& request, HelperVisit const& visit,
                         Discovery const* discovery, Find const& find, Error const* error) {
    // A new one that comes back shows only what its writer typed.
    if (discovery != nullptr || http::is_safe(request.method))
        if (auto const line = box.inventory->record_look(visit); !line) return refuse_link(box, request, line.error());
    auto const& pages = *box.pages;
    auto const link = link_in(request);
    bool const is_new = discovery == nullptr;
    bool const waits = is_new || is_waiting(*discovery);
    // Also where an editor changed it since: what its own people said is not a helper's to change.
    bool const is_confirmed = !is_new && discovery->answered_at.has_value();
    bool const is_late = error && error->code == "discovery.changed" && !is_new;
    auto const save_url = is_new ? find_url(link) : find_url(link, discovery->id);
    html::Data data;
    data.show_if("asks_useful", false).show_if("is_new", is_new).show_if("is_change", !is_new);
    data.set("form_key", Inventory::new_form_key()).set("save_url", save_url).set("back_url", helper_path(link));
    data.set("version", is_new ? 0 : version_shown(request, discovery->version, error));
    data.show_if("is_open", waits && !is_confirmed).show_if("is_confirmed", waits && is_confirmed);
    data.show_if("is_ended", !waits);
    data.set_optional("unsent", waits && !is_confirmed ? std::string{} : unsent_words(request));
    data.show_if("can_withdraw", !is_new && waits).set("withdraw_url", is_new ? "" : save_url + "/intrekking");
    data.show_if("is_late", is_late);
    if (is_late) fill_facts(data, box, request.language, discovery->found);
    fill_find(data, box, request, find, By::helper, error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, save_url, "find");
    auto response =
        pages.page(request, "inventory/find", std::move(data),
                   pages.text(request.language, is_new ? dutch("Wat hebt u gevonden?") : dutch("Wijzig uw vondst")));
    if (error) response.status = http::status_of(error->kind);
    return keep_private(std::move(response));
}

/// What a helper gets whose round is over, whatever they came for; nothing while it goes on.
std::optional<http::Response> show_over(Box const& box, http::Request const& request, HelperVisit const& visit) {
    if (state_of(visit.round, amsterdam_day(request.at)) != RoundState::ended) return std::nullopt;
    Error const refused{ErrorKind::conflict, "round.ended", {}, {}};
    return show_round(box, request, visit, http::is_safe(request.method) ? nullptr : &refused);
}

/// What a visitor came for: who they are and which of their discoveries.
struct Visited {
    HelperVisit visit;
    Discovery discovery;
};
Result<Visited> asked_for(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = TRY(request.id<DiscoveryTag>("discovery"));
    auto visit = TRY(box.inventory->enter_helper(grant, link_in(request)));
    auto discovery = TRY(box.inventory->discovery(visit, id));
    return Visited{std::move(visit), std::move(discovery)};
}

Result<std::set<std::int64_t>> ticks_in(http::Request const& request) {
    std::set<std::int64_t> ticks;
    for (auto const typed : request.form.all("done")) {
        std::int64_t place = 0;
        auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), place);
        if (error != std::errc{} || end != typed.data() + typed.size())
            return fail(ErrorKind::bad_request, "form.malformed");
        ticks.insert(place);
    }
    return ticks;
}

}  // namespace

http::Response show_own_round(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_helper(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    return show_round(box, request, *visit, nullptr);
}

http::Response tick_checklist(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto visit = box.inventory->enter_helper(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    if (auto over = show_over(box, request, *visit)) return std::move(*over);
    auto const ticks = ticks_in(request);
    auto const kept = ticks ? box.inventory->tick(*visit, version_in(request), *ticks, sent_of(request))
                            : Result<void>{tl::unexpected<Error>(ticks.error())};
    // Who wants to tell something is not kept from it by a list.
    if (request.form.first("act") == "find") return keep_private(http::see_other(find_url(link_in(request))));
    if (kept) return done(link_in(request), "bewaard");
    if (ticks && kept.error().code != "checklist.changed") visit->helper.done.assign(ticks->begin(), ticks->end());
    return show_round(box, request, *visit, &kept.error());
}

http::Response show_find_form(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_helper(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    if (auto over = show_over(box, request, *visit)) return std::move(*over);
    // A page is only asked for with a form where one was refused because its session was over.
    if (request.form.has("description")) return show_form(box, request, *visit, nullptr, read_find(request), nullptr);
    Find find;
    find.found.kind = code(directory::Kind::citizen_initiative);
    return show_form(box, request, *visit, nullptr, find, nullptr);
}

http::Response send_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const visit = box.inventory->enter_helper(grant, link_in(request));
    if (!visit) return refuse_link(box, request, visit.error());
    if (auto over = show_over(box, request, *visit)) return std::move(*over);
    auto const find = read_find(request);
    if (!is_to_save(request)) return show_form(box, request, *visit, nullptr, find, nullptr);
    auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
    auto const kept = box.inventory->send(*visit, find.found, find.people, find.note, write, sent_of(request));
    if (!kept) return show_form(box, request, *visit, nullptr, find, &kept.error());
    return done(link_in(request), trim(find.people.address).empty() ? "verstuurd" : "gevraagd",
                postcode_notice(box, find.found));
}

http::Response show_own_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(box, request, grant);
    if (!asked) return refuse_link(box, request, asked.error());
    if (auto over = show_over(box, request, asked->visit)) return std::move(*over);
    auto const& discovery = asked->discovery;
    auto const find =
        request.form.has("description") ? read_find(request) : Find{discovery.found, discovery.people, discovery.note};
    return show_form(box, request, asked->visit, &discovery, find, nullptr);
}

http::Response change_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(box, request, grant);
    if (!asked) return refuse_link(box, request, asked.error());
    if (auto over = show_over(box, request, asked->visit)) return std::move(*over);
    auto const find = read_find(request);
    if (!is_to_save(request)) return show_form(box, request, asked->visit, &asked->discovery, find, nullptr);
    auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
    auto const kept = box.inventory->change(asked->visit, asked->discovery.id, version_in(request), find.found,
                                            find.people, find.note, write, sent_of(request));
    if (!kept) return show_form(box, request, asked->visit, &asked->discovery, find, &kept.error());
    return done(link_in(request), "gewijzigd", postcode_notice(box, find.found));
}

http::Response withdraw_find(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(box, request, grant);
    if (!asked) return refuse_link(box, request, asked.error());
    if (auto over = show_over(box, request, asked->visit)) return std::move(*over);
    auto const withdrawn = box.inventory->withdraw(asked->visit, asked->discovery.id, sent_of(request));
    if (!withdrawn) return show_round(box, request, asked->visit, &withdrawn.error());
    return done(link_in(request), "ingetrokken");
}

}  // namespace plein::inventory
