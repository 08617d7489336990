// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/pace.hpp"

#include "platform/crypto/crypto.hpp"

namespace plein::access {
namespace {

constexpr std::size_t most_sources = 100'000;  // some ten megabytes; beyond that nobody new is counted

}  // namespace

bool Pace::admits(std::string_view source, Instant at) {
    auto const hour = std::chrono::duration_cast<std::chrono::hours>(at.time_since_epoch());
    std::scoped_lock const lock{mutex_};
    if (hour != hour_) {
        hour_ = hour;
        salt_ = crypto::random_bytes(16);
        sent_.clear();
    }
    auto const key = crypto::sha256(salt_ + std::string(source));
    auto const found = sent_.find(key);
    if (found != sent_.end()) return ++found->second <= most_;
    if (sent_.size() < most_sources) sent_.emplace(key, 1);
    return true;
}

}  // namespace plein::access
