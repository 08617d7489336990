// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/config/mail.hpp"

#include <gtest/gtest.h>

#include "platform/config/config.hpp"

namespace plein::config {
namespace {

using Kind = MailServer::Kind;

TEST(MailServer, IsReadFromOneLine) {
    struct {
        std::string text;
        Kind kind;
        std::string host;
        int port;
        bool is_loopback;
    } const rows[] = {
        {"smtp://mail.voorbeeld.example", Kind::smtp, "mail.voorbeeld.example", 25, false},
        {"smtp://mail.voorbeeld.example:587", Kind::smtp, "mail.voorbeeld.example", 587, false},
        {"smtps://mail.voorbeeld.example", Kind::smtps, "mail.voorbeeld.example", 465, false},
        {"smtp://192.0.2.1:2525", Kind::smtp, "192.0.2.1", 2525, false},
        {"smtp://[2001:db8::1]:587", Kind::smtp, "2001:db8::1", 587, false},
        {"smtp://[2001:db8::1]", Kind::smtp, "2001:db8::1", 25, false},
        {"smtp://127.0.0.1", Kind::smtp, "127.0.0.1", 25, true},
        {"smtp://localhost:1025", Kind::smtp, "localhost", 1025, true},
        {"smtp://[::1]:25", Kind::smtp, "::1", 25, true},
        {"smtp://127.evil.example", Kind::smtp, "127.evil.example", 25, false},
        {"smtp://localhost.evil.example", Kind::smtp, "localhost.evil.example", 25, false},
    };
    for (auto const& row : rows) {
        auto const server = parse_mail_server(row.text);
        ASSERT_TRUE(server) << row.text;
        EXPECT_EQ(server->kind, row.kind) << row.text;
        EXPECT_EQ(server->host, row.host) << row.text;
        EXPECT_EQ(server->port, row.port) << row.text;
        EXPECT_EQ(server->is_loopback, row.is_loopback) << row.text;
    }
    EXPECT_EQ(parse_mail_server("folder:/srv/mail").value().folder, "/srv/mail");
}

TEST(MailServer, IsNothingElse) {
    for (auto const* text : {"",
                             "mail.voorbeeld.example",
                             "http://mail.voorbeeld.example",
                             "smtp://",
                             "smtp://:25",
                             "smtp://a:0",
                             "smtp://a:65536",
                             "smtp://a:",
                             "smtp://a:25x",
                             "smtp://plein:geheim@a",
                             "smtp://a/b",
                             "smtp://a?b",
                             "smtp://a b",
                             "smtp://-a",
                             "smtp://::1",
                             "smtp://[a]",
                             "smtp://[::1",
                             "smtp://a\r\n",
                             "folder:",
                             "file:/srv"})
        EXPECT_FALSE(parse_mail_server(text)) << text;
}

tl::expected<Config, std::vector<Error>> with(std::map<std::string, std::string> flags) {
    Sources sources;
    sources.file = "/nowhere/plein.toml";
    sources.flags = std::move(flags);
    return load(sources);
}

TEST(LoadMail, IsNothingWhereNothingIsSet) {
    auto const config = with({}).value();
    EXPECT_EQ(config.mail.server + config.mail.account + config.mail.password_file + config.mail.from, "");
}

TEST(LoadMail, TellsAllThatIsMissingTogether) {
    auto const refused = with({{"mail.server", "smtp://a"}, {"mail.account", "plein"}});
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().size(), 3U);
    EXPECT_EQ(refused.error().at(0).code, "config.unset");
    EXPECT_EQ(refused.error().at(0).detail, "mail.from is not set: mail comes from an address");
    EXPECT_EQ(refused.error().at(1).detail, "site.address is not set: mail leads back to this site");
    EXPECT_EQ(refused.error().at(2).detail, "mail.password_file is not set: mail.account signs in with it");
    EXPECT_EQ(with({{"mail.password_file", "x"}}).error().at(0).detail,
              "mail.account is not set: mail.password_file is its password");
    EXPECT_EQ(with({{"mail.server", "a"}, {"mail.from", "b"}}).error().size(), 2U);
    EXPECT_TRUE(with({{"mail.server", "smtp://a"},
                      {"mail.from", "a@b.nl"},
                      {"site.address", "https://plein.example"},
                      {"mail.account", "plein"},
                      {"mail.password_file", "/etc/plein/mail-password"}}));
}

TEST(LoadMail, OfADemonstrationStaysInAFolderBesideItsDatabase) {
    EXPECT_EQ(with({{"demonstration", "true"}, {"database", "/srv/demo.db"}}).value().mail.server,
              "folder:/srv/demo.db.mail");
    EXPECT_EQ(with({{"demonstration", "true"}, {"database", "postgresql:///x"}, {"home", "/srv"}}).value().mail.server,
              "folder:/srv/mail");
    EXPECT_EQ(with({{"demonstration", "true"}, {"mail.server", "smtp://127.0.0.1:1025"}}).value().mail.server,
              "smtp://127.0.0.1:1025");
    EXPECT_EQ(with({{"demonstration", "true"}}).value().mail.from, "plein@lindervaart.example");
}

TEST(LoadSite, IsAnAddressWithoutAPath) {
    struct Row {
        char const* typed;
        char const* kept;  ///< empty where it is refused
    };
    for (auto const& row :
         {Row{"https://plein.example", "https://plein.example"}, Row{"https://plein.example/", "https://plein.example"},
          Row{"http://127.0.0.1:8080", "http://127.0.0.1:8080"}, Row{"plein.example", ""}, Row{"https://", ""},
          Row{"https:///", ""}, Row{"https://plein.example/sub", ""}, Row{"https://plein.example?a", ""},
          Row{"https://a@plein.example", ""}, Row{"https://plein.example\r\nX: y", ""}, Row{"", ""}}) {
        auto const config = with({{"site.address", row.typed}});
        EXPECT_EQ(config ? config->site.address : std::string{}, row.kept) << row.typed;
    }
    EXPECT_EQ(with({{"demonstration", "true"}, {"listen", "127.0.0.1:9090"}}).value().site.address,
              "http://127.0.0.1:9090");
    EXPECT_EQ(with({}).value().site.address, "") << "no address is right anywhere";
}

TEST(LoadDirectory, WaitsForAnEditorUnlessTheMunicipalityWantsOtherwise) {
    EXPECT_TRUE(with({}).value().directory.approval);
    EXPECT_FALSE(with({{"directory.approval", "false"}}).value().directory.approval);
    EXPECT_FALSE(with({{"directory.approval", "maybe"}}));
}

}  // namespace
}  // namespace plein::config
