// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What owners make of their entries, and what editors do about it.
#include <algorithm>
#include <utility>

#include "features/directory/rules_owner.hpp"
#include "features/directory/service_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_owner.hpp"
#include "platform/mail/mail.hpp"

namespace plein::directory {
namespace {

constexpr std::int64_t most_waiting = 50;
constexpr std::int64_t most_unasked = 20;

/// Errors: forbidden_or_absent `page.absent`: what is another's looks as if it were not there.
Result<void> check_own(db::Read& read, Visit const& visit, EntryId entry) {
    auto const own = TRY(list_entries_of(read, visit.grant, visit.owner));
    if (std::find(own.begin(), own.end(), entry) == own.end())
        return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return {};
}

/// The proposal, where it still waits. Errors: as find_proposal; conflict `proposal.ended`.
Result<Proposal> find_open(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, ProposalId id) {
    auto proposal = TRY(find_proposal(read, keys, grant, id));
    if (proposal.state != ProposalState::waiting) return fail(ErrorKind::conflict, "proposal.ended");
    return proposal;
}

/// Withdraws what waits of this owner and entry; how many.
Result<int> withdraw_waiting(db::Write& write, crypto::Keyring const& keys, Visit const& visit, EntryId entry) {
    int count = 0;
    for (auto const& proposal : TRY(list_proposals_of(write, keys, visit.grant, visit.owner))) {
        if (proposal.entry != entry || proposal.state != ProposalState::waiting) continue;
        TRY(insert_result(write, keys, visit.grant, proposal.id, ProposalState::withdrawn, {}));
        ++count;
    }
    return count;
}

/// The last change of an entry that the owner is still told of; `all` has the newest first.
std::optional<Proposal> told(std::vector<Proposal> const& all, EntryId entry, Instant at) {
    auto const last = std::find_if(all.begin(), all.end(), [&](Proposal const& one) {
        return one.entry == entry && one.state != ProposalState::withdrawn;
    });
    if (last == all.end() || (last->ended_at && at - *last->ended_at > told_for)) return std::nullopt;
    return *last;
}

}  // namespace

Result<Proposals> Owners::proposals(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) -> Result<Proposals> {
        return Proposals{TRY(list_waiting_proposals(read, *parts_.keys, grant, most_waiting)),
                         TRY(count_waiting_proposals(read, grant)), TRY(list_own_versions(read, grant, most_unasked))};
    });
}

Result<std::int64_t> Owners::count_waiting(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) { return count_waiting_proposals(read, grant); });
}

Result<std::optional<ProposalId>> Owners::waiting_for(access::Grant const& grant, EntryId entry) {
    return parts_.database->read([&](db::Read& read) { return find_waiting_proposal(read, grant, entry); });
}

Result<Proposal> Owners::proposal(access::Grant const& grant, ProposalId id) {
    return parts_.database->read([&](db::Read& read) { return find_proposal(read, *parts_.keys, grant, id); });
}

Result<std::string> Owners::source_of(access::Grant const& grant, EntryVersionId version) {
    auto sources = TRY(parts_.directory->sources(grant, {&version, 1}));
    return std::move(sources.front());
}

Result<void> Owners::approve(access::Grant const& grant, ProposalId id, Save const& save, ImportedEntry const& entry) {
    TRY(once(grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        auto const proposal = TRY(find_open(write, *parts_.keys, grant, id));
        if (proposal.entry != entry.entry.id) return fail(ErrorKind::bad_request, "form.malformed");
        TRY(replace_version(write, grant, save.version, entry));
        TRY(insert_result(write, *parts_.keys, grant, id, ProposalState::approved, {}));
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("proposal:" + to_text(id), proposal.owner, logbook::Seen::opened));
    }));
    return parts_.directory->refresh();
}

Result<void> Owners::refuse(access::Grant const& grant, ProposalId id, std::string_view reason,
                            WriteRefusal const& write_letter, std::string_view form_key) {
    auto const clean = TRY(check_refusal(reason));
    struct Found {
        Proposal proposal;
        std::optional<OwnerMail> owner;
    };
    auto const found = TRY(parts_.database->read([&](db::Read& read) -> Result<Found> {
        return Found{TRY(find_proposal(read, *parts_.keys, grant, id)),
                     TRY(find_owner_of_proposal(read, *parts_.keys, grant, id))};
    }));
    auto const names = names_of({found.proposal.entry});
    Letter letter;
    if (found.owner)
        letter =
            write_letter({found.owner->language, parts_.site.empty() ? std::string{} : parts_.site + "/mijn-aanbod",
                          names.empty() ? std::string{} : names.front(), clean});
    return once(grant, form_key, to_text(id) + clean, [&](db::Write& write) -> Result<void> {
        auto const proposal = TRY(find_open(write, *parts_.keys, grant, id));
        TRY(insert_result(write, *parts_.keys, grant, id, ProposalState::refused, clean));
        auto const to = TRY(find_owner_of_proposal(write, *parts_.keys, grant, id));
        if (to && found.owner)
            TRY(mail::queue(write, *parts_.keys, grant, {to->address, letter.subject, letter.text, to->language}));
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("proposal:" + to_text(id), proposal.owner, logbook::Seen::opened));
    });
}

Result<std::vector<OwnEntry>> Owners::entries(Visit const& visit) {
    auto found = TRY(parts_.database->read([&](db::Read& read) -> Result<std::vector<OwnEntry>> {
        auto const proposals = TRY(list_proposals_of(read, *parts_.keys, visit.grant, visit.owner));
        std::vector<OwnEntry> own;
        for (auto const id : TRY(list_entries_of(read, visit.grant, visit.owner))) {
            auto current = TRY(find_current(read, visit.grant, id));
            if (current) own.push_back({id, std::move(*current), told(proposals, id, visit.grant.at())});
        }
        return own;
    }));
    return found;
}

Result<OwnEntry> Owners::entry(Visit const& visit, EntryId id) {
    for (auto& own : TRY(entries(visit)))
        if (own.id == id) return std::move(own);
    return fail(ErrorKind::forbidden_or_absent, "page.absent");
}

Result<void> Owners::save(Visit const& visit, Save const& save, ImportedEntry const& entry) {
    auto const id = entry.entry.id;
    TRY(once(visit.grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, id));
        TRY(replace_version(write, visit.grant, save.version, entry));
        logbook::Line line;
        line.object = "entry:" + to_text(id);
        return logbook::write_line(write, *parts_.keys, visit.grant, line);
    }));
    return parts_.directory->refresh();
}

Result<void> Owners::propose(Visit const& visit, Save const& save, ImportedEntry const& entry) {
    Proposal proposal;
    proposal.id = new_id<ProposalTag>(visit.grant.at());
    proposal.entry = entry.entry.id;
    proposal.owner = visit.owner;
    proposal.version = save.version;
    proposal.source = entry.source;
    return once(visit.grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, proposal.entry));
        TRY(withdraw_waiting(write, *parts_.keys, visit, proposal.entry));
        TRY(insert_proposal(write, visit.grant, proposal));
        return logbook::write_line(
            write, *parts_.keys, visit.grant,
            line_of_owner("proposal:" + to_text(proposal.id), visit.owner, logbook::Seen::opened));
    });
}

Result<void> Owners::withdraw(Visit const& visit, EntryId entry, std::string_view form_key) {
    // Also where somebody puts back in the form what stood there.
    access::Declaration const own{"entry.own", withdrawing.purpose, withdrawing.activity};
    auto const grant = access::for_link(visit.owner.bytes, own, visit.grant.trace(), visit.grant.at());
    return once(grant, form_key, to_text(entry), [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, entry));
        if (TRY(withdraw_waiting(write, *parts_.keys, visit, entry)) == 0)
            return fail(ErrorKind::conflict, "proposal.ended");
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("entry:" + to_text(entry), visit.owner, logbook::Seen::opened));
    });
}

}  // namespace plein::directory
