// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "app/command.hpp"
#include "base/result.hpp"

/// What a person at the keyboard sees and does while a command runs.
namespace plein::app {

/// From here on Ctrl-C and SIGTERM do not end the process: they make show_progress() say stop. A second time they end
/// it.
void listen_for_interrupt();

/// A Progress: a bar on a terminal, nothing into a pipe; false once the person wants to stop.
[[nodiscard]] bool show_progress(std::int64_t done, std::int64_t total);

/// Asks for a password without showing it, or takes the first line of standard input where that is no terminal.
/// Errors: conflict `command.stopped`; bad_request `password.absent` where standard input has no line.
[[nodiscard]] Result<std::string> read_password();

/// Prints what a command reports; the exit code 0, or 1 where standard output cannot be written.
[[nodiscard]] int show_report(Report const& report, bool json);

/// Says on standard error what went wrong, each error in a line with its fields below it; with `json` also as one JSON
/// value on standard output.
void show_errors(std::vector<Error> const& errors, bool json);

}  // namespace plein::app
