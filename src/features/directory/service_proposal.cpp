// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What owners make of their entries, and what editors do about it.
#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "features/directory/rules_owner.hpp"
#include "features/directory/service_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_duplicates.hpp"
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

/// The visitor's grant for another act than the form that they sent was made for.
access::Grant as_owner(Visit const& visit, access::Declaration const& act) {
    access::Declaration const own{"entry.own", act.purpose, act.activity};
    return access::for_link(visit.owner.bytes, own, visit.grant.trace(), visit.grant.at());
}

/// The proposal, where it still waits. Errors: as find_proposal; conflict `proposal.ended`.
Result<Proposal> find_open(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, ProposalId id) {
    auto proposal = TRY(find_proposal(read, keys, grant, id));
    if (proposal.state != ProposalState::waiting) return fail(ErrorKind::conflict, "proposal.ended");
    return proposal;
}

/// The last change of an entry that the owner is still told of; `all` has the newest first.
std::optional<Proposal> told(std::vector<Proposal> const& all, EntryId entry) {
    auto const last = std::find_if(all.begin(), all.end(), [&](Proposal const& one) { return one.entry == entry; });
    return last == all.end() ? std::nullopt : std::optional{*last};
}

/// What holds now of any number of entries. Cost: one query for every most_current.
Result<std::map<EntryId, VersionDocument>> current_of(db::Read& read, access::Grant const& grant,
                                                      std::span<EntryId const> entries) {
    std::map<EntryId, VersionDocument> all;
    for (std::size_t from = 0; from < entries.size(); from += most_current)
        all.merge(
            TRY(find_current_of(read, grant, entries.subspan(from, std::min(most_current, entries.size() - from)))));
    return all;
}

}  // namespace

Result<std::int64_t> withdraw_waiting(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                      OwnerId owner, EntryId entry) {
    auto const waiting = TRY(list_waiting_of(write, grant, owner, entry));  // one, or none
    for (auto const id : waiting) TRY(insert_result(write, keys, grant, id, ProposalState::withdrawn, {}));
    return static_cast<std::int64_t>(waiting.size());
}

Result<Proposals> Owners::proposals(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) -> Result<Proposals> {
        auto waiting = TRY(list_waiting_proposals(read, *parts_.keys, grant, most_waiting));
        std::vector<EntryId> entries;
        std::vector<EntryVersionId> versions;
        for (auto const& proposal : waiting) {
            entries.push_back(proposal.entry);
            versions.push_back(proposal.version);
        }
        auto const current = TRY(current_of(read, grant, entries));
        auto bases = TRY(find_sources(read, grant, versions));
        Proposals found;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            auto const now = current.find(entries[i]);
            found.waiting.push_back(
                {std::move(waiting[i]), now == current.end() ? VersionDocument{} : now->second, std::move(bases[i])});
        }
        found.total = TRY(count_waiting_proposals(read, grant));
        found.unasked = TRY(list_own_versions(read, grant, most_unasked));
        return found;
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

Result<std::optional<ProposalId>> Owners::next_waiting(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) { return find_next_waiting(read, grant); });
}

Result<std::set<Instant>> Owners::approvals(access::Grant const& grant, EntryId entry) {
    return parts_.database->read([&](db::Read& read) { return list_approvals(read, grant, entry); });
}

Result<Told> Owners::decide(db::Write& write, access::Grant const& grant, Proposal const& proposal, ProposalState state,
                            std::string_view reason, std::optional<Letter> const& letter) {
    TRY(insert_result(write, *parts_.keys, grant, proposal.id, state, reason));
    auto const to = TRY(find_owner_of_proposal(write, *parts_.keys, grant, proposal.id));
    if (to && letter)
        TRY(mail::queue(write, *parts_.keys, grant, {to->address, letter->subject, letter->text, to->language}));
    TRY(logbook::write_line(write, *parts_.keys, grant,
                            line_of_owner("proposal:" + to_text(proposal.id), proposal.owner, logbook::Seen::opened)));
    return to && letter ? Told::by_mail : Told::nobody;
}

Result<Told> Owners::approve(access::Grant const& grant, ProposalId id, Save const& save, ImportedEntry const& entry,
                             WriteApproval const& write_letter) {
    auto const owner = TRY(
        parts_.database->read([&](db::Read& read) { return find_owner_of_proposal(read, *parts_.keys, grant, id); }));
    std::optional<Letter> letter;
    if (owner) letter = write_letter({owner->language, asking_url(), entry.entry.name});
    auto heard = owner ? Told::by_mail : Told::nobody;
    TRY(once(grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        auto const proposal = TRY(find_open(write, *parts_.keys, grant, id));
        if (proposal.entry != entry.entry.id) return fail(ErrorKind::bad_request, "form.malformed");
        TRY(replace_version(write, grant, save.version, entry));
        heard = TRY(decide(write, grant, proposal, ProposalState::approved, {}, letter));
        return {};
    }));
    parts_.directory->follow_change();
    return heard;
}

Result<bool> Owners::reaches_owner(access::Grant const& grant, ProposalId id) {
    auto const owner = TRY(
        parts_.database->read([&](db::Read& read) { return find_owner_of_proposal(read, *parts_.keys, grant, id); }));
    return owner.has_value();
}

Result<Told> Owners::refuse(access::Grant const& grant, ProposalId id, std::string_view reason,
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
    std::optional<Letter> letter;
    if (found.owner) letter = write_letter({found.owner->language, asking_url(), name_of(found.proposal.entry), clean});
    auto heard = found.owner ? Told::by_mail : Told::nobody;
    TRY(once(grant, form_key, to_text(id) + clean, [&](db::Write& write) -> Result<void> {
        auto const proposal = TRY(find_open(write, *parts_.keys, grant, id));
        heard = TRY(decide(write, grant, proposal, ProposalState::refused, clean, letter));
        return {};
    }));
    return heard;
}

Result<std::vector<OwnEntry>> Owners::entries(Visit const& visit) {
    auto own = TRY(parts_.database->read([&](db::Read& read) -> Result<std::vector<OwnEntry>> {
        auto const& grant = visit.grant;
        auto const proposals = TRY(list_told_proposals(read, *parts_.keys, grant, visit.owner, grant.at() - told_for));
        std::vector<OwnEntry> found;
        for (auto& [id, current] : TRY(current_of(read, grant, TRY(list_entries_of(read, grant, visit.owner)))))
            found.push_back({id, std::move(current), told(proposals, id), {}});
        std::vector<OwnEntry*> waiting;
        std::vector<EntryVersionId> versions;
        for (auto& one : found) {
            if (!one.proposal || one.proposal->state != ProposalState::waiting) continue;
            waiting.push_back(&one);
            versions.push_back(one.proposal->version);
        }
        auto bases = TRY(find_sources(read, grant, versions));
        for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i]->base = std::move(bases[i]);
        return found;
    }));
    std::map<EntryId, std::string> names;
    for (auto const& one : own) names[one.id] = name_of(one.id);
    std::sort(own.begin(), own.end(),
              [&](OwnEntry const& a, OwnEntry const& b) { return names.at(a.id) < names.at(b.id); });
    return own;
}

Result<OwnEntry> Owners::entry(Visit const& visit, EntryId id) {
    auto found = TRY(parts_.database->read([&](db::Read& read) -> Result<OwnEntry> {
        auto const& grant = visit.grant;
        TRY(check_own(read, visit, id));
        auto current = TRY(find_current(read, grant, id));
        if (!current) return fail(ErrorKind::forbidden_or_absent, "page.absent");
        OwnEntry own{id, std::move(*current), std::nullopt, {}};
        own.proposal =
            told(TRY(list_told_proposals(read, *parts_.keys, grant, visit.owner, grant.at() - told_for)), id);
        if (!own.proposal || own.proposal->state != ProposalState::waiting) return own;
        auto bases = TRY(find_sources(read, grant, {&own.proposal->version, 1}));
        own.base = std::move(bases.front());
        return own;
    }));
    return found;
}

Result<void> Owners::confirm(Visit const& visit, Save const& save, ImportedEntry const& entry) {
    return this->save({as_owner(visit, confirming_own), visit.owner, visit.until}, save, entry);
}

Result<void> Owners::save(Visit const& visit, Save const& save, ImportedEntry const& entry) {
    TRY(admit_act(visit));
    auto const id = entry.entry.id;
    TRY(once(visit.grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, id));
        TRY(replace_version(write, visit.grant, save.version, entry));
        logbook::Line line;
        line.object = "entry:" + to_text(id);
        return logbook::write_line(write, *parts_.keys, visit.grant, line);
    }));
    parts_.directory->follow_change();
    return {};
}

Result<void> Owners::propose(Visit const& visit, Save const& save, ImportedEntry const& entry) {
    TRY(admit_act(visit));
    Proposal proposal;
    proposal.id = new_id<ProposalTag>(visit.grant.at());
    proposal.entry = entry.entry.id;
    proposal.owner = visit.owner;
    proposal.version = save.version;
    proposal.source = entry.source;
    return once(visit.grant, save.form_key, save.content, [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, proposal.entry));
        TRY(withdraw_waiting(write, *parts_.keys, visit.grant, visit.owner, proposal.entry));
        TRY(insert_proposal(write, visit.grant, proposal));
        return logbook::write_line(
            write, *parts_.keys, visit.grant,
            line_of_owner("proposal:" + to_text(proposal.id), visit.owner, logbook::Seen::opened));
    });
}

Result<void> Owners::withdraw(Visit const& visit, EntryId entry, std::string_view form_key) {
    TRY(admit_act(visit));
    // Also where somebody puts back in the form what stood there.
    auto const grant = as_owner(visit, withdrawing);
    return once(grant, form_key, to_text(entry), [&](db::Write& write) -> Result<void> {
        TRY(check_own(write, visit, entry));
        if (TRY(withdraw_waiting(write, *parts_.keys, grant, visit.owner, entry)) == 0)
            return fail(ErrorKind::conflict, "proposal.ended");
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("entry:" + to_text(entry), visit.owner, logbook::Seen::opened));
    });
}

}  // namespace plein::directory
