// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <thread>

#include "platform/mail/folder.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/mail/store.hpp"
#include "platform/metrics/metrics.hpp"
#include "tests/support/schema.hpp"
#include "tests/support/smtp_server.hpp"

namespace plein::mail {
namespace {

using namespace std::chrono_literals;

class HandClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return from_micros(micros_); }
    void advance(std::chrono::microseconds by) { micros_ += by.count(); }

private:
    std::atomic<std::int64_t> micros_{1'795'248'000'000'000};
};

/// A way out that does as it is told, and counts.
class Told final : public Transport {
public:
    Delivery deliver(Envelope const& envelope, std::stop_token const&) override {
        tried.push_back(envelope);
        if (on_delivery) on_delivery();
        return answer;
    }
    void finish() override { ++finished; }

    Delivery answer;
    std::function<void()> on_delivery;
    std::vector<Envelope> tried;
    int finished = 0;
};

std::string content_of(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string line_of(std::string const& message, std::string const& header) {
    auto const begin = message.find("\r\n" + header + ": ");
    return begin == std::string::npos ? "" : message.substr(begin + 2, message.find("\r\n", begin + 2) - begin - 2);
}

/// One row as the database has it.
struct State {
    std::string state;
    std::int64_t attempts = 0;
    std::chrono::microseconds until_due{};
    bool leased = false;
    bool has_content = false;
    std::string last_error;
};

class Senders : public testing::TestWithParam<db::Engine> {
protected:
    void SetUp() override {
        place_ = std::make_unique<support::EmptyDatabase>(GetParam());
        if (!place_->reason().empty()) {
            if (support::postgres_required()) FAIL() << place_->reason();
            GTEST_SKIP() << place_->reason();
        }
        database_ = support::open_with_schema(*place_, {"mail", "jobs"});
    }

    [[nodiscard]] access::Grant running() const {
        return access::for_job("mail.send", {"operations.run", "operations", "none"}, clock_.now());
    }
    /// Each a microsecond after the one before, so that they have an order.
    void put(std::string const& to, int count = 1) {
        for (int i = 0; i < count; ++i, clock_.advance(1us)) {
            auto const grant = access::for_job("entry.remind", {"public", "directory", "none"}, clock_.now());
            ASSERT_TRUE(database_->write("test.queue", [&](db::Write& write) {
                return queue(write, keys_, grant, {to + "@voorbeeld.example", "Vraag", "Dag", "nl", {}});
            }));
        }
    }
    Sender::Parts parts(std::string server = {}) {
        Sender::Parts parts;
        parts.database = database_.get();
        parts.keys = &keys_;
        parts.clock = &clock_;
        parts.settings.server = std::move(server);
        parts.settings.from = "plein@lindervaart.example";
        parts.from_name = "Gemeente Lindervaart";
        return parts;
    }
    /// A sender whose way out is told what to do.
    std::unique_ptr<Sender> told(Told*& way) {
        auto transport = std::make_unique<Told>();
        way = transport.get();
        return std::make_unique<Sender>(parts(), std::move(transport));
    }
    std::int64_t send(Sender& sender) { return sender.send_due(running(), {}).value(); }
    std::vector<State> states() {
        static constexpr db::Statement all{
            "test.states",
            "SELECT state, attempts, due_at, leased_by, address, last_error FROM mail_outbox ORDER BY recorded_at, id"};
        std::vector<State> states;
        auto const rows = database_->read([](db::Read& read) { return read.query(all); });
        for (auto const& row : rows.value())
            states.push_back({row.text(0), row.integer(1), row.instant(2) - clock_.now(), !row.is_null(3),
                              !row.is_null(4), row.text(5)});
        return states;
    }
    std::vector<std::string> files() {
        std::vector<std::string> all;
        for (auto const& entry : std::filesystem::directory_iterator(place_->path("mail")))
            all.push_back(content_of(entry.path()));
        return all;
    }

    HandClock clock_;
    crypto::Keyring keys_ = crypto::Keyring::temporary();
    std::unique_ptr<support::EmptyDatabase> place_;
    std::unique_ptr<db::Database> database_;
};

TEST_P(Senders, WriteToAFolderAndKeepNothing) {
    put("anja", 3);
    auto const sender = Sender::open(parts("folder:" + place_->path("mail"))).value();
    clock_.advance(1h);
    EXPECT_EQ(send(*sender), 3);
    EXPECT_EQ(send(*sender), 0);
    ASSERT_EQ(files().size(), 3U);
    auto const mail = files().at(0);
    EXPECT_EQ(line_of(mail, "To"), "To: anja@voorbeeld.example");
    EXPECT_EQ(line_of("\r\n" + mail, "From"), "From: Gemeente Lindervaart");
    EXPECT_TRUE(line_of(mail, "Message-Id").ends_with("@lindervaart.example>"));
    struct stat about {};
    ASSERT_EQ(::stat(place_->path("mail").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0700U);
    for (auto const& state : states()) {
        EXPECT_EQ(state.state, "delivered");
        EXPECT_FALSE(state.has_content);
        EXPECT_FALSE(state.leased);
        EXPECT_EQ(state.attempts, 1);
    }
}

TEST_P(Senders, NeverSendOneMailTwiceWhenTheyWorkAtOnce) {
    constexpr int mails = 60;
    put("anja", mails);
    std::map<std::string, std::atomic<int>> times;
    std::mutex mutex;
    class Counting final : public Transport {
    public:
        Counting(std::map<std::string, std::atomic<int>>& seen, std::mutex& guard) : times_(seen), mutex_(guard) {}
        Delivery deliver(Envelope const& envelope, std::stop_token const&) override {
            std::lock_guard const lock(mutex_);
            ++times_[envelope.name];
            return {};
        }
        void finish() override {}

    private:
        std::map<std::string, std::atomic<int>>& times_;
        std::mutex& mutex_;
    };
    std::atomic<std::int64_t> delivered{0};
    {
        std::vector<std::jthread> servers;
        for (int i = 0; i < 3; ++i)
            servers.emplace_back([&] {
                Sender sender{parts(), std::make_unique<Counting>(times, mutex)};
                // A server whose Write lost against the others tries again, as its job does.
                for (int j = 0; j < 100 && delivered < mails; ++j)
                    if (auto const count = sender.send_due(running(), {})) delivered += *count;
            });
    }
    EXPECT_EQ(delivered, mails);
    EXPECT_EQ(times.size(), static_cast<std::size_t>(mails));
    for (auto const& [name, count] : times) EXPECT_EQ(count, 1) << name;
}

TEST_P(Senders, SendAgainWhatWasSentAndNotMarkedWithTheSameMessageId) {
    put("anja");
    Told* way = nullptr;
    auto const dying = told(way);
    way->on_delivery = [] { throw std::runtime_error("the server dies here"); };
    EXPECT_THROW((void)dying->send_due(running(), {}), std::runtime_error);
    Told* second = nullptr;
    auto const next = told(second);
    EXPECT_EQ(send(*next), 0) << "it is leased";
    clock_.advance(store::lease);
    EXPECT_EQ(send(*next), 1);
    ASSERT_EQ(way->tried.size() + second->tried.size(), 2U);
    EXPECT_EQ(way->tried[0].content, second->tried[0].content);
    EXPECT_NE(line_of(way->tried[0].content, "Message-Id"), "");
    EXPECT_EQ(states().at(0).attempts, 2);
}

TEST_P(Senders, WaitLongerAfterEachAttemptAndGiveUpAfterTheTwelfth) {
    put("anja");
    Told* way = nullptr;
    auto const sender = told(way);
    way->answer = {Delivery::Kind::deferred, "mail.recipient_deferred", 450};
    std::vector<std::int64_t> minutes;
    for (int attempt = 1; attempt < 12; ++attempt) {
        EXPECT_EQ(send(*sender), 0);
        auto const state = states().at(0);
        EXPECT_EQ(state.state, "queued");
        EXPECT_EQ(state.attempts, attempt);
        EXPECT_EQ(state.last_error, "mail.recipient_deferred");
        minutes.push_back(std::chrono::floor<std::chrono::minutes>(state.until_due).count());
        clock_.advance(state.until_due - 1us);
        EXPECT_EQ(send(*sender), 0);
        EXPECT_EQ(way->tried.size(), static_cast<std::size_t>(attempt)) << "not before it is due";
        clock_.advance(1us);
    }
    EXPECT_EQ(minutes, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360}));
    testing::internal::CaptureStderr();
    EXPECT_EQ(send(*sender), 0);
    auto const log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("mail.failed mail="), std::string::npos) << log;
    EXPECT_NE(log.find("code=mail.recipient_deferred reply=450 attempts=12"), std::string::npos) << log;
    EXPECT_EQ(log.find("anja"), std::string::npos) << "the log names nobody";
    EXPECT_EQ(states().at(0).state, "failed");
    clock_.advance(24h);
    EXPECT_EQ(send(*sender), 0);
    EXPECT_EQ(way->tried.size(), 12U);
}

TEST_P(Senders, TryOneThatKillsItsServerNoMoreThanTwelveTimes) {
    put("anja");
    Told* way = nullptr;
    auto const sender = told(way);
    way->on_delivery = [] { throw std::runtime_error("the server dies here"); };
    for (int i = 0; i < 12; ++i) {
        EXPECT_THROW((void)sender->send_due(running(), {}), std::runtime_error);
        clock_.advance(store::lease);
    }
    EXPECT_EQ(send(*sender), 0);
    EXPECT_EQ(way->tried.size(), 12U);
    EXPECT_EQ(states().at(0).state, "failed");
    EXPECT_EQ(states().at(0).last_error, "mail.attempts_used");
}

TEST_P(Senders, FailAtOnceWhatIsRefusedForEver) {
    put("anja");
    put("bas");
    Told* way = nullptr;
    auto const sender = told(way);
    way->answer = {Delivery::Kind::refused, "mail.recipient_refused", 550};
    EXPECT_EQ(send(*sender), 0);
    EXPECT_EQ(way->tried.size(), 2U) << "the next is tried all the same";
    EXPECT_EQ(states().at(0).state, "failed");
    EXPECT_TRUE(states().at(0).has_content);
}

TEST_P(Senders, LeaveTheRestWhenTheServerCannotBeUsed) {
    put("anja", 25);
    Told* way = nullptr;
    auto const sender = told(way);
    way->answer = {Delivery::Kind::broken, "mail.server_unavailable", 0};
    EXPECT_EQ(send(*sender), 0);
    EXPECT_EQ(way->tried.size(), 1U);
    auto const all = states();
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto const& s) { return s.attempts == 1; }), 1);
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto const& s) { return s.attempts == 0 && !s.leased; }), 24);
    way->answer = {};
    EXPECT_EQ(send(*sender), 24) << "one mail that breaks every connection holds no other up";
    EXPECT_EQ(way->finished, 4);
}

TEST_P(Senders, GiveBackWhatTheyWereStoppedIn) {
    put("anja", 3);
    Told* way = nullptr;
    auto const sender = told(way);
    std::stop_source stopping;
    way->on_delivery = [&] {
        stopping.request_stop();
        way->answer = {Delivery::Kind::stopped, "mail.stopped", 0};
    };
    EXPECT_EQ(sender->send_due(running(), stopping.get_token()).value(), 0);
    EXPECT_EQ(way->tried.size(), 1U);
    for (auto const& state : states()) {
        EXPECT_EQ(state.attempts, 0);
        EXPECT_FALSE(state.leased);
    }
    way->on_delivery = {};
    way->answer = {};
    EXPECT_EQ(send(*sender), 3);
}

TEST_P(Senders, LeaveWhatAnotherServerHasTakenMeanwhile) {
    put("anja", 2);
    Told* way = nullptr;
    auto const slow = told(way);
    Told* other_way = nullptr;
    auto const other = told(other_way);
    way->on_delivery = [&] {
        clock_.advance(store::lease);  // this server slept
        EXPECT_EQ(send(*other), 2);
    };
    testing::internal::CaptureStderr();
    (void)send(*slow);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("mail.lease_lost"), std::string::npos);
    EXPECT_EQ(way->tried.size(), 1U) << "the second is another's now";
    for (auto const& state : states()) EXPECT_EQ(state.state, "delivered");
}

TEST_P(Senders, FailWhatTheKeyringDoesNotOpen) {
    put("anja");
    keys_ = crypto::Keyring::temporary();
    Told* way = nullptr;
    auto const sender = told(way);
    EXPECT_EQ(send(*sender), 0);
    EXPECT_TRUE(way->tried.empty());
    EXPECT_EQ(states().at(0).last_error, "crypto.unsealable");
}

TEST_P(Senders, AreNotHeldUpByAClockThatWasAhead) {
    clock_.advance(std::chrono::days{400});
    put("anja");
    clock_.advance(-std::chrono::days{400});
    Told* way = nullptr;
    auto const sender = told(way);
    EXPECT_EQ(send(*sender), 1);
}

TEST_P(Senders, DestroyContentAWeekAfterAFailureAndTheRowNinetyDaysAfterItsEnd) {
    put("anja");
    Told* way = nullptr;
    auto const sender = told(way);
    way->answer = {Delivery::Kind::refused, "mail.recipient_refused", 550};
    EXPECT_EQ(send(*sender), 0);
    way->answer = {};
    put("bas");
    EXPECT_EQ(send(*sender), 1);
    put("carla");
    auto const purge = [&] { ASSERT_TRUE(sender->purge(running(), {})); };
    clock_.advance(std::chrono::days{7} - 2us);
    purge();
    EXPECT_TRUE(states().at(0).has_content);
    clock_.advance(1us);
    purge();
    EXPECT_FALSE(states().at(0).has_content);
    clock_.advance(std::chrono::days{83} - 1us);
    purge();
    EXPECT_EQ(states().size(), 3U);
    clock_.advance(2us);
    purge();
    ASSERT_EQ(states().size(), 1U);
    EXPECT_EQ(states().at(0).state, "queued") << "what waits is not forgotten";
    EXPECT_TRUE(states().at(0).has_content);
}

TEST_P(Senders, WithoutAServerKeepMailAndSaySo) {
    put("anja");
    testing::internal::CaptureStderr();
    auto const sender = Sender::open(parts()).value();
    EXPECT_NE(testing::internal::GetCapturedStderr().find("mail.no_server"), std::string::npos);
    jobs::Runner runner{*database_, clock_, sender->jobs(), jobs::Start::by_hand};
    EXPECT_EQ(runner.run_due().value(), 1) << "only the purge";
    EXPECT_EQ(states().at(0).state, "queued");
}

TEST_P(Senders, AreJobsOfTheHouse) {
    Told* way = nullptr;
    auto const sender = told(way);
    jobs::Runner runner{*database_, clock_, sender->jobs(), jobs::Start::by_hand};
    EXPECT_EQ(runner.run_due().value(), 1) << "nothing to send, so no lease is taken for it";
    put("anja");
    EXPECT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(way->tried.size(), 1U);
    auto const figures = metrics::render();
    for (auto const* name : {"plein_mail_sent_total", "plein_mail_failed_total", "plein_mail_deferred_total"})
        EXPECT_NE(figures.find(name), std::string::npos) << name;
}

TEST_P(Senders, KeepOneConnectionForABatchAndGoOnAfterARefusal) {
    support::SmtpServer const server;
    put("anja", 4);
    put("refused");
    put("deferred");
    put("bas", 4);
    auto const sender = Sender::open(parts("smtp://127.0.0.1:" + std::to_string(server.port()))).value();
    EXPECT_EQ(send(*sender), 8);
    EXPECT_EQ(server.mails().size(), 8U);
    EXPECT_LE(server.count("connection"), 3) << "libcurl lets go of a connection on which a mail was refused";
    EXPECT_EQ(states().at(4).last_error, "mail.recipient_refused");
    EXPECT_EQ(states().at(5).last_error, "mail.recipient_deferred");
}

PLEIN_ON_BOTH_ENGINES(Senders);

TEST(SenderSettings, AreCheckedBeforeAnythingIsSent) {
    support::Folder const folder;
    auto const code = [&](config::Mail settings) {
        Sender::Parts parts;
        parts.settings = std::move(settings);
        auto const opened = Sender::open(std::move(parts));
        return opened ? std::string{} : opened.error().code;
    };
    auto const password = [&](std::string const& name, std::string const& text, mode_t mode) {
        std::ofstream{folder.path(name)} << text;
        ::chmod(folder.path(name).c_str(), mode);
        return folder.path(name);
    };
    std::string const server = "smtp://mail.voorbeeld.example";
    std::string const from = "plein@lindervaart.example";
    EXPECT_EQ(code({server, "", "", from}), "");
    EXPECT_EQ(code({server, "plein", password("good", "geheim\n", 0640), from}), "");
    EXPECT_EQ(code({server, "plein", password("open", "geheim\n", 0644), from}), "mail.password_unreadable");
    EXPECT_EQ(code({server, "plein", password("empty", "\ngeheim\n", 0600), from}), "mail.password_unreadable");
    EXPECT_EQ(code({server, "plein", folder.path("absent"), from}), "mail.password_unreadable");
    EXPECT_EQ(code({server, "", "", "plein@é.example"}), "mail.address_malformed");
    EXPECT_EQ(code({"http://x", "", "", from}), "mail.server_malformed");
    EXPECT_EQ(code({"folder:" + folder.path("new/mail"), "", "", from}), "");
    EXPECT_EQ(code({"folder:" + folder.path("good"), "", "", from}), "mail.folder_unavailable");
}

// A process that is really killed, after the server took the mail and before it could say so.
TEST(SenderKilled, SendsAgainWithTheSameMessageId) {
    support::SmtpServer const server;
    support::EmptyDatabase const place(db::Engine::sqlite);
    std::string const keyring = place.path("keyring");
    HandClock clock;
    auto const with_sender = [&](auto const& act) {
        auto const database = place.open();
        auto const keys = crypto::Keyring::open(keyring).value();
        Sender::Parts parts;
        parts.database = database.get();
        parts.keys = &keys;
        parts.clock = &clock;
        parts.settings.server = "smtp://127.0.0.1:" + std::to_string(server.port());
        parts.settings.from = "plein@lindervaart.example";
        auto const sender = Sender::open(parts).value();
        auto const running = access::for_job("mail.send", {"operations.run", "operations", "none"}, clock.now());
        return act(*database, keys, *sender, running);
    };
    (void)support::open_with_schema(place, {"mail"});
    with_sender([](db::Database& database, crypto::Keyring const& keys, Sender&, access::Grant const& running) {
        return database
            .write("test.queue",
                   [&](db::Write& write) {
                       return queue(write, keys, running, {"silent@voorbeeld.example", "Vraag", "Dag", "nl", {}});
                   })
            .value();
    });
    auto const child = ::fork();
    if (child == 0) {
        with_sender([](db::Database&, crypto::Keyring const&, Sender& sender, access::Grant const& running) {
            return sender.send_due(running, {}).has_value();
        });
        ::_exit(0);
    }
    while (server.mails().empty()) std::this_thread::sleep_for(5ms);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    clock.advance(store::lease);
    with_sender([&](db::Database&, crypto::Keyring const&, Sender& sender, access::Grant const& running) {
        // It stays silent, so this server is stopped as soon as the mail is there a second time.
        std::stop_source stopping;
        std::jthread const watch([&] {
            while (server.mails().size() < 2) std::this_thread::sleep_for(5ms);
            stopping.request_stop();
        });
        return sender.send_due(running, stopping.get_token()).has_value();
    });
    auto const mails = server.mails();
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_NE(line_of(mails[0], "Message-Id"), "");
    EXPECT_EQ(mails[0], mails[1]);
}

}  // namespace
}  // namespace plein::mail
