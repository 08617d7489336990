// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Mail as an operator meets it: settings that do not hold, and a server that sends what waits.
#include <gtest/gtest.h>
#include <csignal>
#include <filesystem>
#include <thread>

#include "app/house.hpp"
#include "tests/commands/program.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/smtp_server.hpp"

namespace plein::commands {
namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// Puts a mail into the outbox of a database that nobody has open, and makes that where it is absent.
void queue_mail(std::string const& database, std::string const& to) {
    config::Config config;
    config.source = PLEIN_SOURCE;
    config.build = PLEIN_BUILD;
    config.database = database;
    config.keyring = database + ".keyring";
    auto const house = app::House::open(config, app::Use::write).value();
    auto const grant = access::for_command("test", {"public", "directory", "none"}, house->clock().now());
    ASSERT_TRUE(house->database().write("test.queue", [&](db::Write& write) {
        return mail::queue(write, house->keys(), grant,
                           {to + "@voorbeeld.example", "Klopt uw aanbod nog?", "Dag", "nl", {}});
    }));
}

std::vector<std::string> serving(std::string const& database, std::string const& mail_server) {
    return {"PLEIN_MAIL_SERVER=" + mail_server, "serve", "--listen", "127.0.0.1:0", "--db", database};
}

/// Waits as long as it takes; a test that never ends is a test that fails.
void wait_for_mails(support::SmtpServer const& server, std::size_t count) {
    while (server.mails().size() < count) std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

TEST(Mail, OfADemonstrationStandsInAFolderBesideItsDatabase) {
    support::Folder const folder;
    auto const database = folder.path("a.db");
    queue_mail(database, "anja");
    Server server{database};
    auto const mail = database + ".mail";
    while (!has(files_in(mail), ".eml") || has(files_in(mail), ".new"))
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    auto const file = std::filesystem::directory_iterator(mail)->path().string();
    EXPECT_TRUE(has(read_file(file), "To: anja@voorbeeld.example\r\n")) << read_file(file);
    EXPECT_TRUE(has(read_file(file), "From: Lindervaart\r\n <plein@lindervaart.example>\r\n")) << read_file(file);
    server.send(SIGTERM);
    auto const ended = server.wait();
    EXPECT_EQ(ended.code, 0);
    EXPECT_FALSE(has(ended.err, "anja")) << "the log names nobody";
}

TEST(Mail, IsSentByTheServerThatHasTheDatabase) {
    support::SmtpServer const post;
    support::Folder const folder;
    queue_mail(folder.path("a.db"), "anja");
    Program server{serving(folder.path("a.db"), "smtp://127.0.0.1:" + std::to_string(post.port()))};
    wait_for_mails(post, 1);
    server.send(SIGTERM);
    EXPECT_EQ(server.wait().code, 0);
    EXPECT_EQ(post.count("RCPT anja@voorbeeld.example"), 1);
    EXPECT_FALSE(std::filesystem::exists(folder.path("a.db.mail")));
}

TEST(Mail, AMailServerThatHangsKeepsNoServerFromStopping) {
    support::SmtpServer const post;
    support::Folder const folder;
    queue_mail(folder.path("a.db"), "silent");
    Program server{serving(folder.path("a.db"), "smtp://127.0.0.1:" + std::to_string(post.port()))};
    wait_for_mails(post, 1);
    server.send(SIGTERM);
    EXPECT_EQ(server.wait().code, 0);  // which waits a minute at the most: less than a delivery may take
}

TEST(Mail, SettingsThatDoNotHoldAreToldAtTheStart) {
    support::Folder const folder;
    auto const refused = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"serve", "--listen", "127.0.0.1:0", "--db", folder.path("a.db")});
        auto const ended = run(words);
        EXPECT_NE(ended.code, 0);
        return ended.err;
    };
    EXPECT_TRUE(has(refused({"PLEIN_MAIL_SERVER=mail.voorbeeld.example"}), "smtp://HOST:PORT"));
    EXPECT_TRUE(has(refused({"PLEIN_MAIL_SERVER=smtp://a.example", "PLEIN_MAIL_ACCOUNT=plein"}),
                    "mail.password_file is not set"));
    EXPECT_TRUE(has(refused({"PLEIN_MAIL_SERVER=smtp://a.example", "PLEIN_MAIL_ACCOUNT=plein",
                             "PLEIN_MAIL_PASSWORD_FILE=" + folder.path("absent")}),
                    "there is no such file"));
    write_file(folder.path("file"), "x");
    EXPECT_TRUE(
        has(refused({"PLEIN_MAIL_SERVER=folder:" + folder.path("file")}), "no folder that mail can be written"));
}

}  // namespace
}  // namespace plein::commands
