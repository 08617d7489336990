// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/store_discovery.hpp"

#include <fmt/format.h>

#include <string>

#include "features/inventory/rules.hpp"
#include "platform/access/scope.hpp"
#include "platform/db/history.hpp"
#include "platform/json/described.hpp"

// How the words of a discovery are written before they are sealed.

template <>
struct plein::json::Description<plein::inventory::Need> {
    using Need = plein::inventory::Need;
    static constexpr std::string_view name = "Need";
    static constexpr std::string_view description = "One thing that an initiative needs.";
    static constexpr auto fields = std::tuple{field("code", &Need::code, "One of the kinds of the directory."),
                                              field("text", &Need::text, "In their own words.")};
};

template <>
struct plein::json::Description<plein::inventory::Found> {
    using Found = plein::inventory::Found;
    static constexpr std::string_view name = "Found";
    static constexpr std::string_view description = "What somebody tells of an initiative.";
    static constexpr auto fields = std::tuple{field("name", &Found::name, "What it is called."),
                                              field("description", &Found::description, "What they do."),
                                              field("kind", &Found::kind, "One of the kinds of the directory."),
                                              field("themes", &Found::themes, "Codes, the most important first."),
                                              field("place", &Found::place, "Name of the building or the spot."),
                                              field("line", &Found::line, "Street and house number."),
                                              field("postcode", &Found::postcode, "As `1234 AB`."),
                                              field("city", &Found::city, "The town."),
                                              field("times", &Found::times, "When, in their own words."),
                                              field("cost", &Found::cost, "In their own words."),
                                              field("phone", &Found::phone, "For everybody to see."),
                                              field("mail", &Found::mail, "For everybody to see."),
                                              field("website", &Found::website, "For everybody to see."),
                                              field("needs", &Found::needs, "What it needs.")};
};

template <>
struct plein::json::Description<plein::inventory::People> {
    using People = plein::inventory::People;
    static constexpr std::string_view name = "People";
    static constexpr std::string_view description = "Who says for an initiative whether it is right.";
    static constexpr auto fields = std::tuple{field("name", &People::name, "Whom to ask for."),
                                              field("address", &People::address, "E-mail; empty where there is none."),
                                              field("language", &People::language, "`nl` or `en`.")};
};

namespace plein::inventory::store {
namespace {

#define DISCOVERY                                                                                                   \
    "SELECT inventory_discovery.id, inventory_discovery.round, inventory_discovery.helper, "                        \
    "inventory_discovery.recorded_at, inventory_discovery_version.id, inventory_discovery_version.version, "        \
    "inventory_discovery_version.found, inventory_discovery_version.people, inventory_discovery_version.note, "     \
    "(SELECT MAX(inventory_discovery_link.recorded_at) FROM inventory_discovery_link WHERE "                        \
    "inventory_discovery_link.discovery = inventory_discovery.id), (SELECT COUNT(*) FROM inventory_discovery_link " \
    "WHERE inventory_discovery_link.discovery = inventory_discovery.id), (SELECT "                                  \
    "MAX(inventory_confirmation.recorded_at) FROM inventory_confirmation WHERE inventory_confirmation.discovery = " \
    "inventory_discovery.id), (SELECT inventory_confirmation.recorded_at FROM inventory_confirmation WHERE "        \
    "inventory_confirmation.discovery = inventory_discovery.id AND inventory_confirmation.version = "               \
    "inventory_discovery_version.version), inventory_result.state, inventory_result.entry, "                        \
    "inventory_result.recorded_at, inventory_refusal.reason "                                                       \
    "FROM inventory_discovery LEFT JOIN inventory_discovery_version ON inventory_discovery_version.discovery = "    \
    "inventory_discovery.id AND inventory_discovery_version.valid_until IS NULL "                                   \
    "LEFT JOIN inventory_result ON inventory_result.discovery = inventory_discovery.id "                            \
    "LEFT JOIN inventory_refusal ON inventory_refusal.discovery = inventory_discovery.id "
// Whoever has an address gets a link with it, so who has no link has no address.
#define AT_EDITOR                                                                                     \
    "(NOT EXISTS (SELECT 1 FROM inventory_discovery_link WHERE inventory_discovery_link.discovery = " \
    "inventory_discovery.id) OR EXISTS (SELECT 1 FROM inventory_confirmation WHERE "                  \
    "inventory_confirmation.discovery = inventory_discovery.id))"
#define UNDECIDED \
    " AND NOT EXISTS (SELECT 1 FROM inventory_result WHERE inventory_result.discovery = inventory_discovery.id)"

constexpr db::Statement add_discovery{
    "inventory_discovery.insert",
    "INSERT INTO inventory_discovery (id, round, helper, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement add_told{
    "inventory_discovery_version.insert",
    "INSERT INTO inventory_discovery_version (id, discovery, version, found, people, note, valid_from, recorded_at, "
    "recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)"};
constexpr db::Statement end_told{"inventory_discovery_version.end", PLEIN_END("inventory_discovery_version", "$3",
                                                                              "$4") "discovery = $1 AND version = $2"};
constexpr db::Statement delete_told{"inventory_discovery_version.destroy",
                                    "DELETE FROM inventory_discovery_version WHERE discovery = $1"};
constexpr db::Statement one{
    "inventory_discovery.find",
    DISCOVERY "WHERE " PLEIN_VISIBLE("inventory_discovery.id", "$1", "$2", "$3") " AND inventory_discovery.id = $4"};
constexpr db::Statement before_people{
    "inventory_discovery_version.before_people",
    "SELECT told.id, told.found FROM inventory_discovery JOIN inventory_discovery_version AS holds "
    "ON holds.discovery = inventory_discovery.id AND holds.valid_until IS NULL AND holds.recorded_by = $5 "
    "JOIN inventory_discovery_version AS told ON told.discovery = inventory_discovery.id AND told.recorded_by <> $5 "
    "WHERE " PLEIN_VISIBLE("inventory_discovery.id", "$1", "$2", "$3") " AND inventory_discovery.id = $4 "
                                                                       "ORDER BY told.version DESC LIMIT 1"};
constexpr db::Statement of_round{
    "inventory_discovery.list", DISCOVERY
    "WHERE " PLEIN_VISIBLE("inventory_discovery.id", "$1", "$2", "$3") " AND inventory_discovery.round = $4 "
    "ORDER BY CASE WHEN inventory_result.state IS NOT NULL THEN 2 WHEN " AT_EDITOR " THEN 0 ELSE 1 END, "
    "inventory_discovery.recorded_at DESC, inventory_discovery.id DESC LIMIT 200"};
constexpr db::Statement of_helper{
    "inventory_discovery.of_helper", DISCOVERY
    "WHERE " PLEIN_VISIBLE("inventory_discovery.id", "$1", "$2", "$3") " AND inventory_discovery.helper = $4 "
    "ORDER BY inventory_discovery.recorded_at DESC, inventory_discovery.id DESC LIMIT 200"};
constexpr db::Statement at_editor{"inventory_discovery.list_waiting",
                                  DISCOVERY "WHERE " PLEIN_VISIBLE("inventory_discovery.id", "$1", "$2", "$3") UNDECIDED
                                  " AND " AT_EDITOR
                                  " ORDER BY inventory_discovery.recorded_at, inventory_discovery.id LIMIT $4"};
constexpr db::Statement count_at_editor{"inventory_discovery.count_waiting",
                                        "SELECT COUNT(*) FROM inventory_discovery WHERE " PLEIN_VISIBLE(
                                            "inventory_discovery.id", "$1", "$2", "$3") UNDECIDED " AND " AT_EDITOR};
constexpr db::Statement oldest_waiting{
    "inventory_discovery.oldest_waiting",
    "SELECT inventory_discovery.id, inventory_discovery.recorded_at FROM inventory_discovery WHERE " PLEIN_VISIBLE(
        "inventory_discovery.id", "$1", "$2", "$3") UNDECIDED
    " ORDER BY inventory_discovery.recorded_at, inventory_discovery.id LIMIT 200"};
constexpr db::Statement count_helpers{
    "inventory_helper.count",
    "SELECT inventory_helper.round, COUNT(*) FROM inventory_helper WHERE " PLEIN_VISIBLE(
        "inventory_helper.id", "$1", "$2",
        "$3") " AND ($4 = '' OR inventory_helper.round = $5) GROUP BY inventory_helper.round"};
constexpr db::Statement count_states{
    "inventory_discovery.count",
    "SELECT counted.round, counted.state, COUNT(*) FROM (SELECT inventory_discovery.round AS round, "
    "COALESCE(inventory_result.state, CASE WHEN " AT_EDITOR
    " THEN 'at_editor' ELSE 'at_people' END) AS state FROM inventory_discovery LEFT JOIN inventory_result ON "
    "inventory_result.discovery = inventory_discovery.id WHERE " PLEIN_VISIBLE(
        "inventory_discovery.id", "$1", "$2",
        "$3") " AND ($4 = '' OR inventory_discovery.round = $5)) AS counted GROUP BY counted.round, counted.state"};

constexpr db::Statement add_link{
    "inventory_discovery_link.insert",
    "INSERT INTO inventory_discovery_link (code_hash, discovery, recorded_at, recorded_by) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement delete_links{"inventory_discovery_link.destroy",
                                     "DELETE FROM inventory_discovery_link WHERE discovery = $1"};
constexpr db::Statement of_link{
    "inventory_discovery_link.find",
    "SELECT inventory_discovery_link.discovery FROM inventory_discovery_link WHERE "
    "inventory_discovery_link.code_hash = $1 AND inventory_discovery_link.recorded_at > $2"};
constexpr db::Statement purge_links{
    "inventory_discovery_link.purge",
    "DELETE FROM inventory_discovery_link WHERE code_hash IN (SELECT inventory_discovery_link.code_hash FROM "
    "inventory_discovery_link JOIN inventory_result ON inventory_result.discovery = inventory_discovery_link.discovery "
    "WHERE inventory_discovery_link.recorded_at <= $1 ORDER BY inventory_discovery_link.recorded_at LIMIT $2)"};
constexpr db::Statement add_confirmation{
    "inventory_confirmation.insert",
    "INSERT INTO inventory_confirmation (discovery, version, recorded_at, recorded_by) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (discovery, version) DO NOTHING"};
constexpr db::Statement add_result{
    "inventory_result.insert",
    "INSERT INTO inventory_result (discovery, state, entry, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement add_refusal{
    "inventory_refusal.insert",
    "INSERT INTO inventory_refusal (discovery, reason, recorded_at, recorded_by) VALUES ($1, $2, $3, $4)"};

#undef DISCOVERY
#undef AT_EDITOR
#undef UNDECIDED

constexpr std::string_view found_place = "inventory_discovery_version.found";
constexpr std::string_view people_place = "inventory_discovery_version.people";
constexpr std::string_view note_place = "inventory_discovery_version.note";
constexpr std::string_view reason_place = "inventory_refusal.reason";

std::string place(std::string_view column, Uuid const& id) { return fmt::format("{}:{}", column, to_text(id)); }

db::Blob hash_of_link(crypto::Keyring const& keys, std::string_view link) {
    return {keys.keyed_hash("discovery.link", link)};
}

template <class T>
Result<T> opened(crypto::Keyring const& keys, std::string_view sealed, std::string const& where) {
    return json::read<T>(TRY(json::parse(TRY(keys.open_sealed(sealed, where)))));
}

/// A row of DISCOVERY, opened.
Result<Discovery> discovery_of(crypto::Keyring const& keys, db::Row const& row) {
    Discovery discovery;
    discovery.id = row.id<DiscoveryTag>(0);
    discovery.round = row.id<RoundTag>(1);
    discovery.helper = row.id<HelperTag>(2);
    discovery.found_at = row.instant(3);
    if (!row.is_null(4)) {
        auto const version = row.uuid(4);
        discovery.version = row.integer(5);
        discovery.found = TRY(opened<Found>(keys, row.blob(6), place(found_place, version)));
        discovery.people = TRY(opened<People>(keys, row.blob(7), place(people_place, version)));
        discovery.note = TRY(keys.open_sealed(row.blob(8), place(note_place, version)));
    }
    discovery.mailed_at = row.instant_or_null(9);
    discovery.mails = row.integer(10);
    discovery.answered_at = row.instant_or_null(11);
    discovery.confirmed_at = row.instant_or_null(12);
    discovery.state = waiting_state(discovery.people, discovery.answered_at.has_value());
    if (row.is_null(13)) return discovery;
    discovery.state = parse_discovery_state(row.text(13)).value_or(DiscoveryState::expired);
    if (!row.is_null(14)) discovery.entry = row.uuid(14);
    discovery.ended_at = row.instant(15);
    if (!row.is_null(16))
        discovery.reason = TRY(keys.open_sealed(row.blob(16), place(reason_place, discovery.id.bytes)));
    return discovery;
}

Result<std::vector<Discovery>> discoveries_in(crypto::Keyring const& keys, db::Rows const& rows) {
    std::vector<Discovery> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back(TRY(discovery_of(keys, row)));
    return found;
}

void count(Progress& progress, DiscoveryState state, std::int64_t number) {
    switch (state) {
        case DiscoveryState::at_people:
            progress.at_people += number;
            return;
        case DiscoveryState::at_editor:
            progress.at_editor += number;
            return;
        case DiscoveryState::taken_up:
            progress.taken_up += number;
            return;
        default:
            progress.ended += number;
    }
}

}  // namespace

Result<DiscoveryId> insert_discovery(db::Write& write, access::Grant const& grant, RoundId round, HelperId helper,
                                     std::string_view organisation) {
    auto const id = new_id<DiscoveryTag>(grant.at());
    TRY(write.execute(add_discovery, id, round, helper, grant.at(), grant.actor()));
    TRY(access::open_scope(write, grant, {id.bytes, grant.purpose(), "discovery", std::string(organisation)}));
    return id;
}

Result<void> replace_told(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                          DiscoveryId discovery, std::int64_t read_version, Told const& told) {
    auto const ended =
        read_version == 0 ? 1 : TRY(write.execute(end_told, discovery, read_version, grant.at(), grant.actor()));
    if (ended != 1) return fail(ErrorKind::conflict, "discovery.changed");
    auto const id = new_uuid(grant.at());
    TRY(write.execute(add_told, id, discovery, read_version + 1,
                      db::Blob{keys.seal(json::to_json(told.found), place(found_place, id))},
                      db::Blob{keys.seal(json::to_json(told.people), place(people_place, id))},
                      db::Blob{keys.seal(told.note, place(note_place, id))}, grant.at(), grant.actor()));
    return {};
}

Result<void> destroy_told(db::Write& write, access::Grant const&, DiscoveryId discovery) {
    TRY(write.execute(delete_told, discovery));
    return {};
}

Result<Discovery> find_discovery(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                 std::string_view organisation, DiscoveryId discovery) {
    auto const row = TRY(read.first(one, grant.purpose(), organisation, grant.at(), discovery));
    if (!row) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return discovery_of(keys, *row);
}

Result<std::optional<Found>> find_before_people(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                                std::string_view organisation, DiscoveryId discovery) {
    // The actor of access::for_link, which its own people come with.
    auto const people = "link:" + to_text(discovery);
    auto const row = TRY(read.first(before_people, grant.purpose(), organisation, grant.at(), discovery, people));
    if (!row) return std::optional<Found>{};
    return std::optional{TRY(opened<Found>(keys, row->blob(1), place(found_place, row->uuid(0))))};
}

Result<std::vector<Discovery>> list_discoveries(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                                RoundId round) {
    return discoveries_in(keys, TRY(read.query(of_round, grant.purpose(), grant.organisation(), grant.at(), round)));
}

Result<std::vector<Discovery>> list_discoveries_of(db::Read& read, crypto::Keyring const& keys,
                                                   access::Grant const& grant, std::string_view organisation,
                                                   HelperId helper) {
    return discoveries_in(keys, TRY(read.query(of_helper, grant.purpose(), organisation, grant.at(), helper)));
}

Result<std::vector<Discovery>> list_waiting(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                            std::int64_t most) {
    return discoveries_in(keys, TRY(read.query(at_editor, grant.purpose(), grant.organisation(), grant.at(), most)));
}

Result<std::int64_t> count_waiting(db::Read& read, access::Grant const& grant) {
    return TRY(read.first(count_at_editor, grant.purpose(), grant.organisation(), grant.at()))->integer(0);
}

Result<std::map<RoundId, Progress>> count_progress(db::Read& read, access::Grant const& grant,
                                                   std::optional<RoundId> round) {
    std::map<RoundId, Progress> all;
    auto const chosen = round ? to_text(*round) : std::string{};
    auto const id = round.value_or(RoundId{});
    for (auto const& row :
         TRY(read.query(count_helpers, grant.purpose(), grant.organisation(), grant.at(), chosen, id)))
        all[row.id<RoundTag>(0)].helpers = row.integer(1);
    for (auto const& row : TRY(read.query(count_states, grant.purpose(), grant.organisation(), grant.at(), chosen, id)))
        count(all[row.id<RoundTag>(0)], parse_discovery_state(row.text(1)).value_or(DiscoveryState::expired),
              row.integer(2));
    return all;
}

Result<void> insert_people_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                DiscoveryId discovery, std::string_view link) {
    TRY(write.execute(add_link, hash_of_link(keys, link), discovery, grant.at(), grant.actor()));
    return {};
}

Result<void> remove_people_links(db::Write& write, access::Grant const&, DiscoveryId discovery) {
    TRY(write.execute(delete_links, discovery));
    return {};
}

Result<std::optional<DiscoveryId>> find_discovery_of_link(db::Read& read, crypto::Keyring const& keys,
                                                          access::Grant const&, std::string_view link, Instant oldest) {
    auto const row = TRY(read.first(of_link, hash_of_link(keys, link), oldest));
    return row ? std::optional{row->id<DiscoveryTag>(0)} : std::nullopt;
}

Result<void> insert_confirmation(db::Write& write, access::Grant const& grant, DiscoveryId discovery,
                                 std::int64_t version) {
    TRY(write.execute(add_confirmation, discovery, version, grant.at(), grant.actor()));
    return {};
}

Result<void> insert_result(db::Write& write, access::Grant const& grant, DiscoveryId discovery, DiscoveryState state,
                           std::optional<Uuid> const& entry) {
    TRY(write.execute(add_result, discovery, code(state), entry, grant.at(), grant.actor()));
    return {};
}

Result<void> insert_refusal(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                            DiscoveryId discovery, std::string_view reason) {
    TRY(write.execute(add_refusal, discovery, db::Blob{keys.seal(reason, place(reason_place, discovery.bytes))},
                      grant.at(), grant.actor()));
    return {};
}

Result<std::vector<Old>> list_oldest_waiting(db::Read& read, access::Grant const& grant,
                                             std::string_view organisation) {
    std::vector<Old> old;
    for (auto const& row : TRY(read.query(oldest_waiting, grant.purpose(), organisation, grant.at())))
        old.push_back({row.id<DiscoveryTag>(0), row.instant(1)});
    return old;
}

Result<std::int64_t> purge_people_links(db::Write& write, access::Grant const&, Instant oldest) {
    return write.execute(purge_links, oldest, links_at_once);
}

}  // namespace plein::inventory::store
