// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Who keeps entries from outside: what is kept of them and for how long, what a link opens, and what happens to
// changes.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>
#include <tuple>

#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/rules_owner.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using directory::EntryId;
using directory::OwnerId;
using std::chrono::days;
using std::chrono::microseconds;
using std::chrono::minutes;

/// Entries of the demonstration that have no owner there.
EntryId const money{*parse_uuid("112af73e-629e-5078-8987-7ed7d1ca997b")};  // Geldloket
EntryId const forms{*parse_uuid("3363cb32-ec96-5cab-8bd2-e099f1465381")};  // Formulierenbrigade

access::Grant visiting(access::Declaration const& declared, Instant at) {
    return access::for_request({}, declared, access::make_trace({}), at).value();
}

access::Grant editing(app::House& house, access::Declaration const& declared, Instant at,
                      std::string const& organisation = {}) {
    access::Identity identity;
    identity.kind = access::ActorKind::account;
    identity.account = new_id<access::AccountTag>(at);
    identity.roles = {access::Role::directory_editor};
    identity.organisation = organisation.empty() ? house.config().municipality.organisation : organisation;
    return access::for_request(identity, declared, access::make_trace({}), at).value();
}

std::string key() { return crypto::random_token(); }

OwnerId add(app::House& house, EntryId entry, std::string const& address, Instant at) {
    return house.owners().add(editing(house, directory::adding_owner, at), entry, address, "nl", key()).value();
}

/// Mails a link and gives its code.
std::string link_of(app::House& house, EntryId entry, OwnerId owner, Instant at) {
    std::string url;
    auto const note = [&](directory::LinkLetter const& about) {
        url = about.url;
        return directory::Letter{"Klopt uw aanbod nog?", about.url};
    };
    EXPECT_TRUE(house.owners().send_link(editing(house, directory::sending_link, at), entry, owner, note, key()));
    return url.substr(url.rfind('/') + 1);
}

Result<directory::Visit> enter(app::House& house, std::string const& link, Instant at,
                               access::Declaration const& declared = directory::proposing) {
    return house.owners().enter(visiting(declared, at), link);
}

/// The current document with another price.
directory::ImportedEntry priced(app::House& house, EntryId entry, std::string const& cost, Instant at) {
    auto const source = house.directory().current(visiting(directory::reading, at), entry).value().source;
    auto draft = directory::read_draft(source, amsterdam_day(at)).value();
    draft.cost = cost;
    return directory::read_document(directory::apply_draft(draft, source, {at, amsterdam_day(at), {}}).value()).value();
}

directory::Save save_of(app::House& house, EntryId entry, Instant at, std::string const& form_key = key()) {
    return {house.directory().current(visiting(directory::reading, at), entry).value().version, form_key, "form"};
}

std::string cost_of(app::House& house, EntryId entry, Instant at) {
    auto const current = house.directory().current(visiting(directory::reading, at), entry).value();
    return directory::read_draft(current.source, amsterdam_day(at)).value().cost;
}

constexpr db::Statement rows_kept{
    "stories.rows_of_owners",
    "SELECT (SELECT COUNT(*) FROM owner), (SELECT COUNT(*) FROM entry_owner), (SELECT COUNT(*) FROM owner_link), "
    "(SELECT COUNT(*) FROM entry_proposal), (SELECT COUNT(*) FROM entry_proposal_result), (SELECT COUNT(*) FROM "
    "mail_outbox)"};
using Rows = std::vector<std::int64_t>;
/// Owners, entries that they keep or kept, links, proposals, results and mails, beyond those of the demonstration.
Rows rows(app::House& house) {
    auto const row = house.database().read([](db::Read& read) { return read.first(rows_kept); }).value();
    Rows const made{4, 5, 0, 1, 0, 0};
    Rows found;
    for (std::size_t i = 0; i < made.size(); ++i) found.push_back(row->integer(i) - made[i]);
    return found;
}

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

TEST_P(Owners, ALinkHoldsForTwoWeeksAndUntilTheNext) {
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
    absent({first, now + minutes{2}, "replaced"});
    EXPECT_TRUE(enter(house, second, now + minutes{2}));
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
    EXPECT_EQ(urls.back().rfind("https://plein.example/mijn-aanbod/", 0), 0U) << "whatever the Host of a request says";

    int refused = 0;
    for (int i = 0; i < 25; ++i)
        if (!house.owners().admit("192.0.2.9", now)) ++refused;
    EXPECT_EQ(refused, 5);
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

TEST_P(Owners, AProposalIsDecidedOnce) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    auto const visit = enter(house, link, now).value();
    auto& owners = house.owners();
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now, "a"), priced(house, money, "Vijf euro", now)));
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now, "a"), priced(house, money, "Vijf euro", now)));
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 1, 0, 1})) << "one form is one proposal";
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, "Zes euro", now)));
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 2, 1, 1})) << "the next takes the place of the one that waited";
    EXPECT_EQ(cost_of(house, money, now), "Gratis.") << "the page stays as it is";

    auto const approving = editing(house, directory::approving, now);
    auto const id = owners.waiting_for(approving, money).value().value();
    auto const proposed = directory::read_document(owners.proposal(approving, id).value().source).value();
    auto const other = priced(house, forms, "Niets", now);
    EXPECT_EQ(owners.approve(approving, id, save_of(house, forms, now), other).error().code, "form.malformed");
    auto old = save_of(house, money, now);
    old.version = {};
    EXPECT_EQ(owners.approve(approving, id, old, proposed).error().code, "entry.changed");
    auto const save = save_of(house, money, now);
    ASSERT_TRUE(owners.approve(approving, id, save, proposed));
    EXPECT_EQ(cost_of(house, money, now), "Zes euro");
    ASSERT_TRUE(owners.approve(approving, id, save, proposed)) << "the same form once more";
    EXPECT_EQ(owners.approve(approving, id, save_of(house, money, now), proposed).error().code, "proposal.ended");
    auto const letter = [](directory::RefusalLetter const& about) { return directory::Letter{"Nee", about.reason}; };
    EXPECT_EQ(owners.refuse(editing(house, directory::refusing, now), id, "Nee.", letter, key()).error().code,
              "proposal.ended");
    EXPECT_EQ(owners.withdraw(visit, money, key()).error().code, "proposal.ended");
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 2, 2, 1}));
    auto const told = owners.entry(visit, money).value().proposal;
    ASSERT_TRUE(told);
    EXPECT_EQ(told->state, directory::ProposalState::approved);
}

TEST_P(Owners, OfTwoEditorsWhoDecideAtOnceOneDoes) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    auto const visit = enter(house, link, now).value();
    auto& owners = house.owners();
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, "Zes euro", now)));
    auto const approving = editing(house, directory::approving, now);
    auto const id = owners.waiting_for(approving, money).value().value();
    auto const proposed = directory::read_document(owners.proposal(approving, id).value().source).value();
    auto const save = save_of(house, money, now);
    std::atomic<int> done = 0;
    std::vector<std::thread> editors;
    for (int i = 0; i < 4; ++i)
        editors.emplace_back([&, i] {
            auto mine = save;
            mine.form_key = "editor-" + std::to_string(i);
            if (owners.approve(editing(house, directory::approving, now), id, mine, proposed)) ++done;
        });
    for (auto& editor : editors) editor.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(rows(house).at(4), 1);
}

TEST_P(Owners, ARefusalIsMailedAndTold) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    auto const visit = enter(house, link_of(house, money, owner, now), now).value();
    auto& owners = house.owners();
    auto const refusing = editing(house, directory::refusing, now);
    std::vector<std::string> letters;
    auto const letter = [&](directory::RefusalLetter const& about) {
        letters.push_back(about.entry + ": " + about.reason + " " + about.url);
        return directory::Letter{"Nee", about.reason};
    };
    auto const propose = [&](std::string const& cost) {
        EXPECT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, cost, now)));
        return owners.waiting_for(refusing, money).value().value();
    };
    auto const id = propose("Zes euro");
    EXPECT_EQ(owners.refuse(refusing, id, " ", letter, key()).error().code, "proposal.reason_missing");
    ASSERT_TRUE(owners.refuse(refusing, id, "Te duur.", letter, "k"));
    ASSERT_TRUE(owners.refuse(refusing, id, "Te duur.", letter, "k"));
    EXPECT_EQ(letters.front(), "Geldloket: hulp bij schulden: Te duur. https://plein.example/mijn-aanbod");
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 1, 1, 2})) << "the link and the reason";
    auto const told = owners.entry(visit, money).value().proposal.value();
    EXPECT_EQ(told.state, directory::ProposalState::refused);
    EXPECT_EQ(told.reason, "Te duur.");
    auto const later = enter(house, link_of(house, money, owner, now + days{61}), now + days{61}).value();
    EXPECT_FALSE(owners.entry(later, money).value().proposal) << "after two months nobody is told any more";

    // A change outlives its owner; then nobody is mailed.
    auto const orphan = propose("Zeven euro");
    ASSERT_TRUE(owners.remove(editing(house, directory::removing_owner, now), money, owner, key()));
    ASSERT_TRUE(owners.refuse(refusing, orphan, "Te duur.", letter, key()));
    EXPECT_EQ(rows(house), (Rows{0, 0, 0, 2, 2, 3}));
}

TEST_P(Owners, WithoutApprovalAChangeIsSeenAtOnceAndListed) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    directory::Owners::Parts parts;
    parts.database = &house.database();
    parts.keys = &house.keys();
    parts.directory = &house.directory();
    parts.approval = directory::Approval::not_needed;
    directory::Owners owners{parts};
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    auto const visit = owners.enter(visiting(directory::changing_own, now), link).value();
    auto const save = save_of(house, money, now);
    ASSERT_TRUE(owners.save(visit, save, priced(house, money, "Vijf euro", now)));
    EXPECT_EQ(cost_of(house, money, now), "Vijf euro");
    EXPECT_EQ(owners.save(visit, {save.version, key(), {}}, priced(house, money, "Zes euro", now)).error().code,
              "entry.changed");
    auto const unasked = owners.proposals(visit.grant).value().unasked;
    ASSERT_EQ(unasked.size(), 1U);
    EXPECT_EQ(unasked[0].entry, money);
    EXPECT_EQ(unasked[0].name, "Geldloket: hulp bij schulden");
    auto const versions = house.directory().versions(visit.grant, money, 2).value();
    EXPECT_EQ(versions.front().recorded_by, visit.grant.actor());
    auto const letter = [](directory::LinkLetter const&) { return directory::Letter{"a", "b"}; };
    EXPECT_EQ(
        owners.send_link(editing(house, directory::sending_link, now), money, visit.owner, letter, key()).error().code,
        "link.unset")
        << "nobody said where this site is";
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
    // Of the demonstration two owners keep something that nobody looked at for over half a year.
    EXPECT_EQ(run(days{0}), 2);
    ASSERT_EQ(letters.size(), 2U);
    std::set<std::string> names;
    for (auto const& letter : letters) {
        EXPECT_EQ(letter.why, directory::LinkLetter::Why::reminder);
        names.insert(letter.entries.begin(), letter.entries.end());
    }
    EXPECT_EQ(names, (std::set<std::string>{"Botenploeg aan de haven", "Houtwerkplaats De Spaan"}));
    EXPECT_EQ(rows(house).back(), 2);
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
    EXPECT_EQ(rows(house).back(), 6);
}

TEST_P(Owners, WithoutApprovalTheirFormSavesAtOnceAndShowsWhoWasFirst) {
    PLEIN_TOWN(with_approval, GetParam());
    Town town{GetParam(), directory::Approval::not_needed};
    Teller teller{town.house()};
    for (auto const* line :
         {"as karin", "visit /werk/aanbod?q=geldloket schulden", "follow Geldloket: hulp bij schulden",
          "keep entry = path", "follow Voeg iemand toe", "see Een verandering is meteen te zien.",
          "fill mail = anja@geldloket.example", "press Voeg toe", "press Stuur een link", "mailed Klopt uw aanbod nog?",
          "as nobody", "visit $link", "see Wat u verandert, is meteen te zien.", "follow Wijzig",
          "fill cost = Vijf euro",
          // Meanwhile a colleague changes something else.
          "as karin", "visit $entry", "follow Wijzig", "fill waiting = Een maand", "press Bewaar", "as nobody",
          "press Bewaar", "status 409", "see Iemand anders heeft dit aanbod veranderd", "shows cost = Vijf euro",
          "shows waiting = Een maand", "press Bewaar", "see meteen te zien", "see Vijf euro", "line entry.changed 2",
          "line proposal.made 1", "follow Wijzig", "press Bewaar", "see Er was niets veranderd.",
          "line entry.changed 2", "as karin", "visit $entry", "see Wie dit bijhoudt", "see Een maand",
          "visit /werk/aanbod/voorstellen", "see Bevestigd of veranderd door wie het bijhoudt",
          "see Geldloket: hulp bij schulden"})
        teller.tell(line);
}

PLEIN_ON_BOTH_ENGINES(Owners);

}  // namespace
}  // namespace plein::stories
