// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "app/command.hpp"
#include "platform/config/config.hpp"

namespace plein::app {

/// Checks the logbook of a database that is only read, also while a server holds it. Needs the public key and no other:
/// an independent officer (BIO2 8.15.06) runs it without the installation's keyring.
/// Errors: bad_request `logbook.key_malformed`; conflict `logbook.broken` with what was found and where.
[[nodiscard]] Result<Report> verify_logbook(config::Config const& config, std::string const& public_key,
                                            Progress const& progress);

/// Runs the migrations that wait. Errors: those of Database::open and migrate.
[[nodiscard]] Result<Report> migrate(config::Config const& config);

}  // namespace plein::app
