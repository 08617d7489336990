// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/compose.hpp"

#include <gmime/gmime.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <memory>
#include <set>
#include <vector>

#include "base/text.hpp"

namespace plein::mail {
namespace {

/// What another program reads in a message.
struct Read {
    std::vector<std::string> headers;  ///< names, in order
    std::string from_name;
    std::string from;
    std::string to;
    int recipients = 0;
    std::string subject;
    std::string text;
    std::string message_id;
    std::int64_t seconds = 0;
};

std::string text_of(char const* text) { return text == nullptr ? "" : text; }

InternetAddressMailbox* first_of(InternetAddressList* list) {
    return INTERNET_ADDRESS_MAILBOX(internet_address_list_get_address(list, 0));
}

Read read_back(std::string const& message) {
    Read read;
    auto* const stream = g_mime_stream_mem_new_with_buffer(message.data(), message.size());
    auto* const parser = g_mime_parser_new_with_stream(stream);
    auto* const parsed = g_mime_parser_construct_message(parser, nullptr);
    auto const headers_of = [&](GMimeObject* object) {
        auto* const headers = g_mime_object_get_header_list(object);
        for (int i = 0; i < g_mime_header_list_get_count(headers); ++i)
            read.headers.push_back(g_mime_header_get_name(g_mime_header_list_get_header_at(headers, i)));
    };
    headers_of(GMIME_OBJECT(parsed));
    auto* const part = g_mime_message_get_mime_part(parsed);
    headers_of(part);
    auto* const from = first_of(g_mime_message_get_from(parsed));
    read.from = text_of(internet_address_mailbox_get_addr(from));
    read.from_name = text_of(internet_address_get_name(INTERNET_ADDRESS(from)));
    auto* const everybody = g_mime_message_get_all_recipients(parsed);
    read.recipients = everybody == nullptr ? 0 : internet_address_list_length(everybody);
    if (everybody != nullptr) g_object_unref(everybody);
    read.to = text_of(internet_address_mailbox_get_addr(first_of(g_mime_message_get_to(parsed))));
    read.subject = text_of(g_mime_message_get_subject(parsed));
    read.message_id = text_of(g_mime_message_get_message_id(parsed));
    read.seconds = g_date_time_to_unix(g_mime_message_get_date(parsed));
    auto* const text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    read.text = text_of(text);
    g_free(text);
    std::erase(read.text, '\r');
    g_object_unref(parsed);
    g_object_unref(parser);
    g_object_unref(stream);
    return read;
}

Content sample() {
    Content content;
    content.from = "plein@lindervaart.example";
    content.from_name = "Gemeente Lindervaart";
    content.to = "anja@voorbeeld.example";
    content.subject = "Klopt uw aanbod nog?";
    content.text = "Dag Anja,\n\nKlopt dit nog?\n";
    content.language = "nl";
    content.message_id = "abc-_9@lindervaart.example";
    content.date = from_micros(1'795'248'000'123'456);
    return content;
}

std::multiset<std::string> const expected_headers{"Date",           "From",
                                                  "Subject",        "To",
                                                  "Message-Id",     "MIME-Version",
                                                  "Content-Type",   "Content-Transfer-Encoding",
                                                  "Auto-Submitted", "Content-Language"};

/// What every message must be, whatever it is made of.
void check_shape(std::string const& message) {
    RC_ASSERT(message.ends_with("\r\n"));
    std::size_t length = 0;
    for (std::size_t i = 0; i < message.size(); ++i) {
        auto const byte = static_cast<unsigned char>(message[i]);
        RC_ASSERT(byte < 0x80);
        RC_ASSERT(byte >= 0x20 || byte == '\r' || byte == '\n' || byte == '\t');
        RC_ASSERT((byte == '\n') == (i > 0 && message[i - 1] == '\r'));
        length = byte == '\n' ? 0 : length + 1;
        RC_ASSERT(length <= 999U);  // 998 and the CR
    }
    auto const headers = read_back(message).headers;
    RC_ASSERT((std::multiset<std::string>{headers.begin(), headers.end()} == expected_headers));
}

/// Text as people and attackers write it, UTF-8.
rc::Gen<std::string> any_text() {
    auto const bit = rc::gen::oneOf(
        rc::gen::elementOf(std::vector<std::string>{"\r\n",
                                                    "\n",
                                                    "\r",
                                                    " ",
                                                    "  ",
                                                    "\t",
                                                    ".",
                                                    "\n.\n",
                                                    "\r\n.\r\n",
                                                    "=",
                                                    "?",
                                                    "=?",
                                                    "?=",
                                                    "=?utf-8?q?=0D=0A?=",
                                                    "=?utf-8?b?DQpCY2M6IGFAYi5uYQ==?=",
                                                    "Bcc: a@b.example",
                                                    "\nSubject: x",
                                                    "<",
                                                    ">",
                                                    ",",
                                                    ";",
                                                    ":",
                                                    "\"",
                                                    "\\",
                                                    "(",
                                                    ")",
                                                    "From ",
                                                    "\nFrom ",
                                                    "é",
                                                    "ë",
                                                    "€",
                                                    "’",
                                                    "😀",
                                                    "مرحبا",
                                                    "\xc2\x85",
                                                    "\xe2\x80\xa8",
                                                    "\xef\xbb\xbf",
                                                    "\x7f",
                                                    "\x01",
                                                    "https://plein.example/aanbod/bevestigen?code=ABCD&x=1"}),
        rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>('a', 'z')),
                     [](std::string word) { return word; }),
        rc::gen::map(
            rc::gen::pair(rc::gen::elementOf(std::vector<std::string>{"a", "ë", "😀", " "}), rc::gen::inRange(1, 120)),
            [](std::pair<std::string, int> const& run) {
                std::string text;
                for (int i = 0; i < run.second; ++i) text += run.first;
                return text;
            }));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(bit), [](std::vector<std::string> const& bits) {
        std::string text;
        for (auto const& each : bits) text += each;
        return text;
    });
}

TEST(Compose, HoldsWhatItIsMadeOf) {
    auto const message = compose(sample());
    auto const read = read_back(message);
    EXPECT_EQ(read.from, "plein@lindervaart.example");
    EXPECT_EQ(read.from_name, "Gemeente Lindervaart");
    EXPECT_EQ(read.to, "anja@voorbeeld.example");
    EXPECT_EQ(read.recipients, 1);
    EXPECT_EQ(read.subject, "Klopt uw aanbod nog?");
    EXPECT_EQ(read.text, "Dag Anja,\n\nKlopt dit nog?\n");
    EXPECT_EQ(read.message_id, "abc-_9@lindervaart.example");
    EXPECT_EQ(read.seconds, 1'795'248'000);
    for (auto const* line : {"Auto-Submitted: auto-generated\r\n", "Content-Language: nl\r\n",
                             "Content-Type: text/plain; charset=utf-8\r\n", "MIME-Version: 1.0\r\n",
                             "Content-Transfer-Encoding: quoted-printable\r\n", "Date: Sat, 21 Nov 2026 "})
        EXPECT_NE(message.find(line), std::string::npos) << line << "\n" << message;
}

TEST(Compose, KeepsALinkWholeForWhoReadsIt) {
    auto content = sample();
    content.text = "https://plein.example/aanbod/bevestigen?code=" + std::string(200, 'A') + "&taal=en\n";
    EXPECT_EQ(read_back(compose(content)).text, content.text);
}

TEST(Compose, TakesWhatLooksLikeAHeaderForText) {
    auto content = sample();
    content.subject = "Vraag\r\nBcc: ander@voorbeeld.example\r\n\r\ninhoud";
    content.from_name = "Gemeente\nX: y";
    auto const read = read_back(compose(content));
    EXPECT_EQ(read.subject, "Vraag Bcc: ander@voorbeeld.example inhoud");
    EXPECT_EQ(read.from_name, "Gemeente X: y");
    EXPECT_EQ(read.recipients, 1);
    EXPECT_EQ(read.headers.size(), expected_headers.size());
}

TEST(HeaderLine, IsOneLineThatNoReaderDecodes) {
    EXPECT_EQ(header_line("a\r\n\tb"), "a b");
    EXPECT_EQ(header_line("  a\x01\x7f "), "a");
    EXPECT_EQ(header_line("=?utf-8?q?=0D=0ABcc?="), "= ?utf-8?q?=0D=0ABcc?=");
    EXPECT_EQ(header_line("\n"), "");
}

RC_GTEST_PROP(Compose, RoundTripsAnySubjectAndText, ()) {
    auto content = sample();
    auto const subject = clean_text(*any_text(), 200);
    auto const text = clean_text(*any_text(), 20'000);
    RC_PRE(subject && text);
    content.subject = header_line(*subject);
    RC_PRE(!content.subject.empty());
    content.text = *text;
    auto const message = compose(content);
    check_shape(message);
    auto const read = read_back(message);
    RC_ASSERT(read.subject == content.subject);
    RC_ASSERT(read.text == content.text + (content.text.ends_with('\n') ? "" : "\n"));
    RC_ASSERT(read.recipients == 1);
}

RC_GTEST_PROP(Compose, LetsNoHeaderThroughFromWhatWasNeverCleaned, ()) {
    auto content = sample();
    content.subject = *any_text();
    content.from_name = *any_text();
    content.text = *any_text();
    auto const message = compose(content);
    check_shape(message);
    auto const read = read_back(message);
    RC_ASSERT(read.recipients == 1);
    RC_ASSERT(read.to == content.to);
    RC_ASSERT(read.from == content.from);
    RC_ASSERT(read.subject.find_first_of("\r\n") == std::string::npos);
    RC_ASSERT(read.from_name.find_first_of("\r\n") == std::string::npos);
}

}  // namespace
}  // namespace plein::mail
