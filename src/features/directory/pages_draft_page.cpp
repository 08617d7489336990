// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The form as a page: it is filled from fields alone, so that what somebody typed comes back as they typed it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "features/directory/pages_draft_fields.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using html::dutch;

constexpr std::array text_fields{"name",        "organisation", "description", "alternate_name", "eligibility",
                                 "application", "cost",         "mail",        "website",        "interpretation",
                                 "waiting",     "alert",        "minimum_age", "maximum_age",    "available",
                                 "maximum",     "unit",         "updated",     "other_languages"};

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
        for (auto const& [field, most] : draft_limits)
            data.set(fmt::format("most_{}", field), static_cast<std::int64_t>(most));
        fill_choices(data);
        fill_areas(data);
        fill_phones(data, "phone_row", "", draft_.phones);
        fill_elsewhere(data);
        auto& opening = data.add("opening");
        opening.show_if("of_entry", true).show_if("of_location", false);
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
        row.show_if("of_entry", false).show_if("of_location", true);
        auto const id = fields_.first(before + "id");
        auto const at = std::find_if(draft_.locations.begin(), draft_.locations.end(),
                                     [&](auto const& one) { return !id.empty() && one.id == id; });
        auto const known = at == draft_.locations.end() ? DraftLocation{} : *at;
        fill_phones(row, "location_phone", before, known.phones);
        fill_opening(row, before, known.opening);
    }

    Counter const& counter_;
    http::Request const& request_;
    Draft const& draft_;
    http::Fields const& fields_;
    std::vector<FieldError> const& faults_;
    std::string_view act_;
};

}  // namespace

void fill_draft(html::Data& data, Counter const& counter, http::Request const& request, Draft const& draft,
                http::Fields const* typed, std::vector<FieldError> const& faults) {
    auto const own = typed == nullptr ? fields_of(draft) : http::Fields{};
    Filler{counter, request, draft, typed == nullptr ? own : *typed, faults}.fill(data);
}

}  // namespace plein::directory
