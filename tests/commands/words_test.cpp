// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What the command line itself takes and refuses, without any server.
#include <gtest/gtest.h>

#include <filesystem>

#include "platform/json/json.hpp"
#include "tests/commands/program.hpp"
#include "tests/support/folder.hpp"

namespace plein::commands {
namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

TEST(Words, VersionAndHelpAreNoErrors) {
    EXPECT_EQ(run({"--version"}).code, 0);
    auto const help = run({"--help"});
    EXPECT_EQ(help.code, 0);
    for (auto const* word :
         {"serve", "demo", "migrate", "import", "export", "area", "routes", "metrics", "user", "logbook", "Exit codes"})
        EXPECT_TRUE(has(help.out, word)) << word;
    auto const one = run({"import", "areas", "--help"});
    EXPECT_EQ(one.code, 0);
    EXPECT_TRUE(has(one.out, "Example: plein import areas")) << one.out;
    EXPECT_TRUE(has(run({"serve", "--help"}).out, "municipality.phone_hours_nl"));
}

TEST(Words, WhatIsNotKnownIsRefusedWithWhatIsNear) {
    struct Slip {
        std::vector<std::string> words;
        std::string said;
    };
    for (auto const& slip : std::vector<Slip>{{{"improt"}, "did you mean 'import'?"},
                                              {{"import", "adresses", "x.csv"}, "did you mean 'addresses'?"},
                                              {{"serve", "--lisen", "127.0.0.1:1"}, "did you mean '--listen'?"},
                                              {{"zzzzzzzz"}, "there is: serve"},
                                              {{}, "subcommand"},
                                              {{"import", "areas"}, "FILE"},
                                              {{"serve", "--listen"}, "--listen"},
                                              {{"demo", "--residents", "many"}, "--residents"}}) {
        auto const ended = run(slip.words);
        EXPECT_EQ(ended.code, 2) << slip.said;
        EXPECT_EQ(ended.out, "");
        EXPECT_TRUE(has(ended.err, slip.said)) << ended.err;
    }
    auto const in_json = run({"improt", "areas", "--json"});
    EXPECT_EQ(in_json.code, 2);
    auto const said = json::parse(in_json.out);
    ASSERT_TRUE(said) << in_json.out;
    ASSERT_TRUE(said->find("errors")) << in_json.out;
    EXPECT_EQ(said->find("errors")->items()[0].find("code")->text(), "command.malformed");
}

TEST(Words, WhatChangesADatabaseMakesNone) {
    support::Folder const folder;
    std::vector<std::vector<std::string>> const commands{
        {"user", "list"},
        {"user", "roles", "anna", "--role", "administrator"},
        {"user", "password", "anna"},
        {"user", "disable", "anna"},
        {"area", "end", "own-de-kern"},
        {"logbook", "export"},
    };
    for (auto words : commands) {
        words.insert(words.end(), {"--db", folder.path("mistyped.db")});
        auto const ended = run(words, folder.path(), "correct horse battery\n");
        EXPECT_EQ(ended.code, 1) << words[1];
        EXPECT_TRUE(has(ended.err, "there is no database")) << ended.err;
        EXPECT_EQ(files_in(folder.path()), "") << words[0] << ' ' << words[1];
    }
}

TEST(Words, ARefusedAccountSaysWhatToDo) {
    support::Folder const folder;
    auto const user = [&](std::vector<std::string> words, std::string const& password) {
        words.insert(words.begin(), "user");
        words.insert(words.end(), {"--db", folder.path("a.db")});
        return run(words, folder.path(), password + "\n");
    };
    EXPECT_EQ(user({"add", "anna", "--role", "administrator"}, "correct horse battery").code, 0);
    struct Refusal {
        std::vector<std::string> words;
        std::string password;
        std::string said;
    };
    for (auto const& each : std::vector<Refusal>{
             {{"add", "anna", "--role", "administrator"}, "correct horse battery", "there is a 'anna' already"},
             {{"add", "bert", "--role", "administrator"}, "short", "a password has at least 12 characters"},
             {{"add", "bert", "--role", "administrator"},
              "bert and his horse",
              "the name may not stand in the password"},
             {{"add", "b b", "--role", "administrator"}, "correct horse battery", "a name has 2 to 64 letters"},
             {{"password", "anna"}, "short", "a password has at least 12 characters"},
             {{"password", "bert"}, "correct horse battery", "there is no 'bert'; `plein user list` shows all"},
             {{"roles", "bert", "--role", "administrator"}, "", "there is no 'bert'"},
             {{"disable", "bert"}, "", "there is no 'bert'"}}) {
        auto const ended = user(each.words, each.password);
        EXPECT_EQ(ended.code, 1) << each.said;
        EXPECT_TRUE(has(ended.err, each.said)) << ended.err;
    }
}

TEST(Words, AllMistakesInTheSettingsAreSaidTogetherWithTheirLines) {
    support::Folder const folder;
    write_file(folder.path("plein.toml"), "lissten = \"x\"\n[municipality]\nphone = \"abc\"\norganisation = \"A B\"\n");
    auto const ended = run({"serve", "--now", "yesterday"}, folder.path());
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(has(ended.err, "plein.toml:1: unknown key \"lissten\"; did you mean \"listen\"?")) << ended.err;
    EXPECT_TRUE(has(ended.err, "plein.toml:3: municipality.phone")) << ended.err;
    EXPECT_TRUE(has(ended.err, "plein.toml:4: municipality.organisation")) << ended.err;
    EXPECT_TRUE(has(ended.err, "flag: now")) << ended.err;
    EXPECT_EQ(files_in(folder.path()), "plein.toml");
    EXPECT_EQ(run({"serve", "--config", "absent.toml"}, folder.path()).code, 2);
    auto const json = run({"user", "list", "--json"}, folder.path());
    EXPECT_EQ(json.code, 2);
    ASSERT_TRUE(json::parse(json.out)) << json.out;
    EXPECT_EQ(json::parse(json.out)->find("errors")->items().size(), 3U);
}

TEST(Words, RoutesNeedNoDatabase) {
    support::Folder const folder;
    auto const ended = run({"routes", "--json"}, folder.path());
    EXPECT_EQ(ended.code, 0) << ended.err;
    auto const routes = json::parse(ended.out);
    ASSERT_TRUE(routes) << ended.out;
    EXPECT_GT(routes->items().size(), 20U);
    EXPECT_TRUE(has(run({"routes"}, folder.path()).out, "/werk"));
    EXPECT_EQ(files_in(folder.path()), "");
}

TEST(Words, AReadingCommandMakesNothing) {
    support::Folder const folder;
    for (auto const& words : std::vector<std::vector<std::string>>{
             {"export", "hsds"}, {"logbook", "key"}, {"logbook", "export"}, {"metrics"}}) {
        auto const ended = run(words, folder.path());
        EXPECT_EQ(ended.code, 1) << words[0];
        EXPECT_EQ(ended.out, "");
        EXPECT_TRUE(has(ended.err, "var/plein.db")) << ended.err;
    }
    auto const json = run({"export", "hsds", "--json"}, folder.path());
    EXPECT_EQ(json::parse(json.out)->find("errors")->items().size(), 1U);
    EXPECT_EQ(files_in(folder.path()), "");
}

TEST(Words, APasswordIsReadAndNeverTyped) {
    support::Folder const folder;
    auto const db = folder.path("a.db");
    EXPECT_EQ(run({"user", "add", "anna", "--role", "administrator", "--password", "x", "--db", db}).code, 2);
    EXPECT_EQ(files_in(folder.path()), "");
    auto const none = run({"user", "add", "anna", "--role", "administrator", "--db", db});
    EXPECT_EQ(none.code, 1);
    EXPECT_TRUE(has(none.err, "password.absent")) << none.err;
    auto const role = run({"user", "add", "anna", "--role", "boss", "--db", db}, {}, "correct horse battery\n");
    EXPECT_EQ(role.code, 1);
    EXPECT_TRUE(has(role.err, "administrator")) << role.err;
    auto const added =
        run({"user", "add", "anna", "--role", "administrator", "--db", db, "--json"}, {}, "correct horse battery\n");
    EXPECT_EQ(added.code, 0) << added.err;
    EXPECT_TRUE(json::parse(added.out)->find("id"));
    auto const list = run({"user", "list", "--db", db, "--json"});
    ASSERT_TRUE(json::parse(list.out)) << list.err;
    EXPECT_EQ(json::parse(list.out)->items()[0].find("name")->text(), "anna");
    EXPECT_EQ(run({"user", "roles", "nobody", "--role", "administrator", "--db", db}).code, 1);
}

TEST(Words, ADatabaseInUseThatLostItsKeyringIsNotGivenAnother) {
    support::Folder const folder;
    auto const db = folder.path("a.db");
    ASSERT_EQ(run({"user", "add", "anna", "--role", "administrator", "--db", db}, {}, "correct horse battery\n").code,
              0);
    std::filesystem::remove(db + ".keyring");
    auto const list = run({"user", "list", "--db", db});
    EXPECT_EQ(list.code, 1);
    EXPECT_TRUE(has(list.err, "put it back")) << list.err;
    EXPECT_EQ(run({"serve", "--listen", "127.0.0.1:0", "--db", db}).code, 1);
    EXPECT_EQ(run({"logbook", "key", "--db", db}).code, 1);
    EXPECT_EQ(run({"export", "hsds", "--db", db}).code, 0);
    auto const rows = run({"logbook", "export", "--db", db});  // who reads it has a line of their own, or reads nothing
    EXPECT_EQ(rows.code, 1);
    EXPECT_EQ(rows.out, "");
    EXPECT_FALSE(std::filesystem::exists(db + ".keyring"));
}

TEST(Words, ADatabaseInUseIsNotOpenedWithTheKeyringOfAnother) {
    support::Folder const folder;
    auto const add = [&](std::string const& name, std::string const& db) {
        return run({"user", "add", name, "--role", "administrator", "--db", db}, {}, "correct horse battery\n");
    };
    auto const db = folder.path("a.db");
    ASSERT_EQ(add("anna", db).code, 0);
    ASSERT_EQ(add("anna", folder.path("b.db")).code, 0);
    std::filesystem::copy_file(folder.path("b.db.keyring"), db + ".keyring",
                               std::filesystem::copy_options::overwrite_existing);
    auto const refused = add("bart", db);
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(has(refused.err, "crypto.other_keyfile")) << refused.err;
    EXPECT_EQ(run({"serve", "--listen", "127.0.0.1:0", "--db", db}).code, 1);
    EXPECT_EQ(run({"export", "hsds", "--db", db}).code, 0);
}

TEST(Words, AServerForResidentsIsRefusedUntilTheMunicipalityIsSaid) {
    support::Folder const folder;
    auto const serve = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"serve", "--listen", "127.0.0.1:0", "--db", folder.path("a.db")});
        return run(words, folder.path());
    };
    auto const bare = serve({"PLEIN_DEMONSTRATION=false"});
    EXPECT_EQ(bare.code, 2);
    EXPECT_EQ(bare.out, "");
    for (auto const* key : {"municipality.name", "municipality.phone", "municipality.contact_mail",
                            "municipality.website", "municipality.register_url"})
        EXPECT_TRUE(has(bare.err, std::string(key) + " is not set")) << key << " " << bare.err;
    auto const named = serve({"PLEIN_DEMONSTRATION=false", "PLEIN_MUNICIPALITY_NAME=Dorp"});
    EXPECT_EQ(named.code, 2);
    EXPECT_FALSE(has(named.err, "municipality.name is not set")) << named.err;
    EXPECT_EQ(files_in(folder.path()), "") << "nothing was opened";
    auto const list = run({"PLEIN_DEMONSTRATION=false", "user", "list", "--db", folder.path("a.db")}, folder.path());
    EXPECT_FALSE(has(list.err, "is not set")) << "a command that shows residents nothing asks for none of it";
}

TEST(Words, ServingIsRefusedWithItsReason) {
    support::Folder const folder;
    auto const db = folder.path("a.db");
    auto const open = run({"demo", "--listen", "0.0.0.0:0", "--db", db});
    EXPECT_EQ(open.code, 1);
    EXPECT_TRUE(has(open.err, "demo.not_loopback")) << open.err;
    for (auto const* behind_a_proxy : {"PLEIN_SECURE_COOKIES=true", "PLEIN_TRUSTED_PROXIES=127.0.0.1"}) {
        auto const refused = run({behind_a_proxy, "serve", "--listen", "127.0.0.1:0", "--db", db});
        EXPECT_EQ(refused.code, 1);
        EXPECT_TRUE(has(refused.err, "demo.not_loopback")) << refused.err;
    }
    auto const slips = run({"serve", "--listen", "127.0.0.1:http", "--db", "mysql://town"}, folder.path());
    EXPECT_EQ(slips.code, 2);
    EXPECT_TRUE(has(slips.err, "must be an IP address and a port")) << slips.err;
    EXPECT_TRUE(has(slips.err, "must be the path of a file")) << slips.err;
    EXPECT_FALSE(has(files_in(folder.path()), "mysql"));
    EXPECT_FALSE(has(files_in(folder.path()), ".sock"));
    auto const long_name = folder.path(std::string(120, 'n'));
    auto const refused = run({"serve", "--listen", "127.0.0.1:0", "--db", long_name});
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(has(refused.err, "too long for a socket")) << refused.err;
    EXPECT_TRUE(has(run({"serve", "--db", "/proc/none/a.db"}).err, "db.unavailable"));
}

}  // namespace
}  // namespace plein::commands
