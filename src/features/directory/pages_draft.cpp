// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The form of a draft: every draft becomes fields, and the page is filled from fields alone, so that what somebody
// typed comes back as they typed it.
#include "features/directory/pages_draft.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/text.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// As long as an import may bring it, so that what nobody touches is never refused.
constexpr std::size_t longest_text = 20'000;
/// Under the limit of parse_urlencoded, with room for every box ticked and one more row of everything.
constexpr std::size_t most_fields = 150;
constexpr std::size_t fields_of_location = 9;
constexpr std::size_t fields_of_phone = 3;
constexpr std::size_t fields_of_hours = 4;

/// Days as the form offers them; any other choice of days becomes a row each.
struct DayChoice {
    std::string_view code;
    Weekdays weekdays;
    std::string_view name;
};
constexpr std::array<DayChoice, 10> day_choices{{{"1", 1, dutch("maandag")},
                                                 {"2", 2, dutch("dinsdag")},
                                                 {"3", 4, dutch("woensdag")},
                                                 {"4", 8, dutch("donderdag")},
                                                 {"5", 16, dutch("vrijdag")},
                                                 {"6", 32, dutch("zaterdag")},
                                                 {"7", 64, dutch("zondag")},
                                                 {"1-5", 31, dutch("maandag tot en met vrijdag")},
                                                 {"6-7", 96, dutch("zaterdag en zondag")},
                                                 {"1-7", 127, dutch("elke dag")}}};

constexpr std::array text_fields{"name",        "organisation", "description", "alternate_name", "eligibility",
                                 "application", "cost",         "mail",        "website",        "interpretation",
                                 "waiting",     "alert",        "minimum_age", "maximum_age",    "available",
                                 "maximum",     "unit",         "updated",     "other_languages"};

std::string number_text(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : std::string{}; }

std::string numbered(std::string_view before, std::string_view name, std::size_t number) {
    return fmt::format("{}{}_{}", before, name, number);
}

bool is_offered(std::string_view language) {
    return std::any_of(spoken_languages.begin(), spoken_languages.end(),
                       [&](auto const& one) { return one.first == language; });
}

// ---------------------------------------------------------------------------------------------- a draft as fields

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
    for (auto const& one : opening.schedules) fields.add("kept", one.id);
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
    add_phones(fields, before, location.phones);
    add_hours(fields, before, location.opening);
}

std::size_t fields_for(DraftLocation const& location) {
    std::size_t rows = 1;
    for (auto const& hours : location.opening.hours)
        rows += static_cast<std::size_t>(__builtin_popcount(hours.weekdays));
    return fields_of_location + location.phones.size() * fields_of_phone + rows * fields_of_hours +
           location.opening.schedules.size();
}

http::Fields fields_of(Draft const& draft) {
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
    add_phones(fields, "", draft.phones);
    add("mail", draft.mail);
    add("website", draft.website);
    add_hours(fields, "", draft.opening);
    auto room = most_fields - std::min(most_fields, fields.entries().size() + 20);
    for (std::size_t i = 0; i < draft.locations.size(); ++i) {
        auto const needed = fields_for(draft.locations[i]);
        if (i > 0 && needed > room) break;  // what does not fit stays as it is
        room -= std::min(room, needed);
        add_location(fields, i, draft.locations[i]);
    }
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

// ---------------------------------------------------------------------------------------------- fields as a draft

/// Reads one form and notes what cannot be read.
class Reader {
public:
    Reader(Counter const& counter, http::Request const& request, Draft const& base)
        : counter_(counter), form_(request.form), base_(base), today_(amsterdam_day(request.at)) {
        typed_.draft = base;
    }

    TypedDraft read() && {
        auto& draft = typed_.draft;
        draft.name = one_line("name");
        if (form_.has("organisation")) draft.organisation = one_line("organisation");
        draft.description = text("description");
        draft.alternate_name = one_line("alternate_name");
        if (auto const kind = parse_kind(form_.first("kind"))) draft.kind = *kind;
        read_themes();
        draft.ladder_step = number<int>("ladder_step", "entry.step_unknown");
        if (draft.ladder_step && (*draft.ladder_step < 1 || *draft.ladder_step > 5)) draft.ladder_step.reset();
        draft.eligibility = text("eligibility");
        draft.minimum_age = number<int>("minimum_age", "age.malformed");
        draft.maximum_age = number<int>("maximum_age", "age.malformed");
        read_area();
        read_languages();
        draft.interpretation = text("interpretation");
        draft.application = text("application");
        draft.cost = one_line("cost");
        draft.phones = phones("", base_.phones);
        draft.mail = one_line("mail");
        draft.website = one_line("website");
        if (!draft.website.empty() && draft.website.find("://") == std::string::npos)
            draft.website = "https://" + draft.website;
        draft.opening = opening("", base_.opening);
        read_locations();
        draft.waiting = one_line("waiting");
        read_capacity();
        auto const status = parse_status(form_.first("status"));
        if (status) draft.status = *status;
        draft.alert = text("alert");
        return std::move(typed_);
    }

private:
    void refuse(std::string field, std::string_view code) {
        typed_.faults.push_back({std::move(field), std::string(code)});
    }

    std::string text(std::string const& field) {
        auto cleaned = clean_text(form_.first(field), longest_text);
        if (!cleaned) refuse(field, cleaned.error().code);
        return cleaned ? std::move(*cleaned) : std::string{};
    }

    std::string one_line(std::string const& field) {
        auto line = text(field);
        std::replace(line.begin(), line.end(), '\n', ' ');
        return line;
    }

    template <class Number>
    std::optional<Number> number(std::string const& field, std::string_view code) {
        auto const typed = trim(form_.first(field));
        if (typed.empty()) return std::nullopt;
        Number found{};
        auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), found);
        if (error != std::errc{} || end != typed.data() + typed.size() || found < 0 || typed.size() > 7) {
            refuse(field, code);
            return std::nullopt;
        }
        return found;
    }

    /// The one that was chosen first, then the others: those that were there in their order, then new ones.
    void read_themes() {
        std::vector<std::string> chosen;
        auto const add = [&](std::string_view theme) {
            if (is_theme(theme) && std::find(chosen.begin(), chosen.end(), theme) == chosen.end())
                chosen.emplace_back(theme);
        };
        auto const others = form_.all("themes");
        add(form_.first("theme"));
        for (auto const& theme : base_.themes)
            if (std::find(others.begin(), others.end(), theme) != others.end()) add(theme);
        for (auto const theme : others) add(theme);
        if (form_.first("theme").empty()) chosen.clear();
        typed_.draft.themes = std::move(chosen);
    }

    void read_area() {
        auto const chosen = form_.first("area");
        auto& area = typed_.draft.area;
        if (chosen == "same" || (!chosen.empty() && chosen == base_.area.code)) return;
        area = {};
        if (chosen.empty() || counter_.directory->areas() == nullptr) return;
        auto const index = counter_.directory->areas()->index();
        auto const* const found = index->find(chosen);
        if (found == nullptr) return refuse("area", "area.unknown");
        area = {found->code, found->kind == areas::AreaKind::municipality ? "Gemeente " + found->name : found->name};
    }

    void read_languages() {
        auto const ticked = form_.all("languages");
        std::vector<std::string> others;
        auto const typed = text("other_languages");
        for (auto const part : split(typed, ','))
            if (!trim(part).empty()) others.emplace_back(trim(part));
        std::vector<DraftLanguage> languages;
        for (auto const& language : base_.languages) {
            auto const& shown = language.name.empty() ? language.code : language.name;
            auto const at = std::find(others.begin(), others.end(), shown);
            if (is_offered(language.code)) {
                if (std::find(ticked.begin(), ticked.end(), language.code) != ticked.end())
                    languages.push_back(language);
            } else if (at != others.end()) {
                languages.push_back(language);
                others.erase(at);
            }
        }
        for (auto const& [code, name] : spoken_languages) {
            bool const there = std::any_of(languages.begin(), languages.end(),
                                           [&code = code](auto const& one) { return one.code == code; });
            if (!there && std::find(ticked.begin(), ticked.end(), code) != ticked.end())
                languages.push_back({std::string(code), std::string(name)});
        }
        for (auto& other : others) languages.push_back({{}, std::move(other)});
        typed_.draft.languages = std::move(languages);
    }

    /// A number that came from elsewhere and is none to us may stay as it is.
    std::vector<DraftPhone> phones(std::string const& before, std::vector<DraftPhone> const& base) {
        std::vector<DraftPhone> all;
        for (std::size_t i = 0; form_.has(numbered(before, "phone", i)); ++i) {
            auto const field = numbered(before, "phone", i);
            DraftPhone phone{std::string(form_.first(field + "_id")), one_line(field), one_line(field + "_label")};
            if (phone.number.empty() && phone.label.empty()) continue;
            bool const as_it_was = std::any_of(base.begin(), base.end(), [&](DraftPhone const& one) {
                return one.id == phone.id && one.number == phone.number;
            });
            if (!as_it_was && !parse_phone(phone.number)) refuse(field, "phone.malformed");
            all.push_back(std::move(phone));
        }
        return all;
    }

    /// `9`, `9.00`, `9:00`, `0900`.
    static std::optional<std::chrono::minutes> time(std::string_view typed) {
        int hours = 0;
        int minutes = 0;
        auto const mark = typed.find_first_of(".:");
        auto hour = typed.substr(0, mark);
        auto minute = mark == std::string_view::npos ? std::string_view{} : typed.substr(mark + 1);
        if (mark == std::string_view::npos && hour.size() == 4) {
            minute = hour.substr(2);
            hour = hour.substr(0, 2);
        }
        auto const read = [](std::string_view digits, int& into) {
            return std::from_chars(digits.data(), digits.data() + digits.size(), into).ptr ==
                       digits.data() + digits.size() &&
                   !digits.empty() && digits.size() <= 2;
        };
        // Nobody knows whether 9.5 is five past nine or half past.
        bool const right = read(hour, hours) && (minute.size() == 2 ? read(minute, minutes)
                                                                    : mark == std::string_view::npos && minute.empty());
        if (!right || hours < 0 || minutes < 0 || minutes > 59 || hours > 24 || (hours == 24 && minutes > 0))
            return std::nullopt;
        return std::chrono::hours{hours} + std::chrono::minutes{minutes};
    }

    DraftOpening opening(std::string const& before, DraftOpening const& base) {
        DraftOpening made;
        for (std::size_t i = 0; form_.has(numbered(before, "day", i)); ++i) {
            auto const day = form_.first(numbered(before, "day", i));
            auto const from = trim(form_.first(numbered(before, "from", i)));
            auto const until = trim(form_.first(numbered(before, "until", i)));
            auto note = one_line(numbered(before, "note", i));
            if (from.empty() && until.empty() && note.empty()) continue;
            auto const* const choice = std::find_if(day_choices.begin(), day_choices.end(),
                                                    [&](DayChoice const& one) { return one.code == day; });
            auto const opens = time(from);
            auto const closes = time(until);
            if (choice == day_choices.end()) refuse(numbered(before, "day", i), "schedule.day_missing");
            if (!opens) refuse(numbered(before, "from", i), "schedule.hours_malformed");
            if (!closes) refuse(numbered(before, "until", i), "schedule.hours_malformed");
            if (choice != day_choices.end() && opens && closes)
                made.hours.push_back({choice->weekdays, *opens, *closes, std::move(note)});
        }
        made.hours = in_order(made.hours);
        auto const kept = form_.all("kept");
        for (auto const& schedule : base.schedules)
            if (std::find(kept.begin(), kept.end(), schedule.id) != kept.end()) made.schedules.push_back(schedule);
        made.special = text(before + "special");
        return made;
    }

    void read_locations() {
        std::vector<DraftLocation> made;
        std::set<std::string, std::less<>> shown;
        for (std::size_t i = 0; form_.has(fmt::format("location_{}_line", i)); ++i) {
            auto const id = form_.first(fmt::format("location_{}_id", i));
            shown.emplace(id);
            if (!form_.first(fmt::format("location_{}_gone", i)).empty()) continue;
            auto const old = std::find_if(base_.locations.begin(), base_.locations.end(),
                                          [&](auto const& one) { return !id.empty() && one.id == id; });
            auto const before = old == base_.locations.end() ? DraftLocation{} : *old;
            auto location = read_location(fmt::format("location_{}_", i), before);
            // A new place of which nothing is filled in is none.
            if (!before.id.empty() || location != DraftLocation{}) made.push_back(std::move(location));
        }
        for (auto const& location : base_.locations)
            if (!shown.contains(location.id)) made.push_back(location);
        typed_.draft.locations = std::move(made);
    }

    DraftLocation read_location(std::string const& before, DraftLocation const& old) {
        auto location = old;
        location.name = one_line(before + "name");
        location.line = one_line(before + "line");
        location.city = one_line(before + "city");
        auto const postcode = one_line(before + "postcode");
        // `1234ab` becomes `1234 AB`; what is the same but for the blank stays as it was written.
        auto const parsed = parse_postcode(postcode);
        if (parsed != parse_postcode(old.postcode) || !parsed)
            location.postcode = parsed ? parsed->substr(0, 4) + " " + parsed->substr(4) : postcode;
        location.route = one_line(before + "route");
        location.accessibility = text(before + "accessibility");
        location.phones = phones(before, old.phones);
        location.opening = opening(before, old.opening);
        check_address(before, location, old);
        if (location.line != old.line || location.postcode != old.postcode || location.city != old.city)
            location.place = point_of(location);
        return location;
    }

    /// By the name of its field: what is left out later has no number in the draft. A postcode of another country, that
    /// came from elsewhere, may stay as it is.
    void check_address(std::string const& before, DraftLocation const& location, DraftLocation const& old) {
        bool const has_address = !location.line.empty() || !location.postcode.empty() || !location.city.empty();
        if (!has_address && (location.name.empty() && location != DraftLocation{}))
            refuse(before + "line", "location.line_missing");
        if (has_address && location.line.empty()) refuse(before + "line", "location.line_missing");
        if (has_address && location.city.empty()) refuse(before + "city", "location.city_missing");
        if (!location.postcode.empty() && location.postcode != old.postcode && !parse_postcode(location.postcode))
            refuse(before + "postcode", "postcode.malformed");
    }

    /// Where the new address is; nothing where nobody knows, since a pin at the old one would lead people astray.
    [[nodiscard]] std::optional<Point> point_of(DraftLocation const& location) const {
        auto const postcode = parse_postcode(location.postcode);
        if (!postcode || counter_.directory->areas() == nullptr) return std::nullopt;
        auto const index = counter_.directory->areas()->index();
        // The last number before a comma: `1e Dorpsstraat 5`, `Plein 1944 12b`.
        auto const street = std::string_view{location.line}.substr(0, location.line.find(','));
        std::int64_t number = 0;
        for (auto const word : split(street, ' ')) std::from_chars(word.data(), word.data() + word.size(), number);
        auto const place = index->address(*postcode, number);
        return place ? place->point : std::nullopt;
    }

    /// `2026-12-03`, as a browser sends it, or `3-12-2026`, as people write it.
    static std::optional<Day> day_of(std::string_view typed) {
        auto const parts = split(typed, '-');
        if (parts.size() == 3 && parts[0].size() <= 2 && parts[2].size() == 4) {
            auto const two = [](std::string_view digits) { return fmt::format("{:0>2}", digits); };
            auto const turned = parse_day(fmt::format("{}-{}-{}", parts[2], two(parts[1]), two(parts[0])));
            return turned ? std::optional{*turned} : std::nullopt;
        }
        auto const parsed = parse_day(typed);
        return parsed ? std::optional{*parsed} : std::nullopt;
    }

    void read_capacity() {
        auto const available = number<std::int64_t>("available", "capacity.malformed");
        auto const maximum = number<std::int64_t>("maximum", "capacity.malformed");
        auto& capacity = typed_.draft.capacity;
        if (!available) {
            if (maximum) refuse("available", "capacity.available_missing");
            capacity.reset();
            return;
        }
        DraftCapacity made{*available, maximum, one_line("unit"), today_};
        auto const day = trim(form_.first("updated"));
        auto const parsed = day_of(day);
        if (!day.empty() && !parsed) refuse("updated", "day.malformed");
        if (parsed) made.updated = *parsed;
        // Who fills in new numbers and leaves the old date has seen them today.
        auto const& old = base_.capacity;
        bool const counted_again = !old || old->available != made.available || old->maximum != made.maximum;
        if (counted_again && old && made.updated == old->updated) made.updated = today_;
        if (made.updated && *made.updated > today_) refuse("updated", "day.in_future");
        capacity = std::move(made);
    }

    Counter const& counter_;
    http::Fields const& form_;
    Draft const& base_;
    Day today_;
    TypedDraft typed_;
};

// ---------------------------------------------------------------------------------------------- fields as a page

/// Fills the page from fields.
class Filler {
public:
    Filler(Counter const& counter, http::Request const& request, Draft const& draft, http::Fields const& fields,
           std::vector<FieldError> const& faults)
        : counter_(counter), request_(request), draft_(draft), fields_(fields), faults_(faults) {
        act_ = request.form.first("act");
    }

    void fill(html::Data& data) const {
        for (auto const* field : text_fields) data.set(fmt::format("{}_value", field), fields_.first(field));
        fill_choices(data);
        fill_areas(data);
        fill_phones(data, "phone_row", "");
        auto& opening = data.add("opening");
        opening.show_if("of_entry", true).show_if("of_location", false);
        fill_opening(opening, "", draft_.opening);
        auto const locations = fill_locations(data);
        std::set<std::string_view> shown;
        for (std::size_t i = 0; i < locations; ++i) shown.insert(fields_.first(fmt::format("location_{}_id", i)));
        auto const left_out = std::count_if(draft_.locations.begin(), draft_.locations.end(), [&](auto const& one) {
            return !one.id.empty() && !shown.contains(one.id);
        });
        data.show_if("has_left_out", left_out > 0).set("left_out", left_out);
        data.show_if("has_location", locations > 0).show_if("no_location", locations == 0);
        data.set("next_location", fmt::format("location_{}", locations));
        data.show_if("can_add", fields_.entries().size() < most_fields);
        data.show_if("assured", !fields_.first("assured").empty());
    }

private:
    [[nodiscard]] std::string text(std::string_view dutch_text,
                                   std::vector<std::pair<std::string_view, std::string>> const& slots = {}) const {
        return counter_.pages->text(request_.language, dutch_text, slots);
    }

    /// The error of a field in a row, where it is called `name`.
    void fill_error(html::Data& row, std::string_view name, std::string const& field) const {
        auto const fault =
            std::find_if(faults_.begin(), faults_.end(), [&](auto const& one) { return one.field == field; });
        row.show_if(fmt::format("{}_error", name), fault != faults_.end());
        row.set(fmt::format("{}_error_text", name),
                fault == faults_.end() ? std::string{} : counter_.pages->error_text(request_.language, fault->code));
    }

    void option(html::Data& data, std::string_view list, std::string_view code, std::string_view name,
                bool selected) const {
        data.add(list).set("code", code).set("name", name).show_if("selected", selected);
    }

    void fill_choices(html::Data& data) const {
        auto const language = request_.language;
        auto const chosen = [&](std::string_view field, std::string_view code) {
            auto const all = fields_.all(field);
            return std::find(all.begin(), all.end(), code) != all.end();
        };
        for (auto const kind : all_kinds())
            option(data, "kind_option", code(kind), kind_name(*counter_.pages, language, kind),
                   chosen("kind", code(kind)));
        for (auto const& theme : counter_.directory->themes()) {
            auto const& name = language == http::Language::nl ? theme.name_nl : theme.name_en;
            option(data, "theme_option", theme.code, name, chosen("theme", theme.code));
            option(data, "themes_option", theme.code, name, chosen("themes", theme.code));
        }
        for (int step = 1; step <= 5; ++step)
            option(data, "ladder_option", std::to_string(step), ladder_name(*counter_.pages, language, step),
                   chosen("ladder_step", std::to_string(step)));
        for (auto const& [code, name] : spoken_languages)
            option(data, "language_option", code, text(name), chosen("languages", code));
        for (auto const status : {Status::active, Status::temporarily_closed, Status::inactive, Status::defunct}) {
            bool const is = chosen("status", code(status));
            if (status != Status::defunct || is)
                option(data, "status_option", code(status), status_name(*counter_.pages, language, status), is);
        }
    }

    void fill_areas(html::Data& data) const {
        auto const chosen = fields_.first("area");
        bool known = chosen.empty();
        if (counter_.directory->areas() != nullptr) {
            auto const index = counter_.directory->areas()->index();
            for (auto const& [kind, name] : {std::pair{areas::AreaKind::municipality, dutch("Hele gemeente")},
                                             {areas::AreaKind::own, dutch("Eigen gebieden")},
                                             {areas::AreaKind::district, dutch("Wijken")},
                                             {areas::AreaKind::neighbourhood, dutch("Buurten")}}) {
                if (index->of_kind(kind).empty()) continue;
                auto& group = data.add("area_group");
                group.set("group_name", text(name));
                for (auto const* area : index->of_kind(kind)) {
                    option(group, "area_option", area->code, area->name, area->code == chosen);
                    known = known || area->code == chosen;
                }
            }
        }
        if (known) return;
        auto const name = draft_.area.name.empty() ? std::string(chosen) : draft_.area.name;
        data.add("area_same").set("area_same_name", name);
    }

    void fill_phones(html::Data& data, std::string_view list, std::string const& before) const {
        std::size_t rows = 0;
        auto const add = [&](std::size_t i) {
            auto const field = numbered(before, "phone", i);
            auto& row = data.add(list);
            row.set("phone_field", field).set("label_field", field + "_label");
            row.set("phone_code", fields_.first(field + "_id")).set("phone_value", fields_.first(field));
            row.set("label_value", fields_.first(field + "_label"));
            fill_error(row, "phone", field);
            fill_error(row, "label", field + "_label");
        };
        while (fields_.has(numbered(before, "phone", rows))) add(rows++);
        // The entry's own number is asked for; at a place it is shown where there is one.
        bool const asked = act_ == "phone" && before.empty();
        if (before.empty() && (rows == 0 || asked)) add(rows++);
        if (before.empty()) data.set("next_phone", numbered("", "phone", rows));
    }

    void fill_opening(html::Data& data, std::string const& before, DraftOpening const& opening) const {
        std::size_t rows = 0;
        auto const add = [&](std::size_t i) {
            auto& row = data.add("hours_row");
            for (auto const* name : {"day", "from", "until", "note"}) {
                auto const field = numbered(before, name, i);
                row.set(fmt::format("{}_field", name), field);
                row.set(fmt::format("{}_value", name), fields_.first(field));
                fill_error(row, name, field);
            }
            auto const chosen = fields_.first(numbered(before, "day", i));
            for (auto const& day : day_choices) option(row, "day_option", day.code, text(day.name), day.code == chosen);
        };
        while (fields_.has(numbered(before, "day", rows))) add(rows++);
        auto const act = fmt::format("hours{}{}", before.empty() ? "" : "_", before);
        if (act_ == act || rows == 0) add(rows++);
        data.set("hours_act", act).set("next_hours", numbered(before, "day", rows));
        auto const kept = fields_.all("kept");
        for (auto const& one : opening.schedules) {
            DraftOpening alone;
            alone.schedules.push_back(one);
            option(data, "kept_schedule", one.id, opening_words(counter_, request_.language, alone),
                   std::find(kept.begin(), kept.end(), one.id) != kept.end());
        }
        data.show_if("has_kept", !opening.schedules.empty());
        data.set("special_field", before + "special").set("special_value", fields_.first(before + "special"));
    }

    /// How many places the form has.
    std::size_t fill_locations(html::Data& data) const {
        std::size_t count = 0;
        while (fields_.has(fmt::format("location_{}_line", count))) fill_location(data, count++);
        if (act_ == "location") fill_location(data, count++);
        return count;
    }

    void fill_location(html::Data& data, std::size_t number) const {
        auto const before = fmt::format("location_{}_", number);
        auto& row = data.add("location");
        row.set("location_field", fmt::format("location_{}", number));
        row.set("location_title", text(dutch("Plek {number}"), {{"number", std::to_string(number + 1)}}));
        row.set("location_code", fields_.first(before + "id"));
        for (auto const* name : {"line", "postcode", "city", "route", "accessibility"}) {
            row.set(fmt::format("{}_field", name), before + name);
            row.set(fmt::format("{}_value", name), fields_.first(before + name));
            fill_error(row, name, before + name);
        }
        row.set("location_name_field", before + "name").set("location_name_value", fields_.first(before + "name"));
        fill_error(row, "location_name", before + "name");
        row.show_if("gone", !fields_.first(before + "gone").empty());
        fill_phones(row, "location_phone", before);
        row.show_if("of_entry", false).show_if("of_location", true);
        auto const id = fields_.first(before + "id");
        auto const known = std::find_if(draft_.locations.begin(), draft_.locations.end(),
                                        [&](auto const& one) { return !id.empty() && one.id == id; });
        fill_opening(row, before, known == draft_.locations.end() ? DraftOpening{} : known->opening);
    }

    Counter const& counter_;
    http::Request const& request_;
    Draft const& draft_;
    http::Fields const& fields_;
    std::vector<FieldError> const& faults_;
    std::string_view act_;
};

}  // namespace

TypedDraft read_typed(Counter const& counter, http::Request const& request, Draft const& base) {
    return Reader{counter, request, base}.read();
}

void fill_draft(html::Data& data, Counter const& counter, http::Request const& request, Draft const& draft,
                http::Fields const* typed, std::vector<FieldError> const& faults) {
    auto const own = typed == nullptr ? fields_of(draft) : http::Fields{};
    Filler{counter, request, draft, typed == nullptr ? own : *typed, faults}.fill(data);
}

}  // namespace plein::directory
