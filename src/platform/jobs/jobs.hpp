// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
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
    /// How long after the death of its server a job stands still. A run that works longer keeps its lease: it is
    /// renewed at every third of it.
    std::chrono::microseconds lease;
    /// Asked to stop where the server stops or where another server took the lease: a long run then returns between
    /// two Writes, and is run again later.
    std::function<Result<void>(access::Grant const&, std::stop_token const&)> run;
    /// Whether there is anything to do, asked before a lease is taken so that a quiet house writes nothing; empty:
    /// always.
    std::function<Result<bool>(db::Read&, access::Grant const&)> needed = {};
    /// Whether a Runner has a thread for this kind alone, so that no long run of another kind holds it up.
    bool apart = false;
};

/// Frees every lease; the number freed. For a server that opens a database which no other server can have (SQLite):
/// whoever held a lease is dead, and its jobs wait for nothing.
Result<std::int64_t> free_leases(db::Database& database, access::Grant const& grant);

/// Whether a Runner has a thread of its own.
enum class Start {
    thread,   ///< runs what is due until stop()
    by_hand,  ///< only run_due() runs anything
};

/// Runs all kinds until stopped: one after another on one thread, and each that stands apart on its own. One per
/// server. A job that fails or throws is logged, kept as the row's last_error and run again after `every`. A job whose
/// server dies is run by another server when the lease is over, so a job must bear being run again. A clock that was
/// ahead and was set back is no reason to wait: what is due or leased further away than any right clock would write is
/// taken as due and free, and the log says so. The clocks of several servers may differ by a minute.
class Runner {
public:
    /// Throws std::logic_error where two kinds have one name.
    Runner(db::Database& database, Clock const& clock, std::vector<Kind> kinds, Start start = Start::thread);
    /// As stop().
    ~Runner();
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    /// Asks the runs under way to stop, waits until they have and returns; safe to repeat.
    void stop();

    /// Runs every kind that is due now, once, on the caller's thread; for tests and `plein` commands. The number that
    /// ran.
    [[nodiscard]] Result<int> run_due();

    /// Runs one kind on the caller's thread, due or not, also after stop(); false where there is nothing to do or where
    /// another server runs it. Throws std::logic_error where there is no such kind.
    [[nodiscard]] Result<bool> run_now(std::string_view name);

private:
    /// Kinds that share a thread.
    struct Lane {
        std::vector<Kind const*> kinds;
        std::mutex running;  // one pass at a time: run_due may be called beside the thread
        std::thread thread;
    };
    enum class When { due, now };
    void loop(Lane& lane);
    Result<void> introduce();
    Result<int> run_due(Lane& lane);
    Result<std::vector<Kind const*>> find_due(Lane const& lane);
    Result<bool> claim(Kind const& kind, When when);
    Result<void> run_one(Kind const& kind, std::stop_token const& stopping);
    Result<std::int64_t> renew(Kind const& kind);
    void keep_lease(Kind const& kind, std::stop_token const& ended, std::stop_source& run);

    db::Database& database_;
    Clock const& clock_;
    std::vector<Kind> kinds_;
    std::string owner_;
    std::mutex introducing_;
    bool introduced_ = false;
    std::stop_source stopping_;
    std::vector<std::unique_ptr<Lane>> lanes_;
};

}  // namespace plein::jobs
