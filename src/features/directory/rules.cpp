// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr double near_enough = 500;     ///< metres; nobody minds walking these
constexpr double without_place = 3000;  ///< metres; what comes to you or answers by phone, between near and far
constexpr double per_doubling = 0.06;
constexpr double most_for_distance = 0.33;
constexpr double for_stale = 0.8;

double weight_of(Ranked const& hit) {
    double weight = hit.score;
    // Where nobody asked for a place no hit has a distance, and this changes no order.
    auto const metres = hit.distance_metres.value_or(without_place);
    if (metres > near_enough) weight *= 1 - std::min(most_for_distance, per_doubling * std::log2(metres / near_enough));
    return hit.freshness == Freshness::stale ? weight * for_stale : weight;
}

/// Whether a sentence says that there is something to pay after all: `Voor de rit betaalt u 5 euro`.
bool asks_money(std::string_view sentence) {
    auto const says = [&](std::string_view words) { return sentence.find(words) != std::string_view::npos; };
    if (says("krijgt")) return false;  // `U krijgt 25 euro per vergadering`
    return says("euro") || says("€") || says(" cent") || says("betaalt u") || says("u betaalt") || says("betalen") ||
           says("heeft, betaalt") || says("eigen bijdrage");
}

}  // namespace

void rank(std::vector<Ranked>& hits) {
    // The weight has a logarithm in it: once for each hit, not each comparison.
    std::vector<std::pair<double, Ranked const*>> weighed;
    weighed.reserve(hits.size());
    for (auto const& hit : hits) weighed.emplace_back(weight_of(hit), &hit);
    std::stable_sort(weighed.begin(), weighed.end(), [](auto const& left, auto const& right) {
        auto const& [weight_a, a] = left;
        auto const& [weight_b, b] = right;
        if (weight_a != weight_b) return weight_a > weight_b;
        constexpr double far = 1e9;
        if (a->distance_metres != b->distance_metres)
            return a->distance_metres.value_or(far) < b->distance_metres.value_or(far);
        constexpr int last = 9;
        return a->turn.value_or(last) < b->turn.value_or(last);
    });
    std::vector<Ranked> in_order;
    in_order.reserve(hits.size());
    for (auto const& [weight, hit] : weighed) in_order.push_back(*hit);
    hits = std::move(in_order);
}

int turn_in_danger(Entry const& entry, bool answers_urgent_calls) {
    if (!is_about_safety(entry)) return 3;
    if (answers_urgent_calls) return 0;
    return entry.themes.front() == safety_theme ? 1 : 2;
}

bool is_about_safety(Entry const& entry) {
    return std::find(entry.themes.begin(), entry.themes.end(), safety_theme) != entry.themes.end();
}

bool costs_nothing(Entry const& entry) {
    // Descriptions of cost are sentences for people; the standard has no field that says free.
    auto const text = fold(entry.cost);
    auto const sentences = split(text, '.');
    auto const first = trim(sentences.front());
    auto const clause = trim(split(first, ',').front());
    bool const is_free = clause == "gratis" || clause == "altijd gratis" || clause == "kosteloos" ||
                         clause == "binnenlopen is gratis" || clause.starts_with("gratis voor inwoners") ||
                         clause.starts_with("gratis voor iedereen") || clause.starts_with("gratis voor u");
    return is_free && std::none_of(sentences.begin(), sentences.end(), asks_money);
}

std::optional<double> nearest_metres(Entry const& entry, Point from) {
    std::optional<double> nearest;
    for (auto const& location : entry.locations) {
        if (!location.place) continue;
        auto const metres = distance_metres(from, *location.place);
        if (!nearest || metres < *nearest) nearest = metres;
    }
    return nearest;
}

}  // namespace plein::directory
