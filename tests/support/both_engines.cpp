// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/both_engines.hpp"

#include <stdexcept>

#include "tests/support/postgres.hpp"

namespace plein::support {

EmptyDatabase::EmptyDatabase(db::Engine engine) {
    if (engine == db::Engine::sqlite) {
        options_.location = folder_.path("plein.sqlite");
        return;
    }
    auto const fresh = fresh_database();
    options_.location = fresh.url;
    reason_ = fresh.reason;
}

std::unique_ptr<db::Database> EmptyDatabase::open() const {
    auto opened = db::Database::open(options_);
    if (!opened) throw std::runtime_error(opened.error().code + ": " + opened.error().detail);
    return std::move(*opened);
}

std::string engine_name(testing::TestParamInfo<db::Engine> const& engine) {
    return engine.param == db::Engine::sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace plein::support
