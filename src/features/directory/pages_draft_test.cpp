// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_draft.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "features/directory/api_hsds.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using std::chrono::minutes;

Instant const now = *parse_instant("2026-11-21T10:00:00Z");
Day const today = amsterdam_day(now);
NewParts const parts{now, today, {}};

/// What parse_urlencoded takes, less what a browser sends besides the fields of the draft: keys, version, a button,
/// every box ticked and one more row of everything.
constexpr std::size_t room = 200 - 50;

Draft draft_of(std::string const& source) {
    auto read = read_draft(source, today);
    EXPECT_TRUE(read) << read.error().detail;
    return read.value_or(Draft{});
}

/// The form of `base` as somebody sent it.
TypedDraft sent(Draft const& base, http::Fields fields) {
    Directory directory{Directory::Parts{}};
    Counter counter;
    counter.directory = &directory;
    http::Request request;
    request.at = now;
    request.form = std::move(fields);
    return read_typed(counter, request, base);
}

http::Fields with(http::Fields const& fields, std::string_view name, std::string_view value) {
    http::Fields changed;
    for (auto const& [field, old] : fields.entries()) changed.add(field, field == name ? std::string(value) : old);
    if (!fields.has(name)) changed.add(std::string(name), std::string(value));
    return changed;
}

void expect_unchanged(std::string const& source, std::string const& what) {
    SCOPED_TRACE(what);
    auto const base = draft_of(source);
    auto const fields = fields_of(base);
    EXPECT_LE(fields.entries().size(), room);
    auto const typed = sent(base, fields);
    EXPECT_TRUE(typed.faults.empty()) << typed.faults.front().field << ' ' << typed.faults.front().code;
    auto const faults = faults_of(typed.draft, &base);
    EXPECT_TRUE(faults.empty()) << faults.front().field << ' ' << faults.front().code;
    EXPECT_EQ(apply_draft(typed.draft, source, parts).value_or("nothing"),
              apply_draft(base, source, parts).value_or("refused"));
}

TEST(DraftForm, OfEveryDemonstrationEntryGivesTheSameDocument) {
    auto const read = read_hsds_path(PLEIN_BUILD "/demonstration/directory.json");
    ASSERT_TRUE(read) << read.error().detail;
    ASSERT_GE(read->entries.size(), 300U);
    for (auto const& [entry, source] : read->entries) expect_unchanged(source, entry.name);
}

TEST(DraftForm, OfTheStandardsOwnExamplesGivesTheSameDocument) {
    std::string const standards = PLEIN_SHARED "/standards/";
    if (!std::filesystem::exists(standards))
        GTEST_SKIP() << "the folder with the standards' files is not beside the checkout";
    for (auto const* file :
         {"open-referral-hsds/3.0/examples/service_full.json", "open-referral-hsds/3.0/examples/service_list.json",
          "open-referral-hsds/3.1/examples/service_full.json", "open-referral-hsds/3.1/examples/service_list.json"}) {
        auto const read = read_hsds_path(standards + file);
        ASSERT_TRUE(read) << read.error().detail;
        for (auto const& [entry, source] : read->entries) expect_unchanged(source, file);
    }
}

/// `"id":"…"` with the last digits of an id.
std::string id(int number) { return fmt::format(R"("id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b{:04x}")", number); }

std::string kring(std::string_view members) {
    return fmt::format(R"({{{},"name":"Kring",{}{}"status":"active"}})", id(0), members, members.empty() ? "" : ",");
}

TEST(DraftForm, WhatNobodyTouchedHoldsUpNothing) {
    for (auto const& members : {
             std::string(R"("url":"HTTP://kring")"),
             std::string(R"("description":"Kanten","url":"http://localhost:8080/kring")"),
             std::string(R"("minimum_age":40,"maximum_age":20)"),
             fmt::format(R"("service_at_locations":[{{{},"location":{{{},"location_type":"physical",)"
                         R"("latitude":53.1,"longitude":6.6}}}}])",
                         id(1), id(2)),
             fmt::format(R"("service_at_locations":[{{{},"location":{{{},"location_type":"physical","addresses":)"
                         R"([{{{},"address_1":"Markt 1","address_type":"physical","country":"NL","city":"",)"
                         R"("postal_code":"B-1000","state_province":"x"}}]}}}}])",
                         id(1), id(2), id(3)),
             fmt::format(R"("capacities":[{{{},"available":1000000000,"unit":{{{},"name":""}}}}])", id(1), id(2)),
             fmt::format(R"("capacities":[{{{},"available":3,"maximum":1,"updated":"2027-01-01T12:00:00Z",)"
                         R"("unit":{{{},"name":"plekken"}}}}])",
                         id(1), id(2)),
             fmt::format(R"("languages":[{{{},"name":"Nederlands, Fries"}},{{{},"name":"Fries, ook wat Gronings"}},)"
                         R"({{{},"code":"so","name":"Somalisch"}}])",
                         id(1), id(2), id(3)),
             fmt::format(R"("phones":[{{{},"number":"112 toestel 3"}}])", id(1)),
         })
        expect_unchanged(kring(members), members);
    expect_unchanged(fmt::format(R"({{{},"name":"Kring","status":"temporarily closed"}})", id(0)), "closed, no reason");
}

TEST(DraftForm, WhatSomebodyTouchedMustBeRight) {
    auto const base = draft_of(kring(R"("description":"Kanten","url":"HTTP://kring")"));
    auto const fields = fields_of(base);
    auto const codes = [&](std::string_view name, std::string_view value) {
        auto const typed = sent(base, with(fields, name, value));
        std::vector<std::string> all;
        for (auto const& fault : faults_of(typed.draft, &base)) all.push_back(fault.code);
        for (auto const& fault : typed.faults) all.push_back(fault.code);
        return all;
    };
    using Codes = std::vector<std::string>;
    EXPECT_EQ(codes("website", "HTTP://kringen"), Codes{"website.malformed"});
    EXPECT_EQ(codes("website", "kring.example"), Codes{});
    EXPECT_EQ(codes("description", ""), Codes{"entry.description_missing"});
    EXPECT_EQ(codes("status", "temporarily closed"), Codes{"entry.reason_missing"});
    EXPECT_EQ(codes("minimum_age", "150"), Codes{"age.malformed"});
    EXPECT_EQ(codes("available", "3"), Codes{"capacity.unit_missing"});
    auto const blank = faults_of(Draft{}, nullptr);
    EXPECT_EQ(blank.size(), 4U) << "a new entry has nothing that was there before";
}

/// A draft with one of everything that a form has rows of.
Draft one_of_each() {
    auto draft = draft_of(kring(R"("description":"Kanten")"));
    draft.phones = {{"p", "088 555 0001", {}}};
    draft.opening.hours = {{1, minutes{540}, minutes{600}, {}}};
    draft.needs = {{NeedKind::room, {}}};
    draft.capacity = DraftCapacity{1, {}, "plekken", today};
    auto& location = draft.locations.emplace_back();
    location.id = "l";
    location.line = "Markt 1";
    location.city = "Lindervaart";
    return draft;
}

/// The name of a field of draft_limits in a form of one_of_each().
std::string in_form(std::string_view field) {
    constexpr std::array of_location{"line", "postcode", "city", "route", "accessibility"};
    if (field == "phone") return "phone_0";
    if (field == "label") return "phone_0_label";
    if (field == "note") return "note_0";
    if (field == "need_text") return "need_0_text";
    if (field == "location_name") return "location_0_name";
    bool const at_location = std::find(of_location.begin(), of_location.end(), field) != of_location.end();
    return (at_location ? "location_0_" : "") + std::string(field);
}

bool refuses(Draft const& base, http::Fields const& fields, std::string const& field, std::string_view code) {
    auto const typed = sent(base, fields);
    auto all = faults_of(typed.draft, &base);
    all.insert(all.end(), typed.faults.begin(), typed.faults.end());
    return std::any_of(all.begin(), all.end(),
                       [&](FieldError const& fault) { return fault.field == field && fault.code == code; });
}

TEST(DraftForm, TakesNoMoreThanThePageSaysUnlessItWasThere) {
    auto const base = one_of_each();
    auto const fields = fields_of(base);
    for (auto const& [limit, most] : draft_limits) {
        SCOPED_TRACE(limit);
        auto const field = in_form(limit);
        bool const is_phone = limit == "phone";
        auto const code = is_phone ? "phone.malformed" : "text.too_long";
        auto const value = [&](std::size_t size) {
            return is_phone ? "088" + std::string(size - 10, ' ') + "5550001" : std::string(size, 'a');
        };
        EXPECT_FALSE(refuses(base, with(fields, field, value(most)), field, code));
        auto const longer = with(fields, field, value(most + 1));
        EXPECT_TRUE(refuses(base, longer, field, code));
        auto const imported = sent(base, longer).draft;
        EXPECT_FALSE(refuses(imported, fields_of(imported), field, code)) << "what nobody touched holds up nothing";
    }
}

TEST(DraftForm, HasNoOtherLimitInItsTemplates) {
    std::regex const limited{R"re(name="([^"]+)"[^\n]*? maxlength="([^"]+)")re"};
    std::set<std::string, std::less<>> const by_reading{"minimum_age", "maximum_age", "available",
                                                        "maximum",     "from_field",  "until_field"};
    std::set<std::string, std::less<>> used;
    for (auto const* name : {"draft", "draft_location", "draft_need", "draft_opening", "draft_phone"}) {
        std::ifstream file(fmt::format("{}/src/features/directory/pages/{}.tpl", PLEIN_SOURCE, name));
        std::string const text{std::istreambuf_iterator<char>{file}, {}};
        for (std::sregex_iterator at{text.begin(), text.end(), limited}, end; at != end; ++at) {
            auto const field = std::regex_replace((*at)[1].str(), std::regex{"[{}]"}, "");
            if (by_reading.contains(field)) continue;
            auto const limit = field.ends_with("_field") ? field.substr(0, field.size() - 6) : field;
            EXPECT_EQ((*at)[2].str(), "{{most_" + limit + "}}") << name;
            used.insert(limit);
        }
    }
    EXPECT_EQ(used.size(), draft_limits.size());
    for (auto const& [field, most] : draft_limits) EXPECT_TRUE(used.contains(field)) << field;
}

TEST(DraftForm, TakesNoMoreRowsThanATableShouldHold) {
    auto const base = one_of_each();
    auto const fields = fields_of(base);
    auto const listed = [](std::size_t count, std::string_view separator) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i) all += fmt::format("{}t{}", i == 0 ? "" : separator, i);
        return all;
    };
    for (std::string const field : {"special", "location_0_special", "location_0_accessibility"}) {
        SCOPED_TRACE(field);
        EXPECT_FALSE(refuses(base, with(fields, field, listed(most_lines, "\n\n")), field, "text.too_many"));
        auto const more = with(fields, field, listed(most_lines + 10, "\n"));
        EXPECT_TRUE(refuses(base, more, field, "text.too_many"));
        auto const imported = sent(base, more).draft;
        auto const again = [&](std::size_t count) {
            return refuses(imported, with(fields_of(imported), field, listed(count, "\n")), field, "text.too_many");
        };
        EXPECT_FALSE(again(most_lines + 9)) << "as many as there were";
        EXPECT_TRUE(again(most_lines + 11));
    }
    auto const languages = [&](std::size_t count) {
        return refuses(base, with(fields, "other_languages", listed(count, ",")), "other_languages",
                       "language.too_many");
    };
    EXPECT_FALSE(languages(most_languages));
    EXPECT_TRUE(languages(most_languages + 1));
}

TEST(DraftForm, ReadsNeedsAsRowsThatCanBeEmptied) {
    auto base = draft_of(kring(R"("description":"Kanten")"));
    auto const fields_of_none = fields_of(base);
    ASSERT_TRUE(fields_of_none.has("need_0"));
    base.needs = {{NeedKind::room, "Een zaal."}, {NeedKind::money, ""}};
    auto const fields = fields_of(base);
    EXPECT_EQ(fields.first("need_1"), "money");
    EXPECT_FALSE(fields.has("need_2"));
    EXPECT_EQ(sent(base, fields_of_none).draft.needs, std::vector<Need>{});
    EXPECT_EQ(sent(base, http::Fields{}).draft.needs, base.needs) << "what a form does not show stays";
    auto const emptied = sent(base, with(fields, "need_0", ""));
    EXPECT_TRUE(emptied.faults.empty());
    EXPECT_EQ(emptied.draft.needs, (std::vector<Need>{{NeedKind::money, ""}}));
    auto const fields_at_fault = [&](std::string_view name, std::string_view value) {
        std::vector<std::string> all;
        for (auto const& fault : sent(base, with(fields, name, value)).faults)
            all.push_back(fault.field + " " + fault.code);
        return all;
    };
    using Faults = std::vector<std::string>;
    EXPECT_EQ(fields_at_fault("need_1", "room"), Faults{"need_1 need.kind_twice"});
    EXPECT_EQ(fields_at_fault("need_0_text", std::string(longest_need + 1, 'a')), Faults{"need_0_text text.too_long"});
    EXPECT_EQ(fields_at_fault("need_0_text", std::string(longest_need, 'a')), Faults{});
    auto const without_kind = with(with(fields, "need_2", ""), "need_2_text", "Een ladder.");
    EXPECT_EQ(sent(base, without_kind).faults.front().field, "need_2");
    EXPECT_EQ(sent(base, with(without_kind, "need_2", "gold")).faults.front().code, "need.kind_missing");
}

TEST(DraftForm, ReadsLanguagesWithCommasAsTheyStand) {
    auto const base = draft_of(kring(fmt::format(
        R"("languages":[{{{},"name":"Nederlands, Fries"}},{{{},"code":"so","name":"Somalisch"}}])", id(1), id(2))));
    auto const fields = fields_of(base);
    ASSERT_EQ(fields.first("other_languages"), "Nederlands, Fries, Somalisch");
    auto const names = [&](std::string_view typed) {
        std::vector<std::string> all;
        for (auto const& language : sent(base, with(fields, "other_languages", typed)).draft.languages)
            all.push_back(language.name);
        return all;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(names("Nederlands, Fries, Somalisch, Dari"), (Names{"Nederlands, Fries", "Somalisch", "Dari"}));
    EXPECT_EQ(names("Nederlands, Fries"), Names{"Nederlands, Fries"});
    EXPECT_EQ(names("Dari,Somalisch"), (Names{"Somalisch", "Dari"}));
    EXPECT_EQ(names("Somalische gebarentaal"), Names{"Somalische gebarentaal"});
    EXPECT_EQ(names(""), Names{});
}

/// A draft with `rows` rows of hours, `dated` other times and `phones` numbers, at the entry and at three places.
Draft full(int rows, int dated, int phones) {
    int number = 0;
    auto const fresh = [&] { return fmt::format("{}", ++number); };
    auto const opening = [&] {
        DraftOpening made;
        for (int i = 0; i < rows; ++i)
            made.hours.push_back({static_cast<Weekdays>(1U << (i % 7)), minutes{7 * i}, minutes{7 * i + 5}, {}});
        made.hours = in_order(made.hours);
        for (int i = 0; i < dated; ++i) {
            Schedule schedule;
            schedule.starts_on = today + std::chrono::days{i};
            made.schedules.push_back({fresh(), schedule});
        }
        made.special = "Dicht met Kerst.";
        return made;
    };
    auto const numbers = [&] {
        std::vector<DraftPhone> made;
        for (int i = 0; i < phones; ++i) made.push_back({fresh(), "088 555 0001", {}});
        return made;
    };
    Draft draft;
    draft.name = "Kring";
    draft.opening = opening();
    draft.phones = numbers();
    for (auto const kind : all_need_kinds()) draft.needs.push_back({kind, "Wij zoeken hulp."});
    for (int i = 0; i < 3; ++i) {
        auto& location = draft.locations.emplace_back();
        location.id = fresh();
        location.line = "Markt 1";
        location.city = "Lindervaart";
        location.opening = opening();
        location.phones = numbers();
    }
    return draft;
}

TEST(DraftForm, IsNeverTooLongToBeSavedAndLosesNothing) {
    for (int const rows : {0, 1, 14, 40, 150})
        for (int const dated : {0, 29, 300})
            for (int const phones : {0, 10, 80}) {
                SCOPED_TRACE(fmt::format("{} rows, {} other times, {} numbers", rows, dated, phones));
                auto const base = full(rows, dated, phones);
                auto const fields = fields_of(base);
                EXPECT_LE(fields.entries().size(), room);
                auto const typed = sent(base, fields);
                EXPECT_TRUE(typed.faults.empty());
                EXPECT_EQ(typed.draft, base);
            }
}

TEST(DraftForm, TakesAwayAnotherTimeAndKeepsThoseThatItDoesNotShow) {
    auto const base = full(0, 40, 0);
    auto const fields = fields_of(base);
    http::Fields without;
    for (auto const& [name, value] : fields.entries())
        if (name != "kept" || value != base.opening.schedules.front().id) without.add(name, value);
    auto const typed = sent(base, without);
    EXPECT_EQ(typed.draft.opening.schedules.size(), 39U);
    EXPECT_EQ(typed.draft.locations, base.locations);
}

TEST(DraftForm, OverWhatAColleagueSavedStillSaysThatAPlaceIsGone) {
    for (int const rows : {0, 150}) {
        auto const stands = full(rows, 2, 1);
        auto together = stands;
        together.cost = "Vijf euro";
        together.locations.erase(together.locations.begin() + 1);
        auto const fields = fields_over(together, stands);
        EXPECT_LE(fields.entries().size(), room);
        auto const typed = sent(stands, fields);
        EXPECT_EQ(typed.draft.cost, "Vijf euro");
        ASSERT_EQ(typed.draft.locations.size(), 2U);
        EXPECT_EQ(typed.draft.locations, together.locations);
    }
}

TEST(DraftForm, TakesATimeAsPeopleWriteIt) {
    Draft const base;
    auto const hours = [&](std::string const& from) {
        http::Fields fields;
        fields.add("day_0", "1");
        fields.add("from_0", from);
        fields.add("until_0", "22");
        return sent(base, std::move(fields));
    };
    for (auto const* nine :
         {"9", "09", "9 uur", "9 UUR", "9uur", "9u", "9 u", "9.00", "9:00", "9.00 uur", "9u00", "0900"}) {
        auto const typed = hours(nine);
        EXPECT_TRUE(typed.faults.empty()) << nine;
        ASSERT_EQ(typed.draft.opening.hours.size(), 1U) << nine;
        EXPECT_EQ(typed.draft.opening.hours.front().opens_at, minutes{540}) << nine;
    }
    EXPECT_EQ(hours("9u30").draft.opening.hours.front().opens_at, minutes{570});
    for (auto const* no : {"negen", "uur", "u", "9.5", "9u5", "25", "9.61", "9 uur 30", "half tien"})
        EXPECT_FALSE(hours(no).faults.empty()) << no;
}

}  // namespace
}  // namespace plein::directory
