// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/directory/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

/// All SQL of the directory. Entries are public, so there is no row filter; the grant says who imports.
namespace plein::directory {

/// Counts up with every change that readers can see.
[[nodiscard]] Result<std::int64_t> change_sequence(db::Read& read, access::Grant const& grant);

/// The SHA-256 of the source of every current entry.
[[nodiscard]] Result<std::map<Uuid, std::string>> source_hashes(db::Read& read, access::Grant const& grant);

/// An entry whose current version was made by form.
struct EditedEntry {
    std::string given;            ///< the SHA-256 of the source that a file gave last; empty where none ever did
    bool only_confirmed = false;  ///< it says what that file said, and somebody made sure of it
};

/// Every entry whose current version was made by form. Cost: reads the versions of these entries alone.
[[nodiscard]] Result<std::map<Uuid, EditedEntry>> edited_entries(db::Read& read, access::Grant const& grant);

/// Where a batch comes from.
enum class Origin { file, form };

/// Starts a batch; its rows stay out of sight until publish().
[[nodiscard]] Result<BatchId> insert_import(db::Write& write, access::Grant const& grant, Origin origin);

/// Stages entries in the batch. Cost: about ten rows an entry.
Result<void> insert_entries(db::Write& write, access::Grant const& grant, BatchId batch,
                            std::span<ImportedEntry const> entries);

/// Takes those entries out of a staged batch that somebody saved by form since their hashes were `known`. Returns their
/// ids, in order. Cost: nine statements for each.
[[nodiscard]] Result<std::vector<EntryId>> withdraw_overtaken(db::Write& write, access::Grant const& grant,
                                                              BatchId batch, std::map<Uuid, std::string> const& known);

/// Makes the batch visible and ends the versions before it. Short: three statements.
/// Errors: conflict `db.conflict` where another import was first with one of its entries.
Result<void> publish_import(db::Write& write, access::Grant const& grant, BatchId batch);

/// Makes `entry` the version that holds; the same text as before makes no version. `read_version` is the one that was
/// changed, all zero for a new entry. Errors: conflict `entry.changed` where another holds.
Result<void> replace_version(db::Write& write, access::Grant const& grant, EntryVersionId read_version,
                             ImportedEntry const& entry);

/// Removes at most 50 staged entries of imports that never came to an end and began over an hour ago. Returns how many.
[[nodiscard]] Result<std::int64_t> remove_abandoned(db::Write& write, access::Grant const& grant);

/// All current entries, in the order of their ids. Cost: about 10 microseconds an entry.
[[nodiscard]] Result<std::vector<Entry>> load_entries(db::Read& read, access::Grant const& grant);

/// Calls `each` with every current entry that is shown and its source, in the order of their ids.
Result<void> stream_documents(db::Read& read, access::Grant const& grant,
                              std::function<void(Document const&, std::string const& source)> const& each);

/// The sources of these versions, in the same order. Cost: one query for every fifty.
/// Errors: unavailable `directory.unreadable` where one is not there.
[[nodiscard]] Result<std::vector<std::string>> find_sources(db::Read& read, access::Grant const& grant,
                                                            std::span<EntryVersionId const> versions);

/// The version of an entry that holds now, also of one that has ended; nothing where there is no such entry.
[[nodiscard]] Result<std::optional<VersionDocument>> find_current(db::Read& read, access::Grant const& grant,
                                                                  EntryId entry);

/// One version of an entry; nothing where the entry has no such version.
[[nodiscard]] Result<std::optional<VersionDocument>> find_version(db::Read& read, access::Grant const& grant,
                                                                  EntryId entry, EntryVersionId version);

/// The newest versions of an entry, the newest first.
[[nodiscard]] Result<std::vector<VersionDocument>> find_versions(db::Read& read, access::Grant const& grant,
                                                                 EntryId entry, std::int64_t most);

/// Calls `each` with the source of each current entry, one after another.
Result<void> stream_sources(db::Read& read, access::Grant const& grant,
                            std::function<void(std::string const&)> const& each);

}  // namespace plein::directory
