// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <stdexcept>

#include "tests/support/schema.hpp"

namespace plein::jobs {
namespace {

class HandClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return from_micros(micros_); }
    void advance(std::chrono::microseconds by) { micros_ += by.count(); }

private:
    std::atomic<std::int64_t> micros_{1'795'248'000'000'000};
};

Kind kind_of(std::string_view name, std::function<Result<void>(access::Grant const&)> run) {
    Kind kind;
    kind.name = name;
    kind.declared = {"operations.run", "operations", "none"};
    kind.every = std::chrono::minutes{1};
    kind.lease = std::chrono::minutes{5};
    kind.run = std::move(run);
    return kind;
}

struct State {
    std::int64_t runs;
    std::string last_error;
    bool leased;
};

class Jobs : public testing::TestWithParam<db::Engine> {
protected:
    static State state_of(db::Database& database, std::string_view kind) {
        static constexpr db::Statement find{"test.job",
                                            "SELECT runs, last_error, lease_owner FROM job WHERE kind = $1"};
        auto const row = database.read([&](db::Read& read) { return read.first(find, kind); }).value().value();
        return {row.integer(0), row.text(1), !row.is_null(2)};
    }
    HandClock clock_;
};

TEST_P(Jobs, RunAgainAfterTheirIntervalAndNotBefore) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int count = 0;
    std::string subject;
    Runner runner(*database, clock_,
                  {kind_of("one",
                           [&](access::Grant const& grant) -> Result<void> {
                               ++count;
                               subject = grant.subject();
                               clock_.advance(std::chrono::seconds{30});  // how long the run takes
                               return {};
                           })},
                  Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(subject, "job:one");
    EXPECT_EQ(runner.run_due().value(), 0);
    clock_.advance(std::chrono::seconds{59});
    EXPECT_EQ(runner.run_due().value(), 0);
    clock_.advance(std::chrono::seconds{1});
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(count, 2);
    EXPECT_EQ(state_of(*database, "one").runs, 2);
    EXPECT_FALSE(state_of(*database, "one").leased);
}

TEST_P(Jobs, OneThatFailsOrThrowsIsKeptAndTriedAgain) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    Runner runner(
        *database, clock_,
        {kind_of("fails", [](auto const&) -> Result<void> { return fail(ErrorKind::internal, "test.broken"); }),
         kind_of("throws", [](auto const&) -> Result<void> { throw std::runtime_error("broken"); })},
        Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 2);
    EXPECT_EQ(state_of(*database, "fails").last_error, "test.broken");
    EXPECT_EQ(state_of(*database, "throws").last_error, "job.threw");
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(runner.run_due().value(), 2);
}

TEST_P(Jobs, OneWithNothingToDoTakesNoLease) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    bool work = false;
    auto kind = kind_of("asked", [](auto const&) -> Result<void> { return {}; });
    kind.needed = [&](db::Read&) -> Result<bool> { return work; };
    Runner runner(*database, clock_, {kind}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 0);
    EXPECT_EQ(state_of(*database, "asked").runs, 0);
    work = true;
    EXPECT_EQ(runner.run_due().value(), 1);
}

TEST_P(Jobs, AServerThatDiedLosesItsLeaseAndNotItsJob) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int finished = 0;
    Runner second(*database, clock_,
                  {kind_of("one",
                           [&](auto const&) -> Result<void> {
                               ++finished;
                               return {};
                           })},
                  Start::by_hand);
    int inside = -1;
    int after_lease = -1;
    // While the first server's run is under way the second may not; when the lease is over it takes the job, and the
    // end of the first run then changes nothing.
    Runner first(*database, clock_,
                 {kind_of("one",
                          [&](auto const&) -> Result<void> {
                              inside = second.run_due().value();
                              clock_.advance(std::chrono::minutes{5});
                              after_lease = second.run_due().value();
                              return {};
                          })},
                 Start::by_hand);
    EXPECT_EQ(first.run_due().value(), 1);
    EXPECT_EQ(inside, 0);
    EXPECT_EQ(after_lease, 1);
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(state_of(*database, "one").runs, 1);
}

TEST_P(Jobs, TwoServersNeverRunOneAtTheSameTime) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    std::atomic<int> inside{0};
    std::atomic<int> together{0};
    std::atomic<int> runs{0};
    auto const kind = [&] {
        auto made = kind_of("busy", [&](auto const&) -> Result<void> {
            if (++inside > 1) ++together;
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            --inside;
            ++runs;
            return {};
        });
        made.every = std::chrono::microseconds{0};
        return made;
    };
    Runner one(*database, clock_, {kind()}, Start::by_hand);
    Runner two(*database, clock_, {kind()}, Start::by_hand);
    std::atomic<int> counted{0};
    auto const work = [&](Runner& runner) {
        for (int i = 0; i < 50; ++i) {
            auto const ran = runner.run_due();
            if (ran) counted += *ran;
        }
    };
    std::thread first([&] { work(one); });
    std::thread second([&] { work(two); });
    first.join();
    second.join();
    EXPECT_EQ(together, 0);
    EXPECT_GT(runs, 1);
    EXPECT_EQ(state_of(*database, "busy").runs, runs);
}

TEST_P(Jobs, TheThreadRunsWhatIsDueAndStopsWhenTold) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    std::atomic<int> runs{0};
    std::mutex mutex;
    std::condition_variable ran;
    Runner runner(*database, clock_, {kind_of("one", [&](auto const&) -> Result<void> {
        ++runs;
        ran.notify_all();
        return {};
    })});
    std::unique_lock lock(mutex);
    while (runs == 0) ran.wait_for(lock, std::chrono::milliseconds{20});
    runner.stop();
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(state_of(*database, "one").runs, 1);
    clock_.advance(std::chrono::hours{1});
    runner.stop();
    EXPECT_EQ(runs, 1);
}

TEST(JobKinds, TwoWithOneNameAreAMistakeInTheProgram) {
    support::EmptyDatabase const place(db::Engine::sqlite);
    auto const database = place.open();
    HandClock const clock;
    auto const nothing = [](auto const&) -> Result<void> { return {}; };
    EXPECT_THROW(Runner(*database, clock, {kind_of("one", nothing), kind_of("one", nothing)}), std::logic_error);
}

PLEIN_ON_BOTH_ENGINES(Jobs);

}  // namespace
}  // namespace plein::jobs
