// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres.hpp"
#include "platform/db/sqlite.hpp"

namespace plein::db {

Engine engine_of(std::string_view location) {
    bool const is_url = location.starts_with("postgresql://") || location.starts_with("postgres://");
    return is_url ? Engine::postgresql : Engine::sqlite;
}

Result<std::unique_ptr<Database>> Database::open(Options const& options) {
    return engine_of(options.location) == Engine::postgresql ? open_postgres(options) : open_sqlite(options);
}

}  // namespace plein::db
