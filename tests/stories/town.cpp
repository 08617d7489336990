// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/stories/town.hpp"

#include <filesystem>
#include <stdexcept>

#include "app/demonstration.hpp"
#include "platform/log/log.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

std::unique_ptr<app::House> open_house(std::string const& location, std::string const& keyring, std::string const& mail,
                                       directory::Approval approval) {
    config::Config config;
    config.source = PLEIN_SOURCE;
    config.build = PLEIN_BUILD;
    config.database = location;
    config.keyring = keyring;
    config.demonstration = true;
    config.site.address = "https://plein.example";
    config.mail.server = "folder:" + mail;
    config.mail.from = "plein@lindervaart.example";
    config.directory.approval = approval == directory::Approval::needed;
    config.now = parse_instant("2026-11-18T10:00:00Z").value();
    auto house = app::House::open(config, app::Use::serve);
    if (!house) throw std::runtime_error(house.error().code + ": " + house.error().detail);
    return std::move(*house);
}

/// What every town of one engine is copied from.
struct Prepared {
    explicit Prepared(db::Engine engine) : place(engine) {
        if (!place.reason().empty()) return;
        log::start(log::Level::error, log::Format::plain);
        auto const house = open_house(place.options().location, place.path("keyring"), place.path("mail"),
                                      directory::Approval::needed);
        app::Demonstration nobody_asked;
        nobody_asked.residents = 0;
        auto const made = app::make_demonstration(*house, nobody_asked);
        if (!made) throw std::runtime_error(made.error().code + ": " + made.error().detail);
    }
    support::EmptyDatabase place;
};

Prepared const& prepared(db::Engine engine) {
    if (engine == db::Engine::sqlite) {
        static Prepared const town{db::Engine::sqlite};
        return town;
    }
    static Prepared const town{db::Engine::postgresql};
    return town;
}

}  // namespace

Town::Town(db::Engine engine, directory::Approval approval) {
    auto const& from = prepared(engine).place;
    reason_ = from.reason();
    if (!reason_.empty()) return;
    auto location = path("plein.sqlite");
    std::filesystem::copy_file(from.path("keyring"), path("keyring"));
    if (engine == db::Engine::sqlite) {
        std::filesystem::copy_file(from.options().location, location);
    } else {
        auto const copy = support::copy_database(from.options().location);
        reason_ = copy.reason;
        if (!reason_.empty()) return;
        location = copy.url;
    }
    house_ = open_house(location, path("keyring"), path("mail"), approval);
}

}  // namespace plein::stories
