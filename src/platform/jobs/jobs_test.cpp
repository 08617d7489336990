// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "platform/metrics/metrics.hpp"
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
    kind.run = [run = std::move(run)](access::Grant const& grant, std::stop_token const&) { return run(grant); };
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
        static constexpr db::Statement find{"test.job", "SELECT runs, last_error, leased_by FROM job WHERE kind = $1"};
        auto const row = database.read([&](db::Read& read) { return read.first(find, kind); }).value().value();
        return {row.integer(0), row.text(1), !row.is_null(2)};
    }
    HandClock clock_;
};

TEST_P(Jobs, RunAgainAfterTheirIntervalAndNotBefore) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int count = 0;
    std::string actor;
    Runner runner(*database, clock_,
                  {kind_of("one",
                           [&](access::Grant const& grant) -> Result<void> {
                               ++count;
                               actor = grant.actor();
                               clock_.advance(std::chrono::seconds{30});  // how long the run takes
                               return {};
                           })},
                  Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(actor, "job:one");
    EXPECT_EQ(runner.run_due().value(), 0);
    clock_.advance(std::chrono::seconds{59});
    EXPECT_EQ(runner.run_due().value(), 0);
    clock_.advance(std::chrono::seconds{1});
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(count, 2);
    EXPECT_EQ(state_of(*database, "one").runs, 2);
    EXPECT_FALSE(state_of(*database, "one").leased);
}

TEST_P(Jobs, AreStampedWithTheirBeginningAndEnd) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto const began = clock_.now();
    static constexpr db::Statement find{"test.stamps", "SELECT last_started, last_ended, lease_until FROM job"};
    auto const row = [&] { return database->read([](db::Read& read) { return read.first(find); }).value().value(); };
    Runner runner(*database, clock_,
                  {kind_of("one",
                           [&](auto const&) -> Result<void> {
                               EXPECT_EQ(row().instant(2), began + std::chrono::minutes{5});
                               clock_.advance(std::chrono::seconds{30});
                               return {};
                           })},
                  Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(row().instant(0), began);
    EXPECT_EQ(row().instant(1), began + std::chrono::seconds{30});
    EXPECT_TRUE(row().is_null(2));
}

TEST_P(Jobs, TheEndOfOneTouchesNoOther) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto const nothing = [](auto const&) -> Result<void> { return {}; };
    auto rare = kind_of("rare", nothing);
    rare.every = std::chrono::hours{1};
    Runner runner(*database, clock_, {kind_of("often", nothing), rare}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 2);
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(state_of(*database, "often").runs, 2);
    EXPECT_EQ(state_of(*database, "rare").runs, 1);
}

TEST_P(Jobs, AreNotRunOnceTheRunnerWasStopped) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    Runner runner(*database, clock_, {kind_of("one", [](auto const&) -> Result<void> { return {}; })}, Start::by_hand);
    runner.stop();
    EXPECT_EQ(runner.run_due().value(), 0);
    EXPECT_EQ(state_of(*database, "one").runs, 0);
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

// Who keeps the house running sees from outside that a job fails, and which.
TEST_P(Jobs, AreCountedAndTheirFailuresToldInTheLog) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto const figure = [](std::string const& name) {
        auto const text = metrics::render();
        auto const at = text.find(name + " ");
        return at == std::string::npos ? 0.0 : std::stod(text.substr(at + name.size() + 1));
    };
    bool broken = false;
    Runner runner(*database, clock_,
                  {kind_of("counted",
                           [&](auto const&) -> Result<void> {
                               if (broken) return fail(ErrorKind::internal, "test.broken");
                               return {};
                           })},
                  Start::by_hand);
    auto const runs = [&] { return figure("plein_job_runs_total{job=\"counted\"}"); };
    auto const failures = [&] { return figure("plein_job_failures_total{job=\"counted\"}"); };
    auto const runs_before = runs();
    auto const failures_before = failures();
    testing::internal::CaptureStderr();
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(testing::internal::GetCapturedStderr().find("job."), std::string::npos);
    EXPECT_EQ(runs(), runs_before + 1);
    EXPECT_EQ(failures(), failures_before);
    broken = true;
    clock_.advance(std::chrono::minutes{1});
    testing::internal::CaptureStderr();
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("error job.failed kind=counted code=test.broken"),
              std::string::npos);
    EXPECT_EQ(runs(), runs_before + 2);
    EXPECT_EQ(failures(), failures_before + 1);
}

TEST_P(Jobs, OneWithNothingToDoTakesNoLease) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    bool work = false;
    auto kind = kind_of("asked", [](auto const&) -> Result<void> { return {}; });
    kind.needed = [&](db::Read&, access::Grant const&) -> Result<bool> { return work; };
    Runner runner(*database, clock_, {kind}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 0);
    EXPECT_EQ(state_of(*database, "asked").runs, 0);
    work = true;
    EXPECT_EQ(runner.run_due().value(), 1);
}

TEST_P(Jobs, AreAskedWhetherTheyAreNeededOnlyWhenTheyAreDueAndFree) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int asked = 0;
    auto kind = kind_of("asked", [](auto const&) -> Result<void> { return {}; });
    kind.needed = [&](db::Read&, access::Grant const&) -> Result<bool> {
        ++asked;
        return true;
    };
    Runner other(*database, clock_, {kind}, Start::by_hand);
    kind.run = [&](access::Grant const&, std::stop_token const&) -> Result<void> {
        EXPECT_EQ(other.run_due().value(), 0);
        EXPECT_EQ(asked, 1) << "asked while another server runs it";
        return {};
    };
    Runner runner(*database, clock_, {kind}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(runner.run_due().value(), 0);
    EXPECT_EQ(asked, 1) << "asked before it is due again";
}

// Between seeing that a job is due and taking its lease, another server may have run it.
TEST_P(Jobs, OneThatAnotherServerJustRanIsNotRunAgain) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto kind = kind_of("one", [](auto const&) -> Result<void> { return {}; });
    Runner other(*database, clock_, {kind}, Start::by_hand);
    kind.needed = [&](db::Read&, access::Grant const&) -> Result<bool> {
        std::thread([&] { EXPECT_EQ(other.run_due().value(), 1); }).join();
        return true;
    };
    Runner runner(*database, clock_, {kind}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 0);
    EXPECT_EQ(state_of(*database, "one").runs, 1);
}

TEST_P(Jobs, TheThreadSaysWhyItIsStuckAndGoesOn) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto kind = kind_of("one", [](auto const&) -> Result<void> { return {}; });
    std::atomic<int> asked{0};
    kind.needed = [&](db::Read&, access::Grant const&) -> Result<bool> {
        if (++asked > 1) throw std::runtime_error("asked again");
        return fail(ErrorKind::unavailable, "test.broken");
    };
    testing::internal::CaptureStderr();
    {
        Runner const runner(*database, clock_, {kind});
        while (asked < 2) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    auto const log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("error job.stuck code=test.broken"), std::string::npos) << log;
    EXPECT_NE(log.find("error job.stuck code=job.threw detail=\"asked again\""), std::string::npos) << log;
    EXPECT_EQ(state_of(*database, "one").runs, 0);
}

// A quiet house writes nothing: the rows are made when a server starts, not at every look.
TEST_P(Jobs, AreIntroducedOnce) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    static constexpr db::Statement remove{"test.remove", "DELETE FROM job"};
    Runner runner(*database, clock_, {kind_of("one", [](auto const&) -> Result<void> { return {}; })}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    ASSERT_TRUE(database->write("test", [](db::Write& write) { return write.execute(remove); }));
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(runner.run_due().value(), 0);
}

TEST_P(Jobs, TheThreadEndsWithItsRunner) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    std::atomic<bool> ended{false};
    {
        std::atomic<bool> begun{false};
        Runner const runner(*database, clock_, {kind_of("one", [&](auto const&) -> Result<void> {
            begun = true;
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
            ended = true;
            return {};
        })});
        while (!begun) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    EXPECT_TRUE(ended) << "the run under way was left";
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
    testing::internal::CaptureStderr();
    EXPECT_EQ(first.run_due().value(), 1);
    auto const log = testing::internal::GetCapturedStderr();
    auto const lost = log.find("warning job.lease_lost kind=one");
    EXPECT_NE(lost, std::string::npos);
    EXPECT_EQ(log.find("job.lease_lost", lost + 12), std::string::npos) << "the second server kept its lease";
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

// A server that ran with a clock years ahead, or one that was set back: nothing may stand still until that day comes.
TEST_P(Jobs, AClockThatWasAheadHoldsNothingUp) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto const nothing = [](auto const&) -> Result<void> { return {}; };
    auto const years = std::chrono::hours{24 * 365 * 4};
    clock_.advance(years);
    Runner ahead(*database, clock_, {kind_of("due", nothing), kind_of("leased", nothing)}, Start::by_hand);
    EXPECT_EQ(ahead.run_due().value(), 2);
    static constexpr db::Statement lease{
        "test.lease", "UPDATE job SET lease_until = due_at, leased_by = 'who died', due_at = 0 WHERE kind = 'leased'"};
    ASSERT_TRUE(database->write("test", [](db::Write& write) { return write.execute(lease); }));
    clock_.advance(-years);
    Runner runner(*database, clock_, {kind_of("due", nothing), kind_of("leased", nothing)}, Start::by_hand);
    testing::internal::CaptureStderr();
    EXPECT_EQ(runner.run_due().value(), 2);
    auto const log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("warning job.clock_set_back kind=due"), std::string::npos) << log;
    EXPECT_NE(log.find("warning job.clock_set_back kind=leased"), std::string::npos) << log;
    EXPECT_EQ(runner.run_due().value(), 0);
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(runner.run_due().value(), 2);
}

// The clocks of two servers are never quite the same.
TEST_P(Jobs, AnotherServersClockMayBeSomewhatAhead) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int inside = -1;
    Runner other(*database, clock_, {kind_of("one", [](auto const&) -> Result<void> { return {}; })}, Start::by_hand);
    Runner ahead(*database, clock_,
                 {kind_of("one",
                          [&](auto const&) -> Result<void> {
                              clock_.advance(-std::chrono::seconds{30});
                              inside = other.run_due().value();
                              clock_.advance(std::chrono::seconds{30});
                              return {};
                          })},
                 Start::by_hand);
    EXPECT_EQ(ahead.run_due().value(), 1);
    EXPECT_EQ(inside, 0) << "two servers ran one job";
    clock_.advance(-std::chrono::seconds{30});
    EXPECT_EQ(other.run_due().value(), 0);
}

TEST_P(Jobs, ALongRunKeepsItsLease) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    static constexpr db::Statement find{"test.lease_until", "SELECT lease_until FROM job"};
    auto const lease_until = [&] {
        return database->read([](db::Read& read) { return read.first(find); }).value().value().instant(0);
    };
    auto const short_lease = [](Kind kind) {
        kind.lease = std::chrono::milliseconds{30};
        return kind;
    };
    Runner second(*database, clock_, {short_lease(kind_of("one", [](auto const&) -> Result<void> { return {}; }))},
                  Start::by_hand);
    int taken = -1;
    bool renewed = false;
    Runner first(
        *database, clock_,
        {short_lease(kind_of("one",
                             [&](auto const&) -> Result<void> {
                                 clock_.advance(std::chrono::milliseconds{29});
                                 for (int i = 0; i < 10'000 && !renewed; ++i) {
                                     std::this_thread::sleep_for(std::chrono::milliseconds{1});
                                     renewed = lease_until() > clock_.now() + std::chrono::milliseconds{1};
                                 }
                                 clock_.advance(std::chrono::milliseconds{2});  // past the lease as first taken
                                 taken = second.run_due().value();
                                 return {};
                             }))},
        Start::by_hand);
    EXPECT_EQ(first.run_due().value(), 1);
    EXPECT_TRUE(renewed);
    EXPECT_EQ(taken, 0);
    EXPECT_EQ(state_of(*database, "one").last_error, "");
}

TEST_P(Jobs, ARunWhoseLeaseWasTakenIsAskedToStop) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    static constexpr db::Statement steal{"test.steal", "UPDATE job SET leased_by = 'another'"};
    auto kind = kind_of("one", {});
    kind.lease = std::chrono::milliseconds{30};
    bool asked = false;
    kind.run = [&](access::Grant const&, std::stop_token const& stopping) -> Result<void> {
        TRY(database->write("test", [](db::Write& write) { return write.execute(steal); }));
        for (int i = 0; i < 10'000 && !asked; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            asked = stopping.stop_requested();
        }
        return {};
    };
    Runner runner(*database, clock_, {kind}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_TRUE(asked);
}

TEST_P(Jobs, ALongRunIsAskedToStopWithItsServer) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    std::atomic<bool> begun{false};
    auto kind = kind_of("one", {});
    kind.run = [&](access::Grant const&, std::stop_token const& stopping) -> Result<void> {
        begun = true;
        while (!stopping.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        return {};
    };
    Runner runner(*database, clock_, {kind});
    while (!begun) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    runner.stop();  // would never return if the run heard nothing
    EXPECT_EQ(state_of(*database, "one").runs, 1);
}

TEST_P(Jobs, OneThatStandsApartWaitsForNoOther) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    std::atomic<int> sealed{0};
    std::atomic<bool> purged{false};
    auto purge = kind_of("purge", {});
    purge.run = [&](access::Grant const&, std::stop_token const& stopping) -> Result<void> {
        while (sealed < 2 && !stopping.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        purged = true;
        return {};
    };
    auto seal = kind_of("seal", [&](auto const&) -> Result<void> {
        ++sealed;
        return {};
    });
    seal.every = std::chrono::microseconds{0};
    seal.apart = true;
    Runner runner(*database, clock_, {purge, seal});
    while (!purged) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    runner.stop();
    EXPECT_GE(sealed, 2);
}

TEST_P(Jobs, OneAloneIsRunNowAlsoAfterTheStop) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    int others = 0;
    bool work = true;
    auto seal = kind_of("seal", [](auto const&) -> Result<void> { return {}; });
    seal.needed = [&](db::Read&, access::Grant const&) -> Result<bool> { return work; };
    auto const other = kind_of("other", [&](auto const&) -> Result<void> {
        ++others;
        return {};
    });
    Runner runner(*database, clock_, {other, seal}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 2);
    runner.stop();
    EXPECT_TRUE(runner.run_now("seal").value()) << "it is not due, and runs";
    EXPECT_EQ(state_of(*database, "seal").runs, 2);
    EXPECT_EQ(others, 1);
    work = false;
    EXPECT_FALSE(runner.run_now("seal").value());
    EXPECT_THROW((void)runner.run_now("unknown"), std::logic_error);
}

// After a kill in the middle of a run, the next server on the same SQLite file waits for no lease.
TEST_P(Jobs, LeasesOfTheDeadAreFreed) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"jobs"});
    auto const grant = access::for_command("serve", {"operations.run", "operations", "none"}, clock_.now());
    static constexpr db::Statement leave{
        "test.leave",
        "INSERT INTO job (kind, due_at, lease_until, leased_by, last_error, runs) VALUES "
        "('one', 0, $1, 'who died', '', 0)"};
    auto const later = Instant{clock_.now() + std::chrono::minutes{1}};
    ASSERT_TRUE(database->write("test", [&](db::Write& write) { return write.execute(leave, later); }));
    Runner runner(*database, clock_, {kind_of("one", [](auto const&) -> Result<void> { return {}; })}, Start::by_hand);
    EXPECT_EQ(runner.run_due().value(), 0);
    auto const other = access::for_command("user list", {"account.manage", "accounts", "account.listed"}, clock_.now());
    EXPECT_EQ(free_leases(*database, other).error().code, "page.absent");
    EXPECT_EQ(free_leases(*database, grant).value(), 1);
    EXPECT_EQ(runner.run_due().value(), 1);
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
