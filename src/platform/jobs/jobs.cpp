// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/jobs/jobs.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <optional>
#include <set>
#include <stdexcept>

#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::jobs {
namespace {

// How often a thread looks for work: a job starts at most this long after it is due, if its thread is free.
constexpr std::chrono::milliseconds tick{500};

// By how much the clocks of two servers may differ. What lies further ahead was written by a clock that is wrong.
constexpr std::chrono::minutes skew{1};

constexpr db::Statement insert_job{
    "job.insert",
    "INSERT INTO job (kind, due_at, last_error, runs) VALUES ($1, $2, '', 0) ON CONFLICT (kind) DO NOTHING"};
constexpr db::Statement find_jobs{"job.find", "SELECT kind, due_at, lease_until FROM job"};
constexpr db::Statement take_lease{"job.take_lease",
                                   "UPDATE job SET lease_until = $1, leased_by = $2, last_started = $3 "
                                   "WHERE kind = $4 AND (due_at <= $5 OR due_at > $6) "
                                   "AND (lease_until IS NULL OR lease_until <= $3 OR lease_until > $7)"};
constexpr db::Statement renew_lease{"job.renew_lease",
                                    "UPDATE job SET lease_until = $1 WHERE kind = $2 AND leased_by = $3"};
constexpr db::Statement end_lease{
    "job.end_lease",
    "UPDATE job SET lease_until = NULL, leased_by = NULL, last_ended = $1, due_at = $2, last_error = $3, "
    "runs = runs + 1 WHERE kind = $4 AND leased_by = $5"};
constexpr db::Statement free_all{"job.free_leases",
                                 "UPDATE job SET lease_until = NULL, leased_by = NULL WHERE lease_until IS NOT NULL"};

/// The furthest instants that a server with a right clock may have written.
Instant furthest_due(Kind const& kind, Instant now) { return now + kind.every + skew; }
Instant furthest_lease(Kind const& kind, Instant now) { return now + kind.lease + skew; }

/// What the row of a job says.
struct Stand {
    Instant due_at;
    std::optional<Instant> lease_until;
    bool due_too_far = false;
    bool lease_too_far = false;
};

Stand stand_of(Kind const& kind, db::Row const& row, Instant now) {
    Stand stand{row.instant(1), row.instant_or_null(2)};
    stand.due_too_far = stand.due_at > furthest_due(kind, now);
    stand.lease_too_far = stand.lease_until && *stand.lease_until > furthest_lease(kind, now);
    return stand;
}

bool may_run(Stand const& stand, Instant now) {
    bool const is_due = stand.due_at <= now || stand.due_too_far;
    bool const is_free = !stand.lease_until || *stand.lease_until <= now || stand.lease_too_far;
    return is_due && is_free;
}

void tell_wrong_clock(Kind const& kind, Stand const& stand, Instant now) {
    if (!stand.due_too_far && !stand.lease_too_far) return;
    log::warn("job.clock_set_back kind={} now={} due_at={} lease_until={}", kind.name, to_micros(now),
              to_micros(stand.due_at), stand.lease_until ? to_micros(*stand.lease_until) : 0);
}

Result<void> run_guarded(Kind const& kind, access::Grant const& grant, std::stop_token const& stopping) {
    try {
        return kind.run(grant, stopping);
    } catch (std::exception const& thrown) {
        return fail(ErrorKind::internal, "job.threw", thrown.what());
    }
}

}  // namespace

Result<std::int64_t> free_leases(db::Database& database, access::Grant const& grant) {
    if (!grant.holds("operations.run")) return fail(ErrorKind::forbidden_or_absent, "page.absent", "job leases");
    return database.write("job.free_leases",
                          [](db::Write& write) -> Result<std::int64_t> { return write.execute(free_all); });
}

Runner::Runner(db::Database& database, Clock const& clock, std::vector<Kind> kinds, Start start)
    : database_(database), clock_(clock), kinds_(std::move(kinds)), owner_(to_text(new_uuid(clock.now()))) {
    std::set<std::string_view> names;
    lanes_.push_back(std::make_unique<Lane>());
    for (auto const& kind : kinds_) {
        if (!names.insert(kind.name).second) throw std::logic_error("two jobs are called " + std::string(kind.name));
        if (kind.apart) lanes_.push_back(std::make_unique<Lane>());
        (kind.apart ? lanes_.back() : lanes_.front())->kinds.push_back(&kind);
    }
    if (start == Start::by_hand) return;
    for (auto& lane : lanes_)
        if (!lane->kinds.empty()) lane->thread = std::thread([this, &lane = *lane] { loop(lane); });
}

Runner::~Runner() { stop(); }

void Runner::stop() {
    stopping_.request_stop();
    for (auto& lane : lanes_)
        if (lane->thread.joinable()) lane->thread.join();
}

Result<void> Runner::introduce() {
    std::lock_guard const lock(introducing_);
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
Result<bool> Runner::claim(Kind const& kind, When when) {
    auto const now = clock_.now();
    auto const due = when == When::due ? now : furthest_due(kind, now);
    auto const touched = TRY(database_.write("job.claim", [&](db::Write& write) -> Result<std::int64_t> {
        return write.execute(take_lease, Instant{now + kind.lease}, owner_, now, kind.name, due,
                             furthest_due(kind, now), furthest_lease(kind, now));
    }));
    return touched == 1;
}

Result<std::int64_t> Runner::renew(Kind const& kind) {
    try {
        return database_.write("job.renew", [&](db::Write& write) -> Result<std::int64_t> {
            return write.execute(renew_lease, Instant{clock_.now() + kind.lease}, kind.name, owner_);
        });
    } catch (std::exception const& thrown) {
        return fail(ErrorKind::internal, "job.threw", thrown.what());
    }
}

// Runs beside the job. A lease that another server took meanwhile (this one slept, or could not reach the database for
// longer than the lease) ends the run: two would do the same work.
void Runner::keep_lease(Kind const& kind, std::stop_token const& ended, std::stop_source& run) {
    std::mutex mutex;
    std::condition_variable_any wake;
    for (;;) {
        std::unique_lock lock(mutex);
        if (wake.wait_for(lock, ended, kind.lease / 3, [&] { return ended.stop_requested(); })) return;
        auto const renewed = renew(kind);
        if (!renewed)
            log::warn("job.lease_not_renewed kind={} code={}", kind.name, renewed.error().code);
        else if (*renewed == 0)
            run.request_stop();
    }
}

Result<void> Runner::run_one(Kind const& kind, std::stop_token const& stopping) {
    std::stop_source run;
    std::stop_callback const pass_on(stopping, [&run] { run.request_stop(); });
    std::jthread keeper([&](std::stop_token const& ended) { keep_lease(kind, ended, run); });
    auto const ran = run_guarded(kind, access::for_job(kind.name, kind.declared, clock_.now()), run.get_token());
    keeper.request_stop();
    keeper.join();
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

Result<std::vector<Kind const*>> Runner::find_due(Lane const& lane) {
    return database_.read([&](db::Read& read) -> Result<std::vector<Kind const*>> {
        std::vector<Kind const*> due;
        auto const rows = TRY(read.query(find_jobs));
        auto const now = clock_.now();
        for (auto const* kind : lane.kinds) {
            auto const row =
                std::find_if(rows.begin(), rows.end(), [&](auto const& each) { return each.text(0) == kind->name; });
            if (row == rows.end()) continue;
            auto const stand = stand_of(*kind, *row, now);
            if (!may_run(stand, now)) continue;
            if (kind->needed && !TRY(kind->needed(read, access::for_job(kind->name, kind->declared, now)))) continue;
            tell_wrong_clock(*kind, stand, now);
            due.push_back(kind);
        }
        return due;
    });
}

Result<int> Runner::run_due(Lane& lane) {
    std::lock_guard const one_pass(lane.running);
    TRY(introduce());
    int ran = 0;
    for (auto const* kind : TRY(find_due(lane))) {
        if (stopping_.stop_requested()) break;
        if (!TRY(claim(*kind, When::due))) continue;
        TRY(run_one(*kind, stopping_.get_token()));
        ++ran;
    }
    return ran;
}

Result<int> Runner::run_due() {
    int ran = 0;
    for (auto& lane : lanes_) ran += TRY(run_due(*lane));
    return ran;
}

Result<bool> Runner::run_now(std::string_view name) {
    for (auto& lane : lanes_) {
        for (auto const* kind : lane->kinds) {
            if (kind->name != name) continue;
            std::lock_guard const one_pass(lane->running);
            TRY(introduce());
            auto const grant = access::for_job(kind->name, kind->declared, clock_.now());
            auto const asked = [&](db::Read& read) { return kind->needed(read, grant); };
            if (kind->needed && !TRY(database_.read(asked))) return false;
            if (!TRY(claim(*kind, When::now))) return false;
            TRY(run_one(*kind, {}));
            return true;
        }
    }
    throw std::logic_error("no job is called " + std::string(name));
}

void Runner::loop(Lane& lane) {
    std::mutex mutex;
    std::condition_variable_any wake;
    auto const stopping = stopping_.get_token();
    while (!stopping.stop_requested()) {
        try {
            if (auto const ran = run_due(lane); !ran)
                log::error("job.stuck code={} detail=\"{}\"", ran.error().code, ran.error().detail);
        } catch (std::exception const& thrown) {
            log::error("job.stuck code=job.threw detail=\"{}\"", thrown.what());
        }
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stopping, tick, [&] { return stopping.stop_requested(); });
    }
}

}  // namespace plein::jobs
