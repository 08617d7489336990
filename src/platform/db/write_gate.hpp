// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace plein::db {

/// Lets the writes of this server run beside each other, and one that was undone too often run alone, so that it ends:
/// on rows in one page SERIALIZABLE hinders acts that have nothing to do with each other. Threads: safe.
class WriteGate {
public:
    /// Holds the gate until destroyed.
    struct Pass {
        std::shared_lock<std::shared_timed_mutex> beside;
        std::unique_lock<std::shared_timed_mutex> alone;
    };

    /// Waits at most `patience`; nothing where others kept the gate that long.
    [[nodiscard]] std::optional<Pass> enter(bool alone, std::chrono::milliseconds patience) {
        auto const until = std::chrono::steady_clock::now() + patience;
        // Who waits to run alone keeps the queue, so that those who come later do not pass it for ever.
        std::unique_lock const queue(queue_, until);
        if (!queue) return std::nullopt;
        Pass pass;
        if (alone)
            pass.alone = std::unique_lock(running_, until);
        else
            pass.beside = std::shared_lock(running_, until);
        if (!pass.alone && !pass.beside) return std::nullopt;
        return pass;
    }

private:
    std::timed_mutex queue_;
    std::shared_timed_mutex running_;
};

}  // namespace plein::db
