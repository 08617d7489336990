// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/pages_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

constexpr std::size_t most_known = 200;

std::string theme_name(Box const& box, http::Language language, std::string const& code) {
    for (auto const& theme : *box.around.themes)
        if (theme.code == code) return language == http::Language::nl ? theme.name_nl : theme.name_en;
    return code;
}

std::string kind_name(Box const& box, http::Language language, std::string const& code) {
    auto const kind = directory::parse_kind(code);
    return kind ? box.around.kind_name(language, *kind) : code;
}

std::string need_name(Box const& box, http::Language language, std::string const& code) {
    auto const need = directory::parse_need_kind(code);
    return need ? box.around.need_name(language, *need) : code;
}

/// One after another on a line, without what is empty.
std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string text;
    for (auto const& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

/// One thing that is told, in words; one that is not told is empty.
struct Fact {
    std::string label;
    std::string text;
    std::string content_language;
};

/// All but the needs, in the order of the page.
std::vector<Fact> facts_of(Box const& box, http::Language language, Found const& found) {
    std::vector<Fact> facts;
    auto const add = [&](std::string_view label, std::string text) {
        facts.push_back(
            {box.pages->text(language, label), std::move(text), language == http::Language::nl ? "nl" : "en"});
    };
    auto const add_written = [&](std::string_view label, std::string text) {
        facts.push_back({box.pages->text(language, label), std::move(text), "nl"});
    };
    std::vector<std::string> themes;
    for (auto const& theme : found.themes) themes.push_back(theme_name(box, language, theme));
    add_written(dutch("Naam"), found.name);
    add_written(dutch("Wat is het"), found.description);
    add(dutch("Soort"), kind_name(box, language, found.kind));
    add(dutch("Onderwerpen"), joined(themes, ", "));
    add_written(dutch("Plek"), joined({found.place, found.line, joined({found.postcode, found.city}, " ")}, "\n"));
    add_written(dutch("Wanneer"), found.times);
    add_written(dutch("Kosten"), found.cost);
    add_written(dutch("Telefoon"), found.phone);
    add(dutch("E-mail"), found.mail);
    add(dutch("Website"), found.website);
    return facts;
}

}  // namespace

std::string round_url(RoundId id) { return "/werk/rondes/" + to_text(id); }
std::string discovery_url(DiscoveryId id) { return "/werk/vondsten/" + to_text(id); }

std::string link_in(http::Request const& request) {
    auto const found = request.path_parameters.find("link");
    return found == request.path_parameters.end() ? std::string{} : found->second;
}

Sent sent_of(http::Request const& request) {
    Sent sent{std::string(request.form.first("form_key")), request.path};
    for (auto const& [name, value] : request.form.entries())
        if (name != "csrf" && name != "form_key") sent.content += fmt::format("\n{}={}", name, value);
    return sent;
}

std::int64_t version_in(http::Request const& request) {
    auto const typed = request.form.first("version");
    std::int64_t version = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), version);
    return error == std::errc{} && end == typed.data() + typed.size() ? version : 0;
}

std::int64_t version_shown(http::Request const& request, std::int64_t kept, Error const* error) {
    bool const is_late = error && error->code.ends_with(".changed");
    return is_late || !request.form.has("version") ? kept : version_in(request);
}

// The policy still names this site, and nothing after it: with `no-referrer` older browsers would send a form without
// saying that it comes from us.
http::Response keep_private(http::Response response) {
    response.with("Referrer-Policy", "strict-origin").with("X-Robots-Tag", "noindex, nofollow");
    return response;
}

http::Response refuse_link(Box const& box, http::Request const& request, Error const& error) {
    auto const& pages = *box.pages;
    bool const is_decided = error.kind == ErrorKind::forbidden_or_absent && error.code == "discovery.ended";
    if (error.code != "link.absent" && !is_decided) return keep_private(pages.error_page(request, error));
    html::Data data;
    data.show_if("is_decided", is_decided).show_if("is_unknown", !is_decided);
    data.show_if("asks_useful", false).set_optional("unsent", unsent_words(request));
    if (!http::is_safe(request.method)) change_language_by_link(data, request, "/vondst");
    auto response = pages.page(request, "inventory/gone", std::move(data),
                               pages.text(request.language, dutch("Deze link werkt niet (meer)")));
    response.status = http::status_of(error.kind);
    return keep_private(std::move(response));
}

std::string unsent_words(http::Request const& request) {
    constexpr std::array<std::string_view, 9> not_typed{"csrf",   "form_key",        "version", "act", "goto",
                                                        "themes", "people_language", "kind",    "done"};
    std::vector<std::string> lines;
    for (auto const& [name, value] : request.form.entries()) {
        bool const is_choice = name.starts_with("need_") && !name.ends_with("_text");
        if (is_choice || std::find(not_typed.begin(), not_typed.end(), name) != not_typed.end()) continue;
        lines.push_back(value);
    }
    return joined(lines, "\n");
}

void change_language_by_link(html::Data& data, http::Request const& request, std::string const& path) {
    data.set("other_lang_url", path + (request.language == http::Language::nl ? "?taal=en" : "?taal=nl"));
}

void show_saved(html::Data& data, html::Pages const& pages, http::Request const& request, std::string_view text) {
    if (text.empty()) return;
    data.show("saved").set("saved_text", pages.text(request.language, text));
    data.show_if("is_postcode_unknown", request.query.first("postcode") == "onbekend");
}

std::string postcode_notice(Box const& box, Found const& found) {
    return has_unknown_postcode(box, found) ? "&postcode=onbekend" : "";
}

std::string state_words(html::Pages const& pages, http::Language language, DiscoveryState state) {
    switch (state) {
        case DiscoveryState::at_people:
            return pages.text(language, dutch("Wacht op de mensen zelf"));
        case DiscoveryState::at_editor:
            return pages.text(language, dutch("Wacht op een redacteur"));
        case DiscoveryState::taken_up:
            return pages.text(language, dutch("Staat in de sociale kaart"));
        case DiscoveryState::declined:
            return pages.text(language, dutch("De mensen zelf willen het liever niet"));
        case DiscoveryState::refused:
            return pages.text(language, dutch("Niet overgenomen"));
        case DiscoveryState::withdrawn:
            return pages.text(language, dutch("Ingetrokken"));
        case DiscoveryState::expired:
            return pages.text(language, dutch("Verlopen: niemand gaf antwoord"));
    }
    return {};
}

std::string language_words(html::Pages const& pages, http::Language language, std::string_view spoken) {
    return pages.text(language, spoken == "en" ? dutch("Engels") : dutch("Nederlands"));
}

std::vector<std::string_view> const& usual_checklist() {
    static std::vector<std::string_view> const lines{
        dutch("Loop alle straten door en kijk wat er hangt: posters, borden, kastjes"),
        dutch("Lees de prikborden bij de winkels en de huisarts"),
        dutch("Ga langs bij de kerk, de moskee of een ander gebedshuis"),
        dutch("Ga langs bij de sportclub en andere verenigingen"),
        dutch("Ga langs bij de school en het dorpshuis of buurthuis"),
        dutch("Vraag bij elk initiatief wat zij nodig hebben"),
        dutch("Zeg dat zij een mail krijgen, en vraag of dat goed is"),
        dutch("Vraag wie u nog meer moet spreken")};
    return lines;
}

void fill_check(html::Data& row, html::Pages const& pages, http::Language language, std::string const& line) {
    auto const& usual = usual_checklist();
    bool const is_usual = std::find(usual.begin(), usual.end(), line) != usual.end();
    row.set("line", is_usual ? pages.text(language, line) : line);
    row.set("content_language", is_usual && language == http::Language::en ? "en" : "nl");
}

std::string day_words(Box const& box, http::Request const& request, Day day) {
    return html::date_in_words(*box.pages, request.language, day, amsterdam_day(request.at));
}

std::string day_words(Box const& box, http::Request const& request, Instant at) {
    return day_words(box, request, amsterdam_day(at));
}

std::string name_of(Box const& box, http::Request const& request, Discovery const& discovery) {
    if (!discovery.found.name.empty()) return discovery.found.name;
    if (discovery.entry)
        if (auto name = box.around.entry_name(*discovery.entry); !name.empty()) return name;
    return box.pages->text(request.language, dutch("Gevonden op {moment}"),
                           {{"moment", html::moment_in_words(*box.pages, request.language, discovery.found_at)}});
}

std::string place_words(Found const& found) {
    return joined({found.place, found.place.empty() ? found.line : std::string{}, found.city}, ", ");
}

void fill_facts(html::Data& data, Box const& box, http::Language language, Found const& found) {
    for (auto const& fact : facts_of(box, language, found)) {
        if (fact.text.empty()) continue;
        auto& row = data.add("fact");
        row.set("label", fact.label).set("content_language", fact.content_language);
        html::add_paragraphs(row, "fact_line", fact.text, "line");
    }
    for (auto const& need : found.needs) {
        auto& row = data.add("need_fact");
        row.set("need_name", need_name(box, language, need.code)).set_optional("need_text", need.text);
    }
    data.show_if("has_needs", !found.needs.empty());
}

void fill_differences(html::Data& data, Box const& box, http::Language language, Found const& was, Found const& is) {
    auto const with_needs = [&](Found const& found) {
        auto facts = facts_of(box, language, found);
        std::vector<std::string> needs;
        for (auto const& need : found.needs)
            needs.push_back(joined({need_name(box, language, need.code), need.text}, ": "));
        facts.push_back({box.pages->text(language, dutch("Zoekt nog")), joined(needs, "; "), "nl"});
        return facts;
    };
    auto const before = with_needs(was);
    auto const now = with_needs(is);
    bool is_different = false;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (before[i].text == now[i].text) continue;
        auto& row = data.add("difference");
        row.set("label", now[i].label).set("content_language", now[i].content_language);
        html::add_paragraphs(row, "before", before[i].text, "line");
        html::add_paragraphs(row, "after", now[i].text, "line");
        row.show_if("no_before", before[i].text.empty()).show_if("no_after", now[i].text.empty());
        is_different = true;
    }
    data.show_if("has_differences", is_different);
}

void fill_area_choices(html::Data& data, Box const& box, http::Language language, std::string_view chosen) {
    bool known = chosen.empty();
    auto const index = box.around.areas->index();
    for (auto const& [kind, name] : {std::pair{areas::AreaKind::municipality, dutch("Hele gemeente")},
                                     {areas::AreaKind::own, dutch("Eigen gebieden")},
                                     {areas::AreaKind::district, dutch("Wijken")},
                                     {areas::AreaKind::neighbourhood, dutch("Buurten")}}) {
        if (index->of_kind(kind).empty()) continue;
        auto& group = data.add("area_group");
        group.set("group_name", box.pages->text(language, name));
        for (auto const* area : index->of_kind(kind)) {
            bool const selected = area->code == chosen;
            known = known || selected;
            group.add("area_option").set("code", area->code).set("name", area->name).show_if("selected", selected);
        }
    }
    // An area of which the code is gone stays chosen, so that a form that is sent again does not change it.
    if (!known) data.add("area_same").set("code", chosen).set("name", box.inventory->area_name(chosen));
}

void fill_known(html::Data& data, Box const& box, http::Request const& request, access::Grant const& grant,
                std::string_view area, std::vector<Mark>& marks) {
    auto const known = box.inventory->known(grant, area);
    auto const shown = std::min(known.size(), most_known);
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& entry = known[i].entry();
        auto& row = data.add("known");
        row.set("url", known[i].card().url).set("known_name", entry.name);
        row.set("kind_text", box.around.kind_name(request.language, entry.kind));
        row.set_optional("place", directory::short_place(entry));
        for (auto const& location : entry.locations)
            if (location.place) marks.push_back({*location.place, entry.name, {}, 0});
    }
    data.show_if("has_known", !known.empty());
    auto const count = [&](std::size_t of) {
        return html::number_in_words(request.language, static_cast<std::int64_t>(of));
    };
    data.set("known_count", count(known.size()));
    data.show_if("has_more_known", known.size() > shown).set("more_known", count(known.size() - shown));
}

bool has_unknown_postcode(Box const& box, Found const& found) {
    auto const index = box.around.areas->index();
    auto const postcode = parse_postcode(trim(found.postcode));
    return postcode && index->address_count() > 0 && !index->postcode(*postcode);
}

std::optional<Point> point_of(Box const& box, Found const& found) {
    auto const postcode = parse_postcode(found.postcode);
    auto const place = postcode ? box.around.areas->index()->postcode(*postcode) : std::nullopt;
    return place ? place->point : std::nullopt;
}

}  // namespace plein::inventory
