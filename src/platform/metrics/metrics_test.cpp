// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/metrics/metrics.hpp"

#include <gtest/gtest.h>
#include <stdexcept>
#include <thread>

namespace plein::metrics {
namespace {

bool shows(std::string_view line) { return render().find(line) != std::string::npos; }

TEST(Metrics, TheSameNameAndLabelsAreTheSameFigure) {
    counter("test_acts_total", "Acts.", {{"kind", "a"}}).add();
    counter("test_acts_total", "Acts.", {{"kind", "a"}}).add(2);
    counter("test_acts_total", "Acts.", {{"kind", "b"}}).add();
    EXPECT_TRUE(shows("test_acts_total{kind=\"a\"} 3\n")) << render();
    EXPECT_TRUE(shows("test_acts_total{kind=\"b\"} 1\n"));
    EXPECT_TRUE(shows("# TYPE test_acts_total counter\n"));
}

TEST(Metrics, AGaugeRisesAndFalls) {
    auto const open = gauge("test_open", "Open.");
    open.set(5);
    open.add(-2);
    EXPECT_TRUE(shows("test_open 3\n"));
}

TEST(Metrics, AHistogramCountsInBands) {
    auto const took = histogram("test_seconds", "Time.", {}, {0.1, 1});
    took.observe(0.05);
    took.observe(0.5);
    took.observe(5);
    EXPECT_TRUE(shows("test_seconds_bucket{le=\"0.1\"} 1\n"));
    EXPECT_TRUE(shows("test_seconds_bucket{le=\"1\"} 2\n"));
    EXPECT_TRUE(shows("test_seconds_bucket{le=\"+Inf\"} 3\n"));
}

TEST(Metrics, ANameOfAnotherKindIsRefused) {
    (void)counter("test_kind", "One kind.");
    EXPECT_ANY_THROW((void)gauge("test_kind", "Another kind."));
}

TEST(Metrics, CountsFromManyThreads) {
    auto const acts = counter("test_threads_total", "Acts of many.");
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n) acts.add();
        });
    for (auto& thread : threads) thread.join();
    EXPECT_TRUE(shows("test_threads_total 4000\n"));
}

}  // namespace
}  // namespace plein::metrics
