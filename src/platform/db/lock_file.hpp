// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "base/result.hpp"

namespace plein::db {

/// The lock of the one process that may write to an SQLite database: `flock` on `<database>.lock`, held until
/// destroyed. The kernel lets go of it when the process dies, however it dies.
class LockFile {
public:
    LockFile() = default;
    /// Takes the lock at once or not at all.
    /// Errors: unavailable `db.locked` (detail names the process that has it), `db.unavailable` (the file cannot be
    /// made), `db.no_locks` (this file system has no locks).
    [[nodiscard]] static Result<LockFile> take(std::string const& database);
    LockFile(LockFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    LockFile& operator=(LockFile&& other) noexcept;
    ~LockFile();

private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace plein::db
