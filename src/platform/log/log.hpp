// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <utility>

/// The technical log: one line per event on standard error, as `event key=value key=value`.
///
/// Rule: a line holds codes, ids of requests and records, counts and times. Never a name, a BSN, an address, a query
/// string or anything a person typed. Who did what with whose data is the logbook's, not the log's.
/// Values with blanks are quoted by the caller: `log::warn("schema.refused file={} reason=\"{}\"", …)`.
namespace plein::log {

enum class Level { debug, info, warn, error, off };
/// Reads `info`; nothing for another word than the five.
[[nodiscard]] std::optional<Level> parse_level(std::string_view name);

enum class Format {
    plain,    ///< `2026-11-21T10:15:00.123Z info …`
    journal,  ///< `<6>…`, priority as systemd reads it; the journal adds the time
};
/// Reads `plain` or `journal`; nothing for another word.
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);

/// Sets the least level that is written, and the form. Before the first call: info and plain. Threads: safe.
void start(Level level, Format format);

/// Whether a line of that level would be written. Threads: safe.
[[nodiscard]] bool is_on(Level level);

/// Writes one line; control characters in `text` become blanks, so that no value can forge a second line.
/// Threads: safe. Synchronous: a line that was written is not lost when the program dies.
void write(Level level, std::string_view text);

template <class... Arguments>
void debug(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    if (is_on(Level::debug)) write(Level::debug, fmt::format(form, std::forward<Arguments>(arguments)...));
}
template <class... Arguments>
void info(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    if (is_on(Level::info)) write(Level::info, fmt::format(form, std::forward<Arguments>(arguments)...));
}
template <class... Arguments>
void warn(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    if (is_on(Level::warn)) write(Level::warn, fmt::format(form, std::forward<Arguments>(arguments)...));
}
template <class... Arguments>
void error(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    if (is_on(Level::error)) write(Level::error, fmt::format(form, std::forward<Arguments>(arguments)...));
}

}  // namespace plein::log
