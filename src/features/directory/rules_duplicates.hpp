// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/model.hpp"

/// Entries that may be the same, for an editor to look at. Nothing is ever merged by this.
namespace plein::directory {

/// What two entries share.
enum class Shared { name, description, phone, mail, website, address };
[[nodiscard]] std::string_view code(Shared shared);

/// Two entries that may be one.
struct Duplicate {
    std::size_t first = 0;  ///< places in the list that was given, the lower first
    std::size_t second = 0;
    double alike = 0;            ///< how much their names and descriptions are the same: (0, 1]
    std::vector<Shared> shared;  ///< why
};

/// Pairs that may be the same, the likeliest first. Two entries are proposed only where both what they are called and
/// what they say of themselves agree, or one of them wholly, and a way to reach them is the same. What one organisation
/// offers at one address is much alike and not the same: numbers, villages and times in a name that differ keep two
/// entries apart. Cost: about 20 microseconds an entry; compares only entries that share a phone, an address, a
/// website, a mail address or an uncommon word of the name.
[[nodiscard]] std::vector<Duplicate> duplicates_in(std::vector<Entry> const& entries);
[[nodiscard]] std::vector<Duplicate> duplicates_among(std::vector<Entry const*> const& entries);

/// What both entries say where they share something, proposed or not: it is another text as soon as one of them changes
/// in that, or they come to share more or less. It is the same whichever of them is named first.
[[nodiscard]] std::string shared_text(Entry const& one, Entry const& other);

}  // namespace plein::directory
