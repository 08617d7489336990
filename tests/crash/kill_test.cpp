// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// A process that writes through db::Database is killed at random moments, also while it opens, recovers or checkpoints.
// What it acknowledged must be there, whole. kills.hpp says how often and how to repeat a run.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <csignal>
#include <iostream>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "platform/db/db.hpp"
#include "tests/crash/kills.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::crash {
namespace {

constexpr db::Statement insert_half{"half.insert", "INSERT INTO half (act, side, words) VALUES ($1, $2, $3)"};
constexpr db::Statement find_last{"half.find_last", "SELECT coalesce(max(act), 0) FROM half"};
constexpr db::Statement count_sides{"half.count",
                                    "SELECT act, count(*) FROM half WHERE act > $1 GROUP BY act ORDER BY act"};
constexpr db::Statement check_integrity{"half.check", "PRAGMA integrity_check"};
std::vector<db::Migration> const schema{
    {"half", 1, "create",
     "CREATE TABLE half (act BIGINT NOT NULL, side BIGINT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (act, side));"}};

constexpr int kills_per_file = 50;  // keeps the file, and with it each check, small

/// The child's whole life: act after act, each two rows in one transaction, and a word to the parent once it is
/// committed.
[[noreturn]] void write_until_killed(db::Options const& options, int acknowledge) {
    auto const database = db::Database::open(options);
    if (!database || !(*database)->migrate(schema, from_micros(0))) ::_exit(2);
    auto const last = (*database)->read([](db::Read& read) { return read.first(find_last); });
    if (!last) ::_exit(3);
    std::string const words(12'000, 'x');  // some pages per act, so that a checkpoint is due every hundred acts or so
    for (auto act = (*last)->integer(0) + 1;; ++act) {
        auto const done = (*database)->write("half.pair", [&](db::Write& write) -> Result<void> {
            TRY(write.execute(insert_half, act, 1, words));
            TRY(write.execute(insert_half, act, 2, words));
            return {};
        });
        if (!done || ::write(acknowledge, &act, sizeof act) != sizeof act) ::_exit(4);
    }
}

/// From when a life counts.
enum class Since { start, first_act };

/// Starts the child, kills it after `life`, and returns the acts that it acknowledged.
std::vector<std::int64_t> run_and_kill(db::Options const& options, Since since, std::chrono::microseconds life) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    auto const child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_until_killed(options, ends[1]);
    }
    ::close(ends[1]);
    std::vector<std::int64_t> acts;
    std::int64_t act = 0;
    // Until the child is dead nothing else is read: the pipe holds 8,000 words, far more than any life writes.
    if (since == Since::first_act && ::read(ends[0], &act, sizeof act) == sizeof act) acts.push_back(act);
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child stopped by itself with " << WEXITSTATUS(status);
    while (::read(ends[0], &act, sizeof act) == sizeof act) acts.push_back(act);
    ::close(ends[0]);
    return acts;
}

/// Compares what is stored with what was acknowledged in the last life.
void check(db::Options const& options, std::vector<std::int64_t> const& acknowledged) {
    auto const database = db::Database::open(options);
    ASSERT_TRUE(database) << database.error().detail;
    ASSERT_TRUE((*database)->migrate(schema, from_micros(0)));
    auto const integrity = (*database)->read([](db::Read& read) { return read.first(check_integrity); });
    EXPECT_EQ(integrity.value()->text(0), "ok");
    auto const rows = (*database)->read([](db::Read& read) { return read.query(count_sides, 0); });
    std::set<std::int64_t> stored;
    for (auto const& row : *rows) {
        EXPECT_EQ(row.integer(1), 2) << "half an act: " << row.integer(0);
        stored.insert(row.integer(0));
    }
    for (auto const act : acknowledged) EXPECT_TRUE(stored.contains(act)) << "acknowledged and lost: " << act;
}

TEST(Kill, LosesNoAcknowledgedAct) {
    auto const kills = writer_kills();
    auto const begin = seed();
    RecordProperty("seed", std::to_string(begin));
    std::mt19937_64 chance(begin);
    std::uniform_int_distribution<std::int64_t> life(500, 150'000);

    std::size_t acknowledged = 0;
    std::optional<support::EmptyDatabase> place;
    for (std::int64_t kill = 0; kill < kills && !testing::Test::HasFailure(); ++kill) {
        if (kill % kills_per_file == 0) place.emplace(db::Engine::sqlite);
        SCOPED_TRACE("kill " + std::to_string(kill) + " of seed " + std::to_string(begin));
        auto const since = kill % 2 == 0 ? Since::first_act : Since::start;
        auto const acts = run_and_kill(place->options(), since, std::chrono::microseconds(life(chance)));
        acknowledged += acts.size();
        check(place->options(), acts);
    }
    RecordProperty("kills", std::to_string(kills));
    RecordProperty("acknowledged", std::to_string(acknowledged));
    std::cout << "FIGURE writer: " << kills << " kills, " << acknowledged << " acknowledged acts, seed " << begin
              << '\n';
    EXPECT_GT(acknowledged, 0U);
}

}  // namespace
}  // namespace plein::crash
