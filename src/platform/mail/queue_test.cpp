// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"
#include "tests/support/schema.hpp"

namespace plein::mail {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);

access::Grant asking(Instant at = morning) {
    return access::for_job("entry.remind", {"public", "directory", "none"}, at);
}
access::Grant running(Instant at = morning) {
    return access::for_job("mail.send", {"operations.run", "operations", "none"}, at);
}

Message sample() { return {"anja@voorbeeld.example", "Klopt uw aanbod nog?", "Dag Anja,\n\nKlopt dit nog?", "nl", {}}; }

TEST(Address, IsOneThatNeedsNoQuotes) {
    std::string const long_part(64, 'a');
    for (auto const& good : {std::string{"a@b.nl"}, std::string{"anja.de-wit+plein@mail.voorbeeld.example"},
                             std::string{"o'neill_1@b-c.nl"}, long_part + "@b.nl"})
        EXPECT_TRUE(is_address(good)) << good;
    for (auto const& bad : {std::string{},
                            std::string{"a@b"},
                            std::string{"a b@c.nl"},
                            std::string{"a@b.nl\r\nRCPT TO:<c@d.nl>"},
                            std::string{"a@b.nl>"},
                            std::string{"\"a\"@b.nl"},
                            std::string{"a..b@c.nl"},
                            std::string{".a@b.nl"},
                            std::string{"a.@b.nl"},
                            std::string{"a@b..nl"},
                            std::string{"a@b.nl."},
                            std::string{"a(x)@b.nl"},
                            std::string{"a:b@c.nl"},
                            std::string{"a\\b@c.nl"},
                            std::string{"a@[127.0.0.1]"},
                            std::string{"é@b.nl"},
                            std::string{"a@é.nl"},
                            std::string{"a@b_c.nl"},
                            std::string{"a@b.nl\0", 7},
                            long_part + "a@b.nl"})
        EXPECT_FALSE(is_address(bad)) << bad;
}

RC_GTEST_PROP(Address, HasNothingThatCouldEndACommand, ()) {
    auto const text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string{"ab.@<>\r\n\t \"(),:;[]\\\0é=?%&'*+/^_`{|}~-!#$0"}));
    if (is_address(text)) RC_ASSERT(text.find_first_of("<>\r\n\t \"(),:;[]\\") == std::string::npos);
}

class Queue : public testing::TestWithParam<db::Engine> {
protected:
    void SetUp() override {
        place_ = std::make_unique<support::EmptyDatabase>(GetParam());
        if (!place_->reason().empty()) {
            if (support::postgres_required()) FAIL() << place_->reason();
            GTEST_SKIP() << place_->reason();
        }
        database_ = support::open_with_schema(*place_, {"mail"});
    }
    Result<Queued> put(Message const& message, Instant at = morning) {
        return database_->write("test.queue",
                                [&](db::Write& write) { return queue(write, keys_, asking(at), message); });
    }
    Waiting waits(Instant at = morning) {
        return database_->read([&](db::Read& read) { return waiting(read, running(at)); }).value();
    }

    crypto::Keyring keys_ = crypto::Keyring::temporary();
    std::unique_ptr<support::EmptyDatabase> place_;
    std::unique_ptr<db::Database> database_;
};

TEST_P(Queue, KeepsAMailSealedInItsRow) {
    EXPECT_EQ(put(sample()).value(), Queued::now);
    static constexpr db::Statement all{"test.all",
                                       "SELECT address, subject, body, recorded_by, message_id FROM mail_outbox"};
    auto const row = database_->read([](db::Read& read) { return read.first(all); }).value().value();
    for (std::size_t column = 0; column < 3; ++column) {
        EXPECT_EQ(row.blob(column).find("Anja"), std::string::npos);
        EXPECT_EQ(row.blob(column).find("anja"), std::string::npos);
        EXPECT_EQ(row.blob(column).find("aanbod"), std::string::npos);
    }
    EXPECT_EQ(row.text(3), "job:entry.remind");
    EXPECT_EQ(row.text(4).size(), 43U);
    EXPECT_EQ(waits(morning + std::chrono::minutes{3}).mails, 1);
    EXPECT_EQ(waits(morning + std::chrono::minutes{3}).oldest, std::chrono::minutes{3});
}

TEST_P(Queue, OpensForNoOtherRow) {
    EXPECT_TRUE(put(sample()));
    auto const letters = database_->write(
        "test.claim", [&](db::Write& write) { return store::claim(write, running(), morning, "one"); });
    ASSERT_EQ(letters.value().size(), 1U);
    auto letter = letters->front();
    EXPECT_EQ(store::open_letter(keys_, letter).value().to, "anja@voorbeeld.example");
    EXPECT_EQ(store::open_letter(keys_, letter).value().text, "Dag Anja,\n\nKlopt dit nog?");
    letter.id = new_id<MailTag>(morning);
    EXPECT_EQ(store::open_letter(keys_, letter).error().code, "crypto.unsealable");
}

TEST_P(Queue, GoesWithTheActThatAskedForIt) {
    auto const refused = database_->write("test.act", [&](db::Write& write) -> Result<void> {
        TRY(queue(write, keys_, asking(), sample()));
        return fail(ErrorKind::conflict, "db.conflict");
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(waits().mails, 0);
}

TEST_P(Queue, TakesOneMailOfAKeyAndManyWithout) {
    auto message = sample();
    message.once = "entry.reminder:7:2026-11";
    EXPECT_EQ(put(message).value(), Queued::now);
    EXPECT_EQ(put(message).value(), Queued::before);
    message.to = "bas@voorbeeld.example";
    EXPECT_EQ(put(message).value(), Queued::before) << "the key is what counts";
    message.once = "entry.reminder:7:2026-12";
    EXPECT_EQ(put(message).value(), Queued::now);
    EXPECT_EQ(put(sample()).value(), Queued::now);
    EXPECT_EQ(put(sample()).value(), Queued::now);
    EXPECT_EQ(waits().mails, 4);
}

TEST_P(Queue, RefusesWhatCannotBeSent) {
    struct Refusal {
        Message message;
        std::string code;
    };
    auto const with = [](auto const& change) {
        auto message = sample();
        change(message);
        return message;
    };
    for (auto const& [message, code] : {
             Refusal{with([](Message& m) { m.to = "a@b.nl\r\nBcc: c@d.nl"; }), "mail.address_malformed"},
             Refusal{with([](Message& m) { m.to = ""; }), "mail.address_malformed"},
             Refusal{with([](Message& m) { m.subject = " \r\n"; }), "mail.subject_empty"},
             Refusal{with([](Message& m) { m.subject = std::string(201, 'a'); }), "text.too_long"},
             Refusal{with([](Message& m) { m.text = "\xff"; }), "text.not_utf8"},
             Refusal{with([](Message& m) { m.text = std::string(20'001, 'a'); }), "text.too_long"},
             Refusal{with([](Message& m) { m.language = "de"; }), "mail.language_unknown"},
             Refusal{with([](Message& m) { m.once = std::string(201, 'a'); }), "mail.key_malformed"},
         })
        EXPECT_EQ(put(message).error().code, code);
    EXPECT_EQ(waits().mails, 0);
}

TEST_P(Queue, MakesOneLineOfASubject) {
    auto message = sample();
    message.subject = "Vraag\r\nBcc: ander@voorbeeld.example";
    EXPECT_TRUE(put(message));
    auto const letters = database_->write(
        "test.claim", [&](db::Write& write) { return store::claim(write, running(), morning, "one"); });
    EXPECT_EQ(store::open_letter(keys_, letters.value().at(0)).value().subject, "Vraag Bcc: ander@voorbeeld.example");
}

TEST_P(Queue, IsReadByNobodyWhoDoesNotRunTheHouse) {
    auto const other = asking();
    auto const code = [&](auto const& act) { return database_->write("test.other", act).error().code; };
    store::Letter const letter;
    EXPECT_EQ(code([&](db::Write& w) { return waiting(w, other); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::is_due(w, other, morning); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::claim(w, other, morning, "one"); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::mark_delivered(w, other, letter, "one", morning); }),
              "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::mark_failed(w, other, letter, "one", morning, "x"); }),
              "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::put_off(w, other, letter, "one", morning, "x"); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::release(w, other, "one"); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::destroy_content(w, other, morning); }), "page.absent");
    EXPECT_EQ(code([&](db::Write& w) { return store::remove_ended(w, other, morning); }), "page.absent");
}

PLEIN_ON_BOTH_ENGINES(Queue);

}  // namespace
}  // namespace plein::mail
