// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "platform/access/scope.hpp"
#include "platform/db/history.hpp"

namespace plein::inventory::store {
namespace {

#define ROUND                                                                                               \
    "SELECT inventory_round_version.round, inventory_round_version.version, inventory_round_version.name, " \
    "inventory_round_version.area, inventory_round_version.first_day, inventory_round_version.last_day, "   \
    "inventory_round_version.checklist, inventory_round_end.recorded_at FROM inventory_round_version "      \
    "JOIN inventory_round ON inventory_round.id = inventory_round_version.round "                           \
    "LEFT JOIN inventory_round_end ON inventory_round_end.round = inventory_round_version.round "
#define HELPER                                                                                              \
    "SELECT inventory_helper.id, inventory_helper.round, inventory_helper.name, inventory_helper.address, " \
    "inventory_helper.language, inventory_helper.recorded_at, inventory_helper_link.recorded_at FROM "      \
    "inventory_helper LEFT JOIN inventory_helper_link ON inventory_helper_link.helper = inventory_helper.id "

constexpr db::Statement add_round{"inventory_round.insert",
                                  "INSERT INTO inventory_round (id, recorded_at, recorded_by) VALUES ($1, $2, $3)"};
constexpr db::Statement add_round_version{
    "inventory_round_version.insert",
    "INSERT INTO inventory_round_version (id, round, version, name, area, first_day, last_day, checklist, valid_from, "
    "recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)"};
constexpr db::Statement end_round_version{
    "inventory_round_version.end", PLEIN_END("inventory_round_version", "$3", "$4") "round = $1 AND version = $2"};
constexpr db::Statement add_round_end{
    "inventory_round_end.insert",
    "INSERT INTO inventory_round_end (round, recorded_at, recorded_by) VALUES ($1, $2, $3)"};
constexpr db::Statement one_round{"inventory_round.find", ROUND
                                  "WHERE inventory_round_version.round = $1 AND "
                                  "inventory_round_version." PLEIN_CURRENT};
constexpr db::Statement all_rounds{"inventory_round.list", ROUND
                                   "WHERE inventory_round_version." PLEIN_CURRENT
                                   " ORDER BY inventory_round.recorded_at DESC, inventory_round.id DESC LIMIT 200"};

constexpr db::Statement add_helper{
    "inventory_helper.insert",
    "INSERT INTO inventory_helper (id, round, name, address, address_hash, language, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr db::Statement of_address{"inventory_helper.of_address",
                                   "SELECT COUNT(*) FROM inventory_helper WHERE round = $1 AND address_hash = $2"};
constexpr db::Statement one_helper{
    "inventory_helper.find",
    HELPER "WHERE " PLEIN_VISIBLE("inventory_helper.id", "$1", "$2", "$3") " AND inventory_helper.id = $4"};
constexpr db::Statement helpers_of_round{
    "inventory_helper.list", HELPER
    "WHERE " PLEIN_VISIBLE("inventory_helper.id", "$1", "$2", "$3") " AND inventory_helper.round = $4 "
                                                                    "ORDER BY inventory_helper.recorded_at, "
                                                                    "inventory_helper.id LIMIT 200"};
constexpr db::Statement helpers_of_before{
    "inventory_helper.of_before",
    "SELECT inventory_helper.id FROM inventory_helper JOIN inventory_round_version ON inventory_round_version.round = "
    "inventory_helper.round AND inventory_round_version." PLEIN_CURRENT
    " LEFT JOIN inventory_round_end ON inventory_round_end.round = inventory_helper.round WHERE " PLEIN_VISIBLE(
        "inventory_helper.id", "$1", "$2",
        "$3") " AND (inventory_round_version.last_day < $4 OR inventory_round_end.recorded_at < $5) "
              "ORDER BY inventory_helper.id LIMIT 200"};
constexpr db::Statement delete_reasons{
    "inventory_refusal.destroy",
    "DELETE FROM inventory_refusal WHERE discovery IN (SELECT id FROM inventory_discovery WHERE helper = $1)"};
constexpr db::Statement delete_ticks{"inventory_tick.destroy", "DELETE FROM inventory_tick WHERE helper = $1"};
constexpr db::Statement delete_link{"inventory_helper_link.destroy",
                                    "DELETE FROM inventory_helper_link WHERE helper = $1"};
constexpr db::Statement delete_helper{"inventory_helper.destroy", "DELETE FROM inventory_helper WHERE id = $1"};
constexpr db::Statement add_link{
    "inventory_helper_link.insert",
    "INSERT INTO inventory_helper_link (helper, code_hash, recorded_at, recorded_by) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement of_link{"inventory_helper_link.find",
                                "SELECT inventory_helper_link.helper FROM inventory_helper_link WHERE "
                                "inventory_helper_link.code_hash = $1"};
constexpr db::Statement ticks_of_round{
    "inventory_tick.list",
    "SELECT inventory_tick.helper, inventory_tick.line FROM inventory_tick JOIN inventory_helper ON "
    "inventory_helper.id "
    "= inventory_tick.helper WHERE inventory_helper.round = $1 AND inventory_tick." PLEIN_CURRENT
    " ORDER BY inventory_tick.helper, inventory_tick.line"};
constexpr db::Statement add_tick{
    "inventory_tick.insert",
    "INSERT INTO inventory_tick (id, helper, line, valid_from, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $4, "
    "$5)"};
constexpr db::Statement end_of_tick{"inventory_tick.end",
                                    PLEIN_END("inventory_tick", "$3", "$4") "helper = $1 AND line = $2"};

#undef ROUND
#undef HELPER

constexpr std::string_view name_place = "inventory_helper.name";
constexpr std::string_view address_place = "inventory_helper.address";

std::string place(std::string_view column, Uuid const& id) { return fmt::format("{}:{}", column, to_text(id)); }

db::Blob hash_of_address(crypto::Keyring const& keys, std::string_view address) {
    // As mail is delivered: capitals make no other address.
    return {keys.keyed_hash("helper.address", fold(trim(address)))};
}

db::Blob hash_of_link(crypto::Keyring const& keys, std::string_view link) {
    return {keys.keyed_hash("helper.link", link)};
}

Round round_of(db::Row const& row) {
    Round round;
    round.id = row.id<RoundTag>(0);
    round.version = row.integer(1);
    round.assignment.name = row.text(2);
    round.assignment.area = row.text(3);
    round.assignment.first_day = row.day(4);
    round.assignment.last_day = row.day(5);
    round.assignment.checklist = checklist_lines(row.text(6));
    round.ended_at = row.instant_or_null(7);
    return round;
}

Result<Helper> helper_of(crypto::Keyring const& keys, db::Row const& row) {
    Helper helper;
    helper.id = row.id<HelperTag>(0);
    helper.round = row.id<RoundTag>(1);
    helper.name = TRY(keys.open_sealed(row.blob(2), place(name_place, helper.id.bytes)));
    helper.address = TRY(keys.open_sealed(row.blob(3), place(address_place, helper.id.bytes)));
    helper.language = row.text(4);
    helper.since = row.instant(5);
    helper.link_sent_at = row.instant_or_null(6);
    return helper;
}

Result<void> insert_plan(db::Write& write, access::Grant const& grant, RoundId round, std::int64_t version,
                         Assignment const& plan) {
    TRY(write.execute(add_round_version, new_uuid(grant.at()), round, version, plan.name, plan.area, plan.first_day,
                      plan.last_day, fmt::format("{}", fmt::join(plan.checklist, "\n")), grant.at(), grant.actor()));
    return {};
}

}  // namespace

Result<RoundId> insert_round(db::Write& write, access::Grant const& grant, Assignment const& plan) {
    auto const id = new_id<RoundTag>(grant.at());
    TRY(write.execute(add_round, id, grant.at(), grant.actor()));
    TRY(insert_plan(write, grant, id, 1, plan));
    return id;
}

Result<void> replace_plan(db::Write& write, access::Grant const& grant, RoundId round, std::int64_t read_version,
                          Assignment const& plan) {
    auto const ended = TRY(write.execute(end_round_version, round, read_version, grant.at(), grant.actor()));
    if (ended != 1) return fail(ErrorKind::conflict, "round.changed");
    return insert_plan(write, grant, round, read_version + 1, plan);
}

Result<void> insert_round_end(db::Write& write, access::Grant const& grant, RoundId round) {
    TRY(write.execute(add_round_end, round, grant.at(), grant.actor()));
    return {};
}

Result<Round> find_round(db::Read& read, access::Grant const&, RoundId round) {
    auto const row = TRY(read.first(one_round, round));
    if (!row) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return round_of(*row);
}

Result<std::vector<Round>> list_rounds(db::Read& read, access::Grant const&) {
    std::vector<Round> rounds;
    for (auto const& row : TRY(read.query(all_rounds))) rounds.push_back(round_of(row));
    return rounds;
}

Result<HelperId> insert_helper(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, RoundId round,
                               HelperAddress const& helper, std::string_view language, std::string_view organisation) {
    auto const id = new_id<HelperTag>(grant.at());
    TRY(write.execute(add_helper, id, round, db::Blob{keys.seal(helper.name, place(name_place, id.bytes))},
                      db::Blob{keys.seal(helper.address, place(address_place, id.bytes))},
                      hash_of_address(keys, helper.address), language, grant.at(), grant.actor()));
    TRY(access::open_scope(write, grant, {id.bytes, grant.purpose(), "helper", std::string(organisation)}));
    return id;
}

Result<bool> has_helper(db::Read& read, crypto::Keyring const& keys, access::Grant const&, RoundId round,
                        std::string_view address) {
    return TRY(read.first(of_address, round, hash_of_address(keys, address)))->integer(0) > 0;
}

Result<Helper> find_helper(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                           std::string_view organisation, HelperId helper) {
    auto const row = TRY(read.first(one_helper, grant.purpose(), organisation, grant.at(), helper));
    if (!row) return fail(ErrorKind::conflict, "helper.absent");
    return helper_of(keys, *row);
}

Result<std::vector<Helper>> list_helpers(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                         RoundId round) {
    std::vector<Helper> helpers;
    for (auto const& row : TRY(read.query(helpers_of_round, grant.purpose(), grant.organisation(), grant.at(), round)))
        helpers.push_back(TRY(helper_of(keys, row)));
    return helpers;
}

Result<bool> destroy_helper(db::Write& write, access::Grant const& grant, HelperId helper) {
    TRY(write.execute(delete_reasons, helper));
    TRY(write.execute(delete_ticks, helper));
    TRY(write.execute(delete_link, helper));
    auto const gone = TRY(write.execute(delete_helper, helper));
    TRY(access::close_scope(write, grant, helper.bytes));
    return gone == 1;
}

Result<void> keep_helper_link(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                              HelperId helper, std::string_view link) {
    TRY(write.execute(delete_link, helper));
    TRY(write.execute(add_link, helper, hash_of_link(keys, link), grant.at(), grant.actor()));
    return {};
}

Result<std::optional<HelperId>> find_helper_of_link(db::Read& read, crypto::Keyring const& keys, access::Grant const&,
                                                    std::string_view link) {
    auto const row = TRY(read.first(of_link, hash_of_link(keys, link)));
    return row ? std::optional{row->id<HelperTag>(0)} : std::nullopt;
}

Result<std::map<HelperId, std::vector<std::string>>> list_ticks(db::Read& read, access::Grant const&, RoundId round) {
    std::map<HelperId, std::vector<std::string>> ticks;
    for (auto const& row : TRY(read.query(ticks_of_round, round))) ticks[row.id<HelperTag>(0)].push_back(row.text(1));
    return ticks;
}

Result<void> insert_tick(db::Write& write, access::Grant const& grant, HelperId helper, std::string_view line) {
    TRY(write.execute(add_tick, new_uuid(grant.at()), helper, line, grant.at(), grant.actor()));
    return {};
}

Result<void> end_tick(db::Write& write, access::Grant const& grant, HelperId helper, std::string_view line) {
    TRY(write.execute(end_of_tick, helper, line, grant.at(), grant.actor()));
    return {};
}

Result<std::vector<HelperId>> list_helpers_of_before(db::Read& read, access::Grant const& grant,
                                                     std::string_view organisation, Day first_day,
                                                     Instant ended_before) {
    std::vector<HelperId> helpers;
    for (auto const& row :
         TRY(read.query(helpers_of_before, grant.purpose(), organisation, grant.at(), first_day, ended_before)))
        helpers.push_back(row.id<HelperTag>(0));
    return helpers;
}

}  // namespace plein::inventory::store
