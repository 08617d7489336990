// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/service.hpp"

/// What stands in the documents of all entries together, by id: HSDS serves organizations, taxonomies, terms and places
/// on their own, while every document holds its own copy of them.
namespace plein::directory {

/// Where something stands in a list of the index.
using Place = std::uint32_t;
inline constexpr Place nowhere = std::numeric_limits<Place>::max();

struct HsdsService {
    EntryVersionId version{};
    EntryId id{};
    std::string name;
    std::string status;
    std::string modified;  ///< `last_modified` as the document has it; empty where it has none
    Instant changed{};     ///< the same as an instant, or else when we first had this version
    Place organization = nowhere;
    std::vector<Place> terms;  ///< of its own attributes
};

struct HsdsOrganization {
    Uuid id{};
    std::string words;  ///< name, alternate name and description, folded, for searching
    Place holder =
        nowhere;  ///< the service whose document says most about it; nowhere where none says more than its id
    std::vector<Place> services;
    std::vector<Place> terms;
};

struct HsdsTaxonomy {
    Uuid id{};
    std::string words;
    std::string text;  ///< as JSON; empty where no document says more than its id
};

struct HsdsTerm {
    Uuid id{};
    std::string words;
    std::string text;  ///< as HsdsTaxonomy
    Place taxonomy = nowhere;
    std::optional<Uuid> parent;
};

/// One service_at_location.
struct HsdsAtLocation {
    Uuid id{};
    Place service = nowhere;
    std::uint32_t item = 0;  ///< which one of the document's list
    std::optional<Point> point;
    std::vector<Place> terms;
};

/// Made once, never changed. Threads: safe. Each list is in the order of the ids.
struct HsdsIndex {
    std::int64_t sequence = -1;  ///< of the directory, as it was when the documents were read
    std::int64_t asked = -1;     ///< of the snapshot for which they were read: the directory may have changed meanwhile
    std::vector<HsdsService> services;
    std::vector<HsdsOrganization> organizations;
    std::vector<HsdsTaxonomy> taxonomies;
    std::vector<HsdsTerm> terms;
    std::vector<HsdsAtLocation> at_locations;
};

/// The item of a list with that id; null where there is none. Cost: a binary search.
template <class Item>
[[nodiscard]] Item const* find_by_id(std::vector<Item> const& list, decltype(Item::id) const& id) {
    auto const at =
        std::lower_bound(list.begin(), list.end(), id, [](Item const& item, auto const& key) { return item.id < key; });
    return at != list.end() && at->id == id ? &*at : nullptr;
}

/// Reads the documents once for every change of the directory, at the first question after it.
class HsdsShelf {
public:
    /// The index of what there is now. While one caller reads the documents, others get the index that was; where there
    /// is none yet they wait. Cost: none, or one pass over all documents where the directory changed. Threads: safe.
    /// Errors: of the database, where there is no earlier index.
    [[nodiscard]] Result<std::shared_ptr<HsdsIndex const>> index(Directory& directory, access::Grant const& grant);

private:
    [[nodiscard]] std::shared_ptr<HsdsIndex const> known();

    std::mutex reading_;  // held by the one who reads
    std::mutex mutex_;    // guards index_
    std::shared_ptr<HsdsIndex const> index_;
};

}  // namespace plein::directory
