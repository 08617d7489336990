// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "features/directory/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

/// The SQL of pairs of entries that look like one.
namespace plein::directory {

struct PairTag;
using PairId = Id<PairTag>;

/// Two entries of which somebody said that they are two.
struct PartedPair {
    PairId id;
    EntryId first;  ///< the lower id
    EntryId second;
    std::string shared;  ///< SHA-256 of shared_text() as it was then
    Instant since{};
    std::string recorded_by;  ///< who said so: an account's id
};

/// What is said of each pair, by its two entries.
using PartedPairs = std::map<std::pair<EntryId, EntryId>, std::string>;

/// Whether somebody said of two entries that they are two, sharing what they share now: the SHA-256 of their
/// shared_text(). Either may be named first.
[[nodiscard]] bool is_parted(PartedPairs const& parted, EntryId one, EntryId other, std::string const& shared);

/// Every pair that is said to be two. Cost: one query.
[[nodiscard]] Result<PartedPairs> find_parted(db::Read& read, access::Grant const& grant);

/// Where a page of a list begins: after the row with these.
struct PartedKey {
    Instant since{};
    PairId id;
};
/// The same as a list, the newest first.
[[nodiscard]] Result<std::vector<PartedPair>> list_parted(db::Read& read, access::Grant const& grant,
                                                          std::optional<PartedKey> const& after, std::int64_t most);

/// Keeps that they are two, in place of what was said of them before.
Result<void> insert_parted(db::Write& write, access::Grant const& grant, PartedPair const& pair);

/// Ends what was said. Errors: conflict `pair.open` where nothing is said of it any more.
Result<void> end_parted(db::Write& write, access::Grant const& grant, PairId pair);

/// Keeps that an entry ended because it stood there twice, and which one stays, until a version of it is published that
/// has not ended.
Result<void> insert_end(db::Write& write, access::Grant const& grant, EntryId ended, EntryId kept);

/// The entry that stays where this one ended as a double; nothing for any other.
[[nodiscard]] Result<std::optional<EntryId>> find_kept(db::Read& read, access::Grant const& grant, EntryId ended);

/// The moment at which an entry ended that residents could see until then; nothing where they could not.
[[nodiscard]] Result<std::optional<Instant>> find_ending(db::Read& read, access::Grant const& grant, EntryId ended);

/// The most entries that find_current_of() is asked for at once.
inline constexpr std::size_t most_current = 20;
/// The versions of these entries that hold now; an entry that is not there is left out. Cost: one query.
[[nodiscard]] Result<std::map<EntryId, VersionDocument>> find_current_of(db::Read& read, access::Grant const& grant,
                                                                         std::span<EntryId const> entries);

}  // namespace plein::directory
