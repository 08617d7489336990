// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "platform/db/db.hpp"

namespace plein::db {

/// Opens an SQLite file; see Database::open.
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(Options const& options);

}  // namespace plein::db
