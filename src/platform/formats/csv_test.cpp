// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

namespace plein::formats {
namespace {

using Records = std::vector<std::vector<std::string>>;

Result<Records> read_all(std::string const& text, CsvLimits const& limits = {}) {
    std::istringstream source{text};
    auto reader = TRY(CsvReader::open(source, limits));
    Records records{reader.header()};
    std::vector<std::string> fields;
    while (TRY(reader.next(fields))) records.push_back(fields);
    return records;
}

TEST(Csv, ReadsWhatTheStandardAllows) {
    struct {
        char const* text;
        Records records;
    } const rows[] = {
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"a;b\n1;2\n", {{"a", "b"}, {"1", "2"}}},
        {"a;\"b,c,d\"\n1;2\n", {{"a", "b,c,d"}, {"1", "2"}}},  // commas inside quotes do not count
        {"\xef\xbb\xbf"
         "a,b\n1,2\n",
         {{"a", "b"}, {"1", "2"}}},
        {"a,b\n\"1\",\"say \"\"hi\"\"\"\n", {{"a", "b"}, {"1", "say \"hi\""}}},
        {"a,b\n\"two\r\nlines\",2\n", {{"a", "b"}, {"two\r\nlines", "2"}}},
        {"a,b\n,\n", {{"a", "b"}, {"", ""}}},
        {"a,b\n\n1,2\n\n\n", {{"a", "b"}, {"1", "2"}}},
        {"a\r1\r2\r", {{"a"}, {"1"}, {"2"}}},
        {"a", {{"a"}}},
        {" a , b \nx,y", {{"a", "b"}, {"x", "y"}}},
    };
    for (auto const& row : rows) {
        auto const records = read_all(row.text);
        ASSERT_TRUE(records) << row.text << records.error().detail;
        EXPECT_EQ(*records, row.records) << row.text;
    }
}

TEST(Csv, RefusesWithTheLine) {
    struct {
        std::string text;
        char const* code;
        char const* line;
    } const rows[] = {
        {"", "csv.empty", "line 1"},
        {"\xef\xbb\xbf", "csv.empty", "line 1"},
        {"\n\n", "csv.empty", "line 3"},
        {"a,b\n1\n", "csv.column_count", "line 2"},
        {"a,b\n1,2\n1,2,3\n", "csv.column_count", "line 3"},
        {"a,b\n1,\"2\n\n", "csv.quote_open", "line 2"},
        {"a,b\n1,2\n1,2\"\n", "csv.quote_malformed", "line 3"},
        {"a,b\n1,\"2\"x\n", "csv.quote_malformed", "line 2"},
        {"a,b\n1,\xff\n", "csv.not_utf8", "line 2"},
        {std::string{"a,b\n1,\0\n", 8}, "csv.not_utf8", "line 2"},
        {"a,A\n1,2\n", "csv.column_twice", "line 1"},
    };
    for (auto const& row : rows) {
        auto const records = read_all(row.text);
        ASSERT_FALSE(records) << row.text;
        EXPECT_EQ(records.error().code, row.code) << row.text;
        EXPECT_EQ(records.error().detail.substr(0, 6), row.line) << row.text;
    }
}

TEST(Csv, KeepsItsLimits) {
    CsvLimits const small{.file_bytes = 40, .record_bytes = 20, .field_bytes = 8, .columns = 3};
    struct {
        char const* text;
        char const* code;
    } const rows[] = {
        {"a,b\n123456789,1\n", "csv.field_too_large"},
        {"a,b\n\"123456789\",1\n", "csv.field_too_large"},
        {"a,b,c\n12345678,12345678,12345678\n", "csv.record_too_large"},
        {"a,b,c,d\n", "csv.too_many_columns"},
        {"a,b\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n", "csv.file_too_large"},
    };
    for (auto const& row : rows) {
        auto const records = read_all(row.text, small);
        ASSERT_FALSE(records) << row.text;
        EXPECT_EQ(records.error().code, row.code) << row.text;
        EXPECT_EQ(records.error().kind, ErrorKind::too_large) << row.text;
    }
}

TEST(Csv, SaysWhereARecordBegan) {
    std::istringstream source{"a,b\n\"x\ny\",1\n2,3\n"};
    auto reader = CsvReader::open(source);
    ASSERT_TRUE(reader);
    std::vector<std::string> fields;
    ASSERT_TRUE(reader->next(fields).value());
    EXPECT_EQ(reader->line(), 2);
    ASSERT_TRUE(reader->next(fields).value());
    EXPECT_EQ(reader->line(), 4);
    EXPECT_EQ(reader->column(" B"), 1U);
    EXPECT_FALSE(reader->column("c"));
    EXPECT_FALSE(reader->next(fields).value());
    EXPECT_EQ(reader->bytes_read(), 16);
}

TEST(Csv, ReadsAcrossItsBlocks) {
    std::string text = "a,b\n";
    for (int i = 0; i < 30'000; ++i) text += "\"" + std::to_string(i) + "\",x\r\n";
    auto const records = read_all(text);
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 30'001U);
    for (std::size_t i = 1; i < records->size(); ++i) ASSERT_EQ((*records)[i][0], std::to_string(i - 1));
}

RC_GTEST_PROP(Csv, ReadsBackWhatWasQuoted, ()) {
    auto const printable =
        rc::gen::container<std::string>(rc::gen::element(',', ';', '"', '\n', '\r', ' ', 'a', 'Z', '0'));
    auto const values = *rc::gen::container<std::vector<std::string>>(6, printable);
    auto const delimiter = *rc::gen::element(',', ';');
    std::string text = std::string{"a"} + delimiter + "b\n";
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += '"';
        for (char const c : values[i]) text += c == '"' ? std::string{"\"\""} : std::string{c};
        text += '"';
        text += i % 2 == 0 ? delimiter : '\n';
    }
    auto const records = read_all(text);
    RC_ASSERT(records.has_value());
    RC_ASSERT(records->size() == 4U);
    for (std::size_t i = 0; i < values.size(); ++i) RC_ASSERT((*records)[1 + i / 2][i % 2] == values[i]);
}

}  // namespace
}  // namespace plein::formats
