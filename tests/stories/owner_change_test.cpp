// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What happens to what owners change: who decides, how often, and what is seen of it.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "features/directory/directory.hpp"
#include "features/directory/rules_owner.hpp"
#include "features/directory/store_owner.hpp"
#include "tests/stories/owning.hpp"
#include "tests/stories/teller.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using namespace owning;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class OwnerChanges : public testing::TestWithParam<db::Engine> {};

TEST_P(OwnerChanges, AProposalIsDecidedOnce) {
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
    EXPECT_EQ(owners.approve(approving, id, save_of(house, forms, now), other, approved).error().code,
              "form.malformed");
    auto old = save_of(house, money, now);
    old.version = {};
    EXPECT_EQ(owners.approve(approving, id, old, proposed, approved).error().code, "entry.changed");
    auto const save = save_of(house, money, now);
    ASSERT_TRUE(owners.approve(approving, id, save, proposed, approved));
    EXPECT_EQ(cost_of(house, money, now), "Zes euro");
    ASSERT_TRUE(owners.approve(approving, id, save, proposed, approved)) << "the same form once more";
    EXPECT_EQ(owners.approve(approving, id, save_of(house, money, now), proposed, approved).error().code,
              "proposal.ended");
    auto const letter = [](directory::RefusalLetter const& about) { return directory::Letter{"Nee", about.reason}; };
    EXPECT_EQ(owners.refuse(editing(house, directory::refusing, now), id, "Nee.", letter, key()).error().code,
              "proposal.ended");
    EXPECT_EQ(owners.withdraw(visit, money, key()).error().code, "proposal.ended");
    EXPECT_EQ(rows(house), (Rows{1, 1, 1, 2, 2, 2})) << "the link and the answer";
    auto const told = owners.entry(visit, money).value().proposal;
    ASSERT_TRUE(told);
    EXPECT_EQ(told->state, directory::ProposalState::approved);
    EXPECT_TRUE(told->source.empty()) << "what has ended needs no document";
}

TEST_P(OwnerChanges, OfTwoEditorsWhoDecideAtOnceOneDoes) {
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
            if (owners.approve(editing(house, directory::approving, now), id, mine, proposed, approved)) ++done;
        });
    for (auto& editor : editors) editor.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(rows(house).at(4), 1);
}

TEST_P(OwnerChanges, ARefusalIsMailedAndTold) {
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

    // An editor who may not see the address mails nobody, and is not told that they did.
    auto const other = propose("Zeven euro");
    auto const elsewhere = editing(house, directory::refusing, now, "elders");
    EXPECT_TRUE(owners.reaches_owner(refusing, other).value());
    EXPECT_FALSE(owners.reaches_owner(elsewhere, other).value());
    EXPECT_EQ(owners.refuse(elsewhere, other, "Te duur.", letter, key()).value(), directory::Told::nobody);
    EXPECT_EQ(rows(house).back(), 3) << "two links and one reason";

    // What waits goes with who proposed it, also where they keep something else.
    add(house, forms, "anja@geldloket.example", now);
    auto const orphan = propose("Acht euro");
    ASSERT_TRUE(owners.remove(editing(house, directory::removing_owner, now), money, owner, key()));
    EXPECT_EQ(owners.waiting_for(refusing, money).value(), std::nullopt);
    EXPECT_FALSE(owners.reaches_owner(refusing, orphan).value());
    EXPECT_EQ(owners.refuse(refusing, orphan, "Te duur.", letter, key()).error().code, "proposal.ended");
    EXPECT_EQ(rows(house), (Rows{1, 2, 2, 3, 3, 3}));
}

TEST_P(OwnerChanges, WaitForOneChangeHoweverManyCameBefore) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const owner = add(house, money, "anja@geldloket.example", now);
    add(house, forms, "anja@geldloket.example", now);
    auto const visit = enter(house, link_of(house, money, owner, now), now).value();
    auto& owners = house.owners();
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, "Zes euro", now)));
    directory::Proposal other;
    other.entry = forms;
    other.owner = owner;
    other.version = save_of(house, forms, now).version;
    other.source = "{}";
    auto const keep_many = [&](db::Write& write) -> Result<void> {
        for (int i = 0; i < 201; ++i) {
            other.id = new_id<directory::ProposalTag>(now + minutes{1});
            TRY(directory::insert_proposal(write, visit.grant, other));
        }
        return {};
    };
    ASSERT_TRUE(house.database().write("stories.many_proposals", keep_many));
    auto const own = owners.entries(visit).value();
    ASSERT_EQ(own.size(), 2U);
    EXPECT_EQ(own[0].id, forms) << "by name";
    EXPECT_EQ(own[1].id, money);
    ASSERT_TRUE(own[1].proposal);
    EXPECT_FALSE(own[1].proposal->source.empty()) << "what waits is shown beside what holds";
    EXPECT_FALSE(owners.entry(visit, money).value().proposal->source.empty());
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, "Zeven euro", now)));
    EXPECT_EQ(rows(house).at(4), 1) << "the one that waited was withdrawn";
    ASSERT_TRUE(owners.withdraw(visit, money, key()));
    EXPECT_FALSE(owners.entry(visit, money).value().proposal);
}

TEST_P(OwnerChanges, ActSixtyTimesAnHour) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    auto const visit =
        enter(house, link_of(house, money, add(house, money, "anja@geldloket.example", now), now), now).value();
    auto const form = priced(house, money, "Zes euro", now);
    auto const save = save_of(house, money, now);
    for (int i = 0; i < 60; ++i) EXPECT_EQ(house.owners().withdraw(visit, money, key()).error().code, "proposal.ended");
    EXPECT_EQ(house.owners().propose(visit, save, form).error().code, "owner.too_many");
    EXPECT_EQ(house.owners().save(visit, save, form).error().code, "owner.too_many");
    EXPECT_EQ(house.owners().withdraw(visit, money, key()).error().code, "owner.too_many");
    EXPECT_EQ(rows(house).at(3), 0);
    auto const later = enter(house, link_of(house, money, visit.owner, now), now + hours{1}).value();
    EXPECT_TRUE(house.owners().propose(later, save, form));
}

TEST_P(OwnerChanges, AChangeThatStandsIsNotRefusedSinceNobodyCanReadItYet) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    std::vector<std::string> heard;
    directory::Directory::Parts blind;
    blind.database = &house.database();
    blind.keys = &house.keys();
    blind.clock = &house.clock();
    blind.dictionary = search::Dictionary::open("/usr/share/hunspell/nl_NL").value();
    blind.wording =
        directory::read_wording(PLEIN_SOURCE "/data", directory::Address::formal, PLEIN_BUILD "/learned/questions.tsv")
            .value();
    blind.on_stale = [&](Error const& error) { heard.push_back(error.code); };
    blind.unanswered = [](access::Grant const&) -> Result<directory::Unanswered> {
        return fail(ErrorKind::unavailable, "db.unavailable");
    };
    directory::Directory unread{std::move(blind)};
    directory::Owners::Parts parts;
    parts.database = &house.database();
    parts.keys = &house.keys();
    parts.directory = &unread;
    directory::Owners owners{parts};
    auto const link = link_of(house, money, add(house, money, "anja@geldloket.example", now), now);
    auto const visit = enter(house, link, now).value();
    EXPECT_TRUE(owners.save(visit, save_of(house, money, now), priced(house, money, "Vijf euro", now)));
    EXPECT_EQ(heard.size(), 1U);
    ASSERT_TRUE(owners.propose(visit, save_of(house, money, now), priced(house, money, "Zes euro", now)));
    auto const approving = editing(house, directory::approving, now);
    auto const id = owners.waiting_for(approving, money).value().value();
    EXPECT_TRUE(
        owners.approve(approving, id, save_of(house, money, now), priced(house, money, "Zes euro", now), approved));
    EXPECT_EQ(heard.size(), 2U);
    EXPECT_EQ(cost_of(house, money, now), "Zes euro");
}

TEST_P(OwnerChanges, AChangeIsOfTheMomentOfItsApprovalAndNeverSetsACheckBack) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    auto const before = now - days{5};
    auto const owner = add(house, money, "anja@geldloket.example", before);
    auto const visit = enter(house, link_of(house, money, owner, before), before).value();
    auto const propose = [&](std::string const& cost, Instant at) {
        auto const priced_then = priced(house, money, cost, at).source;
        auto const document = directory::with_dates(priced_then, at, amsterdam_day(at)).value();
        auto const save = save_of(house, money, before);
        EXPECT_TRUE(house.owners().propose(visit, save, directory::read_document(document).value()));
        return "/werk/aanbod/voorstellen/" +
               to_text(house.owners().waiting_for(editing(house, directory::approving, now), money).value().value());
    };
    auto const entry_now = [&] {
        auto const current = house.directory().current(visiting(directory::reading, now), money).value();
        return directory::read_document(current.source).value().entry;
    };
    auto const page = propose("Vijf euro", before);
    for (auto const& line : {std::string{"as karin"}, "visit " + page, std::string{"press Neem de wijziging over"},
                             std::string{"see De wijziging is overgenomen"}})
        teller.tell(line);
    EXPECT_EQ(entry_now().cost, "Vijf euro");
    EXPECT_GE(entry_now().last_modified, now) << "who asks for what changed since yesterday hears of it";

    auto const later = propose("Zes euro", now - days{3});
    auto const current = house.directory().current(visiting(directory::reading, now), money).value();
    auto const checked = directory::with_dates(current.source, std::nullopt, amsterdam_day(now - days{1})).value();
    ASSERT_TRUE(house.directory().save(editing(house, directory::confirming, now), {current.version, key(), {}},
                                       directory::read_document(checked).value()));
    for (auto const& line : {"visit " + later, std::string{"see na dit voorstel nog veranderd"},
                             std::string{"press Neem de wijziging over"}})
        teller.tell(line);
    EXPECT_EQ(entry_now().cost, "Zes euro");
    EXPECT_EQ(entry_now().assured_on, amsterdam_day(now - days{1}));
}

TEST_P(OwnerChanges, WithoutApprovalAChangeIsSeenAtOnceAndListed) {
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

TEST_P(OwnerChanges, TheTickAloneNeedsNobodyAndARefusedActIsALook) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    Teller teller{house};
    auto const now = house.clock().now();
    auto const link = directory::own_path(link_of(house, money, add(house, money, "anja@geldloket.example", now), now));
    for (auto const& line : {"visit " + link, std::string{"follow Wijzig"}, std::string{"fill assured = yes"},
                             std::string{"press Stuur naar de redactie"},
                             std::string{"see Bij dit aanbod staat nu dat het vandaag is nagekeken."},
                             std::string{"line entry.confirmed 1"}, std::string{"line proposal.made 1"},
                             std::string{"line entry.confirmed 0 refused"}})
        teller.tell(line);
    ASSERT_TRUE(house.directory().save(editing(house, directory::changing, now), save_of(house, money, now),
                                       priced(house, money, "Vijf euro", now)));
    for (auto const* line : {"press Klopt nog", "status 409", "see Vijf euro", "line entry.confirmed 1 refused"})
        teller.tell(line);
}

TEST_P(OwnerChanges, WithoutApprovalTheirFormSavesAtOnceAndShowsWhoWasFirst) {
    PLEIN_TOWN(with_approval, GetParam());
    Town town{GetParam(), directory::Approval::not_needed};
    Teller teller{town.house()};
    for (auto const* line :
         {"as karin", "visit /werk/aanbod?q=geldloket schulden", "follow Geldloket: hulp bij schulden",
          "keep entry = path", "follow Voeg iemand toe", "see Een verandering is meteen te zien.",
          "fill mail = anja@geldloket.example", "press Voeg toe", "press Stuur een link",
          "mailed U kunt Geldloket: hulp bij schulden zelf bijhouden op onze site", "as nobody", "visit $link",
          "see Wat u verandert, is meteen te zien.", "follow Wijzig", "fill cost = Vijf euro",
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

PLEIN_ON_BOTH_ENGINES(OwnerChanges);

}  // namespace
}  // namespace plein::stories
