// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <thread>

#include "tests/http/client.hpp"
#include "tests/http/house.hpp"

namespace plein::tests {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

/// What follows a frame that two readers could cut differently: the request that must never run.
std::string const evil = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

struct Case {
    char const* name;
    std::string bytes;
    int status;  ///< of the one answer, after which the server closes
};

/// A POST with these headers (each ended by CRLF) and this body.
std::string post(std::string const& headers, std::string const& body) {
    return "POST /size HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" + headers + "\r\n" + body;
}
std::string get(std::string const& headers) { return "GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + evil; }

std::vector<Case> request_lines() {
    return {
        {"garbage", "garbage\r\n\r\n", 400},
        {"a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, 400},
        {"NUL first", "\0GET / HTTP/1.1\r\nHost: x\r\n\r\n"s, 400},
        {"two empty lines first", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"HTTP/0.9", "GET /\r\n\r\n", 400},
        {"no target", "GET  HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"no version", "GET / \r\nHost: x\r\n\r\n", 400},
        {"two blanks before the version", "GET /  HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"two blanks before the target", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"tab instead of blank", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"blank after the version", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400},
        {"blank before the method", " GET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"blank in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"version 1.2", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", 505},
        {"version 2.0", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        {"version 9.9", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"version 1.10", "GET / HTTP/1.10\r\nHost: x\r\n\r\n", 400},
        {"version 11", "GET / HTTP/11\r\nHost: x\r\n\r\n", 400},
        {"version in small letters", "GET / http/1.1\r\nHost: x\r\n\r\n", 400},
        {"unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"CONNECT", "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"method in small letters", "get / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"method with a bracket", "G[ET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"absolute form", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"absolute form of another host", "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"relative target", "GET smuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"fragment", "GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"bytes beyond ASCII in the target", "GET /\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"NUL in the target", "GET /\0a HTTP/1.1\r\nHost: x\r\n\r\n"s, 400},
        {"bad percent in the path", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"half a percent in the path", "GET /% HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"bad percent in the query", "GET /?a=%4 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"overlong UTF-8 in the path", "GET /%c0%af HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"encoded NUL", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"encoded slash", "GET /%2fsmuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"backslash", "GET /a\\..\\smuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"dot segments", "GET /a/../smuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"encoded dot segments", "GET /a/%2e%2e/smuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"two slashes", "GET //smuggled HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"target of 9,000 bytes", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        {"request line without end", "GET /" + std::string(20000, 'a'), 414},
    };
}

std::vector<Case> header_lines() {
    std::string many;
    for (int i = 0; i < 200; ++i) many += "A" + std::to_string(i) + ": b\r\n";
    return {
        {"no Host", "GET / HTTP/1.1\r\n\r\n" + evil, 400},
        {"two Hosts", get("Host: y\r\n"), 400},
        {"the same Host twice", get("Host: x\r\n"), 400},
        {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n" + evil, 400},
        {"Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n" + evil, 400},
        {"Host with a user", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n" + evil, 400},
        {"Host with a comma", "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n" + evil, 400},
        {"two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n" + evil, 400},
        {"folded line by blank", get("A: b\r\n c\r\n"), 400},
        {"folded line by tab", get("A: b\r\n\tc\r\n"), 400},
        {"folded first header", "GET / HTTP/1.1\r\n Host: x\r\n\r\n" + evil, 400},
        {"blank before the colon", get("A : b\r\n"), 400},
        {"tab before the colon", get("A\t: b\r\n"), 400},
        {"no colon", get("A\r\n"), 400},
        {"no name", get(": b\r\n"), 400},
        {"blank in a name", get("A B: c\r\n"), 400},
        {"bracket in a name", get("A(B): c\r\n"), 400},
        {"bytes beyond ASCII in a name", get("\xc3\xa9: c\r\n"), 400},
        {"NUL in a name", get("A\0B: c\r\n"s), 400},
        {"NUL in a value", get("A: b\0c\r\n"s), 400},
        {"CR in a value", get("A: b\rc\r\n"), 400},
        {"CR CR LF", get("A: b\r\r\n"), 400},
        {"bell in a value", get("A: b\ac\r\n"), 400},
        {"DEL in a value", get("A: b\x7f\r\n"), 400},
        {"bare LF after a header", get("A: b\nC: d\r\n"), 400},
        {"bare LF everywhere", "GET / HTTP/1.1\nHost: x\n\n" + evil, 400},
        {"bare LF after the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n" + evil, 400},
        {"LF CR", "GET / HTTP/1.1\r\nHost: x\n\r\n\r" + evil, 400},
        {"two content types", get("Content-Type: a/b\r\nContent-Type: c/d\r\n"), 400},
        {"two origins", get("Origin: http://x\r\nOrigin: http://y\r\n"), 400},
        {"unknown expectation", post("Expect: 200-ok\r\nContent-Length: 0\r\n", evil), 417},
        {"two expectations", post("Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 0\r\n", evil), 400},
        {"200 headers", get(many), 431},
        {"header of 20,000 bytes", get("A: " + std::string(20000, 'b') + "\r\n"), 431},
        {"headers without end", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'b'), 431},
    };
}

std::vector<Case> frames() {
    auto const chunked = "Transfer-Encoding: chunked\r\n"s;
    auto const coding = [](std::string const& value) {
        return post("Transfer-Encoding: " + value + "\r\n", "0\r\n\r\n" + evil);
    };
    auto const with_both = [](std::string const& value) {
        return post("Content-Length: 6\r\nTransfer-Encoding: " + value + "\r\n", "0\r\n\r\nX" + evil);
    };
    auto const length = [](std::string const& value) {
        return post("Content-Length: " + value + "\r\n", "abc" + evil);
    };
    return {
        {"length and chunked", with_both("chunked"), 400},
        {"chunked and length", post(chunked + "Content-Length: 6\r\n", "0\r\n\r\nX" + evil), 400},
        {"length and xchunked", with_both("xchunked"), 400},
        {"length and identity", with_both("identity"), 400},
        {"length and an empty coding", with_both(""), 400},
        {"coding xchunked", coding("xchunked"), 400},
        {"coding identity", coding("identity"), 400},
        {"coding gzip", coding("gzip"), 400},
        {"coding gzip, chunked", coding("gzip, chunked"), 400},
        {"coding chunked, identity", coding("chunked, identity"), 400},
        {"coding chunked, chunked", coding("chunked, chunked"), 400},
        {"coding chunked in quotes", coding("\"chunked\""), 400},
        {"coding with a vertical tab",
         coding("\x0b"
                "chunked"),
         400},
        {"coding with a parameter", coding("chunked;q=1"), 400},
        {"empty coding", coding(""), 400},
        {"two codings", post(chunked + chunked, "0\r\n\r\n" + evil), 400},
        {"two codings that differ", post(chunked + "Transfer-Encoding: identity\r\n", "0\r\n\r\n" + evil), 400},
        {"folded coding", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n" + evil), 400},
        {"blank before the coding's colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + evil), 400},
        {"coding in HTTP/1.0", "POST /size HTTP/1.0\r\nHost: x\r\n" + chunked + "\r\n0\r\n\r\n" + evil, 400},
        {"two lengths that differ", post("Content-Length: 3\r\nContent-Length: 0\r\n", "abc" + evil), 400},
        {"two lengths alike", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc" + evil), 400},
        {"two lengths in one", length("3, 3"), 400},
        {"negative length", length("-1"), 400},
        {"length with a plus", length("+3"), 400},
        {"hexadecimal length", length("0x3"), 400},
        {"length with a point", length("3.0"), 400},
        {"empty length", length(""), 400},
        {"length in words", length("three"), 400},
        {"blank in the length", length("1 0"), 400},
        {"length beyond 64 bits", length("18446744073709551619"), 413},
        {"length beyond the limit", length("1048577"), 413},
        {"blank before the length's colon", post("Content-Length : 3\r\n", "abc" + evil), 400},
        {"chunk size in words", post(chunked, "z\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"negative chunk size", post(chunked, "-1\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"chunk size with 0x", post(chunked, "0x3\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"empty chunk size", post(chunked, "\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"chunk size beyond 64 bits", post(chunked, "10000000000000003\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"chunk longer than it says", post(chunked, "2\r\nabc\r\n0\r\n\r\n" + evil), 400},
        {"chunk size ended by LF", post(chunked, "3\nabc\r\n0\r\n\r\n" + evil), 400},
        {"chunk ended by LF", post(chunked, "3\r\nabc\n0\r\n\r\n" + evil), 400},
        {"last chunk with a bare CR", post(chunked, "0\r\r\n\r\n" + evil), 400},
        {"broken trailer", post(chunked, "3\r\nabc\r\n0\r\nbad trailer\r\n\r\n" + evil), 400},
        {"chunks beyond the limit", post(chunked, "100001\r\n" + std::string(0x100001, 'x') + "\r\n0\r\n\r\n"), 413},
        {"trailers without end", post(chunked, "0\r\nA: " + std::string(40000, 'x')), 431},
        {"bad percent in a form",
         post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n", "a=%" + evil), 400},
    };
}

class Malformed : public testing::Test {
protected:
    void refuse(std::vector<Case> const& cases) {
        House house;
        for (auto const& each : cases) {
            Client const client(house.address());
            client.send(each.bytes);
            auto const answer = client.read_all(5s);
            EXPECT_EQ(statuses(answer), std::vector<int>{each.status}) << each.name << "\n" << answer;
            EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos) << each.name;
            EXPECT_EQ(house.smuggled, 0) << each.name;
        }
        // After all that it still serves.
        Client const good(house.address());
        good.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(statuses(good.read_answers(1, 5s)), std::vector<int>{200});
    }
};

TEST_F(Malformed, RequestLinesAreRefusedAndTheConnectionClosed) { refuse(request_lines()); }
TEST_F(Malformed, HeaderLinesAreRefusedAndTheConnectionClosed) { refuse(header_lines()); }
TEST_F(Malformed, FramesAreRefusedAndNothingIsSmuggled) { refuse(frames()); }

TEST_F(Malformed, ThereAreAtLeast65Cases) {
    EXPECT_GE(request_lines().size() + header_lines().size() + frames().size(), 65U);
}

TEST_F(Malformed, AClientThatStopsHalfwayHarmsNobody) {
    House house;
    for (auto const& bytes : {""s, "G"s, "GET / HTTP/1.1\r\nHo"s, post("Content-Length: 100\r\n", "abc"),
                              post("Transfer-Encoding: chunked\r\n", "5\r\nab")}) {
        Client const client(house.address());
        client.send(bytes);
        client.end();
        EXPECT_EQ(client.read_all(5s), "");
    }
}

TEST_F(Malformed, WhatIsOnlyUnusualIsServed) {
    House house;
    struct {
        char const* name;
        std::string bytes;
        std::vector<int> statuses;
    } const rows[] = {
        {"an empty line first", "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", {200}},
        {"HEAD", "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {}},
        {"blanks around a value", "GET / HTTP/1.1\r\nHost:   x \t\r\nA:\r\n\r\n", {200}},
        {"names in any case", "GET / HTTP/1.1\r\nhOST: x\r\n\r\n", {200}},
        {"bytes beyond ASCII in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: \xc3\xa9\xff\r\n\r\n", {200}},
        {"HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", {200}},
        {"a body on GET",
         "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: x\r\n\r\n",
         {200, 200}},
        {"coding in capitals", post("Transfer-Encoding: CHUNKED\r\n", "3\r\nabc\r\n0\r\n\r\n"), {200}},
        {"chunk extension and trailer",
         post("Transfer-Encoding: chunked\r\n", "3;a=b;c=\"d\"\r\nabc\r\n0\r\nHost: y\r\n\r\n"),
         {200}},
        {"length with zeroes", post("Content-Length: 003\r\n", "abc"), {200}},
        {"OPTIONS", "OPTIONS /size HTTP/1.1\r\nHost: x\r\n\r\n", {204}},
        {"PUT where only POST is", "PUT /size HTTP/1.1\r\nHost: x\r\n\r\n", {405}},
        {"no such page", "GET /nergens HTTP/1.1\r\nHost: x\r\n\r\n", {404}},
        {"no proof of origin", "POST /act HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", {403}},
    };
    for (auto const& row : rows) {
        Client const client(house.address());
        client.send(row.bytes);
        EXPECT_EQ(statuses(client.read_answers(std::max<std::size_t>(row.statuses.size(), 1), 5s)), row.statuses)
            << row.name;
    }
    EXPECT_EQ(house.acts, 0);
}

}  // namespace
}  // namespace plein::tests
