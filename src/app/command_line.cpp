// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "app/command.hpp"
#include "app/hatch.hpp"
#include "app/house.hpp"
#include "app/officer.hpp"
#include "app/serve.hpp"
#include "app/terminal.hpp"
#include "base/text.hpp"
#include "platform/log/log.hpp"

namespace plein::app {
namespace {

/// How long a writing command waits for a server that is starting, or for another command to end.
constexpr std::chrono::seconds longest_wait{3};

Use use_of(Effect effect) {
    switch (effect) {
        case Effect::nothing:
            return Use::nothing;
        case Effect::reads:
            return Use::read;
        case Effect::writes:
        case Effect::changes:
        case Effect::server:
            break;
    }
    return Use::write;
}

bool takes_lock(Effect effect) { return effect == Effect::writes || effect == Effect::changes; }

/// Runs a command of the table here, or in the server that holds the database.
Result<Report> run_command(Command const& command, Arguments const& arguments, config::Config const& config) {
    auto const hatch = hatch_path(config);
    if (command.effect == Effect::server) return run_in_server(hatch, command.name, arguments, show_progress);
    auto const patience = std::chrono::steady_clock::now() + longest_wait;
    for (;;) {
        auto house = House::open(config, use_of(command.effect));
        if (house) return run_here(command, **house, arguments, show_progress);
        auto error = std::move(house).error();
        if (!takes_lock(command.effect) || error.code != "db.locked") return tl::unexpected<Error>(std::move(error));
        auto done = run_in_server(hatch, command.name, arguments, show_progress);
        bool const nobody = !done && done.error().code == "hatch.closed";
        if (!nobody) return done;
        if (std::chrono::steady_clock::now() > patience) {
            error.detail += "; that is no server that takes commands, so wait until it ends";
            return tl::unexpected<Error>(std::move(error));
        }
        if (!show_progress(0, 0)) return fail(ErrorKind::conflict, "command.stopped", "stopped; nothing has changed");
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
}

/// The settings that every subcommand takes.
struct Settings {
    std::map<std::string, std::string> flags;
    std::string file = "plein.toml";
    bool file_named = false;
    bool json = false;
};

tl::expected<config::Config, std::vector<Error>> load(Settings const& settings) {
    config::Sources sources;
    sources.flags = settings.flags;
    sources.environment = config::environment();
    sources.file = settings.file;
    sources.file_must_exist = settings.file_named;
    sources.defaults.source = PLEIN_SOURCE;
    sources.defaults.build = PLEIN_BUILD;
    return config::load(sources);
}

int show(Result<Report> const& report, bool json) {
    if (report) return show_report(*report, json);
    show_errors({report.error()}, json);
    return 1;
}

/// What `serve` and `demo` give in the end.
Result<Report> nothing_to_say(Result<void> const& done) {
    if (!done) return tl::unexpected<Error>(done.error());
    return Report{};
}

/// Whether residents will read what the settings say.
enum class Readers { none, residents };

/// Reads the settings and runs `act` with them; all that is wrong with them is said together.
template <class Act>
int with_config(Settings const& settings, Readers readers, Act&& act) {
    auto const config = load(settings);
    if (!config) {
        show_errors(config.error(), settings.json);
        return 2;
    }
    auto const wrong = readers == Readers::residents ? config::unset(*config) : std::vector<Error>{};
    if (!wrong.empty()) {
        show_errors(wrong, settings.json);
        return 2;
    }
    if (auto const level = log::parse_level(config->log_level))
        log::start(*level, log::parse_format(config->log_format).value_or(log::Format::plain));
    return show(act(*config), settings.json);
}

std::string settings_text() {
    std::string text = "Settings (in plein.toml; in the environment as PLEIN_LISTEN, PLEIN_MUNICIPALITY_NAME …):\n";
    for (auto const& key : config::keys()) text += fmt::format("  {:<32} {}\n", key.key, key.meaning);
    return text + "docs/operate/plein.toml shows each with its default.";
}

class CommandLine {
public:
    CommandLine() {
        app_.set_version_flag("--version", PLEIN_VERSION);
        app_.require_subcommand(1);
        app_.footer(
            "Every subcommand takes --help. Settings also come from plein.toml and from PLEIN_… in the environment;\n"
            "`plein serve --help` lists them. Commands may be used beside a running server. Exit codes: 0 done,\n"
            "1 refused (the reason is on standard error), 2 the command line or the settings do not hold.\n\n"
            "To look around: plein demo");
        add_serving();
        add_migrate();
        for (auto const& command : commands()) add(command);
        add_officer();
    }

    int run(int argc, char** argv) {
        if (argc == 1) {
            fmt::print(stderr, "{}", app_.help());
            return 2;
        }
        try {
            app_.parse(argc, argv);
        } catch (CLI::ParseError const& error) {
            if (error.get_exit_code() == 0) return app_.exit(error);
            std::vector<std::string> const typed{argv + 1, argv + argc};
            auto const suggestion = suggest(typed);
            bool const json = std::find(typed.begin(), typed.end(), "--json") != typed.end();
            show_errors({{ErrorKind::bad_request,
                          "command.malformed",
                          (suggestion.empty() ? error.what() : suggestion) + "\nRun with --help for more information.",
                          {}}},
                        json);
            return 2;
        }
        return act_ ? act_() : 2;
    }

private:
    using Act = std::function<Result<Report>(config::Config const&)>;

    /// The subcommand for `import areas`: one level for each word.
    CLI::App* subcommand(std::string_view name, std::string_view meaning, std::string_view example) {
        auto* at = &app_;
        std::string path;
        auto const parts = split(name, ' ');
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::string const part{parts[i]};
            path += " " + part;
            auto*& next = subcommands_[path];
            if (!next) {
                bool const last = i + 1 == parts.size();
                next = at->add_subcommand(part, last ? std::string(meaning) : group_meaning(part));
                if (!last) next->require_subcommand(1);
            }
            at = next;
        }
        at->footer(fmt::format("Example: {}", example));
        flag(at, "--db", "database", "a SQLite file or a postgresql:// URL (default var/plein.db)");
        at->add_option_function<std::string>(
              "--config",
              [this](std::string const& v) {
                  settings_.file = v;
                  settings_.file_named = true;
              },
              "settings file (default plein.toml)")
            ->type_name("FILE");
        flag(at, "--now", "now", "set the clock, 2026-11-21T10:00:00Z; inside a server its own clock counts");
        at->add_flag("--json", settings_.json, "answer in JSON");
        return at;
    }

    static std::string group_meaning(std::string_view word) {
        if (word == "import") return "Read files into the database";
        if (word == "export") return "Write what the database holds";
        if (word == "user") return "Accounts of colleagues";
        if (word == "logbook") return "The record of who did what with whose data";
        if (word == "directory") return "The social map: what help there is";
        return "Areas of the municipality";
    }

    void flag(CLI::App* at, std::string const& option, std::string const& key, std::string const& meaning) {
        at->add_option_function<std::string>(
              option, [this, key](std::string const& v) { settings_.flags[key] = v; }, meaning)
            ->type_name("");
    }

    /// What happens when the subcommand was the one that was typed.
    void on(CLI::App* at, Act act, Readers readers = Readers::none) {
        at->callback([this, act = std::move(act), readers] {
            act_ = [this, act, readers] { return with_config(settings_, readers, act); };
        });
    }

    void add_serving() {
        auto* serve =
            subcommand("serve", "Serve the pages and the API until Ctrl-C or SIGTERM",
                       "plein serve --listen 127.0.0.1:8080 --db /var/lib/plein/plein.db\n\n" + settings_text());
        flag(serve, "--listen", "listen", "address:port (default 127.0.0.1:8080)");
        on(
            serve, [](config::Config const& config) { return nothing_to_say(app::serve(config)); }, Readers::residents);
        auto* demo = subcommand("demo", "Make the demonstration municipality where it is not yet, and serve it",
                                "plein demo --db demo.db --residents 100");
        flag(demo, "--listen", "listen", "address:port on this machine (default 127.0.0.1:8080)");
        demo->add_option("--seed", demonstration_.seed, "another invented history (default 1)")
            ->check(CLI::Range(1, 1'000'000));
        demo->add_option("--residents", demonstration_.residents,
                         "how many invented residents asked something (default 40)")
            ->check(CLI::Range(0, 100'000));
        demo->add_option_function<std::string>(
                "--areas",
                [this](std::string const& v) { demonstration_.areas = std::filesystem::absolute(v).string(); },
                "real areas instead of the invented ones (GeoJSON); the invented places move there")
            ->type_name("FILE");
        demo->add_flag("--no-serve", demonstration_.make_only, "make it and stop");
        demo->callback([this] {
            settings_.flags["demonstration"] = "true";
            act_ = [this] {
                return with_config(settings_, Readers::residents, [this](config::Config const& config) {
                    return nothing_to_say(app::demonstrate(config, demonstration_));
                });
            };
        });
    }

    void add_migrate() {
        on(subcommand("migrate", "Bring the schema up to date (PostgreSQL; with SQLite the server does it itself)",
                      "plein migrate --db postgresql:///plein"),
           app::migrate);
    }

    void add_officer() {
        auto* verify = subcommand("logbook verify", "Check the chain of the logbook with the public key alone",
                                  "plein logbook verify --key $(cat logbook.pub) --witness plein.log");
        verify->add_option("--key", key_, "the public key, 64 hexadecimal characters (see `plein logbook key`)")
            ->type_name("")
            ->required();
        verify
            ->add_option(
                "--witness", witness_,
                "the technical log of the server, or its `logbook.checkpoint` lines alone: proves that the end "
                "was not cut off")
            ->type_name("FILE");
        on(verify,
           [this](config::Config const& config) { return app::verify_logbook(config, key_, witness_, show_progress); });
    }

    void add(Command const& command) {
        auto* at = subcommand(command.name, command.meaning, command.example);
        for (auto const& word : command.words) {
            auto const name = std::string(word.name);
            auto* option = at->add_option_function<std::string>(
                name,
                [this, name, kind = word.kind](std::string const& value) {
                    // The server that may run this has another working folder.
                    arguments_[name] = kind == Word::Kind::path ? std::filesystem::absolute(value).string() : value;
                },
                std::string(word.meaning));
            option->required(word.required)->type_name(word.kind == Word::Kind::path && name[0] == '-' ? "FILE" : "");
        }
        on(at, [this, &command](config::Config const& config) -> Result<Report> {
            if (takes_lock(command.effect) || command.effect == Effect::server) listen_for_interrupt();
            if (command.effect == Effect::changes) TRY(open_database(config, Use::read));
            if (command.asks_password) arguments_["password"] = TRY(read_password());
            if (!command.afterwards) return run_command(command, arguments_, config);
            TRY(run_command(command, arguments_, config));
            return command.afterwards(config, arguments_, show_progress);
        });
    }

    /// `there is no 'improt'; did you mean 'import'?` for the first word or option that is not known; empty where all
    /// are.
    std::string suggest(std::vector<std::string> const& typed) {
        auto* at = &app_;
        for (auto const& word : typed) {
            if (word.starts_with("--")) {
                auto const name = word.substr(0, word.find('='));
                if (at->get_option_no_throw(name) == nullptr) return unknown(name, options_of(*at));
                continue;
            }
            auto const below = at->get_subcommands(all_of_them);
            if (word.starts_with('-') || below.empty()) continue;
            auto const next =
                std::find_if(below.begin(), below.end(), [&](CLI::App* each) { return each->get_name() == word; });
            if (next == below.end()) return unknown(word, subcommands_of(*at));
            at = *next;
        }
        return {};
    }

    static std::string unknown(std::string const& word, std::vector<std::string> const& known) {
        auto const near = config::nearest(word, {known.begin(), known.end()});
        if (!near.empty()) return fmt::format("There is no '{}'; did you mean '{}'?", word, near);
        return fmt::format("There is no '{}'; there is: {}", word, fmt::join(known, ", "));
    }

    static std::vector<std::string> options_of(CLI::App& at) {
        std::vector<std::string> names;
        for (auto const* option : at.get_options()) {
            if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
        }
        return names;
    }

    static bool all_of_them(CLI::App const*) { return true; }

    static std::vector<std::string> subcommands_of(CLI::App& at) {
        std::vector<std::string> names;
        for (auto const* each : at.get_subcommands(all_of_them)) names.push_back(each->get_name());
        return names;
    }

    CLI::App app_{"Plein: a platform for the social domain of a municipality", "plein"};
    std::map<std::string, CLI::App*> subcommands_;  // by their words
    Settings settings_;
    Demonstration demonstration_;
    Arguments arguments_;
    std::string key_;
    std::string witness_;
    std::function<int()> act_;
};

}  // namespace

int run(int argc, char** argv) {
    try {
        return CommandLine{}.run(argc, argv);
    } catch (std::exception const& error) {
        fmt::print(stderr, "plein: a mistake in the program itself: {}\n", error.what());
        return 1;
    }
}

}  // namespace plein::app
