// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/head.hpp"

#include <gtest/gtest.h>

namespace plein::html {
namespace {

http::Request request_to(std::string host, bool over_https = false) {
    http::Headers headers;
    if (!host.empty()) headers["host"] = std::move(host);
    auto request = http::make_request(http::Method::get, "/", std::move(headers), {}).value();
    request.over_https = over_https;
    return request;
}

TEST(SiteAddress, IsWhereWhoAsksReachedIt) {
    EXPECT_EQ(site_address(request_to("plein.example")), "http://plein.example");
    EXPECT_EQ(site_address(request_to("plein.example:8080")), "http://plein.example:8080");
    EXPECT_EQ(site_address(request_to("[::1]:8080")), "http://[::1]:8080");
    EXPECT_EQ(site_address(request_to("plein.example", true)), "https://plein.example");
}

TEST(SiteAddress, IsThatOfTheSettingsWhateverHostWasAsked) {
    auto request = request_to("elders.example");
    request.site = "https://plein.example";
    EXPECT_EQ(site_address(request), "https://plein.example");
}

TEST(SiteAddress, TakesNoHostThatIsNone) {
    for (auto const* host : {"", "a b", "a/b", "a\"b", "a<b", "a@b", "a?b", "a#b", "\xc3\xa9.example"})
        EXPECT_EQ(site_address(request_to(host)), "http://localhost") << host;
    EXPECT_EQ(site_address(request_to(std::string(256, 'a'))), "http://localhost");
}

TEST(DescribePage, GivesEachLanguageItsOwnAddress) {
    auto request = request_to("plein.example");
    Data data;
    describe_page(data, request, "/zoeken?thema=money", "Over geld.");
    EXPECT_EQ(data.text("canonical_url"), "http://plein.example/zoeken?thema=money");
    EXPECT_EQ(data.text("english_url"), "http://plein.example/zoeken?thema=money&taal=en");
    request.language = http::Language::en;
    Data english;
    describe_page(english, request, "/over", "About.");
    EXPECT_EQ(english.text("canonical_url"), "http://plein.example/over?taal=en");
    EXPECT_EQ(english.text("dutch_url"), "http://plein.example/over");
    EXPECT_EQ(english.text("meta_description"), "About.");
    EXPECT_NE(english.section("is_described"), nullptr);
}

}  // namespace
}  // namespace plein::html
