// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/decode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace plein::http {
namespace {

TEST(PercentDecode, NeedsTwoDigits) {
    EXPECT_EQ(percent_decode("a%20b+c", Plus::stays), "a b+c");
    EXPECT_EQ(percent_decode("a%2Bb+c", Plus::is_blank), "a+b c");
    for (auto const* text : {"%", "%1", "%g1", "%1g", "a%", "%%20"})
        EXPECT_EQ(percent_decode(text, Plus::stays), std::nullopt) << text;
}

TEST(DecodePath, ReadsAPath) {
    struct {
        std::string_view raw, path;
    } const rows[] = {
        {"/", "/"},
        {"/aanbod", "/aanbod"},
        {"/aanbod/", "/aanbod/"},
        {"/a%20b/%C3%A9", "/a b/é"},
        {"/a.b/..c/.d", "/a.b/..c/.d"},
        {"/a+b", "/a+b"},
    };
    for (auto const& row : rows) EXPECT_EQ(decode_path(row.raw), row.path);
}

TEST(DecodePath, RefusesWhatTwoReadersCouldReadDifferently) {
    for (std::string_view const raw :
         {"",      "a",    "*",   "http://x/", "/..",    "/.",     "/a/../b", "/a/./b", "/%2e%2e/b",
          "/.%2E", "//",   "//a", "/a//b",     "/a%2fb", "/a%2Fb", "/a\\b",   "/a%5cb", "/%00",
          "/%0a",  "/%7f", "/%",  "/%4",       "/%zz",   "/%ff",   "/%c0%af"})
        EXPECT_EQ(decode_path(raw), std::nullopt) << raw;
}

RC_GTEST_PROP(DecodePath, WhatItGivesIsAPlainPath, (std::string const& any)) {
    auto const path = decode_path("/" + any);
    if (!path) return;
    RC_ASSERT(path->front() == '/');
    RC_ASSERT(is_utf8(*path));
    RC_ASSERT(path->find("/../") == std::string::npos);
    RC_ASSERT(path->find("//") == std::string::npos);
    RC_ASSERT(path->find('\0') == std::string::npos);
}

TEST(ParseCookies, ReadsPairsAndPassesOverTheRest) {
    auto const cookies = parse_cookies("a=1; b=x=y;c=; broken; =v; d d=1; e=\"q\"; a=2;  f=3 ; g=\\; h=\x80");
    EXPECT_EQ(cookies,
              (std::map<std::string, std::string, std::less<>>{{"a", "1"}, {"b", "x=y"}, {"c", ""}, {"f", "3"}}));
    EXPECT_TRUE(parse_cookies("").empty());
}

TEST(ParseCookies, HoldsItsLimits) {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "n" + std::to_string(i) + "=v; ";
    EXPECT_EQ(parse_cookies(many).size(), 50U);
    EXPECT_TRUE(parse_cookies("a=" + std::string(4096, 'x')).empty());
    EXPECT_EQ(parse_cookies("a=" + std::string(4094, 'x')).size(), 1U);
}

TEST(Lists, FindsAWordInAnyCase) {
    EXPECT_TRUE(lists("keep-alive, Close", "close"));
    EXPECT_FALSE(lists("closed", "close"));
    EXPECT_FALSE(lists("", "close"));
}

}  // namespace
}  // namespace plein::http
