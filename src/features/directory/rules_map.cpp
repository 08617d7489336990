// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace plein::directory {
namespace {

/// Pins that stand together, in rows that make about a square.
struct Group {
    std::vector<std::size_t> pins;
    Spot sum;  ///< of their places
    Frame around;

    [[nodiscard]] std::size_t columns() const {
        return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(pins.size()))));
    }
    [[nodiscard]] std::size_t rows() const { return (pins.size() + columns() - 1) / columns(); }

    void settle(double radius, Frame const& frame) {
        auto const count = static_cast<double>(pins.size());
        auto const wide = static_cast<double>(columns()) * radius;
        auto const high = static_cast<double>(rows()) * radius;
        auto const x = std::max(frame.left + wide, std::min(sum.x / count, frame.right - wide));
        auto const y = std::max(frame.top + high, std::min(sum.y / count, frame.bottom - high));
        around = {x - wide, y - high, x + wide, y + high};
    }
};

/// Takes the second group of the first two that overlap into the first; false where none do.
bool join_two(std::vector<Group>& groups, double radius, Frame const& frame) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t j = i + 1; j < groups.size(); ++j) {
            if (!overlap(groups[i].around, groups[j].around)) continue;
            auto& into = groups[i];
            into.pins.insert(into.pins.end(), groups[j].pins.begin(), groups[j].pins.end());
            into.sum = {into.sum.x + groups[j].sum.x, into.sum.y + groups[j].sum.y};
            into.settle(radius, frame);
            groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(j));
            return true;
        }
    }
    return false;
}

}  // namespace

bool overlap(Frame const& a, Frame const& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool lies_in(Frame const& inner, Frame const& outer) {
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
           inner.bottom <= outer.bottom;
}

std::vector<Spot> side_by_side(std::vector<Spot> const& pins, double radius, Frame const& frame) {
    std::vector<Group> groups;
    groups.reserve(pins.size());
    for (std::size_t i = 0; i < pins.size(); ++i) {
        groups.push_back({{i}, pins[i], {}});
        groups.back().settle(radius, frame);
    }
    while (join_two(groups, radius, frame)) {
    }
    std::vector<Spot> placed(pins.size());
    for (auto& group : groups) {
        std::sort(group.pins.begin(), group.pins.end());
        auto const columns = group.columns();
        for (std::size_t i = 0; i < group.pins.size(); ++i) {
            auto const row = i / columns;
            auto const in_row = std::min(columns, group.pins.size() - row * columns);
            // A last row that is not full stands in the middle.
            auto const start = static_cast<double>(columns - in_row) * radius;
            placed[group.pins[i]] = {group.around.left + start + static_cast<double>(2 * (i % columns) + 1) * radius,
                                     group.around.top + static_cast<double>(2 * row + 1) * radius};
        }
    }
    return placed;
}

}  // namespace plein::directory
