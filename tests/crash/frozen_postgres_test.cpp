// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The real server before a PostgreSQL that stops answering without closing anything, as a machine that hangs. Pages
// that need no database go on, the others say what is wrong, and the server can be stopped. What is meant is printed as
// measured; the bounds are far above it, since the machine may be busy with much else.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "tests/crash/program.hpp"
#include "tests/http/client.hpp"
#include "tests/support/both_engines.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/postgres.hpp"

namespace plein::crash {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds patience{60s};  // of a start
constexpr milliseconds bound{20s};     // of an answer and of the way back

milliseconds since(Clock::time_point begun) { return std::chrono::duration_cast<milliseconds>(Clock::now() - begun); }

struct Answer {
    int status = 0;  ///< 0 where none came
    std::string text = {};
    milliseconds took{};
};

Answer send(std::string const& address, std::string const& request) {
    auto const begun = Clock::now();
    tests::Client const client{address};
    if (!client.send(request)) return {};
    auto text = client.read_answers(1, bound * 2);
    auto const found = tests::statuses(text);
    return {found.empty() ? 0 : found.front(), std::move(text), since(begun)};
}

Answer get(std::string const& address, std::string_view path) {
    return send(address, fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nAccept-Language: nl\r\n\r\n",
                                     path, address));
}

/// Follows a question with a code that no question has: a page that needs the database.
Answer follow(std::string const& address) {
    std::string const body = "code=AAAA-AAAA-AAAA";
    return send(address,
                fmt::format("POST /vraag HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nAccept-Language: nl\r\n"
                            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\n\r\n{2}",
                            address, body.size(), body));
}

class FrozenPostgresServer : public testing::Test {
protected:
    void SetUp() override {
        PLEIN_EMPTY_DATABASE(place, db::Engine::postgresql);
        if (support::postgres_process() == 0) GTEST_SKIP() << "a server that others use is not stopped";
        std::ofstream(place_.path("plein.toml"))
            << fmt::format("database = \"{}\"\nhome = \"{}\"\n", place.options().location, place_.path());
        Program demonstration{words({"demo", "--no-serve", "--residents", "0"}), place_.path("log")};
        int status = 0;
        auto const said = demonstration.finish(status);
        ASSERT_EQ(status, 0) << said;
        server_.emplace(words({"serve", "--listen", "127.0.0.1:0"}), place_.path("log"));
        address_ = server_->address(patience);
        ASSERT_FALSE(address_.empty()) << "the server did not start";
    }

    [[nodiscard]] std::vector<std::string> words(std::vector<std::string> of) const {
        of.insert(of.end(), {"--config", place_.path("plein.toml")});
        return of;
    }

    support::Folder place_;
    std::optional<Program> server_;
    std::string address_;
};

TEST_F(FrozenPostgresServer, SaysSoAndComesBack) {
    auto const healthy = follow(address_).status;
    ASSERT_NE(healthy, 503);
    std::this_thread::sleep_for(2500ms);  // so that the pages in memory look again whether something changed
    support::FrozenPostgres frozen;
    std::mutex mutex;
    std::array<milliseconds, 3> longest{};
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 21; ++i) {
        threads.emplace_back([&, i] {
            auto const answer = i % 3 == 0   ? follow(address_)
                                : i % 3 == 1 ? get(address_, "/")
                                             : get(address_, "/zoeken?q=schulden");
            std::lock_guard const lock(mutex);
            longest[i % 3] = std::max(longest[i % 3], answer.took);
            EXPECT_EQ(answer.status, i % 3 == 0 ? 503 : 200) << answer.text.substr(0, 500);
            EXPECT_LT(answer.took, bound);
            EXPECT_NE(answer.text.find(" lang=\"nl\""), std::string::npos);
        });
    }
    for (auto& thread : threads) thread.join();
    auto const health = get(address_, "/gezondheid");
    EXPECT_EQ(health.status, 200);

    frozen.thaw();
    auto const thawed = Clock::now();
    while (follow(address_).status != healthy && since(thawed) < bound) std::this_thread::sleep_for(20ms);
    auto const back = since(thawed);
    EXPECT_LT(back, bound);
    std::cout << "FIGURE frozen database: 21 pages at once, the slowest 503 " << longest[0].count() << " ms, home "
              << longest[1].count() << " ms, search " << longest[2].count() << " ms; health " << health.took.count()
              << " ms; back after " << back.count() << " ms\n";
}

TEST_F(FrozenPostgresServer, EndsWhenToldTo) {
    ASSERT_NE(follow(address_).status, 503);
    support::FrozenPostgres const frozen;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            try {
                static_cast<void>(follow(address_));
            } catch (std::runtime_error const&) {  // nobody listens any more
            }
        });
    }
    std::this_thread::sleep_for(200ms);
    auto const told = Clock::now();
    server_->terminate();
    int status = 0;
    static_cast<void>(server_->finish(status));
    auto const took = since(told);
    for (auto& thread : threads) thread.join();
    EXPECT_LT(took, 30s);
    std::cout << "FIGURE frozen database: ended " << took.count() << " ms after SIGTERM\n";
}

}  // namespace
}  // namespace plein::crash
