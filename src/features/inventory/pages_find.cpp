// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/pages_find.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

constexpr std::size_t least_need_rows = 2;

std::string need_field(std::size_t number) { return fmt::format("need_{}", number); }

void fill_error(html::Data& row, Box const& box, http::Language language, Error const* error, std::string_view name,
                std::string const& field) {
    static std::vector<FieldError> const none;
    auto const& faults = error ? error->fields : none;
    auto const fault = std::find_if(faults.begin(), faults.end(), [&](auto const& one) { return one.field == field; });
    row.show_if(fmt::format("{}_error", name), fault != faults.end());
    row.set(fmt::format("{}_error_text", name),
            fault == faults.end() ? std::string{} : box.pages->error_text(language, fault->code));
}

void fill_needs(html::Data& data, Box const& box, http::Request const& request, std::vector<Need> const& needs,
                Error const* error) {
    auto const language = request.language;
    auto const& kinds = directory::all_need_kinds();
    auto rows = std::max(least_need_rows, needs.size());
    // Whoever asks for one more has filled in the others, or sees that there is room.
    if (request.form.first("act") == "need") rows = std::min(kinds.size(), std::max(least_need_rows, needs.size()) + 1);
    rows = std::max(rows, needs.size());
    for (std::size_t i = 0; i < rows; ++i) {
        auto const need = i < needs.size() ? needs[i] : Need{};
        auto const field = need_field(i);
        auto& row = data.add("need_row");
        row.set("row_title", box.pages->text(language, dutch("Rij {number}"), {{"number", std::to_string(i + 1)}}));
        row.set("need_field", field).set("need_text_field", field + "_text").set("need_text_value", need.text);
        fill_error(row, box, language, error, "need", field);
        fill_error(row, box, language, error, "need_text", field + "_text");
        for (auto const kind : kinds)
            row.add("need_option")
                .set("code", code(kind))
                .set("name", box.around.need_name(language, kind))
                .show_if("selected", code(kind) == need.code);
    }
    data.set("most_need_text", static_cast<std::int64_t>(longest_line));
    data.show_if("can_add_need", rows < kinds.size()).set("next_need", need_field(rows));
}

}  // namespace

Find read_find(http::Request const& request) {
    auto const& form = request.form;
    auto const text = [&](std::string_view field) { return std::string(form.first(field)); };
    Find find;
    auto& found = find.found;
    found.name = text("name");
    found.description = text("description");
    found.kind = text("kind");
    for (auto const theme : form.all("themes")) found.themes.emplace_back(theme);
    found.place = text("place");
    found.line = text("line");
    found.postcode = text("postcode");
    found.city = text("city");
    found.times = text("times");
    found.cost = text("cost");
    found.phone = text("phone");
    found.mail = text("mail");
    found.website = text("website");
    for (std::size_t i = 0; form.has(need_field(i)); ++i) {
        Need need{text(need_field(i)), text(need_field(i) + "_text")};
        if (!need.code.empty() || !trim(need.text).empty()) found.needs.push_back(std::move(need));
    }
    find.people = {text("people_name"), text("people_mail"), form.first("people_language") == "en" ? "en" : "nl"};
    find.note = text("note");
    return find;
}

bool is_to_save(http::Request const& request) {
    auto const act = request.form.first("act");
    return !request.form.has("goto") && (act.empty() || act == "save");
}

void fill_find(html::Data& data, Box const& box, http::Request const& request, Find const& find, By by,
               Error const* error) {
    auto const language = request.language;
    auto const& found = find.found;
    // An editor is asked as a helper is: both tell of others.
    data.show_if("by_helper", by != By::people).show_if("by_people", by == By::people);
    data.show_if("is_helper", by == By::helper).show_if("by_editor", by == By::editor);
    data.set("name_value", found.name).set("description_value", found.description);
    data.set("place_value", found.place).set("line_value", found.line);
    data.set("postcode_value", found.postcode).set("city_value", found.city);
    data.set("times_value", found.times).set("cost_value", found.cost);
    data.set("phone_value", found.phone).set("mail_value", found.mail).set("website_value", found.website);
    for (auto const kind : directory::all_kinds())
        data.add("kind_option")
            .set("code", code(kind))
            .set("name", box.around.kind_name(language, kind))
            .show_if("selected", code(kind) == found.kind);
    for (auto const& theme : *box.around.themes)
        data.add("theme_option")
            .set("code", theme.code)
            .set("name", language == http::Language::nl ? theme.name_nl : theme.name_en)
            .show_if("selected", std::find(found.themes.begin(), found.themes.end(), theme.code) != found.themes.end());
    fill_needs(data, box, request, found.needs, error);
    if (by != By::people) {
        data.set("people_name_value", find.people.name).set("people_mail_value", find.people.address);
        data.show_if("in_dutch", find.people.language != "en").show_if("in_english", find.people.language == "en");
        data.set("note_value", find.note);
    }
    if (error) html::show_errors(data, *box.pages, language, *error);
}

}  // namespace plein::inventory
