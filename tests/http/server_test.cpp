// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <csignal>
#include <deque>
#include <map>
#include <thread>

#include "platform/metrics/metrics.hpp"
#include "tests/http/client.hpp"
#include "tests/http/house.hpp"

namespace plein::tests {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 20s;  // for a machine that is busy; nothing waits this long where all is well
std::string const simple = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
std::string const act = "POST /act HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n";

int ask(Client const& client, std::string const& request = simple) {
    client.send(request);
    auto const found = statuses(client.read_answers(1, patience));
    return found.empty() ? 0 : found.front();
}

http::Limits hasty() {
    http::Limits limits;
    limits.header_time = 1s;
    limits.idle_time = 1s;
    limits.body_grace = 1s;
    return limits;
}

TEST(Serving, KeepsTheConnection) {
    House house;
    Client const client(house.address());
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(ask(client, i % 2 ? simple : "GET /instant HTTP/1.1\r\nHost: x\r\n\r\n"), 200);
}

TEST(Serving, AnswersWithTheHeadersOfTheEdge) {
    House house;
    Client const client(house.address());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: outside-1\r\n\r\n");
    auto const answer = client.read_answers(1, patience);
    for (auto const* line : {"\r\nDate: ", " GMT\r\n", "\r\nContent-Length: 2\r\n", "\r\nX-Request-Id: outside-1\r\n",
                             "\r\ntraceparent: 00-", "\r\nContent-Security-Policy: default-src 'none';"})
        EXPECT_NE(answer.find(line), std::string::npos) << line;
    EXPECT_TRUE(answer.ends_with("\r\n\r\nok"));
}

TEST(Serving, HeadHasTheLengthAndNoBody) {
    House house;
    Client const client(house.address());
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto const answer = client.read_all(patience);
    EXPECT_NE(answer.find("Content-Length: 2\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST(Serving, ClosesWhenAsked) {
    House house;
    for (auto const* request : {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
        Client const client(house.address());
        client.send(request);
        EXPECT_EQ(statuses(client.read_all(patience)), std::vector<int>{200});
    }
}

TEST(Serving, PipelinedAnswersKeepTheirOrder) {
    House house;
    Client const client(house.address());
    std::string requests, expected;
    for (int i = 0; i < 10; ++i) {
        requests += "GET /number/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        if (i % 3 == 0) requests += "GET /instant HTTP/1.1\r\nHost: x\r\n\r\n";
        expected += std::to_string(i) + ";";
    }
    client.send(requests);
    auto const answers = client.read_answers(14, patience);
    EXPECT_EQ(statuses(answers), std::vector<int>(14, 200));
    std::string order;
    for (std::size_t at = 0; (at = answers.find("\r\n\r\n", at)) != std::string::npos; at += 4)
        if (answers[at + 5] == ';') order += answers.substr(at + 4, 2);
    EXPECT_EQ(order, expected);
}

TEST(Serving, AsksForABodyThatTheClientHoldsBack) {
    House house;
    Client const client(house.address());
    client.send(
        "POST /size HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    std::string const go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    EXPECT_EQ(client.read_answers(1, patience), go_on);
    client.send("abc");
    EXPECT_EQ(statuses(client.read_answers(1, patience)), std::vector<int>{200});
}

TEST(Serving, BodiesMayReachTheLimitAndNotPassIt) {
    House house;
    auto const head = std::string("POST /size HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\n");
    std::string const full(1024 * 1024, 'x');
    {
        Client const client(house.address());
        client.send(head + "Content-Length: 1048576\r\n\r\n" + full);
        EXPECT_TRUE(client.read_answers(1, patience).ends_with("\r\n\r\n1048576"));
        client.send(head + "Transfer-Encoding: chunked\r\n\r\n100000\r\n" + full + "\r\n0\r\n\r\n");
        EXPECT_TRUE(client.read_answers(1, patience).ends_with("\r\n\r\n1048576"));
    }
    // The client still sends while the refusal comes: it must be able to read it.
    for (auto const& refused :
         {head + "Content-Length: 3145728\r\n\r\n" + full + full + full,
          head + "Transfer-Encoding: chunked\r\n\r\n300000\r\n" + full + full + full + "\r\n0\r\n\r\n"}) {
        Client const client(house.address());
        client.send(refused);
        EXPECT_EQ(statuses(client.read_all(patience)), std::vector<int>{413});
    }
}

TEST(SlowClients, AreCutOff) {
    House house(hasty());
    auto const post = std::string("POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    Client const silent(house.address());
    Client const half_a_header(house.address());
    Client const half_a_body(house.address());
    Client const served(house.address());
    half_a_header.send("GET / HTTP/1.1\r\nHost");
    half_a_body.send(post + "abc");
    EXPECT_EQ(ask(served), 200);
    EXPECT_EQ(silent.read_all(patience), "");
    EXPECT_EQ(statuses(half_a_header.read_all(patience)), std::vector<int>{408});
    EXPECT_EQ(statuses(half_a_body.read_all(patience)), std::vector<int>{408});
    EXPECT_TRUE(served.closes_within(patience));
}

TEST(SlowClients, DrippingBytesBuysNoTime) {
    House house(hasty());
    Client const header(house.address());
    Client const body(house.address());
    header.send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
    body.send("POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    for (int i = 0; i < 40; ++i) {
        header.send("b");
        body.send("b");
        std::this_thread::sleep_for(50ms);
    }
    EXPECT_EQ(statuses(header.read_all(patience)), std::vector<int>{408});
    EXPECT_EQ(statuses(body.read_all(patience)), std::vector<int>{408});
}

TEST(SlowClients, ThreeHundredOfThemStopNobody) {
    auto limits = hasty();
    limits.header_time = 2s;
    House house(limits);
    std::deque<Client> slow;
    for (int i = 0; i < 300; ++i) slow.emplace_back(house.address());
    Client const good(house.address());
    for (int round = 0; round < 10; ++round) {
        for (auto const& client : slow) client.send(round == 0 ? "GET / HTTP/1.1\r\nHost: x\r\nA: " : "b");
        for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(good), 200);
    }
    for (auto const& client : slow) EXPECT_EQ(statuses(client.read_all(patience)), std::vector<int>{408});
    EXPECT_EQ(ask(Client(house.address())), 200);
}

TEST(Limits, AboveTheCapClientsAreToldToComeBack) {
    http::Limits limits;
    limits.connections = 5;
    House house(limits);
    std::deque<Client> inside;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(inside.emplace_back(house.address())), 200);
    {
        Client const outside(house.address());
        auto const answer = outside.read_all(patience);
        EXPECT_EQ(statuses(answer), std::vector<int>{503});
        EXPECT_NE(answer.find("\r\nRetry-After: "), std::string::npos);
    }
    EXPECT_EQ(ask(inside.back()), 200);
    inside.pop_back();
    int status = 503;
    for (int attempt = 0; attempt < 200 && status != 200; ++attempt) {
        std::this_thread::sleep_for(10ms);
        status = ask(Client(house.address()));
    }
    EXPECT_EQ(status, 200);
}

TEST(Limits, AFullQueueIsToldToComeBackAndTheConnectionStays) {
    http::Limits limits;
    limits.workers = 1;
    limits.queued_requests = 1;
    House house(limits);
    std::string const wait = "GET /gate HTTP/1.1\r\nHost: x\r\n\r\n";
    Client const first(house.address()), second(house.address()), third(house.address());
    first.send(wait);
    while (house.waiting == 0) std::this_thread::sleep_for(1ms);
    second.send(wait);
    // The second may not have been read yet when the third comes, so the third asks until the queue is full.
    int status = 0;
    std::deque<Client> more;
    while (status != 503) {
        auto const& client = more.emplace_back(house.address());
        client.send(simple);
        auto const found = statuses(client.read_answers(1, 100ms));
        status = found.empty() ? 0 : found.front();
    }
    EXPECT_EQ(ask(third, "GET /instant HTTP/1.1\r\nHost: x\r\n\r\n"), 200);
    EXPECT_EQ(ask(third), 503);
    house.gate.open();
    EXPECT_EQ(statuses(first.read_answers(1, patience)), std::vector<int>{200});
    for (int attempt = 0; attempt < 200 && status != 200; ++attempt) {
        std::this_thread::sleep_for(10ms);
        status = ask(third);
    }
    EXPECT_EQ(status, 200);
}

TEST(Limits, HeavyWorkHoldsNoPageUp) {
    http::Limits limits;
    limits.workers = 2;
    limits.queued_heavy = 3;
    House house(limits);
    std::deque<Client> busy;
    auto const enter = [&] { busy.emplace_back(house.address()).send("GET /heavy HTTP/1.1\r\nHost: x\r\n\r\n"); };
    enter();
    while (house.waiting == 0) std::this_thread::sleep_for(1ms);
    for (int i = 0; i < 10; ++i) enter();  // more than both the threads for pages and the queue for heavy work
    EXPECT_EQ(ask(Client(house.address())), 200);
    EXPECT_EQ(house.waiting, 1) << "half the workers, at least one";
    house.gate.open();
    std::map<int, int> ended;
    for (auto const& client : busy) {
        auto const answer = client.read_answers(1, patience);
        auto const found = statuses(answer);
        ++ended[found.empty() ? 0 : found.front()];
        EXPECT_EQ(found == std::vector<int>{503}, answer.find("\r\nRetry-After: ") != std::string::npos);
    }
    EXPECT_EQ(ended, (std::map<int, int>{{200, 4}, {503, 7}}));
}

/// Bytes of answers that the servers of this process hold now.
bool nothing_is_unsent() { return metrics::render().find("\nplein_http_unsent_bytes 0\n") != std::string::npos; }

std::string const large = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST(Limits, WhoTakesNothingOfTheirAnswersDoesNotFillTheMemory) {
    http::Limits limits;
    limits.unsent_bytes = House::large_bytes + 1000;
    House house(limits);
    Client const first(house.address());
    first.send(large);
    while (nothing_is_unsent()) std::this_thread::sleep_for(1ms);
    auto const refused = Client(house.address());
    refused.send(large);
    EXPECT_EQ(statuses(refused.read_all(patience)), std::vector<int>{503});
    EXPECT_EQ(ask(Client(house.address())), 200) << "a small answer still fits";
    EXPECT_GT(first.read_all(patience).size(), House::large_bytes);
    while (!nothing_is_unsent()) std::this_thread::sleep_for(1ms);
    auto const taken = Client(house.address());
    taken.send(large);
    EXPECT_EQ(statuses(taken.read_all(patience)), std::vector<int>{200});
}

TEST(Limits, AnAnswerThatNobodyTakesIsCut) {
    auto limits = hasty();
    limits.stall_time = 1s;
    House house(limits);
    Client const client(house.address());
    client.send(large);
    while (nothing_is_unsent()) std::this_thread::sleep_for(1ms);
    while (!nothing_is_unsent()) std::this_thread::sleep_for(1ms);
    EXPECT_LT(client.read_all(patience).size(), House::large_bytes);
}

TEST(Limits, TwoThousandIdleConnectionsAreHeld) {
    House house;
    std::deque<Client> idle;
    for (int i = 0; i < 2000; ++i) idle.emplace_back(house.address());
    EXPECT_EQ(ask(Client(house.address())), 200);
    for (std::size_t i = 0; i < idle.size(); i += 100) EXPECT_EQ(ask(idle[i]), 200);
    EXPECT_EQ(ask(idle.back()), 200);
}

TEST(Stopping, LetsARequestUnderWayFinish) {
    House house;
    Client const busy(house.address()), idle(house.address());
    EXPECT_EQ(ask(idle), 200);
    busy.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    while (house.waiting == 0) std::this_thread::sleep_for(1ms);
    house.server().stop();
    EXPECT_TRUE(idle.closes_within(patience));
    house.gate.open();
    auto const answer = busy.read_all(patience);
    EXPECT_EQ(statuses(answer), std::vector<int>{200});
    EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
    house.join();
    EXPECT_THROW(Client{house.address()}, std::runtime_error);
}

TEST(Stopping, EveryActThatRanIsAcknowledged) {
    for (int round = 0; round < 5; ++round) {
        http::Limits limits;
        limits.io_threads = 1 + round % 2;
        House house(limits);
        std::atomic<int> acknowledged{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&] {
                try {
                    for (;;) {
                        Client const client(house.address());
                        for (int n = 0; n < 20; ++n) {
                            if (ask(client, act) != 200) break;
                            ++acknowledged;
                        }
                    }
                } catch (std::runtime_error const&) {  // nobody listens any more
                }
            });
        while (acknowledged < 200) std::this_thread::sleep_for(1ms);
        house.server().stop();
        for (auto& client : clients) client.join();
        house.join();
        EXPECT_EQ(acknowledged, house.acts) << "round " << round;
    }
}

TEST(Stopping, CutsWhoDoesNotFinishInTheDrainTime) {
    http::Limits limits;
    limits.drain_time = 1s;
    House house(limits);
    Client const half(house.address());
    half.send("GET / HTTP/1.1\r\nHost");
    EXPECT_EQ(ask(Client(house.address())), 200);
    house.server().stop();
    house.join();
    EXPECT_TRUE(half.closes_within(patience));
}

TEST(Stopping, DoesNotWaitForAHandlerThatNeverEnds) {
    http::Limits limits;
    limits.drain_time = 1s;
    House house(limits);
    Client const stuck(house.address());
    stuck.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    while (house.waiting == 0) std::this_thread::sleep_for(1ms);
    house.server().stop();
    house.join();
    EXPECT_FALSE(house.all_ended);
    EXPECT_EQ(house.waiting, 1);
}

TEST(Stopping, ComesWithSigterm) {
    House house;
    house.server().stop_on_signals();
    EXPECT_EQ(ask(Client(house.address())), 200);
    std::raise(SIGTERM);
    house.join();
    EXPECT_THROW(Client{house.address()}, std::runtime_error);
}

TEST(Listening, RefusesAnAddressThatCannotBe) {
    House house;
    http::RouteTable routes;
    SystemClock clock;
    http::Dispatcher::Parts parts;
    parts.routes = &routes;
    parts.clock = &clock;
    http::Dispatcher const dispatcher(parts);
    for (auto const* listen : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "x.y:80", "127.0.0.1:80x"})
        EXPECT_EQ(http::Server::open(listen, {}, dispatcher).error().code, "http.listen_malformed") << listen;
    EXPECT_EQ(http::Server::open(house.address(), {}, dispatcher).error().code, "http.cannot_listen");
    EXPECT_TRUE(http::Server::open("localhost:0", {}, dispatcher));
    EXPECT_TRUE(http::Server::open("[::1]:0", {}, dispatcher));
}

}  // namespace
}  // namespace plein::tests
