// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "features/directory/model.hpp"

namespace plein::app {

/// Adds to the entries those of doubles.toml: entries that are there already, written down once more by somebody else.
/// Errors: `config.…` with file and line where one names an entry that is not there.
[[nodiscard]] Result<void> add_doubles(std::vector<directory::ImportedEntry>& entries, std::string const& file);

}  // namespace plein::app
