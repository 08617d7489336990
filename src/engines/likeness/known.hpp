// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "engines/likeness/likeness.hpp"
#include "engines/likeness/pieces.hpp"

namespace plein::likeness {

/// A feature of a text that the model knows, each once. Of words and of pieces the values make one length each, so that
/// a long text weighs no more than a short one.
struct Model::Known {
    std::uint32_t feature = 0;
    std::size_t word = 0;  ///< where it first stands
    Sort sort = Sort::words;
    float value = 0;
};

}  // namespace plein::likeness
