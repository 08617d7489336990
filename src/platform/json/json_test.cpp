// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/json/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "platform/json/writer.hpp"

namespace plein::json {
namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Parse, KeepsKindsAndOrder) {
    auto const parsed = parse(R"({"b":null,"a":[true,-3,2.5,"één",{}],"big":18446744073709551615})");
    ASSERT_TRUE(parsed);
    ASSERT_EQ(parsed->members().size(), 3U);
    EXPECT_EQ(parsed->members()[0].name(), "b");
    EXPECT_TRUE(parsed->members()[0].value.is_null());
    auto const items = parsed->find("a")->items();
    ASSERT_EQ(items.size(), 5U);
    EXPECT_EQ(items[0].boolean(), true);
    EXPECT_EQ(items[1].integer(), -3);
    EXPECT_EQ(items[1].number(), -3.0);
    EXPECT_EQ(items[2].number(), 2.5);
    EXPECT_EQ(items[2].integer(), std::nullopt);
    EXPECT_EQ(items[3].text(), "één");
    EXPECT_TRUE(items[4].is_object());
    EXPECT_EQ(parsed->find("big")->kind(), Kind::real);
    EXPECT_EQ(parsed->find("absent"), nullptr);
}

TEST(Parse, RefusesWhatDoesNotHold) {
    struct Row {
        std::string text;
        std::string code;
        std::string detail;  // a piece of it
    };
    Row const rows[] = {
        {"", "json.malformed", "line 1"},
        {"{\"a\":1,}", "json.malformed", "line 1, column 8"},
        {"{\"a\":1}\n]", "json.malformed", "line 2, column 1"},
        {"{\"a\":1,\"a\":2}", "json.malformed", "named twice"},
        {R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"a":2})", "json.malformed", "named twice"},
        {"\"\xC3\x28\"", "json.malformed", "line 1"},
        {"\"\xED\xA0\x80\"", "json.malformed", "line 1"},
        {R"("\ud800")", "json.malformed", "line 1"},
        {R"("a\u0000b")", "json.malformed", "NUL"},
        {std::string("{}\0 and more", 12), "json.malformed", "line 1, column 3: a NUL"},
        {"1e999", "json.malformed", "line 1"},
        {"NaN", "json.malformed", "line 1"},
        {"'a'", "json.malformed", "line 1"},
        {"// note\n1", "json.malformed", "line 1"},
        {nested(65), "json.too_deep", "deeper than 64"},
        {nested(400'000), "json.too_deep", "line 1, column 65"},
    };
    for (auto const& row : rows) {
        auto const parsed = parse(row.text);
        ASSERT_FALSE(parsed) << row.text.substr(0, 40);
        EXPECT_EQ(parsed.error().code, row.code) << row.text.substr(0, 40);
        EXPECT_NE(parsed.error().detail.find(row.detail), std::string::npos) << parsed.error().detail;
    }
    EXPECT_TRUE(parse(nested(64)));
    EXPECT_EQ(parse("[1,2,3]", {.max_bytes = 6}).error().code, "json.too_large");
    EXPECT_EQ(parse("[[1]]", {.max_depth = 1}).error().code, "json.too_deep");
}

TEST(Parse, NeverRepeatsTheContentInADetail) {
    auto const parsed = parse(R"({"naam":"Geheim Persoon" "x")");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().detail.find("Geheim"), std::string::npos) << parsed.error().detail;
}

TEST(Cursor, SaysWhereARefusalStands) {
    auto const parsed = parse(R"({"features":[{"a/b~":1},{"type":7}]})");
    ASSERT_TRUE(parsed);
    Cursor const root(*parsed);
    auto const features = root.member("features")->items();
    ASSERT_TRUE(features);
    auto const type = (*features)[1].member("type");
    ASSERT_TRUE(type);
    EXPECT_EQ(type->text().error().detail, "/features/1/type: a text was expected");
    EXPECT_EQ((*features)[0].member("a/b~")->path(), "/features/0/a~1b~0");
    EXPECT_EQ((*features)[1].member("geometry").error().detail, "/features/1: member \"geometry\" is missing");
    EXPECT_EQ(root.items().error().detail, "the document: an array was expected");
    EXPECT_FALSE((*features)[1].optional_member("geometry"));
    EXPECT_EQ(*type->integer(), 7);
}

TEST(Write, RoundTripsCompactAndPretty) {
    std::string const text = R"({"a":[1,2.5,-0.1,1e+30,"q\"\\\n\u0001é😀"],"b":{},"c":[],"d":{"e":null,"f":false}})";
    auto const parsed = parse(text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(write(*parsed), text);
    auto const pretty = write(*parsed, Layout::pretty);
    EXPECT_NE(pretty.find("\n  \"b\": {},\n"), std::string::npos) << pretty;
    auto const again = parse(pretty);
    ASSERT_TRUE(again);
    EXPECT_EQ(write(*again), text);
    EXPECT_EQ(write(*parse("[-0.0,-0E5,-0]")), "[0,0,0]");
}

TEST(Writer, MendsBytesThatAreNotUtf8) {
    Writer writer;
    writer.text("a\xFFz\xC3");
    EXPECT_EQ(writer.str(), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
    EXPECT_THROW(Writer().number(1.0 / 0.0), std::invalid_argument);
}

RC_GTEST_PROP(Writer, WhateverIsWrittenCanBeRead, (std::string const& bytes, double number, std::int64_t integer)) {
    Writer writer(*rc::gen::element(Layout::compact, Layout::pretty));
    writer.begin_object()
        .key("text")
        .text(bytes)
        .key("list")
        .begin_array()
        .number(number)
        .integer(integer)
        .end_array()
        .end_object();
    auto const parsed = parse(writer.str());
    // A NUL is written as an escape and refused on reading, on purpose.
    RC_PRE(bytes.find('\0') == std::string::npos);
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->find("list")->items()[0].number() == number);
    RC_ASSERT(parsed->find("list")->items()[1].integer() == integer);
}

RC_GTEST_PROP(Parse, NoBytesBringItDown, (std::string const& bytes)) {
    auto const parsed = parse(bytes);
    if (parsed) RC_ASSERT(write(*parsed) == write(*parse(write(*parsed))));
}

TEST(Parse, ReadsARealMapOfAreas) {
    namespace fs = std::filesystem;
    fs::path const folder = fs::path(PLEIN_SHARED) / "data" / "geo-tmap-2022";
    if (!fs::exists(folder)) GTEST_SKIP() << "the folder with CBS areas is absent: " << folder;
    int read = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".geojson") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        auto const parsed = parse(text.str(), {.max_bytes = 200'000'000});
        ASSERT_TRUE(parsed) << entry.path() << parsed.error().detail;
        EXPECT_FALSE(parsed->find("features")->items().empty());
        ++read;
    }
    EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace plein::json
