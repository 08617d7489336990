// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/framing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plein::http {
namespace {

using State = RequestReader::State;

TEST(RequestReader, ReadsARequestAndLeavesTheNext) {
    std::string const first =
        "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nCookie: a=1\r\nCookie: b=2\r\n\r\nabc";
    RequestReader reader(1024, 1024);
    EXPECT_EQ(reader.take(first + "GET / HTTP/1.1\r\n"), first.size());
    ASSERT_EQ(reader.state(), State::complete);
    EXPECT_TRUE(reader.keeps_alive());
    auto const request = std::move(reader).request();
    EXPECT_EQ(request.method, Method::post);
    EXPECT_EQ(request.path, "/a");
    EXPECT_EQ(request.query.first("b"), "c");
    EXPECT_EQ(request.body, "abc");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("b"), "2");
}

TEST(RequestReader, TheTrailersOfAChunkedBodyAreNotRead) {
    RequestReader reader(1024, 1024);
    std::string const bytes =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Evil: "
        "1\r\n\r\n";
    EXPECT_EQ(reader.take(bytes), bytes.size());
    ASSERT_EQ(reader.state(), State::complete);
    auto const request = std::move(reader).request();
    EXPECT_EQ(request.body, "abcde");
    EXPECT_EQ(request.header("x-evil"), "");
}

TEST(RequestReader, AsksForTheBodyWhereTheClientWaits) {
    RequestReader reader(1024, 1024);
    (void)reader.take("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(reader.state(), State::body);
    EXPECT_TRUE(reader.expects_continue());
    RequestReader bodyless(1024, 1024);
    (void)bodyless.take("GET /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(bodyless.state(), State::complete);
}

TEST(RequestReader, HoldsItsLimits) {
    auto const status_of_bytes = [](std::string const& bytes) {
        RequestReader reader(1024, 100);
        (void)reader.take(bytes);
        return reader.refusal();
    };
    auto const x = [](std::size_t n) { return std::string(n, 'x'); };
    EXPECT_EQ(status_of_bytes("GET /" + x(2000)), 414);
    EXPECT_EQ(status_of_bytes("GET / HTTP/1.1\r\nA: " + x(2000)), 431);
    std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 101; ++i) many += "a:b\r\n";
    EXPECT_EQ(status_of_bytes(many + "\r\n"), 431);
    auto const post = std::string("POST / HTTP/1.1\r\nHost: x\r\n");
    EXPECT_EQ(status_of_bytes(post + "Content-Length: 101\r\n\r\n"), 413);
    EXPECT_EQ(status_of_bytes(post + "Content-Length: 99999999999999999999999\r\n\r\n"), 413);
    EXPECT_EQ(status_of_bytes(post + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + x(101) + "\r\n0\r\n\r\n"), 413);
    EXPECT_EQ(status_of_bytes(post + "Transfer-Encoding: chunked\r\n\r\n1;" + x(1500)), 431);
    std::string crumbs = post + "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 60; ++i) crumbs += "1;" + x(60) + "\r\nx\r\n";
    EXPECT_EQ(status_of_bytes(crumbs), 413);
}

/// However the network cuts the bytes, the reader says the same.
RC_GTEST_PROP(RequestReader, CutsDoNotMatter, ()) {
    static std::string const wholes[] = {
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n",
        "\r\nPOST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\nT: "
        "x\r\n\r\nGET",
        "GET / HTTP/1.1\r\nHost: x\r\n X: folded\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\n\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    };
    auto const& whole = wholes[*rc::gen::inRange<std::size_t>(0, std::size(wholes))];
    RequestReader at_once(1024, 1024);
    auto const taken_at_once = at_once.take(whole);
    RequestReader in_pieces(1024, 1024);
    std::size_t taken = 0;
    while (taken < whole.size() && (in_pieces.state() == State::header || in_pieces.state() == State::body)) {
        auto const size = *rc::gen::inRange<std::size_t>(1, 9);
        taken += in_pieces.take(std::string_view(whole).substr(taken, size));
    }
    RC_ASSERT(in_pieces.state() == at_once.state());
    RC_ASSERT(in_pieces.refusal() == at_once.refusal());
    if (at_once.state() == State::complete) {
        RC_ASSERT(taken == taken_at_once);
        RC_ASSERT(std::move(at_once).request().body == std::move(in_pieces).request().body);
    }
}

TEST(WriteHead, WritesStatusLengthAndHeaders) {
    Response response{.status = 200, .content_type = "text/plain", .body = "ok"};
    response.with("X-A", "b");
    EXPECT_EQ(write_head(response, "D", After::keep_alive),
              "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nX-A: b\r\n\r\n");
    EXPECT_EQ(write_head({.status = 204}, "D", After::close),
              "HTTP/1.1 204 No Content\r\nDate: D\r\nConnection: close\r\n\r\n");
}

TEST(WriteHead, NoValueWritesAHeaderOfItsOwn) {
    Response response{.status = 303};
    response.with("Location", "/a\r\nSet-Cookie: x=y").with("Bad name", "x").with("Good", "x");
    auto const head = write_head(response, "D", After::keep_alive);
    EXPECT_EQ(head.find("Set-Cookie"), std::string::npos);
    EXPECT_EQ(head.find("Bad"), std::string::npos);
    EXPECT_NE(head.find("Good: x\r\n"), std::string::npos);
}

TEST(HttpDate, IsThatOfTheStandard) {
    EXPECT_EQ(http_date(Instant{std::chrono::seconds{784111777}}), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace plein::http
