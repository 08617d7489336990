// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/store_duplicates.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "platform/db/history.hpp"

namespace plein::directory {
namespace {

constexpr db::Statement find_pairs{"entry_pair.find_current",
                                   "SELECT first, second, shared FROM entry_pair WHERE " PLEIN_CURRENT};
constexpr db::Statement list_pairs{
    "entry_pair.list",
    "SELECT id, first, second, shared, valid_from, recorded_by FROM entry_pair WHERE " PLEIN_CURRENT
    " AND (valid_from < $1 OR (valid_from = $1 AND id < $2)) ORDER BY valid_from DESC, id DESC LIMIT $3"};
constexpr db::Statement add_pair{
    "entry_pair.add",
    "INSERT INTO entry_pair (id, first, second, shared, valid_from, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $5, $6)"};
constexpr db::Statement end_pair{"entry_pair.end", PLEIN_END("entry_pair", "$2", "$3") "id = $1"};
constexpr db::Statement end_same_pair{"entry_pair.end_same",
                                      PLEIN_END("entry_pair", "$3", "$4") "first = $1 AND second = $2"};
constexpr db::Statement add_end{"entry_end.insert",
                                "INSERT INTO entry_end (id, entry, kept, valid_from, recorded_at, recorded_by) "
                                "VALUES ($1, $2, $3, $4, $4, $5)"};
constexpr db::Statement end_end{"entry_end.end", PLEIN_END("entry_end", "$2", "$3") "entry = $1"};
constexpr db::Statement kept_of{"entry_end.find_kept",
                                "SELECT kept FROM entry_end WHERE entry = $1 AND " PLEIN_CURRENT};
constexpr db::Statement before_end{
    "entry_version.before_end",
    "SELECT valid_until, status FROM entry_version WHERE entry = $1 AND visible = 1 AND status <> 'defunct' AND "
    "valid_until IS NOT NULL ORDER BY valid_until DESC LIMIT 1"};
constexpr db::Statement find_some_current{
    "entry_version.find_some_current",
    "SELECT entry_version.entry, entry_version.id, entry_version.valid_from, entry_version.recorded_by, "
    "entry_source.source FROM entry_version JOIN entry_source ON entry_source.version = entry_version.id "
    "WHERE entry_version.visible = 1 AND entry_version." PLEIN_CURRENT
    " AND entry_version.entry IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19, "
    "$20)"};

}  // namespace

bool is_parted(PartedPairs const& parted, EntryId one, EntryId other, std::string const& shared) {
    auto const known = parted.find(std::minmax(one, other));
    return known != parted.end() && known->second == shared;
}

Result<PartedPairs> find_parted(db::Read& read, access::Grant const&) {
    PartedPairs parted;
    TRY(read.stream(find_pairs, {}, [&](db::Row const& row) {
        parted.emplace(std::pair{row.id<EntryTag>(0), row.id<EntryTag>(1)}, row.blob(2));
        return true;
    }));
    return parted;
}

Result<std::vector<PartedPair>> list_parted(db::Read& read, access::Grant const&, std::optional<PartedKey> const& after,
                                            std::int64_t most) {
    auto const key = after.value_or(PartedKey{from_micros(std::numeric_limits<std::int64_t>::max()), {}});
    std::vector<PartedPair> pairs;
    for (auto const& row : TRY(read.query(list_pairs, key.since, key.id, most)))
        pairs.push_back(
            {row.id<PairTag>(0), row.id<EntryTag>(1), row.id<EntryTag>(2), row.blob(3), row.instant(4), row.text(5)});
    return pairs;
}

Result<void> insert_parted(db::Write& write, access::Grant const& grant, PartedPair const& pair) {
    TRY(write.execute(end_same_pair, pair.first, pair.second, grant.at(), grant.actor()));
    TRY(write.execute(add_pair, pair.id, pair.first, pair.second, db::Blob{pair.shared}, grant.at(), grant.actor()));
    return {};
}

Result<void> end_parted(db::Write& write, access::Grant const& grant, PairId pair) {
    auto const ended = TRY(write.execute(end_pair, pair, grant.at(), grant.actor()));
    if (ended != 1) return fail(ErrorKind::conflict, "pair.open");
    return {};
}

Result<void> insert_end(db::Write& write, access::Grant const& grant, EntryId ended, EntryId kept) {
    TRY(write.execute(end_end, ended, grant.at(), grant.actor()));
    TRY(write.execute(add_end, new_uuid(grant.at()), ended, kept, grant.at(), grant.actor()));
    return {};
}

Result<std::optional<EntryId>> find_kept(db::Read& read, access::Grant const&, EntryId ended) {
    auto const row = TRY(read.first(kept_of, ended));
    return row ? std::optional{row->id<EntryTag>(0)} : std::nullopt;
}

Result<std::optional<Instant>> find_ending(db::Read& read, access::Grant const&, EntryId ended) {
    auto const row = TRY(read.first(before_end, ended));
    return row && row->text(1) != "inactive" ? std::optional{row->instant(0)} : std::nullopt;
}

Result<std::map<EntryId, VersionDocument>> find_current_of(db::Read& read, access::Grant const&,
                                                           std::span<EntryId const> entries) {
    std::map<EntryId, VersionDocument> found;
    if (entries.empty()) return found;
    if (entries.size() > most_current) throw std::logic_error("find_current_of: too many entries");
    // A list of one length is one statement; the places that are left name the last entry once more.
    std::vector<db::Value> asked;
    for (std::size_t i = 0; i < most_current; ++i)
        asked.push_back(db::to_value(entries[std::min(i, entries.size() - 1)]));
    for (auto const& row : TRY(read.query_values(find_some_current, asked)))
        found.emplace(row.id<EntryTag>(0),
                      VersionDocument{row.id<EntryVersionTag>(1), row.instant(2), row.text(3), row.text(4)});
    return found;
}

}  // namespace plein::directory
