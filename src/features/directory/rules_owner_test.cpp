// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_owner.hpp"

#include <gtest/gtest.h>

#include "features/directory/model_owner.hpp"

namespace plein::directory {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

constexpr Instant noon = from_micros(1'795'248'000'000'000);

TEST(Owner, AsksForALinkAgainAfterAQuarterOfAnHourAndThreeTimesADay) {
    struct Row {
        std::vector<MailedLink> mailed;
        bool may;
        char const* why;
    };
    auto const asked = [](auto before) { return MailedLink{LinkOrigin::asked, noon - before}; };
    auto const sent = [](auto before) { return MailedLink{LinkOrigin::sent, noon - before}; };
    for (auto const& row : {Row{{}, true, "the first"}, Row{{asked(minutes{0})}, false, "at once"},
                            Row{{asked(link_pause - microseconds{1})}, false, "just before"},
                            Row{{asked(link_pause)}, true, "a quarter of an hour"},
                            Row{{asked(days{20})}, true, "later"}, Row{{asked(minutes{-1})}, true, "a clock was ahead"},
                            Row{{sent(minutes{1})}, false, "ours is on its way too"},
                            Row{{asked(hours{3}), asked(hours{2})}, true, "the third"},
                            Row{{asked(hours{23}), asked(hours{2}), asked(hours{1})}, false, "the fourth of a day"},
                            Row{{asked(days{1}), asked(hours{2}), asked(hours{1})}, true, "a day after the first"},
                            Row{{sent(hours{3}), sent(hours{2}), sent(hours{1})}, true, "what we send is not counted"}})
        EXPECT_EQ(may_send_again(row.mailed, noon), row.may) << row.why;
}

TEST(Owner, IsLeftAloneWhileALinkHoldsThatNobodyAskedFor) {
    EXPECT_FALSE(holds_sent_link({}, noon));
    EXPECT_TRUE(holds_sent_link({{LinkOrigin::sent, noon - days{13}}, {LinkOrigin::asked, noon}}, noon));
    EXPECT_FALSE(holds_sent_link({{LinkOrigin::sent, noon - days{14}}, {LinkOrigin::asked, noon}}, noon));
    for (auto const origin : {LinkOrigin::sent, LinkOrigin::asked}) EXPECT_EQ(parse_link_origin(code(origin)), origin);
    EXPECT_FALSE(parse_link_origin("found"));
}

TEST(Owner, ALinkHoldsForTwoWeeks) { EXPECT_EQ(oldest_link(noon), noon - days{14}); }

TEST(Owner, AnAddressIsReadAndCompared) {
    struct Row {
        char const* typed;
        char const* kept;  ///< or the code of what is wrong
        char const* compared;
    };
    for (auto const& row : {Row{" Anja@Buurthuis.example ", "Anja@Buurthuis.example", "anja@buurthuis.example"},
                            Row{"anja@buurthuis.example", "anja@buurthuis.example", "anja@buurthuis.example"},
                            Row{"", "mail.missing", ""}, Row{"  ", "mail.missing", ""},
                            Row{"anja", "mail.malformed", "anja"}, Row{"a b@c.nl", "mail.malformed", "a b@c.nl"}}) {
        auto const checked = check_address(row.typed);
        EXPECT_EQ(checked ? *checked : checked.error().code, row.kept) << row.typed;
        if (!checked) {
            EXPECT_EQ(checked.error().fields.at(0).field, "mail");
        }
        EXPECT_EQ(normal_address(row.typed), row.compared);
    }
}

TEST(Owner, IsRemindedOfWhatAges) {
    Term half_a_year;
    half_a_year.length = 6;
    half_a_year.unit = TermUnit::month;
    auto const today = amsterdam_day(noon);
    struct Row {
        std::optional<Day> checked;
        std::vector<Instant> reminded;
        std::optional<Instant> link;
        Reminding is;
        char const* why;
    };
    auto const old = today - days{200};
    for (auto const& row :
         {Row{today, {}, {}, Reminding::not_yet, "confirmed today"},
          Row{today - days{180}, {}, {}, Reminding::not_yet, "not half a year ago"},
          Row{old, {}, {}, Reminding::due, "over half a year ago"},
          Row{std::nullopt, {}, {}, Reminding::due, "never looked at"},
          Row{old, {noon - days{29}}, {}, Reminding::not_yet, "asked this month"},
          Row{old, {noon - days{30}}, {}, Reminding::due, "asked a month ago"},
          Row{old, {noon - days{60}, noon - days{30}}, {}, Reminding::due, "asked twice"},
          Row{old, {noon - days{90}, noon - days{60}, noon - days{29}}, {}, Reminding::not_yet, "the third is fresh"},
          Row{old, {noon - days{90}, noon - days{60}, noon - days{30}}, {}, Reminding::unanswered, "three times"},
          Row{old, {noon - days{500}, noon - days{400}, noon - days{300}}, {}, Reminding::due, "of before the check"},
          Row{old, {}, noon - days{13}, Reminding::not_yet, "a link that holds"},
          Row{old, {}, noon - days{14}, Reminding::due, "a link that holds no more"},
          Row{old, {noon - days{90}, noon - days{60}, noon - days{30}}, noon, Reminding::unanswered, "and a link"}})
        EXPECT_EQ(reminding(half_a_year, row.checked, row.reminded, row.link, noon), row.is) << row.why;
}

TEST(Proposal, IsRefusedWithAReason) {
    struct Row {
        std::string typed;
        std::string kept;
    };
    for (auto const& row :
         {Row{" Het adres klopt niet.\r\n", "Het adres klopt niet."}, Row{" \n", "proposal.reason_missing"},
          Row{"", "proposal.reason_missing"}, Row{std::string(longest_refusal, 'a'), std::string(longest_refusal, 'a')},
          Row{std::string(longest_refusal + 1, 'a'), "text.too_long"}}) {
        auto const checked = check_refusal(row.typed);
        EXPECT_EQ(checked ? *checked : checked.error().code, row.kept) << row.typed.substr(0, 40);
        if (!checked) {
            EXPECT_EQ(checked.error().fields.at(0).field, "reason");
        }
    }
}

TEST(Proposal, StatesReadBack) {
    for (auto const state :
         {ProposalState::waiting, ProposalState::approved, ProposalState::refused, ProposalState::withdrawn})
        EXPECT_EQ(parse_proposal_state(code(state)), state);
    EXPECT_FALSE(parse_proposal_state("taken"));
}

}  // namespace
}  // namespace plein::directory
