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
/// an independent officer (BIO2 8.15.06) runs it without the installation's keyring. `witness_file` holds checkpoints
/// as the technical log has them, among other lines or alone; empty: none, and the report says what is then not proven.
/// Errors: bad_request `logbook.key_malformed`, `logbook.witness_malformed` (with its line), `logbook.witness_absent`
/// (the file holds no checkpoint), `logbook.witness_unsigned`; unavailable `file.unreadable`; conflict `logbook.broken`
/// with what was found and where.
[[nodiscard]] Result<Report> verify_logbook(config::Config const& config, std::string const& public_key,
                                            std::string const& witness_file, Progress const& progress);

/// Reading the logbook is an act on personal data like any other, with a line of its own.
inline constexpr access::Declaration exporting_logbook{"logbook.verify", "oversight", "logbook.exported"};

/// Writes the line of an export; what `plein logbook export` does first, in the server where one holds the database.
/// The words are `--from` and `--until`. Errors: bad_request `day.malformed`; those of Database::write.
[[nodiscard]] Result<Report> announce_export(House& house, access::Grant const& grant, Arguments const& words,
                                             Progress const& progress);

/// Writes the logbook in the shape of the standard Logboek Dataverwerkingen, one JSON object a line and one line for
/// each act and data subject (an act that touched nobody's data has one line without a subject), as it reads: no more
/// than a page is held in memory. The report is empty where the rows went to standard output. The words: `--from`
/// (first day; the beginning without it), `--until` (last day; today without it) and `--output` (a file; standard
/// output without it). Comes after announce_export, in the caller's own process: the rows go to its terminal. Errors:
/// bad_request `day.malformed`; conflict `command.stopped`, and then no file is left; those of Output.
[[nodiscard]] Result<Report> export_logbook(config::Config const& config, Arguments const& words,
                                            Progress const& progress);

/// Runs the migrations that wait. Errors: those of Database::open and migrate.
[[nodiscard]] Result<Report> migrate(config::Config const& config);

}  // namespace plein::app
