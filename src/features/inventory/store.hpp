// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/inventory/model.hpp"
#include "features/inventory/rules.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The SQL of rounds and of who helps in them. Names and addresses of helpers are sealed here and opened here, and read
/// through the row filter; whoever comes by a link is found by its hash.
namespace plein::inventory::store {

/// A new round with its plan.
[[nodiscard]] Result<RoundId> insert_round(db::Write& write, access::Grant const& grant, Assignment const& plan);

/// Makes `plan` what the round asks from now on. Errors: conflict `round.changed` where another version holds.
Result<void> replace_plan(db::Write& write, access::Grant const& grant, RoundId round, std::int64_t read_version,
                          Assignment const& plan);

/// Ends a round. Errors: conflict `db.conflict` where somebody did already.
Result<void> insert_round_end(db::Write& write, access::Grant const& grant, RoundId round);

/// Errors: forbidden_or_absent `page.absent`.
[[nodiscard]] Result<Round> find_round(db::Read& read, access::Grant const& grant, RoundId round);

/// The last 200, the newest first.
[[nodiscard]] Result<std::vector<Round>> list_rounds(db::Read& read, access::Grant const& grant);

/// A new helper, open to the workers of `organisation`. Errors: conflict `db.conflict` where somebody with the address
/// helps in the round already.
[[nodiscard]] Result<HelperId> insert_helper(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                             RoundId round, HelperAddress const& helper, std::string_view language,
                                             std::string_view organisation);

/// Whether somebody with this address helps in the round.
[[nodiscard]] Result<bool> has_helper(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                      RoundId round, std::string_view address);

/// A helper whom the workers of `organisation` may see, without what they ticked. Errors: conflict `helper.absent`.
[[nodiscard]] Result<Helper> find_helper(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                         std::string_view organisation, HelperId helper);

/// The helpers of a round whom the grant may see, in the order in which they came, without what they ticked; at most
/// 200.
[[nodiscard]] Result<std::vector<Helper>> list_helpers(db::Read& read, crypto::Keyring const& keys,
                                                       access::Grant const& grant, RoundId round);

/// Removes a helper with their link, what they ticked and the reasons that they could read, and ends who may see them.
/// False where they are there no more.
Result<bool> destroy_helper(db::Write& write, access::Grant const& grant, HelperId helper);

/// Keeps the link with this code for the helper, in the place of the one before.
Result<void> keep_helper_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                              HelperId helper, std::string_view link);

/// Whom a code lets in; nothing for one that is unknown or was replaced.
[[nodiscard]] Result<std::optional<HelperId>> find_helper_of_link(db::Read& read, crypto::Keyring const& keys,
                                                                  access::Grant const& grant, std::string_view link);

/// The lines that each helper of a round ticked.
[[nodiscard]] Result<std::map<HelperId, std::vector<std::string>>> list_ticks(db::Read& read,
                                                                              access::Grant const& grant,
                                                                              RoundId round);

/// Begins to hold that a line is done. Errors: conflict `db.conflict` where it holds already.
Result<void> insert_tick(db::Write& write, access::Grant const& grant, HelperId helper, std::string_view line);
/// Ends it.
Result<void> end_tick(db::Write& write, access::Grant const& grant, HelperId helper, std::string_view line);

/// Helpers whom the workers of `organisation` may see, of rounds whose last day was before `first_day` or that somebody
/// ended before `ended_before`; at most 200.
[[nodiscard]] Result<std::vector<HelperId>> list_helpers_of_before(db::Read& read, access::Grant const& grant,
                                                                   std::string_view organisation, Day first_day,
                                                                   Instant ended_before);

}  // namespace plein::inventory::store
