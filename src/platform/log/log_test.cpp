// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/log/log.hpp"

#include <gtest/gtest.h>
#include <string>

namespace plein::log {
namespace {

std::string written(Level least, Format format, Level level, std::string_view text) {
    start(least, format);
    testing::internal::CaptureStderr();
    write(level, text);
    start(Level::info, Format::plain);
    return testing::internal::GetCapturedStderr();
}

TEST(Log, WritesOneLineWithTimeAndLevel) {
    auto const line = written(Level::info, Format::plain, Level::warn, "queue.full waiting=3");
    ASSERT_GT(line.size(), 24U);
    EXPECT_EQ(line.substr(23), "Z warning queue.full waiting=3\n");
}

TEST(Log, GivesTheJournalItsPriority) {
    EXPECT_EQ(written(Level::debug, Format::journal, Level::debug, "a"), "<7>a\n");
    EXPECT_EQ(written(Level::debug, Format::journal, Level::info, "a"), "<6>a\n");
    EXPECT_EQ(written(Level::debug, Format::journal, Level::warn, "a"), "<4>a\n");
    EXPECT_EQ(written(Level::debug, Format::journal, Level::error, "a"), "<3>a\n");
}

TEST(Log, IsSilentBelowItsLevel) {
    EXPECT_EQ(written(Level::warn, Format::journal, Level::info, "a"), "");
    EXPECT_EQ(written(Level::off, Format::journal, Level::error, "a"), "");
}

TEST(Log, LetsNoValueForgeASecondLine) {
    EXPECT_EQ(written(Level::info, Format::journal, Level::info, "a b=x\r\n<3>forged \x1b[31m"),
              "<6>a b=x  <3>forged  [31m\n");
}

TEST(Log, FormatsArguments) {
    start(Level::info, Format::journal);
    testing::internal::CaptureStderr();
    info("request status={} ms={:.1f}", 200, 1.25);
    debug("not written {}", 1);
    start(Level::info, Format::plain);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "<6>request status=200 ms=1.2\n");
}

TEST(Log, ReadsItsSettings) {
    EXPECT_EQ(parse_level("warn"), Level::warn);
    EXPECT_EQ(parse_level("loud"), std::nullopt);
    EXPECT_EQ(parse_format("journal"), Format::journal);
    EXPECT_EQ(parse_format("xml"), std::nullopt);
}

}  // namespace
}  // namespace plein::log
