// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Figures of the running program in the text format of Prometheus. One registry per process; nothing here listens on a
/// port, a route shows render().
///
/// Labels are few and closed: a statement's name, a route's path as in the table, a status class. Never anything a
/// person typed, and no id: every new value is kept until the program ends.
namespace plein::metrics {

using Labels = std::map<std::string, std::string>;

/// A number that only rises. A handle: cheap to copy, valid until the program ends.
class Counter {
public:
    /// Cost: one atomic addition. Threads: safe.
    void add(double by = 1) const;

private:
    friend Counter counter(std::string const&, std::string const&, Labels const&);
    explicit Counter(void* figure) : figure_(figure) {}
    void* figure_;
};

/// A number that rises and falls.
class Gauge {
public:
    /// Makes it `value`. Cost: one atomic store. Threads: safe.
    void set(double value) const;
    /// Moves it by `by`, which may be negative. Cost: one atomic addition. Threads: safe.
    void add(double by) const;

private:
    friend Gauge gauge(std::string const&, std::string const&, Labels const&);
    explicit Gauge(void* figure) : figure_(figure) {}
    void* figure_;
};

/// How often a value fell in which band.
class Histogram {
public:
    /// Cost: a search over the bands and one lock. Threads: safe.
    void observe(double value) const;

private:
    friend Histogram histogram(std::string const&, std::string const&, Labels const&, std::vector<double> const&);
    explicit Histogram(void* figure) : figure_(figure) {}
    void* figure_;
};

/// Bands for durations in seconds, from half a millisecond to ten seconds.
[[nodiscard]] std::vector<double> const& seconds();

/// The figure with that name and those labels, made on first use. Ask once and keep the handle: a look-up takes a lock.
/// A name in use for another kind of figure is a programmer error and throws.
[[nodiscard]] Counter counter(std::string const& name, std::string const& help, Labels const& labels = {});
[[nodiscard]] Gauge gauge(std::string const& name, std::string const& help, Labels const& labels = {});
[[nodiscard]] Histogram histogram(std::string const& name, std::string const& help, Labels const& labels = {},
                                  std::vector<double> const& bands = seconds());

/// All figures as `text/plain; version=0.0.4`.
[[nodiscard]] std::string render();

}  // namespace plein::metrics
