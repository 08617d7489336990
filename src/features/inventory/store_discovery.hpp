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
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The SQL of discoveries: what helpers tell, what its own people say of it and what becomes of it. All that is told is
/// sealed here and opened here, and read through the row filter; its own people are found by the hash of their link.
namespace plein::inventory::store {

/// What a discovery says.
struct Told {
    Found found;
    People people;
    std::string note;
};

/// A new discovery without words, open to the workers of `organisation`.
[[nodiscard]] Result<DiscoveryId> insert_discovery(db::Write& write, access::Grant const& grant, RoundId round,
                                                   HelperId helper, std::string_view organisation);

/// Makes `told` what it says from now on; `read_version` is what was changed, 0 for the first.
/// Errors: conflict `discovery.changed` where another version holds.
Result<void> replace_told(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                          DiscoveryId discovery, std::int64_t read_version, Told const& told);

/// Destroys all versions of what it said.
Result<void> destroy_told(db::Write& write, access::Grant const& grant, DiscoveryId discovery);

/// One that the workers of `organisation` may see. Errors: forbidden_or_absent `page.absent`.
[[nodiscard]] Result<Discovery> find_discovery(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                               std::string_view organisation, DiscoveryId discovery);

/// What it said before its own people wrote the version that holds; nothing where somebody else wrote that.
[[nodiscard]] Result<std::optional<Found>> find_before_people(db::Read& read, crypto::Keyring const& keys,
                                                              access::Grant const& grant, std::string_view organisation,
                                                              DiscoveryId discovery);

/// Those of a round that the grant may see: at_editor first, then at_people, then the others; the newest first, at most
/// 200.
[[nodiscard]] Result<std::vector<Discovery>> list_discoveries(db::Read& read, crypto::Keyring const& keys,
                                                              access::Grant const& grant, RoundId round);

/// Those of a helper that the workers of `organisation` may see, the newest first, at most 200.
[[nodiscard]] Result<std::vector<Discovery>> list_discoveries_of(db::Read& read, crypto::Keyring const& keys,
                                                                 access::Grant const& grant,
                                                                 std::string_view organisation, HelperId helper);

/// Those at an editor that the grant may see, the oldest first, at most `most`.
[[nodiscard]] Result<std::vector<Discovery>> list_waiting(db::Read& read, crypto::Keyring const& keys,
                                                          access::Grant const& grant, std::int64_t most);
[[nodiscard]] Result<std::int64_t> count_waiting(db::Read& read, access::Grant const& grant);

/// How far rounds are, by what the grant may see; all of them, or one. A round of which there is nothing is not named.
[[nodiscard]] Result<std::map<RoundId, Progress>> count_progress(db::Read& read, access::Grant const& grant,
                                                                 std::optional<RoundId> round = {});

/// Keeps one more link to it, with this code, for its own people.
Result<void> insert_people_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                DiscoveryId discovery, std::string_view link);
/// Takes all of them away.
Result<void> remove_people_links(db::Write& write, access::Grant const& grant, DiscoveryId discovery);

/// What a code leads to; nothing for one that is unknown, was taken away or was sent before `oldest`.
[[nodiscard]] Result<std::optional<DiscoveryId>> find_discovery_of_link(db::Read& read, crypto::Keyring const& keys,
                                                                        access::Grant const& grant,
                                                                        std::string_view link, Instant oldest);

/// Keeps that the grant's actor said of this version that it is right: its own people, or an editor who spoke to them;
/// once more changes nothing.
Result<void> insert_confirmation(db::Write& write, access::Grant const& grant, DiscoveryId discovery,
                                 std::int64_t version);

/// Says what became of one; `entry` where it was taken up. Errors: conflict `db.conflict` where somebody did already.
Result<void> insert_result(db::Write& write, access::Grant const& grant, DiscoveryId discovery, DiscoveryState state,
                           std::optional<Uuid> const& entry);
/// Keeps why it was refused.
Result<void> insert_refusal(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                            DiscoveryId discovery, std::string_view reason);

/// One that waits, and since when.
struct Old {
    DiscoveryId discovery;
    Instant found_at{};
};
/// The 200 that wait longest, of those that the workers of `organisation` may see.
[[nodiscard]] Result<std::vector<Old>> list_oldest_waiting(db::Read& read, access::Grant const& grant,
                                                           std::string_view organisation);

/// The most that purge_people_links removes in one Write, so that nobody waits for it.
inline constexpr std::int64_t links_at_once = 1000;

/// Removes links of before `oldest` to what was decided; the number.
Result<std::int64_t> purge_people_links(db::Write& write, access::Grant const& grant, Instant oldest);

}  // namespace plein::inventory::store
