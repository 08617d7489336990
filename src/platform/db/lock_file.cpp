// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/lock_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text.hpp"

namespace plein::db {

Result<LockFile> LockFile::take(std::string const& database) {
    auto const path = database + ".lock";
    int const descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return fail(ErrorKind::unavailable, "db.unavailable", fmt::format("{}: {}", path, std::strerror(errno)));
    }
    LockFile lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        auto const problem = errno;
        if (problem != EWOULDBLOCK) {
            return fail(ErrorKind::unavailable, "db.no_locks", fmt::format("{}: {}", path, std::strerror(problem)));
        }
        std::string holder(16, '\0');
        auto const count = ::pread(descriptor, holder.data(), holder.size(), 0);
        holder.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return fail(ErrorKind::unavailable, "db.locked", fmt::format("{} is held by process {}", path, trim(holder)));
    }
    // Only for the message above; the lock itself does not depend on it.
    auto const own = fmt::format("{}\n", ::getpid());
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, own.data(), own.size(), 0) < 0) {
        return fail(ErrorKind::unavailable, "db.unavailable", fmt::format("{}: {}", path, std::strerror(errno)));
    }
    return lock;
}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

LockFile::~LockFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace plein::db
