// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The fields of a form as a draft.
#include "features/directory/pages_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.hpp"
#include "features/directory/pages_draft_fields.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

/// As long as an import may bring it, so that what nobody touches is never refused.
constexpr std::size_t longest_text = 20'000;

/// Reads one form and notes what cannot be read.
class Reader {
public:
    Reader(Counter const& counter, http::Request const& request, Draft const& base)
        : counter_(counter),
          form_(request.form),
          base_(base),
          shown_schedules_(shown_schedules(base)),
          today_(amsterdam_day(request.at)) {
        typed_.draft = base;
    }

    TypedDraft read() && {
        auto& draft = typed_.draft;
        draft.name = one_line("name");
        if (form_.has("organisation")) draft.organisation = one_line("organisation");
        draft.description = text("description", "description", base_.description);
        draft.alternate_name = one_line("alternate_name", "alternate_name", base_.alternate_name);
        if (auto const kind = parse_kind(form_.first("kind"))) draft.kind = *kind;
        read_themes();
        draft.ladder_step = number("ladder_step", "entry.step_unknown", base_.ladder_step);
        if (draft.ladder_step && (*draft.ladder_step < 1 || *draft.ladder_step > 5)) draft.ladder_step.reset();
        draft.eligibility = text("eligibility", "eligibility", base_.eligibility);
        draft.minimum_age = number("minimum_age", "age.malformed", base_.minimum_age);
        draft.maximum_age = number("maximum_age", "age.malformed", base_.maximum_age);
        read_area();
        read_languages();
        draft.interpretation = text("interpretation", "interpretation", base_.interpretation);
        draft.application = text("application", "application", base_.application);
        draft.cost = one_line("cost", "cost", base_.cost);
        draft.phones = phones("", base_.phones);
        draft.mail = one_line("mail", "mail", base_.mail);
        draft.website = one_line("website", "website", base_.website);
        bool const other_website = !draft.website.empty() && draft.website != base_.website;
        if (other_website && draft.website.find("://") == std::string::npos) draft.website = "https://" + draft.website;
        draft.opening = opening("", base_.opening);
        read_locations();
        draft.waiting = one_line("waiting", "waiting", base_.waiting);
        read_capacity();
        read_needs();
        auto const status = parse_status(form_.first("status"));
        if (status) draft.status = *status;
        draft.alert = text("alert", "alert", base_.alert);
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

    /// The same, refused where it is longer than the page takes, unless it is as it was.
    std::string text(std::string const& field, std::string_view limit, std::string const& before) {
        auto typed = text(field);
        if (length(typed) > longest(limit) && !is_same(typed, before)) refuse(field, "text.too_long");
        return typed;
    }

    std::string one_line(std::string const& field, std::string_view limit, std::string const& before) {
        auto line = one_line(field);
        if (length(line) > longest(limit) && !is_same(line, before)) refuse(field, "text.too_long");
        return line;
    }

    /// A list of lines, of which as many may stay as there were.
    std::string lines(std::string const& field, std::string_view limit, std::string const& before) {
        auto typed = text(field, limit, before);
        if (count_lines(typed) > std::max(most_lines, count_lines(before))) refuse(field, "text.too_many");
        return typed;
    }

    /// Whether a text came back as the form showed it.
    static bool is_same(std::string const& typed, std::string const& before) {
        auto shown = clean_text(before, longest_text).value_or(std::string{});
        if (typed == shown) return true;
        std::replace(shown.begin(), shown.end(), '\n', ' ');
        return typed == shown;
    }

    template <class Number>
    std::optional<Number> number(std::string const& field, std::string_view code, std::optional<Number> before) {
        auto const typed = trim(form_.first(field));
        if (typed.empty()) return std::nullopt;
        if (typed == number_text(before)) return before;
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
        auto const typed = text("other_languages");
        auto others = "," + typed + ",";
        std::vector<DraftLanguage> languages;
        for (auto const& language : base_.languages) {
            bool const is_there = is_offered(language.code)
                                      ? std::find(ticked.begin(), ticked.end(), language.code) != ticked.end()
                                      : take_part(others, language.name.empty() ? language.code : language.name);
            if (is_there) languages.push_back(language);
        }
        for (auto const& [code, name] : spoken_languages) {
            bool const there = std::any_of(languages.begin(), languages.end(),
                                           [&code = code](auto const& one) { return one.code == code; });
            if (!there && std::find(ticked.begin(), ticked.end(), code) != ticked.end())
                languages.push_back({std::string(code), std::string(name)});
        }
        for (auto const other : split(others, ','))
            if (!trim(other).empty()) languages.push_back({{}, std::string(trim(other))});
        if (length(typed) > longest("other_languages") && languages != base_.languages)
            refuse("other_languages", "text.too_long");
        if (languages.size() > std::max(most_languages, base_.languages.size()))
            refuse("other_languages", "language.too_many");
        typed_.draft.languages = std::move(languages);
    }

    /// Takes a part out of `,one,two,`, which may hold commas itself. False where it is no part.
    static bool take_part(std::string& parts, std::string const& part) {
        for (auto at = parts.find(part); at != std::string::npos; at = parts.find(part, at + 1)) {
            auto const before = parts.find_last_not_of(' ', at - 1);
            auto const after = parts.find_first_not_of(' ', at + part.size());
            if (before == std::string::npos || parts[before] != ',') continue;
            if (after == std::string::npos || parts[after] != ',') continue;
            parts.erase(at, part.size());
            return true;
        }
        return false;
    }

    /// A number that came from elsewhere and is none to us may stay as it is.
    std::vector<DraftPhone> phones(std::string const& before, std::vector<DraftPhone> const& base) {
        if (base.size() > most_phones) return base;
        std::vector<DraftPhone> all;
        for (std::size_t i = 0; form_.has(numbered(before, "phone", i)); ++i) {
            auto const field = numbered(before, "phone", i);
            auto const id = form_.first(field + "_id");
            auto const old =
                std::find_if(base.begin(), base.end(), [&](DraftPhone const& one) { return one.id == id; });
            auto const was = old == base.end() ? DraftPhone{} : *old;
            DraftPhone phone{std::string(id), one_line(field), one_line(field + "_label", "label", was.label)};
            if (phone.number.empty() && phone.label.empty()) continue;
            bool const right = parse_phone(phone.number) && length(phone.number) <= longest("phone");
            if (!right && (old == base.end() || phone.number != was.number)) refuse(field, "phone.malformed");
            all.push_back(std::move(phone));
        }
        return all;
    }

    void read_needs() {
        std::vector<NeedRow> rows;
        for (std::size_t i = 0; form_.has(numbered("", "need", i)); ++i) {
            auto const field = numbered("", "need", i);
            rows.push_back({parse_need_kind(form_.first(field)), text(field + "_text")});
        }
        if (rows.empty()) return;
        auto read = directory::read_needs(rows, base_.needs);
        for (std::size_t i = 0; i < read.faults.size(); ++i) {
            auto const field = numbered("", "need", i);
            auto const fault = read.faults[i];
            if (!fault.empty()) refuse(fault == "text.too_long" ? field + "_text" : field, fault);
        }
        typed_.draft.needs = std::move(read.needs);
    }

    /// `9`, `9.00`, `9:00`, `0900`, `9 uur`, `9.30 uur`, `9u`, `9u30`.
    static std::optional<std::chrono::minutes> time(std::string_view words) {
        auto const folded = fold(words);
        std::string_view typed = folded;
        for (std::string_view const unit : {"uur", "u"}) {
            if (!typed.ends_with(unit)) continue;
            typed = trim(typed.substr(0, typed.size() - unit.size()));
            break;
        }
        int hours = 0;
        int minutes = 0;
        auto const mark = typed.find_first_of(".:u");
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
        auto made = base;
        std::erase_if(made.schedules, [&](DraftSchedule const& one) {
            auto const kept = form_.all("kept");
            return shown_schedules_.contains(one.id) && std::find(kept.begin(), kept.end(), one.id) == kept.end();
        });
        if (!form_.has(numbered(before, "day", 0))) return made;
        made.hours.clear();
        for (std::size_t i = 0; form_.has(numbered(before, "day", i)); ++i) {
            auto const day = form_.first(numbered(before, "day", i));
            auto const from = trim(form_.first(numbered(before, "from", i)));
            auto const until = trim(form_.first(numbered(before, "until", i)));
            auto note = one_line(numbered(before, "note", i));
            bool const noted = std::any_of(base.hours.begin(), base.hours.end(),
                                           [&](DraftHours const& one) { return one.note == note; });
            if (length(note) > longest("note") && !noted) refuse(numbered(before, "note", i), "text.too_long");
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
        made.special = lines(before + "special", "special", base.special);
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
        location.name = one_line(before + "name", "location_name", old.name);
        location.line = one_line(before + "line", "line", old.line);
        location.city = one_line(before + "city", "city", old.city);
        auto const postcode = one_line(before + "postcode", "postcode", old.postcode);
        // `1234ab` becomes `1234 AB`; what is the same but for the blank stays as it was written.
        auto const parsed = parse_postcode(postcode);
        if (parsed != parse_postcode(old.postcode) || !parsed)
            location.postcode = parsed ? parsed->substr(0, 4) + " " + parsed->substr(4) : postcode;
        location.route = one_line(before + "route", "route", old.route);
        location.accessibility = lines(before + "accessibility", "accessibility", old.accessibility);
        location.phones = phones(before, old.phones);
        location.opening = opening(before, old.opening);
        check_address(before, location, old);
        if (location.line != old.line || location.postcode != old.postcode || location.city != old.city)
            location.place = point_of(location);
        return location;
    }

    /// By the name of its field: what is left out later has no number in the draft. What came from elsewhere, without a
    /// town or with a postcode of another country, may stay as it is.
    void check_address(std::string const& before, DraftLocation const& location, DraftLocation const& old) {
        bool const same_address = location.name == old.name && location.line == old.line &&
                                  location.postcode == old.postcode && location.city == old.city;
        if (!old.id.empty() && same_address) return;
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
        auto const& old = base_.capacity;
        auto const number_of = [&](std::string const& field, std::optional<std::int64_t> before) {
            return number(field, "capacity.malformed", before);
        };
        auto const available = number_of("available", old ? std::optional{old->available} : std::nullopt);
        auto const maximum = number_of("maximum", old ? old->maximum : std::nullopt);
        auto& capacity = typed_.draft.capacity;
        if (!available) {
            if (maximum) refuse("available", "capacity.available_missing");
            capacity.reset();
            return;
        }
        DraftCapacity made{*available, maximum, one_line("unit", "unit", old ? old->unit : std::string{}), today_};
        auto const day = trim(form_.first("updated"));
        auto const parsed = day_of(day);
        if (!day.empty() && !parsed) refuse("updated", "day.malformed");
        if (parsed) made.updated = *parsed;
        // Who fills in new numbers and leaves the old date has seen them today.
        bool const counted_again = !old || old->available != made.available || old->maximum != made.maximum;
        if (counted_again && old && made.updated == old->updated) made.updated = today_;
        if (!counted_again && day.empty() && !old->updated) made.updated.reset();
        bool const same_day = old && made.updated == old->updated;
        if (made.updated && *made.updated > today_ && !same_day) refuse("updated", "day.in_future");
        capacity = std::move(made);
    }

    Counter const& counter_;
    http::Fields const& form_;
    Draft const& base_;
    std::set<std::string, std::less<>> shown_schedules_;
    Day today_;
    TypedDraft typed_;
};

}  // namespace

TypedDraft read_typed(Counter const& counter, http::Request const& request, Draft const& base) {
    return Reader{counter, request, base}.read();
}

}  // namespace plein::directory
