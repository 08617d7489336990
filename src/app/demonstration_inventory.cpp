// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/demonstration_inventory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "platform/config/table.hpp"

namespace plein::app {
namespace {

using std::chrono::days;
using std::chrono::hours;

/// By day: helpers go round when people are up.
constexpr hours afternoon{14};

class Rounds {
public:
    Rounds(House& house, std::int64_t seed, access::AccountId editor)
        : house_(house), inventory_(house.inventory()), now_(house.clock().now()), seed_(seed) {
        editor_.kind = access::ActorKind::account;
        editor_.account = editor;
        editor_.roles = {access::Role::directory_editor};
        editor_.organisation = house.config().municipality.organisation;
    }

    Result<void> add_round(config::Table const& row) {
        inventory::Assignment plan;
        plan.name = TRY(row.text("name"));
        plan.area = area_of(TRY(row.text("area")));
        auto const today = amsterdam_day(now_);
        auto const began = TRY(row.integer("began"));
        plan.first_day = today - days{began};
        plan.last_day = today + days{TRY(row.integer("lasts"))};
        plan.checklist = TRY(row.texts("checklist"));
        auto const grant = TRY(as_editor(inventory::starting_round, at(began + 3)));
        auto const id = TRY(inventory_.start(grant, plan, sent()));
        rounds_[plan.name] = {id, plan, 1, {}};
        return {};
    }

    Result<void> add_helper(config::Table const& row) {
        auto const round = rounds_.find(TRY(row.text("round")));
        if (round == rounds_.end()) return row.refuse("round", "no round has this name");
        auto const address = TRY(row.text("mail"));
        auto const began = (amsterdam_day(now_) - round->second.assignment.first_day).count();
        auto const adding = TRY(as_editor(inventory::adding_helper, at(began + 2)));
        inventory::Helper helper;
        helper.id =
            TRY(inventory_.add_helper(adding, round->second.id, TRY(row.text("name")), address,
                                      TRY(row.text_or("language", "nl")), house_.write_inventory_letter(), sent()));
        helper.round = round->second.id;
        std::set<std::int64_t> done;
        for (auto const& line : TRY(row.texts("done"))) {
            auto const& list = round->second.assignment.checklist;
            auto const place = std::find(list.begin(), list.end(), line);
            if (place == list.end()) return row.refuse("done", "no line of the checklist");
            done.insert(place - list.begin());
        }
        helpers_.insert_or_assign(address, Going{helper, round->second});
        if (done.empty()) return {};
        return inventory_.tick(visit_of(helpers_.at(address), inventory::ticking, at(began - 1)), 1, done, sent());
    }

    Result<void> add_discovery(config::Table const& row) {
        auto const going = helpers_.find(TRY(row.text("helper")));
        if (going == helpers_.end()) return row.refuse("helper", "no helper has this address");
        auto const ago = TRY(row.integer("days"));
        inventory::People const people{TRY(row.text_or("people_name", "")), TRY(row.text_or("people_mail", "")),
                                       TRY(row.text_or("people_language", "nl"))};
        auto const found = TRY(read_found(row));
        auto const visit = visit_of(going->second, inventory::sending_discovery, at(ago));
        auto const id = TRY(inventory_.send(visit, found, people, TRY(row.text_or("note", "")),
                                            house_.write_inventory_letter(), sent()));
        auto const state = TRY(row.text("state"));
        if (state == "confirmed" || state == "taken_up") TRY(confirm(id, found, at(ago - 1)));
        if (state == "taken_up") {
            auto const grant = TRY(as_editor(inventory::taking_up, at(ago - 2)));
            auto const form = sent();
            // A town without approval has taken it up already.
            if (house_.owners().approval() == directory::Approval::needed)
                TRY(inventory_.take_up(grant, id, 1, inventory::Spoken::no, form));
        }
        if (state == "refused") {
            auto const grant = TRY(as_editor(inventory::refusing, at(ago - 1)));
            TRY(inventory_.refuse(grant, id, TRY(row.text("reason")), sent()));
        }
        if (state == "declined")
            TRY(inventory_.decline(people_of(id, inventory::declining_discovery, at(ago - 1)), sent()));
        return {};
    }

private:
    /// A helper and the round that they go in.
    struct Going {
        inventory::Helper helper;
        inventory::Round round;
    };

    [[nodiscard]] Instant at(std::int64_t days_ago) const {
        // What happens today happened an hour ago.
        if (days_ago <= 0) return now_ - hours{1};
        return amsterdam_instant(amsterdam_day(now_) - days{days_ago}, afternoon);
    }

    /// One-time keys that are the same in every making from one seed.
    inventory::Sent sent() { return {fmt::format("demo-{}-inventory-{}", seed_, ++step_), {}}; }

    [[nodiscard]] Result<access::Grant> as_editor(access::Declaration const& declared, Instant when) const {
        return access::for_request(editor_, declared, access::make_trace({}), when);
    }

    [[nodiscard]] static inventory::HelperVisit visit_of(Going const& going, access::Declaration const& declared,
                                                         Instant when) {
        access::Declaration const own{"round.help", declared.purpose, declared.activity};
        return {access::for_link(going.helper.id.bytes, own, access::make_trace({}), when), going.helper, going.round};
    }

    [[nodiscard]] inventory::PeopleVisit people_of(inventory::DiscoveryId id, access::Declaration const& declared,
                                                   Instant when) const {
        access::Declaration const own{"discovery.own", declared.purpose, declared.activity};
        inventory::Discovery discovery;
        discovery.id = id;
        discovery.version = 1;
        return {access::for_link(id.bytes, own, access::make_trace({}), when), discovery, {}};
    }

    Result<void> confirm(inventory::DiscoveryId id, inventory::Found const& found, Instant when) {
        TRY(inventory_.confirm(people_of(id, inventory::confirming_discovery, when), 1, found, sent()));
        return {};
    }

    [[nodiscard]] std::string area_of(std::string const& code) const {
        auto const index = house_.areas().index();
        if (index->find(code) != nullptr) return code;
        // Somebody's own areas may be of one kind alone.
        for (auto const kind :
             {areas::AreaKind::municipality, areas::AreaKind::district, areas::AreaKind::neighbourhood})
            if (auto const& all = index->of_kind(kind); !all.empty()) return all.front()->code;
        return code;
    }

    [[nodiscard]] static Result<inventory::Found> read_found(config::Table const& row) {
        inventory::Found found;
        for (auto const& [member, name] : {std::pair{&inventory::Found::name, "name"},
                                           {&inventory::Found::description, "description"},
                                           {&inventory::Found::kind, "kind"},
                                           {&inventory::Found::place, "place"},
                                           {&inventory::Found::line, "line"},
                                           {&inventory::Found::postcode, "postcode"},
                                           {&inventory::Found::city, "city"},
                                           {&inventory::Found::times, "times"},
                                           {&inventory::Found::cost, "cost"},
                                           {&inventory::Found::phone, "phone"},
                                           {&inventory::Found::mail, "mail"},
                                           {&inventory::Found::website, "website"}})
            found.*member = TRY(row.text_or(name, ""));
        found.themes = TRY(row.texts("themes"));
        for (auto const& need : TRY(row.tables("need")))
            found.needs.push_back({TRY(need.text("kind")), TRY(need.text_or("text", ""))});
        return found;
    }

    House& house_;
    inventory::Inventory& inventory_;
    Instant now_;
    std::int64_t seed_;
    access::Identity editor_;
    int step_ = 0;
    std::map<std::string, inventory::Round> rounds_;
    std::map<std::string, Going> helpers_;
};

}  // namespace

Result<void> make_inventory(House& house, std::string const& file, std::int64_t seed, access::AccountId editor) {
    if (house.areas().index()->empty()) return {};
    auto const table = TRY(config::read_table(file));
    Rounds rounds{house, seed, editor};
    for (auto const& row : TRY(table.tables("round"))) TRY(rounds.add_round(row));
    for (auto const& row : TRY(table.tables("helper"))) TRY(rounds.add_helper(row));
    for (auto const& row : TRY(table.tables("discovery"))) TRY(rounds.add_discovery(row));
    return house.directory().refresh();
}

}  // namespace plein::app
