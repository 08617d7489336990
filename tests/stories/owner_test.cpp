// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Who keeps entries from outside: what is kept of them and for how long, what a link opens, and what they are mailed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "features/accounts/accounts.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/rules_owner.hpp"
#include "tests/stories/owning.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/visitor.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using namespace owning;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

class Owners : public testing::TestWithParam<db::Engine> {};

TEST_P(Owners, AreDestroyedWithTheirLastEntryAndOnlyTheLogbookKnowsThem) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    EXPECT_EQ(add(house, forms, " ANJA@geldloket.example", now), owner) << "the same person";
    link_of(house, money, owner, now);
    EXPECT_EQ(rows(house), (Rows{1, 2, 1, 0, 0, 1}));
    constexpr db::Statement sealed{"stories.address_of_owner", "SELECT address, address_hash FROM owner"};
    auto const kept = house.database().read([&](db::Read& read) { return read.query(sealed); }).value();
    for (auto const& row : kept) EXPECT_EQ((row.blob(0) + row.blob(1)).find("geldloket"), std::string::npos);
    auto const removing = editing(house, directory::removing_owner, now);
    ASSERT_TRUE(house.owners().remove(removing, money, owner, "a"));
    ASSERT_TRUE(house.owners().remove(removing, money, owner, "a")) << "the same form once more";
    EXPECT_EQ(house.owners().remove(removing, money, owner, key()).error().code, "owner.absent");
    EXPECT_EQ(rows(house), (Rows{1, 2, 1, 0, 0, 1})) << "they keep another entry";
    ASSERT_TRUE(house.owners().remove(removing, forms, owner, key()));
    EXPECT_EQ(rows(house), (Rows{0, 0, 0, 0, 0, 1})) << "nothing is left but the mail on its way";
    constexpr db::Statement open{"stories.scopes_of_owner",
                                 "SELECT COUNT(*) FROM scope WHERE record = $1 AND valid_until IS NULL"};
    EXPECT_EQ(house.database().read([&](db::Read& read) { return read.first(open, owner); }).value()->integer(0), 0);
    teller.tell("line owner.removed 2");
    teller.tell("subject owner.removed opened 2");
    EXPECT_NE(add(house, money, "anja@geldloket.example", now), owner) << "who comes again is somebody new";
}

TEST_P(Owners, AnAddressIsReadByEditorsOfTheMunicipalityAlone) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    auto const listed = house.owners().list(editing(house, directory::listing_owners, now), money).value();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].address, "anja@geldloket.example");
    EXPECT_FALSE(listed[0].link_sent_at);
    EXPECT_TRUE(house.owners().list(editing(house, directory::listing_owners, now, "elders"), money).value().empty());
    auto const letter = [](directory::LinkLetter const&) { return directory::Letter{"a", "b"}; };
    EXPECT_EQ(house.owners()
                  .send_link(editing(house, directory::sending_link, now, "elders"), money, owner, letter, key())
                  .error()
                  .code,
              "owner.absent");
    EXPECT_EQ(house.owners()
                  .remove(editing(house, directory::removing_owner, now, "elders"), money, owner, key())
                  .error()
                  .code,
              "owner.absent");
    EXPECT_EQ(rows(house), (Rows{1, 1, 0, 0, 0, 0}));
}

TEST_P(Owners, ALinkHoldsForTwoWeeksAlsoBesideANewerOne) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    auto const first = link_of(house, money, owner, now);
    EXPECT_EQ(first.size(), 32U) << "128 bits";
    EXPECT_EQ(enter(house, first, now).value().owner, owner);
    EXPECT_EQ(enter(house, first, now).value().grant.actor(), "link:" + to_text(owner));
    EXPECT_TRUE(enter(house, first, now + days{14} - microseconds{1}));
    struct Row {
        std::string link;
        Instant at;
        char const* why;
    };
    auto const absent = [&](Row const& row) {
        auto const entered = enter(house, row.link, row.at);
        ASSERT_FALSE(entered) << row.why;
        EXPECT_EQ(entered.error().code, "link.absent") << row.why;
        EXPECT_EQ(entered.error().kind, ErrorKind::forbidden_or_absent) << row.why;
    };
    absent({first, now + days{14}, "two weeks later"});
    absent({crypto::hex(crypto::random_bytes(16)), now, "unknown"});
    absent({"", now, "none"});
    auto const second = link_of(house, money, owner, now + minutes{1});
    EXPECT_TRUE(enter(house, first, now + minutes{2})) << "who is typing behind it goes on";
    EXPECT_TRUE(enter(house, second, now + minutes{2}));

    // Whoever knows the address ends none of these by asking, however long they go on.
    auto const note = [](directory::LinkLetter const&) { return directory::Letter{"a", "b"}; };
    for (int day = 0; day < 4; ++day)
        for (int time = 0; time < 4; ++time) {
            auto const at = now + days{day} + hours{1 + time};
            ASSERT_TRUE(house.owners().ask_link(visiting(directory::asking_link, at), "anja@geldloket.example", note));
        }
    EXPECT_EQ(rows(house).back(), 2 + 4 * 3) << "three mails a day";
    EXPECT_TRUE(enter(house, first, now + days{4}));
    for (int i = 0; i < 3; ++i) link_of(house, money, owner, now + days{4} + minutes{i});
    EXPECT_TRUE(enter(house, first, now + days{5})) << "the fifth of ours";
    link_of(house, money, owner, now + days{5});
    absent({first, now + days{5}, "five newer ones of ours"});
    EXPECT_TRUE(enter(house, second, now + days{5}));
    EXPECT_EQ(rows(house).at(2), 10) << "five of each origin are kept";
    ASSERT_TRUE(house.owners().remove(editing(house, directory::removing_owner, now), money, owner, key()));
    absent({second, now + minutes{3}, "the owner is gone"});
}

TEST_P(Owners, NobodyLearnsByAskingWhoIsOne) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    add(house, money, "anja@geldloket.example", now);
    auto const send = [&](std::string const& mail) {
        auto request = http::make_request(http::Method::post, "/mijn-aanbod",
                                          {{"host", "elders.example"},
                                           {"sec-fetch-site", "same-origin"},
                                           {"content-type", "application/x-www-form-urlencoded"}},
                                          "mail=" + http::encode_component(mail))
                           .value();
        auto response = house.dispatcher().handle(std::move(request));
        std::set<std::string> names;
        std::string location;
        for (auto const& [name, value] : response.headers) {
            names.insert(name);
            if (name == "Location") location = value;
        }
        return std::tuple{response.status, location, response.body, names};
    };
    EXPECT_EQ(send("anja@geldloket.example"), send("niemand@geldloket.example"));
    EXPECT_EQ(rows(house).back(), 1);
    EXPECT_EQ(send(" Anja@Geldloket.example "), send("niemand@geldloket.example"));
    EXPECT_EQ(rows(house).back(), 1) << "the first is still on its way";

    std::vector<std::string> urls;
    auto const note = [&](directory::LinkLetter const& about) {
        urls.push_back(about.url);
        return directory::Letter{"Uw link", about.url};
    };
    auto const ask = [&](Instant at) {
        return house.owners().ask_link(visiting(directory::asking_link, at), "anja@geldloket.example", note);
    };
    auto const last = house.clock().now();
    ASSERT_TRUE(ask(last + minutes{14}));
    EXPECT_EQ(rows(house).back(), 1);
    ASSERT_TRUE(ask(last + minutes{16}));
    EXPECT_EQ(rows(house).back(), 2);
    ASSERT_TRUE(ask(last + minutes{32}));
    ASSERT_TRUE(ask(last + minutes{48}));
    EXPECT_EQ(rows(house).back(), 3) << "three a day";
    EXPECT_EQ(urls.back().rfind("https://plein.example/mijn-aanbod/", 0), 0U) << "whatever the Host of a request says";
}

TEST_P(Owners, AreAskedForFromOneNetworkTwentyTimesAnHour) {
    PLEIN_TOWN(town, GetParam());
    auto const ask = [&](int i) {
        auto request = http::make_request(http::Method::post, "/mijn-aanbod",
                                          {{"host", "elders.example"},
                                           {"sec-fetch-site", "same-origin"},
                                           {"content-type", "application/x-www-form-urlencoded"}},
                                          "mail=niemand%40example.org")
                           .value();
        request.remote_address = fmt::format("2001:db8:0:7::{:x}", i + 1);
        return town.house().dispatcher().handle(std::move(request)).status;
    };
    for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(i), 303) << i;
    EXPECT_EQ(ask(20), 429) << "a household has all addresses of its network";
}

TEST_P(Owners, WhatIsAnothersIsNotThere) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    auto const visit = enter(house, link, now).value();
    EXPECT_EQ(house.owners().entries(visit).value().size(), 1U);
    EXPECT_TRUE(house.owners().entry(visit, money));
    EXPECT_EQ(house.owners().entry(visit, forms).error().code, "page.absent");
    auto const other = priced(house, forms, "Vijf euro", now);
    EXPECT_EQ(house.owners().save(visit, save_of(house, forms, now), other).error().code, "page.absent");
    EXPECT_EQ(house.owners().propose(visit, save_of(house, forms, now), other).error().code, "page.absent");
    EXPECT_EQ(house.owners().withdraw(visit, forms, key()).error().code, "page.absent");
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 0, 0, 1}));
    for (auto const* path : {"", "/wijziging"}) {
        auto const answer = [&](std::string const& target) {
            auto request = http::make_request(http::Method::get, target, {{"host", "plein.example"}}, {}).value();
            return house.dispatcher().handle(std::move(request));
        };
        auto const entry = path[0] == '\0' ? std::string{} : "/" + to_text(forms) + path;
        auto const own = path[0] == '\0' ? std::string{} : "/" + to_text(money) + path;
        auto const shown = answer(directory::own_path(link) + own);
        EXPECT_EQ(shown.status, 200);
        auto const header = [&](std::string_view name) {
            for (auto const& [one, value] : shown.headers)
                if (one == name) return value;
            return std::string{};
        };
        EXPECT_EQ(header("Referrer-Policy"), "strict-origin");
        EXPECT_EQ(header("Cache-Control"), "no-store");
        EXPECT_EQ(header("X-Robots-Tag"), "noindex, nofollow");
        if (!entry.empty()) {
            EXPECT_EQ(answer(directory::own_path(link) + entry).status, 404);
        }
    }
}

TEST_P(Owners, TheirFormIsGivenBackToWhoSignedInMeanwhile) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    Visitor desk{house.dispatcher()};
    desk.visit("/inloggen");
    ASSERT_TRUE(desk.fill("name", "karin") && desk.fill("password", accounts::demonstration_password));
    ASSERT_TRUE(desk.press("Log in"));
    std::string cookies;
    for (auto const& [name, value] : desk.cookies()) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    auto const version = to_text(save_of(house, money, now).version);
    auto request =
        http::make_request(http::Method::post, directory::own_path(link) + "/" + to_text(money) + "/wijziging",
                           {{"host", "plein.example"},
                            {"sec-fetch-site", "same-origin"},
                            {"cookie", cookies},
                            {"content-type", "application/x-www-form-urlencoded"}},
                           "csrf=&form_key=a&version=" + version + "&name=Geldloket&cost=Zeventien+euro")
            .value();
    auto const shown = house.dispatcher().handle(std::move(request));
    EXPECT_EQ(shown.status, 403);
    EXPECT_NE(shown.body.find("Zeventien euro"), std::string::npos);
    EXPECT_EQ(rows(house).at(3), 0) << "nothing is sent";
    std::map<std::string, std::string> headers;
    for (auto const& [name, value] : shown.headers) headers[name] = value;
    EXPECT_EQ(headers["Referrer-Policy"], "strict-origin");
    EXPECT_EQ(headers["X-Robots-Tag"], "noindex, nofollow");
}

TEST_P(Owners, WhatWasTypedSurvivesTheOtherLanguageAndADecisionOfAnother) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const tell = [&](std::vector<std::string> const& lines) {
        for (auto const& line : lines) teller.tell(line);
    };
    auto const now = house.clock().now();
    tell({"visit /mijn-aanbod", "fill mail = geen adres", "press Mail mij een link", "status 400", "press English",
          "status 200", "shows mail = geen adres", "see Mail me a link", "press Nederlands"});
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    tell({"as karin", "visit /werk/aanbod/" + to_text(money) + "/eigenaars", "fill mail = geen adres",
          "fill language = en", "press Voeg toe", "status 400", "press English", "status 200",
          "shows mail = geen adres", "shows language = en", "press Nederlands"});
    auto const visit = enter(house, link, now).value();
    ASSERT_TRUE(house.owners().propose(visit, save_of(house, money, now), priced(house, money, "Zes euro", now)));
    auto const refusing = editing(house, directory::refusing, now);
    auto const id = house.owners().waiting_for(refusing, money).value().value();
    std::string const reason(directory::longest_refusal + 1, 'a');
    tell({"visit " + directory::proposal_url(id), "see krijgt uw tekst per e-mail", "fill reason = " + reason,
          "press Verstuur de reden", "status 400", "press English", "status 200", "shows reason = " + reason,
          "press Nederlands", "fill reason = Te duur, dacht ik."});
    auto const letter = [](directory::RefusalLetter const&) { return directory::Letter{"a", "b"}; };
    ASSERT_TRUE(house.owners().refuse(refusing, id, "Nee.", letter, key()));
    tell({"press Verstuur de reden", "status 409", "see Dit typte u. Het is niet bewaard.", "see Te duur, dacht ik."});
}

TEST_P(Owners, AreRemindedOfWhatAgesThreeTimesAndThenLeftAlone) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    std::vector<directory::LinkLetter> letters;
    auto const note = [&](directory::LinkLetter const& about) {
        letters.push_back(about);
        return directory::Letter{"Klopt uw aanbod nog?", about.url};
    };
    auto const run = [&](days after) {
        letters.clear();
        auto const grant = access::for_job("directory.remind", directory::reminding_owners, now + after);
        return house.owners().remind(grant, note).value();
    };
    auto const unanswered = [&](days after) {
        return house.owners().unanswered(editing(house, directory::editing, now + after)).value();
    };
    // Who asks for links themselves, or is asked for them by another, is reminded all the same.
    auto const ask = [&](Instant at) {
        return house.owners().ask_link(visiting(directory::asking_link, at), "buurtgroep@example.org", note);
    };
    ASSERT_TRUE(ask(now - days{1}));
    EXPECT_EQ(letters.size(), 1U);
    EXPECT_EQ(rows(house).back(), 1);
    // Of the demonstration two owners keep something that nobody looked at for over half a year.
    EXPECT_EQ(run(days{0}), 2);
    ASSERT_EQ(letters.size(), 2U);
    std::set<std::string> names;
    for (auto const& letter : letters) {
        EXPECT_EQ(letter.why, directory::LinkLetter::Why::reminder);
        names.insert(letter.entries.begin(), letter.entries.end());
    }
    EXPECT_EQ(names, (std::set<std::string>{"Botenploeg aan de haven", "Houtwerkplaats De Spaan"}));
    EXPECT_EQ(rows(house).back(), 3);
    teller.tell("line owner.reminded 2");
    teller.tell("subject owner.reminded opened 2");
    EXPECT_EQ(run(days{0}), 0) << "a job may be run again";
    EXPECT_EQ(run(days{29}), 0);
    EXPECT_EQ(run(days{30}), 2);
    EXPECT_EQ(run(days{59}), 0);

    // One of them answers: it is fresh, and the other is asked once more.
    EXPECT_EQ(run(days{60}), 2);
    ASSERT_EQ(letters.size(), 2U);
    auto const& boats = letters[0].entries.front() == "Botenploeg aan de haven" ? letters[0] : letters[1];
    auto const code = boats.url.substr(boats.url.rfind('/') + 1);
    auto const visit = enter(house, code, now + days{61}, directory::confirming_own).value();
    EntryId const boats_entry{*parse_uuid("38907744-2b46-5c9d-8a53-fe9ca0e4e68b")};
    auto const current = house.directory().current(visit.grant, boats_entry).value();
    auto const confirmed = directory::with_dates(current.source, std::nullopt, amsterdam_day(now + days{61})).value();
    ASSERT_TRUE(house.owners().save(visit, {current.version, key(), {}}, directory::read_document(confirmed).value()));
    EXPECT_TRUE(unanswered(days{89}).empty());
    EXPECT_EQ(unanswered(days{90}),
              (std::vector<EntryId>{EntryId{*parse_uuid("7e28c8d3-9877-543b-b1a5-a5da5d094f2f")}}));
    EXPECT_EQ(run(days{120}), 0) << "nobody is asked a fourth time";
    EXPECT_EQ(rows(house).back(), 7);
}

TEST_P(Owners, WhoCannotBeMailedKeepsNobodyElseFromBeingAsked) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    // The sealed address of the first of the two, cut short.
    constexpr db::Statement spoil{"stories.spoil_address",
                                  "UPDATE owner SET address = $1 WHERE id = (SELECT owner FROM entry_owner WHERE entry "
                                  "IN ($2, $3) ORDER BY owner LIMIT 1)"};
    ASSERT_TRUE(house.database().write("stories.spoil", [&](db::Write& write) {
        return write.execute(spoil, db::Blob{"no seal"}, EntryId{*parse_uuid("38907744-2b46-5c9d-8a53-fe9ca0e4e68b")},
                             EntryId{*parse_uuid("7e28c8d3-9877-543b-b1a5-a5da5d094f2f")});
    }));
    auto const note = [](directory::LinkLetter const&) { return directory::Letter{"a", "b"}; };
    auto const grant = access::for_job("directory.remind", directory::reminding_owners, now);
    EXPECT_FALSE(house.owners().remind(grant, note)) << "somebody must look at it";
    EXPECT_EQ(rows(house).back(), 1) << "the other one was asked";
}

TEST_P(Owners, ALetterNamesWhatHasNotEnded) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    add(house, forms, "anja@geldloket.example", now);
    auto const changing = editing(house, directory::changing, now);
    auto const current = house.directory().current(changing, forms).value();
    auto draft = directory::read_draft(current.source, amsterdam_day(now)).value();
    draft.status = directory::Status::defunct;
    auto const ended = directory::apply_draft(draft, current.source, {now, amsterdam_day(now), {}}).value();
    ASSERT_TRUE(
        house.directory().save(changing, {current.version, key(), {}}, directory::read_document(ended).value()));
    std::vector<std::string> named;
    auto const note = [&](directory::LinkLetter const& about) {
        named = about.entries;
        return directory::Letter{"a", "b"};
    };
    ASSERT_TRUE(house.owners().send_link(editing(house, directory::sending_link, now), money, owner, note, key()));
    EXPECT_EQ(named, (std::vector<std::string>{"Geldloket: hulp bij schulden"}));
}

TEST_P(Owners, TheFirstMailIsOneOfItsOwn) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    std::vector<directory::LinkLetter> letters;
    auto const note = [&](directory::LinkLetter const& about) {
        letters.push_back(about);
        return directory::Letter{"a", "b"};
    };
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(house.owners().send_link(editing(house, directory::sending_link, now), money, owner, note, key()));
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_TRUE(letters[0].is_first);
    EXPECT_FALSE(letters[1].is_first);

    auto const opened = html::Pages::open(PLEIN_SOURCE "/src", PLEIN_BUILD "/locale",
                                          PLEIN_BUILD "/static/manifest.json", {"Plein", "14 0123", "a@example.org"});
    ASSERT_TRUE(opened) << opened.error().detail;
    auto const first = directory::write_link_letter(**opened, letters[0]);
    auto const second = directory::write_link_letter(**opened, letters[1]);
    EXPECT_EQ(first.subject, "U kunt Geldloket: hulp bij schulden zelf bijhouden op onze site");
    EXPECT_EQ(second.subject, "Klopt uw aanbod nog?");
    for (auto const* words : {"Wij schrijven u namens Plein.", "- Geldloket: hulp bij schulden", "Doet u niets?"})
        EXPECT_NE(first.text.find(words), std::string::npos) << words;
    EXPECT_NE(first.text.find(letters[0].url), std::string::npos);
    EXPECT_EQ(second.text.find("Doet u niets?"), std::string::npos);
    letters[0].language = "en";
    EXPECT_EQ(directory::write_link_letter(**opened, letters[0]).subject,
              "You can keep Geldloket: hulp bij schulden up to date on our site yourself");
}

TEST_P(Owners, ALetterNamesFiftyEntriesAndThenHowManyMore) {
    PLEIN_TOWN(town, GetParam());
    auto const opened = html::Pages::open(PLEIN_SOURCE "/src", PLEIN_BUILD "/locale",
                                          PLEIN_BUILD "/static/manifest.json", {"Plein", "14 0123", "a@example.org"});
    ASSERT_TRUE(opened) << opened.error().detail;
    auto const& pages = **opened;
    directory::LinkLetter about{directory::LinkLetter::Why::reminder, "nl", "https://plein.example/x", {}};
    auto const names_in = [&] {
        auto const text = directory::write_link_letter(pages, about).text;
        std::size_t names = 0;
        for (auto at = text.find("\n- "); at != std::string::npos; at = text.find("\n- ", at + 1)) ++names;
        return std::pair{names, text.find("En nog") == std::string::npos ? 0 : text.find("En nog 430.")};
    };
    EXPECT_EQ(names_in().first, 0U);
    about.entries.assign(50, "Een heel lange naam van aanbod in de buurt");
    EXPECT_EQ(names_in(), (std::pair<std::size_t, std::size_t>{50, 0}));
    about.entries.resize(480, "Nog een");
    EXPECT_EQ(names_in().first, 50U);
    EXPECT_NE(names_in().second, std::string::npos);
    EXPECT_LT(directory::write_link_letter(pages, about).text.size(), 20'000U);
}

PLEIN_ON_BOTH_ENGINES(Owners);

}  // namespace
}  // namespace plein::stories
