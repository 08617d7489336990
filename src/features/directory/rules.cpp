// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plein::directory {
namespace {

constexpr std::chrono::days fresh_for{183};
constexpr std::chrono::days stale_after{365};
constexpr double near_enough = 500;  ///< metres; nobody minds walking these
constexpr double per_doubling = 0.06;
constexpr double most_for_distance = 0.33;
constexpr double for_stale = 0.8;

double weight_of(Ranked const& hit) {
    double weight = hit.score;
    if (hit.distance_metres && *hit.distance_metres > near_enough)
        weight *= 1 - std::min(most_for_distance, per_doubling * std::log2(*hit.distance_metres / near_enough));
    return hit.freshness == Freshness::stale ? weight * for_stale : weight;
}

}  // namespace

std::string_view code(Freshness freshness) {
    switch (freshness) {
        case Freshness::fresh:
            return "fresh";
        case Freshness::ageing:
            return "ageing";
        case Freshness::stale:
            return "stale";
    }
    return {};
}

Checked freshness_of(Entry const& entry, Day today) {
    std::optional<Day> const changed =
        entry.last_modified ? std::optional{amsterdam_day(*entry.last_modified)} : std::nullopt;
    Checked checked;
    checked.on = entry.assured_on ? entry.assured_on : changed;
    if (!checked.on) return checked;
    auto const age = std::max(today - *checked.on, std::chrono::days{0});
    checked.score = std::max(0, 100 - static_cast<int>(age.count() * 100 / (2 * stale_after.count())));
    if (!entry.assured_on) checked.score /= 2;
    if (age > stale_after)
        checked.freshness = Freshness::stale;
    else
        checked.freshness = age <= fresh_for && entry.assured_on ? Freshness::fresh : Freshness::ageing;
    return checked;
}

void rank(std::vector<Ranked>& hits) {
    std::stable_sort(hits.begin(), hits.end(), [](Ranked const& a, Ranked const& b) {
        auto const weight_a = weight_of(a);
        auto const weight_b = weight_of(b);
        if (std::abs(weight_a - weight_b) > 1e-9) return weight_a > weight_b;
        auto const far = 1e9;
        if (a.distance_metres != b.distance_metres)
            return a.distance_metres.value_or(far) < b.distance_metres.value_or(far);
        return a.ladder_step.value_or(9) < b.ladder_step.value_or(9);
    });
}

double metres_between(Place a, Place b) {
    constexpr double earth = 6371008.8;  // mean radius in metres, IUGG
    constexpr double degree = std::numbers::pi / 180;
    auto const square_of_sine = [](double angle) { return std::sin(angle / 2) * std::sin(angle / 2); };
    auto const h = square_of_sine((b.latitude - a.latitude) * degree) +
                   std::cos(a.latitude * degree) * std::cos(b.latitude * degree) *
                       square_of_sine((b.longitude - a.longitude) * degree);
    return 2 * earth * std::asin(std::min(1.0, std::sqrt(h)));
}

std::optional<double> nearest_metres(Entry const& entry, Place from) {
    std::optional<double> nearest;
    for (auto const& location : entry.locations) {
        if (!location.place) continue;
        auto const metres = metres_between(from, *location.place);
        if (!nearest || metres < *nearest) nearest = metres;
    }
    return nearest;
}

}  // namespace plein::directory
