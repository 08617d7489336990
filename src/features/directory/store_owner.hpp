// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/model_owner.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The SQL of owners, of their links and of what they change. Addresses and reasons are sealed here and opened here. An
/// editor reads an address through the row filter; an owner is found by the hash of what only they have.
namespace plein::directory {

/// A person who keeps entries, as the machine needs them.
struct OwnerMail {
    OwnerId id;
    std::string address;
    std::string language;
};

/// Who has this address, to mail them; nothing where nobody does. Never to be shown.
[[nodiscard]] Result<std::optional<OwnerMail>> find_owner_of_address(db::Read& read, crypto::Keyring const& keys,
                                                                     access::Grant const& grant,
                                                                     std::string_view address);

/// A new owner, open to the workers of `organisation`.
[[nodiscard]] Result<OwnerId> insert_owner(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                           std::string_view address, std::string_view language,
                                           std::string_view organisation);

/// Begins to hold that the owner keeps the entry. Errors: conflict `db.conflict` where it holds already.
Result<void> insert_entry_owner(db::Write& write, access::Grant const& grant, EntryId entry, OwnerId owner);

/// Ends it. Errors: conflict `owner.absent` where it does not hold.
Result<void> end_entry_owner(db::Write& write, access::Grant const& grant, EntryId entry, OwnerId owner);

/// Removes an owner with every row that says what they kept and with their links, and ends who may see them.
Result<void> destroy_owner(db::Write& write, access::Grant const& grant, OwnerId owner);

/// The owners of an entry that the grant's purpose and organisation may see, in the order in which they came.
[[nodiscard]] Result<std::vector<Owner>> list_owners(db::Read& read, crypto::Keyring const& keys,
                                                     access::Grant const& grant, EntryId entry);

/// One of them. Errors: conflict `owner.absent`.
[[nodiscard]] Result<Owner> find_owner(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                       EntryId entry, OwnerId owner);

/// How many owners an entry has: a number, and nothing of any of them.
[[nodiscard]] Result<std::int64_t> count_owners(db::Read& read, access::Grant const& grant, EntryId entry);

/// The entries that an owner keeps now.
[[nodiscard]] Result<std::vector<EntryId>> list_entries_of(db::Read& read, access::Grant const& grant, OwnerId owner);

/// Keeps the link with this code for the owner, and of those of the same origin the newest most_links.
Result<void> keep_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, OwnerId owner,
                       std::string_view link, LinkOrigin origin = LinkOrigin::sent);

/// The links of an owner that are kept, whether they hold or not.
[[nodiscard]] Result<std::vector<MailedLink>> list_links(db::Read& read, access::Grant const& grant, OwnerId owner);

/// An owner of an entry that has ended.
struct KeptEnded {
    OwnerId owner;
    EntryId entry;
    Instant since{};  ///< it ended, or they came to keep it where that was later
};
/// All of them, by owner. Cost: a look at all who keep something.
[[nodiscard]] Result<std::vector<KeptEnded>> list_kept_ended(db::Read& read, access::Grant const& grant);

/// Every owner of every entry with their reminders, by owner: ids and moments, and no address.
[[nodiscard]] Result<std::vector<Asked>> list_asked(db::Read& read, access::Grant const& grant);

/// Keeps that the owner was asked about the entry.
Result<void> insert_reminder(db::Write& write, access::Grant const& grant, OwnerId owner, EntryId entry);

/// Where to mail an owner whom the workers of `organisation` may see; nothing where there is no such owner.
[[nodiscard]] Result<std::optional<OwnerMail>> find_owner_mail(db::Read& read, crypto::Keyring const& keys,
                                                               access::Grant const& grant, OwnerId owner,
                                                               std::string_view organisation);

/// Who a code lets in.
struct Holder {
    OwnerId owner;
    std::string language;
    Instant sent_at{};  ///< the link
};
/// Nothing for a code that is unknown, is not kept any more or was not sent after `oldest`.
[[nodiscard]] Result<std::optional<Holder>> find_holder(db::Read& read, crypto::Keyring const& keys,
                                                        access::Grant const& grant, std::string_view link,
                                                        Instant oldest);

/// Keeps a change that waits.
Result<void> insert_proposal(db::Write& write, access::Grant const& grant, Proposal const& proposal);

/// Says what became of one. Errors: conflict `db.conflict` where something did already.
Result<void> insert_result(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, ProposalId id,
                           ProposalState state, std::string_view reason);

/// Errors: forbidden_or_absent `page.absent`.
[[nodiscard]] Result<Proposal> find_proposal(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                             ProposalId id);

/// Those that wait, the oldest first, at most `most`.
[[nodiscard]] Result<std::vector<Proposal>> list_waiting_proposals(db::Read& read, crypto::Keyring const& keys,
                                                                   access::Grant const& grant, std::int64_t most);
[[nodiscard]] Result<std::int64_t> count_waiting_proposals(db::Read& read, access::Grant const& grant);

/// The oldest of an entry that waits; nothing where none does.
[[nodiscard]] Result<std::optional<ProposalId>> find_waiting_proposal(db::Read& read, access::Grant const& grant,
                                                                      EntryId entry);

/// The oldest of all that waits; nothing where none does.
[[nodiscard]] Result<std::optional<ProposalId>> find_next_waiting(db::Read& read, access::Grant const& grant);

/// When changes of an entry were taken over: each at the moment of the version that it became.
[[nodiscard]] Result<std::set<Instant>> list_approvals(db::Read& read, access::Grant const& grant, EntryId entry);

/// Those of an owner that wait, or that an editor decided about since `ended_since`, the newest first; with the
/// documents of those that wait alone.
[[nodiscard]] Result<std::vector<Proposal>> list_told_proposals(db::Read& read, crypto::Keyring const& keys,
                                                                access::Grant const& grant, OwnerId owner,
                                                                Instant ended_since);

/// Those of an owner and an entry that wait.
[[nodiscard]] Result<std::vector<ProposalId>> list_waiting_of(db::Read& read, access::Grant const& grant, OwnerId owner,
                                                              EntryId entry);

/// Where to mail the owner of a proposal; nothing where they do not keep its entry any more, or where the grant may not
/// see them.
[[nodiscard]] Result<std::optional<OwnerMail>> find_owner_of_proposal(db::Read& read, crypto::Keyring const& keys,
                                                                      access::Grant const& grant, ProposalId id);

/// The last versions that owners made without anybody between, the newest first.
[[nodiscard]] Result<std::vector<OwnVersion>> list_own_versions(db::Read& read, access::Grant const& grant,
                                                                std::int64_t most);

}  // namespace plein::directory
