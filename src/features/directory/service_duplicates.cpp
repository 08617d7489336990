// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/service_duplicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/store.hpp"
#include "platform/access/once.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::directory {
namespace {

/// In the order of a list: the likeliest first, and one order among equals.
template <class Pair>
auto order_of(Pair const& pair) {
    return std::tuple(-pair.alike, pair.first, pair.second);
}

/// The pairs among those that have not ended, the likeliest first.
std::vector<ProposedPair> pairs_among(std::vector<Entry const*> entries) {
    std::erase_if(entries, [](Entry const* entry) { return entry->status == Status::defunct; });
    std::vector<ProposedPair> pairs;
    for (auto& found : duplicates_among(entries)) {
        auto const* first = entries[found.first];
        auto const* second = entries[found.second];
        if (second->id < first->id) std::swap(first, second);
        pairs.push_back({first->id, second->id, std::clamp(static_cast<int>(std::lround(1000 * found.alike)), 1, 1000),
                         std::move(found.shared), crypto::sha256(shared_text(*first, *second))});
    }
    std::sort(pairs.begin(), pairs.end(), [](auto const& a, auto const& b) { return order_of(a) < order_of(b); });
    return pairs;
}

Result<void> write_pair_line(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, PairId pair) {
    logbook::Line line;
    line.object = "entry_pair:" + to_text(pair);
    return logbook::write_line(write, keys, grant, line);
}

}  // namespace

Duplicates::Pairs Duplicates::compared() {
    auto const of = directory_.snapshot();
    std::lock_guard const lock{comparing_};
    if (sequence_ == of->sequence) return pairs_;
    std::vector<Entry const*> entries;
    entries.reserve(of->entries.size() + of->hidden.size());
    for (auto const* list : {&of->entries, &of->hidden})
        for (auto const& entry : *list) entries.push_back(&entry);
    pairs_ = std::make_shared<std::vector<ProposedPair> const>(pairs_among(std::move(entries)));
    sequence_ = of->sequence;
    return pairs_;
}

Result<PairPage> Duplicates::proposed(access::Grant const& grant, std::optional<PairKey> const& after,
                                      std::size_t most) {
    auto const pairs = compared();
    PairPage page;
    if (pairs->empty()) return page;
    auto const parted = TRY(database_.read([&](db::Read& read) { return find_parted(read, grant); }));
    for (auto const& pair : *pairs) {
        if (is_parted(parted, pair.first, pair.second, pair.hash)) continue;
        ++page.total;
        if (after && order_of(pair) <= order_of(*after)) continue;
        page.more = page.pairs.size() == most;
        if (!page.more) page.pairs.push_back(pair);
    }
    return page;
}

Result<std::vector<ComparedPair>> Duplicates::all_proposed(access::Grant const& grant) {
    std::vector<Entry> entries;
    PartedPairs parted;
    TRY(database_.read([&](db::Read& read) -> Result<void> {
        entries = TRY(load_entries(read, grant));
        parted = TRY(find_parted(read, grant));
        return {};
    }));
    std::vector<Entry const*> all;
    std::map<EntryId, Entry const*> by_id;
    for (auto const& entry : entries) {
        all.push_back(&entry);
        by_id.emplace(entry.id, &entry);
    }
    std::vector<ComparedPair> proposed;
    for (auto& pair : pairs_among(std::move(all))) {
        if (is_parted(parted, pair.first, pair.second, pair.hash)) continue;
        auto const& first = *by_id.at(pair.first);
        auto const& second = *by_id.at(pair.second);
        proposed.push_back({std::move(pair), first, second});
    }
    return proposed;
}

Result<std::vector<PartedPair>> Duplicates::parted(access::Grant const& grant, std::optional<PartedKey> const& after,
                                                   std::int64_t most) {
    return database_.read([&](db::Read& read) { return list_parted(read, grant, after, most); });
}

Result<std::map<EntryId, VersionDocument>> Duplicates::current(access::Grant const& grant,
                                                               std::span<EntryId const> entries) {
    return database_.read([&](db::Read& read) { return find_current_of(read, grant, entries); });
}

Result<void> Duplicates::part(access::Grant const& grant, PairSeen const& seen) {
    if (seen.first == seen.second) return fail(ErrorKind::bad_request, "form.malformed");
    auto const content =
        keys_.keyed_hash("pair.form", fmt::format("{} {} {} {}", to_text(seen.first), to_text(seen.first_version),
                                                  to_text(seen.second), to_text(seen.second_version)));
    return access::once(database_, grant, seen.form_key, content, [&](db::Write& write) -> Result<void> {
        auto const found = TRY(find_current_of(write, grant, std::array{seen.first, seen.second}));
        std::vector<Entry> entries;
        for (auto const& [id, version] :
             {std::pair{seen.first, seen.first_version}, std::pair{seen.second, seen.second_version}}) {
            auto const kept = found.find(id);
            if (kept == found.end()) return fail(ErrorKind::forbidden_or_absent, "page.absent");
            if (kept->second.version != version) return fail(ErrorKind::conflict, "entry.changed");
            entries.push_back(TRY(read_document(kept->second.source)).entry);
        }
        PartedPair pair;
        pair.id = new_id<PairTag>(grant.at());
        std::tie(pair.first, pair.second) = std::minmax(seen.first, seen.second);
        pair.shared = crypto::sha256(shared_text(entries[0], entries[1]));
        TRY(insert_parted(write, grant, pair));
        return write_pair_line(write, keys_, grant, pair.id);
    });
}

Result<void> Duplicates::reopen(access::Grant const& grant, PairId pair, std::string const& form_key) {
    auto const content = keys_.keyed_hash("pair.form", to_text(pair));
    return access::once(database_, grant, form_key, content, [&](db::Write& write) -> Result<void> {
        TRY(end_parted(write, grant, pair));
        return write_pair_line(write, keys_, grant, pair);
    });
}

}  // namespace plein::directory
