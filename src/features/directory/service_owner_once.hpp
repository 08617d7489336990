// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "features/directory/service_owner.hpp"
#include "platform/access/once.hpp"

/// What the files of Owners share.
namespace plein::directory {

/// The code of a link: 128 bits by chance, in hexadecimal.
[[nodiscard]] std::string new_link();

/// A line about an owner: `object` is what was acted on.
[[nodiscard]] logbook::Line line_of_owner(std::string object, OwnerId owner, logbook::Seen seen);

/// Withdraws what waits of this owner and entry; how many.
Result<std::int64_t> withdraw_waiting(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                      OwnerId owner, EntryId entry);

template <class Act>
Result<void> Owners::once(access::Grant const& grant, std::string_view form_key, std::string const& content,
                          Act&& act) {
    auto const hash = parts_.keys->keyed_hash("owner.form", content);
    return access::once(*parts_.database, grant, form_key, hash, act);
}

}  // namespace plein::directory
