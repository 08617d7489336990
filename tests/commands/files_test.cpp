// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What a municipality brings and takes away: files that come back as they went, and bad ones that change nothing.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/commands/program.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/postgres.hpp"

namespace plein::commands {
namespace {

std::string const data = PLEIN_SOURCE "/data/demonstration/";

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// A square of 0.01 degree at this place; `open` leaves its last point out.
std::string square(std::string const& code, std::string const& x, std::string const& next, bool open = false) {
    auto const at = [](std::string const& east, std::string const& north) { return "[" + east + "," + north + "]"; };
    auto ring = at(x, "53") + "," + at(next, "53") + "," + at(next, "53.01") + "," + at(x, "53.01");
    if (!open) ring += "," + at(x, "53");
    return R"({"type":"Feature","properties":{"code":")" + code + R"(","name":"Naam"},"geometry":{"type":"Polygon",)" +
           R"("coordinates":[[)" + ring + "]]}}";
}

std::string collection(std::string const& features, std::string const& more = {}) {
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::string const web_mercator = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},)";

/// The database location and the words that go with it.
std::vector<std::string> with(std::vector<std::string> words, std::string const& database,
                              support::Folder const& folder) {
    write_file(folder.path("plein.toml"), "home = \"" + folder.path("home") + "\"\n");
    words.insert(words.end(), {"--db", database, "--config", folder.path("plein.toml")});
    return words;
}

class Files : public testing::TestWithParam<char const*> {
protected:
    void SetUp() override {
        if (std::string(GetParam()) == "sqlite") {
            first_ = folder_.path("first.db");
            second_ = folder_.path("second.db");
            return;
        }
        auto const first = support::fresh_database();
        auto const second = support::fresh_database();
        if (first.url.empty() || second.url.empty()) {
            if (support::postgres_required()) FAIL() << first.reason;
            GTEST_SKIP() << first.reason;
        }
        first_ = first.url;
        second_ = second.url;
    }

    [[nodiscard]] Ended on(std::string const& database, std::vector<std::string> words) const {
        return run(with(std::move(words), database, folder_));
    }

    support::Folder folder_;
    std::string first_;
    std::string second_;
};

TEST_P(Files, TheDirectoryComesBackAsItWent) {
    ASSERT_EQ(on(first_, {"import", "hsds", PLEIN_BUILD "/demonstration/directory.json"}).code, 0);
    auto const out = folder_.path("out.json");
    auto const again = folder_.path("again.json");
    ASSERT_EQ(on(first_, {"export", "hsds", "--output", out}).code, 0);
    ASSERT_EQ(on(second_, {"import", "hsds", out}).code, 0);
    ASSERT_EQ(on(second_, {"export", "hsds", "--output", again}).code, 0);
    EXPECT_GT(read_file(out).size(), 10'000U);
    EXPECT_EQ(read_file(out), read_file(again));
    auto const twice = on(second_, {"import", "hsds", out, "--json"});
    EXPECT_TRUE(has(twice.out, R"("changed":0)")) << twice.out << twice.err;
}

TEST_P(Files, EntriesThatMayBeTheSameAreProposedAndLeftAlone) {
    ASSERT_EQ(on(first_, {"import", "hsds", PLEIN_BUILD "/demonstration/directory.json"}).code, 0);
    auto const none = on(first_, {"directory", "duplicates"});
    EXPECT_EQ(none.code, 0) << none.err;
    EXPECT_TRUE(has(none.out, "No two entries look the same.")) << none.out;
    auto const service = [](char digit, char const* name, char const* website) {
        return std::string(R"({"id":"00000000-0000-4000-8000-00000000000)") + digit + R"(","name":")" + name +
               R"(","status":"active","description":"Iedere maandag zingen wij samen oude liedjes.","url":")" +
               website + R"("})";
    };
    write_file(folder_.path("two.json"), "[" + service('1', "Zanggroep Het Anker", "https://anker.example") + "," +
                                             service('2', "Het Anker zanggroep", "http://www.anker.example/") + "]");
    ASSERT_EQ(on(first_, {"import", "hsds", folder_.path("two.json")}).code, 0);
    auto const before = on(first_, {"export", "hsds"}).out;
    auto const proposed = on(first_, {"directory", "duplicates"});
    EXPECT_EQ(proposed.code, 0) << proposed.err;
    EXPECT_TRUE(has(proposed.out, "the same: name, description, website")) << proposed.out;
    EXPECT_TRUE(has(proposed.out, "1 pair may be the same. Nothing was changed.")) << proposed.out;
    auto const machine = on(first_, {"directory", "duplicates", "--json"});
    EXPECT_TRUE(has(machine.out, R"("shared":["name","description","website"])")) << machine.out;
    EXPECT_EQ(on(first_, {"export", "hsds"}).out, before);
}

TEST(Learn, MakesWhatTheServerReadsAndRefusesWhatItCannotUse) {
    support::Folder const folder;
    auto const questions = folder.path("questions.csv");
    auto const out = folder.path("learned.tsv");
    std::string rows = "question;themes;urgent\n";
    for (int i = 0; i < 6; ++i) rows += "hij slaat mij;safety;violence\nik wil leren fietsen;transport;-\n;;\n";
    write_file(questions, rows);
    auto const learned = run({"learn", questions, "--output", out, "--json"});
    EXPECT_EQ(learned.code, 0) << learned.err;
    EXPECT_TRUE(has(learned.out, R"("questions":18,"labels":4)")) << learned.out;
    EXPECT_TRUE(read_file(out).starts_with("plein-likeness-1\t"));
    auto const readers = std::filesystem::status(out).permissions() & std::filesystem::perms::others_read;
    EXPECT_NE(readers, std::filesystem::perms::none) << "the server may run as somebody else";

    struct Row {
        char const* text;
        char const* code;
    };
    for (auto const& row : {Row{"question;themes\nx;money\n", "learn.columns"}, Row{"", "csv.empty"},
                            Row{"question;themes;urgent\nx;gold;-\n", "learn.code_unknown"},
                            Row{"question;themes;urgent\nx;money;-\n", "likeness.too_few"}}) {
        write_file(questions, row.text);
        auto const refused = run({"learn", questions, "--output", out});
        EXPECT_EQ(refused.code, 1) << row.text;
        EXPECT_TRUE(has(refused.err, row.code)) << refused.err;
    }
    EXPECT_TRUE(read_file(out).starts_with("plein-likeness-1\t")) << "what was there stays";
}

TEST_P(Files, ABadAreaFileIsRefusedWholeWithItsReason) {
    auto const good = square("BU99990001", "6.00", "6.01");
    write_file(folder_.path("good.geojson"), collection(good));
    ASSERT_EQ(on(first_, {"import", "areas", folder_.path("good.geojson")}).code, 0);

    // Each begins with a feature that would do, so that what is read before the fault is not kept either.
    auto const other = square("BU99990002", "6.01", "6.02");
    struct Row {
        char const* text;
        std::string file;
        char const* code;
        char const* where;
    };
    for (auto const& row : std::vector<Row>{
             {"wrong CRS", collection(other, web_mercator), "geojson.crs_unknown", "bad.geojson"},
             {"open ring", collection(other + "," + square("BU99990003", "6.02", "6.03", true)), "area.ring_open",
              "feature 2"},
             {"code twice", collection(other + "," + square("BU99990002", "6.02", "6.03")), "area.code_twice",
              "feature 2"},
             {"latitude first",
              collection(other + R"(,{"type":"Feature","properties":{"code":"BU99990003","name":"N"},)"
                                 R"("geometry":{"type":"Polygon","coordinates":)"
                                 R"([[[53,6],[53.1,6],[53.1,6.1],[53,6]]]}})"),
              "area.outside_netherlands", "feature 2"},
             {"no code",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":1},)"
              R"("geometry":{"type":"Polygon","coordinates":[[[6,53],[6.1,53],[6.1,53.1],[6,53]]]}}]})",
              "area.properties_unknown", "feature 1"},
             {"cut off", collection(other).substr(0, 150), "json.malformed", "line 1"},
             {"empty", "", "json.malformed", "bad.geojson"},
         }) {
        write_file(folder_.path("bad.geojson"), row.file);
        auto const ended = on(first_, {"import", "areas", folder_.path("bad.geojson")});
        EXPECT_EQ(ended.code, 1) << row.text;
        EXPECT_TRUE(has(ended.err, row.code) && has(ended.err, row.where)) << row.text << ": " << ended.err;
    }
    // Nothing of them is there, and what was there before is there still.
    auto const made = on(first_, {"area", "define", "Proef", "--neighbourhoods", "BU99990002"});
    EXPECT_TRUE(has(made.err, "own_area.neighbourhood_unknown")) << made.out << made.err;
    EXPECT_EQ(on(first_, {"area", "define", "Proef", "--neighbourhoods", "BU99990001"}).code, 0);
}

INSTANTIATE_TEST_SUITE_P(BothEngines, Files, testing::Values("sqlite", "postgresql"),
                         [](auto const& each) { return std::string(each.param); });

}  // namespace
}  // namespace plein::commands
