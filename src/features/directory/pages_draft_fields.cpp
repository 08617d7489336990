// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// A draft as the fields of its form.
#include "features/directory/pages_draft_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace plein::directory {
namespace {

constexpr std::size_t fields_of_location = 9;
constexpr std::size_t fields_of_phone = 3;
constexpr std::size_t fields_of_hours = 4;
constexpr std::size_t most_kept = 30;
/// Those that come after the places and the hours in fields_over().
constexpr std::size_t fields_after = 20;

/// A row for each choice of days, and the words.
std::size_t fields_for(DraftOpening const& opening) {
    std::size_t rows = 0;
    for (auto const& hours : opening.hours) {
        bool const is_choice = std::any_of(day_choices.begin(), day_choices.end(),
                                           [&](DayChoice const& one) { return one.weekdays == hours.weekdays; });
        rows += is_choice ? 1 : static_cast<std::size_t>(__builtin_popcount(hours.weekdays));
    }
    return std::max<std::size_t>(1, rows) * fields_of_hours + 1;
}

void add_hours(http::Fields& fields, std::string_view before, DraftOpening const& opening) {
    std::size_t row = 0;
    auto const add = [&](std::string_view day, DraftHours const& hours) {
        fields.add(numbered(before, "day", row), std::string(day));
        fields.add(numbered(before, "from", row), html::time_in_words(http::Language::nl, hours.opens_at));
        fields.add(numbered(before, "until", row), html::time_in_words(http::Language::nl, hours.closes_at));
        fields.add(numbered(before, "note", row), hours.note);
        ++row;
    };
    for (auto const& hours : opening.hours) {
        auto const* const whole = std::find_if(day_choices.begin(), day_choices.end(),
                                               [&](DayChoice const& one) { return one.weekdays == hours.weekdays; });
        if (whole != day_choices.end()) {
            add(whole->code, hours);
            continue;
        }
        for (auto const& day : day_choices)
            if (day.code.size() == 1 && (hours.weekdays & day.weekdays) != 0) add(day.code, hours);
    }
    if (row == 0)
        for (auto const* name : {"day", "from", "until", "note"}) fields.add(numbered(before, name, 0), {});
    fields.add(fmt::format("{}special", before), opening.special);
}

void add_phones(http::Fields& fields, std::string_view before, std::vector<DraftPhone> const& phones) {
    for (std::size_t i = 0; i < phones.size(); ++i) {
        auto const field = numbered(before, "phone", i);
        fields.add(field, phones[i].number);
        fields.add(field + "_id", phones[i].id);
        fields.add(field + "_label", phones[i].label);
    }
}

void add_location(http::Fields& fields, std::size_t number, DraftLocation const& location) {
    auto const before = fmt::format("location_{}_", number);
    auto const add = [&](std::string_view name, std::string const& value) {
        fields.add(before + std::string(name), value);
    };
    add("id", location.id);
    add("name", location.name);
    add("line", location.line);
    add("postcode", location.postcode);
    add("city", location.city);
    add("route", location.route);
    add("accessibility", location.accessibility);
    if (location.phones.size() <= most_phones) add_phones(fields, before, location.phones);
}

/// An empty row where there is none, so that the form says that there is none.
void add_needs(http::Fields& fields, std::vector<Need> const& needs) {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, needs.size()); ++i) {
        auto const field = numbered("", "need", i);
        fields.add(field, i < needs.size() ? std::string(code(needs[i].kind)) : std::string{});
        fields.add(field + "_text", i < needs.size() ? needs[i].text : std::string{});
    }
}

/// A place of the form, and whether it is ticked as gone.
struct ShownLocation {
    DraftLocation const* of = nullptr;
    bool gone = false;
};

/// The places of the draft in the order in which they stand, those that are gone among them.
std::vector<ShownLocation> locations_over(Draft const& draft, Draft const& stands) {
    auto const has = [](Draft const& of, std::string const& id) {
        return std::find_if(of.locations.begin(), of.locations.end(),
                            [&](DraftLocation const& one) { return !id.empty() && one.id == id; });
    };
    std::vector<ShownLocation> all;
    for (auto const& location : stands.locations)
        if (!location.id.empty() && has(draft, location.id) == draft.locations.end()) all.push_back({&location, true});
    for (auto const& location : draft.locations) all.push_back({&location, false});
    return all;
}

/// Adds the places while there is room: those that are gone first, since nothing else says so.
void add_locations(http::Fields& fields, std::vector<ShownLocation> const& locations) {
    auto room = most_fields - std::min(most_fields, fields.entries().size() + fields_after);
    std::size_t number = 0;
    for (auto const& [location, gone] : locations) {
        auto const phones = location->phones.size() <= most_phones ? location->phones.size() : 0;
        auto const needed = fields_of_location + phones * fields_of_phone;
        if (!gone && needed > room) break;
        room -= std::min(room, needed);
        add_location(fields, number, *location);
        auto const before = fmt::format("location_{}_", number++);
        if (gone) fields.add(before + "gone", "yes");
        auto const hours = fields_for(location->opening);
        if (hours > room) continue;
        room -= hours;
        add_hours(fields, before, location->opening);
    }
}

}  // namespace

std::string number_text(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : std::string{}; }

std::string numbered(std::string_view before, std::string_view name, std::size_t number) {
    return fmt::format("{}{}_{}", before, name, number);
}

bool is_offered(std::string_view language) {
    return std::any_of(spoken_languages.begin(), spoken_languages.end(),
                       [&](auto const& one) { return one.first == language; });
}

std::set<std::string, std::less<>> shown_schedules(Draft const& draft) {
    std::set<std::string, std::less<>> shown;
    auto const add = [&](DraftOpening const& opening) {
        for (auto const& one : opening.schedules)
            if (!one.id.empty() && shown.size() < most_kept) shown.insert(one.id);
    };
    add(draft.opening);
    for (auto const& location : draft.locations) add(location.opening);
    return shown;
}

http::Fields fields_of(Draft const& draft) { return fields_over(draft, draft); }

http::Fields fields_over(Draft const& draft, Draft const& stands) {
    http::Fields fields;
    auto const add = [&](std::string_view name, std::string_view value) {
        fields.add(std::string(name), std::string(value));
    };
    add("name", draft.name);
    add("organisation", draft.organisation);
    add("description", draft.description);
    add("alternate_name", draft.alternate_name);
    add("kind", code(draft.kind));
    add("theme", draft.themes.empty() ? std::string{} : draft.themes.front());
    for (std::size_t i = 1; i < draft.themes.size(); ++i) add("themes", draft.themes[i]);
    add("ladder_step", draft.ladder_step ? std::to_string(*draft.ladder_step) : std::string{});
    add("eligibility", draft.eligibility);
    add("minimum_age", number_text(draft.minimum_age));
    add("maximum_age", number_text(draft.maximum_age));
    add("area", draft.area.code.empty() && !draft.area.name.empty() ? "same" : draft.area.code);
    std::vector<std::string> others;
    for (auto const& language : draft.languages) {
        if (is_offered(language.code))
            add("languages", language.code);
        else
            others.push_back(language.name.empty() ? language.code : language.name);
    }
    add("other_languages", fmt::format("{}", fmt::join(others, ", ")));
    add("interpretation", draft.interpretation);
    add("application", draft.application);
    add("cost", draft.cost);
    if (draft.phones.size() <= most_phones) add_phones(fields, "", draft.phones);
    add("mail", draft.mail);
    add("website", draft.website);
    add_needs(fields, draft.needs);
    auto const shown = shown_schedules(stands);
    auto const keep = [&](DraftOpening const& opening) {
        for (auto const& one : opening.schedules)
            if (shown.contains(one.id)) add("kept", one.id);
    };
    auto const locations = locations_over(draft, stands);
    keep(draft.opening);
    for (auto const& location : locations) keep(location.of->opening);
    if (fields.entries().size() + fields_after + fields_for(draft.opening) <= most_fields)
        add_hours(fields, "", draft.opening);
    add_locations(fields, locations);
    add("waiting", draft.waiting);
    auto const& capacity = draft.capacity;
    add("available", capacity ? number_text(capacity->available) : std::string{});
    add("maximum", capacity ? number_text(capacity->maximum) : std::string{});
    add("unit", capacity ? capacity->unit : std::string{});
    add("updated", capacity && capacity->updated ? iso_day(*capacity->updated) : std::string{});
    add("status", code(draft.status));
    add("alert", draft.alert);
    return fields;
}

}  // namespace plein::directory
