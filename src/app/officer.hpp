// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "app/command.hpp"
#include "platform/config/config.hpp"

/// What an officer does with a database that is only read, and what an operator does before a server starts: without
/// the keyring and without the features.
namespace plein::app {

/// Checks the logbook of a database that is only read, also while a server holds it. Needs the public key and no other:
/// an independent officer (BIO2 8.15.06) runs it without the installation's keyring.
/// Errors: bad_request `logbook.key_malformed`; conflict `logbook.broken` with what was found and where.
[[nodiscard]] Result<Report> verify_logbook(config::Config const& config, std::string const& public_key,
                                            Progress const& progress);

/// What of the logbook to export, and where to.
struct LogbookExport {
    std::string from;    ///< first day, `2026-01-31`; empty for the beginning
    std::string until;   ///< last day; empty for today
    std::string output;  ///< a file; empty for standard output
};

/// Writes the logbook in the shape of the standard Logboek Dataverwerkingen, one JSON object a line and one line for
/// each act and data subject (an act that touched nobody's data has one line without a subject), as it reads: no more
/// than a page is held in memory. The report is empty where the rows went to standard output.
/// Errors: bad_request `day.malformed`; conflict `command.stopped`, and then no file is left; those of Output.
[[nodiscard]] Result<Report> export_logbook(config::Config const& config, LogbookExport const& wanted,
                                            Progress const& progress);

/// Runs the migrations that wait. Errors: those of Database::open and migrate.
[[nodiscard]] Result<Report> migrate(config::Config const& config);

}  // namespace plein::app
