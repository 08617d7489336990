// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "app/command.hpp"
#include "app/hatch.hpp"
#include "app/house.hpp"
#include "app/officer.hpp"
#include "app/serve.hpp"
#include "base/text.hpp"
#include "platform/json/writer.hpp"
#include "platform/log/log.hpp"

namespace plein::app {
namespace {

std::atomic<bool> interrupted{false};

/// A bar on a terminal, nothing into a pipe.
bool show_progress(std::int64_t done, std::int64_t total) {
    if (isatty(STDERR_FILENO) != 0 && total > 0) {
        auto const part = static_cast<int>(done * 30 / total);
        fmt::print(stderr, "\r[{:<30}] {} of {}", std::string(static_cast<std::size_t>(part), '#'), done, total);
        if (done >= total) fmt::print(stderr, "\r{:60}\r", "");
    }
    return !interrupted;
}

/// What went wrong, in a line that says where and what to do; field errors each on their own.
int show_error(Error const& error, bool json) {
    if (json) {
        json::Writer writer;
        writer.begin_object().key("error").text(error.code).key("detail").text(error.detail).end_object();
        fmt::print("{}\n", writer.str());
    }
    fmt::print(stderr, "plein: {}{}{}\n", error.code, error.detail.empty() ? "" : ": ", error.detail);
    for (auto const& field : error.fields) fmt::print(stderr, "  {}: {}\n", field.field, field.code);
    return 1;
}

int show_report(Report const& report, bool json) {
    fmt::print("{}\n", json ? report.json : report.text);
    return 0;
}

/// Asks a password without showing it, or takes the first line of standard input.
std::string read_password() {
    std::string password;
    if (isatty(STDIN_FILENO) == 0) {
        std::getline(std::cin, password);
        return password;
    }
    fmt::print(stderr, "Password: ");
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    std::getline(std::cin, password);
    tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    fmt::print(stderr, "\n");
    return password;
}

/// Runs a command of the table here, or in the server that holds the database.
Result<Report> run_command(Command const& command, Arguments const& arguments, config::Config const& config) {
    auto const use = command.effect == Effect::reads ? Use::read : Use::write;
    auto house = House::open(config, use);
    if (!house) {
        auto const hatch = hatch_path(config);
        if (use == Use::write && house.error().code == "db.locked" && !hatch.empty())
            return run_in_server(hatch, command.name, arguments, show_progress);
        return tl::unexpected<Error>(std::move(house).error());
    }
    auto const grant = access::for_command(command.name, command.declared, (*house)->clock().now());
    return command.run(**house, grant, arguments, show_progress);
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

/// Reads the settings and runs `act` with them; all that is wrong with them is said together.
template <class Act>
int with_config(Settings const& settings, Act&& act) {
    auto config = load(settings);
    if (!config) {
        for (auto const& error : config.error()) show_error(error, settings.json);
        return 2;
    }
    if (auto const level = log::parse_level(config->log_level)) log::start(*level, log::Format::plain);
    return act(*config);
}

class CommandLine {
public:
    CommandLine() {
        app_.set_version_flag("--version", PLEIN_VERSION);
        app_.require_subcommand(1);
        app_.footer(
            "Every subcommand takes --help. Settings also come from plein.toml and from PLEIN_… in the environment.");
        add_serving();
        add_migrate();
        add_verify();
        for (auto const& command : commands()) add(command);
    }

    int run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (CLI::ParseError const& error) {
            auto const code = app_.exit(error);
            return code == 0 ? 0 : 2;
        }
        return act_ ? act_() : 2;
    }

private:
    /// The subcommand for `import areas`: one level for each word.
    CLI::App* subcommand(std::string_view name, std::string_view meaning) {
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
        at->add_option_function<std::string>(
            "--db", [this](std::string const& v) { settings_.flags["database"] = v; },
            "a SQLite file or a postgresql:// URL");
        at->add_option_function<std::string>(
            "--config",
            [this](std::string const& v) {
                settings_.file = v;
                settings_.file_named = true;
            },
            "settings file (default plein.toml)");
        at->add_option_function<std::string>(
            "--now", [this](std::string const& v) { settings_.flags["now"] = v; },
            "set the clock, 2026-11-21T10:00:00Z");
        at->add_flag("--json", settings_.json, "answer in JSON");
        return at;
    }

    static std::string group_meaning(std::string_view word) {
        if (word == "import") return "Read files into the database";
        if (word == "export") return "Write what the database holds";
        if (word == "user") return "Accounts of colleagues";
        if (word == "logbook") return "The record of who did what with whose data";
        return "Areas of the municipality";
    }

    void flag(CLI::App* at, std::string const& option, std::string const& key, std::string const& meaning) {
        at->add_option_function<std::string>(
            option, [this, key](std::string const& v) { settings_.flags[key] = v; }, meaning);
    }

    void add_serving() {
        auto* serve = subcommand("serve", "Serve the pages and the API until SIGTERM");
        flag(serve, "--listen", "listen", "address:port (default 127.0.0.1:8080)");
        serve->callback([this] {
            act_ = [this] {
                return with_config(settings_, [&](config::Config const& config) {
                    auto const done = app::serve(config);
                    return done ? 0 : show_error(done.error(), settings_.json);
                });
            };
        });
        auto* demo = subcommand("demo", "Make the demonstration municipality and serve it");
        flag(demo, "--listen", "listen", "address:port (default 127.0.0.1:8080)");
        demo->add_option("--seed", demonstration_.seed, "another invented history (default 1)")
            ->check(CLI::Range(1, 1'000'000));
        demo->add_option("--residents", demonstration_.residents,
                         "how many invented residents asked something (default 40)")
            ->check(CLI::Range(0, 100'000));
        demo->add_option("--areas", demonstration_.areas, "real areas instead of the invented ones (GeoJSON)");
        demo->add_flag("--no-serve", demonstration_.make_only, "make it and stop");
        demo->callback([this] {
            act_ = [this] {
                settings_.flags["demonstration"] = "true";
                return with_config(settings_, [&](config::Config const& config) {
                    auto const done = app::demonstrate(config, demonstration_);
                    return done ? 0 : show_error(done.error(), settings_.json);
                });
            };
        });
    }

    void add_migrate() {
        subcommand("migrate", "Bring the schema up to date")->callback([this] {
            act_ = [this] {
                return with_config(settings_, [&](config::Config const& config) {
                    auto const done = app::migrate(config);
                    return done ? show_report(*done, settings_.json) : show_error(done.error(), settings_.json);
                });
            };
        });
    }

    void add_verify() {
        auto* verify = subcommand("logbook verify", "Check the chain of the logbook with the public key alone");
        verify->add_option("--key", key_, "the public key, 64 hexadecimal characters (see `plein logbook key`)")
            ->required();
        verify->callback([this] {
            act_ = [this] {
                return with_config(settings_, [&](config::Config const& config) {
                    auto const done = app::verify_logbook(config, key_, show_progress);
                    return done ? show_report(*done, settings_.json) : show_error(done.error(), settings_.json);
                });
            };
        });
    }

    void add(Command const& command) {
        auto* at = subcommand(command.name, command.meaning);
        for (auto const& word : command.words) {
            auto const name = std::string(word.name);
            auto* option = at->add_option_function<std::string>(
                name,
                [this, name, kind = word.kind](std::string const& value) {
                    // The server that may run this has another working folder.
                    arguments_[name] = kind == Word::Kind::path ? std::filesystem::absolute(value).string() : value;
                },
                std::string(word.meaning));
            option->required(word.required);
        }
        at->callback([this, &command] {
            act_ = [this, &command] {
                if (command.name == "user add" || command.name == "user password")
                    arguments_["password"] = read_password();
                return with_config(settings_, [&](config::Config const& config) {
                    auto const done = run_command(command, arguments_, config);
                    return done ? show_report(*done, settings_.json) : show_error(done.error(), settings_.json);
                });
            };
        });
    }

    CLI::App app_{"Plein: a platform for the social domain of a municipality", "plein"};
    std::map<std::string, CLI::App*> subcommands_;  // by their words
    Settings settings_;
    Demonstration demonstration_;
    Arguments arguments_;
    std::string key_;
    std::function<int()> act_;
};

}  // namespace

int run(int argc, char** argv) {
    std::signal(SIGINT, [](int) { interrupted = true; });
    try {
        return CommandLine{}.run(argc, argv);
    } catch (std::exception const& error) {
        fmt::print(stderr, "plein: a mistake in the program itself: {}\n", error.what());
        return 1;
    }
}

}  // namespace plein::app
