// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>
#include <vector>

#include "platform/facts/facts.hpp"

namespace plein::facts {

/// A kind of fact and the columns that its act may fill, as data/facts.toml says; a test keeps the two the same.
struct Kind {
    std::string_view name;
    std::vector<std::string_view> fills;
};

[[nodiscard]] std::vector<Kind> const& all_kinds();

/// Null where no act writes that kind.
[[nodiscard]] Kind const* find_kind(std::string_view name);

/// The columns that `fact` fills, by the names of data/facts.toml.
[[nodiscard]] std::vector<std::string_view> filled(Fact const& fact);

}  // namespace plein::facts
