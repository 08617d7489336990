// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "platform/logbook/logbook.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::logbook {
namespace {

// Rows (lines and subjects) of one commit: far below the 50 ms that a Write may take.
constexpr std::size_t rows_per_commit = 1000;

metrics::Gauge const& queue() {
    static auto const gauge =
        metrics::gauge("plein_logbook_queue", "Lines of reading acts that wait for their commit.");
    return gauge;
}

metrics::Counter const& lines_written() {
    static auto const counter = metrics::counter("plein_logbook_recorded_total", "Lines of reading acts on disk.");
    return counter;
}

tl::unexpected<Error> unavailable(std::string detail) {
    return fail(ErrorKind::unavailable, "logbook.unavailable", std::move(detail));
}

}  // namespace

struct Recorder::Waiting {
    access::Grant grant;
    Line line;
    std::condition_variable answered;
    std::optional<Result<void>> answer;

    Waiting(access::Grant of, Line what) : grant(std::move(of)), line(std::move(what)) {}
};

Recorder::Recorder(db::Database& database, crypto::Keyring const& keys, std::chrono::milliseconds patience)
    : database_(database), keys_(keys), patience_(patience), thread_([this] { run(); }) {}

Recorder::~Recorder() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

Result<void> Recorder::record(access::Grant const& grant, Line line) {
    if (grant.activity() == "none" || grant.activity().empty())
        throw std::logic_error("a logbook line needs an activity, and the grant declares none");
    auto const mine = std::make_shared<Waiting>(grant, std::move(line));
    std::unique_lock lock(mutex_);
    if (stopping_) return unavailable("the recorder is stopping");
    waiting_.push_back(mine);
    queue().add(1);
    arrived_.notify_one();
    if (mine->answered.wait_for(lock, patience_, [&] { return mine->answer.has_value(); }))
        return std::move(*mine->answer);
    // One that is still in the queue is taken out of it. One that is on its way may yet reach the disk: a line too many
    // of an act that was not answered harms nobody.
    if (auto const at = std::find(waiting_.begin(), waiting_.end(), mine); at != waiting_.end()) {
        waiting_.erase(at);
        queue().add(-1);
    }
    return unavailable("the line was not on disk in time");
}

// Everything that arrives while one commit is on its way to disk goes into the next one, so a busy server pays for far
// fewer commits than it answers requests.
void Recorder::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;  // stopping, and everybody has an answer
        std::size_t count = 0;
        for (std::size_t rows = 0; count < waiting_.size() && (count == 0 || rows < rows_per_commit); ++count)
            rows += 1 + waiting_[count]->line.subjects.size();
        auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
        std::vector<std::shared_ptr<Waiting>> const batch(waiting_.begin(), end);
        waiting_.erase(waiting_.begin(), end);
        lock.unlock();
        auto const answers = write_batch(batch);
        queue().add(-static_cast<double>(batch.size()));
        lock.lock();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            batch[i]->answer = answers[i];
            batch[i]->answered.notify_one();
        }
    }
}

// A line that the database refuses (a text that it cannot keep) takes only its own act along: the others are written
// again, each by itself. Where the database does not answer at all, none is tried twice.
std::vector<Result<void>> Recorder::write_batch(std::vector<std::shared_ptr<Waiting>> const& batch) {
    auto const whole = write_some(batch);
    std::vector<Result<void>> answers(batch.size(), whole);
    if (!whole && whole.error().kind != ErrorKind::unavailable && batch.size() > 1)
        for (std::size_t i = 0; i < batch.size(); ++i) answers[i] = write_some({batch[i]});
    for (auto& answer : answers) {
        if (answer)
            lines_written().add();
        else if (answer.error().code != "logbook.unavailable")
            answer = unavailable(answer.error().code + " " + answer.error().detail);
    }
    return answers;
}

Result<void> Recorder::write_some(std::vector<std::shared_ptr<Waiting>> const& some) {
    try {
        return database_.write("logbook.record", [&](db::Write& write) -> Result<void> {
            for (auto const& one : some) TRY(write_line(write, keys_, one->grant, one->line));
            return {};
        });
    } catch (std::exception const& thrown) {
        return fail(ErrorKind::internal, "logbook.threw", thrown.what());
    }
}

}  // namespace plein::logbook
