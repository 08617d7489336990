// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_draft.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>

#include "base/text.hpp"
#include "base/web.hpp"

namespace plein::directory {
namespace {

constexpr int oldest_age = 130;

}  // namespace

std::size_t longest(std::string_view field) {
    auto const* const at = std::find_if(draft_limits.begin(), draft_limits.end(),
                                        [&](DraftLimit const& one) { return one.field == field; });
    if (at == draft_limits.end()) throw std::out_of_range("no limit of " + std::string(field));
    return at->most;
}

std::size_t count_lines(std::string_view text) {
    auto const lines = split(text, '\n');
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [](std::string_view line) { return !trim(line).empty(); }));
}

std::vector<DraftHours> in_order(std::vector<DraftHours> const& hours) {
    std::map<std::tuple<std::chrono::minutes, std::chrono::minutes, std::string>, Weekdays> days;
    for (auto const& one : hours) {
        auto& of = days[{one.opens_at, one.closes_at, one.note}];
        of = static_cast<Weekdays>(of | one.weekdays);
    }
    std::vector<DraftHours> ordered;
    for (auto const& [times, weekdays] : days)
        if (weekdays != 0) ordered.push_back({weekdays, std::get<0>(times), std::get<1>(times), std::get<2>(times)});
    auto const first_day = [](DraftHours const& of) { return of.weekdays & -of.weekdays; };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](DraftHours const& a, DraftHours const& b) { return first_day(a) < first_day(b); });
    return ordered;
}

bool is_every_week(Schedule const& schedule, Day today) {
    bool const is_later =
        (schedule.starts_on && *schedule.starts_on > today) || (schedule.first_day && *schedule.first_day > today);
    return !is_later && schedule.frequency == Frequency::weekly && schedule.weekdays != 0 &&
           schedule.positions.empty() && schedule.month_days.empty() && schedule.interval == 1 && !schedule.last_day &&
           schedule.opens_at && schedule.closes_at;
}

ReadNeeds read_needs(std::vector<NeedRow> const& rows, std::vector<Need> const& before) {
    ReadNeeds read;
    auto const was = [&](auto const& is) { return std::any_of(before.begin(), before.end(), is); };
    for (auto const& row : rows) {
        auto& fault = read.faults.emplace_back();
        if (!row.kind) {
            bool const is_new = !row.text.empty() && !was([&](Need const& one) { return one.text == row.text; });
            if (is_new) fault = "need.kind_missing";
            continue;
        }
        Need need{*row.kind, row.text};
        bool const twice = std::any_of(read.needs.begin(), read.needs.end(),
                                       [&](Need const& other) { return other.kind == need.kind; });
        if (twice)
            fault = "need.kind_twice";
        else if (length(need.text) > longest_need && !was([&](Need const& one) { return one == need; }))
            fault = "text.too_long";
        if (!twice) read.needs.push_back(std::move(need));
    }
    return read;
}

std::vector<FieldError> faults_of(Draft const& draft, Draft const* before) {
    std::vector<FieldError> faults;
    auto const refuse_if = [&](bool wrong, std::string_view field, std::string_view code, auto... members) {
        bool const same = before != nullptr && ((draft.*members == before->*members) && ...);
        if (wrong && !same) faults.push_back({std::string(field), std::string(code)});
    };
    refuse_if(draft.name.empty(), "name", "entry.name_missing", &Draft::name);
    refuse_if(length(draft.name) > longest_draft_name, "name", "text.too_long", &Draft::name);
    refuse_if(draft.organisation.empty(), "organisation", "entry.organisation_missing", &Draft::organisation);
    refuse_if(length(draft.organisation) > longest_draft_name, "organisation", "text.too_long", &Draft::organisation);
    refuse_if(draft.description.empty(), "description", "entry.description_missing", &Draft::description);
    refuse_if(draft.themes.empty(), "theme", "entry.theme_missing", &Draft::themes);
    for (auto const& [age, field] :
         {std::pair{&Draft::minimum_age, "minimum_age"}, {&Draft::maximum_age, "maximum_age"}})
        refuse_if((draft.*age).value_or(0) < 0 || (draft.*age).value_or(0) > oldest_age, field, "age.malformed", age);
    refuse_if(draft.minimum_age && draft.maximum_age && *draft.minimum_age > *draft.maximum_age, "maximum_age",
              "age.order", &Draft::minimum_age, &Draft::maximum_age);
    refuse_if(!draft.mail.empty() && !is_mail_address(draft.mail), "mail", "mail.malformed", &Draft::mail);
    refuse_if(!draft.website.empty() && !is_web_address(draft.website), "website", "website.malformed",
              &Draft::website);
    if (draft.capacity) {
        auto const& capacity = *draft.capacity;
        refuse_if(capacity.maximum && *capacity.maximum < capacity.available, "maximum", "capacity.order",
                  &Draft::capacity);
        refuse_if(capacity.unit.empty(), "unit", "capacity.unit_missing", &Draft::capacity);
    }
    refuse_if(draft.status != Status::active && draft.alert.empty(), "alert", "entry.reason_missing", &Draft::status,
              &Draft::alert);
    return faults;
}

}  // namespace plein::directory
