// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

namespace plein::support {

/// Where a fresh, empty PostgreSQL database is, or why there is none.
struct FreshDatabase {
    std::string url;     ///< `postgresql:///…`; empty where there is none
    std::string reason;  ///< empty where there is one
};

/// Makes an empty database (UTF8, collation C) in a private PostgreSQL that this program starts at the first call, on a
/// Unix socket in a temporary folder, as user `postgres` where the tests run as root, and stops when the program ends.
/// With PLEIN_TEST_POSTGRES set to the URL of a superuser's database, that server is used and none is started.
/// Databases are not dropped: they go with the server. Threads: call from the main thread only.
[[nodiscard]] FreshDatabase fresh_database();

/// A copy of the database at `url`, which came from fresh_database() and to which nobody is connected.
/// Threads: as fresh_database().
[[nodiscard]] FreshDatabase copy_database(std::string const& url);

/// Whether absence of PostgreSQL must fail a test instead of skipping it (PLEIN_TEST_REQUIRE_POSTGRES=1, as in CI).
[[nodiscard]] bool postgres_required();

/// The process id of the server that fresh_database() started, for tests that kill it; 0 where there is none.
[[nodiscard]] int postgres_process();

/// Stops every process of that server, as a machine that hangs: its sockets stay open and nothing answers. It goes on
/// when this is destroyed, or at thaw().
class FrozenPostgres {
public:
    FrozenPostgres();
    ~FrozenPostgres() { thaw(); }
    FrozenPostgres(FrozenPostgres const&) = delete;
    FrozenPostgres& operator=(FrozenPostgres const&) = delete;
    void thaw();

private:
    std::vector<int> processes_;
};

}  // namespace plein::support
