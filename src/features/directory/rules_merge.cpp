// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What somebody typed, laid on what a colleague made of the same entry meanwhile.
#include <algorithm>
#include <string>
#include <vector>

#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

/// One field: as it was typed where that changed it, else as it is now.
template <class Value>
Value const& newest(Value const& base, Value const& typed, Value const& now) {
    return typed == base ? now : typed;
}

/// A list, item by item, each known by its key. One that both sides have is what `both` makes of it; one that was taken
/// away here is gone; one that was changed here and taken away by a colleague is there again.
template <class Item, class Key, class Both>
std::vector<Item> merged_list(std::vector<Item> const& base, std::vector<Item> const& typed,
                              std::vector<Item> const& now, Key const& key, Both const& both) {
    if (typed == base) return now;
    if (now == base) return typed;
    auto const find = [&](std::vector<Item> const& in, Item const& like) -> Item const* {
        auto const at = std::find_if(in.begin(), in.end(), [&](Item const& one) { return key(one) == key(like); });
        return at == in.end() ? nullptr : &*at;
    };
    std::vector<Item> made;
    for (auto const& item : now) {
        auto const* was = find(base, item);
        auto const* is = find(typed, item);
        if (was != nullptr && is == nullptr) continue;
        made.push_back(was != nullptr ? both(*was, *is, item) : is != nullptr ? *is : item);
    }
    for (auto const& item : typed) {
        if (find(now, item) != nullptr) continue;
        auto const* was = find(base, item);
        if (was == nullptr || !(*was == item)) made.push_back(item);
    }
    return made;
}

std::vector<DraftPhone> merged_phones(std::vector<DraftPhone> const& base, std::vector<DraftPhone> const& typed,
                                      std::vector<DraftPhone> const& now) {
    auto made = merged_list(
        base, typed, now, [](DraftPhone const& one) { return one.id.empty() ? " " + one.number : one.id; },
        [](DraftPhone const& was, DraftPhone const& is, DraftPhone const& there) {
            return DraftPhone{there.id, newest(was.number, is.number, there.number),
                              newest(was.label, is.label, there.label)};
        });
    // Both added the same number: a colleague's has its id already.
    std::erase_if(made, [&](DraftPhone const& one) {
        return one.id.empty() && std::any_of(now.begin(), now.end(), [&](DraftPhone const& other) {
                   return !other.id.empty() && other.number == one.number && other.label == one.label;
               });
    });
    return made;
}

/// Day by day: whoever changed the hours of a day changed all of that day.
std::vector<DraftHours> merged_hours(std::vector<DraftHours> const& base, std::vector<DraftHours> const& typed,
                                     std::vector<DraftHours> const& now) {
    if (typed == base) return now;
    if (now == base) return typed;
    std::vector<DraftHours> made;
    for (int day = 0; day < 7; ++day) {
        auto const weekday = static_cast<Weekdays>(1 << day);
        auto const on_day = [&](std::vector<DraftHours> const& all) {
            std::vector<DraftHours> of;
            for (auto const& hours : in_order(all))
                if ((hours.weekdays & weekday) != 0)
                    of.push_back({weekday, hours.opens_at, hours.closes_at, hours.note});
            return of;
        };
        auto const hours = newest(on_day(base), on_day(typed), on_day(now));
        made.insert(made.end(), hours.begin(), hours.end());
    }
    return in_order(made);
}

DraftOpening merged_opening(DraftOpening const& base, DraftOpening const& typed, DraftOpening const& now) {
    return {merged_hours(base.hours, typed.hours, now.hours),
            merged_list(
                base.schedules, typed.schedules, now.schedules, [](DraftSchedule const& one) { return one.id; },
                [](DraftSchedule const&, DraftSchedule const&, DraftSchedule const& there) { return there; }),
            newest(base.special, typed.special, now.special)};
}

DraftLocation merged_location(DraftLocation const& base, DraftLocation const& typed, DraftLocation const& now) {
    auto made = now;
    made.name = newest(base.name, typed.name, now.name);
    // Half of one address and half of another is none, and the point belongs to the whole.
    if (typed.line != base.line || typed.postcode != base.postcode || typed.city != base.city) {
        made.line = typed.line;
        made.postcode = typed.postcode;
        made.city = typed.city;
        made.place = typed.place;
    }
    made.route = newest(base.route, typed.route, now.route);
    made.accessibility = newest(base.accessibility, typed.accessibility, now.accessibility);
    made.phones = merged_phones(base.phones, typed.phones, now.phones);
    made.opening = merged_opening(base.opening, typed.opening, now.opening);
    return made;
}

std::vector<std::string> merged_themes(std::vector<std::string> const& base, std::vector<std::string> const& typed,
                                       std::vector<std::string> const& now) {
    auto made = merged_list(
        base, typed, now, [](std::string const& theme) { return theme; },
        [](std::string const&, std::string const&, std::string const& there) { return there; });
    // Which one goes first is a choice of its own.
    bool const other_first = !typed.empty() && (base.empty() || typed.front() != base.front());
    if (auto const at = std::find(made.begin(), made.end(), other_first ? typed.front() : std::string{});
        at != made.end())
        std::rotate(made.begin(), at, at + 1);
    return made;
}

}  // namespace

Draft merged(Draft const& base, Draft const& typed, Draft const& now) {
    Draft made = now;
    auto const take = [&](auto member) { made.*member = newest(base.*member, typed.*member, now.*member); };
    for (auto const member :
         {&Draft::name, &Draft::description, &Draft::alternate_name, &Draft::eligibility, &Draft::application,
          &Draft::cost, &Draft::mail, &Draft::website, &Draft::interpretation, &Draft::waiting, &Draft::alert})
        take(member);
    for (auto const member : {&Draft::ladder_step, &Draft::minimum_age, &Draft::maximum_age}) take(member);
    take(&Draft::kind);
    take(&Draft::area);
    take(&Draft::capacity);
    take(&Draft::status);
    made.themes = merged_themes(base.themes, typed.themes, now.themes);
    made.phones = merged_phones(base.phones, typed.phones, now.phones);
    made.opening = merged_opening(base.opening, typed.opening, now.opening);
    made.locations = merged_list(
        base.locations, typed.locations, now.locations,
        [](DraftLocation const& one) { return one.id.empty() ? " " + one.name + "\n" + one.line : one.id; },
        merged_location);
    made.languages = merged_list(
        base.languages, typed.languages, now.languages,
        [](DraftLanguage const& one) { return one.code + "\n" + one.name; },
        [](DraftLanguage const&, DraftLanguage const&, DraftLanguage const& there) { return there; });
    made.needs = merged_list(
        base.needs, typed.needs, now.needs, [](Need const& one) { return one.kind; },
        [](Need const& was, Need const& is, Need const& there) {
            return Need{there.kind, newest(was.text, is.text, there.text)};
        });
    return made;
}

}  // namespace plein::directory
