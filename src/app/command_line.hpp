// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace plein::app {

/// Reads the command line, runs one subcommand and returns the exit code: 0 done, 1 refused (the reason is on stderr),
/// 2 the command line or the settings do not hold.
int run(int argc, char** argv);

}  // namespace plein::app
