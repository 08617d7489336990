// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "features/directory/pages.hpp"

namespace plein::directory {
namespace {

using html::dutch;

constexpr std::size_t page_size = 20;
constexpr std::size_t posted_size = 30;  ///< words in a form cannot be carried to a second page by an address

/// The address word of each kind, as GLOSSARY has it.
constexpr std::array<std::pair<std::string_view, Kind>, 7> kind_words{{{"dienst", Kind::service},
                                                                       {"initiatief", Kind::citizen_initiative},
                                                                       {"vereniging", Kind::association},
                                                                       {"ontmoetingsplek", Kind::meeting_place},
                                                                       {"cursus", Kind::course},
                                                                       {"spreekuur", Kind::outreach_hour},
                                                                       {"werkplek", Kind::employer_place}}};

std::optional<Kind> kind_of(std::string_view word) {
    for (auto const& [known, kind] : kind_words)
        if (known == word) return kind;
    return std::nullopt;
}

/// The nearest place of an entry that stands on the map.
std::optional<Place> place_of(Hit const& hit) {
    for (auto const& location : hit.entry().locations)
        if (location.place) return location.place;
    return std::nullopt;
}

/// Tiles to choose a theme by, for who asked nothing yet.
void fill_tiles(html::Data& data, Counter const& counter, http::Language language) {
    for (auto const& theme : counter.directory->themes())
        data.add("tile")
            .set("code", theme.code)
            .set("icon", "theme-" + theme.icon)
            .set("name", language == http::Language::nl ? theme.name_nl : theme.name_en);
}

void fill_form(html::Data& data, Counter const& counter, http::Language language, SearchRequest const& asked) {
    data.set("query_value", asked.text).set("postcode_value", asked.near);
    data.set("theme_value", asked.theme).set("language_value", asked.language);
    for (auto const& theme : counter.directory->themes()) {
        auto& row = data.add("theme_option");
        row.set("code", theme.code).set("name", language == http::Language::nl ? theme.name_nl : theme.name_en);
        row.show_if("selected", theme.code == asked.theme);
    }
    constexpr std::array languages{std::pair{"nl", dutch("Nederlands")}, std::pair{"en", dutch("Engels")},
                                   std::pair{"ar", dutch("Arabisch")},   std::pair{"tr", dutch("Turks")},
                                   std::pair{"pl", dutch("Pools")},      std::pair{"uk", dutch("Oekraïens")},
                                   std::pair{"ti", dutch("Tigrinya")},   std::pair{"nds", dutch("Nedersaksisch")}};
    for (auto const& [code_of_language, name] : languages) {
        auto& row = data.add("language_option");
        row.set("code", code_of_language).set("name", counter.pages->text(language, name));
        row.show_if("selected", asked.language == code_of_language);
    }
}

void fill_urgent(html::Data& data, SearchResult const& result, http::Language language) {
    bool const nl = language == http::Language::nl;
    for (auto const* rule : result.urgent) {
        auto const& phone = rule->phones.front();
        auto& row = data.add("urgent");
        row.set("urgent_title", nl ? rule->title_nl : rule->title_en).set("text", nl ? rule->text_nl : rule->text_en);
        row.set("phone", phone.number).set("phone_link", phone.link);
        row.set_optional("note", nl ? phone.note_nl : phone.note_en);
    }
    data.show_if("has_urgent", !result.urgent.empty());
    // Who is hurt at home must be able to leave this page in a moment.
    data.show_if("quick_leave", std::any_of(result.urgent.begin(), result.urgent.end(), [](auto const* rule) {
                     return rule->code == "violence" || rule->code == "child-unsafe";
                 }));
}

void fill_item(html::Data& row, Counter const& counter, http::Language language, WallTime const& now, Hit const& hit,
               std::size_t number) {
    auto const& pages = *counter.pages;
    auto const& entry = hit.entry();
    auto const& card = hit.card();
    row.set("number", static_cast<std::int64_t>(number)).set("url", card.url).set("name", entry.name);
    row.set("kind_name", kind_name(pages, language, entry.kind));
    row.set("summary", card.summary);
    if (hit.distance_metres) row.set_optional("distance_text", distance_words(pages, language, *hit.distance_metres));
    row.show_if("has_distance", hit.distance_metres.has_value());
    bool const is_shut = entry.status == Status::temporarily_closed;
    auto const state = open_state(card.schedules, now);
    auto const open =
        is_shut ? pages.text(language, dutch("Tijdelijk gesloten")) : open_words(pages, language, state, now.day);
    row.set("open_text", open).show_if("has_open", !open.empty());
    row.show_if("is_open", !is_shut && state.now).show_if("is_shut", is_shut || !state.now);
    auto const reason = reason_words(counter, language, hit.reason);
    row.set("reason_text", reason).show_if("has_reason", !reason.empty());
    for (auto const& theme : entry.themes)
        row.add("item_theme").set("name", theme_name(*counter.directory, language, theme));
    row.show_if("has_themes", !entry.themes.empty());
    row.set("ladder_text", ladder_name(pages, language, entry.ladder_step.value_or(0)));
    row.show_if("has_ladder", entry.ladder_step.has_value());
    row.set_optional("phone", card.phone).set("phone_link", card.phone_link);
    row.set("freshness_text", freshness_words(pages, language, hit.checked, now.day)).show("has_freshness");
}

void fill_results(html::Data& data, Counter const& counter, http::Request const& request, SearchRequest const& asked,
                  SearchResult const& result) {
    auto const drawing =
        counter.directory->areas() != nullptr ? counter.drawn.drawing(*counter.directory->areas()) : nullptr;
    auto const now = wall_time(request.at);
    std::vector<Pin> pins;
    auto number = (asked.page - 1) * asked.page_size;
    for (auto const& hit : result.hits) {
        ++number;
        auto& row = data.add("item");
        fill_item(row, counter, request.language, now, hit, number);
        auto const place = place_of(hit);
        row.show_if("has_pin", place && drawing);
        if (place && drawing) pins.push_back({*place, number, &hit});
    }
    if (drawing) fill_result_map(data, *drawing, pins);
    auto const total = asked.text.empty() || request.method != http::Method::post ? result.total : result.hits.size();
    data.set("total", static_cast<std::int64_t>(total));
    data.show_if("has_results", total > 0).show_if("is_one", total == 1).show_if("is_many", total > 1);
    auto const& pages = *counter.pages;
    if (result.near && total > 1)
        data.set_optional(
            "order_text",
            asked.text.empty()
                ? pages.text(request.language, dutch("Wat het dichtst bij is, staat bovenaan."))
                : pages.text(request.language, dutch("Wat het best past en dichtbij is, staat bovenaan.")));
}

/// The address of another page of the same link.
std::string page_address(SearchRequest const& asked, std::string_view kind_word, std::size_t page) {
    std::string address = fmt::format("/zoeken?pagina={}", page);
    for (auto const& [name, value] :
         {std::pair{"q", std::string_view{asked.text}}, std::pair{"thema", std::string_view{asked.theme}},
          std::pair{"bij", std::string_view{asked.near}}, std::pair{"spreektaal", std::string_view{asked.language}},
          std::pair{"soort", kind_word}})
        if (!value.empty()) address += fmt::format("&{}={}", name, http::encode_component(value));
    return address;
}

http::Response answer(Counter const& counter, http::Request const& request, access::Grant const& grant,
                      SearchRequest asked, std::string_view kind_word) {
    auto const& pages = *counter.pages;
    html::Data data;
    fill_form(data, counter, request.language, asked);
    auto found = counter.directory->search(grant, asked);
    if (!found && found.error().code == "near.unknown") {
        // Show what there is without the place; the mistake stands at its field.
        data.show("postcode_error").set("postcode_error_text", pages.error_text(request.language, "near.unknown"));
        asked.near.clear();
        found = counter.directory->search(grant, asked);
    }
    if (!found) return pages.error_page(request, found.error());
    fill_urgent(data, *found, request.language);
    if (!found->corrected.empty())
        data.show("is_corrected").set("corrected_query", found->corrected).set("original_query", asked.text);
    fill_results(data, counter, request, asked, *found);
    bool const asked_nothing =
        trim(asked.text).empty() && asked.theme.empty() && asked.language.empty() && !asked.kind && !found->near;
    data.show_if("no_question", asked_nothing);
    if (asked_nothing) fill_tiles(data, counter, request.language);
    data.show_if("no_results", !asked_nothing && found->total == 0);
    bool const by_link = request.method != http::Method::post || asked.text.empty();
    bool const has_previous = by_link && asked.page > 1;
    bool const has_next = by_link && asked.page * asked.page_size < found->total;
    data.show_if("has_pager", has_previous || has_next)
        .show_if("has_previous", has_previous)
        .show_if("has_next", has_next);
    if (has_previous) data.set("previous_url", page_address(asked, kind_word, asked.page - 1));
    if (has_next) data.set("next_url", page_address(asked, kind_word, asked.page + 1));
    auto response = pages.page(request, "directory/search", std::move(data),
                               pages.text(request.language, dutch("Zoek hulp in de buurt")));
    // A browser that keeps nothing of a form's answer wants to send it again when somebody comes back from an entry.
    // What is urgent, and what a colleague searches, leaves no trace on the computer all the same.
    bool const anonymous = request.identity.kind == access::SubjectKind::anonymous;
    if (request.method == http::Method::post && anonymous && found->urgent.empty())
        response.with("Cache-Control", "private, no-cache");
    return response;
}

}  // namespace

http::Response show_search(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const& query = request.query;
    SearchRequest asked;
    asked.text = query.first("q");
    asked.theme = query.first("thema");
    asked.near = trim(query.first("bij"));
    asked.language = query.first("spreektaal");
    asked.kind = kind_of(query.first("soort"));
    asked.page_size = page_size;
    auto const page = query.first("pagina");
    if (!page.empty() && std::from_chars(page.data(), page.data() + page.size(), asked.page).ec != std::errc{})
        asked.page = 0;
    return answer(counter, request, grant, std::move(asked), query.first("soort"));
}

http::Response post_search(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const& form = request.form;
    SearchRequest asked;
    asked.text = form.first("query");
    asked.theme = form.first("theme");
    asked.near = trim(form.first("postcode"));
    asked.language = form.first("language");
    asked.mend = form.first("exact") == "yes" ? search::Mend::no : search::Mend::yes;
    asked.page_size = asked.text.empty() ? page_size : posted_size;
    return answer(counter, request, grant, std::move(asked), {});
}

}  // namespace plein::directory
