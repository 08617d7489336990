// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace plein::crypto {

/// Places for the few that may do something heavy at the same time; the others wait. Threads: safe.
class Turns {
public:
    /// `most` places; who waits longer than `patience` gets none.
    Turns(int most, std::chrono::milliseconds patience) : most_(most), patience_(patience) {}

    /// One place, waited for when it is made and given back when it ends; must not outlive its Turns.
    class Turn {
    public:
        explicit Turn(Turns& turns) : turns_(turns) {
            std::unique_lock lock(turns_.mutex_);
            taken_ = turns_.left_.wait_for(lock, turns_.patience_, [this] { return turns_.running_ < turns_.most_; });
            if (taken_) ++turns_.running_;
        }
        ~Turn() {
            if (!taken_) return;
            {
                std::lock_guard const lock(turns_.mutex_);
                --turns_.running_;
            }
            turns_.left_.notify_one();
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;

        /// Whether the place was had; false where patience ran out.
        [[nodiscard]] bool taken() const { return taken_; }

    private:
        Turns& turns_;
        bool taken_ = false;
    };

private:
    int const most_;
    std::chrono::milliseconds const patience_;
    std::mutex mutex_;
    std::condition_variable left_;
    int running_ = 0;
};

}  // namespace plein::crypto
