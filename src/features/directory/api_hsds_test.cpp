// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>

namespace plein::directory {
namespace {

std::string const standards = PLEIN_SHARED "/standards/";

#define SKIP_WITHOUT_STANDARDS()             \
    if (!std::filesystem::exists(standards)) \
    GTEST_SKIP() << "the folder with the standards' files is not beside the checkout"

TEST(Hsds, TakesTheStandardsOwnExamples) {
    SKIP_WITHOUT_STANDARDS();
    for (auto const* file :
         {"3.0/examples/service_full.json", "3.0/examples/service_list.json", "3.1/examples/service_full.json",
          "3.1/examples/service_list.json", "3.0/examples", "3.1/examples"}) {
        auto const reading = read_hsds_path(standards + "open-referral-hsds/" + file);
        ASSERT_TRUE(reading) << file << ": " << reading.error().detail;
        ASSERT_EQ(reading->entries.size(), 1U) << file;
        EXPECT_EQ(reading->entries[0].entry.name, "Community Counselling");
    }
    auto const full = read_hsds_path(standards + "open-referral-hsds/3.1/examples");
    ASSERT_TRUE(full);
    auto const& entry = full->entries[0].entry;
    EXPECT_EQ(entry.organisation, "Example Organization Inc.");
    EXPECT_EQ(entry.minimum_age, 12);
    EXPECT_EQ(entry.languages.size(), 1U);
    ASSERT_EQ(entry.locations.size(), 1U);
    EXPECT_FALSE(entry.locations[0].place) << "latitude 100 is no place";
    EXPECT_EQ(entry.locations[0].city, "MyCity");
    ASSERT_TRUE(entry.capacity);
    EXPECT_EQ(entry.capacity->available, 12);
    EXPECT_EQ(entry.phones.at(0).number, "+44 1234 234567");
    EXPECT_GT(full->skipped.size(), 5U);
    EXPECT_NE(full->entries[0].source.find("not-a-real-url.org"), std::string::npos) << "what we do not use is kept";
}

/// Every file of the British mocks: how many services it gives, or the first reason why it gives none. A file that
/// holds organizations or taxonomies alone is no fault in a folder, but by itself it is nothing to import. The large
/// pages of V3.0-UK-Test give one id to many services that differ.
struct Mock {
    char const* file;
    std::size_t services;
    char const* reason;
};
constexpr Mock mocks[] = {
    {"V1.0-UK-Default/V1_DashboardResponse.json", 0, "V1_DashboardResponse.json#/0/id: this is required"},
    {"V1.0-UK-Default/V1_ValidateResponse.json", 0, "V1_ValidateResponse.json#/id: this is required"},
    {"V3.0-UK-Default/api_details.json", 0, "api_details.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/dashboard_service_details_response.json", 0,
     "dashboard_service_details_response.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/dashboard_services_response.json", 0,
     "dashboard_services_response.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/organization.json", 0, "organization.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/organization_list.json", 0, "organization_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/service_at_location_full.json", 0, "service_at_location_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/service_at_location_list.json", 0, "service_at_location_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/service_full.json", 1, ""},
    {"V3.0-UK-Default/service_list.json", 1, ""},
    {"V3.0-UK-Default/taxonomy.json", 0, "taxonomy.json#/status: this is required"},
    {"V3.0-UK-Default/taxonomy_list.json", 0, "taxonomy_list.json#/contents/0/status: this is required"},
    {"V3.0-UK-Default/taxonomy_term.json", 0, "taxonomy_term.json#: this holds no HSDS service"},
    {"V3.0-UK-Default/taxonomy_term_list.json", 0, "taxonomy_term_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/api_details.json", 0, "api_details.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/organization_full.json", 0, "organization_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/organization_list.json", 0, "organization_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/service_at_location_full.json", 0, "service_at_location_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/service_at_location_list.json", 0, "service_at_location_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/service_full.json", 0, "service_full.json#/url: this is no web address (http:// or https://)"},
    {"V3.0-UK-Fail/service_list.json", 0, "service_list.json#/contents/0/name: this is required"},
    {"V3.0-UK-Fail/taxonomy.json", 0, "taxonomy.json#/status: this is required"},
    {"V3.0-UK-Fail/taxonomy_list.json", 0, "taxonomy_list.json#/contents/0/status: this is required"},
    {"V3.0-UK-Fail/taxonomy_term.json", 0, "taxonomy_term.json#: this holds no HSDS service"},
    {"V3.0-UK-Fail/taxonomy_term_list.json", 0, "taxonomy_term_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/api_details.json", 0, "api_details.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/organization_full.json", 0, "organization_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/organization_list.json", 0, "organization_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/service_at_location_full.json", 0, "service_at_location_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/service_at_location_list.json", 0, "service_at_location_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/service_full.json", 1, ""},
    {"V3.0-UK-Test/service_list.json", 0,
     "service_list.json#/contents/1/id: the same service stands in service_list.json#/contents/0 and says something "
     "else"},
    {"V3.0-UK-Test/service_list_data.json", 0,
     "service_list_data.json#/contents/1/id: the same service stands in service_list_data.json#/contents/0 and says "
     "something else"},
    {"V3.0-UK-Test/taxonomy.json", 0, "taxonomy.json#/status: this is required"},
    {"V3.0-UK-Test/taxonomy_list.json", 0, "taxonomy_list.json#/contents/0/status: this is required"},
    {"V3.0-UK-Test/taxonomy_term.json", 0, "taxonomy_term.json#: this holds no HSDS service"},
    {"V3.0-UK-Test/taxonomy_term_list.json", 0, "taxonomy_term_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/api_details.json", 0, "api_details.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/organization_full.json", 0, "organization_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/organization_list.json", 0, "organization_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/service_at_location_full.json", 0, "service_at_location_full.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/service_at_location_list.json", 0, "service_at_location_list.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/service_full.json", 1, ""},
    {"V3.0-UK-Warn/service_list.json", 1, ""},
    {"V3.0-UK-Warn/taxonomy.json", 0, "taxonomy.json#/status: this is required"},
    {"V3.0-UK-Warn/taxonomy_list.json", 0, "taxonomy_list.json#/contents/0/status: this is required"},
    {"V3.0-UK-Warn/taxonomy_term.json", 0, "taxonomy_term.json#: this holds no HSDS service"},
    {"V3.0-UK-Warn/taxonomy_term_list.json", 0, "taxonomy_term_list.json#: this holds no HSDS service"},
};

TEST(Hsds, TakesTheBritishMocksAndRefusesTheBadOnes) {
    SKIP_WITHOUT_STANDARDS();
    auto const folder = standards + "open-referral-uk/mocks/";
    for (auto const& mock : mocks) {
        auto const reading = read_hsds_path(folder + mock.file);
        EXPECT_EQ(reading.has_value(), mock.services > 0) << mock.file;
        if (reading) {
            EXPECT_EQ(reading->entries.size(), mock.services) << mock.file;
        } else {
            EXPECT_EQ(reading.error().code, "directory.refused");
            auto const& detail = reading.error().detail;
            EXPECT_EQ(detail.substr(0, detail.find('\n')), mock.reason) << mock.file;
        }
    }
    std::size_t files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        files += entry.path().extension() == ".json" ? 1 : 0;
    EXPECT_EQ(files, std::size(mocks)) << "a file without an outcome";
}

TEST(Hsds, TakesAWholeFolderOfMocksOrNothingOfIt) {
    SKIP_WITHOUT_STANDARDS();
    auto const folder = standards + "open-referral-uk/mocks/";
    for (auto const* good : {"V3.0-UK-Default", "V3.0-UK-Warn"}) {
        auto const reading = read_hsds_path(folder + good);
        ASSERT_TRUE(reading) << good << ": " << reading.error().detail;
        EXPECT_EQ(reading->entries.size(), 1U) << good;
        EXPECT_GE(reading->skipped.size(), 8U) << good;
    }
    auto const bad = read_hsds_path(folder + "V3.0-UK-Fail");
    ASSERT_FALSE(bad);
    for (auto const* reason :
         {"service_full.json#/url: this is no web address", "service_full.json#/email: this is no e-mail",
          "service_list.json#/contents/0/name: this is required", "service_list.json#/contents/3/email: a text"})
        EXPECT_NE(bad.error().detail.find(reason), std::string::npos) << reason;
}

Reading read_text(std::string text) { return read_hsds({{"a.json", std::move(text)}}, Others::refuse); }

constexpr auto good =
    R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"Huiskamer","status":"active","own_member":[1,{"x":null}]})";

TEST(Hsds, KeepsMembersThatTheStandardDoesNotKnow) {
    auto const reading = read_text(good);
    ASSERT_EQ(reading.entries.size(), 1U);
    EXPECT_EQ(reading.entries[0].source, good);
}

Entry entry_with(std::string const& members) {
    auto const text = R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active",)" + members + "}";
    auto const reading = read_hsds({{"one.json", text}}, Others::refuse);
    EXPECT_TRUE(reading.faults.empty()) << reading.faults.front().pointer << reading.faults.front().reason;
    return reading.entries.at(0).entry;
}

TEST(Hsds, OffersNoFaxToCallAndSaysTheExtension) {
    auto const entry = entry_with(
        R"("phones":[{"id":"ac148810-d857-441c-9679-408f346de141","number":"0500 1","type":"fax"},)"
        R"({"id":"ac148810-d857-441c-9679-408f346de142","number":"0500 2","extension":12,"description":"Balie"}])");
    ASSERT_EQ(entry.phones.size(), 1U);
    EXPECT_EQ(entry.phones[0].number, "0500 2");
    EXPECT_EQ(entry.phones[0].label, "Balie, toestel 12");
}

TEST(Hsds, ShowsAPostBoxAndAVideoCallAsNoPlaceToGo) {
    for (auto const* type : {"postal", "virtual"}) {
        auto const entry = entry_with(
            R"("service_at_locations":[{"id":"ac148810-d857-441c-9679-408f346de141","location":)"
            R"({"id":"ac148810-d857-441c-9679-408f346de142","location_type":")" +
            std::string(type) + R"(","phones":[{"id":"ac148810-d857-441c-9679-408f346de143","number":"0500 3"}]}}])");
        EXPECT_TRUE(entry.locations.empty()) << type;
        ASSERT_EQ(entry.phones.size(), 1U) << type;
    }
}

TEST(Hsds, ACourseOfThreeTimesEndsAndAWeekOfTheYearIsOnlySaid) {
    auto const entry = entry_with(
        R"("schedules":[{"id":"ac148810-d857-441c-9679-408f346de141","freq":"WEEKLY","byday":"TU,TH","count":3,)"
        R"("dtstart":"2026-09-01","opens_at":"10:00","closes_at":"12:00"},)"
        R"({"id":"ac148810-d857-441c-9679-408f346de142","freq":"WEEKLY","byday":"MO","byweekno":"40",)"
        R"("opens_at":"10:00","closes_at":"12:00","description":"In week 40"}])");
    ASSERT_EQ(entry.schedules.size(), 2U);
    EXPECT_EQ(entry.schedules[0].last_day, parse_day("2026-09-08").value()) << "1, 3 and 8 September";
    EXPECT_FALSE(entry.schedules[1].opens_at);
    EXPECT_EQ(entry.schedules[1].note, "In week 40");
}

TEST(Hsds, TakesEachKindOfNeedOnce) {
    auto const need = [](std::string const& id, std::string const& code, std::string const& more) {
        return R"({"id":"ac148810-d857-441c-9679-408f346de14)" + id +
               R"(","taxonomy_term":{"id":"ac148810-d857-441c-9679-408f346de149","code":")" + code +
               R"(","name":"x","description":"x","taxonomy":"plein-need"})" + more + "}";
    };
    auto const entry =
        entry_with(R"("attributes":[)" + need("1", "room", R"(,"value":"Een zaal.")") + "," + need("2", "money", "") +
                   "," + need("3", "room", R"(,"value":"Nog een zaal.")") + "]");
    EXPECT_EQ(entry.needs, (std::vector<Need>{{NeedKind::room, "Een zaal."}, {NeedKind::money, ""}}));
}

TEST(Hsds, SaysWhatIsWrongAndWhere) {
    struct {
        char const* text;
        char const* pointer;
    } const rows[] = {
        {"[1", ""},
        {"[]", ""},
        {"{}", "/id"},
        {R"({"id":"x","name":"a","status":"active"})", "/id"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","status":"active"})", "/name"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a"})", "/status"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"open"})", "/status"},
        {R"([{"id":"ac148810-d857-441c-9679-408f346de14b","name":5,"status":"active"}])", "/0/name"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","url":"javascript:alert"})",
         "/url"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","minimum_age":-1})",
         "/minimum_age"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","assured_date":"21-11-2026"})",
         "/assured_date"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","schedules":[{"opens_at":"25:00"}]})",
         "/schedules/0/opens_at"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","schedules":[{"byday":"XX"}]})",
         "/schedules/0/byday"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","phones":[{}]})",
         "/phones/0/number"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","attributes":[{"taxonomy_term":{"taxonomy":"plein-theme","code":"gold"}}]})",
         "/attributes/0/taxonomy_term/code"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","attributes":[{"taxonomy_term":{"taxonomy":"plein-need","code":"gold"}}]})",
         "/attributes/0/taxonomy_term/code"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","attributes":[{"value":5,"taxonomy_term":{"taxonomy":"plein-need","code":"room"}}]})",
         "/attributes/0/value"},
        // What Plein does not read itself, but others are served.
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","description":null})",
         "/description"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","licenses":5})", "/licenses"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","program_id":"x"})",
         "/program_id"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","funding":[{}]})",
         "/funding/0/id"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","funding":{}})", "/funding"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","program":[]})", "/program"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","organization":{"id":"ac148810-d857-441c-9679-408f346de14b","name":"b"}})",
         "/organization/description"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","additional_urls":[{"id":"ac148810-d857-441c-9679-408f346de14b","url":"a b"}]})",
         "/additional_urls/0/url"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","url":"https://café.example"})",
         "/url"},
        {R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"a","status":"active","schedules":[{"id":"ac148810-d857-441c-9679-408f346de14b","wkst":"ZO"}]})",
         "/schedules/0/wkst"},
    };
    for (auto const& row : rows) {
        auto const reading = read_text(row.text);
        ASSERT_FALSE(reading.faults.empty()) << row.text;
        EXPECT_EQ(reading.faults[0].pointer, row.pointer) << row.text;
        EXPECT_TRUE(reading.entries.empty()) << row.text;
    }
}

TEST(Hsds, RefusesTheSameServiceWithTwoStories) {
    auto const other = R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"Iets anders","status":"active"})";
    EXPECT_FALSE(read_hsds({{"a.json", good}, {"b.json", other}}, Others::refuse).faults.empty());
    auto const shorter = R"({"id":"ac148810-d857-441c-9679-408f346de14b","name":"Huiskamer","status":"active"})";
    for (auto const& documents : {std::vector<NamedText>{{"a.json", good}, {"b.json", shorter}},
                                  std::vector<NamedText>{{"b.json", shorter}, {"a.json", good}}}) {
        auto const reading = read_hsds(documents, Others::refuse);
        EXPECT_TRUE(reading.faults.empty());
        ASSERT_EQ(reading.entries.size(), 1U);
        EXPECT_EQ(reading.entries[0].source, good);
    }
}

}  // namespace
}  // namespace plein::directory
