// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The form as a page: it is filled from fields alone, so that what somebody typed comes back as they typed it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "features/directory/pages_draft_fields.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using html::dutch;

constexpr std::array text_fields{"name",        "organisation", "description", "alternate_name", "eligibility",
                                 "application", "cost",         "mail",        "website",        "interpretation",
                                 "waiting",     "alert",        "minimum_age", "maximum_age",    "available",
                                 "maximum",     "unit",         "updated",     "other_languages"};

/// The parts as the template names them: `when_open`, `when_word`.
constexpr std::array<std::pair<DraftPart, std::string_view>, 8> part_names{{{DraftPart::when, "when"},
                                                                            {DraftPart::contact, "contact"},
                                                                            {DraftPart::needs, "needs"},
                                                                            {DraftPart::words, "words"},
                                                                            {DraftPart::place, "place"},
                                                                            {DraftPart::audience, "audience"},
                                                                            {DraftPart::room, "room"},
                                                                            {DraftPart::found, "found"}}};

/// How much of what a part holds stands beside its name.
constexpr std::size_t longest_told = 90;

bool is_one_of(std::string_view field, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), field) != names.end();
}

/// Whether a field is one of the rows called `name`: `day_2`.
bool is_row_of(std::string_view field, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return field.starts_with(name) && field.size() > name.size() && field[name.size()] == '_';
    });
}

/// In which part a field stands; nothing for what stands in none, such as a key. The button that adds a row is of the
/// part in which it stands.
std::optional<DraftPart> part_of(std::string_view field) {
    constexpr std::string_view location = "location_";
    bool const of_location = field.starts_with(location);
    auto const name =
        of_location ? field.substr(std::min(field.find('_', location.size()), field.size() - 1) + 1) : field;
    if (is_row_of(name, {"day", "from", "until", "note"}) || is_one_of(name, {"special", "kept"}))
        return DraftPart::when;
    if (of_location) return DraftPart::place;
    if (is_row_of(name, {"phone"}) || is_one_of(name, {"application", "cost", "mail", "website"}))
        return DraftPart::contact;
    if (is_row_of(name, {"need"})) return DraftPart::needs;
    if (is_one_of(name,
                  {"name", "organisation", "description", "alternate_name", "kind", "theme", "themes", "ladder_step"}))
        return DraftPart::words;
    if (is_one_of(name, {"eligibility", "minimum_age", "maximum_age", "area", "languages", "other_languages",
                         "interpretation"}))
        return DraftPart::audience;
    if (is_one_of(name, {"waiting", "available", "maximum", "unit", "updated"})) return DraftPart::room;
    if (is_one_of(name, {"status", "alert"})) return DraftPart::found;
    return std::nullopt;
}

/// The part in which a button adds a row.
std::optional<DraftPart> part_of_act(std::string_view act) {
    if (act.starts_with("hours")) return DraftPart::when;
    if (act == "phone") return DraftPart::contact;
    if (act == "need") return DraftPart::needs;
    if (act == "location") return DraftPart::place;
    return std::nullopt;
}

/// Fills the page from fields: those that somebody typed, or `own`, which are those of the draft.
class Filler {
public:
    Filler(Counter const& counter, http::Request const& request, Draft const& draft, http::Fields const& own,
           http::Fields const* typed, std::vector<FieldError> const& faults, IsNew is_new)
        : counter_(counter),
          request_(request),
          draft_(draft),
          own_(own),
          fields_(typed == nullptr ? own : *typed),
          faults_(faults),
          is_new_(is_new == IsNew::yes),
          is_blank_(is_new_ && typed == nullptr) {
        act_ = request.form.first("act");
    }

    void fill(html::Data& data) const {
        for (auto const* field : text_fields) data.set(fmt::format("{}_value", field), fields_.first(field));
        for (auto const& [field, most] : draft_limits)
            data.set(fmt::format("most_{}", field), static_cast<std::int64_t>(most));
        fill_choices(data);
        fill_areas(data);
        fill_phones(data, "phone_row", "", draft_.phones);
        fill_elsewhere(data);
        auto& opening = data.add("opening");
        opening.show_if("of_entry", true).show_if("of_location", false);
        opening.set("opening_title", text(dutch("Wanneer is er iemand bereikbaar?")));
        fill_opening(opening, "", draft_.opening);
        fill_needs(data);
        auto const locations = fill_locations(data);
        std::set<std::string_view> shown;
        for (std::size_t i = 0; i < locations; ++i) shown.insert(fields_.first(fmt::format("location_{}_id", i)));
        auto const left_out = std::count_if(draft_.locations.begin(), draft_.locations.end(), [&](auto const& one) {
            return !one.id.empty() && !shown.contains(one.id);
        });
        data.show_if("has_left_out", left_out > 0).set("left_out", left_out);
        data.show_if("has_location", locations > 0).show_if("no_location", locations == 0);
        data.set("next_location", fmt::format("location_{}", locations));
        data.show_if("can_add", can_add());
        data.show_if("assured", is_blank_ || !fields_.first("assured").empty());
        fill_parts(data);
    }

private:
    /// What each part holds now, in a few words, and whether it is open.
    void fill_parts(html::Data& data) const {
        auto const open = open_parts();
        auto const lines = draft_lines(counter_, request_.language, draft_);
        for (auto const& [part, name] : part_names) {
            data.show_if(fmt::format("{}_open", name), open.contains(part));
            std::size_t room = longest_told;
            bool is_empty = true;
            for (auto const& line : lines) {
                // The name stands above the form.
                bool const is_name = &line == &lines.front();
                // Of a new entry only whether it will be shown is chosen before anybody types.
                bool const is_told = line.part == part && (!is_new_ || part == DraftPart::found);
                if (!is_told || line.text.empty() || is_name || room < 10) continue;
                auto words = line.text;
                std::replace(words.begin(), words.end(), '\n', ' ');
                words = shorten(words, room);
                room -= std::min(room, length(words));
                data.add(fmt::format("{}_word", name))
                    .set("told", words)
                    .set("told_language", line.as_written || request_.language == http::Language::nl ? "nl" : "en");
                is_empty = false;
            }
            data.show_if(fmt::format("{}_empty", name), is_empty && !is_new_);
        }
    }

    [[nodiscard]] std::set<DraftPart> open_parts() const {
        std::set<DraftPart> open;
        auto const add = [&](std::optional<DraftPart> part) {
            if (part) open.insert(*part);
        };
        for (auto const& fault : faults_) add(part_of(fault.field));
        add(part_of_act(act_));
        if (act_ == "location") add(DraftPart::when);  // its hours stand there
        for (auto const* fields : {&fields_, &own_})
            for (auto const& [field, value] : fields->entries())
                if (!is_same(field)) add(part_of(field));
        if (is_new_) open.insert({DraftPart::words, DraftPart::place});
        return open;
    }

    /// Whether a field is as the draft has it; a row that is empty is as none.
    [[nodiscard]] bool is_same(std::string const& field) const {
        auto const values = [&](http::Fields const& of) {
            std::set<std::string> all;
            for (auto const value : of.all(field)) {
                // A browser sends both ends of a line.
                std::string text(value);
                std::erase(text, '\r');
                if (!trim(text).empty()) all.emplace(trim(text));
            }
            return all;
        };
        return values(fields_) == values(own_);
    }

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
                   !is_blank_ && chosen("kind", code(kind)));
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

    /// What people see and no field holds, so that nobody looks at an empty field and fills it in twice.
    void fill_elsewhere(html::Data& data) const {
        using From = DraftElsewhere::From;
        for (auto const& one : draft_.elsewhere) {
            bool const is_phone = one.what == DraftElsewhere::What::phone;
            std::vector<std::pair<std::string_view, std::string>> const slots{{"text", one.text}};
            auto const words = [&] {
                if (one.from == From::organisation)
                    return text(dutch("Mensen zien nu {text}. Dat staat bij de organisatie. Vul hier iets in om het te "
                                      "vervangen."),
                                slots);
                if (one.from == From::no_place)
                    return text(dutch("Mensen zien ook {text}. Dat staat bij een postadres of een plek op internet, en "
                                      "is hier niet te wijzigen."),
                                slots);
                if (is_phone)
                    return text(dutch("Mensen zien ook {text}. Dat staat bij een contactpersoon, en is hier niet te "
                                      "wijzigen."),
                                slots);
                return text(dutch("Mensen zien nu {text}. Dat staat bij een contactpersoon. Vul hier iets in om het te "
                                  "vervangen."),
                            slots);
            };
            auto const* list = one.what == DraftElsewhere::What::website ? "website_elsewhere"
                               : is_phone                                ? "phone_elsewhere"
                                                                         : "mail_elsewhere";
            data.add(list).set("elsewhere_text", words());
        }
        for (auto const& [what, name] :
             {std::pair<DraftElsewhere::What, std::string_view>{DraftElsewhere::What::phone, "phone"},
              {DraftElsewhere::What::mail, "mail"},
              {DraftElsewhere::What::website, "website"}}) {
            data.show_if(fmt::format("has_{}_elsewhere", name), is_elsewhere(what));
            data.show_if(fmt::format("{}_described", name), is_elsewhere(what) || is_wrong(name));
        }
    }

    [[nodiscard]] bool is_elsewhere(DraftElsewhere::What what) const {
        return std::any_of(draft_.elsewhere.begin(), draft_.elsewhere.end(),
                           [&](DraftElsewhere const& one) { return one.what == what; });
    }

    [[nodiscard]] bool is_wrong(std::string_view field) const {
        return std::any_of(faults_.begin(), faults_.end(), [&](auto const& one) { return one.field == field; });
    }

    /// What tells a row from the others of its list, to who does not see where it stands.
    [[nodiscard]] std::string row_title(std::size_t row) const {
        return text(dutch("Rij {number}"), {{"number", std::to_string(row + 1)}});
    }

    void fill_phones(html::Data& data, std::string_view list, std::string const& before,
                     std::vector<DraftPhone> const& of) const {
        bool const left_out = of.size() > most_phones;
        data.show_if("has_left_out_phones", left_out).show_if("can_add_phone", can_add() && !left_out);
        if (left_out) return;
        std::size_t rows = 0;
        auto const add = [&](std::size_t i) {
            auto const field = numbered(before, "phone", i);
            auto& row = data.add(list);
            row.set("phone_field", field).set("label_field", field + "_label");
            row.set("phone_code", fields_.first(field + "_id")).set("phone_value", fields_.first(field));
            row.set("label_value", fields_.first(field + "_label")).set("row_title", row_title(i));
            bool const by_elsewhere = before.empty() && i == 0 && is_elsewhere(DraftElsewhere::What::phone);
            row.show_if("by_elsewhere", by_elsewhere).show_if("phone_described", by_elsewhere || is_wrong(field));
            fill_error(row, "phone", field);
            fill_error(row, "label", field + "_label");
        };
        while (fields_.has(numbered(before, "phone", rows))) add(rows++);
        // The entry's own number is asked for; at a place it is shown where there is one.
        bool const asked = act_ == "phone" && before.empty();
        if (before.empty() && (rows == 0 || asked)) add(rows++);
        if (before.empty()) data.set("next_phone", numbered("", "phone", rows));
    }

    /// One row is always there; another comes where it is asked for, as long as there are kinds.
    void fill_needs(html::Data& data) const {
        std::size_t rows = 0;
        auto const add = [&](std::size_t i) {
            auto const field = numbered("", "need", i);
            auto& row = data.add("need_row");
            row.set("need_field", field).set("need_text_field", field + "_text");
            row.set("need_text_value", fields_.first(field + "_text")).set("row_title", row_title(i));
            fill_error(row, "need", field);
            fill_error(row, "need_text", field + "_text");
            auto const chosen = fields_.first(field);
            for (auto const kind : all_need_kinds())
                option(row, "need_option", code(kind), need_name(*counter_.pages, request_.language, kind),
                       code(kind) == chosen);
        };
        while (fields_.has(numbered("", "need", rows))) add(rows++);
        if (rows == 0 || (act_ == "need" && rows < all_need_kinds().size())) add(rows++);
        data.show_if("can_add_need", can_add() && rows < all_need_kinds().size());
        data.set("next_need", numbered("", "need", rows));
    }

    [[nodiscard]] bool can_add() const { return fields_.entries().size() < most_fields; }

    void fill_opening(html::Data& data, std::string const& before, DraftOpening const& opening) const {
        // A place that is being added has no field yet; every other shows its hours, or they did not fit.
        bool const is_new = !before.empty() && !fields_.has(before + "line");
        bool const left_out = !is_new && !fields_.has(numbered(before, "day", 0));
        data.show_if("has_left_out_hours", left_out).show_if("has_hours", !left_out);
        data.show_if("can_add_hours", can_add() && !left_out);
        fill_kept(data, opening);
        if (left_out) return;
        std::size_t rows = 0;
        auto const add = [&](std::size_t i) {
            auto& row = data.add("hours_row");
            row.set("row_title", row_title(i));
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
        data.set("times_help", before + "times-help");
        data.set("special_field", before + "special").set("special_value", fields_.first(before + "special"));
        fill_error(data, "special", before + "special");
    }

    void fill_kept(html::Data& data, DraftOpening const& opening) const {
        auto const kept = fields_.all("kept");
        auto const shown = shown_schedules(draft_);
        std::int64_t left_out = 0;
        for (auto const& one : opening.schedules) {
            if (!shown.contains(one.id)) {
                ++left_out;
                continue;
            }
            DraftOpening alone;
            alone.schedules.push_back(one);
            option(data, "kept_schedule", one.id, opening_words(counter_, request_.language, alone),
                   std::find(kept.begin(), kept.end(), one.id) != kept.end());
        }
        data.show_if("has_kept", std::ssize(opening.schedules) > left_out);
        data.show_if("has_left_out_schedules", left_out > 0).set("left_out_schedules", left_out);
    }

    /// How many places the form has.
    std::size_t fill_locations(html::Data& data) const {
        std::size_t count = 0;
        while (fields_.has(fmt::format("location_{}_line", count))) fill_location(data, count++);
        if (act_ == "location" || is_blank_) fill_location(data, count++);
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
        auto const id = fields_.first(before + "id");
        auto const at = std::find_if(draft_.locations.begin(), draft_.locations.end(),
                                     [&](auto const& one) { return !id.empty() && one.id == id; });
        auto const known = at == draft_.locations.end() ? DraftLocation{} : *at;
        fill_phones(row, "location_phone", before, known.phones);
        auto& hours = data.add("location_hours");
        hours.show_if("of_entry", false).show_if("of_location", true);
        auto const place =
            fields_.first(before + "name").empty() ? fields_.first(before + "line") : fields_.first(before + "name");
        hours.set("opening_title",
                  place.empty()
                      ? text(dutch("Wanneer is plek {number} open?"), {{"number", std::to_string(number + 1)}})
                      : text(dutch("Wanneer is het open: {place}?"), {{"place", std::string(place)}}));
        fill_opening(hours, before, known.opening);
    }

    Counter const& counter_;
    http::Request const& request_;
    Draft const& draft_;
    http::Fields const& own_;
    http::Fields const& fields_;
    std::vector<FieldError> const& faults_;
    bool is_new_;
    bool is_blank_;  // new, and nothing was typed yet
    std::string_view act_;
};

}  // namespace

void fill_draft(html::Data& data, Counter const& counter, http::Request const& request, Draft const& draft,
                http::Fields const* typed, std::vector<FieldError> const& faults, IsNew is_new) {
    auto const own = fields_of(draft);
    Filler{counter, request, draft, own, typed, faults, is_new}.fill(data);
}

}  // namespace plein::directory
