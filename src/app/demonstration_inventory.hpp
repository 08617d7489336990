// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>

#include "app/house.hpp"

namespace plein::app {

/// The invented rounds of `file`, with helpers, what they ticked and what they came upon, in the days before now, by
/// the same acts as real ones; `editor` is who started them. With another division into areas they are in the first
/// municipality of that. Done again it adds nothing. Errors: bad_request `config.…` of the file; those of the acts.
[[nodiscard]] Result<void> make_inventory(House& house, std::string const& file, std::int64_t seed,
                                          access::AccountId editor);

}  // namespace plein::app
