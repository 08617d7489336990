// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/forwarded.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plein::http {
namespace {

Origin origin(std::string peer, Headers headers, std::vector<std::string> const& trusted = {"127.0.0.1", "fd00::1"}) {
    Request request;
    request.remote_address = std::move(peer);
    request.headers = std::move(headers);
    return TrustedProxies(trusted).origin_of(request);
}

std::string address(std::string peer, Headers headers) { return origin(std::move(peer), std::move(headers)).address; }

TEST(Forwarded, OnlyATrustedProxyIsBelieved) {
    Headers const headers{{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "for=203.0.113.9;proto=https"}};
    EXPECT_EQ(address("192.0.2.1", headers), "192.0.2.1");
    EXPECT_FALSE(origin("192.0.2.1", headers).over_https);
    EXPECT_FALSE(origin("192.0.2.1", headers).from_proxy);
    EXPECT_EQ(origin("127.0.0.1", headers, {}).address, "127.0.0.1") << "nobody is trusted unless the settings say so";
    EXPECT_EQ(address("127.0.0.1", headers), "203.0.113.9");
    EXPECT_EQ(address("::ffff:127.0.0.1", headers), "203.0.113.9") << "the same peer on a socket for both";
    EXPECT_TRUE(origin("127.0.0.1", headers).over_https);
    EXPECT_TRUE(origin("127.0.0.1", headers).from_proxy);
}

TEST(Forwarded, TheLastHopOfXForwardedForCounts) {
    struct {
        char const* header;
        char const* address;
    } const rows[] = {
        {"203.0.113.9", "203.0.113.9"},
        {"10.0.0.1, 203.0.113.9", "203.0.113.9"},
        {"evil, 203.0.113.9", "203.0.113.9"},
        {"203.0.113.9, 127.0.0.1", "203.0.113.9"},  // a proxy before the proxy
        {"203.0.113.9, fd00::1, 127.0.0.1", "203.0.113.9"},
        {"203.0.113.9:4711", "203.0.113.9"},
        {"2001:DB8::1", "2001:db8::1"},
        {"[2001:db8::1]", "2001:db8::1"},
        {"[2001:db8::1]:443", "2001:db8::1"},
        {"::ffff:203.0.113.9", "203.0.113.9"},
        // Malformed: the proxy's own address is used.
        {"", "127.0.0.1"},
        {"203.0.113.9,", "127.0.0.1"},
        {"203.0.113.9, unknown", "127.0.0.1"},
        {"203.0.113.9, 127.0.0.1, unknown", "127.0.0.1"},
        {"203.0.113.999", "127.0.0.1"},
        {"203.0.113.9:port", "127.0.0.1"},
        {"203.0.113.9:123456", "127.0.0.1"},
        {"[203.0.113.9]", "127.0.0.1"},
        {"[2001:db8::1", "127.0.0.1"},
        {"[2001:db8::1]x", "127.0.0.1"},
        {"fe80::1%eth0", "127.0.0.1"},
        {"0x7f000001", "127.0.0.1"},
        {"203.0.113.9 198.51.100.1", "127.0.0.1"},
    };
    for (auto const& row : rows)
        EXPECT_EQ(address("127.0.0.1", {{"x-forwarded-for", row.header}}), row.address) << row.header;
}

TEST(Forwarded, TheLastHopOfForwardedCounts) {
    struct {
        char const* header;
        char const* address;
        bool https;
    } const rows[] = {
        {"for=203.0.113.9", "203.0.113.9", false},
        {"For=\"203.0.113.9:80\";Proto=HTTPS", "203.0.113.9", true},
        {"for=10.0.0.1;proto=https, for=203.0.113.9;proto=http", "203.0.113.9", false},
        {"for=\"[2001:db8::1]:4711\";by=10.0.0.2", "2001:db8::1", false},
        {"by=10.0.0.2 ; for=203.0.113.9 ; proto=https", "203.0.113.9", true},
        {"for=\"a, for=198.51.100.1\", for=203.0.113.9", "203.0.113.9", false},
        {"for=unknown", "127.0.0.1", false},
        {"for=_hidden", "127.0.0.1", false},
        {"for=203.0.113.9, proto=https", "127.0.0.1", true},
        {"for=\"203.0.113.9", "127.0.0.1", false},
        {"203.0.113.9", "127.0.0.1", false},
    };
    for (auto const& row : rows) {
        auto const found = origin("127.0.0.1", {{"forwarded", row.header}});
        EXPECT_EQ(found.address, row.address) << row.header;
        EXPECT_EQ(found.over_https, row.https) << row.header;
    }
}

TEST(Forwarded, AClientCannotSpeakThroughTheHeaderThatItsProxyDoesNotWrite) {
    EXPECT_EQ(address("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "for=198.51.100.1"}}),
              "127.0.0.1");
    EXPECT_EQ(address("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "nonsense"}}), "127.0.0.1");
    EXPECT_EQ(address("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "for=\"203.0.113.9:1\""}}),
              "203.0.113.9");
}

TEST(Forwarded, AnIpv6ClientIsCountedByItsNetwork) {
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(network_of("2001:db8:1:2:ffff::9"), "2001:db8:1:2::/64");
    EXPECT_EQ(network_of("2001:db8:1:3::9"), "2001:db8:1:3::/64");
    EXPECT_EQ(network_of("203.0.113.9"), "203.0.113.9");
    EXPECT_EQ(network_of("::ffff:203.0.113.9"), "203.0.113.9");
    EXPECT_EQ(network_of(""), "");
    EXPECT_EQ(network_of("no address"), "no address");
}

RC_GTEST_PROP(Forwarded, WhateverAClientWritesItIsOneOfTheTwoAddresses, (std::string const& words)) {
    // The proxy adds what it saw behind what the client wrote.
    auto const found = address("127.0.0.1", {{"x-forwarded-for", words + ", 203.0.113.9"}});
    RC_ASSERT(found == "203.0.113.9");
    auto const other = address("127.0.0.1", {{"forwarded", words}, {"x-forwarded-for", "203.0.113.9"}});
    RC_ASSERT(other == "203.0.113.9" || other == "127.0.0.1");
}

}  // namespace
}  // namespace plein::http
