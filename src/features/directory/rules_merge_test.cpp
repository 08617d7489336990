// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Two people change one entry: what only one of them changed is as that one has it.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using std::chrono::hours;

DraftHours open(Weekdays weekdays, int from, int until) { return {weekdays, hours{from}, hours{until}, {}}; }

DraftLocation place(std::string id) {
    DraftLocation location;
    location.id = id;
    location.name = "Huis " + id;
    location.line = "Dorpsstraat " + id;
    location.postcode = "9926 AA";
    location.city = "Lindervaart";
    location.route = "Bij de kerk.";
    location.phones = {{"p" + id, "088 555 010" + id, "Balie"}};
    location.opening.hours = {open(0b0000001, 9, 12), open(0b0000010, 9, 12)};
    return location;
}

Draft draft_of_two() {
    Draft draft;
    draft.name = "Eetclub";
    draft.themes = {"money", "social-network"};
    draft.phones = {{"a", "088 555 0001", "Overdag"}, {"b", "088 555 0002", "Avond"}};
    draft.opening.hours = {open(0b0000001, 9, 12), open(0b0000010, 13, 17)};
    draft.opening.schedules = {{"s1", {}}, {"s2", {}}};
    draft.locations = {place("1"), place("2")};
    draft.languages = {{"nl", "Nederlands"}, {"", "Drents"}};
    draft.needs = {{NeedKind::volunteers, "Twee koks"}, {NeedKind::room, ""}};
    return draft;
}

/// A change that one of the two makes, each of something else.
struct Change {
    char const* what;
    void (*make)(Draft&);
};
Change const changes[] = {
    {"the route of the first place", [](Draft& of) { of.locations[0].route = "Achter de kerk."; }},
    {"the address of the first place",
     [](Draft& of) {
         of.locations[0].line = "Brink 8";
         of.locations[0].place.reset();
     }},
    {"the number of the first place", [](Draft& of) { of.locations[0].phones[0].number = "088 555 0199"; }},
    {"the number of the second place", [](Draft& of) { of.locations[1].phones[0].number = "088 555 0299"; }},
    {"a second number of the second place",
     [](Draft& of) {
         of.locations[1].phones.push_back({"", "06 1", ""});
     }},
    {"Monday at the second place", [](Draft& of) { of.locations[1].opening.hours[0].closes_at = hours{11}; }},
    {"Tuesday at the second place", [](Draft& of) { of.locations[1].opening.hours[1].opens_at = hours{8}; }},
    {"how one gets into the second place", [](Draft& of) { of.locations[1].accessibility = "Er is een lift."; }},
    {"the first number", [](Draft& of) { of.phones[0].number = "088 555 0009"; }},
    {"whose the first number is", [](Draft& of) { of.phones[0].label = "De hele dag"; }},
    {"the second number", [](Draft& of) { of.phones[1].number = "088 555 0008"; }},
    {"Friday", [](Draft& of) { of.opening.hours.push_back(open(0b0010000, 9, 12)); }},
    {"Monday", [](Draft& of) { of.opening.hours[0].opens_at = hours{10}; }},
    {"a time of its own",
     [](Draft& of) { std::erase_if(of.opening.schedules, [](auto& one) { return one.id == "s1"; }); }},
    {"what only words say", [](Draft& of) { of.opening.special = "Niet met Kerst."; }},
    {"a theme more", [](Draft& of) { of.themes.emplace_back("housing"); }},
    {"a language more",
     [](Draft& of) {
         of.languages.push_back({"pl", "Pools"});
     }},
    {"a language less",
     [](Draft& of) {
         std::erase(of.languages, DraftLanguage{"", "Drents"});
     }},
    {"what volunteers do", [](Draft& of) { of.needs[0].text = "Drie koks"; }},
    {"a need less", [](Draft& of) { std::erase_if(of.needs, [](auto& one) { return one.kind == NeedKind::room; }); }},
    {"the name", [](Draft& of) { of.name = "Eetkring"; }},
    {"free places",
     [](Draft& of) {
         of.capacity = DraftCapacity{3, {}, "plekken", {}};
     }},
};

/// The same whichever way round lists stand that have no order.
Draft sorted(Draft draft) {
    std::sort(draft.languages.begin(), draft.languages.end(), [](auto const& a, auto const& b) {
        return std::pair{a.code, a.name} < std::pair{b.code, b.name};
    });
    for (auto* opening : {&draft.opening, &draft.locations.at(0).opening, &draft.locations.at(1).opening})
        opening->hours = in_order(opening->hours);
    return draft;
}

RC_GTEST_PROP(Merged, WhatOnlyOneSideChangedIsAsThatSideHasIt, ()) {
    auto const base = draft_of_two();
    auto typed = base;
    auto now = base;
    auto both = base;
    for (auto const& change : changes) {
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                change.make(typed);
                change.make(both);
                break;
            case 1:
                change.make(now);
                change.make(both);
                break;
            default:
                break;
        }
    }
    RC_ASSERT(sorted(merged(base, typed, now)) == sorted(both));
}

TEST(Merged, LeavesAloneWhatAColleagueChangedAtAnotherPlace) {
    auto const base = draft_of_two();
    for (auto const& mine : changes) {
        for (auto const& theirs : changes) {
            if (&mine == &theirs) continue;
            auto typed = base;
            auto now = base;
            auto both = base;
            mine.make(typed);
            theirs.make(now);
            // In the order in which they stand, so that those who add to one list add alike.
            for (auto const* change : {std::min(&mine, &theirs), std::max(&mine, &theirs)}) change->make(both);
            EXPECT_EQ(sorted(merged(base, typed, now)), sorted(both)) << mine.what << " and " << theirs.what;
        }
    }
}

TEST(Merged, TakesWhatWasTypedWhereBothChangedTheSame) {
    auto const base = draft_of_two();
    auto typed = base;
    auto now = base;
    typed.phones[0].number = "1";
    now.phones[0].number = "2";
    now.phones[0].label = "Altijd";
    typed.locations[0].line = "Brink 1";
    now.locations[0].postcode = "9999 ZZ";
    typed.opening.hours[0].opens_at = hours{7};
    now.opening.hours[0].closes_at = hours{20};
    auto const made = merged(base, typed, now);
    EXPECT_EQ(made.phones[0], (DraftPhone{"a", "1", "Altijd"}));
    EXPECT_EQ(made.locations[0].line, "Brink 1");
    EXPECT_EQ(made.locations[0].postcode, "9926 AA") << "an address is one thing";
    EXPECT_EQ(made.opening.hours[0], open(0b0000001, 7, 12)) << "and so are the hours of a day";
}

TEST(Merged, OfWhatWentHereOrThereNothingTypedIsLost) {
    auto const base = draft_of_two();
    auto typed = base;
    auto now = base;
    typed.phones.erase(typed.phones.begin());
    now.phones[0].number = "088 555 0003";
    typed.locations[1].route = "Nieuw.";
    now.locations.pop_back();
    auto const made = merged(base, typed, now);
    ASSERT_EQ(made.phones.size(), 1U) << "who took a number away meant it";
    EXPECT_EQ(made.phones[0].id, "b");
    ASSERT_EQ(made.locations.size(), 2U) << "who changed a place meant it to be there";
    EXPECT_EQ(made.locations[1].route, "Nieuw.");

    typed = base;
    typed.phones[0].label = "Altijd";
    now = base;
    now.locations.pop_back();
    EXPECT_EQ(merged(base, typed, now).locations.size(), 1U) << "nobody touched it here";
}

TEST(Merged, TheSameAddedByBothIsThereOnce) {
    auto const base = draft_of_two();
    auto typed = base;
    auto now = base;
    typed.phones.push_back({"", "088 555 0007", "Noodnummer"});
    now.phones.push_back({"c", "088 555 0007", "Noodnummer"});
    typed.themes = {"housing", "money", "social-network"};
    now.themes = {"money", "social-network", "housing", "work"};
    typed.languages.push_back({"pl", "Pools"});
    now.languages.push_back({"pl", "Pools"});
    auto const made = merged(base, typed, now);
    EXPECT_EQ(made.phones, now.phones);
    EXPECT_EQ(made.themes, (std::vector<std::string>{"housing", "money", "social-network", "work"})) << "in that order";
    EXPECT_EQ(made.languages, now.languages);
}

}  // namespace
}  // namespace plein::directory
