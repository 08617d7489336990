// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdio>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace plein::app {

/// Where an export goes: standard output, or a file that appears under its name only when it is whole.
class Output {
public:
    enum class Readers { owner, everyone };

    /// `path` empty: standard output. A file is made for its owner alone, since exports hold what a database holds,
    /// unless it is said that it holds no such thing. Errors: unavailable `file.cannot_write`.
    [[nodiscard]] static Result<Output> open(std::string const& path, Readers readers = Readers::owner);
    ~Output();
    Output(Output&& other) noexcept;
    Output& operator=(Output&&) = delete;

    /// Errors: unavailable `file.cannot_write` (the disk is full, the reader of a pipe is gone).
    Result<void> write(std::string_view text);

    /// Gives the file its name; what stood there before is replaced. Without this nothing is left.
    Result<void> finish();

private:
    Output(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
    [[nodiscard]] std::string unfinished() const { return path_ + ".part"; }
    [[nodiscard]] tl::unexpected<Error> cannot_write() const;
    std::string path_;
    std::FILE* file_;
};

}  // namespace plein::app
