// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/config/limits.hpp"
#include "platform/config/mail.hpp"
#include "platform/config/table.hpp"

namespace plein::config {

/// What the pages, the documents and the logbook say of the municipality that uses them. What stands empty here has no
/// default that could be right anywhere: see unset().
struct Municipality {
    std::string name;
    std::string phone;
    std::string contact_mail;  ///< for privacy, accessibility, the directory, the API and weaknesses
    std::string website;       ///< the municipality's own, for the API document
    std::string register_url;  ///< register of processing activities (AVG art. 30); the logbook's rows point into it
    std::string form_of_address = "u";      ///< `u` or `je`
    std::string organisation = "gemeente";  ///< code of the organisation of its own workers
    std::string phone_hours_nl = "Op werkdagen van 9 tot 17 uur";
    std::string phone_hours_en = "On working days from 9:00 to 17:00";
};

/// How the program is reached from outside; in plein.toml under [site].
struct Site {
    std::string address;  ///< `https://plein.example`, without a slash at the end; what mails lead to
};

/// How the directory is kept; in plein.toml under [directory].
struct DirectoryKeeping {
    bool approval = true;  ///< what owners change from outside waits for an editor
};

/// Every setting of the program. A key is written as in plein.toml: `municipality.name` is `name` under [municipality],
/// the variable PLEIN_MUNICIPALITY_NAME, and the flag of that name where the command line has one.
struct Config {
    std::string listen = "127.0.0.1:8080";
    std::string home = "var";  ///< folder of what the program keeps: database, keyring, search index, socket
    std::string database;      ///< a SQLite path or a postgresql:// URL; `<home>/plein.db` where not set
    std::string keyring;       ///< file of the secret keys; `<database>.keyring`, or `<home>/keyring` with PostgreSQL
    std::string source;        ///< folder that holds src/ (templates) and data/
    std::string build;         ///< folder that holds static/ and locale/
    Municipality municipality;
    Site site;  ///< a demonstration has the address that it listens on where nothing else is set
    DirectoryKeeping directory;
    Mail mail;  ///< a demonstration keeps it in a folder beside its database where nothing else is set
    Limits limits;
    bool secure_cookies = false;               ///< TLS ends at a proxy before the server
    std::vector<std::string> trusted_proxies;  ///< addresses that may say who asks: the proxy before the server
    std::string log_level = "info";            ///< `debug`, `info`, `warn`, `error` or `off`
    std::string log_format = "plain";          ///< `plain`, or `journal` for systemd
    bool demonstration = false;                ///< invented data and accounts; loopback only, and behind no proxy
    std::optional<Instant> now;                ///< sets the clock at start, for demonstration and tests
};

/// Where settings come from: a flag wins from the environment, that from the file, that from the defaults.
struct Sources {
    std::map<std::string, std::string> flags;        ///< key -> value, as `listen`
    std::map<std::string, std::string> environment;  ///< PLEIN_LISTEN -> value; see environment()
    std::string file = "plein.toml";
    bool file_must_exist = false;  ///< it was named by --config
    Config defaults;
};

/// The variables of this process whose names start with PLEIN_. PLEIN_TEST_… is left to the tests.
[[nodiscard]] std::map<std::string, std::string> environment();

/// Puts the settings together. Opens nothing but the settings file. A demonstration is of the invented municipality of
/// data/demonstration where the settings name no other.
/// Errors: all of them together, in the order file, environment, flags, each with where it stands:
/// bad_request `config.absent_file`, `config.malformed`, `config.unknown_key` (with the nearest known name),
/// `config.out_of_range`.
[[nodiscard]] tl::expected<Config, std::vector<Error>> load(Sources const& sources);

/// What residents would be told wrong, so that no server may start with it: the settings of the municipality that are
/// not set, and the telephone numbers of data/urgent.toml that are still those of the invented municipality. Nothing
/// for a demonstration. Reads data/urgent.toml under `source`. Errors, all together: bad_request `config.unset`, each
/// with what to write where; those of read_table.
[[nodiscard]] std::vector<Error> unset(Config const& config);

/// Every key with what it means and its default, for `plein --help` and the operators' page.
struct KeyHelp {
    std::string_view key;
    std::string_view meaning;
};
[[nodiscard]] std::vector<KeyHelp> keys();

}  // namespace plein::config
