// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.hpp"
#include "base/result.hpp"

namespace plein::app {

/// The longest line that goes through the hatch, either way.
inline constexpr std::size_t most_hatch_line = 1024UL * 1024;

/// One line of the hatch, without its line feed: words with one blank between them. Inside a word a backslash, a blank
/// and a line feed are written `\\`, `\s` and `\n`, so that any text fits in one word and a word may be empty.
[[nodiscard]] std::string write_hatch_line(std::vector<std::string> const& words);

/// Reads what write_hatch_line wrote. Errors: bad_request `hatch.malformed`.
[[nodiscard]] Result<std::vector<std::string>> parse_hatch_line(std::string_view line);

/// What a command sends: `command NAME`, `word NAME VALUE` for each of its words, then `run`; later perhaps `stop`.
class HatchRequest {
public:
    /// Takes one line; true when it was `run` and the request is whole.
    /// Errors: bad_request `hatch.malformed` for a line that has no place here, a word twice or over 64 of them.
    [[nodiscard]] Result<bool> take(std::string_view line);

    [[nodiscard]] std::string const& command() const { return command_; }
    [[nodiscard]] Arguments const& arguments() const { return arguments_; }

private:
    std::string command_;
    Arguments arguments_;
};

/// What the server sends: `progress DONE TOTAL` any number of times, then `done JSON TEXT` or
/// `error KIND CODE DETAIL [FIELD CODE]…`.
struct HatchAnswer {
    bool last = false;  ///< false: only progress
    std::int64_t done = 0;
    std::int64_t total = 0;
    Result<Report> report;  ///< of the last line
};

/// Errors: bad_request `hatch.malformed`.
[[nodiscard]] Result<HatchAnswer> parse_hatch_answer(std::string_view line);
[[nodiscard]] std::string write_hatch_answer(Result<Report> const& report);

}  // namespace plein::app
