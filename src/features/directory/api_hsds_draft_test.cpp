// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_draft.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "features/directory/api_hsds.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/rules_draft.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {
namespace {

Instant const now = *parse_instant("2026-11-21T10:00:00Z");
Day const today = amsterdam_day(now);
NewParts const parts{now, today, {}};

std::vector<ImportedEntry> const& demonstration() {
    static auto const read = read_hsds_path(PLEIN_BUILD "/demonstration/directory.json");
    static std::vector<ImportedEntry> const none;
    EXPECT_TRUE(read);
    return read ? read->entries : none;
}

Draft draft_of(std::string const& source) {
    auto read = read_draft(source, today);
    EXPECT_TRUE(read) << read.error().detail;
    return read.value_or(Draft{});
}

std::string applied(Draft const& draft, std::string const& source) {
    auto made = apply_draft(draft, source, parts);
    EXPECT_TRUE(made) << made.error().detail;
    return made.value_or(std::string{});
}

/// The names of the members of the service that differ.
std::set<std::string> changed_members(std::string const& before, std::string const& after) {
    auto const old = json::parse(before).value();
    auto const made = json::parse(after).value();
    std::set<std::string> changed;
    for (auto const& [one, other] : {std::pair{&old, &made}, std::pair{&made, &old}}) {
        for (auto const& member : one->members()) {
            auto const* there = other->find(member.name());
            if (there == nullptr || json::write(*there) != json::write(member.value)) changed.emplace(member.name());
        }
    }
    return changed;
}

/// What people edit of a draft, without the ids that new parts get in the document.
Draft without_ids(Draft draft) {
    draft.elsewhere.clear();
    for (auto& phone : draft.phones) phone.id.clear();
    for (auto& location : draft.locations) {
        location.id.clear();
        for (auto& phone : location.phones) phone.id.clear();
    }
    return draft;
}

TEST(Draft, UnchangedGivesTheSameDocument) {
    ASSERT_GE(demonstration().size(), 300U);
    for (auto const& [entry, source] : demonstration())
        EXPECT_EQ(applied(draft_of(source), source), source) << entry.name;
}

TEST(Draft, OfTheStandardsOwnExamplesUnchangedGivesTheSameDocument) {
    std::string const standards = PLEIN_SHARED "/standards/open-referral-hsds/";
    if (!std::filesystem::exists(standards))
        GTEST_SKIP() << "the folder with the standards' files is not beside the checkout";
    for (auto const* file : {"3.0/examples/service_full.json", "3.0/examples/service_list.json",
                             "3.1/examples/service_full.json", "3.1/examples/service_list.json"}) {
        auto const read = read_hsds_path(standards + file);
        ASSERT_TRUE(read) << read.error().detail;
        ASSERT_FALSE(read->entries.empty()) << file;
        for (auto const& [entry, source] : read->entries) EXPECT_EQ(applied(draft_of(source), source), source) << file;
    }
}

TEST(Draft, OfEveryDemonstrationEntryCanBeReadBack) {
    for (auto const& [entry, source] : demonstration()) {
        auto const draft = draft_of(source);
        EXPECT_EQ(draft.name, entry.name);
        EXPECT_EQ(draft.themes, entry.themes);
        EXPECT_EQ(draft.locations.size(), entry.locations.size()) << entry.name;
        EXPECT_TRUE(faults_of(draft, nullptr).empty()) << entry.name << ' ' << faults_of(draft, nullptr).front().code;
    }
}

struct Edit {
    std::string_view name;
    std::set<std::string> members;  ///< of the document that may change
    void (*make)(Draft&);
};

std::vector<Edit> const& edits() {
    static std::vector<Edit> const all{
        {"name", {"name"}, [](Draft& d) { d.name = "Een andere naam"; }},
        {"description", {"description"}, [](Draft& d) { d.description = "Twee regels.\nEn nog een."; }},
        {"other words", {"alternate_name"}, [](Draft& d) { d.alternate_name += "; nog een woord"; }},
        {"no other words", {"alternate_name"}, [](Draft& d) { d.alternate_name.clear(); }},
        {"themes",
         {"attributes"},
         [](Draft& d) {
             d.themes = {"language", "digital"};
         }},
        {"kind", {"attributes"}, [](Draft& d) { d.kind = d.kind == Kind::course ? Kind::association : Kind::course; }},
        {"step", {"attributes"}, [](Draft& d) { d.ladder_step = d.ladder_step == 2 ? 3 : 2; }},
        {"no step", {"attributes"}, [](Draft& d) { d.ladder_step.reset(); }},
        {"needs",
         {"attributes"},
         [](Draft& d) {
             d.needs = {{NeedKind::money, {}}, {NeedKind::volunteers, "Iemand die \"kan\" naaien.\nOok thuis."}};
         }},
        {"one need more",
         {"attributes"},
         [](Draft& d) {
             auto const is = [](Need const& one) { return one.kind == NeedKind::partners; };
             if (std::none_of(d.needs.begin(), d.needs.end(), is)) d.needs.push_back({NeedKind::partners, "Kerken."});
         }},
        {"other words for a need",
         {"attributes"},
         [](Draft& d) {
             for (auto& need : d.needs) need.text += need.text.empty() ? "Nu wel." : " Nog steeds.";
         }},
        {"no needs", {"attributes"}, [](Draft& d) { d.needs.clear(); }},
        {"for whom", {"eligibility_description"}, [](Draft& d) { d.eligibility = "Voor iedereen van hier."; }},
        {"ages",
         {"minimum_age", "maximum_age"},
         [](Draft& d) {
             d.minimum_age = 13;
             d.maximum_age = 17;
         }},
        {"no ages",
         {"minimum_age", "maximum_age"},
         [](Draft& d) {
             d.minimum_age.reset();
             d.maximum_age.reset();
         }},
        {"cost", {"fees_description", "fees", "cost_options"}, [](Draft& d) { d.cost = "Vijf euro per keer."; }},
        {"no cost", {"fees_description", "fees", "cost_options"}, [](Draft& d) { d.cost.clear(); }},
        {"way in", {"application_process"}, [](Draft& d) { d.application = "Bel eerst."; }},
        {"mail", {"email"}, [](Draft& d) { d.mail = "nieuw@voorbeeld.example"; }},
        {"website", {"url"}, [](Draft& d) { d.website = "https://nieuw.voorbeeld.example/"; }},
        {"one more number",
         {"phones"},
         [](Draft& d) {
             d.phones.push_back({{}, "088 555 9999", "Ook in het weekend"});
         }},
        {"no number", {"phones"}, [](Draft& d) { d.phones.clear(); }},
        {"another number",
         {"phones"},
         [](Draft& d) {
             if (!d.phones.empty()) d.phones.front().number = "088 555 1111";
         }},
        {"hours",
         {"schedules"},
         [](Draft& d) {
             d.opening.hours = in_order({{3, std::chrono::hours{9}, std::chrono::hours{12}, {}},
                                         {16, std::chrono::hours{20}, std::chrono::hours{2}, "op afspraak"}});
         }},
        {"no hours", {"schedules"}, [](Draft& d) { d.opening = {}; }},
        {"special times", {"schedules"}, [](Draft& d) { d.opening.special = "Dicht in de zomer.\nEn met Kerst."; }},
        {"languages",
         {"languages"},
         [](Draft& d) {
             if (!d.languages.empty()) d.languages.erase(d.languages.begin());
             DraftLanguage const somali{"so", "Somalisch"};
             if (std::find(d.languages.begin(), d.languages.end(), somali) == d.languages.end())
                 d.languages.push_back(somali);
         }},
        {"interpreter", {"interpretation_services"}, [](Draft& d) { d.interpretation = "Een tolk kan mee."; }},
        {"area",
         {"service_areas"},
         [](Draft& d) {
             d.area = {"BU99010103", "Zanddorpen"};
         }},
        {"everywhere", {"service_areas"}, [](Draft& d) { d.area = {}; }},
        {"waiting", {"wait_time"}, [](Draft& d) { d.waiting = "Twee weken."; }},
        {"capacity",
         {"capacities"},
         [](Draft& d) {
             d.capacity = DraftCapacity{3, 8, "plekken", *parse_day("2026-11-20")};
         }},
        {"no capacity", {"capacities"}, [](Draft& d) { d.capacity.reset(); }},
        {"status",
         {"status", "alert"},
         [](Draft& d) {
             d.status = Status::defunct;
             d.alert = "Gestopt.";
         }},
        {"one place more",
         {"service_at_locations"},
         [](Draft& d) {
             DraftLocation place;
             place.name = "De Brug";
             place.line = "Brugstraat 1";
             place.postcode = "9926 AA";
             place.city = "Lindervaart";
             place.place = Point{.longitude = 6.5, .latitude = 53.25};
             place.accessibility = "Er is een lift.\nEr is een ringleiding.";
             place.opening.hours = {{1, std::chrono::hours{9}, std::chrono::hours{12}, {}}};
             d.locations.push_back(std::move(place));
         }},
        {"one place less",
         {"service_at_locations"},
         [](Draft& d) {
             if (!d.locations.empty()) d.locations.erase(d.locations.begin());
         }},
        {"another address",
         {"service_at_locations"},
         [](Draft& d) {
             for (auto& place : d.locations) {
                 place.line = "Nieuwstraat 5";
                 place.place.reset();
                 place.accessibility += place.accessibility.empty() ? "Er is een lift." : "\nEr is een lift.";
             }
         }},
        {"hours of a place",
         {"service_at_locations"},
         [](Draft& d) {
             for (auto& place : d.locations) {
                 place.opening.hours = {{31, std::chrono::hours{8}, std::chrono::hours{17}, {}}};
                 place.opening.schedules.clear();
                 place.opening.special = "Bel vooraf.";
             }
         }},
        {"number of a place",
         {"service_at_locations"},
         [](Draft& d) {
             for (auto& place : d.locations) place.phones = {{{}, "088 555 2222", {}}};
         }},
    };
    return all;
}

TEST(Draft, ChangesOnlyTheMembersOfWhatChangedAndReadsBackAsItWas) {
    std::size_t checks = 0;
    std::size_t turn = 0;
    for (auto const& [entry, source] : demonstration()) {
        for (auto const& edit : edits()) {
            // Every edit of every fourth entry, in turn: all of all takes half a minute.
            if (turn++ % 4 != 0) continue;
            SCOPED_TRACE(fmt::format("{} of {}", edit.name, entry.name));
            auto draft = draft_of(source);
            edit.make(draft);
            auto const document = applied(draft, source);
            for (auto const& member : changed_members(source, document))
                EXPECT_TRUE(edit.members.contains(member)) << member;
            EXPECT_EQ(without_ids(draft_of(document)), without_ids(draft));
            auto const read = read_document(document);
            ASSERT_TRUE(read) << read.error().detail;
            EXPECT_EQ(read->source, document);
            EXPECT_EQ(read->entry.id, entry.id);
            ++checks;
        }
    }
    RecordProperty("checks", static_cast<int>(checks));
}

RC_GTEST_PROP(DraftProperty, ManyChangesAtOnceReadBackAndBothWaysRound, ()) {
    auto const& all = demonstration();
    auto const& source = all[*rc::gen::inRange<std::size_t>(0, all.size())].source;
    auto draft = draft_of(source);
    std::set<std::string> members;
    for (auto const& at :
         *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, edits().size()))) {
        edits()[at].make(draft);
        members.insert(edits()[at].members.begin(), edits()[at].members.end());
    }
    auto const document = applied(draft, source);
    for (auto const& member : changed_members(source, document)) RC_ASSERT(members.contains(member));
    auto const again = draft_of(document);
    RC_ASSERT(without_ids(again) == without_ids(draft));
    RC_ASSERT(applied(again, document) == document);
    RC_ASSERT(read_document(document).has_value());
}

TEST(Draft, OfAnEmptyDocumentBecomesAnEntry) {
    auto const id = new_id<EntryTag>(now);
    auto const blank = empty_document(id, {}, new_organization("Kantkring", now));
    auto draft = draft_of(blank);
    EXPECT_EQ(draft.organisation, "Kantkring");
    for (auto const& edit : edits()) edit.make(draft);
    draft.status = Status::active;
    auto const read = read_document(applied(draft, blank));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->entry.id, id);
    EXPECT_EQ(read->entry.themes, (std::vector<std::string>{"language", "digital"}));
    EXPECT_EQ(read->entry.ladder_step, std::nullopt);
    EXPECT_EQ(read->entry.organisation, "Kantkring");
}

TEST(Draft, KeepsWhatItDoesNotKnow) {
    std::string const source =
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active","x_own":{"a":[1,2.50]},)"
        R"("phones":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","number":"088 1","type":"fax"},)"
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13","number":"088 555 0001","x_mine":true}],)"
        R"("service_at_locations":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14","location":)"
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c15","location_type":"virtual","name":"Online"}}]})";
    auto draft = draft_of(source);
    ASSERT_EQ(draft.phones.size(), 1U);
    EXPECT_TRUE(draft.locations.empty());
    draft.phones.front().number = "088 555 0002";
    draft.locations.emplace_back().name = "De Brug";
    auto const made = applied(draft, source);
    EXPECT_NE(made.find(R"("x_own":{"a":[1,2.5]})"), std::string::npos) << made;
    EXPECT_NE(made.find(R"("type":"fax")"), std::string::npos);
    EXPECT_NE(made.find(R"("number":"088 555 0002","x_mine":true)"), std::string::npos);
    EXPECT_NE(made.find(R"("location_type":"virtual")"), std::string::npos);
    EXPECT_NE(made.find("De Brug"), std::string::npos);
}

/// `"id":"…"` with the last digit of an id.
std::string id(int number) { return fmt::format(R"("id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c{:02x}")", number); }

/// What else the document says of a need stays, and the other attributes where they stood.
TEST(Draft, ChangesOneNeedAndLeavesTheOthers) {
    auto const attribute = [](int number, std::string_view taxonomy, std::string_view code, std::string_view more) {
        return fmt::format(
            R"({{{},"taxonomy_term":{{{},"code":"{}","name":"x","description":"x","taxonomy":"{}"}}{}}})", id(number),
            id(number + 1), code, taxonomy, more);
    };
    auto const theme = attribute(2, "plein-theme", "money", "");
    auto const room = attribute(4, "plein-need", "room", R"(,"value":"Een  zaal.","label":"zaal")");
    auto const kind = attribute(6, "plein-kind", "course", "");
    auto const things = attribute(8, "plein-need", "materials", R"(,"value":"Stoelen.","x_own":1)");
    auto const source = [&](std::string_view attributes) {
        return fmt::format(R"({{{},"name":"Kring","status":"active","attributes":[{}]}})", id(0), attributes);
    };
    auto const before = source(fmt::format("{},{},{},{}", theme, room, kind, things));
    auto draft = draft_of(before);
    ASSERT_EQ(draft.needs.size(), 2U);
    EXPECT_EQ(draft.needs[1], (Need{NeedKind::materials, "Stoelen."}));
    draft.needs[1].text = "Tafels.";
    auto const tables = attribute(8, "plein-need", "materials", R"(,"value":"Tafels.","x_own":1)");
    EXPECT_EQ(applied(draft, before), source(fmt::format("{},{},{},{}", theme, room, tables, kind)));
    draft.needs = {{NeedKind::room, draft.needs[0].text}};
    EXPECT_EQ(applied(draft, before), source(fmt::format("{},{},{}", theme, room, kind)));
    draft.needs = {{NeedKind::room, {}}};
    EXPECT_EQ(applied(draft, before),
              source(fmt::format("{},{},{}", theme, attribute(4, "plein-need", "room", R"(,"label":"zaal")"), kind)));
}

/// A new need takes the term that other documents have, and an own one where none has it.
TEST(Draft, LooksUpTheTermOfANeed) {
    auto const source = fmt::format(R"({{{},"name":"Kring","status":"active"}})", id(0));
    auto draft = draft_of(source);
    draft.needs = {{NeedKind::money, "Voor soep."}};
    auto const known =
        fmt::format(R"({{{},"code":"money","name":"Geld","description":"x","taxonomy":"plein-need"}})", id(1));
    NewParts const with_terms{now, today, [&](std::string_view taxonomy, std::string_view code) {
                                  return taxonomy == "plein-need" && code == "money" ? known : std::string{};
                              }};
    auto const made = apply_draft(draft, source, with_terms).value_or("");
    EXPECT_NE(made.find(R"("value":"Voor soep.")"), std::string::npos) << made;
    EXPECT_NE(made.find(known), std::string::npos) << made;
    auto const own = applied(draft, source);
    EXPECT_EQ(own.find(R"("Geld")"), std::string::npos) << own;
    EXPECT_EQ(draft_of(own).needs, draft.needs);
    EXPECT_TRUE(read_document(made)) << made;
    EXPECT_TRUE(read_document(own)) << own;
}

/// A field of one line shows no break: what nobody touched must not differ for that, and take amounts away.
TEST(Draft, LosesNothingToAFormOfSingleLines) {
    std::string const source = R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active",)"
                               R"("fees_description":"Gratis.\nMet pas ook.",)"
                               R"("cost_options":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","amount":0}],)"
                               R"("schedules":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13","valid_from":"2026-07-01",)"
                               R"("valid_to":"2026-08-31","description":"Dicht in de zomer."},)"
                               R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14","description":"Bel vooraf."}]})";
    auto draft = draft_of(source);
    EXPECT_EQ(draft.cost, "Gratis. Met pas ook.");
    EXPECT_EQ(draft.opening.special, "Bel vooraf.");
    ASSERT_EQ(draft.opening.schedules.size(), 1U);
    EXPECT_EQ(applied(draft, source), source);
    draft.opening.special = "Mail vooraf.";
    auto const made = applied(draft, source);
    EXPECT_EQ(changed_members(source, made), (std::set<std::string>{"schedules"}));
    EXPECT_NE(made.find(R"("valid_to":"2026-08-31","description":"Dicht in de zomer.")"), std::string::npos) << made;
    EXPECT_EQ(made.find("Bel vooraf."), std::string::npos) << made;
}

/// A first number at a place makes room in the document for it, while the hours are those of the building.
TEST(Draft, TakesANumberAndHoursOfOnePlaceAtOnce) {
    std::string const source =
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active","service_at_locations":)"
        R"([{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","location":{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13",)"
        R"("location_type":"physical","name":"De Brug","schedules":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14",)"
        R"("freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"12:00"}]}}]})";
    auto draft = draft_of(source);
    ASSERT_EQ(draft.locations.size(), 1U);
    draft.locations.front().phones = {{{}, "088 555 0001", {}}};
    draft.locations.front().opening.hours = {{2, std::chrono::hours{13}, std::chrono::hours{17}, {}}};
    EXPECT_EQ(without_ids(draft_of(applied(draft, source))), without_ids(draft));
}

/// Who empties the hours of a place means that it has none, and not those of the building.
TEST(Draft, WithoutHoursOfItsOwnAPlaceHasNone) {
    std::string const source =
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active","service_at_locations":)"
        R"([{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","schedules":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c16",)"
        R"("freq":"WEEKLY","byday":"TU","opens_at":"10:00","closes_at":"11:00"}],)"
        R"("location":{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13",)"
        R"("location_type":"physical","name":"De Brug","schedules":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14",)"
        R"("freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"12:00"}]}}]})";
    auto draft = draft_of(source);
    ASSERT_EQ(draft.locations.size(), 1U);
    EXPECT_EQ(draft.locations.front().opening.hours.front().weekdays, 2);
    draft.locations.front().opening = {};
    auto const document = applied(draft, source);
    EXPECT_EQ(draft_of(document).locations.front().opening, DraftOpening{}) << document;
    auto const read = read_document(document);
    ASSERT_TRUE(read);
    EXPECT_TRUE(all_schedules(read->entry).empty());
}

TEST(Draft, HoursThatBeginLaterAreNoHoursYet) {
    std::string const source =
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active","schedules":[)"
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","valid_from":"2026-01-01","freq":"WEEKLY","byday":"MO",)"
        R"("opens_at":"09:00","closes_at":"12:00"},)"
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13","valid_from":"2027-01-01","freq":"WEEKLY","byday":"TU",)"
        R"("opens_at":"09:00","closes_at":"12:00"},)"
        R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14","dtstart":"2027-01-06","freq":"WEEKLY","byday":"WE",)"
        R"("opens_at":"09:00","closes_at":"12:00"}]})";
    auto draft = draft_of(source);
    ASSERT_EQ(draft.opening.hours.size(), 1U);
    EXPECT_EQ(draft.opening.hours.front().weekdays, 1);
    EXPECT_EQ(draft.opening.schedules.size(), 2U);
    draft.opening.hours.front().weekdays = 4;
    auto const document = applied(draft, source);
    EXPECT_NE(document.find(R"("valid_from":"2027-01-01","freq":"WEEKLY","byday":"TU")"), std::string::npos);
    EXPECT_EQ(without_ids(draft_of(document)), without_ids(draft));
    EXPECT_EQ(read_draft(source, *parse_day("2027-02-01"))->opening.hours.size(), 1U) << "the same times on three days";
    EXPECT_TRUE(read_draft(source, *parse_day("2027-02-01"))->opening.schedules.empty());
}

/// What people see of the entry and who edits would else look for in an empty field.
TEST(Draft, SaysWhatStandsElsewhere) {
    using What = DraftElsewhere::What;
    using From = DraftElsewhere::From;
    auto const service = [](std::string_view members) {
        return std::string(R"({"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11","name":"Kring","status":"active",)") +
               std::string(members) +
               R"("contacts":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c15","email":"contact@kring.example"}],)"
               R"("organization":{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c12","name":"Kring","description":"Kring",)"
               R"("email":"kring@kring.example","website":"https://kring.example",)"
               R"("phones":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c13","number":"088 555 0001"}]}})";
    };
    EXPECT_EQ(draft_of(service("")).elsewhere,
              (std::vector<DraftElsewhere>{{What::mail, From::contact, "contact@kring.example"},
                                           {What::phone, From::organisation, "088 555 0001"},
                                           {What::website, From::organisation, "https://kring.example"}}));
    auto const own =
        draft_of(service(R"("email":"zelf@kring.example","url":"https://zelf.example",)"
                         R"("phones":[{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c14","number":"088 555 0002"}],)"));
    EXPECT_TRUE(own.elsewhere.empty());
    for (auto const& [entry, source] : demonstration()) {
        auto const draft = draft_of(source);
        std::set<std::string> told;
        for (auto const& phone : draft.phones) told.insert(phone.number);
        for (auto const& location : draft.locations)
            for (auto const& phone : location.phones) told.insert(phone.number);
        for (auto const& one : draft.elsewhere) told.insert(one.text);
        for (auto const& phone : entry.phones) EXPECT_TRUE(told.contains(phone.number)) << entry.name;
        EXPECT_TRUE(entry.mail == draft.mail || told.contains(entry.mail)) << entry.name;
        EXPECT_TRUE(entry.website == draft.website || told.contains(entry.website)) << entry.name;
    }
}

TEST(Draft, HoursInOrderAreTheSameHours) {
    std::vector<DraftHours> const hours{{4, std::chrono::hours{9}, std::chrono::hours{12}, {}},
                                        {1, std::chrono::hours{13}, std::chrono::hours{17}, {}},
                                        {3, std::chrono::hours{9}, std::chrono::hours{12}, {}}};
    auto const ordered = in_order(hours);
    ASSERT_EQ(ordered.size(), 2U);
    EXPECT_EQ(ordered[0].weekdays, 7);
    EXPECT_EQ(ordered[1].weekdays, 1);
    EXPECT_EQ(in_order(ordered), ordered);
}

TEST(Draft, TakesWhatAColleagueDidWhereNobodyTyped) {
    Draft base;
    base.name = "Kring";
    base.cost = "Gratis";
    auto typed = base;
    typed.name = "Kantkring";
    auto theirs = base;
    theirs.cost = "Twee euro";
    auto const both = merged(base, typed, theirs);
    EXPECT_EQ(both.name, "Kantkring");
    EXPECT_EQ(both.cost, "Twee euro");
}

}  // namespace
}  // namespace plein::directory
