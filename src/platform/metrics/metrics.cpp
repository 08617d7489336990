// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/metrics/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace plein::metrics {
namespace {

prometheus::Registry& registry() {
    // Never destroyed: handles stay valid on threads that end late.
    static auto* const made = new prometheus::Registry(prometheus::Registry::InsertBehavior::Merge);
    return *made;
}

}  // namespace

void Counter::add(double by) const { static_cast<prometheus::Counter*>(figure_)->Increment(by); }
void Gauge::set(double value) const { static_cast<prometheus::Gauge*>(figure_)->Set(value); }
void Gauge::add(double by) const { static_cast<prometheus::Gauge*>(figure_)->Increment(by); }
void Histogram::observe(double value) const { static_cast<prometheus::Histogram*>(figure_)->Observe(value); }

std::vector<double> const& seconds() {
    static std::vector<double> const bands{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    return bands;
}

Counter counter(std::string const& name, std::string const& help, Labels const& labels) {
    return Counter(&prometheus::BuildCounter().Name(name).Help(help).Register(registry()).Add(labels));
}

Gauge gauge(std::string const& name, std::string const& help, Labels const& labels) {
    return Gauge(&prometheus::BuildGauge().Name(name).Help(help).Register(registry()).Add(labels));
}

Histogram histogram(std::string const& name, std::string const& help, Labels const& labels,
                    std::vector<double> const& bands) {
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry());
    return Histogram(&family.Add(labels, bands));
}

std::string render() { return prometheus::TextSerializer().Serialize(registry().Collect()); }

}  // namespace plein::metrics
