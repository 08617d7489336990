// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
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

    /// Lets the tasks end that have begun, forgets the others, and joins.
    void stop();

private:
    void work();
    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace plein::http
