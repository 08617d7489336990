// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "app/house.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/postgres.hpp"

namespace plein::stories {

/// The demonstration municipality on a Wednesday morning, with its directory and colleagues, in which nobody has asked
/// anything yet. Making it takes longer than most stories, so it is made once for each engine and copied.
class Town {
public:
    explicit Town(db::Engine engine, directory::Approval approval = directory::Approval::needed);

    /// Empty where there is a town; else why not.
    [[nodiscard]] std::string const& reason() const { return reason_; }
    [[nodiscard]] app::House& house() { return *house_; }
    /// The path of `name` in the folder of this town; the database of SQLite is `plein.sqlite`.
    [[nodiscard]] std::string path(std::string const& name) const { return folder_.path(name); }
    /// Ends the house, as a server that stops does.
    void close() { house_.reset(); }

private:
    support::Folder folder_;
    std::string reason_;
    std::unique_ptr<app::House> house_;
};

}  // namespace plein::stories

/// Declares `town`. Where PostgreSQL is absent the test is skipped, or fails with PLEIN_TEST_REQUIRE_POSTGRES=1.
#define PLEIN_TOWN(town, engine)                                            \
    ::plein::stories::Town town(engine);                                    \
    if (!town.reason().empty()) {                                           \
        if (::plein::support::postgres_required()) FAIL() << town.reason(); \
        GTEST_SKIP() << town.reason();                                      \
    }                                                                       \
    static_assert(true, "a semicolon follows")
