// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Inventory rounds: who is let in by which link, what becomes of what a helper tells, and what is left of it then.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using inventory::DiscoveryId;
using inventory::DiscoveryState;
using inventory::HelperId;
using inventory::RoundId;
using inventory::Sent;
using inventory::Spoken;
using std::chrono::days;
using std::chrono::hours;

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

template <class T>
T take(Result<T> result) {
    if (result) return std::move(*result);
    auto why = result.error().code + " " + result.error().detail;
    for (auto const& field : result.error().fields) why += ", " + field.field + ": " + field.code;
    throw std::runtime_error(why);
}

Sent sent() { return {crypto::random_token(), {}}; }

/// Notes the code of the last link.
struct Post {
    std::string code;
    std::string text;
    inventory::WriteLetter write() {
        return [this](inventory::LinkLetter const& about) {
            code = about.url.substr(about.url.rfind('/') + 1);
            code = code.substr(0, code.find('?'));
            return inventory::Letter{"Een link voor u", about.url};
        };
    }
};

inventory::Found soup() {
    inventory::Found found;
    found.name = "Pannensoep Touwslagersstraat";
    found.description = "Buren koken samen een grote pan en eten aan een lange tafel.";
    found.kind = "citizen-initiative";
    found.themes = {"social-network", "money"};
    found.place = "De stoep voor nummer 8";
    found.line = "Touwslagersstraat 8";
    found.postcode = "9926BC";
    found.city = "Lindervaart";
    found.times = "Elke woensdag om zes uur";
    found.cost = "Twee euro";
    found.phone = "06 12 34 56 78";
    found.needs = {{"room", "een keuken voor de winter"}, {"volunteers", ""}};
    return found;
}

inventory::People const ria{"Ria Postma", "ria@pannensoep.example", "nl"};

/// A round of four weeks that began yesterday.
struct Going {
    explicit Going(app::House& of)
        : house(of), inventory(of.inventory()), now(of.clock().now()), round(start(now, "Najaar")) {}

    RoundId start(Instant at, std::string const& name) {
        auto const today = amsterdam_day(at);
        return inventory
            .start(editing(house, inventory::starting_round, at),
                   {name, "BU99010102", today - days{1}, today + days{27}, {"Kijk rond.", "Vraag de bakker."}}, sent())
            .value();
    }
    HelperId add(std::string const& address) { return add(round, address); }
    HelperId add(RoundId to, std::string const& address) {
        return inventory
            .add_helper(editing(house, inventory::adding_helper, now), to, "Sanne", address, "nl", post.write(), sent())
            .value();
    }
    Result<inventory::HelperVisit> enter(std::string const& link, Instant at,
                                         access::Declaration const& declared = inventory::sending_discovery) {
        return inventory.enter_helper(visiting(declared, at), link);
    }
    Result<inventory::PeopleVisit> enter_people(std::string const& link, Instant at,
                                                access::Declaration const& declared = inventory::confirming_discovery) {
        return inventory.enter_people(visiting(declared, at), link);
    }
    DiscoveryId tell(inventory::People const& people, inventory::Found const& found = soup()) {
        return take(inventory.send(take(enter(helper_link, now)), found, people, "Bellen mag.", post.write(), sent()));
    }
    inventory::Inventory::DiscoveryPage page(DiscoveryId id) {
        return take(inventory.discovery(editing(house, inventory::opening_discovery, now), id));
    }

    app::House& house;
    inventory::Inventory& inventory;
    Instant now;
    Post post;
    RoundId round;
    std::string helper_link;
};

/// The same with one helper.
struct Helped : Going {
    explicit Helped(app::House& of) : Going(of), helper(add("sanne@example.org")) { helper_link = post.code; }
    HelperId helper;
};

std::int64_t number(app::House& house, db::Statement const& statement, std::vector<db::Value> const& arguments = {}) {
    auto const read = [&](db::Read& from) { return from.query_values(statement, arguments); };
    return house.database().read(read).value().at(0).integer(0);
}

std::int64_t versions_of(app::House& house, DiscoveryId id) {
    constexpr db::Statement count{"stories.told",
                                  "SELECT COUNT(*) FROM inventory_discovery_version WHERE discovery = $1"};
    return number(house, count, {db::to_value(id)});
}

/// All bytes that the tables hold of what somebody told or is called.
std::string kept(app::House& house) {
    constexpr db::Statement all{"stories.kept",
                                "SELECT name, address, address_hash FROM inventory_helper UNION ALL "
                                "SELECT found, people, note FROM inventory_discovery_version UNION ALL "
                                "SELECT reason, discovery, discovery FROM inventory_refusal UNION ALL "
                                "SELECT code_hash, discovery, discovery FROM inventory_discovery_link UNION ALL "
                                "SELECT code_hash, helper, helper FROM inventory_helper_link"};
    std::string bytes;
    auto const rows = house.database().read([&](db::Read& read) { return read.query(all); }).value();
    for (auto const& row : rows) bytes += row.blob(0) + row.blob(1) + row.blob(2);
    return bytes;
}

/// The first that is found, where it is the one that was told of.
std::optional<directory::Entry> find(app::House& house, std::string const& words) {
    directory::SearchRequest request;
    request.text = words;
    auto const found = house.directory().search(visiting(directory::reading, house.clock().now()), request).value();
    if (found.hits.empty() || found.hits.front().entry().name != soup().name) return std::nullopt;
    return found.hits.front().entry();
}

class Inventory : public testing::TestWithParam<db::Engine> {};

TEST_P(Inventory, WhatAHelperFindsAndItsPeopleConfirmBecomesAnEntryThatTheyKeep) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const id = of.tell(ria);
    EXPECT_EQ(of.page(id).discovery.state, DiscoveryState::at_people);
    auto const link = of.post.code;
    EXPECT_EQ(kept(of.house).find("Pannensoep"), std::string::npos) << "sealed";
    EXPECT_EQ(kept(of.house).find("pannensoep.example"), std::string::npos);

    auto const visit = of.enter_people(link, of.now + hours{30}).value();
    EXPECT_EQ(visit.discovery.found.postcode, "9926 BC");
    auto made = visit.discovery.found;
    made.cost = "Drie euro";
    EXPECT_FALSE(inventory.confirm(visit, 1, made, sent()).value()) << "an editor has to look";
    EXPECT_EQ(inventory.confirm(visit, 1, made, sent()).error().code, "discovery.changed");
    auto const shown = of.page(id);
    EXPECT_EQ(shown.discovery.state, DiscoveryState::at_editor);
    EXPECT_EQ(shown.discovery.version, 2);
    EXPECT_EQ(shown.discovery.note, "Bellen mag.");
    EXPECT_EQ(shown.helper_name, "Sanne");
    EXPECT_EQ(inventory.count_at_editor(editing(of.house, inventory::listing_rounds, of.now)).value(), 1);
    auto const waiting = inventory.waiting(editing(of.house, inventory::listing_rounds, of.now)).value();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].name, made.name);
    EXPECT_TRUE(waiting[0].confirmed);
    EXPECT_FALSE(find(of.house, "pannensoep touwslagersstraat")) << "not before an editor took it up";

    auto const taking = editing(of.house, inventory::taking_up, of.now + days{3});
    EXPECT_EQ(inventory.take_up(taking, id, 1, Spoken::no, sent()).error().code, "discovery.changed");
    auto const form = sent();
    auto const taken = inventory.take_up(taking, id, 2, Spoken::no, form).value();
    auto const entry = taken.entry;
    EXPECT_TRUE(taken.has_owner);
    EXPECT_EQ(inventory.take_up(taking, id, 2, Spoken::no, form)->entry, entry) << "the same form once more";
    EXPECT_TRUE(inventory.take_up(taking, id, 2, Spoken::no, form)->has_owner);
    EXPECT_EQ(inventory.take_up(taking, id, 2, Spoken::no, sent()).error().code, "discovery.ended");

    auto const found = find(of.house, "pannensoep touwslagersstraat");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, entry);
    EXPECT_EQ(found->cost, "Drie euro");
    EXPECT_EQ(found->kind, directory::Kind::citizen_initiative);
    EXPECT_EQ(found->themes, (std::vector<std::string>{"social-network", "money"}));
    EXPECT_EQ(found->needs, (std::vector<directory::Need>{{directory::NeedKind::room, "een keuken voor de winter"},
                                                          {directory::NeedKind::volunteers, ""}}));
    EXPECT_EQ(found->assured_on, amsterdam_day(of.now + hours{30})) << "the day its own people confirmed";
    ASSERT_EQ(found->locations.size(), 1U);
    EXPECT_EQ(found->locations[0].name, "De stoep voor nummer 8");
    EXPECT_TRUE(found->locations[0].place) << "by its postcode";
    ASSERT_EQ(found->phones.size(), 1U);

    auto const listing = editing(of.house, directory::listing_owners, of.now + days{3});
    auto const owners = of.house.owners().list(listing, entry).value();
    ASSERT_EQ(owners.size(), 1U);
    EXPECT_EQ(owners[0].address, ria.address);
    EXPECT_TRUE(owners[0].link_sent_at);
    EXPECT_EQ(versions_of(of.house, id), 0);
    auto const after = of.page(id).discovery;
    EXPECT_EQ(after.state, DiscoveryState::taken_up);
    EXPECT_EQ(after.entry, entry.bytes);
    EXPECT_EQ(after.found, inventory::Found{});
    EXPECT_EQ(after.people, inventory::People{});
    EXPECT_TRUE(after.note.empty());
    EXPECT_EQ(of.enter_people(link, of.now + days{3}, inventory::opening_link).error().code, "discovery.ended");
}

TEST_P(Inventory, WithoutApprovalAConfirmationIsAnEntryAtOnce) {
    Town town{GetParam(), directory::Approval::not_needed};
    if (!town.reason().empty()) {
        if (support::postgres_required()) FAIL() << town.reason();
        GTEST_SKIP() << town.reason();
    }
    Helped of{town.house()};
    auto const id = of.tell(ria);
    auto const link = of.post.code;
    auto const visit = of.enter_people(link, of.now).value();
    auto const form = sent();
    auto const entry = of.inventory.confirm(visit, 1, visit.discovery.found, form).value();
    ASSERT_TRUE(entry);
    EXPECT_EQ(find(of.house, "pannensoep touwslagersstraat")->id, *entry);
    EXPECT_EQ(versions_of(of.house, id), 0);
    // The same form, sent twice, comes by a link that holds no more, and gets the same answer.
    auto const again = of.enter_people(link, of.now).value();
    EXPECT_EQ(of.inventory.confirm(again, 1, soup(), form).value(), entry);
    EXPECT_EQ(of.inventory.confirm(again, 1, soup(), sent()).error().code, "discovery.ended");
    EXPECT_EQ(of.inventory.decline(again, sent()).error().code, "discovery.ended");
    EXPECT_EQ(of.enter_people(link, of.now, inventory::opening_link).error().code, "discovery.ended");
}

TEST_P(Inventory, WhoeverKeepsAnEntryAlreadyKeepsBoth) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    directory::EntryId const money{*parse_uuid("112af73e-629e-5078-8987-7ed7d1ca997b")};  // Geldloket
    auto const adding = editing(of.house, directory::adding_owner, of.now);
    auto const owner = of.house.owners().add(adding, money, "Ria@Pannensoep.example", "en", "a").value();
    auto const id = of.tell(ria);
    auto const taking = editing(of.house, inventory::taking_up, of.now);
    auto const entry = of.inventory.take_up(taking, id, 1, Spoken::yes, sent())->entry;
    auto const listing = editing(of.house, directory::listing_owners, of.now);
    EXPECT_EQ(of.house.owners().list(listing, entry).value().at(0).id, owner) << "the same person";
    EXPECT_EQ(of.house.owners().list(listing, money).value().size(), 1U);
}

TEST_P(Inventory, WhereThereIsNoAddressAnEditorTakesItUpAlone) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    constexpr db::Statement mails{"stories.mails", "SELECT COUNT(*) FROM mail_outbox"};
    auto const before = number(of.house, mails);
    auto const id = of.tell({"Oma Tini", "", "nl"});
    EXPECT_EQ(of.page(id).discovery.state, DiscoveryState::at_editor);
    auto const asking = editing(of.house, inventory::asking_people, of.now);
    EXPECT_EQ(of.inventory.ask_people(asking, id, of.post.write(), sent()).error().code, "people.unknown");
    auto const taking = editing(of.house, inventory::taking_up, of.now);
    auto const unasked = of.inventory.take_up(taking, id, 1, Spoken::no, sent());
    EXPECT_EQ(unasked.error().code, "discovery.unconfirmed") << "nobody of its own people said so";
    EXPECT_EQ(unasked.error().fields.at(0).field, "spoken");
    Teller teller{of.house};
    auto const taken = of.inventory.take_up(taking, id, 1, Spoken::yes, sent()).value();
    teller.tell("line discovery.taken_up 3");  // of the discovery, of the entry, and that the editor spoke to them
    constexpr db::Statement vouched{"stories.vouched",
                                    "SELECT COUNT(*) FROM inventory_confirmation WHERE recorded_by = $1"};
    EXPECT_EQ(number(of.house, vouched, {db::to_value(taking.actor())}), 1);
    EXPECT_FALSE(taken.has_owner);
    auto const entry = taken.entry;
    EXPECT_EQ(of.house.owners().count(taking, entry).value(), 0);
    EXPECT_EQ(number(of.house, mails), before);
    EXPECT_EQ(find(of.house, "pannensoep touwslagersstraat")->assured_on, amsterdam_day(of.now));
}

TEST_P(Inventory, WhateverEndsItDestroysWhatItSaid) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const declined = of.tell(ria);
    ASSERT_TRUE(
        inventory.decline(of.enter_people(of.post.code, of.now, inventory::declining_discovery).value(), sent()));
    auto const refused = of.tell(ria);
    auto const refusing = editing(of.house, inventory::refusing, of.now);
    EXPECT_EQ(inventory.refuse(refusing, refused, " ", sent()).error().code, "discovery.reason_missing");
    ASSERT_TRUE(inventory.refuse(refusing, refused, "Staat er al.", sent()));
    auto const withdrawn = of.tell(ria);
    auto const visit = of.enter(of.helper_link, of.now, inventory::withdrawing_discovery).value();
    ASSERT_TRUE(inventory.withdraw(visit, withdrawn, sent()));
    auto const old = of.tell(ria);
    auto const job = [&](Instant at) {
        return inventory.destroy_old(access::for_job("inventory.destroy", inventory::destroying, at)).value();
    };
    EXPECT_EQ(job(of.now + days{180}), 1) << "only the helper: the round is over, the term of the discovery is not";
    EXPECT_EQ(versions_of(of.house, old), 1);
    EXPECT_EQ(job(of.now + days{183}), 1);
    EXPECT_EQ(job(of.now + days{183}), 0) << "it is done";
    for (auto const& [id, state] : {std::pair{declined, DiscoveryState::declined},
                                    {refused, DiscoveryState::refused},
                                    {withdrawn, DiscoveryState::withdrawn},
                                    {old, DiscoveryState::expired}}) {
        auto const is = of.page(id).discovery;
        EXPECT_EQ(is.state, state);
        EXPECT_EQ(is.found, inventory::Found{});
        EXPECT_EQ(versions_of(of.house, id), 0);
    }
    EXPECT_EQ(kept(of.house), "") << "nothing of anybody is left, not even the hash of a link";
    constexpr db::Statement open{"stories.helpers_in_scope",
                                 "SELECT COUNT(*) FROM scope WHERE data_kind = 'helper' AND valid_until IS NULL"};
    EXPECT_EQ(number(of.house, open), 0);
}

TEST_P(Inventory, ALinkLetsInOneHelperWhileTheRoundRuns) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const absent = [&](std::string const& link, Instant at) {
        auto const entered = of.enter(link, at);
        return !entered && entered.error().code == "link.absent" &&
               entered.error().kind == ErrorKind::forbidden_or_absent;
    };
    EXPECT_TRUE(of.enter(of.helper_link, of.now));
    EXPECT_TRUE(absent(of.helper_link, of.now - days{2})) << "before the round";
    EXPECT_TRUE(absent("0123456789abcdef0123456789abcdef", of.now));
    EXPECT_TRUE(absent("", of.now));
    auto const visit = of.enter(of.helper_link, of.now).value();
    EXPECT_TRUE(visit.grant.holds("round.help"));
    EXPECT_FALSE(visit.grant.holds("directory.edit"));

    auto const mine = of.tell(ria);
    EXPECT_TRUE(absent(of.post.code, of.now)) << "the link of its people is no link of a helper";
    auto const other = of.add("bram@example.org");
    auto const other_link = of.post.code;
    auto const other_visit = of.enter(other_link, of.now).value();
    EXPECT_EQ(other_visit.helper.id, other);
    EXPECT_TRUE(inventory.discoveries(other_visit).value().empty());
    EXPECT_EQ(inventory.discovery(other_visit, mine).error().code, "page.absent");
    EXPECT_EQ(inventory.withdraw(other_visit, mine, sent()).error().code, "page.absent");
    EXPECT_EQ(inventory.change(other_visit, mine, 1, soup(), ria, {}, of.post.write(), sent()).error().code,
              "page.absent");
    EXPECT_EQ(inventory.discoveries(visit).value().at(0).id, mine);

    auto const sending = editing(of.house, inventory::sending_link, of.now);
    ASSERT_TRUE(inventory.send_link(sending, of.round, of.helper, of.post.write(), sent()));
    EXPECT_TRUE(absent(of.helper_link, of.now)) << "a newer one took its place";
    of.helper_link = of.post.code;
    EXPECT_TRUE(of.enter(of.helper_link, of.now));
    auto const another = of.start(of.now, "Een andere ronde");
    EXPECT_EQ(inventory.send_link(sending, another, of.helper, of.post.write(), sent()).error().code, "helper.absent");
    EXPECT_TRUE(of.add(another, "sanne@example.org") != of.helper) << "who helps in two rounds has two links";

    auto const removing = editing(of.house, inventory::removing_helper, of.now);
    ASSERT_TRUE(inventory.remove_helper(removing, of.round, other, sent()));
    EXPECT_TRUE(absent(other_link, of.now));
    EXPECT_EQ(inventory.remove_helper(removing, of.round, other, sent()).error().code, "helper.absent");
    ASSERT_TRUE(inventory.end(editing(of.house, inventory::ending_round, of.now), of.round, sent()));
    EXPECT_TRUE(of.enter(of.helper_link, of.now)) << "an editor ended the round: the helper reads what became of it";
    auto const ended = editing(of.house, inventory::adding_helper, of.now);
    EXPECT_EQ(inventory.add_helper(ended, of.round, "Bo", "bo@example.org", "nl", of.post.write(), sent()).error().code,
              "round.ended");
    EXPECT_EQ(inventory.end(editing(of.house, inventory::ending_round, of.now), of.round, sent()).error().code,
              "round.ended");
}

TEST_P(Inventory, WhenTheRoundIsOverAHelperReadsAndDoesNothing) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const waiting = of.tell({});
    auto const refused = of.tell({});
    ASSERT_TRUE(inventory.end(editing(of.house, inventory::ending_round, of.now), of.round, sent()));
    ASSERT_TRUE(inventory.refuse(editing(of.house, inventory::refusing, of.now), refused, "Staat er al.", sent()));
    auto const visit = of.enter(of.helper_link, of.now).value();
    auto const mine = inventory.discoveries(visit).value();
    ASSERT_EQ(mine.size(), 2U);
    auto const& decided = mine[0].id == refused ? mine[0] : mine[1];
    EXPECT_EQ(decided.reason, "Staat er al.") << "what became of it, also when that was after the end";
    EXPECT_EQ(inventory.tick(visit, 1, {0}, sent()).error().code, "round.ended");
    EXPECT_EQ(inventory.send(visit, soup(), {}, {}, of.post.write(), sent()).error().code, "round.ended");
    EXPECT_EQ(inventory.change(visit, waiting, 1, soup(), {}, {}, of.post.write(), sent()).error().code, "round.ended");
    EXPECT_EQ(inventory.withdraw(visit, waiting, sent()).error().code, "round.ended");
    EXPECT_EQ(of.page(waiting).discovery.state, DiscoveryState::at_editor);
    auto const after = of.now + inventory::link_grace + hours{1};
    ASSERT_TRUE(inventory.destroy_old(access::for_job("inventory.destroy", inventory::destroying, after)));
    EXPECT_EQ(of.enter(of.helper_link, after).error().code, "link.absent") << "nobody knows the helper any more";
}

TEST_P(Inventory, ARefusalThatNobodyIsLeftToReadKeepsNoReason) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto const id = of.tell({});
    auto const after = of.now + days{29} + inventory::link_grace;
    ASSERT_TRUE(of.inventory.destroy_old(access::for_job("inventory.destroy", inventory::destroying, after)));
    auto const refusing = editing(of.house, inventory::refusing, after);
    ASSERT_TRUE(of.inventory.refuse(refusing, id, "Staat er al.", sent()));
    constexpr db::Statement count{"stories.refusals", "SELECT COUNT(*) FROM inventory_refusal"};
    EXPECT_EQ(number(of.house, count), 0);
}

TEST_P(Inventory, TheLastDayOfARoundEndsItForItsHelpers) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto const last = of.enter(of.helper_link, of.now + days{27}, inventory::ticking).value();
    EXPECT_TRUE(of.inventory.tick(last, 1, {0}, sent()));
    auto const late = of.enter(of.helper_link, of.now + days{28}, inventory::ticking).value();
    EXPECT_EQ(of.inventory.tick(late, 1, {1}, sent()).error().code, "round.ended");
}

TEST_P(Inventory, ALinkOfItsPeopleHoldsForAWhileAndForThem) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const id = of.tell(ria);
    auto const first = of.post.code;
    EXPECT_TRUE(of.enter_people(first, of.now + inventory::people_link_life - hours{1}));
    EXPECT_FALSE(of.enter_people(first, of.now + inventory::people_link_life));
    EXPECT_FALSE(of.enter_people(of.helper_link, of.now));
    auto const visit = of.enter(of.helper_link, of.now).value();
    auto form = sent();
    auto better = soup();
    better.cost = "Gratis";
    ASSERT_TRUE(inventory.change(visit, id, 1, better, ria, {}, of.post.write(), sent()));
    EXPECT_TRUE(of.enter_people(first, of.now)) << "the same address gets no other mail";
    inventory::People const harm{"Harm", "harm@pannensoep.example", "nl"};
    ASSERT_TRUE(inventory.change(visit, id, 2, better, harm, {}, of.post.write(), form));
    EXPECT_FALSE(of.enter_people(first, of.now)) << "the mail went to another";
    auto const second = of.post.code;
    EXPECT_EQ(inventory.change(visit, id, 2, better, harm, {}, of.post.write(), sent()).error().code,
              "discovery.changed");
    ASSERT_TRUE(inventory.confirm(of.enter_people(second, of.now).value(), 3, better, sent()));
    EXPECT_EQ(inventory.change(visit, id, 3, soup(), harm, {}, of.post.write(), sent()).error().code,
              "discovery.confirmed");
    auto const asking = editing(of.house, inventory::asking_people, of.now);
    EXPECT_EQ(inventory.ask_people(asking, id, of.post.write(), sent()).error().code, "link.sent_today");
    auto const tomorrow = of.now + days{1};
    auto const asking_again = editing(of.house, inventory::asking_people, tomorrow);
    ASSERT_TRUE(inventory.ask_people(asking_again, id, of.post.write(), sent()));
    EXPECT_TRUE(of.enter_people(second, tomorrow)) << "the one before goes on to hold";
    EXPECT_FALSE(of.enter_people(second, of.now + inventory::people_link_life));
    EXPECT_TRUE(of.enter_people(of.post.code, of.now + inventory::people_link_life)) << "each for its own time";
    EXPECT_EQ(of.page(id).discovery.mails, 2);
    EXPECT_EQ(of.page(id).discovery.mailed_at, tomorrow);

    auto const without = of.tell(ria);
    auto const link = of.post.code;
    ASSERT_TRUE(inventory.change(visit, without, 1, soup(), {}, {}, of.post.write(), sent()));
    EXPECT_FALSE(of.enter_people(link, of.now)) << "the helper took the address away";
    EXPECT_EQ(of.page(without).discovery.state, DiscoveryState::at_editor);
}

TEST_P(Inventory, AnEditorMendsWhatWaitsAndThenAConfirmationCountsNoMore) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const id = of.tell(ria);
    auto const link = of.post.code;
    auto made = soup();
    made.cost = "Drie euro";
    ASSERT_TRUE(inventory.confirm(of.enter_people(link, of.now).value(), 1, made, sent()));
    auto const shown = of.page(id);
    ASSERT_TRUE(shown.before) << "what its own people changed is shown beside what it was";
    EXPECT_EQ(shown.before->cost, "Twee euro");
    auto better = shown.discovery.found;
    better.phone.clear();
    auto const changing = editing(of.house, inventory::changing_discovery, of.now);
    EXPECT_EQ(inventory.change(changing, id, 1, better, ria, of.post.write(), sent()).error().code,
              "discovery.changed");
    ASSERT_TRUE(inventory.change(changing, id, 2, better, ria, of.post.write(), sent()));
    auto const mended = of.page(id);
    EXPECT_FALSE(mended.before) << "an editor wrote what holds";
    EXPECT_EQ(mended.discovery.version, 3);
    EXPECT_EQ(mended.discovery.found, better);
    EXPECT_EQ(mended.discovery.note, "Bellen mag.");
    EXPECT_EQ(mended.discovery.state, DiscoveryState::at_editor);
    EXPECT_TRUE(mended.discovery.answered_at);
    EXPECT_FALSE(mended.discovery.confirmed_at);
    auto const waiting = inventory.waiting(editing(of.house, inventory::listing_rounds, of.now)).value();
    EXPECT_TRUE(waiting.at(0).answered);
    EXPECT_FALSE(waiting.at(0).confirmed);
    auto const taking = editing(of.house, inventory::taking_up, of.now);
    EXPECT_EQ(inventory.take_up(taking, id, 3, Spoken::no, sent()).error().code, "discovery.unconfirmed");
    auto const helper = of.enter(of.helper_link, of.now).value();
    EXPECT_EQ(inventory.change(helper, id, 3, soup(), ria, {}, of.post.write(), sent()).error().code,
              "discovery.confirmed");

    // Its own people say so of the new words; who changes nothing leaves that; then the editor finds another who knows.
    ASSERT_TRUE(inventory.confirm(of.enter_people(link, of.now).value(), 3, better, sent()));
    ASSERT_TRUE(inventory.change(changing, id, 3, better, ria, of.post.write(), sent()));
    EXPECT_TRUE(of.page(id).discovery.confirmed_at);
    inventory::People const harm{"Harm", "harm@pannensoep.example", "en"};
    ASSERT_TRUE(inventory.change(changing, id, 3, better, harm, of.post.write(), sent()));
    EXPECT_FALSE(of.enter_people(link, of.now)) << "another is asked now";
    EXPECT_TRUE(of.enter_people(of.post.code, of.now));
    auto const taken = inventory.take_up(taking, id, 4, Spoken::yes, sent()).value();
    auto const listing = editing(of.house, directory::listing_owners, of.now);
    EXPECT_EQ(of.house.owners().list(listing, taken.entry).value().at(0).address, harm.address);
    EXPECT_EQ(inventory.change(changing, id, 4, better, harm, of.post.write(), sent()).error().code, "discovery.ended");
}

TEST_P(Inventory, KeepsEachWordAsItWasTold) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto found = soup();
    found.postcode = "9926 BC";
    found.description = "Samen \"soep\" koken\nen eten: tien € \\ thee {gratis}, <b>echt</b>";
    found.needs = {{"money", "300 \"euro\""}, {"room", ""}};
    inventory::People const people{"Ria \"de kok\"", ria.address, "en"};
    auto const told = of.page(of.tell(people, found)).discovery;
    EXPECT_EQ(told.found, found);
    EXPECT_EQ(told.people, people);
}

TEST_P(Inventory, TakesTheTownFromThePostcodeWhereTheDirectoryKnowsIt) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto found = soup();
    found.city.clear();
    EXPECT_EQ(of.page(of.tell(ria, found)).discovery.found.city, "Lindervaart");
    auto const visit = of.enter_people(of.post.code, of.now).value();
    ASSERT_TRUE(of.inventory.confirm(visit, 1, found, sent()));
    EXPECT_EQ(of.page(visit.discovery.id).discovery.found.city, "Lindervaart") << "its own people need not know either";
    found.postcode = "1011 AB";
    auto const helper = of.enter(of.helper_link, of.now).value();
    auto const refused = of.inventory.send(helper, found, {}, {}, of.post.write(), sent());
    EXPECT_EQ(refused.error().fields.at(0).code, "location.city_missing");
}

TEST_P(Inventory, TwoWhoDecideAtOnceDecideOnce) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    for (int i = 0; i < 5; ++i) {
        auto const id = of.tell(ria);
        std::atomic<int> done{0};
        std::atomic<int> ended{0};
        auto const note = [&](auto const& result) {
            if (result)
                ++done;
            else if (result.error().code == "discovery.ended")
                ++ended;
            else
                ADD_FAILURE() << result.error().code << " " << result.error().detail;
        };
        auto const taking = editing(of.house, inventory::taking_up, of.now);
        auto const refusing = editing(of.house, inventory::refusing, of.now);
        std::thread one{[&] { note(of.inventory.take_up(taking, id, 1, Spoken::yes, sent())); }};
        std::thread two{[&] { note(of.inventory.refuse(refusing, id, "Staat er al.", sent())); }};
        one.join();
        two.join();
        EXPECT_EQ(done, 1);
        EXPECT_EQ(ended, 1);
        EXPECT_EQ(versions_of(of.house, id), 0);
    }
}

TEST_P(Inventory, TheSameFormDoesItOnce) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const today = amsterdam_day(of.now);
    inventory::Assignment const plan{"Nog een", "GM9901", today, today, {}};
    auto const starting = editing(of.house, inventory::starting_round, of.now);
    Sent const form{"a", "Nog een"};
    auto const id = inventory.start(starting, plan, form).value();
    EXPECT_EQ(inventory.start(starting, plan, form).value(), id);
    EXPECT_EQ(inventory.start(starting, plan, {"a", "Iets anders"}).error().code, "form.sent_before");
    EXPECT_EQ(inventory.start(starting, {"Nog een", "GM0000", today, today, {}}, sent()).error().code, "area.unknown");
    auto const adding = editing(of.house, inventory::adding_helper, of.now);
    auto const twice =
        inventory.add_helper(adding, of.round, "Sanne", " SANNE@example.org", "nl", of.post.write(), sent());
    EXPECT_EQ(twice.error().code, "helper.twice");
    auto const visit = of.enter(of.helper_link, of.now).value();
    auto const told = inventory.send(visit, soup(), ria, {}, of.post.write(), {"b", {}}).value();
    EXPECT_EQ(inventory.send(visit, soup(), ria, {}, of.post.write(), {"b", {}}).value(), told);
    EXPECT_EQ(inventory.discoveries(visit).value().size(), 1U);
    auto const wrong = inventory.send(visit, {}, {"Ria", "ria", "nl"}, {}, of.post.write(), sent());
    EXPECT_EQ(wrong.error().code, "found.incomplete");
    EXPECT_EQ(wrong.error().fields.back().field, "people_mail") << "all faults together";
}

TEST_P(Inventory, APlanThatChangesKeepsWhatWasTicked) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const visit = of.enter(of.helper_link, of.now, inventory::ticking).value();
    ASSERT_TRUE(inventory.tick(visit, 1, {0, 1}, sent()));
    EXPECT_EQ(inventory.tick(visit, 1, {2}, sent()).error().code, "form.malformed");
    auto plan = of.enter(of.helper_link, of.now)->round.assignment;
    plan.checklist = {"Bel eerst aan.", "Vraag de bakker."};
    auto const changing = editing(of.house, inventory::changing_round, of.now);
    ASSERT_TRUE(inventory.change(changing, of.round, 1, plan, sent()));
    EXPECT_EQ(inventory.change(changing, of.round, 1, plan, sent()).error().code, "round.changed");
    EXPECT_EQ(of.enter(of.helper_link, of.now)->helper.done, std::vector<std::int64_t>{1}) << "by its words";
    EXPECT_EQ(inventory.tick(visit, 1, {0}, sent()).error().code, "checklist.changed") << "of a list that is no more";
    EXPECT_EQ(of.enter(of.helper_link, of.now)->helper.done, std::vector<std::int64_t>{1});
    ASSERT_TRUE(inventory.tick(visit, 2, {}, sent()));
    EXPECT_TRUE(of.enter(of.helper_link, of.now)->helper.done.empty());
}

TEST_P(Inventory, AnEditorOfAnotherOrganisationSeesNobody) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    auto const id = of.tell(ria);
    auto const there = [&](access::Declaration const& declared) {
        return editing(of.house, declared, of.now, "elders");
    };
    EXPECT_EQ(inventory.discovery(there(inventory::opening_discovery), id).error().code, "page.absent");
    EXPECT_EQ(inventory.take_up(there(inventory::taking_up), id, 1, Spoken::yes, sent()).error().code, "page.absent");
    EXPECT_EQ(inventory.refuse(there(inventory::refusing), id, "Nee.", sent()).error().code, "page.absent");
    EXPECT_EQ(inventory.change(there(inventory::changing_discovery), id, 1, soup(), ria, of.post.write(), sent())
                  .error()
                  .code,
              "page.absent");
    auto const round = inventory.round(there(inventory::opening_round), of.round).value();
    EXPECT_TRUE(round.helpers.empty());
    EXPECT_TRUE(round.discoveries.empty());
    EXPECT_EQ(round.progress.helpers + round.progress.at_people, 0);
    EXPECT_EQ(inventory.remove_helper(there(inventory::removing_helper), of.round, of.helper, sent()).error().code,
              "helper.absent");
    auto const here = inventory.round(editing(of.house, inventory::opening_round, of.now), of.round).value();
    EXPECT_EQ(here.helpers.at(0).address, "sanne@example.org");
    EXPECT_EQ(here.progress.helpers, 1);
    EXPECT_EQ(here.progress.at_people, 1);
    auto const rows = inventory.rounds(editing(of.house, inventory::listing_rounds, of.now)).value();
    EXPECT_EQ(rows.at(0).progress.at_people, 1);
}

TEST_P(Inventory, EveryActHasItsLine) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto& inventory = of.inventory;
    Teller teller{of.house};
    for (auto const* line : {"line round.started 1", "line helper.added 1", "subject helper.added opened 1"})
        teller.tell(line);
    auto const id = of.tell(ria);
    teller.tell("line discovery.sent 1");
    teller.tell("subject discovery.sent opened 2");
    auto const looking = of.enter(of.helper_link, of.now, inventory::opening_link).value();
    ASSERT_TRUE(inventory.record_look(looking));
    teller.tell("subject link.opened opened 1");
    teller.tell("subject link.opened listed 1");
    of.page(id);
    teller.tell("line discovery.opened 1");
    teller.tell("subject discovery.opened opened 1");
    ASSERT_TRUE(inventory.round(editing(of.house, inventory::opening_round, of.now), of.round));
    teller.tell("subject round.opened listed 2");
    ASSERT_TRUE(inventory.round(editing(of.house, inventory::adding_helper, of.now), of.round));
    teller.tell("line helper.added 1 refused");
    ASSERT_TRUE(inventory.tick(of.enter(of.helper_link, of.now, inventory::ticking).value(), 1, {0}, sent()));
    teller.tell("line checklist.ticked 1");
    ASSERT_TRUE(inventory.confirm(of.enter_people(of.post.code, of.now).value(), 1, soup(), sent()));
    teller.tell("line discovery.confirmed 1");
    teller.tell("subject discovery.confirmed opened 1");
    auto const taking = editing(of.house, inventory::taking_up, of.now);
    ASSERT_TRUE(inventory.take_up(taking, id, of.page(id).discovery.version, Spoken::no, sent()));
    teller.tell("line discovery.taken_up 2");  // of the discovery and of the entry
    teller.tell("subject discovery.taken_up opened 2");
    auto const removing = editing(of.house, inventory::removing_helper, of.now);
    ASSERT_TRUE(inventory.remove_helper(removing, of.round, of.helper, sent()));
    teller.tell("line helper.removed 1");
    auto const stranger = of.add("bo@example.org");
    EXPECT_TRUE(stranger != of.helper);
    ASSERT_TRUE(inventory.destroy_old(access::for_job("inventory.destroy", inventory::destroying, of.now + days{60})));
    teller.tell("line inventory.destroyed 1");
    teller.tell("subject inventory.destroyed opened 1");
}

TEST_P(Inventory, KnowsWhatIsThereAlready) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto const visit = of.enter(of.helper_link, of.now).value();
    std::set<std::string> names;
    for (auto const& hit : of.inventory.known(visit.grant, visit.round.assignment.area)) names.insert(hit.entry().name);
    EXPECT_TRUE(names.contains("Buurtkamer Havenkwartier"));
    EXPECT_FALSE(names.contains("Dorpshuis De Stobbe")) << "in another village";
    EXPECT_TRUE(of.inventory.known(visit.grant, "BU00000000").empty());
    EXPECT_EQ(of.inventory.area_name("BU99010102"), "Havenkwartier");
    auto found = soup();
    found.name = "Buurtkamer in het Havenkwartier";
    auto const alike = of.page(of.tell({}, found)).alike;
    ASSERT_FALSE(alike.empty());
    EXPECT_EQ(alike.front().name, "Buurtkamer Havenkwartier");
}

TEST_P(Inventory, WhoComesByALinkDoesNotActWithoutEnd) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto const visit = of.enter(of.helper_link, of.now, inventory::ticking).value();
    int acts = 0;
    while (acts < 200 && of.inventory.tick(visit, 1, {}, sent())) ++acts;
    EXPECT_EQ(acts, 60);
    EXPECT_EQ(of.inventory.tick(visit, 1, {}, sent()).error().code, "link.too_many_acts");
    auto const later = of.enter(of.helper_link, of.now + hours{1}, inventory::ticking).value();
    EXPECT_TRUE(of.inventory.tick(later, 1, {}, sent()));
}

TEST_P(Inventory, ForgetsHelpersTwoWeeksAfterTheirRound) {
    PLEIN_TOWN(town, GetParam());
    Going of{town.house()};
    auto const ended = of.start(of.now, "Een die ophoudt");
    auto const in_ended = of.add(ended, "bram@example.org");
    auto const refused = of.add("sanne@example.org");
    of.helper_link = of.post.code;
    auto const id = of.tell({});
    ASSERT_TRUE(of.inventory.refuse(editing(of.house, inventory::refusing, of.now), id, "Staat er al.", sent()));
    ASSERT_TRUE(of.inventory.end(editing(of.house, inventory::ending_round, of.now), ended, sent()));
    auto const destroy = [&](Instant at) {
        return of.inventory.destroy_old(access::for_job("inventory.destroy", inventory::destroying, at)).value();
    };
    auto const helpers = [&](RoundId round) {
        auto const grant = editing(of.house, inventory::opening_round, of.now);
        return of.inventory.round(grant, round).value().helpers;
    };
    EXPECT_EQ(destroy(of.now + inventory::link_grace), 0);
    EXPECT_EQ(helpers(ended).at(0).id, in_ended);
    EXPECT_EQ(destroy(of.now + inventory::link_grace + hours{1}), 1) << "fourteen days after it was ended";
    EXPECT_TRUE(helpers(ended).empty());
    auto const last_day = of.now + days{27};
    EXPECT_EQ(destroy(last_day + inventory::link_grace), 0);
    EXPECT_EQ(helpers(of.round).at(0).id, refused);
    EXPECT_EQ(of.page(id).discovery.reason, "Staat er al.");
    EXPECT_EQ(destroy(last_day + inventory::link_grace + days{1}), 1);
    EXPECT_TRUE(helpers(of.round).empty());
    EXPECT_EQ(of.page(id).discovery.reason, "") << "nobody is left to read it";
    EXPECT_EQ(of.page(id).helper_name, "");
}

TEST_P(Inventory, MailsNobodyWhereNobodyKnowsTheAddressOfTheSite) {
    PLEIN_TOWN(town, GetParam());
    Helped of{town.house()};
    auto const id = of.tell(ria);
    inventory::Inventory::Parts parts;
    parts.database = &of.house.database();
    parts.keys = &of.house.keys();
    parts.directory = &of.house.directory();
    parts.owners = &of.house.owners();
    parts.areas = &of.house.areas();
    parts.organisation = of.house.config().municipality.organisation;
    inventory::Inventory nowhere{std::move(parts)};
    auto const grant = [&](access::Declaration const& declared) { return editing(of.house, declared, of.now); };
    EXPECT_EQ(nowhere
                  .add_helper(grant(inventory::adding_helper), of.round, "Bo", "bo@example.org", "nl", of.post.write(),
                              sent())
                  .error()
                  .code,
              "link.unset");
    EXPECT_EQ(
        nowhere.send_link(grant(inventory::sending_link), of.round, of.helper, of.post.write(), sent()).error().code,
        "link.unset");
    EXPECT_EQ(nowhere.ask_people(grant(inventory::asking_people), id, of.post.write(), sent()).error().code,
              "link.unset");
    auto const visit = of.enter(of.helper_link, of.now).value();
    EXPECT_EQ(nowhere.send(visit, soup(), ria, {}, of.post.write(), sent()).error().code, "link.unset");
    EXPECT_TRUE(nowhere.send(visit, soup(), {}, {}, of.post.write(), sent())) << "without an address nobody is mailed";
}

PLEIN_ON_BOTH_ENGINES(Inventory);

}  // namespace
}  // namespace plein::stories
