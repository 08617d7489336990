// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

/// Where pins and names come on a drawn map, so that nothing lies on anything else.
namespace plein::directory {

/// A point of the drawing: x to the right, y down.
struct Spot {
    double x = 0;
    double y = 0;
};

struct Frame {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

[[nodiscard]] bool overlap(Frame const& a, Frame const& b);
[[nodiscard]] bool lies_in(Frame const& inner, Frame const& outer);

/// Where round pins come to lie so that each can be seen and pressed: one that stands free keeps its place, those that
/// would touch stand side by side around the middle of their places, in their own order.
/// Shapes: one result for each of `pins`, in the same order. Range: within `frame`, where it is large enough for all.
/// Cost: at most the third power of the number of pins; 20 of them take microseconds.
[[nodiscard]] std::vector<Spot> side_by_side(std::vector<Spot> const& pins, double radius, Frame const& frame);

}  // namespace plein::directory
