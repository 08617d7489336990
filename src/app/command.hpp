// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/access/grant.hpp"
#include "platform/config/config.hpp"

namespace plein::app {

class House;

/// What a command says when it is done: for people, and for `--json`.
struct Report {
    std::string text;
    std::string json;  ///< one JSON value
};

/// How far a command is; returns false when it should stop. `total` is 0 where it is not known.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// The words of a command as they were typed: `file` -> `areas.geojson`. A path is made absolute before it travels.
using Arguments = std::map<std::string, std::string, std::less<>>;

/// One word that a command takes.
struct Word {
    std::string_view name;  ///< `FILE` as a place, `--role` as an option
    std::string_view meaning;
    enum class Kind { path, text } kind = Kind::text;
    bool required = true;
};

/// What a command needs of the database, and so where it runs.
enum class Effect {
    nothing,  ///< no database at all
    reads,    ///< opens it read-only, also beside a running server, and makes no file
    writes,   ///< takes the lock; inside the server that holds it, where there is one; makes the database if need be
    changes,  ///< as writes, of a database that is there: a slip in its place makes no new one
    server,   ///< only inside a running server
};

/// One subcommand that works on the database: a row of the command table, declared like a route.
struct Command {
    std::string_view name;  ///< `import areas`
    std::string_view meaning;
    std::string_view example;  ///< one line that works, for `--help`
    access::Declaration declared;
    Effect effect = Effect::reads;
    std::vector<Word> words;
    std::function<Result<Report>(House&, access::Grant const&, Arguments const&, Progress const&)> run;
    bool asks_password = false;  ///< comes as the word `password`, and never from the command line's own words
    /// What goes on in the caller's own process when `run` is done, for what goes to its terminal; its report counts.
    std::function<Result<Report>(config::Config const&, Arguments const&, Progress const&)> afterwards = {};
};

/// All of them, in the order of `plein --help`.
[[nodiscard]] std::vector<Command> const& commands();

/// The command of that name, or null.
[[nodiscard]] Command const* find_command(std::string_view name);

/// Runs a command in this process.
/// Errors: bad_request `command.unknown_word` for a word that the command does not take; else the command's own.
[[nodiscard]] Result<Report> run_here(Command const& command, House& house, Arguments const& arguments,
                                      Progress const& progress);

}  // namespace plein::app
