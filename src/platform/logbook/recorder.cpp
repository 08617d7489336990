// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
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

Recorder::Recorder(db::Database& database, crypto::Keyring const& keys)
    : database_(database), keys_(keys), thread_([this] { run(); }) {}

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
    mine->answered.wait(lock, [&] { return mine->answer.has_value(); });
    return std::move(*mine->answer);
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
        Result<void> written = unavailable("the write threw");
        try {
            written = database_.write("logbook.record", [&](db::Write& write) -> Result<void> {
                for (auto const& one : batch) TRY(write_line(write, keys_, one->grant, one->line));
                return {};
            });
        } catch (std::exception const& thrown) {
            written = unavailable(thrown.what());
        }
        if (!written && written.error().code != "logbook.unavailable")
            written = unavailable(written.error().code + " " + written.error().detail);
        queue().add(-static_cast<double>(batch.size()));
        if (written) lines_written().add(static_cast<double>(batch.size()));
        lock.lock();
        for (auto const& one : batch) {
            one->answer = written;
            one->answered.notify_one();
        }
    }
}

}  // namespace plein::logbook
