// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "base/result.hpp"

namespace plein::db {

/// Whether this version of SQLite (`sqlite3_libversion_number`) can lose committed rows when one connection checkpoints
/// while another writes. Source: the WAL-reset defect, 3.7.0 to 3.51.2, repaired in 3.51.3, 3.50.7 and 3.44.6.
[[nodiscard]] bool has_wal_reset_defect(int version);

/// A process that holds `file` open for writing, as far as /proc shows: those of the same user, or all to root.
/// Cost: some milliseconds; reads /proc once.
[[nodiscard]] std::optional<int> writer_of(std::string const& file);

/// Refuses where a second connection could write or checkpoint beside ours: another process has the file open for
/// writing, or the file has a second name (hard link) under which another lock file would stand.
/// Errors: conflict `db.unsafe_layout`; detail names the version.
[[nodiscard]] Result<void> check_layout(std::string const& file, int version);

/// The refusal itself, for a file system without locks.
[[nodiscard]] Error unsafe_layout(std::string const& reason, int version);

}  // namespace plein::db
