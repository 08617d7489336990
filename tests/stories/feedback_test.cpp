// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What people say of pages: pages of the list, the counts, one act for one form, and what is destroyed when.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using feedback::Useful;
using std::chrono::days;
using std::chrono::milliseconds;

access::Grant giving(std::string_view activity, Instant at) {
    return access::for_request({}, {"public", "directory", activity}, access::make_trace({}), at).value();
}

access::Grant working(app::House& house, std::string_view activity, Instant at) {
    access::Identity identity;
    identity.kind = access::ActorKind::account;
    identity.account = new_id<access::AccountTag>(at);
    identity.roles = {access::Role::directory_editor};
    identity.organisation = house.config().municipality.organisation;
    return access::for_request(identity, {"feedback.read", "directory", activity}, access::make_trace({}), at).value();
}

void comment(app::House& house, std::string const& text, Instant at) {
    feedback::Comment comment;
    comment.page = {"/over", std::nullopt};
    comment.text = text;
    ASSERT_TRUE(house.feedback().comment(giving("feedback.commented", at), comment, crypto::random_token()));
}

void report(app::House& house, Uuid const& entry, std::string const& mail, Instant at) {
    feedback::Report report;
    report.page = {"/aanbod/" + to_text(entry), entry};
    report.wrong = feedback::Wrong::phone;
    report.text = "Er neemt niemand op.";
    report.mail = mail;
    ASSERT_TRUE(house.feedback().report(giving("feedback.reported", at), report, crypto::random_token()));
}

std::vector<feedback::Remark> list(app::House& house, feedback::store::ListFilter const& filter, Instant at) {
    return house.feedback().list(working(house, "feedback.listed", at), filter).value();
}

constexpr db::Statement rows_kept{"stories.rows_of_feedback",
                                  "SELECT (SELECT COUNT(*) FROM feedback_remark), (SELECT COUNT(*) FROM "
                                  "feedback_handling), (SELECT COUNT(*) FROM feedback_mail), (SELECT COUNT(*) FROM "
                                  "feedback_vote), (SELECT COUNT(*) FROM mail_outbox)"};
std::vector<std::int64_t> rows(app::House& house) {
    auto const row = house.database().read([](db::Read& read) { return read.first(rows_kept); }).value();
    return {row->integer(0), row->integer(1), row->integer(2), row->integer(3), row->integer(4)};
}

class Feedback : public testing::TestWithParam<db::Engine> {};

TEST_P(Feedback, PagesOfTheListHoldEachRemarkOnceInOrder) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    for (int i = 0; i < 7; ++i) comment(house, std::to_string(i), now + milliseconds{i / 2});  // pairs at one moment
    auto const later = now + milliseconds{10};
    for (auto const most : {1, 2, 3, 7, 50}) {
        feedback::store::ListFilter filter;
        filter.most = most;
        std::set<std::string> seen;
        std::vector<Instant> moments;
        for (;;) {
            auto const page = list(house, filter, later);
            for (auto const& remark : page) {
                EXPECT_TRUE(seen.insert(remark.text).second) << remark.text;
                moments.push_back(remark.received_at);
            }
            if (page.size() < static_cast<std::size_t>(most)) break;
            filter.after = {page.back().received_at, page.back().id.bytes};
        }
        EXPECT_EQ(seen.size(), 7U) << most << " a page";
        EXPECT_TRUE(std::is_sorted(moments.begin(), moments.end()));
    }
    for (auto const& remark : list(house, {}, later))
        ASSERT_TRUE(house.feedback().handle(working(house, "feedback.handled", later), remark.id, "Klaar.", {},
                                            crypto::random_token()));
    EXPECT_TRUE(list(house, {}, later).empty());
    feedback::store::ListFilter handled;
    handled.handled = true;
    handled.most = 3;
    std::set<std::string> seen;
    for (;;) {
        auto const page = list(house, handled, later);
        for (auto const& remark : page) EXPECT_TRUE(seen.insert(remark.text).second);
        if (page.size() < 3) break;
        handled.after = {*page.back().handled_at, page.back().id.bytes};
    }
    EXPECT_EQ(seen.size(), 7U);
}

TEST_P(Feedback, ReportsOfAnEntryAreCountedWhileTheyWait) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const one = new_random_uuid();
    auto const other = new_random_uuid();
    report(house, one, "", now);
    report(house, one, "anja@voorbeeld.example", now);
    report(house, other, "", now);
    comment(house, "Mooi", now);
    auto const unanswered = [&](Uuid const& entry) {
        auto const job = access::for_job("freshness", {"operations.run", "directory", "none"}, now);
        return house.feedback().unanswered(job, entry).value();
    };
    EXPECT_EQ(unanswered(one), 2);
    EXPECT_EQ(unanswered(other), 1);
    EXPECT_EQ(unanswered(new_random_uuid()), 0);
    feedback::store::ListFilter filter;
    filter.entry = one;
    auto const mine = list(house, filter, now);
    ASSERT_EQ(mine.size(), 2U);
    auto const grant = working(house, "feedback.handled", now);
    auto const wants = mine[0].wants_answer ? mine[0].id : mine[1].id;
    auto const letter = [](feedback::Remark const&, std::string const& note) {
        return feedback::Letter{"Uw melding", note, "nl"};
    };
    auto const key = crypto::random_token();
    EXPECT_EQ(house.feedback().handle(grant, wants, "Aangepast.", letter, key).value(), feedback::Told::by_mail);
    EXPECT_TRUE(house.feedback().handle(grant, wants, "Aangepast.", letter, key)) << "the same form once more";
    EXPECT_EQ(house.feedback().handle(grant, wants, "Anders.", letter, crypto::random_token()).error().code,
              "remark.handled");
    EXPECT_EQ(unanswered(one), 1);
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{4, 1, 0, 0, 1})) << "the address went, one mail waits";
    ASSERT_TRUE(house.feedback().reopen(grant, wants, crypto::random_token()));
    EXPECT_EQ(house.feedback().reopen(grant, wants, crypto::random_token()).error().code, "remark.open");
    EXPECT_EQ(unanswered(one), 2);
    EXPECT_EQ(house.feedback().handle(grant, wants, "Nu echt.", letter, crypto::random_token()).value(),
              feedback::Told::nobody);
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{4, 2, 0, 0, 1})) << "nobody is mailed twice";
}

TEST_P(Feedback, CountsAYesOnceForEachFormAndByMonth) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const vote = [&](std::string const& path, Useful useful, std::string const& key, Instant at) {
        ASSERT_TRUE(house.feedback().vote(giving("none", at), {path, std::nullopt}, useful, "nl", key));
    };
    vote("/", Useful::yes, "a", now);
    vote("/", Useful::yes, "a", now);
    vote("/", Useful::no, "a", now);  // changed their mind by going back: the first counts
    vote("/", Useful::no, "b", now - days{18});
    vote("/over", Useful::no, "c", now);
    vote("/over", Useful::no, "d", now);
    vote("/zoeken", Useful::no, "e", now);
    vote("/privacy", Useful::no, "f", now - days{80});
    auto const grant = working(house, "none", now);
    std::vector<std::string> paths;
    std::optional<feedback::store::CountKey> after;
    for (;;) {
        auto const page = house.feedback().pages(grant, after, 1).value();
        if (page.empty()) break;
        paths.push_back(page[0].path);
        after = {page[0].no, page[0].path};
    }
    EXPECT_EQ(paths, (std::vector<std::string>{"/over", "/zoeken", "/"})) << "the most disappointing first";
    auto const home = house.feedback().pages(grant, std::nullopt, 50).value().at(2);
    EXPECT_EQ((std::vector<std::int64_t>{home.yes, home.no, home.yes_before, home.no_before}),
              (std::vector<std::int64_t>{1, 0, 0, 1}));
}

TEST_P(Feedback, IsDestroyedWhenItsTermIsOver) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    comment(house, "Mooi", now);
    report(house, new_random_uuid(), "anja@voorbeeld.example", now);
    report(house, new_random_uuid(), "", now);
    ASSERT_TRUE(house.feedback().vote(giving("none", now), {"/", std::nullopt}, Useful::yes, "nl", "a"));
    auto const run = [&](std::string const& at) {
        auto const grant = access::for_job("feedback.destroy", feedback::destroy_declared, *parse_instant(at));
        return house.feedback().destroy_old(grant).value();
    };
    EXPECT_EQ(run("2027-02-16T22:00:00Z"), 0);
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{3, 0, 1, 1, 0}));
    EXPECT_EQ(run("2027-02-17T00:00:00Z"), 1) << "the address, after ninety days";
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{3, 0, 0, 1, 0}));
    teller.tell("line feedback.destroyed 1");
    teller.tell("subject feedback.destroyed opened 1");

    auto const handled_at = parse_instant("2027-03-01T10:00:00Z").value();
    feedback::store::ListFilter reports;
    reports.kind = feedback::Kind::report;
    ASSERT_TRUE(house.feedback().handle(working(house, "feedback.handled", handled_at),
                                        list(house, reports, handled_at).at(0).id, "Klaar.", {}, "k"));
    EXPECT_EQ(run("2028-11-18T22:00:00Z"), 0);
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{3, 1, 0, 1, 0}));
    EXPECT_EQ(run("2028-11-19T00:00:00Z"), 3) << "two years after they came, also what nobody handled";
    EXPECT_EQ(rows(house), (std::vector<std::int64_t>{0, 0, 0, 0, 0}));
    EXPECT_EQ(run("2028-11-19T00:00:00Z"), 0) << "a job may be run again";
}

TEST_P(Feedback, AnAddressIsDestroyedOnce) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    report(house, new_random_uuid(), "anja@voorbeeld.example", now);
    auto const grant = working(house, "feedback.handled", now);
    auto const id = list(house, {}, now).at(0).id;
    auto const destroy = [&] {
        return house.database()
            .write("stories.destroy", [&](db::Write& write) { return feedback::store::destroy_mail(write, grant, id); })
            .value();
    };
    EXPECT_TRUE(destroy());
    EXPECT_FALSE(destroy()) << "an answer may have gone first: then the job destroys nothing, and says so";
}

TEST_P(Feedback, SaysOfEachTextInWhichLanguageItIs) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    feedback::Comment english;
    english.page = {"/over", std::nullopt};
    english.text = "The letters are too small.";
    english.language = "en";
    ASSERT_TRUE(house.feedback().comment(giving("feedback.commented", now), english, crypto::random_token()));
    for (auto const* line : {"as karin", "visit /werk/reacties", "follow The letters are too small.",
                             "fill note = Grotere letters gemaakt.", "press Afgehandeld", "see Grotere letters"})
        teller.tell(line);
    auto const& body = teller.browser("karin").body();
    auto const has = [&](std::string_view part) { return body.find(part) != std::string::npos; };
    EXPECT_TRUE(has(R"(aria-label="Wat er is geschreven">)")) << "our own words are in the language of the page";
    EXPECT_TRUE(has(R"(lang="en">The letters are too small.)"));
    EXPECT_TRUE(has(R"(lang="nl">Grotere letters gemaakt.)"));
}

TEST_P(Feedback, KeepsNothingThatWasTypedInAnAddressAndNoPageThatIsNone) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const send = [&](std::string const& fields) {
        auto request = http::make_request(http::Method::post, "/reactie",
                                          {{"host", "plein.example"},
                                           {"sec-fetch-site", "same-origin"},
                                           {"content-type", "application/x-www-form-urlencoded"}},
                                          "form_key=" + crypto::random_token() + "&useful=no&" + fields)
                           .value();
        return house.dispatcher().handle(std::move(request)).status;
    };
    for (auto const* page :
         {"/bestaat-niet%2fniets", "over", "", "/werk", "/werk/vragen", "/inloggen", "/hsds", "/api/v1/search",
          "/robots.txt", "/gezondheid", "/aanbod/ik-ben-bang", "/aanbod/01939c5e-7a10-7c3e-9d2a-0123456789ab",
          "/buurt/ik-ben-bang/blad", "//elders.example"})
        EXPECT_EQ(send(std::string("page=") + page), 400) << page;
    EXPECT_EQ(rows(house).at(3), 0);
    EXPECT_EQ(send("page=/zoeken&back=/zoeken%3Fq%3Dik%2Bben%2Bbang"), 303);
    EXPECT_EQ(send("page=/vraag/aanvulling"), 303);
    constexpr db::Statement pages{"stories.pages_of_votes", "SELECT page FROM feedback_vote ORDER BY page"};
    auto const kept = house.database().read([&](db::Read& read) { return read.query(pages); }).value();
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].text(0), "/vraag");
    EXPECT_EQ(kept[1].text(0), "/zoeken");
}

TEST_P(Feedback, GivesEachReaderOfAKeptPageAKeyOfTheirOwn) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    for (int reader = 0; reader < 2; ++reader)
        for (auto const* line : {"visit /", "press Ja", "see Wat kan er beter?"}) teller.tell(line);
    EXPECT_EQ(rows(house).at(3), 2);
}

TEST_P(Feedback, IsHeldBackWhereOneSourceSendsTooMuch) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    int refused = 0;
    for (int i = 0; i < 130; ++i)
        if (auto const admitted = house.feedback().admit("192.0.2.9", house.clock().now()); !admitted) {
            EXPECT_EQ(admitted.error().code, "feedback.too_many");
            ++refused;
        }
    EXPECT_EQ(refused, 10);
    for (auto const* target : {"/reactie", "/reactie/opmerking"}) {
        auto request = http::make_request(http::Method::post, target,
                                          {{"host", "plein.example"},
                                           {"sec-fetch-site", "same-origin"},
                                           {"content-type", "application/x-www-form-urlencoded"}},
                                          "form_key=k&page=/over&useful=no&comment=Het+kan+korter.")
                           .value();
        request.remote_address = "192.0.2.9";
        auto const response = house.dispatcher().handle(std::move(request));
        EXPECT_EQ(response.status, 429) << target;
        if (std::string_view{target} != "/reactie") {
            EXPECT_NE(response.body.find("Het kan korter."), std::string::npos) << "what was typed stays";
        }
    }
    EXPECT_EQ(rows(house).at(0) + rows(house).at(3), 0);
}

PLEIN_ON_BOTH_ENGINES(Feedback);

}  // namespace
}  // namespace plein::stories
