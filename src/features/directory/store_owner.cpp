// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/store_owner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "features/directory/rules_owner.hpp"
#include "platform/access/scope.hpp"
#include "platform/db/history.hpp"

namespace plein::directory {
namespace {

#define OWNER_MAIL "owner.id, owner.address, owner.language "
#define OWNER_OF_ENTRY                                                                        \
    "SELECT owner.id, owner.address, owner.language, entry_owner.valid_from, "                \
    "(SELECT MAX(owner_link.recorded_at) FROM owner_link WHERE owner_link.owner = owner.id) " \
    "FROM entry_owner JOIN owner ON owner.id = entry_owner.owner "
#define PROPOSAL                                                                                     \
    "SELECT entry_proposal.id, entry_proposal.entry, entry_proposal.owner, entry_proposal.version, " \
    "entry_proposal.recorded_at, entry_proposal_result.state, entry_proposal_result.reason, "        \
    "entry_proposal_result.recorded_at"
#define OF_PROPOSAL         \
    " FROM entry_proposal " \
    "LEFT JOIN entry_proposal_result ON entry_proposal_result.proposal = entry_proposal.id "
#define WHOLE_PROPOSAL PROPOSAL ", entry_proposal.source" OF_PROPOSAL

constexpr db::Statement of_address{"owner.of_address", "SELECT " OWNER_MAIL "FROM owner WHERE owner.address_hash = $1"};
constexpr db::Statement add_owner{"owner.insert",
                                  "INSERT INTO owner (id, address, address_hash, language, recorded_at, recorded_by) "
                                  "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr db::Statement add_entry_owner{
    "entry_owner.insert",
    "INSERT INTO entry_owner (id, entry, owner, valid_from, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $4, $5)"};
constexpr db::Statement end_of_entry_owner{"entry_owner.end",
                                           PLEIN_END("entry_owner", "$3", "$4") "entry = $1 AND owner = $2"};
constexpr db::Statement delete_entry_owners{"entry_owner.destroy", "DELETE FROM entry_owner WHERE owner = $1"};
constexpr db::Statement delete_link{"owner_link.destroy", "DELETE FROM owner_link WHERE owner = $1"};
constexpr db::Statement add_reminder{
    "owner_reminder.insert",
    "INSERT INTO owner_reminder (id, owner, entry, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement delete_reminders{"owner_reminder.destroy", "DELETE FROM owner_reminder WHERE owner = $1"};
constexpr db::Statement all_asked{
    "entry_owner.asked",
    "SELECT entry_owner.owner, entry_owner.entry, owner_reminder.recorded_at, "
    "(SELECT MAX(owner_link.recorded_at) FROM owner_link WHERE owner_link.owner = entry_owner.owner AND "
    "owner_link.origin = 'sent') FROM entry_owner "
    "LEFT JOIN owner_reminder ON owner_reminder.owner = entry_owner.owner AND owner_reminder.entry = entry_owner.entry "
    "WHERE entry_owner." PLEIN_CURRENT " ORDER BY entry_owner.owner, entry_owner.entry, owner_reminder.recorded_at"};
constexpr db::Statement one_mail{"owner.mail", "SELECT " OWNER_MAIL "FROM owner WHERE " PLEIN_VISIBLE(
                                                   "owner.id", "$1", "$2", "$3") " AND owner.id = $4"};
constexpr db::Statement delete_owner{"owner.destroy", "DELETE FROM owner WHERE id = $1"};
constexpr db::Statement of_entry{
    "owner.of_entry", OWNER_OF_ENTRY
    "WHERE " PLEIN_VISIBLE("owner.id", "$1", "$2", "$3") " AND entry_owner.entry = $4 AND entry_owner." PLEIN_CURRENT
                                                         " ORDER BY entry_owner.valid_from, entry_owner.id"};
constexpr db::Statement one_of_entry{
    "owner.one_of_entry", OWNER_OF_ENTRY
    "WHERE " PLEIN_VISIBLE("owner.id", "$1", "$2", "$3") " AND entry_owner.entry = $4 AND entry_owner." PLEIN_CURRENT
                                                         " AND owner.id = $5"};
constexpr db::Statement count_of_entry{"entry_owner.count",
                                       "SELECT COUNT(*) FROM entry_owner WHERE entry = $1 AND " PLEIN_CURRENT};
constexpr db::Statement entries_of{
    "entry_owner.entries", "SELECT entry FROM entry_owner WHERE owner = $1 AND " PLEIN_CURRENT " ORDER BY entry"};
constexpr db::Statement add_link{
    "owner_link.insert",
    "INSERT INTO owner_link (code_hash, owner, origin, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement delete_older_links{
    "owner_link.forget",
    "DELETE FROM owner_link WHERE owner = $1 AND origin = $2 AND code_hash NOT IN (SELECT code_hash FROM owner_link "
    "WHERE owner = $1 AND origin = $2 ORDER BY recorded_at DESC, code_hash LIMIT $3)"};
constexpr db::Statement links_of{"owner_link.of",
                                 "SELECT origin, recorded_at FROM owner_link WHERE owner = $1 ORDER BY recorded_at"};
constexpr db::Statement of_link{
    "owner_link.find",
    "SELECT owner.id, owner.language, owner_link.recorded_at FROM owner_link JOIN owner ON owner.id = "
    "owner_link.owner WHERE owner_link.code_hash = $1 AND owner_link.recorded_at > $2"};

constexpr db::Statement all_kept_ended{
    "entry_owner.kept_ended",
    "SELECT entry_owner.owner, entry_owner.entry, entry_owner.valid_from, (SELECT MAX(earlier.valid_until) FROM "
    "entry_version AS earlier WHERE earlier.entry = entry_owner.entry AND earlier.visible = 1 AND earlier.status <> "
    "'defunct') FROM entry_owner JOIN entry_version ON entry_version.entry = entry_owner.entry WHERE "
    "entry_owner." PLEIN_CURRENT " AND entry_version.visible = 1 AND entry_version." PLEIN_CURRENT
    " AND entry_version.status = 'defunct' ORDER BY entry_owner.owner, entry_owner.entry"};

constexpr db::Statement add_proposal{
    "entry_proposal.insert",
    "INSERT INTO entry_proposal (id, entry, owner, version, source, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr db::Statement add_result{"entry_proposal_result.insert",
                                   "INSERT INTO entry_proposal_result (proposal, state, reason, recorded_at, "
                                   "recorded_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement one_proposal{"entry_proposal.find", WHOLE_PROPOSAL "WHERE entry_proposal.id = $1"};
constexpr db::Statement waiting_proposals{"entry_proposal.list_waiting", WHOLE_PROPOSAL
                                          "WHERE entry_proposal_result.proposal IS NULL "
                                          "ORDER BY entry_proposal.recorded_at, entry_proposal.id LIMIT $1"};
constexpr db::Statement count_waiting{"entry_proposal.count_waiting",
                                      "SELECT COUNT(*) FROM entry_proposal WHERE NOT EXISTS (SELECT 1 FROM "
                                      "entry_proposal_result WHERE proposal = entry_proposal.id)"};
constexpr db::Statement waiting_of_entry{
    "entry_proposal.waiting_of_entry",
    "SELECT id FROM entry_proposal WHERE entry = $1 AND NOT EXISTS (SELECT 1 FROM entry_proposal_result WHERE "
    "proposal = entry_proposal.id) ORDER BY recorded_at, id LIMIT 1"};
constexpr db::Statement next_waiting{
    "entry_proposal.next_waiting",
    "SELECT id FROM entry_proposal WHERE NOT EXISTS (SELECT 1 FROM entry_proposal_result WHERE proposal = "
    "entry_proposal.id) ORDER BY recorded_at, id LIMIT 1"};
constexpr db::Statement approved_of_entry{
    "entry_proposal.approved_of_entry",
    "SELECT entry_proposal_result.recorded_at FROM entry_proposal JOIN entry_proposal_result ON "
    "entry_proposal_result.proposal = entry_proposal.id WHERE entry_proposal.entry = $1 AND "
    "entry_proposal_result.state = 'approved' ORDER BY entry_proposal_result.recorded_at"};
constexpr db::Statement told_proposals{
    "entry_proposal.told", PROPOSAL
    ", CASE WHEN entry_proposal_result.proposal IS NULL THEN entry_proposal.source ELSE '' END" OF_PROPOSAL
    "WHERE entry_proposal.owner = $1 AND (entry_proposal_result.proposal IS NULL OR (entry_proposal_result.state <> "
    "'withdrawn' AND entry_proposal_result.recorded_at >= $2)) "
    "ORDER BY entry_proposal.recorded_at DESC, entry_proposal.id DESC"};
constexpr db::Statement waiting_of_owner{
    "entry_proposal.waiting_of_owner",
    "SELECT id FROM entry_proposal WHERE owner = $1 AND entry = $2 AND NOT EXISTS (SELECT 1 FROM entry_proposal_result "
    "WHERE proposal = entry_proposal.id)"};
constexpr db::Statement owner_of_proposal{
    "owner.of_proposal",
    "SELECT " OWNER_MAIL
    "FROM entry_proposal JOIN owner ON owner.id = entry_proposal.owner "
    "JOIN entry_owner ON entry_owner.owner = owner.id AND entry_owner.entry = entry_proposal.entry "
    "AND entry_owner." PLEIN_CURRENT
    " WHERE " PLEIN_VISIBLE("owner.id", "$1", "$2", "$3") " AND entry_proposal.id = $4"};
constexpr db::Statement own_versions{
    "entry_version.by_owners",
    "SELECT entry, name, valid_from FROM entry_version WHERE visible = 1 AND recorded_by >= 'link:' AND "
    "recorded_by < 'link:g' ORDER BY valid_from DESC, id DESC LIMIT $1"};

#undef OWNER_OF_ENTRY
#undef OWNER_MAIL
#undef WHOLE_PROPOSAL
#undef OF_PROPOSAL
#undef PROPOSAL

std::string place(std::string_view column, Uuid const& id) { return fmt::format("{}:{}", column, to_text(id)); }

constexpr std::string_view address_place = "owner.address";
constexpr std::string_view reason_place = "entry_proposal_result.reason";

db::Blob hash_of_address(crypto::Keyring const& keys, std::string_view address) {
    return {keys.keyed_hash("owner.address", normal_address(address))};
}

db::Blob hash_of_link(crypto::Keyring const& keys, std::string_view link) {
    return {keys.keyed_hash("owner.link", link)};
}

/// A row that begins with OWNER_MAIL.
Result<OwnerMail> mail_of(crypto::Keyring const& keys, db::Row const& row) {
    OwnerMail owner;
    owner.id = row.id<OwnerTag>(0);
    owner.address = TRY(keys.open_sealed(row.blob(1), place(address_place, owner.id.bytes)));
    owner.language = row.text(2);
    return owner;
}

Result<Owner> owner_of(crypto::Keyring const& keys, db::Row const& row) {
    auto mail = TRY(mail_of(keys, row));
    return Owner{mail.id, std::move(mail.address), std::move(mail.language), row.instant(3), row.instant_or_null(4)};
}

/// A row of PROPOSAL; of WHOLE_PROPOSAL with the document.
Result<Proposal> proposal_of(crypto::Keyring const& keys, db::Row const& row) {
    Proposal proposal;
    proposal.id = row.id<ProposalTag>(0);
    proposal.entry = row.id<EntryTag>(1);
    proposal.owner = row.id<OwnerTag>(2);
    proposal.version = row.id<EntryVersionTag>(3);
    proposal.made_at = row.instant(4);
    if (row.size() > 8) proposal.source = row.text(8);
    if (row.is_null(5)) return proposal;
    proposal.state = parse_proposal_state(row.text(5)).value_or(ProposalState::withdrawn);
    proposal.reason = TRY(keys.open_sealed(row.blob(6), place(reason_place, proposal.id.bytes)));
    proposal.ended_at = row.instant(7);
    return proposal;
}

Result<std::vector<Proposal>> proposals_in(crypto::Keyring const& keys, db::Rows const& rows) {
    std::vector<Proposal> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back(TRY(proposal_of(keys, row)));
    return found;
}

}  // namespace

Result<std::optional<OwnerMail>> find_owner_of_address(db::Read& read, crypto::Keyring const& keys,
                                                       access::Grant const&, std::string_view address) {
    auto const row = TRY(read.first(of_address, hash_of_address(keys, address)));
    if (!row) return std::optional<OwnerMail>{};
    return std::optional{TRY(mail_of(keys, *row))};
}

Result<OwnerId> insert_owner(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                             std::string_view address, std::string_view language, std::string_view organisation) {
    auto const id = new_id<OwnerTag>(grant.at());
    TRY(write.execute(add_owner, id, db::Blob{keys.seal(address, place(address_place, id.bytes))},
                      hash_of_address(keys, address), language, grant.at(), grant.actor()));
    TRY(access::open_scope(write, grant, {id.bytes, grant.purpose(), "owner", std::string(organisation)}));
    return id;
}

Result<void> insert_entry_owner(db::Write& write, access::Grant const& grant, EntryId entry, OwnerId owner) {
    TRY(write.execute(add_entry_owner, new_uuid(grant.at()), entry, owner, grant.at(), grant.actor()));
    return {};
}

Result<void> end_entry_owner(db::Write& write, access::Grant const& grant, EntryId entry, OwnerId owner) {
    auto const ended = TRY(write.execute(end_of_entry_owner, entry, owner, grant.at(), grant.actor()));
    if (ended != 1) return fail(ErrorKind::conflict, "owner.absent");
    return {};
}

Result<void> destroy_owner(db::Write& write, access::Grant const& grant, OwnerId owner) {
    TRY(write.execute(delete_link, owner));
    TRY(write.execute(delete_reminders, owner));
    TRY(write.execute(delete_entry_owners, owner));
    TRY(write.execute(delete_owner, owner));
    return access::close_scope(write, grant, owner.bytes);
}

Result<std::vector<Owner>> list_owners(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                       EntryId entry) {
    std::vector<Owner> owners;
    for (auto const& row : TRY(read.query(of_entry, grant.purpose(), grant.organisation(), grant.at(), entry)))
        owners.push_back(TRY(owner_of(keys, row)));
    return owners;
}

Result<Owner> find_owner(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, EntryId entry,
                         OwnerId owner) {
    auto const row = TRY(read.first(one_of_entry, grant.purpose(), grant.organisation(), grant.at(), entry, owner));
    if (!row) return fail(ErrorKind::conflict, "owner.absent");
    return owner_of(keys, *row);
}

Result<std::int64_t> count_owners(db::Read& read, access::Grant const&, EntryId entry) {
    return TRY(read.first(count_of_entry, entry))->integer(0);
}

Result<std::vector<EntryId>> list_entries_of(db::Read& read, access::Grant const&, OwnerId owner) {
    std::vector<EntryId> entries;
    for (auto const& row : TRY(read.query(entries_of, owner))) entries.push_back(row.id<EntryTag>(0));
    return entries;
}

Result<void> keep_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, OwnerId owner,
                       std::string_view link, LinkOrigin origin) {
    TRY(write.execute(add_link, hash_of_link(keys, link), owner, code(origin), grant.at(), grant.actor()));
    TRY(write.execute(delete_older_links, owner, code(origin), most_links));
    return {};
}

Result<std::vector<MailedLink>> list_links(db::Read& read, access::Grant const&, OwnerId owner) {
    std::vector<MailedLink> links;
    for (auto const& row : TRY(read.query(links_of, owner)))
        links.push_back({parse_link_origin(row.text(0)).value_or(LinkOrigin::sent), row.instant(1)});
    return links;
}

Result<std::vector<KeptEnded>> list_kept_ended(db::Read& read, access::Grant const&) {
    std::vector<KeptEnded> all;
    for (auto const& row : TRY(read.query(all_kept_ended)))
        all.push_back({row.id<OwnerTag>(0), row.id<EntryTag>(1),
                       std::max(row.instant(2), row.instant_or_null(3).value_or(row.instant(2)))});
    return all;
}

Result<std::vector<Asked>> list_asked(db::Read& read, access::Grant const&) {
    std::vector<Asked> all;
    for (auto const& row : TRY(read.query(all_asked))) {
        auto const owner = row.id<OwnerTag>(0);
        auto const entry = row.id<EntryTag>(1);
        if (all.empty() || all.back().owner != owner || all.back().entry != entry)
            all.push_back({owner, entry, {}, row.instant_or_null(3)});
        if (!row.is_null(2)) all.back().reminded_at.push_back(row.instant(2));
    }
    return all;
}

Result<void> insert_reminder(db::Write& write, access::Grant const& grant, OwnerId owner, EntryId entry) {
    TRY(write.execute(add_reminder, new_uuid(grant.at()), owner, entry, grant.at(), grant.actor()));
    return {};
}

Result<std::optional<OwnerMail>> find_owner_mail(db::Read& read, crypto::Keyring const& keys,
                                                 access::Grant const& grant, OwnerId owner,
                                                 std::string_view organisation) {
    auto const row = TRY(read.first(one_mail, grant.purpose(), organisation, grant.at(), owner));
    if (!row) return std::optional<OwnerMail>{};
    return std::optional{TRY(mail_of(keys, *row))};
}

Result<std::optional<Holder>> find_holder(db::Read& read, crypto::Keyring const& keys, access::Grant const&,
                                          std::string_view link, Instant oldest) {
    auto const row = TRY(read.first(of_link, hash_of_link(keys, link), oldest));
    return row ? std::optional{Holder{row->id<OwnerTag>(0), row->text(1), row->instant(2)}} : std::nullopt;
}

Result<void> insert_proposal(db::Write& write, access::Grant const& grant, Proposal const& proposal) {
    TRY(write.execute(add_proposal, proposal.id, proposal.entry, proposal.owner, proposal.version, proposal.source,
                      grant.at(), grant.actor()));
    return {};
}

Result<void> insert_result(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, ProposalId id,
                           ProposalState state, std::string_view reason) {
    TRY(write.execute(add_result, id, code(state), db::Blob{keys.seal(reason, place(reason_place, id.bytes))},
                      grant.at(), grant.actor()));
    return {};
}

Result<Proposal> find_proposal(db::Read& read, crypto::Keyring const& keys, access::Grant const&, ProposalId id) {
    auto const row = TRY(read.first(one_proposal, id));
    if (!row) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return proposal_of(keys, *row);
}

Result<std::vector<Proposal>> list_waiting_proposals(db::Read& read, crypto::Keyring const& keys, access::Grant const&,
                                                     std::int64_t most) {
    return proposals_in(keys, TRY(read.query(waiting_proposals, most)));
}

Result<std::int64_t> count_waiting_proposals(db::Read& read, access::Grant const&) {
    return TRY(read.first(count_waiting))->integer(0);
}

Result<std::optional<ProposalId>> find_waiting_proposal(db::Read& read, access::Grant const&, EntryId entry) {
    auto const row = TRY(read.first(waiting_of_entry, entry));
    return row ? std::optional{row->id<ProposalTag>(0)} : std::nullopt;
}

Result<std::optional<ProposalId>> find_next_waiting(db::Read& read, access::Grant const&) {
    auto const row = TRY(read.first(next_waiting));
    return row ? std::optional{row->id<ProposalTag>(0)} : std::nullopt;
}

Result<std::set<Instant>> list_approvals(db::Read& read, access::Grant const&, EntryId entry) {
    std::set<Instant> approvals;
    for (auto const& row : TRY(read.query(approved_of_entry, entry))) approvals.insert(row.instant(0));
    return approvals;
}

Result<std::vector<Proposal>> list_told_proposals(db::Read& read, crypto::Keyring const& keys, access::Grant const&,
                                                  OwnerId owner, Instant ended_since) {
    return proposals_in(keys, TRY(read.query(told_proposals, owner, ended_since)));
}

Result<std::vector<ProposalId>> list_waiting_of(db::Read& read, access::Grant const&, OwnerId owner, EntryId entry) {
    std::vector<ProposalId> waiting;
    for (auto const& row : TRY(read.query(waiting_of_owner, owner, entry))) waiting.push_back(row.id<ProposalTag>(0));
    return waiting;
}

Result<std::optional<OwnerMail>> find_owner_of_proposal(db::Read& read, crypto::Keyring const& keys,
                                                        access::Grant const& grant, ProposalId id) {
    auto const row = TRY(read.first(owner_of_proposal, grant.purpose(), grant.organisation(), grant.at(), id));
    if (!row) return std::optional<OwnerMail>{};
    return std::optional{TRY(mail_of(keys, *row))};
}

Result<std::vector<OwnVersion>> list_own_versions(db::Read& read, access::Grant const&, std::int64_t most) {
    std::vector<OwnVersion> versions;
    for (auto const& row : TRY(read.query(own_versions, most)))
        versions.push_back({row.id<EntryTag>(0), row.text(1), row.instant(2)});
    return versions;
}

}  // namespace plein::directory
