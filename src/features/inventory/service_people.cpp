// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What an initiative's own people do who came by their link.
#include <utility>

#include "features/inventory/service.hpp"
#include "features/inventory/service_once.hpp"
#include "features/inventory/store.hpp"
#include "features/inventory/store_discovery.hpp"

namespace plein::inventory {
namespace {

/// The answer of a confirmation that waits for an editor; else it is the entry.
constexpr std::string_view waits = "waits";

bool comes_to_decide(access::Grant const& grant) {
    return grant.activity() == confirming_discovery.activity || grant.activity() == declining_discovery.activity;
}

}  // namespace

Result<PeopleVisit> Inventory::enter_people(access::Grant const& grant, std::string_view link) {
    struct Read {
        Discovery discovery;
        Round round;
    };
    auto const found = TRY(parts_.database->read([&](db::Read& read) -> Result<std::optional<Read>> {
        auto const id =
            TRY(store::find_discovery_of_link(read, *parts_.keys, grant, link, oldest_people_link(grant.at())));
        if (!id) return std::optional<Read>{};
        auto discovery = store::find_discovery(read, *parts_.keys, grant, parts_.organisation, *id);
        if (!discovery && discovery.error().code == "page.absent") return std::optional<Read>{};
        Read of{TRY(std::move(discovery)), {}};
        of.round = TRY(store::find_round(read, grant, of.discovery.round));
        return std::optional{std::move(of)};
    }));
    if (!found) return fail(ErrorKind::forbidden_or_absent, "link.absent");
    if (found->discovery.ended_at && !comes_to_decide(grant))
        return fail(ErrorKind::forbidden_or_absent, "discovery.ended");
    access::Declaration const own{"discovery.own", grant.purpose(), grant.activity()};
    return PeopleVisit{access::for_link(found->discovery.id.bytes, own, grant.trace(), grant.at()), found->discovery,
                       found->round};
}

Result<void> Inventory::record_look(PeopleVisit const& visit) {
    auto line = line_of(visit.discovery.id);
    add_subject(line, visit.discovery, logbook::Seen::opened);
    if (visit.grant.activity() != opening_link.activity) line.outcome = logbook::Outcome::refused;
    return parts_.recorder->record(visit.grant, std::move(line));
}

Result<std::optional<directory::EntryId>> Inventory::confirm(PeopleVisit const& visit, std::int64_t version,
                                                             Found found, Sent const& sent) {
    auto const& grant = visit.grant;
    auto const id = visit.discovery.id;
    auto const about = fmt::format("{} {}", to_text(id), version);
    auto answer = TRY(earlier(grant, sent, about));
    if (!answer) {
        TRY(check_waits(visit.discovery));
        auto const clean = TRY(check_found(with_town(std::move(found)), codes()));
        TRY(check_version(visit.discovery, version));
        bool const needs_editor = parts_.owners->approval() == directory::Approval::needed;
        auto const taking = needs_editor
                                ? directory::TakingUp{}
                                : TRY(prepare(grant, clean, visit.discovery.people, amsterdam_day(grant.at())));
        auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
            TRY(check_version(discovery, version));
            bool const same = clean == discovery.found;
            if (!same)
                TRY(store::replace_told(write, *parts_.keys, grant, id, version,
                                        {clean, discovery.people, discovery.note}));
            TRY(store::insert_confirmation(write, grant, id, same ? version : version + 1));
            if (!needs_editor) {
                TRY(settle(write, grant, discovery, DiscoveryState::taken_up, taking.entry.entry.id.bytes));
                TRY(parts_.owners->take_up(write, grant, taking));
                return to_text(taking.entry.entry.id);
            }
            auto line = line_of(id);
            add_subject(line, discovery, logbook::Seen::opened);
            TRY(logbook::write_line(write, *parts_.keys, grant, line));
            return std::string(waits);
        };
        answer = TRY(once_waiting(grant, id, sent, about, act));
    }
    if (*answer == waits) return std::optional<directory::EntryId>{};
    TRY(parts_.directory->refresh());
    return std::optional{directory::EntryId{parse_uuid(*answer).value_or(Uuid{})}};
}

Result<void> Inventory::decline(PeopleVisit const& visit, Sent const& sent) {
    auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
        TRY(settle(write, visit.grant, discovery, DiscoveryState::declined));
        return std::string{"done"};
    };
    TRY(once_waiting(visit.grant, visit.discovery.id, sent, to_text(visit.discovery.id), act));
    return {};
}

}  // namespace plein::inventory
