// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/directory/rules_duplicates.hpp"
#include "features/directory/service.hpp"
#include "features/directory/store_duplicates.hpp"

/// Pairs of entries that look like one, for who keeps the directory true. Nothing is ever merged.
namespace plein::directory {

inline constexpr access::Declaration parting{"directory.edit", "directory", "pair.parted"};
inline constexpr access::Declaration reopening_pair{"directory.edit", "directory", "pair.reopened"};

/// Two entries that may be one.
struct ProposedPair {
    EntryId first;  ///< the lower id
    EntryId second;
    int alike = 0;               ///< 1 to 1000: how much their names and descriptions are the same
    std::vector<Shared> shared;  ///< why
    std::string hash;            ///< SHA-256 of their shared_text()
};

/// One of them, with its entries.
struct ComparedPair {
    ProposedPair pair;
    Entry first;
    Entry second;
};

/// Where a page of pairs begins: after this one, which may have gone.
struct PairKey {
    int alike = 0;
    EntryId first;
    EntryId second;
};

struct PairPage {
    std::vector<ProposedPair> pairs;  ///< the likeliest first
    std::size_t total = 0;            ///< on all pages
    bool more = false;
};

/// What somebody read when they said that two entries are two.
struct PairSeen {
    EntryId first;
    EntryVersionId first_version;
    EntryId second;
    EntryVersionId second_version;
    std::string form_key;
};

/// One per process. Threads: safe.
class Duplicates {
public:
    Duplicates(db::Database& database, crypto::Keyring const& keys, Directory& directory)
        : database_(database), keys_(keys), directory_(directory) {}

    /// Pairs of entries that hold and of which nobody said that they are two, as long as they share what they shared
    /// then. Cost: compares all entries once for each change of the directory (others wait for it), and one query.
    [[nodiscard]] Result<PairPage> proposed(access::Grant const& grant, std::optional<PairKey> const& after,
                                            std::size_t most);

    /// All of them, the likeliest first, for a command, which follows no directory. Cost: reads and compares all
    /// entries.
    [[nodiscard]] Result<std::vector<ComparedPair>> all_proposed(access::Grant const& grant);

    /// Pairs that somebody said are two, the newest first.
    [[nodiscard]] Result<std::vector<PartedPair>> parted(access::Grant const& grant,
                                                         std::optional<PartedKey> const& after, std::int64_t most);

    /// The versions that hold now of at most most_current entries; one that is not there is left out.
    [[nodiscard]] Result<std::map<EntryId, VersionDocument>> current(access::Grant const& grant,
                                                                     std::span<EntryId const> entries);

    /// Keeps that two entries are two, with its line in the logbook. The same form again does nothing.
    /// Errors: bad_request `form.malformed` where it is one entry; forbidden_or_absent `page.absent`; conflict
    /// `entry.changed` where another version of either holds than was read, `form.sent_before`.
    Result<void> part(access::Grant const& grant, PairSeen const& seen);

    /// The pair is proposed again, if it still looks like one. Errors: conflict `pair.open`, `form.sent_before`.
    Result<void> reopen(access::Grant const& grant, PairId pair, std::string const& form_key);

private:
    using Pairs = std::shared_ptr<std::vector<ProposedPair> const>;
    [[nodiscard]] Pairs compared();

    db::Database& database_;
    crypto::Keyring const& keys_;
    Directory& directory_;
    std::mutex comparing_;  // guards the pairs
    std::int64_t sequence_ = -1;
    Pairs pairs_ = std::make_shared<std::vector<ProposedPair> const>();
};

}  // namespace plein::directory
