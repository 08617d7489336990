// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "platform/db/db.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/postgres.hpp"

namespace plein::support {

/// A place for one empty database of either engine, for tests that run on both.
class EmptyDatabase {
public:
    explicit EmptyDatabase(db::Engine engine);

    /// Empty where there is a database; else why not.
    [[nodiscard]] std::string const& reason() const { return reason_; }
    [[nodiscard]] db::Options const& options() const { return options_; }
    /// The path of `name` in the folder of this database, for whatever else a test needs.
    [[nodiscard]] std::string path(std::string const& name) const { return folder_.path(name); }
    /// Opens it; throws where that fails.
    [[nodiscard]] std::unique_ptr<db::Database> open() const;

private:
    Folder folder_;
    db::Options options_;
    std::string reason_;
};

/// `Sqlite` and `Postgresql`, for INSTANTIATE_TEST_SUITE_P.
[[nodiscard]] std::string engine_name(testing::TestParamInfo<db::Engine> const& engine);

}  // namespace plein::support

/// Declares `place`, an EmptyDatabase of `engine`. Where PostgreSQL is absent the test is skipped, or fails with
/// PLEIN_TEST_REQUIRE_POSTGRES=1. Stands first in a test body or SetUp.
#define PLEIN_EMPTY_DATABASE(place, engine)                                  \
    ::plein::support::EmptyDatabase place(engine);                           \
    if (!place.reason().empty()) {                                           \
        if (::plein::support::postgres_required()) FAIL() << place.reason(); \
        GTEST_SKIP() << place.reason();                                      \
    }                                                                        \
    static_assert(true, "a semicolon follows")

/// Runs the tests of a suite on both engines.
#define PLEIN_ON_BOTH_ENGINES(suite)                                                                          \
    INSTANTIATE_TEST_SUITE_P(Engines, suite,                                                                  \
                             ::testing::Values(::plein::db::Engine::sqlite, ::plein::db::Engine::postgresql), \
                             ::plein::support::engine_name)
