// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/sqlite_layout.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace plein::db {
namespace {

namespace files = std::filesystem;

/// The flags with which process `pid` opened descriptor `name`; 0 (read only) where they cannot be read.
int open_flags(files::path const& process, std::string const& name) {
    std::ifstream info(process / "fdinfo" / name);
    std::string word;
    while (info >> word) {
        if (word == "flags:") {
            info >> word;
            int flags = 0;
            std::from_chars(word.data(), word.data() + word.size(), flags, 8);
            return flags;
        }
    }
    return 0;
}

bool writes_to(files::path const& process, struct stat const& wanted) {
    std::error_code problem;
    for (files::directory_iterator entry(process / "fd", problem), end; !problem && entry != end;
         entry.increment(problem)) {
        struct stat found {};
        if (::stat(entry->path().c_str(), &found) != 0) continue;
        if (found.st_ino != wanted.st_ino || found.st_dev != wanted.st_dev) continue;
        if ((open_flags(process, entry->path().filename().string()) & O_ACCMODE) != O_RDONLY) return true;
    }
    return false;
}

}  // namespace

bool has_wal_reset_defect(int version) {
    bool const repaired = version >= 3'051'003 || (version >= 3'050'007 && version < 3'051'000) ||
                          (version >= 3'044'006 && version < 3'045'000);
    return version >= 3'007'000 && !repaired;
}

std::optional<int> writer_of(std::string const& file) {
    struct stat wanted {};
    if (::stat(file.c_str(), &wanted) != 0) return std::nullopt;
    std::error_code problem;
    for (files::directory_iterator entry("/proc", problem), end; !problem && entry != end; entry.increment(problem)) {
        auto const name = entry->path().filename().string();
        int pid = 0;
        auto const parsed = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (parsed.ptr != name.data() + name.size()) continue;
        if (writes_to(entry->path(), wanted)) return pid;
    }
    return std::nullopt;
}

Error unsafe_layout(std::string const& reason, int version) {
    return Error{ErrorKind::conflict,
                 "db.unsafe_layout",
                 fmt::format("SQLite {}.{}.{} can lose committed rows when two connections write: {}",
                             version / 1'000'000, version / 1000 % 1000, version % 1000, reason),
                 {}};
}

Result<void> check_layout(std::string const& file, int version) {
    if (!has_wal_reset_defect(version)) return {};
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return {};
    if (found.st_nlink > 1)
        return tl::unexpected<Error>(unsafe_layout(file + " has a second name (hard link)", version));
    if (auto const pid = writer_of(file)) {
        return tl::unexpected<Error>(
            unsafe_layout(fmt::format("process {} has {} open for writing", *pid, file), version));
    }
    return {};
}

}  // namespace plein::db
