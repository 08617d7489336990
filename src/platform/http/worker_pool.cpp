// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace plein::http {

WorkerPool::WorkerPool(int threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    auto const count = static_cast<std::size_t>(std::max(threads, 1));
    at_work_ = count;
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::post(std::function<void()> task) {
    {
        std::lock_guard const lock(mutex_);
        if (stopping_ || waiting_.size() >= most_waiting_) return false;
        waiting_.push_back(std::move(task));
    }
    arrived_.notify_one();
    return true;
}

void WorkerPool::close() {
    std::deque<std::function<void()>> forgotten;
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
        forgotten.swap(waiting_);
    }
    arrived_.notify_all();
}

bool WorkerPool::stop(std::chrono::steady_clock::time_point until) {
    close();
    std::unique_lock lock(mutex_);
    return ended_.wait_until(lock, until, [this] { return at_work_ == 0; });
}

void WorkerPool::stop() {
    close();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void WorkerPool::work() {
    work_until_closed();
    std::lock_guard const lock(mutex_);
    --at_work_;
    ended_.notify_all();
}

void WorkerPool::work_until_closed() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (stopping_) return;
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        task();
    }
}

}  // namespace plein::http
