// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace plein::app {

tl::unexpected<Error> Output::cannot_write() const {
    return fail(ErrorKind::unavailable, "file.cannot_write",
                fmt::format("{}: {}", path_.empty() ? "standard output" : path_, std::strerror(errno)));
}

Result<Output> Output::open(std::string const& path, Readers readers) {
    if (path.empty()) return Output({}, stdout);
    Output output(path, nullptr);
    struct stat there {};
    if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
        return fail(ErrorKind::unavailable, "file.cannot_write",
                    fmt::format("{}: this is no ordinary file; leave --output out to write to a pipe", path));
    }
    int const descriptor = ::open(output.unfinished().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
                                  readers == Readers::everyone ? 0644 : 0600);
    if (descriptor < 0) return output.cannot_write();
    output.file_ = ::fdopen(descriptor, "wb");
    if (output.file_ == nullptr) return output.cannot_write();
    return output;
}

Output::Output(Output&& other) noexcept
    : path_(std::exchange(other.path_, {})), file_(std::exchange(other.file_, nullptr)) {}

Output::~Output() {
    if (file_ == nullptr || file_ == stdout) return;
    std::fclose(file_);
    ::unlink(unfinished().c_str());
}

Result<void> Output::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) return cannot_write();
    return {};
}

Result<void> Output::finish() {
    if (std::fflush(file_) != 0) return cannot_write();
    if (file_ == stdout) return {};
    bool const stored = ::fsync(::fileno(file_)) == 0;
    bool const closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (!stored || !closed || std::rename(unfinished().c_str(), path_.c_str()) != 0) {
        auto const problem = cannot_write();
        ::unlink(unfinished().c_str());
        return problem;
    }
    return {};
}

}  // namespace plein::app
