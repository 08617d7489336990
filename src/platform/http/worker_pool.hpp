// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace plein::http {

/// A fixed number of threads with a bounded queue, so that slow work never stops the reading of sockets.
class WorkerPool {
public:
    WorkerPool(int threads, std::size_t most_waiting);
    ~WorkerPool();
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    /// Puts a task at the end of the queue; false where the queue is full. A task must not throw. Threads: safe.
    [[nodiscard]] bool post(std::function<void()> task);

    /// Takes no more tasks, forgets those that wait, and waits for those that have begun, at most until `until`. False
    /// where one is still running then; its thread uses this pool and all that the task uses, so they must stay.
    [[nodiscard]] bool stop(std::chrono::steady_clock::time_point until);

    /// As stop(), however long it takes, and joins.
    void stop();

private:
    void close();
    void work();
    void work_until_closed();
    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable ended_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::size_t at_work_ = 0;  ///< threads that have not ended
    std::vector<std::thread> threads_;
};

}  // namespace plein::http
