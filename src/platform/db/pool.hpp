// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace plein::db {

/// A fixed number of connections that threads borrow. Threads: safe.
template <class Connection>
class Pool {
public:
    explicit Pool(std::vector<std::unique_ptr<Connection>> connections) : free_(std::move(connections)) {}

    /// A borrowed connection; goes back when this is destroyed.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (connection_) pool_->give_back(std::move(connection_));
        }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

    private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// Waits at most `patience` for a free connection. Errors: unavailable `db.unavailable`.
    [[nodiscard]] Result<Lease> borrow(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        if (!returned_.wait_for(lock, patience, [this] { return !free_.empty(); }))
            return fail(ErrorKind::unavailable, "db.unavailable", "every connection is busy");
        // The one that came back last has the warmest caches.
        auto connection = std::move(free_.back());
        free_.pop_back();
        return Lease(*this, std::move(connection));
    }

private:
    void give_back(std::unique_ptr<Connection> connection) {
        {
            std::lock_guard const lock(mutex_);
            free_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace plein::db
