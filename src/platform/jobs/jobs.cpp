// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include <exception>
#include <set>
#include <stdexcept>

#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::jobs {
namespace {

// How often a server looks for work; also the longest that a line of the logbook waits for its seal.
constexpr std::chrono::milliseconds tick{500};

constexpr db::Statement insert_job{
    "job.insert",
    "INSERT INTO job (kind, due_at, last_error, runs) VALUES ($1, $2, '', 0) ON CONFLICT (kind) DO NOTHING"};
constexpr db::Statement find_due{
    "job.find_due", "SELECT kind FROM job WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)"};
constexpr db::Statement take_lease{"job.take_lease",
                                   "UPDATE job SET lease_until = $1, lease_owner = $2, last_started = $3 "
                                   "WHERE kind = $4 AND due_at <= $3 AND (lease_until IS NULL OR lease_until <= $3)"};
constexpr db::Statement end_lease{
    "job.end_lease",
    "UPDATE job SET lease_until = NULL, lease_owner = NULL, last_ended = $1, due_at = $2, last_error = $3, "
    "runs = runs + 1 WHERE kind = $4 AND lease_owner = $5"};

Result<void> run_guarded(Kind const& kind, access::Grant const& grant) {
    try {
        return kind.run(grant);
    } catch (std::exception const& thrown) {
        return fail(ErrorKind::internal, "job.threw", thrown.what());
    }
}

}  // namespace

Runner::Runner(db::Database& database, Clock const& clock, std::vector<Kind> kinds, Start start)
    : database_(database), clock_(clock), kinds_(std::move(kinds)), owner_(to_text(new_uuid(clock.now()))) {
    std::set<std::string_view> names;
    for (auto const& kind : kinds_) {
        if (!names.insert(kind.name).second) throw std::logic_error("two jobs are called " + std::string(kind.name));
    }
    if (start == Start::thread) thread_ = std::thread([this] { loop(); });
}

Runner::~Runner() { stop(); }

void Runner::stop() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Runner::is_stopping() {
    std::lock_guard const lock(mutex_);
    return stopping_;
}

Result<void> Runner::introduce() {
    if (introduced_) return {};
    auto const now = clock_.now();
    auto const insert_all = [&](db::Write& write) -> Result<void> {
        for (auto const& kind : kinds_) TRY(write.execute(insert_job, kind.name, now));
        return {};
    };
    TRY(database_.write("job.introduce", insert_all));
    introduced_ = true;
    return {};
}

// One statement takes the lease or does not, so two servers never both have it.
Result<bool> Runner::claim(Kind const& kind) {
    auto const now = clock_.now();
    auto const touched = TRY(database_.write("job.claim", [&](db::Write& write) -> Result<std::int64_t> {
        return write.execute(take_lease, Instant{now + kind.lease}, owner_, now, kind.name);
    }));
    return touched == 1;
}

Result<void> Runner::run_one(Kind const& kind) {
    auto const ran = run_guarded(kind, access::for_job(kind.name, kind.declared, clock_.now()));
    metrics::counter("plein_job_runs_total", "Runs of background jobs", {{"job", std::string(kind.name)}}).add();
    if (!ran) {
        metrics::counter("plein_job_failures_total", "Runs that failed", {{"job", std::string(kind.name)}}).add();
        log::error("job.failed kind={} code={} detail=\"{}\"", kind.name, ran.error().code, ran.error().detail);
    }
    auto const now = clock_.now();
    auto const kept = TRY(database_.write("job.end", [&](db::Write& write) -> Result<std::int64_t> {
        return write.execute(end_lease, now, Instant{now + kind.every}, ran ? std::string{} : ran.error().code,
                             kind.name, owner_);
    }));
    if (kept == 0) log::warn("job.lease_lost kind={}", kind.name);
    return {};
}

Result<int> Runner::run_due() {
    std::lock_guard const one_pass(running_);
    TRY(introduce());
    auto const find = [&](db::Read& read) -> Result<std::set<std::string>> {
        std::set<std::string> kinds;
        for (auto const& row : TRY(read.query(find_due, clock_.now()))) kinds.insert(row.text(0));
        for (auto const& kind : kinds_) {
            if (!kind.needed || kinds.count(std::string(kind.name)) == 0) continue;
            if (!TRY(kind.needed(read))) kinds.erase(std::string(kind.name));
        }
        return kinds;
    };
    auto const due = TRY(database_.read(find));
    int ran = 0;
    for (auto const& kind : kinds_) {
        if (due.count(std::string(kind.name)) == 0 || is_stopping()) continue;
        if (!TRY(claim(kind))) continue;
        TRY(run_one(kind));
        ++ran;
    }
    return ran;
}

void Runner::loop() {
    while (!is_stopping()) {
        try {
            if (auto const ran = run_due(); !ran)
                log::error("job.stuck code={} detail=\"{}\"", ran.error().code, ran.error().detail);
        } catch (std::exception const& thrown) {
            log::error("job.stuck code=job.threw detail=\"{}\"", thrown.what());
        }
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, tick, [this] { return stopping_; });
    }
}

}  // namespace plein::jobs
