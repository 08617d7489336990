// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/feedback/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace plein::feedback {
namespace {

TEST(Feedback, GoesBackToThePageItCameFromAndNowhereElse) {
    struct Row {
        char const* asked;
        char const* path;
        char const* back;
    };
    for (auto const& row : {
             Row{"/over", "/over", "/over?reactie=ja#reactie"},
             Row{"/", "/", "/?reactie=ja#reactie"},
             Row{"/zoeken?q=huur%20niet&pagina=2", "/zoeken", "/zoeken?q=huur%20niet&pagina=2&reactie=ja#reactie"},
             Row{"/over?reactie=nee&taal=en#reactie", "/over", "/over?taal=en&reactie=ja#reactie"},
             Row{"/over?reactie", "/over", "/over?reactie=ja#reactie"},
             Row{"/privacy?a=b", "/over", "/over?reactie=ja#reactie"},
             Row{"", "/over", "/over?reactie=ja#reactie"},
             Row{"//elders.example/over", "/over", "/over?reactie=ja#reactie"},
             Row{"https://elders.example", "/over", "/over?reactie=ja#reactie"},
             Row{"/over?a=\r\nSet-Cookie: b", "/over", "/over?reactie=ja#reactie"},
             Row{"/over?a=\\b", "/over", "/over?reactie=ja#reactie"},
         })
        EXPECT_EQ(way_back(row.asked, row.path, "ja"), row.back) << row.asked;
}

RC_GTEST_PROP(Feedback, NeverLeadsOffThePageWhateverIsAsked, (std::string const& asked)) {
    for (auto const& from : {asked, "/over" + asked, "/over?" + asked}) {
        auto const back = way_back(from, "/over", "nee");
        RC_ASSERT(back.rfind("/over?", 0) == 0U);
        RC_ASSERT(back.ends_with("reactie=nee#reactie"));
        RC_ASSERT(std::all_of(back.begin(), back.end(), [](char c) { return c > ' ' && c < '\x7f'; }));
    }
}

TEST(Feedback, ACommentSaysSomethingAndIsShort) {
    Comment comment;
    comment.text = "  Te klein.\r\n";
    EXPECT_EQ(check(comment)->text, "Te klein.");
    comment.text = std::string(most_comment, 'a');
    EXPECT_TRUE(check(comment));
    comment.text += 'a';
    EXPECT_EQ(check(comment).error().code, "comment.too_long");
    comment.text = " \n ";
    EXPECT_EQ(check(comment).error().fields.at(0).field, "comment");
}

TEST(Feedback, AReportSaysWhatIsWrong) {
    Report report;
    report.text = std::string(most_report + 1, 'a');
    report.mail = "geen adres";
    auto const refused = check(report);
    ASSERT_FALSE(refused);
    std::vector<std::string> codes;
    for (auto const& field : refused.error().fields) codes.push_back(field.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"wrong.missing", "remark.too_long", "mail.malformed"}));
    report = {};
    report.wrong = Wrong::ended;
    EXPECT_TRUE(check(report)) << "that it is gone says enough";
    report.wrong = Wrong::other;
    EXPECT_EQ(check(report).error().fields.at(0).code, "remark.missing");
    report.text = "De foto is oud.";
    report.mail = " anja@voorbeeld.example ";
    EXPECT_EQ(check(report)->mail, "anja@voorbeeld.example");
}

TEST(Feedback, ANoteIsALine) {
    EXPECT_EQ(check_note(" Gebeld. ").value(), "Gebeld.");
    EXPECT_EQ(check_note("").error().code, "note.missing");
    EXPECT_EQ(check_note(std::string(most_note + 1, 'a')).error().code, "note.too_long");
}

TEST(Feedback, NamesAreReadBack) {
    for (auto const wrong : {Wrong::hours, Wrong::phone, Wrong::address, Wrong::ended, Wrong::cost, Wrong::other})
        EXPECT_EQ(parse_wrong(name(wrong)), wrong);
    for (auto const kind : {Kind::comment, Kind::report}) EXPECT_EQ(parse_kind(name(kind)), kind);
    EXPECT_FALSE(parse_wrong(""));
    EXPECT_FALSE(parse_useful("maybe"));
}

TEST(Feedback, MonthsBeginOnTheirFirstDay) {
    EXPECT_EQ(month_of(*parse_day("2026-11-18")), *parse_day("2026-11-01"));
    EXPECT_EQ(month_before(*parse_day("2026-11-18")), *parse_day("2026-10-01"));
    EXPECT_EQ(month_before(*parse_day("2027-01-31")), *parse_day("2026-12-01"));
}

}  // namespace
}  // namespace plein::feedback
