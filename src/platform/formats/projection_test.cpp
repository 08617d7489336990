// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/projection.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <thread>

namespace plein::formats {
namespace {

// Points whose position in both systems is published or follows from it. 1e-5 degrees is about a metre.
struct Known {
    Coordinate rd;
    Coordinate wgs84;
};
Known const known[] = {
    {{155'000, 463'000}, {5.38720621, 52.15517440}},  // Amersfoort, the origin of the grid
};

TEST(Projection, AgreesWithKnownPoints) {
    for (auto const& point : known) {
        auto const found = rd_to_wgs84(point.rd);
        ASSERT_TRUE(found) << found.error().code;
        EXPECT_NEAR(found->x, point.wgs84.x, 1e-5);
        EXPECT_NEAR(found->y, point.wgs84.y, 1e-5);
    }
}

TEST(Projection, RefusesWhatRdDoesNotHave) {
    for (auto const& position : {Coordinate{5.38, 52.15}, Coordinate{463'000, 155'000}, Coordinate{1e9, 1e9},
                                 Coordinate{std::numeric_limits<double>::quiet_NaN(), 463'000}}) {
        auto const found = rd_to_wgs84(position);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, "projection.out_of_range");
    }
}

TEST(Projection, WorksInEveryThread) {
    std::vector<std::thread> threads;
    std::array<double, 8> longitudes{};
    for (auto& longitude : longitudes) {
        threads.emplace_back([&longitude] {
            for (int i = 0; i < 100; ++i) longitude = rd_to_wgs84(Coordinate{155'000, 463'000})->x;
        });
    }
    for (auto& thread : threads) thread.join();
    for (auto const longitude : longitudes) EXPECT_EQ(longitude, longitudes[0]);
}

}  // namespace
}  // namespace plein::formats
