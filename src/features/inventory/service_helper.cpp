// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What helpers do who came by their link.
#include <algorithm>
#include <utility>

#include "features/inventory/service.hpp"
#include "features/inventory/service_once.hpp"
#include "features/inventory/store.hpp"
#include "features/inventory/store_discovery.hpp"

namespace plein::inventory {
namespace {

/// Errors: forbidden_or_absent `page.absent`: what is another's looks as if it were not there.
Result<void> check_own(HelperVisit const& visit, Discovery const& discovery) {
    if (discovery.helper != visit.helper.id) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return {};
}

}  // namespace

Result<HelperVisit> Inventory::enter_helper(access::Grant const& grant, std::string_view link) {
    struct Read {
        Helper helper;
        Round round;
    };
    auto const found = TRY(parts_.database->read([&](db::Read& read) -> Result<std::optional<Read>> {
        auto const id = TRY(store::find_helper_of_link(read, *parts_.keys, grant, link));
        if (!id) return std::optional<Read>{};
        auto helper = store::find_helper(read, *parts_.keys, grant, parts_.organisation, *id);
        if (!helper && helper.error().code == "helper.absent") return std::optional<Read>{};
        Read of{TRY(std::move(helper)), {}};
        of.round = TRY(store::find_round(read, grant, of.helper.round));
        of.helper.done =
            places_of(of.round.assignment.checklist, TRY(store::list_ticks(read, grant, of.round.id))[*id]);
        return std::optional{std::move(of)};
    }));
    if (!found || !lets_in(found->round, grant.at())) return fail(ErrorKind::forbidden_or_absent, "link.absent");
    access::Declaration const own{"round.help", grant.purpose(), grant.activity()};
    return HelperVisit{access::for_link(found->helper.id.bytes, own, grant.trace(), grant.at()), found->helper,
                       found->round};
}

Result<void> Inventory::record_look(HelperVisit const& visit) {
    auto line = line_of(visit.helper.id);
    for (auto const& discovery : TRY(discoveries(visit))) add_subject(line, discovery, logbook::Seen::listed);
    if (visit.grant.activity() != opening_link.activity) line.outcome = logbook::Outcome::refused;
    return parts_.recorder->record(visit.grant, std::move(line));
}

Result<std::vector<Discovery>> Inventory::discoveries(HelperVisit const& visit) {
    return parts_.database->read([&](db::Read& read) {
        return store::list_discoveries_of(read, *parts_.keys, visit.grant, parts_.organisation, visit.helper.id);
    });
}

Result<Discovery> Inventory::discovery(HelperVisit const& visit, DiscoveryId id) {
    auto found = TRY(parts_.database->read([&](db::Read& read) {
        return store::find_discovery(read, *parts_.keys, visit.grant, parts_.organisation, id);
    }));
    TRY(check_own(visit, found));
    return found;
}

Result<void> Inventory::tick(HelperVisit const& visit, std::int64_t version, std::set<std::int64_t> const& done,
                             Sent const& sent) {
    auto const id = visit.helper.id;
    TRY(once(visit.grant, sent, to_text(id), [&](db::Write& write) -> Result<std::string> {
        auto const round = TRY(store::find_round(write, visit.grant, visit.round.id));
        TRY(check_goes_on(round, visit.grant.at()));
        // Ticks are by place: of another list they would be of other lines.
        if (round.version != version) return fail(ErrorKind::conflict, "checklist.changed");
        auto const& checklist = round.assignment.checklist;
        auto const lines = static_cast<std::int64_t>(checklist.size());
        if (!done.empty() && (*done.begin() < 0 || *done.rbegin() >= lines))
            return fail(ErrorKind::bad_request, "form.malformed");
        auto const ticked = TRY(store::list_ticks(write, visit.grant, visit.round.id))[id];
        bool changed = false;
        for (std::size_t i = 0; i < checklist.size(); ++i) {
            auto const& line = checklist[i];
            bool const is = done.contains(static_cast<std::int64_t>(i));
            bool const was = std::find(ticked.begin(), ticked.end(), line) != ticked.end();
            if (is && !was) TRY(store::insert_tick(write, visit.grant, id, line));
            if (was && !is) TRY(store::end_tick(write, visit.grant, id, line));
            changed = changed || is != was;
        }
        if (changed) TRY(logbook::write_line(write, *parts_.keys, visit.grant, line_of(id)));
        return std::string{"done"};
    }));
    return {};
}

Result<DiscoveryId> Inventory::send(HelperVisit const& visit, Found found, People people, std::string_view note,
                                    WriteLetter const& write_letter, Sent const& sent) {
    auto const told = TRY(check(std::move(found), std::move(people), note));
    bool const has_mail = !told.people.address.empty();
    if (has_mail && parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    auto const link = new_link();
    auto const letter = has_mail ? letter_to(LinkLetter::To::people, told.people.language, told.found.name, visit.round,
                                             link, write_letter)
                                 : Letter{};
    auto const& grant = visit.grant;
    auto const answer = TRY(once(grant, sent, {}, [&](db::Write& write) -> Result<std::string> {
        TRY(check_goes_on(TRY(store::find_round(write, grant, visit.round.id)), grant.at()));
        Discovery made;
        made.id = TRY(store::insert_discovery(write, grant, visit.round.id, visit.helper.id, parts_.organisation));
        made.people = told.people;
        TRY(store::replace_told(write, *parts_.keys, grant, made.id, 0, told));
        if (has_mail) TRY(mail_people(write, grant, made.id, told.people, link, letter));
        auto line = line_of(made.id);
        add_subject(line, visit.helper.id, logbook::Seen::opened);
        add_subject(line, made, logbook::Seen::opened);
        TRY(logbook::write_line(write, *parts_.keys, grant, line));
        return to_text(made.id);
    }));
    return DiscoveryId{parse_uuid(answer).value_or(Uuid{})};
}

Result<void> Inventory::change(HelperVisit const& visit, DiscoveryId id, std::int64_t version, Found found,
                               People people, std::string_view note, WriteLetter const& write_letter,
                               Sent const& sent) {
    auto const told = TRY(check(std::move(found), std::move(people), note));
    auto const before = TRY(discovery(visit, id));
    auto const may_change = [&](db::Write& write, Discovery const& discovery) -> Result<void> {
        TRY(check_own(visit, discovery));
        TRY(check_goes_on(TRY(store::find_round(write, visit.grant, visit.round.id)), visit.grant.at()));
        if (discovery.answered_at) return fail(ErrorKind::conflict, "discovery.confirmed");
        return {};
    };
    return rewrite(visit.grant, before, visit.round, version, told, write_letter, sent, may_change);
}

Result<void> Inventory::withdraw(HelperVisit const& visit, DiscoveryId id, Sent const& sent) {
    auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
        TRY(check_own(visit, discovery));
        TRY(check_goes_on(TRY(store::find_round(write, visit.grant, visit.round.id)), visit.grant.at()));
        TRY(settle(write, visit.grant, discovery, DiscoveryState::withdrawn));
        return std::string{"done"};
    };
    TRY(once_waiting(visit.grant, id, sent, to_text(id), act));
    return {};
}

}  // namespace plein::inventory
