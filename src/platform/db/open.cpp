// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres.hpp"
#include "platform/db/sqlite.hpp"

namespace plein::db {

Result<std::unique_ptr<Database>> Database::open(Options const& options) {
    bool const is_url = options.location.starts_with("postgresql://") || options.location.starts_with("postgres://");
    return is_url ? open_postgres(options) : open_sqlite(options);
}

}  // namespace plein::db
