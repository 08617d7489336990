// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.hpp"

/// The one program. Everything it does is a subcommand; see command_line.cpp for the list.
int main(int argc, char** argv) { return plein::app::run(argc, argv); }
