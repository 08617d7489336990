// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The demonstration, on both databases, and what differs with PostgreSQL.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <set>

#include "features/areas/areas.hpp"
#include "platform/db/db.hpp"
#include "platform/json/json.hpp"
#include "tests/commands/program.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::commands {
namespace {

constexpr db::Statement forget_step{"test.forget_step",
                                    "DELETE FROM schema_step WHERE feature = 'frontdoor' AND number = 1"};

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// What a demonstration was asked when, as the logbook has it: two that are the same give the same.
/// `config` says where its keyring is, if not beside it.
std::string history(std::string const& db, std::string const& config = {}, std::string const& until = "2026-11-20") {
    std::vector<std::string> words{"logbook", "export", "--db", db, "--until", until};
    if (!config.empty()) words.insert(words.end(), {"--config", config});
    auto const rows = run(words);
    EXPECT_EQ(rows.code, 0) << rows.err;
    std::multiset<std::string> lines;  // what came within one minute has no order
    for (std::size_t at = 0, end = 0; (end = rows.out.find('\n', at)) != std::string::npos; at = end + 1) {
        auto const row = json::parse(std::string_view{rows.out}.substr(at, end - at)).value();
        auto const minute = *row.find("start_time")->integer() / 60'000;
        if (row.find("name")->text() == "logbook.exported") continue;  // we ourselves, now
        lines.insert(std::to_string(minute) + " " + std::string(*row.find("name")->text()) + "\n");
    }
    std::string all;
    for (auto const& line : lines) all += line;
    return all;
}

class Demo : public testing::TestWithParam<db::Engine> {
protected:
    std::vector<std::string> words(support::EmptyDatabase const& place, std::vector<std::string> more) const {
        std::vector<std::string> all{"demo",     "--no-serve",
                                     "--now",    "2026-11-21T10:00:30Z",
                                     "--config", place.path("plein.toml"),
                                     "--db",     place.options().location};
        write_file(place.path("plein.toml"), "keyring = \"" + place.path("keyring") + "\"\n");
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
};

TEST_P(Demo, IsMadeOnceAndTheSameFromOneSeed) {
    PLEIN_EMPTY_DATABASE(one, GetParam());
    PLEIN_EMPTY_DATABASE(same, GetParam());
    auto const made = run(words(one, {"--residents", "8", "--seed", "7"}));
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_TRUE(has(made.out, "mirjam") && has(made.out, "fatma")) << made.out;
    ASSERT_EQ(run(words(same, {"--residents", "8", "--seed", "7"})).code, 0);
    auto const first = history(one.options().location, one.path("plein.toml"));
    EXPECT_TRUE(has(first, "question.asked") && has(first, "question.answered")) << first;
    EXPECT_EQ(first, history(same.options().location, same.path("plein.toml")));

    auto const again = run(words(one, {"--residents", "20"}));
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_TRUE(has(again.out, "there already")) << again.out;
    EXPECT_EQ(first, history(one.options().location, one.path("plein.toml")));
}

TEST_P(Demo, GoesOnWhereItWasStopped) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    Program first{words(place, {"--residents", "12"})};
    first.wait_for("Making the demonstration");
    first.send(SIGINT);
    auto const stopped = first.wait();
    EXPECT_EQ(stopped.code, 1) << stopped.out;
    EXPECT_TRUE(has(stopped.err, "goes on from here")) << stopped.err;
    auto const second = run(words(place, {"--residents", "12"}));
    EXPECT_EQ(second.code, 0) << second.err;
    int asked = 0;
    auto const text = history(place.options().location, place.path("plein.toml"), "2026-11-21");
    for (auto at = text.find("question.asked"); at != std::string::npos; at = text.find("question.asked", at + 1))
        ++asked;
    EXPECT_EQ(asked, 12);
}

PLEIN_ON_BOTH_ENGINES(Demo);

TEST(Demonstration, TakesRealAreas) {
    std::string const areas = PLEIN_SHARED "/data/geo-tmap-2022/targets_wijken_2022_wgs84.geojson";
    if (!std::filesystem::exists(areas)) GTEST_SKIP() << areas << " is not there";
    support::Folder const folder;
    auto const made = run({"demo", "--no-serve", "--residents", "3", "--areas", areas, "--db", folder.path("a.db")});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_TRUE(has(run({"logbook", "export", "--db", folder.path("a.db")}).out, "question.asked"));
    // The invented places stand in them, in the database as in what is exported.
    SystemClock const clock;
    auto const database = db::Database::open({.location = folder.path("a.db")}).value();
    areas::Areas real{*database, clock};
    ASSERT_TRUE(real.refresh());
    json::Limits large;
    large.max_bytes = 16 * 1024 * 1024;
    auto const exported = json::parse(run({"export", "hsds", "--db", folder.path("a.db")}).out, large).value();
    std::size_t places = 0;
    for (auto const& entry : exported.items()) {
        auto const* all = entry.find("service_at_locations");
        for (auto const& each : all == nullptr ? std::span<json::Value const>{} : all->items()) {
            auto const* latitude = each.find("location")->find("latitude");
            if (latitude == nullptr) continue;
            ++places;
            Point const at{.longitude = *each.find("location")->find("longitude")->number(),
                           .latitude = *latitude->number()};
            EXPECT_NE(real.index()->at(at, areas::AreaKind::district), nullptr) << at.longitude << ' ' << at.latitude;
        }
    }
    EXPECT_GE(places, 30U);
}

TEST(Demonstration, IsAnotherFromAnotherSeed) {
    support::Folder const folder;
    for (std::string const seed : {"7", "8"}) {
        ASSERT_EQ(run({"demo", "--no-serve", "--now", "2026-11-21T10:00:30Z", "--residents", "4", "--seed", seed,
                       "--db", folder.path(seed)})
                      .code,
                  0);
    }
    EXPECT_NE(history(folder.path("7")), history(folder.path("8")));
}

TEST(Demonstration, LeavesADatabaseWithSomethingElseAlone) {
    support::Folder const folder;
    auto const db = folder.path("a.db");
    ASSERT_EQ(run({"import", "areas", PLEIN_SOURCE "/data/demonstration/areas.geojson", "--db", db}).code, 0);
    auto const refused = run({"demo", "--no-serve", "--db", db});
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(has(refused.err, "demo.not_empty")) << refused.err;
}

TEST(Postgresql, CommandsRunBesideServersAndAnOlderSchemaIsRefused) {
    PLEIN_EMPTY_DATABASE(place, db::Engine::postgresql);
    auto const db = place.options().location;
    write_file(place.path("plein.toml"), "home = \"" + place.path("home") + "\"\n");
    auto const config = place.path("plein.toml");
    auto const metrics = [&] { return run({"metrics", "--db", db, "--config", config}); };
    auto const migrated = run({"migrate", "--db", db, "--config", config, "--json"});
    EXPECT_EQ(migrated.code, 0) << migrated.err;
    EXPECT_GT(json::parse(migrated.out)->items().size(), 5U);
    EXPECT_TRUE(has(run({"migrate", "--db", db, "--config", config}).out, "up to date"));
    {
        Server one{db, {"--config", config}};
        Server two{db, {"--config", config}};
        auto const added = run({"user", "add", "anna", "--role", "administrator", "--db", db, "--config", config}, {},
                               "correct horse b\n");
        EXPECT_EQ(added.code, 0) << added.err;
        EXPECT_TRUE(has(run({"user", "list", "--db", db, "--config", config}).out, "anna"));
        auto const shown = metrics();
        EXPECT_EQ(shown.code, 0) << shown.err;
        EXPECT_TRUE(has(shown.out, "plein_build_info")) << shown.out;
        two.send(SIGTERM);
        auto const ended = two.wait();
        EXPECT_EQ(ended.code, 0);
        EXPECT_TRUE(has(ended.err, "hatch.taken")) << ended.err;
        EXPECT_EQ(metrics().code, 0) << "the end of the second takes nothing from the first";
        one.send(SIGTERM);
        EXPECT_EQ(one.wait().code, 0);
        EXPECT_TRUE(has(metrics().err, "hatch.closed")) << "nobody serves any more";
    }
    auto const opened = place.open();
    ASSERT_TRUE(opened->write("test", [](db::Write& write) { return write.execute(forget_step); }));
    for (auto const& words :
         std::vector<std::vector<std::string>>{{"serve", "--listen", "127.0.0.1:0"}, {"user", "list"}}) {
        auto all = words;
        all.insert(all.end(), {"--db", db, "--config", config});
        auto const refused = run(all);
        EXPECT_EQ(refused.code, 1);
        EXPECT_TRUE(has(refused.err, "db.older_schema") && has(refused.err, "plein migrate")) << refused.err;
    }
}

}  // namespace
}  // namespace plein::commands
