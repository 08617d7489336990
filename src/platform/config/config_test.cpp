// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/config/config.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace plein::config {
namespace {

/// A settings file that is gone when the test ends.
class SettingsFile {
public:
    explicit SettingsFile(std::string const& text)
        : path_(std::filesystem::temp_directory_path() / ("plein-config-" + std::to_string(getpid()) + ".toml")) {
        std::ofstream(path_) << text;
    }
    ~SettingsFile() { std::filesystem::remove(path_); }
    SettingsFile(SettingsFile const&) = delete;
    SettingsFile& operator=(SettingsFile const&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

TEST(Load, FlagBeatsEnvironmentBeatsFileBeatsDefault) {
    SettingsFile const file(
        "listen = \"127.0.0.1:1\"\nhome = \"/srv/plein\"\nlog_level = \"debug\"\n"
        "[municipality]\nname = \"Dorp\"\n[limits]\nworkers = 7\n");
    Sources sources;
    sources.file = file.path();
    sources.environment = {{"PLEIN_LISTEN", "127.0.0.1:2"}, {"PLEIN_LOG_LEVEL", "error"}, {"PLEIN_TEST_POSTGRES", "x"}};
    sources.flags = {{"listen", "127.0.0.1:3"}, {"secure_cookies", "true"}, {"now", "2026-11-21T09:00:00Z"}};
    auto const config = load(sources);
    ASSERT_TRUE(config) << config.error().at(0).detail;
    EXPECT_EQ(config->listen, "127.0.0.1:3");
    EXPECT_EQ(config->log_level, "error");
    EXPECT_EQ(config->municipality.name, "Dorp");
    EXPECT_EQ(config->limits.workers, 7);
    EXPECT_EQ(config->limits.io_threads, 1);
    EXPECT_EQ(config->database, "/srv/plein/plein.db");
    EXPECT_EQ(config->keyring, "/srv/plein/plein.db.keyring");
    EXPECT_TRUE(config->secure_cookies);
    EXPECT_EQ(iso_instant(config->now.value()), "2026-11-21T09:00:00.000Z");
}

TEST(Load, TheOperatorsExampleShowsEveryKeyWithItsDefault) {
    std::string const path = PLEIN_SOURCE "/docs/operate/plein.toml";
    std::ifstream file(path);
    std::string text(std::istreambuf_iterator<char>(file), {});
    Sources sources;
    sources.file = path;
    sources.file_must_exist = true;
    auto const shown = load(sources);
    ASSERT_TRUE(shown) << shown.error().at(0).detail;
    Sources nothing;
    nothing.file = "/nowhere/plein.toml";
    auto const plain = load(nothing);
    ASSERT_TRUE(plain);
    // Field by field, since a key whose default is shown wrong would mislead whoever copies it.
    EXPECT_EQ(shown->listen, plain->listen);
    EXPECT_EQ(shown->database, plain->database);
    EXPECT_EQ(shown->keyring, plain->keyring);
    EXPECT_EQ(shown->secure_cookies, plain->secure_cookies);
    EXPECT_EQ(shown->trusted_proxies, plain->trusted_proxies);
    EXPECT_EQ(shown->municipality.phone_hours_nl, plain->municipality.phone_hours_nl);
    EXPECT_EQ(shown->municipality.phone_hours_en, plain->municipality.phone_hours_en);
    EXPECT_EQ(shown->municipality.organisation, plain->municipality.organisation);
    for (auto const& own : {shown->municipality.name, shown->municipality.phone, shown->municipality.contact_mail,
                            shown->municipality.website, shown->municipality.register_url})
        EXPECT_EQ(own, "") << "what has no default stands there as a comment";
    EXPECT_EQ(shown->limits.body_bytes, plain->limits.body_bytes);
    EXPECT_EQ(shown->limits.header_bytes, plain->limits.header_bytes);
    EXPECT_EQ(shown->limits.connections, plain->limits.connections);
    EXPECT_EQ(shown->limits.queued_requests, plain->limits.queued_requests);
    EXPECT_EQ(shown->limits.queued_heavy, plain->limits.queued_heavy);
    EXPECT_EQ(shown->limits.unsent_bytes, plain->limits.unsent_bytes);
    EXPECT_EQ(shown->limits.workers, plain->limits.workers);
    EXPECT_EQ(shown->limits.io_threads, plain->limits.io_threads);
    EXPECT_EQ(shown->limits.header_time, plain->limits.header_time);
    EXPECT_EQ(shown->limits.idle_time, plain->limits.idle_time);
    EXPECT_EQ(shown->limits.stall_time, plain->limits.stall_time);
    EXPECT_EQ(shown->limits.body_bytes_per_second, plain->limits.body_bytes_per_second);
    EXPECT_EQ(shown->limits.body_grace, plain->limits.body_grace);
    EXPECT_EQ(shown->limits.drain_time, plain->limits.drain_time);
    for (auto const& key : keys()) {
        auto const name = key.key.substr(key.key.find('.') == std::string_view::npos ? 0 : key.key.find('.') + 1);
        EXPECT_NE(text.find("\n" + std::string(name) + " = "), text.find("\n# " + std::string(name) + " = "))
            << key.key << " is not shown";
    }
}

TEST(Load, TextsOfTheMunicipalityAreChecked) {
    Sources sources;
    sources.file = "/nowhere/plein.toml";
    sources.flags = {{"municipality.organisation", "Gemeente X"}, {"municipality.register_url", "register"}};
    auto const refused = load(sources);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().size(), 2U);
    sources.flags = {{"municipality.organisation", "welzijn-2"}, {"municipality.register_url", "https://a.example/r/"}};
    auto const taken = load(sources);
    ASSERT_TRUE(taken) << taken.error().at(0).detail;
    EXPECT_EQ(taken->municipality.organisation, "welzijn-2");
    EXPECT_EQ(taken->municipality.register_url, "https://a.example/r");
}

TEST(Load, TrustedProxiesAreAddresses) {
    SettingsFile const file("trusted_proxies = [\"127.0.0.1\", \"fd00::1\"]\n");
    Sources sources;
    sources.file = file.path();
    EXPECT_EQ(load(sources).value().trusted_proxies, (std::vector<std::string>{"127.0.0.1", "fd00::1"}));
    sources.environment = {{"PLEIN_TRUSTED_PROXIES", "192.0.2.1, ::1"}};
    EXPECT_EQ(load(sources).value().trusted_proxies, (std::vector<std::string>{"192.0.2.1", "::1"}));
    sources.environment = {{"PLEIN_TRUSTED_PROXIES", ""}};
    EXPECT_EQ(load(sources).value().trusted_proxies, std::vector<std::string>{});
    sources.environment = {{"PLEIN_TRUSTED_PROXIES", "127.0.0.1,localhost"}};
    EXPECT_EQ(load(sources).error().at(0).detail, "environment: PLEIN_TRUSTED_PROXIES: \"localhost\" is no IP address");
}

TEST(Unset, NamesAllThatResidentsWouldBeToldWrong) {
    Config config;
    config.source = PLEIN_SOURCE;
    std::string all;
    for (auto const& error : unset(config)) {
        EXPECT_EQ(error.code, "config.unset");
        all += error.detail + "\n";
    }
    for (auto const* key :
         {"municipality.name is not set: write `name = \"…\"` under [municipality] in plein.toml, or "
          "set PLEIN_MUNICIPALITY_NAME",
          "municipality.phone ", "municipality.contact_mail ", "municipality.website ", "municipality.register_url "})
        EXPECT_NE(all.find(key), std::string::npos) << key << "\n" << all;
}

TEST(Unset, FindsTheInventedNumbersWithTheirLines) {
    auto const folder = std::filesystem::temp_directory_path() / ("plein-unset-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder / "data");
    Config config;
    config.source = folder.string();
    config.municipality = {"Dorp", "0123 456 789", "a@b.nl", "https://b.nl", "https://b.nl/r"};
    auto const with_number = [&](std::string const& link) {
        std::ofstream(folder / "data" / "urgent.toml")
            << "[[urgent]]\n[[urgent.phone]]\nlabel_nl = \"Opvang\"\nnumber = \"tel\"\nlink = \"" << link << "\"\n";
        return unset(config);
    };
    EXPECT_TRUE(with_number("112").empty());
    auto const invented = with_number("0885550112");
    ASSERT_EQ(invented.size(), 1U);
    EXPECT_EQ(invented[0].detail, (folder / "data" / "urgent.toml").string() +
                                      ":4: tel (Opvang) is a number of the invented municipality; write your own");
    config.demonstration = true;
    EXPECT_TRUE(with_number("0885550112").empty());
    std::filesystem::remove_all(folder);
}

TEST(Load, ADemonstrationIsOfTheInventedMunicipalityUnlessItSaysElse) {
    Sources sources;
    sources.file = "/nowhere/plein.toml";
    EXPECT_EQ(load(sources).value().municipality.name, "");
    sources.flags = {{"demonstration", "true"}, {"municipality.phone", "0123 456 789"}};
    auto const config = load(sources).value();
    EXPECT_EQ(config.municipality.name, "Lindervaart");
    EXPECT_EQ(config.municipality.phone, "0123 456 789");
    EXPECT_TRUE(unset(config).empty());
}

TEST(Load, ReportsEverythingTogetherWithItsPlace) {
    SettingsFile const file(
        "lissten = \"x\"\nsecure_cookies = 1\n[municipality]\nphne = \"1\"\nform_of_address = \"gij\"\n"
        "[limits]\nworkers = 1000\n");
    Sources sources;
    sources.file = file.path();
    sources.environment = {{"PLEIN_DATABSE", "x"}, {"PLEIN_LIMITS_WORKERS", "many"}};
    sources.flags = {{"zzzzzzzz", "1"}};
    auto const config = load(sources);
    ASSERT_FALSE(config);
    std::string all;
    for (auto const& error : config.error()) all += error.code + " " + error.detail + "\n";
    auto const at = [&](int line) { return file.path() + ":" + std::to_string(line) + ": "; };
    EXPECT_EQ(all,
              "config.out_of_range " + at(7) + "limits.workers: must be from 1 to 256\n" + "config.unknown_key " +
                  at(1) + "unknown key \"lissten\"; did you mean \"listen\"?\n" + "config.out_of_range " + at(5) +
                  "municipality.form_of_address: must be one of: u, je\n" + "config.unknown_key " + at(4) +
                  "unknown key \"municipality.phne\"; did you mean \"municipality.phone\"?\n" + "config.malformed " +
                  at(2) + "\"secure_cookies\" is neither true nor false\n" +
                  "config.unknown_key environment: unknown key \"PLEIN_DATABSE\"; did you mean \"PLEIN_DATABASE\"?\n" +
                  "config.out_of_range environment: PLEIN_LIMITS_WORKERS: is no whole number\n" +
                  "config.unknown_key flag: unknown key \"zzzzzzzz\"\n");
}

TEST(Load, ANamedFileMustExist) {
    Sources sources;
    sources.file = "/nowhere/plein.toml";
    EXPECT_TRUE(load(sources));
    sources.file_must_exist = true;
    EXPECT_EQ(load(sources).error().at(0).code, "config.absent_file");
}

TEST(Load, EveryKeyHasAMeaning) {
    EXPECT_GT(keys().size(), 20U);
    for (auto const& key : keys()) EXPECT_FALSE(key.meaning.empty()) << key.key;
}

TEST(Environment, TakesOnlyOurOwn) {
    ::setenv("PLEIN_LISTEN", "a=b", 1);
    auto const found = environment();
    ::unsetenv("PLEIN_LISTEN");
    EXPECT_EQ(found.at("PLEIN_LISTEN"), "a=b");
    EXPECT_FALSE(found.contains("PATH"));
}

TEST(ReadTable, GivesValuesAndLines) {
    auto const table = parse_table(
        "top = \"één\"\nsince = 2026-01-01\n\n[[theme]]\ncode = \"money\"\nwords = [\"geld\", \"schuld\"]\n"
        "weight = 2\n\n[[theme]]\ncode = \"work\"\nsteps = [1, 2]\nshares = [0.5, 1]\nwide = true\n",
        "data/themes.toml");
    ASSERT_TRUE(table) << table.error().detail;
    EXPECT_EQ(table->text("top").value(), "één");
    EXPECT_EQ(table->text("since").value(), "2026-01-01");
    EXPECT_EQ(table->keys(), (std::vector<std::string>{"since", "theme", "top"}));
    auto const themes = table->tables("theme");
    ASSERT_TRUE(themes);
    ASSERT_EQ(themes->size(), 2U);
    auto const& first = themes->at(0);
    auto const& second = themes->at(1);
    EXPECT_EQ(first.line(), 4);
    EXPECT_EQ(first.texts("words").value(), (std::vector<std::string>{"geld", "schuld"}));
    EXPECT_TRUE(second.texts("words").value().empty());
    EXPECT_EQ(second.integers("steps").value(), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(second.numbers("shares").value(), (std::vector<double>{0.5, 1.0}));
    EXPECT_EQ(first.number("weight").value(), 2.0);
    EXPECT_EQ(second.integer_or("weight", 9).value(), 9);
    EXPECT_TRUE(second.boolean("wide").value());
    EXPECT_EQ(first.integer("code").error().detail, "data/themes.toml:5: \"code\" is no whole number");
    EXPECT_EQ(first.text("label").error().detail, "data/themes.toml:4: \"label\" is missing");
    EXPECT_EQ(second.texts("steps").error().detail, "data/themes.toml:11: \"steps\" holds something that is no text");
    EXPECT_EQ(first.only({"code", "words", "weigth"}).error().detail,
              "data/themes.toml:7: unknown key \"weight\"; did you mean \"weigth\"?");
    EXPECT_EQ(table->table("theme").error().detail, "data/themes.toml:4: \"theme\" is no table");
}

TEST(ReadTable, RefusesABrokenFileWithItsLine) {
    auto const twice = parse_table("a = 1\na = 2\n", "f.toml");
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().detail.starts_with("f.toml:2: column 5:")) << twice.error().detail;
    EXPECT_FALSE(parse_table("a = \"\xFF\"", "f.toml"));
    EXPECT_EQ(parse_table("[= [\"a\"]\n", "f.toml").error().detail, "f.toml:1: this is no TOML");
    EXPECT_FALSE(parse_table("één = 1\n", "f.toml"));
}

RC_GTEST_PROP(ReadTable, NoBytesBringItDown, (std::string const& bytes)) {
    RC_ASSERT(parse_table(bytes, "f").has_value() || true);
}

}  // namespace
}  // namespace plein::config
