// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// One round as editors see it: what was found, on a map too, who helps and how far they are.
#include <algorithm>
#include <functional>
#include <utility>

#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

std::string_view saved_text(std::string_view done) {
    if (done == "begonnen") return dutch("De ronde staat klaar. Voeg nu helpers toe: zij krijgen meteen een mail.");
    if (done == "gewijzigd") return dutch("De ronde is gewijzigd.");
    if (done == "toegevoegd") return dutch("De helper staat erbij. De mail met de link is onderweg.");
    if (done == "verstuurd") return dutch("De link is onderweg. Een eerdere link werkt niet meer.");
    if (done == "verwijderd") return dutch("Naam, adres en link zijn vernietigd. Wat deze helper vond, blijft staan.");
    if (done == "gestopt")
        return dutch(
            "De ronde is gestopt. Wat al is gevonden, gaat gewoon door. De helpers lezen nog wat ervan wordt.");
    return {};
}

/// The discoveries under one heading.
struct Group {
    std::string_view name;
    std::function<bool(DiscoveryState)> holds;
};

/// What the heading of its group does not say yet.
std::string words_in_group(html::Pages const& pages, http::Language language, Discovery const& discovery) {
    if (discovery.state == DiscoveryState::at_editor) {
        if (discovery.confirmed_at) return pages.text(language, dutch("De mensen zelf zeggen: het klopt"));
        return pages.text(language, discovery.answered_at ? dutch("Veranderd nadat de mensen zelf ja zeiden")
                                                          : dutch("Nog aan niemand gevraagd"));
    }
    bool const is_said = discovery.state == DiscoveryState::at_people || discovery.state == DiscoveryState::taken_up;
    return is_said ? std::string{} : state_words(pages, language, discovery.state);
}

void fill_finds(html::Data& data, Box const& box, http::Request const& request, Inventory::RoundPage const& page,
                std::vector<Mark>& marks) {
    auto const& pages = *box.pages;
    auto const is = [](DiscoveryState wanted) { return [wanted](DiscoveryState state) { return state == wanted; }; };
    std::vector<Group> const groups{
        {dutch("Wacht op een redacteur"), is(DiscoveryState::at_editor)},
        {dutch("Wacht op de mensen zelf"), is(DiscoveryState::at_people)},
        {dutch("In de sociale kaart gezet"), is(DiscoveryState::taken_up)},
        {dutch("Niet opgenomen"), [](DiscoveryState state) { return state > DiscoveryState::taken_up; }}};
    for (auto const& group : groups) {
        html::Data* section = nullptr;
        for (auto const& discovery : page.discoveries) {
            if (!group.holds(discovery.state)) continue;
            if (section == nullptr) {
                section = &data.add("group");
                section->set("group_name", pages.text(request.language, group.name));
            }
            auto& row = section->add("find");
            auto const name = name_of(box, request, discovery);
            row.set("url", discovery_url(discovery.id)).set("find_name", name);
            row.set_optional("state_text", words_in_group(pages, request.language, discovery));
            row.set("since_text", day_words(box, request, discovery.ended_at.value_or(discovery.found_at)));
            row.set_optional("place", place_words(discovery.found));
            auto const point = point_of(box, discovery.found);
            row.show_if("has_number", point.has_value());
            auto const number = static_cast<std::int64_t>(marks.size()) + 1;
            if (point) marks.push_back({*point, name, discovery_url(discovery.id), number});
            row.set("number", point ? number : 0);
        }
    }
    data.show_if("has_finds", !page.discoveries.empty()).show_if("no_finds", page.discoveries.empty());
}

void fill_counts(html::Data& data, Box const& box, http::Language language, Progress const& progress) {
    for (auto const& [number, words] : {std::pair{progress.at_editor, dutch("te beslissen")},
                                        {progress.at_people, dutch("bij de mensen zelf")},
                                        {progress.taken_up, dutch("erbij gezet")},
                                        {progress.ended, dutch("niet opgenomen")}})
        data.add("count")
            .set("number", html::number_in_words(language, number))
            .set("words", box.pages->text(language, words));
}

void fill_helpers(html::Data& data, Box const& box, http::Request const& request, Inventory::RoundPage const& page) {
    auto const& checklist = page.round.assignment.checklist;
    for (auto const& helper : page.helpers) {
        auto& row = data.add("helper");
        row.set("helper_code", to_text(helper.id)).set("helper_name", helper.name).set("address", helper.address);
        row.set("language_name", language_words(*box.pages, request.language, helper.language));
        row.set("done_count", static_cast<std::int64_t>(helper.done.size()));
        row.set("check_count", static_cast<std::int64_t>(checklist.size()));
        row.set_optional("link_text", helper.link_sent_at ? day_words(box, request, *helper.link_sent_at) : "");
        row.show_if("has_link", helper.link_sent_at.has_value()).set("form_key", Inventory::new_form_key());
    }
    for (std::size_t i = 0; i < checklist.size(); ++i) {
        auto const done_by = std::count_if(page.helpers.begin(), page.helpers.end(), [&](Helper const& helper) {
            return std::find(helper.done.begin(), helper.done.end(), static_cast<std::int64_t>(i)) != helper.done.end();
        });
        auto& row = data.add("check");
        fill_check(row, *box.pages, request.language, checklist[i]);
        row.set("done_by", done_by);
    }
    data.show_if("has_checks", !checklist.empty() && !page.helpers.empty());
    data.show_if("has_helpers", !page.helpers.empty()).show_if("no_helpers", page.helpers.empty());
}

http::Response show(Box const& box, http::Request const& request, access::Grant const& grant, RoundId id,
                    Error const* error) {
    auto const& pages = *box.pages;
    auto const language = request.language;
    auto const page = box.inventory->round(grant, id);
    if (!page) return pages.error_page(request, page.error());
    auto const& round = page->round;
    auto const url = round_url(id);
    auto const state = state_of(round, amsterdam_day(request.at));

    html::Data data;
    data.show("in_directory").set("name", round.assignment.name).set("form_key", Inventory::new_form_key());
    data.set("area_name", box.inventory->area_name(round.assignment.area));
    data.set("change_url", url + "/wijziging").set("end_url", url + "/einde");
    data.set("add_url", url + "/helpers/toevoeging").set("link_url", url + "/helpers/link");
    data.set("remove_url", url + "/helpers/verwijdering").set("grace_days", std::int64_t{link_grace.count()});
    data.show_if("is_running", state == RoundState::running).show_if("is_planned", state == RoundState::planned);
    data.show_if("has_ended", state == RoundState::ended).show_if("is_open", state != RoundState::ended);
    data.set("first_text", day_words(box, request, round.assignment.first_day));
    data.set("last_text", day_words(box, request, round.assignment.last_day));
    data.set("end_text", round.ended_at ? day_words(box, request, *round.ended_at)
                                        : day_words(box, request, round.assignment.last_day));
    fill_counts(data, box, language, page->progress);
    std::vector<Mark> marks;
    fill_finds(data, box, request, *page, marks);
    data.show_if("has_pins", !marks.empty());
    fill_helpers(data, box, request, *page);
    fill_known(data, box, request, grant, round.assignment.area, marks);
    fill_area_map(data, box, round.assignment.area, marks);

    auto const& form = request.form;
    data.set("name_value", form.first("name")).set("mail_value", form.first("mail"));
    data.show_if("in_english", form.first("language") == "en").show_if("in_dutch", form.first("language") != "en");
    data.show_if("add_open", form.has("mail") || page->helpers.empty());
    show_saved(data, pages, request, saved_text(request.query.first("gedaan")));
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method)) {
        if (form.has("mail"))
            html::change_language_by_form(data, request, url + "/helpers/toevoeging", "helper");
        else
            change_language_by_link(data, request, url);
    }
    auto response = pages.page(request, "inventory/round", std::move(data),
                               pages.text(language, dutch("Ronde: {name}"), {{"name", round.assignment.name}}));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// Runs one act on the round in the address and shows it again.
template <class Act>
http::Response run(Box const& box, http::Request const& request, access::Grant const& grant, std::string_view what,
                   Act const& act) {
    auto const id = request.id<RoundTag>("round");
    if (!id) return box.pages->error_page(request, id.error());
    Result<void> const done = act(*id);
    if (done) return http::see_other(round_url(*id) + "?gedaan=" + std::string(what));
    if (done.error().kind == ErrorKind::forbidden_or_absent) return box.pages->error_page(request, done.error());
    return show(box, request, grant, *id, &done.error());
}

Result<HelperId> helper_in(http::Request const& request) {
    auto const uuid = parse_uuid(request.form.first("helper"));
    if (!uuid) return fail(ErrorKind::bad_request, "form.malformed");
    return HelperId{*uuid};
}

}  // namespace

http::Response show_round(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RoundTag>("round");
    if (!id) return box.pages->error_page(request, id.error());
    return show(box, request, grant, *id, nullptr);
}

http::Response end_round(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, "gestopt",
               [&](RoundId id) { return box.inventory->end(grant, id, sent_of(request)); });
}

http::Response add_helper(Box const& box, http::Request const& request, access::Grant const& grant) {
    if (request.form.has("goto")) {
        auto const id = request.id<RoundTag>("round");
        if (!id) return box.pages->error_page(request, id.error());
        return show(box, request, grant, *id, nullptr);
    }
    return run(box, request, grant, "toegevoegd", [&](RoundId id) -> Result<void> {
        auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
        TRY(box.inventory->add_helper(grant, id, request.form.first("name"), request.form.first("mail"),
                                      request.form.first("language"), write, sent_of(request)));
        return {};
    });
}

http::Response send_helper_link(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, "verstuurd", [&](RoundId id) -> Result<void> {
        auto const write = [&](LinkLetter const& about) { return write_link_letter(*box.pages, about); };
        return box.inventory->send_link(grant, id, TRY(helper_in(request)), write, sent_of(request));
    });
}

http::Response remove_helper(Box const& box, http::Request const& request, access::Grant const& grant) {
    return run(box, request, grant, "verwijderd", [&](RoundId id) -> Result<void> {
        return box.inventory->remove_helper(grant, id, TRY(helper_in(request)), sent_of(request));
    });
}

}  // namespace plein::inventory
