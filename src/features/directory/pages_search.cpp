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

/// Ten can be looked over on a phone, and each is a number on the map that does not stand in another's way. Who does
/// not find it among them is helped more by the offer below the list than by ten more.
constexpr std::size_t page_size = 10;

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
std::optional<Point> place_of(Hit const& hit) {
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
    for (auto const& [code_of_language, name] : spoken_languages) {
        auto& row = data.add("language_option");
        row.set("code", code_of_language).set("name", counter.pages->text(language, name));
        row.show_if("selected", asked.language == code_of_language);
    }
}

/// The data of urgent.tpl: per rule `urgent_title`, `urgent_text`, one row `urgent_first` and as many `urgent_other` as
/// there are, each with `phone`, `phone_link`, `phone_label` and where there is one `phone_note`.
void fill_urgent(html::Data& data, std::vector<UrgentRule const*> const& urgent, http::Language language) {
    bool const nl = language == http::Language::nl;
    for (auto const* rule : urgent) {
        auto& card = data.add("urgent");
        card.set("urgent_title", nl ? rule->title_nl : rule->title_en);
        card.set("urgent_text", nl ? rule->text_nl : rule->text_en);
        for (auto const& phone : rule->phones) {
            auto& row = card.add(&phone == &rule->phones.front() ? "urgent_first" : "urgent_other");
            row.set("phone", phone.number).set("phone_link", phone.link);
            row.set("phone_label", nl ? phone.label_nl : phone.label_en);
            row.set_optional("phone_note", nl ? phone.note_nl : phone.note_en);
        }
    }
    data.show_if("has_urgent", !urgent.empty());
}

void fill_item(html::Data& row, Counter const& counter, http::Language language, WallTime const& now, Hit const& hit,
               bool by_ladder, std::size_t number) {
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
    auto const open = is_shut ? pages.text(language, dutch("Tijdelijk gesloten"))
                              : open_words(pages, language, state, now.day) + open_where(entry, now);
    row.set("open_text", open).show_if("has_open", !open.empty());
    row.show_if("is_open", !is_shut && state.now).show_if("is_shut", is_shut || !state.now);
    auto const reason = reason_words(counter, language, hit.reason);
    row.set("reason_text", reason).show_if("has_reason", !reason.empty());
    for (auto const& theme : entry.themes)
        row.add("item_theme").set("name", theme_name(*counter.directory, language, theme));
    row.show_if("has_themes", !entry.themes.empty());
    row.set("ladder_text", ladder_name(pages, language, entry.ladder_step.value_or(0)));
    row.show_if("has_ladder", by_ladder && entry.ladder_step && !is_about_safety(entry));
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
        fill_item(row, counter, request.language, now, hit, result.by_ladder, number);
        auto const place = place_of(hit);
        row.show_if("has_pin", place && drawing);
        if (place && drawing) pins.push_back({*place, number, &hit});
    }
    if (drawing) fill_result_map(data, *drawing, pins);
    auto const total = result.total;
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

/// The way to the pages around this one: by address from a link, by form from a form, so that what somebody typed
/// stays out of the address on every page.
void fill_pager(html::Data& data, http::Request const& request, SearchRequest const& asked, std::string_view kind_word,
                std::size_t total) {
    bool const by_form = request.method == http::Method::post;
    bool const has_previous = asked.page > 1;
    bool const has_next = asked.page * asked.page_size < total;
    data.show_if("has_pager", has_previous || has_next)
        .show_if("has_previous", has_previous)
        .show_if("has_next", has_next)
        .show_if("by_form", by_form)
        .show_if("by_link", !by_form)
        .show_if("is_exact", asked.mend == search::Mend::no);
    if (by_form) {
        data.set("previous_page", static_cast<std::int64_t>(asked.page) - 1);
        data.set("next_page", static_cast<std::int64_t>(asked.page) + 1);
    } else {
        if (has_previous) data.set("previous_url", page_address(asked, kind_word, asked.page - 1));
        if (has_next) data.set("next_url", page_address(asked, kind_word, asked.page + 1));
    }
}

/// What was found, and what was wrong with the question.
struct Answer {
    SearchResult result;
    std::optional<Error> error;  ///< of what the page leaves out: the place, the theme, or all but what is urgent
};

/// Looks without what cannot be understood, so that a wrong filter never stands between a person and the number to
/// call.
Answer find(Counter const& counter, access::Grant const& grant, SearchRequest& asked) {
    Answer answer;
    auto found = counter.directory->search(grant, asked);
    while (!found) {
        if (!answer.error) answer.error = found.error();
        auto const& code = found.error().code;
        if (code == "near.unknown" && !asked.near.empty())
            asked.near.clear();
        else if (code == "theme.unknown" && !asked.theme.empty())
            asked.theme.clear();
        else
            break;
        found = counter.directory->search(grant, asked);
    }
    if (found) {
        answer.result = std::move(*found);
    } else {
        answer.error = found.error();
        answer.result.urgent = counter.directory->urgent().matching(asked.text);
    }
    return answer;
}

http::Response answer(Counter const& counter, http::Request const& request, access::Grant const& grant,
                      SearchRequest asked, std::string_view kind_word) {
    auto const& pages = *counter.pages;
    html::Data data;
    if (!is_utf8(asked.text)) asked.text.clear();
    fill_form(data, counter, request.language, asked);
    auto const [result, error] = find(counter, grant, asked);
    bool const place_unknown = error && error->code == "near.unknown";
    if (place_unknown)
        // What there is without the place is shown; the mistake stands at its field.
        data.show("postcode_error").set("postcode_error_text", pages.error_text(request.language, "near.unknown"));
    else if (error)
        data.show("search_error").set("search_error_text", pages.error_text(request.language, error->code));
    fill_urgent(data, result.urgent, request.language);
    data.show_if("quick_leave",
                 asked.theme == safety_theme || std::any_of(result.urgent.begin(), result.urgent.end(),
                                                            [](auto const* rule) { return wants_quick_leave(*rule); }));
    if (!result.corrected.empty())
        data.show("is_corrected").set("corrected_query", result.corrected).set("original_query", asked.text);
    fill_results(data, counter, request, asked, result);
    bool const asked_nothing =
        trim(asked.text).empty() && asked.theme.empty() && asked.language.empty() && !asked.kind && !result.near;
    data.show_if("no_question", asked_nothing);
    if (asked_nothing) fill_tiles(data, counter, request.language);
    data.show_if("no_results", !asked_nothing && result.total == 0);
    fill_pager(data, request, asked, kind_word, result.total);
    auto response = pages.page(request, "directory/search", std::move(data),
                               pages.text(request.language, dutch("Zoek hulp in de buurt")));
    if (error && !place_unknown) response.status = http::status_of(error->kind);
    // A browser that keeps nothing of a form's answer wants to send it again when somebody comes back from an entry.
    // What is urgent, and what a colleague searches, leaves no trace on the computer all the same.
    bool const anonymous = request.identity.kind == access::ActorKind::anonymous;
    if (request.method == http::Method::post && anonymous && result.urgent.empty() && asked.theme != safety_theme)
        response.with("Cache-Control", "private, no-cache");
    return response;
}

/// The number of a page; 0 for what is no number, which the search refuses.
std::size_t page_number(std::string_view text) {
    std::size_t page = 1;
    if (text.empty()) return page;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    return error == std::errc{} && end == text.data() + text.size() ? page : 0;
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
    asked.page = page_number(query.first("pagina"));
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
    asked.page_size = page_size;
    asked.page = page_number(form.first("page"));
    return answer(counter, request, grant, std::move(asked), {});
}

}  // namespace plein::directory
