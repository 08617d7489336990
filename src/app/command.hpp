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
    enum class Kind { path, text, many } kind = Kind::text;
    bool required = true;
};

/// Whether a command changes the database: then it runs inside the server that holds it, where there is one.
enum class Effect { reads, writes };

/// One subcommand that works on the database: a row of the command table, declared like a route.
struct Command {
    std::string_view name;  ///< `import areas`
    std::string_view meaning;
    access::Declaration declared;
    Effect effect = Effect::reads;
    std::vector<Word> words;
    std::function<Result<Report>(House&, access::Grant const&, Arguments const&, Progress const&)> run;
};

/// All of them, in the order of `plein --help`.
[[nodiscard]] std::vector<Command> const& commands();

/// The command of that name, or null.
[[nodiscard]] Command const* find_command(std::string_view name);

}  // namespace plein::app
