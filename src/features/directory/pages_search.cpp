// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/pages_structured.hpp"

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

/// The word of each need in an address.
constexpr std::array<std::pair<std::string_view, NeedKind>, 7> need_words{{{"vrijwilligers", NeedKind::volunteers},
                                                                           {"ruimte", NeedKind::room},
                                                                           {"geld", NeedKind::money},
                                                                           {"spullen", NeedKind::materials},
                                                                           {"kennis", NeedKind::knowledge},
                                                                           {"bekendheid", NeedKind::publicity},
                                                                           {"samenwerking", NeedKind::partners}}};

/// What the filters that are on or off say in an address and in a form.
constexpr std::string_view open_word = "nu";
constexpr std::string_view free_word = "gratis";

std::optional<Kind> kind_of(std::string_view word) {
    for (auto const& [known, kind] : kind_words)
        if (known == word) return kind;
    return std::nullopt;
}

std::string_view word_of(Kind kind) { return kind_words.at(static_cast<std::size_t>(kind)).first; }

std::optional<NeedKind> need_of(std::string_view word) {
    for (auto const& [known, kind] : need_words)
        if (known == word) return kind;
    return std::nullopt;
}

std::string_view word_of(NeedKind kind) { return need_words.at(static_cast<std::size_t>(kind)).first; }

/// The steps of the ladder in an address and in a form.
constexpr std::array<std::string_view, 5> steps{"1", "2", "3", "4", "5"};

/// A step of the ladder by its number; nothing for what is none.
std::optional<int> step_of(std::string_view text) {
    return text.size() == 1 && text[0] >= '1' && text[0] <= '5' ? std::optional{text[0] - '0'} : std::nullopt;
}

/// The first place of an entry that can stand on the map.
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

/// What the page shows in a form: the request as it was sent, mistakes included.
struct Form {
    SearchRequest asked;
    bool my_place = false;  ///< `near` came from the phone; the field then says so instead of two numbers
};

std::string near_shown(Counter const& counter, http::Language language, Form const& form) {
    return form.my_place ? counter.pages->text(language, dutch("Mijn plek")) : form.asked.near;
}

ChoiceNames const& choice_names(Counter const& counter, http::Language language) {
    auto& names = counter.choice_names.at(language == http::Language::nl ? 0 : 1);
    std::call_once(names.made, [&] {
        auto const& pages = *counter.pages;
        for (auto const& [word, kind] : kind_words) names.kinds.push_back(kind_name(pages, language, kind));
        for (auto const& [word, kind] : need_words) {
            names.needs.push_back(need_name(pages, language, kind));
            names.offers.push_back(offer_name(pages, language, kind));
        }
        for (int step = 1; step <= 5; ++step) names.ladder_steps.push_back(ladder_name(pages, language, step));
        for (auto const& [code_of_language, name] : spoken_languages)
            names.languages.push_back(pages.text(language, name));
    });
    return names;
}

/// `Ontmoetingsplek (12)`, without the number where nothing was counted.
std::string counted(std::string const& name, std::size_t count) {
    return count == 0 ? name : fmt::format("{} ({})", name, count);
}

/// A choice of a list, and whether it was chosen.
void add_option(html::Data& data, std::string_view list, std::string_view code, std::string_view name, bool selected) {
    data.add(list).set("code", code).set("name", name).show_if("selected", selected);
}

void fill_form(html::Data& data, Counter const& counter, http::Language language, Form const& form,
               Counts const& counts) {
    auto const& asked = form.asked;
    data.set("query_value", asked.text).set("postcode_value", near_shown(counter, language, form));
    data.set("theme_value", asked.theme).set("language_value", asked.language);
    data.set("kind_value", asked.kind ? word_of(*asked.kind) : std::string_view{});
    data.set("need_value", asked.need ? word_of(*asked.need) : std::string_view{});
    data.set("step_value", asked.ladder_step ? std::to_string(*asked.ladder_step) : std::string{});
    data.set("place_value", form.my_place ? std::string_view{asked.near} : std::string_view{});
    data.show_if("is_open_now", asked.only.open_now).show_if("is_free", asked.only.free);
    data.show_if("is_more", !asked.language.empty() || asked.ladder_step);
    data.set("free_count", static_cast<std::int64_t>(counts.free)).show_if("has_free_count", counts.free > 0);
    for (auto const& theme : counter.directory->themes())
        add_option(data, "theme_option", theme.code, language == http::Language::nl ? theme.name_nl : theme.name_en,
                   theme.code == asked.theme);
    auto const& names = choice_names(counter, language);
    for (std::size_t i = 0; i < kind_words.size(); ++i)
        add_option(data, "kind_option", kind_words[i].first, counted(names.kinds[i], counts.kinds.at(i)),
                   asked.kind == kind_words[i].second);
    for (std::size_t i = 0; i < need_words.size(); ++i)
        add_option(data, "need_option", need_words[i].first, counted(names.offers[i], counts.needs.at(i)),
                   asked.need == need_words[i].second);
    for (std::size_t i = 0; i < steps.size(); ++i)
        add_option(data, "step_option", steps[i], counted(names.ladder_steps[i], counts.ladder_steps.at(i + 1)),
                   asked.ladder_step && *asked.ladder_step == static_cast<int>(i) + 1);
    for (std::size_t i = 0; i < spoken_languages.size(); ++i)
        add_option(data, "language_option", spoken_languages[i].first, names.languages[i],
                   asked.language == spoken_languages[i].first);
}

/// What was filtered by, each with the field that a press on it empties.
void fill_chips(html::Data& data, Counter const& counter, http::Language language, Form const& form) {
    auto const& asked = form.asked;
    auto const& pages = *counter.pages;
    std::size_t chips = 0;
    auto const add = [&](std::string_view field, std::string_view text) {
        ++chips;
        data.add("chip").set("field", field).set("chip_text", text);
    };
    auto const& names = choice_names(counter, language);
    if (asked.only.open_now) add("open", pages.text(language, dutch("Nu open")));
    if (!asked.theme.empty()) add("theme", theme_name(*counter.directory, language, asked.theme));
    if (asked.kind) add("kind", names.kinds.at(static_cast<std::size_t>(*asked.kind)));
    if (!asked.near.empty())
        add("postcode", pages.text(language, dutch("Bij: {place}"), {{"place", near_shown(counter, language, form)}}));
    if (asked.only.free) add("cost", pages.text(language, dutch("Gratis")));
    for (std::size_t i = 0; i < spoken_languages.size(); ++i)
        if (asked.language == spoken_languages[i].first) add("language", names.languages[i]);
    if (asked.need)
        add("need", pages.text(language, dutch("Ik wil helpen met: {offer}"),
                               {{"offer", names.offers.at(static_cast<std::size_t>(*asked.need))}}));
    if (asked.ladder_step) add("step", names.ladder_steps.at(static_cast<std::size_t>(*asked.ladder_step) - 1));
    data.show_if("has_chips", chips > 0).show_if("has_several_chips", chips > 1);
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

/// `Zoekt: vrijwilligers, een ruimte`; empty where it looks for nothing.
std::string needs_words(Counter const& counter, http::Language language, Entry const& entry) {
    if (entry.needs.empty()) return {};
    auto const& names = choice_names(counter, language).needs;
    std::string all;
    for (auto const& need : entry.needs)
        all += (all.empty() ? "" : ", ") + names.at(static_cast<std::size_t>(need.kind));
    return counter.pages->text(language, dutch("Zoekt: {needs}"), {{"needs", all}});
}

void fill_item(html::Data& row, Counter const& counter, http::Language language, WallTime const& now, Hit const& hit,
               bool by_ladder, std::size_t number) {
    auto const& pages = *counter.pages;
    auto const& entry = hit.entry();
    auto const& card = hit.card();
    row.set("number", static_cast<std::int64_t>(number)).set("url", card.url).set("name", entry.name);
    row.set("kind_name", kind_name(pages, language, entry.kind));
    row.set("summary", card.summary).set_optional("needs_text", needs_words(counter, language, entry));
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
    row.set("freshness_text", freshness_words(pages, language, hit.checked, now.day));
    row.show_if("is_stale", hit.checked.freshness == Freshness::stale);
    row.show_if("is_right", hit.checked.freshness != Freshness::stale);
}

/// In which order the results stand, where that is not how well they fit.
std::string order_words(html::Pages const& pages, http::Language language, SearchRequest const& asked,
                        SearchResult const& result) {
    if (result.total < 2) return {};
    if (result.near)
        return asked.text.empty() ? pages.text(language, dutch("Wat het dichtst bij is, staat bovenaan."))
                                  : pages.text(language, dutch("Wat het best past en dichtbij is, staat bovenaan."));
    if (asked.only.open_now && asked.text.empty() && asked.theme.empty() && !asked.kind)
        return pages.text(language, dutch("Plekken waar u zo kunt binnenlopen, staan bovenaan."));
    return {};
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
    data.set_optional("order_text", order_words(*counter.pages, request.language, asked, result));
}

/// The address of another page of the same link.
std::string page_address(SearchRequest const& asked, std::size_t page) {
    std::string address = fmt::format("/zoeken?pagina={}", page);
    auto const step = asked.ladder_step ? std::to_string(*asked.ladder_step) : std::string{};
    for (auto const& [name, value] :
         {std::pair{"q", std::string_view{asked.text}}, std::pair{"thema", std::string_view{asked.theme}},
          std::pair{"bij", std::string_view{asked.near}}, std::pair{"spreektaal", std::string_view{asked.language}},
          std::pair{"soort", asked.kind ? word_of(*asked.kind) : std::string_view{}},
          std::pair{"zoekt", asked.need ? word_of(*asked.need) : std::string_view{}},
          std::pair{"open", asked.only.open_now ? open_word : std::string_view{}},
          std::pair{"kosten", asked.only.free ? free_word : std::string_view{}},
          std::pair{"trede", std::string_view{step}}})
        if (!value.empty()) address += fmt::format("&{}={}", name, http::encode_component(value));
    return address;
}

/// The way to those who look for what the words offer: with the words and the place, without other filters. By link or
/// by form, as the pager has it.
void fill_offer(html::Data& data, Counter const& counter, http::Request const& request, Form const& form,
                SearchResult const& result) {
    auto const& asked = form.asked;
    data.show_if("is_helping", result.offers || asked.need).show_if("is_not_helping", !result.offers && !asked.need);
    if (!result.offers || result.looking == 0 || asked.need == result.offers) return;
    auto const& pages = *counter.pages;
    auto const& needs = choice_names(counter, request.language).needs.at(static_cast<std::size_t>(*result.offers));
    auto const text =
        result.looking == 1
            ? pages.text(request.language, dutch("Wilt u zelf helpen? 1 plek zoekt {needs}"), {{"needs", needs}})
            : pages.text(request.language, dutch("Wilt u zelf helpen? {count} plekken zoeken {needs}"),
                         {{"count", std::to_string(result.looking)}, {"needs", needs}});
    auto& offer = data.add("offer");
    bool const by_form = request.method == http::Method::post;
    offer.set("offer_text", text).show_if("by_form", by_form).show_if("by_link", !by_form);
    SearchRequest helping;
    helping.text = asked.text;
    helping.near = asked.near;
    helping.need = result.offers;
    offer.set("offer_url", page_address(helping, 1)).set("offer_value", word_of(*result.offers));
}

/// The way to the pages around this one: by address from a link, by form from a form, so that what somebody typed
/// stays out of the address on every page.
void fill_pager(html::Data& data, http::Request const& request, SearchRequest const& asked, std::size_t total) {
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
        if (has_previous) data.set("previous_url", page_address(asked, asked.page - 1));
        if (has_next) data.set("next_url", page_address(asked, asked.page + 1));
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

http::Response answer(Counter const& counter, http::Request const& request, access::Grant const& grant, Form form,
                      std::string_view heading) {
    auto const& pages = *counter.pages;
    html::Data data;
    if (!is_utf8(form.asked.text)) form.asked.text.clear();
    auto asked = form.asked;
    auto const [result, error] = find(counter, grant, asked);
    // Where no ladder may be nobody filters by it.
    form.asked.ladder_step = asked.ladder_step = result.ladder_step;
    fill_form(data, counter, request.language, form, result.counts);
    fill_offer(data, counter, request, {asked, form.my_place}, result);
    data.show_if("has_steps", result.by_ladder);
    fill_chips(data, counter, request.language, {asked, form.my_place});
    auto const heading_text = pages.text(request.language, heading);
    data.set("heading_text", heading_text);
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
    bool const asked_nothing = trim(asked.text).empty() && asked.theme.empty() && asked.language.empty() &&
                               !asked.kind && !asked.need && !asked.ladder_step && asked.only == Only{} && !result.near;
    bool const nothing_open = result.total == 0 && asked.only.open_now;
    data.show_if("no_question", asked_nothing);
    if (asked_nothing) fill_tiles(data, counter, request.language);
    data.show_if("no_results", !asked_nothing && result.total == 0 && !nothing_open);
    data.show_if("nothing_open", nothing_open);
    fill_pager(data, request, asked, result.total);
    bool const for_engines = describe_search(data, counter, request);
    auto response = pages.page(request, "directory/search", std::move(data), heading_text);
    if (!for_engines) response.with("X-Robots-Tag", "noindex");
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

/// The search that a link asks for.
Form read_link(http::Request const& request) {
    auto const& query = request.query;
    Form form;
    auto& asked = form.asked;
    asked.text = query.first("q");
    asked.theme = query.first("thema");
    asked.near = trim(query.first("bij"));
    asked.language = query.first("spreektaal");
    asked.kind = kind_of(query.first("soort"));
    asked.need = need_of(query.first("zoekt"));
    asked.ladder_step = step_of(query.first("trede"));
    asked.only = {query.first("open") == open_word, query.first("kosten") == free_word};
    asked.page_size = page_size;
    asked.page = page_number(query.first("pagina"));
    return form;
}

/// Whether the field still says, in either language, that the place of the phone is meant: who types another place
/// over it means that.
bool says_my_place(Counter const& counter, std::string_view text) {
    return text == counter.pages->text(http::Language::nl, dutch("Mijn plek")) ||
           text == counter.pages->text(http::Language::en, dutch("Mijn plek"));
}

/// The search that the form asks for; `without` names the field of a filter that was taken away, or all of them.
Form read_form(Counter const& counter, http::Request const& request) {
    auto const without = request.form.first("without");
    auto const value = [&](std::string_view field) {
        return without == field || without == "filters" ? std::string_view{} : request.form.first(field);
    };
    Form form;
    auto& asked = form.asked;
    asked.text = request.form.first("query");
    asked.theme = value("theme");
    asked.near = trim(value("postcode"));
    asked.language = value("language");
    asked.kind = kind_of(value("kind"));
    asked.need = need_of(value("need"));
    asked.ladder_step = step_of(value("step"));
    asked.only = {value("open") == open_word, value("cost") == free_word};
    if (says_my_place(counter, asked.near)) {
        asked.near = trim(request.form.first("place"));
        form.my_place = !asked.near.empty();
    }
    asked.mend = request.form.first("exact") == "yes" ? search::Mend::no : search::Mend::yes;
    asked.page_size = page_size;
    asked.page = page_number(request.form.first("page"));
    return form;
}

constexpr std::string_view heading_of_search = dutch("Zoek hulp in de buurt");

}  // namespace

http::Response show_search(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    // A form that was refused, such as from another site's frame while somebody is signed in, comes back here with what
    // was typed. Searching changes nothing, so it is answered.
    auto form = request.form.has("query") ? read_form(counter, request) : read_link(request);
    return answer(counter, request, grant, std::move(form), heading_of_search);
}

http::Response post_search(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return answer(counter, request, grant, read_form(counter, request), heading_of_search);
}

http::Response show_open_now(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto form = read_link(request);
    form.asked.only.open_now = true;
    return answer(counter, request, grant, std::move(form), dutch("Nu open in de buurt"));
}

}  // namespace plein::directory
