// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

/// Background acts: rows with leases, so that any number of servers share them and a server that dies loses nothing.
namespace plein::jobs {

/// One kind of job that repeats, declared like a route.
struct Kind {
    std::string_view name;  ///< `logbook.seal`
    access::Declaration declared;
    std::chrono::microseconds every;  ///< from the end of one run to the start of the next
    std::chrono::microseconds lease;  ///< how long a run may take before another server takes it over
    std::function<Result<void>(access::Grant const&)> run;
    /// Whether there is anything to do, asked before a lease is taken so that a quiet house writes nothing; empty:
    /// always.
    std::function<Result<bool>(db::Read&)> needed = {};
};

/// Whether a Runner has a thread of its own.
enum class Start {
    thread,   ///< runs what is due until stop()
    by_hand,  ///< only run_due() runs anything
};

/// Runs all kinds until stopped, on one thread. One per server.
/// A job that fails or throws is logged, kept as the row's last_error and run again after `every`. A job whose server
/// dies is run by another server when the lease is over, so a job must bear being run again.
class Runner {
public:
    /// Throws std::logic_error where two kinds have one name.
    Runner(db::Database& database, Clock const& clock, std::vector<Kind> kinds, Start start = Start::thread);
    /// As stop().
    ~Runner();
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    /// Lets the run under way end and returns; safe to repeat.
    void stop();

    /// Runs every kind that is due now, once, on the caller's thread; for tests and `plein` commands. The number that
    /// ran.
    [[nodiscard]] Result<int> run_due();

private:
    void loop();
    Result<void> introduce();
    Result<bool> claim(Kind const& kind);
    Result<void> run_one(Kind const& kind);
    [[nodiscard]] bool is_stopping();

    db::Database& database_;
    Clock const& clock_;
    std::vector<Kind> kinds_;
    std::string owner_;
    bool introduced_ = false;
    std::mutex running_;  // one pass at a time: run_due may be called beside the thread
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace plein::jobs
