// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/pages_hours.hpp"
#include "features/directory/service_sheet.hpp"
#include "platform/html/head.hpp"

namespace plein::directory {
namespace {

using areas::AreaKind;
using html::dutch;

/// Words of a page in its language.
struct Words {
    html::Pages const& pages;
    http::Language language;

    [[nodiscard]] std::string operator()(
        std::string_view text, std::vector<std::pair<std::string_view, std::string>> const& slots = {}) const {
        return pages.text(language, text, slots);
    }
};

std::string heading_of(Words const& words, SheetPart part) {
    switch (part) {
        case SheetPart::connector:
            return words(dutch("Iemand die met u meedenkt"));
        case SheetPart::meeting_place:
            return words(dutch("Waar u zo kunt binnenlopen"));
        case SheetPart::outreach_hour:
            return words(dutch("Spreekuren"));
        case SheetPart::food:
            return words(dutch("Eten en kleding"));
        case SheetPart::initiative:
            return words(dutch("Wat buren voor elkaar doen"));
        case SheetPart::transport:
            return words(dutch("Vervoer"));
    }
    return {};
}

/// `Dorpshuis De Gaarde, Dorpsstraat 1, Haarwolde`, without the place's name where the entry is called so.
std::string place_words(Entry const& entry, SheetRow const& row) {
    if (!row.location) return {};
    auto const& at = entry.locations[*row.location];
    std::string words;
    auto const add = [&](std::string const& part) {
        if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
    };
    if (entry.name.find(at.name) == std::string::npos) add(at.name);
    add(at.line);
    add(at.city);
    return words;
}

void fill_row(html::Data& data, Words const& words, Sheet const& sheet, SheetRow const& row, Day today) {
    auto const& entry = sheet.of->entries[row.entry];
    data.set("name", entry.name).set("url", sheet.of->cards[row.entry].url);
    data.set_optional("place", place_words(entry, row));
    std::vector<Schedule> schedules = entry.schedules;
    if (row.location) {
        auto const& own = entry.locations[*row.location].schedules;
        schedules.insert(schedules.end(), own.begin(), own.end());
    }
    auto const lines = hours_lines(schedules, today);
    for (auto const& line : lines)
        data.add("hours_line")
            .set("hours_text", line_words(words.pages, words.language, line))
            .set_optional("hours_note", line.note);
    data.show_if("has_hours", !lines.empty());
    data.set_optional("phone", sheet.of->cards[row.entry].phone)
        .set("phone_link", sheet.of->cards[row.entry].phone_link);
}

/// Every number that an urgent rule names, once, in the order of the rules.
void fill_numbers(html::Data& data, UrgentRules const& rules, http::Language language) {
    bool const nl = language == http::Language::nl;
    std::set<std::string_view> shown;
    for (auto const& rule : rules.rules()) {
        for (auto const& phone : rule.phones) {
            if (!shown.insert(phone.link).second) continue;
            auto& row = data.add("urgent_number");
            row.set("phone", phone.number).set("phone_link", phone.link);
            row.set("label", nl ? phone.label_nl : phone.label_en);
            row.set_optional("note", nl ? phone.note_nl : phone.note_en);
        }
    }
    data.show_if("has_urgent_numbers", !shown.empty());
}

/// `plein.example`: what people type.
std::string short_address(http::Request const& request) {
    auto const address = html::site_address(request);
    return address.substr(address.find("://") + 3);
}

http::Response choice_page(Counter const& counter, http::Request const& request, std::string_view typed,
                           Error const* error) {
    Words const words{*counter.pages, request.language};
    html::Data data;
    data.set("postcode_value", typed);
    if (error != nullptr) html::show_errors(data, *counter.pages, request.language, *error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, "/buurt", "choose");
    auto const index = counter.directory->areas() == nullptr ? nullptr : counter.directory->areas()->index();
    bool any = false;
    for (auto const& [kind, heading] :
         {std::pair{AreaKind::municipality, dutch("De hele gemeente")},
          std::pair{AreaKind::own, dutch("Dorpen en kernen")}, std::pair{AreaKind::district, dutch("Wijken")},
          std::pair{AreaKind::neighbourhood, dutch("Buurten")}}) {
        if (!index || index->of_kind(kind).empty()) continue;
        any = true;
        auto& group = data.add("area_group");
        group.set("heading", words(heading)).set("heading_id", areas::name(kind));
        for (auto const* area : index->of_kind(kind))
            group.add("area").set("name", area->name).set("url", sheet_url(area->code));
    }
    data.show_if("has_areas", any).show_if("no_areas", !any);
    html::describe_page(
        data, request, "/buurt",
        words(dutch("Wat er in uw buurt is, op een blad om af te drukken: plekken, spreekuren en nummers.")));
    auto response =
        counter.pages->page(request, "directory/sheets", std::move(data), words(dutch("Uw buurt op papier")));
    if (error != nullptr) response.status = http::status_of(error->kind);
    return response;
}

}  // namespace

std::string sheet_url(std::string_view area) { return fmt::format("/buurt/{}/blad", http::encode_component(area)); }

http::Response show_sheets(Counter const& counter, http::Request const& request, access::Grant const&) {
    return choice_page(counter, request, {}, nullptr);
}

http::Response choose_sheet(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const typed = trim(request.form.first("postcode"));
    if (request.form.has("goto")) return choice_page(counter, request, typed, nullptr);
    auto const area = sheet_area(*counter.directory, grant, typed);
    if (area) return http::see_other(sheet_url(*area));
    Error const error{ErrorKind::bad_request, area.error().code, {}, {{"postcode", area.error().code}}};
    return choice_page(counter, request, typed, &error);
}

http::Response show_sheet(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const code = request.path_parameters.find("area");
    auto const sheet = make_sheet(*counter.directory, grant, code->second);
    if (!sheet) return counter.pages->error_page(request, sheet.error());
    Words const words{*counter.pages, request.language};
    auto const today = amsterdam_day(request.at);
    bool const nl = request.language == http::Language::nl;
    auto const title = sheet->area->kind == AreaKind::municipality
                           ? words(dutch("Hulp in de gemeente {area}"), {{"area", sheet->area->name}})
                           : words(dutch("Hulp in en bij {area}"), {{"area", sheet->area->name}});
    html::Data data;
    data.set("heading", title).set("site", short_address(request));
    data.set("day_text", html::date_in_words(*counter.pages, request.language, today, {}));
    data.set("phone_hours", nl ? counter.phone_hours_nl : counter.phone_hours_en);
    fill_numbers(data, counter.directory->urgent(), request.language);
    for (auto const& section : sheet->sections) {
        auto& part = data.add("part");
        part.set("heading", heading_of(words, section.part));
        for (auto const& row : section.rows) fill_row(part.add("entry"), words, *sheet, row, today);
        part.set("more", static_cast<std::int64_t>(section.more)).show_if("has_more", section.more > 0);
    }
    data.show_if("no_parts", sheet->sections.empty());
    html::describe_page(
        data, request, sheet_url(sheet->area->code),
        words(dutch("Plekken, spreekuren, eten, vervoer en nummers in en bij {area}, op een blad om af te drukken."),
              {{"area", sheet->area->name}}));
    return counter.pages->page(request, "directory/sheet", std::move(data), title);
}

}  // namespace plein::directory
