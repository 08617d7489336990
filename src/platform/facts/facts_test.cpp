// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/facts/facts.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "platform/facts/kinds.hpp"
#include "tests/support/schema.hpp"

namespace plein::facts {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);  // 2026-11-21T08:00Z
constexpr access::Declaration asking{"public", "first-contact", "question.asked"};

access::Grant grant_at(Instant at, access::Declaration const& declared = asking) {
    return access::for_request({}, declared, access::make_trace({}), at).value();
}

// The file's kinds and what they fill; the file is one `key = value` a line.
std::map<std::string, std::set<std::string>> kinds_of_file() {
    std::ifstream file(PLEIN_SOURCE "/data/facts.toml");
    std::map<std::string, std::set<std::string>> kinds;
    std::string name;
    for (std::string line; std::getline(file, line);) {
        bool const is_name = line.rfind("name = ", 0) == 0;
        bool const is_fills = line.rfind("fills = ", 0) == 0;
        for (std::size_t open = line.find('"'); (is_name || is_fills) && open != std::string::npos;) {
            auto const close = line.find('"', open + 1);
            auto const word = line.substr(open + 1, close - open - 1);
            if (is_name) name = word;
            if (is_fills) kinds[name].insert(word);
            open = line.find('"', close + 1);
        }
    }
    return kinds;
}

TEST(FactKinds, AreThoseOfTheFile) {
    std::map<std::string, std::set<std::string>> known;
    for (auto const& kind : all_kinds())
        known.emplace(kind.name, std::set<std::string>(kind.fills.begin(), kind.fills.end()));
    EXPECT_EQ(known, kinds_of_file());
    EXPECT_FALSE(known.empty());
}

// A column that is missed here could be filled by any kind, whatever the file says.
TEST(FactKinds, EveryColumnThatAFactFillsIsAskedFor) {
    using Columns = std::vector<std::string_view>;
    auto const columns_with = [](auto const& set) {
        Fact fact;
        set(fact);
        return filled(fact);
    };
    EXPECT_EQ(filled(Fact{}), Columns{});
    EXPECT_EQ(columns_with([](Fact& f) { f.neighbourhood = "BU00010001"; }), Columns{"neighbourhood"});
    EXPECT_EQ(columns_with([](Fact& f) { f.area_year = 2025; }), Columns{"area_year"});
    EXPECT_EQ(columns_with([](Fact& f) { f.about = Uuid{}; }), Columns{"pseudonym"});
    EXPECT_EQ(columns_with([](Fact& f) { f.theme = "money"; }), Columns{"theme"});
    EXPECT_EQ(columns_with([](Fact& f) { f.ladder_step = 0; }), Columns{"ladder_step"});
    EXPECT_EQ(columns_with([](Fact& f) { f.channel = "web"; }), Columns{"channel"});
    EXPECT_EQ(columns_with([](Fact& f) { f.contact_kind = "first"; }), Columns{"contact_kind"});
    EXPECT_EQ(columns_with([](Fact& f) { f.organisation = "gemeente"; }), Columns{"organisation"});
    EXPECT_EQ(columns_with([](Fact& f) { f.other_organisation = "welzijn"; }), Columns{"other_organisation"});
    EXPECT_EQ(columns_with([](Fact& f) { f.value = 0; }), Columns{"value"});
    EXPECT_EQ(columns_with([](Fact& f) { f.reverses = Uuid{}; }), Columns{"reverses"});
}

class Facts : public testing::TestWithParam<db::Engine> {};

constexpr db::Statement find_facts{
    "test.facts",
    "SELECT day, kind, neighbourhood, area_year, pseudonym, theme, ladder_step, channel, value, reverses FROM fact"};

/// What becomes of a fact: `written`, or the code of the refusal.
std::string written_or_code(db::Database& database, crypto::Keyring const& keys, Fact const& fact) {
    auto const written =
        database.write("test", [&](db::Write& write) { return write_fact(write, keys, grant_at(morning), fact); });
    return written ? "written" : written.error().code;
}

TEST_P(Facts, KeepsWhatItsKindFillsAndNeverTheRecordItself) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Fact fact;
    fact.kind = "question.asked";
    fact.neighbourhood = "BU00010001";
    fact.area_year = 2025;
    fact.about = new_uuid(morning);
    fact.theme = "money";
    fact.channel = "web";
    auto const half_past_midnight = morning + std::chrono::hours{15} + std::chrono::minutes{30};  // in Amsterdam
    auto const id = database->write(
        "test", [&](db::Write& write) { return write_fact(write, keys, grant_at(half_past_midnight), fact); });
    ASSERT_TRUE(id) << id.error().detail;
    auto const rows = database->read([](db::Read& read) { return read.query(find_facts); }).value();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "2026-11-22");
    EXPECT_EQ(rows[0].text(1), "question.asked");
    EXPECT_EQ(rows[0].text(2), "BU00010001");
    EXPECT_EQ(rows[0].integer(3), 2025);
    EXPECT_EQ(rows[0].blob(4).size(), 32U);
    EXPECT_EQ(rows[0].blob(4).find(std::string(fact.about->begin(), fact.about->end())), std::string::npos);
    EXPECT_EQ(rows[0].text(5), "money");
    EXPECT_TRUE(rows[0].is_null(6));
    EXPECT_TRUE(rows[0].is_null(8));
}

TEST_P(Facts, KeepsEveryColumnThatAKindMayFill) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const write_one = [&](Fact const& fact) {
        return database->write("test",
                               [&](db::Write& write) { return write_fact(write, keys, grant_at(morning), fact); });
    };
    Fact fact;
    fact.kind = "question.answered";
    auto const first = write_one(fact).value();
    fact.neighbourhood = "BU00010001";
    fact.area_year = 2025;
    fact.about = new_uuid(morning);
    fact.theme = "money";
    fact.ladder_step = 3;
    fact.channel = "phone";
    fact.contact_kind = "first";
    fact.organisation = "gemeente";
    fact.other_organisation = "welzijn";
    fact.value = 90;
    fact.reverses = first;
    auto const second = write_one(fact);
    ASSERT_TRUE(second) << second.error().detail;
    static constexpr db::Statement find{
        "test.fact",
        "SELECT neighbourhood, area_year, pseudonym, theme, ladder_step, channel, contact_kind, organisation, "
        "other_organisation, value, reverses FROM fact WHERE id = $1"};
    auto const row = database->read([&](db::Read& read) { return read.first(find, *second); }).value().value();
    EXPECT_EQ(row.text(0), "BU00010001");
    EXPECT_EQ(row.integer(1), 2025);
    EXPECT_EQ(row.blob(2).size(), 32U);
    EXPECT_EQ(row.text(3), "money");
    EXPECT_EQ(row.integer(4), 3);
    EXPECT_EQ(row.text(5), "phone");
    EXPECT_EQ(row.text(6), "first");
    EXPECT_EQ(row.text(7), "gemeente");
    EXPECT_EQ(row.text(8), "welzijn");
    EXPECT_EQ(row.integer(9), 90);
    EXPECT_EQ(row.blob(10), std::string(first.begin(), first.end()));
}

// Each column alone, for a kind that fills none of it: the file says what is kept of a person, and nothing more is.
TEST_P(Facts, RefusesEachColumnThatTheKindDoesNotFill) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Fact fact;
    fact.kind = "question.asked";
    fact.ladder_step = 1;
    EXPECT_EQ(written_or_code(*database, keys, fact), "fact.column_undeclared");
    fact.ladder_step.reset();
    fact.value = 0;
    EXPECT_EQ(written_or_code(*database, keys, fact), "fact.column_undeclared");
    fact.value.reset();
    fact.other_organisation = "welzijn";
    EXPECT_EQ(written_or_code(*database, keys, fact), "fact.column_undeclared");
    fact.other_organisation = {};
    EXPECT_EQ(written_or_code(*database, keys, fact), "written");
}

TEST_P(Facts, APseudonymFollowsNobodyIntoAnotherYearOrPurpose) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const about = new_uuid(morning);
    auto const write_at = [&](access::Grant const& grant) {
        Fact fact;
        fact.kind = "question.asked";
        fact.about = about;
        ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write_fact(write, keys, grant, fact); }));
    };
    write_at(grant_at(morning));
    write_at(grant_at(morning + std::chrono::hours{24}));
    write_at(grant_at(morning + std::chrono::hours{24 * 60}));
    write_at(grant_at(morning, {"public", "directory", "question.asked"}));
    std::multiset<std::string> pseudonyms;
    auto const rows = database->read([](db::Read& read) { return read.query(find_facts); }).value();
    for (auto const& row : rows) pseudonyms.insert(row.blob(4));
    EXPECT_EQ(pseudonyms.size(), 4U);
    EXPECT_EQ(std::set<std::string>(pseudonyms.begin(), pseudonyms.end()).size(), 3U);  // one year, one purpose: one
}

// A question keeps the moment that it was asked, and so does its line in the logbook. A fact with that moment anywhere
// in it would be that person's.
TEST_P(Facts, NothingInOneSaysMoreOfItsMomentThanTheDay) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    std::vector<Uuid> ids;
    for (int i = 0; i < 64; ++i) {
        Fact fact;
        fact.kind = "question.asked";
        auto const grant = grant_at(morning + std::chrono::minutes{i});
        ids.push_back(
            database->write("test", [&](db::Write& write) { return write_fact(write, keys, grant, fact); }).value());
        EXPECT_EQ(ids.back()[6] >> 4U, 4) << "an id with a moment in it";
    }
    EXPECT_FALSE(std::is_sorted(ids.begin(), ids.end())) << "ids in the order of the acts";
    static constexpr db::Statement days{"test.days", "SELECT DISTINCT day FROM fact"};
    EXPECT_EQ(database->read([](db::Read& read) { return read.query(days); }).value().size(), 1U);
}

TEST_P(Facts, RefusesAKindOrColumnThatTheFileDoesNotHave) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    Fact fact;
    fact.kind = "person.counted";
    EXPECT_EQ(written_or_code(*database, keys, fact), "fact.kind_unknown");
    fact.kind = "question.asked";
    fact.ladder_step = 4;
    EXPECT_EQ(written_or_code(*database, keys, fact), "fact.column_undeclared");
    fact.kind = "question.closed";
    EXPECT_EQ(written_or_code(*database, keys, fact), "written");
    EXPECT_EQ(database->read([](db::Read& read) { return read.query(find_facts); }).value().size(), 1U);
}

TEST_P(Facts, IsCorrectedAtMostOnceByARowThatReversesIt) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"access", "facts"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const write_one = [&](Fact const& fact) {
        return database->write("test",
                               [&](db::Write& write) { return write_fact(write, keys, grant_at(morning), fact); });
    };
    Fact fact;
    fact.kind = "question.asked";
    fact.theme = "money";
    auto const first = write_one(fact).value();
    fact.reverses = first;
    EXPECT_TRUE(write_one(fact));
    EXPECT_EQ(write_one(fact).error().code, "db.conflict");
    fact.reverses = new_uuid(morning);
    EXPECT_EQ(write_one(fact).error().code, "db.conflict");  // there is no such fact
}

PLEIN_ON_BOTH_ENGINES(Facts);

}  // namespace
}  // namespace plein::facts
