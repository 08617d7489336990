// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/pace.hpp"

#include <gtest/gtest.h>

#include "platform/crypto/crypto.hpp"

namespace plein::access {
namespace {

TEST(Pace, RefusesOneSourceAndForgetsWithTheHour) {
    crypto::start();
    Pace pace(2);
    auto const now = parse_instant("2026-11-18T10:10:00Z").value();
    EXPECT_TRUE(pace.admits("192.0.2.1", now));
    EXPECT_TRUE(pace.admits("192.0.2.1", now));
    EXPECT_FALSE(pace.admits("192.0.2.1", now));
    EXPECT_TRUE(pace.admits("192.0.2.2", now)) << "another is not held back";
    EXPECT_TRUE(pace.admits("192.0.2.1", now + std::chrono::minutes{50}));
}

}  // namespace
}  // namespace plein::access
