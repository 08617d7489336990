// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// PostgreSQL processes are killed while db::Database writes, which makes the whole server recover from its log. What
// was acknowledged must be there, whole, and writing goes on by itself.

#include <gtest/gtest.h>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "platform/db/db.hpp"
#include "tests/support/both_engines.hpp"
#include "tests/support/postgres.hpp"

namespace plein::crash {
namespace {

constexpr db::Statement create_half{
    "half.create", "CREATE TABLE half (act BIGINT NOT NULL, side BIGINT NOT NULL, PRIMARY KEY (act, side))"};
constexpr db::Statement insert_half{"half.insert", "INSERT INTO half (act, side) VALUES ($1, $2)"};
constexpr db::Statement count_sides{"half.count", "SELECT act, count(*) FROM half GROUP BY act"};
constexpr db::Statement list_processes{"test.list_processes",
                                       "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                                       "AND pid <> pg_backend_pid() AND application_name = 'plein'"};
constexpr int kills = 8;

/// The server processes that serve `options`, without our own; none while the server recovers.
std::vector<std::int64_t> processes_of(db::Options const& options) {
    std::vector<std::int64_t> processes;
    auto const database = db::Database::open(options);
    if (!database) return processes;
    auto const rows = (*database)->read([](db::Read& read) { return read.query(list_processes); });
    if (!rows) return processes;
    for (auto const& row : *rows) processes.push_back(row.integer(0));
    return processes;
}

TEST(KillPostgresql, LosesNoAcknowledgedAct) {
    PLEIN_EMPTY_DATABASE(place, db::Engine::postgresql);
    if (support::postgres_process() == 0) GTEST_SKIP() << "a server that others use is not killed";
    auto const database = place.open();
    ASSERT_TRUE(database->write("test.create", [](db::Write& write) { return write.execute(create_half); }));

    std::atomic<bool> done = false;
    std::set<std::int64_t> acknowledged;
    int refused = 0;
    std::thread writer([&] {
        for (std::int64_t act = 1; !done; ++act) {
            auto const written = database->write("half.pair", [&](db::Write& write) -> Result<void> {
                TRY(write.execute(insert_half, act, 1));
                TRY(write.execute(insert_half, act, 2));
                return {};
            });
            if (written) {
                acknowledged.insert(act);
            } else {
                EXPECT_EQ(written.error().kind, ErrorKind::unavailable) << written.error().detail;
                ++refused;
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        }
    });

    std::mt19937 chance{std::random_device{}()};
    auto const patience = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    int killed = 0;
    while (killed < kills && std::chrono::steady_clock::now() < patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(20, 150)(chance)));
        for (auto const process : processes_of(place.options())) {
            if (::kill(static_cast<pid_t>(process), SIGKILL) == 0) ++killed;
            break;
        }
    }
    done = true;
    writer.join();
    EXPECT_EQ(killed, kills);

    auto rows = database->read([](db::Read& read) { return read.query(count_sides); });
    while (!rows && std::chrono::steady_clock::now() < patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        rows = database->read([](db::Read& read) { return read.query(count_sides); });
    }
    ASSERT_TRUE(rows) << rows.error().detail;
    std::map<std::int64_t, std::int64_t> stored;
    for (auto const& row : *rows) stored.emplace(row.integer(0), row.integer(1));
    for (auto const& [act, sides] : stored) EXPECT_EQ(sides, 2) << "half an act: " << act;
    for (auto const act : acknowledged) EXPECT_TRUE(stored.contains(act)) << "acknowledged and lost: " << act;
    EXPECT_FALSE(acknowledged.empty());
    std::cout << killed << " kills, " << acknowledged.size() << " acknowledged acts, " << refused << " refused\n";
}

}  // namespace
}  // namespace plein::crash
