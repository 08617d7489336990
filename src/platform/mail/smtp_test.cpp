// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/smtp.hpp"

#include <gtest/gtest.h>
#include <cstdlib>
#include <thread>

#include "tests/support/smtp_server.hpp"

namespace plein::mail {
namespace {

using Kind = Delivery::Kind;

Envelope to(std::string_view who, std::string text = "Dag\r\n") {
    return {"plein@lindervaart.example", std::string(who) + "@voorbeeld.example", "one",
            "Subject: x\r\n\r\n" + std::move(text)};
}

SmtpSettings plain(support::SmtpServer const& server) {
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.tls = SmtpSettings::Tls::none;
    settings.our_domain = "lindervaart.example";
    return settings;
}

void expect(Delivery const& delivery, Kind kind, std::string_view code, long reply) {
    EXPECT_EQ(delivery.kind, kind);
    EXPECT_EQ(delivery.code, code);
    EXPECT_EQ(delivery.reply, reply);
}

TEST(Smtp, HandsOverSeveralMailsOnOneConnection) {
    support::SmtpServer const server;
    SmtpTransport transport{plain(server)};
    for (auto const* who : {"anja", "bas", "carla"})
        EXPECT_EQ(transport.deliver(to(who), {}).kind, Kind::delivered) << who;
    transport.finish();
    for (int i = 0; i < 2000 && server.count("QUIT") == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_EQ(server.happened(),
              (std::vector<std::string>{"connection", "EHLO lindervaart.example", "MAIL plein@lindervaart.example",
                                        "RCPT anja@voorbeeld.example", "MAIL plein@lindervaart.example",
                                        "RCPT bas@voorbeeld.example", "MAIL plein@lindervaart.example",
                                        "RCPT carla@voorbeeld.example", "QUIT"}));
    EXPECT_EQ(server.mails(), (std::vector<std::string>(3, to("anja").content)));
}

// A line of one dot ends a message in SMTP; libcurl hides such lines from the server, also where its buffer ends.
TEST(Smtp, BringsDotsAndLongTextsOverWhole) {
    support::SmtpServer const server;
    SmtpTransport transport{plain(server)};
    std::string text = ".\r\n..\r\n.x\r\n\r\n.\r\n";
    for (int i = 0; i < 40'000; ++i) text += i % 7 == 0 ? "\r\n" : ".";
    text += "\r\n.\r\n";
    EXPECT_EQ(transport.deliver(to("anja", text), {}).kind, Kind::delivered);
    EXPECT_EQ(transport.deliver(to("bas", ".\r\n"), {}).kind, Kind::delivered);
    ASSERT_EQ(server.mails().size(), 2U);
    EXPECT_EQ(server.mails().at(0), to("anja", text).content);
    EXPECT_EQ(server.mails().at(1), to("bas", ".\r\n").content);
}

TEST(Smtp, TellsARefusalForEverFromOneForNow) {
    support::SmtpServer const server;
    SmtpTransport transport{plain(server)};
    expect(transport.deliver(to("refused"), {}), Kind::refused, "mail.recipient_refused", 550);
    expect(transport.deliver(to("deferred"), {}), Kind::deferred, "mail.recipient_deferred", 450);
    expect(transport.deliver(to("unwanted"), {}), Kind::refused, "mail.content_refused", 554);
    expect(transport.deliver(to("later"), {}), Kind::deferred, "mail.content_deferred", 451);
    EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered) << "the next one is not harmed";
}

TEST(Smtp, ARefusedSenderIsNoFaultOfTheMail) {
    support::SmtpServer const server{{"--refuse-sender"}};
    SmtpTransport transport{plain(server)};
    expect(transport.deliver(to("anja"), {}), Kind::broken, "mail.sender_refused", 550);
}

TEST(Smtp, AConnectionThatBreaksOrIsNotThereIsTriedAgain) {
    SmtpSettings settings;
    {
        support::SmtpServer const server;
        settings = plain(server);
        SmtpTransport transport{settings};
        EXPECT_EQ(transport.deliver(to("dropped"), {}).code, "mail.connection_broken");
        EXPECT_EQ(transport.deliver(to("dropped", std::string(3'000'000, 'x')), {}).kind, Kind::broken);
        EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered);
    }
    SmtpTransport transport{settings};
    expect(transport.deliver(to("anja"), {}), Kind::broken, "mail.server_unavailable", 0);
}

TEST(Smtp, AServerThatHangsIsLeft) {
    support::SmtpServer const server{{"--hang", "greeting"}};
    auto settings = plain(server);
    settings.whole = std::chrono::milliseconds{300};
    SmtpTransport transport{settings};
    EXPECT_EQ(transport.deliver(to("anja"), {}).code, "mail.answer_absent");
}

TEST(Smtp, AServerThatTakesAMailAndSaysNothingIsLeft) {
    support::SmtpServer const server;
    auto settings = plain(server);
    settings.whole = std::chrono::milliseconds{1500};
    SmtpTransport transport{settings};
    EXPECT_EQ(transport.deliver(to("silent"), {}).code, "mail.answer_absent");
}

// Or a server that is stopped would wait for a mail server that hangs.
TEST(Smtp, StopsInTheMiddleWhenAsked) {
    support::SmtpServer const server;
    SmtpTransport transport{plain(server)};
    std::stop_source stopping;
    std::jthread const asks([&] {
        while (server.mails().empty()) std::this_thread::sleep_for(std::chrono::milliseconds{5});
        stopping.request_stop();
    });
    EXPECT_EQ(transport.deliver(to("silent"), stopping.get_token()).kind, Kind::stopped);
}

TEST(Smtp, AServerThatHangsAtTheGoodbyeIsLeft) {
    support::SmtpServer const server{{"--hang", "quit"}};
    SmtpTransport transport{plain(server)};
    EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered);
    transport.finish();
    EXPECT_EQ(server.mails().size(), 1U);
}

TEST(Smtp, SignsIn) {
    support::SmtpServer const server{{"--password", "geheim"}};
    auto settings = plain(server);
    settings.account = "plein";
    settings.password = "geheim";
    {
        SmtpTransport transport{settings};
        EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered);
    }
    settings.password = "fout";
    SmtpTransport transport{settings};
    EXPECT_EQ(transport.deliver(to("anja"), {}).code, "mail.sign_in_refused");
    EXPECT_EQ(server.mails().size(), 1U);
}

/// Both ways of TLS, each with a certificate that the test made.
class SmtpTls : public testing::TestWithParam<SmtpSettings::Tls> {
protected:
    [[nodiscard]] std::vector<std::string> options_for(std::string const& host) {
        certificate_ = support::make_certificate(folder_, host);
        auto const* const way = GetParam() == SmtpSettings::Tls::whole ? "whole" : "starttls";
        return {"--tls", way, "--certificate", certificate_.file, "--key", certificate_.key};
    }
    [[nodiscard]] SmtpSettings settings(support::SmtpServer const& server) const {
        auto settings = plain(server);
        settings.tls = GetParam();
        settings.authorities = certificate_.file;
        return settings;
    }
    support::Folder folder_;
    support::Certificate certificate_;
};

TEST_P(SmtpTls, SendsWithinTls) {
    auto options = options_for("127.0.0.1");
    options.insert(options.end(), {"--password", "geheim"});
    support::SmtpServer const server{options};
    auto with_password = settings(server);
    with_password.account = "plein";
    with_password.password = "geheim";
    SmtpTransport transport{with_password};
    EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered);
    EXPECT_EQ(server.count("MAIL plein@lindervaart.example in TLS"), 1);
    // The connection breaks under what is being written: no signal may end the program.
    EXPECT_EQ(transport.deliver(to("dropped", std::string(3'000'000, 'x')), {}).kind, Kind::broken);
}

TEST_P(SmtpTls, RefusesACertificateThatNobodyKnows) {
    support::SmtpServer const server{options_for("127.0.0.1")};
    auto trusting_the_system = settings(server);
    trusting_the_system.authorities.clear();
    SmtpTransport transport{trusting_the_system};
    EXPECT_EQ(transport.deliver(to("anja"), {}).code, "mail.connection_unsafe");
    EXPECT_EQ(server.count("MAIL"), 0);
}

TEST_P(SmtpTls, RefusesTheCertificateOfAnother) {
    support::SmtpServer const server{options_for("mail.ander.example")};
    SmtpTransport transport{settings(server)};
    EXPECT_EQ(transport.deliver(to("anja"), {}).code, "mail.connection_unsafe");
    EXPECT_EQ(server.count("MAIL"), 0);
}

INSTANTIATE_TEST_SUITE_P(Ways, SmtpTls, testing::Values(SmtpSettings::Tls::starttls, SmtpSettings::Tls::whole),
                         [](auto const& way) { return way.param == SmtpSettings::Tls::whole ? "Whole" : "Starttls"; });

TEST(Smtp, SaysNothingInTheClearToAServerWithoutTls) {
    support::SmtpServer const server{{"--password", "geheim"}};
    auto settings = plain(server);
    settings.tls = SmtpSettings::Tls::starttls;
    settings.account = "plein";
    settings.password = "geheim";
    SmtpTransport transport{settings};
    EXPECT_EQ(transport.deliver(to("anja"), {}).code, "mail.connection_unsafe");
    EXPECT_EQ(server.count("MAIL") + server.count("AUTH"), 0);
}

TEST(Smtp, AsksNoProxyOfTheEnvironment) {
    support::SmtpServer const server;
    for (auto const* name : {"all_proxy", "ALL_PROXY", "smtp_proxy"}) ::setenv(name, "http://127.0.0.1:1", 1);
    SmtpTransport transport{plain(server)};
    EXPECT_EQ(transport.deliver(to("anja"), {}).kind, Kind::delivered);
    for (auto const* name : {"all_proxy", "ALL_PROXY", "smtp_proxy"}) ::unsetenv(name);
}

}  // namespace
}  // namespace plein::mail
