// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/store.hpp"

#include <fmt/format.h>

#include "features/areas/geometry.hpp"
#include "platform/db/history.hpp"

namespace plein::areas {
namespace {

constexpr db::Statement find_sequence{"area_change.find", "SELECT sequence FROM area_change WHERE id = 1"};
constexpr db::Statement count_sequence{"area_change.count",
                                       "UPDATE area_change SET sequence = sequence + 1 WHERE id = 1"};

constexpr db::Statement add_import{
    "area_import.add",
    "INSERT INTO area_import (id, kind, file_name, year, records, state, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, 'staged', $6, $7)"};
constexpr db::Statement show_import{"area_import.show", "UPDATE area_import SET state = 'visible' WHERE id = $1"};
constexpr db::Statement replace_address_import{
    "area_import.replace_addresses",
    "UPDATE area_import SET state = 'replaced' WHERE kind = 'addresses' AND state = 'visible'"};
constexpr db::Statement list_removable{"area_import.list_removable",
                                       "SELECT id FROM area_import WHERE (kind = 'addresses' AND state = 'replaced') "
                                       "OR (state = 'staged' AND recorded_at < $1) "
                                       "ORDER BY id"};
constexpr db::Statement delete_import{"area_import.delete",
                                      "DELETE FROM area_import WHERE id = $1 AND state <> 'visible'"};

constexpr db::Statement add_area{
    "area.add",
    "INSERT INTO area (id, import_id, visible, kind, code, name, municipality, parent, year, geometry, valid_from, "
    "valid_until, ended_by, recorded_at, recorded_by, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
constexpr db::Statement find_newer_area{
    "area.find_newer",
    "SELECT 1 FROM area WHERE visible = 1 AND replaced_at IS NULL AND kind <> 'own' AND year > $2 AND EXISTS ("
    "SELECT 1 FROM area AS fresh WHERE fresh.import_id = $1 AND fresh.kind = area.kind "
    "AND fresh.municipality = area.municipality) LIMIT 1"};
constexpr db::Statement end_older_areas{
    "area.end_older",
    PLEIN_END("area", "$3", "$4") "visible = 1 AND replaced_at IS NULL AND kind <> 'own' "
    "AND year < $2 AND EXISTS (SELECT 1 FROM area AS fresh WHERE fresh.import_id = $1 AND fresh.kind = area.kind "
    "AND fresh.municipality = area.municipality)"};
constexpr db::Statement end_merged_areas{
    "area.end_merged",
    PLEIN_END("area", "$4", "$5") "visible = 1 AND replaced_at IS NULL "
    "AND kind = $1 AND municipality = $2 AND year < $3"};
constexpr db::Statement replace_same_areas{
    "area.replace_same",
    PLEIN_REPLACE("area", "$3", "$4") "visible = 1 AND kind <> 'own' AND year = $2 "
    "AND EXISTS (SELECT 1 FROM area AS fresh WHERE fresh.import_id = $1 AND fresh.kind = area.kind "
    "AND fresh.municipality = area.municipality)"};
constexpr db::Statement show_areas{"area.show", "UPDATE area SET visible = 1 WHERE import_id = $1"};
constexpr db::Statement delete_areas{"area.delete_staged",
                                     "DELETE FROM area WHERE visible = 0 AND id IN (SELECT id FROM area WHERE "
                                     "import_id = $1 AND visible = 0 LIMIT 1000)"};
constexpr db::Statement delete_postcodes{
    "area_postcode.delete",
    "DELETE FROM area_postcode WHERE import_id = $1 AND postcode IN (SELECT postcode FROM area_postcode "
    "WHERE import_id = $1 ORDER BY postcode LIMIT 1000)"};
constexpr db::Statement list_areas{
    "area.list",
    "SELECT id, kind, code, name, municipality, parent, year, geometry, valid_from, valid_until, version FROM area "
    "WHERE visible = 1 AND replaced_at IS NULL AND " PLEIN_VALID_AT("area", "$1") " ORDER BY code"};
constexpr db::Statement list_neighbourhood_codes{
    "area.list_neighbourhood_codes",
    "SELECT code FROM area "
    "WHERE visible = 1 AND replaced_at IS NULL AND kind = 'neighbourhood' AND " PLEIN_VALID_AT("area",
                                                                                               "$1") " ORDER BY code"};

constexpr db::Statement find_own{
    "area.find_own",
    "SELECT id, kind, code, name, municipality, parent, year, geometry, valid_from, valid_until, version FROM area "
    "WHERE visible = 1 AND replaced_at IS NULL AND kind = 'own' AND code = $1 ORDER BY valid_from DESC LIMIT 1"};
constexpr db::Statement replace_own{
    "area.replace_own",
    PLEIN_REPLACE("area", "$3", "$4") "version = $2 AND id = (SELECT id FROM area WHERE visible = 1 "
    "AND replaced_at IS NULL AND kind = 'own' AND code = $1 ORDER BY valid_from DESC LIMIT 1)"};
constexpr db::Statement add_part{"area_part.add", "INSERT INTO area_part (area, neighbourhood) VALUES ($1, $2)"};
constexpr db::Statement list_parts{"area_part.list",
                                   "SELECT neighbourhood FROM area_part WHERE area = $1 ORDER BY neighbourhood"};

/// Who ends an area whose end is known when it is written.
std::optional<std::string> ender(Area const& area, access::Grant const& grant) {
    return area.valid_until ? std::optional{grant.actor()} : std::nullopt;
}

Result<Area> area_of(db::Read& read, db::Row const& row) {
    Area area;
    auto const kind = parse_area_kind(row.text(1));
    if (!kind) return fail(ErrorKind::internal, "area.kind_unknown");
    area.kind = *kind;
    area.code = row.text(2);
    area.name = row.text(3);
    area.municipality = row.text(4);
    area.parent = row.text(5);
    area.year = row.integer(6);
    area.valid_from = row.day(8);
    if (!row.is_null(9)) area.valid_until = row.day(9);
    area.version = row.integer(10);
    if (area.kind == AreaKind::own) {
        for (auto const& part : TRY(read.query(list_parts, row.uuid(0)))) area.neighbourhoods.push_back(part.text(0));
        return area;
    }
    area.polygons = TRY(decode(row.blob(7)));
    area.box = box_of(area.polygons);
    area.point = point_on_surface(area.polygons);
    return area;
}

}  // namespace

Result<std::int64_t> change_sequence(db::Read& read, access::Grant const&) {
    auto const row = TRY(read.first(find_sequence));
    return row ? row->integer(0) : 0;
}

Result<void> count_change(db::Write& write, access::Grant const&) {
    TRY(write.execute(count_sequence));
    return {};
}

Result<AreaImportId> insert_import(db::Write& write, access::Grant const& grant, ImportKind kind,
                                   std::string_view file_name, std::int64_t year, std::int64_t records) {
    auto const id = new_id<AreaImportTag>(grant.at());
    TRY(write.execute(add_import, id, kind == ImportKind::areas ? "areas" : "addresses", file_name, year, records,
                      grant.at(), grant.actor()));
    return id;
}

Result<void> insert_areas(db::Write& write, access::Grant const& grant, AreaImportId import,
                          std::span<Area const> areas) {
    for (auto const& area : areas) {
        TRY(write.execute(add_area, new_id<AreaTag>(grant.at()), import, false, name(area.kind), area.code, area.name,
                          area.municipality, area.parent, area.year, db::Blob{encode(area.polygons)}, area.valid_from,
                          area.valid_until, ender(area, grant), grant.at(), grant.actor(), std::int64_t{1}));
    }
    return {};
}

Result<void> publish_areas(db::Write& write, access::Grant const& grant, AreaImportId import, std::int64_t year,
                           std::span<Division const> merged) {
    if (TRY(write.first(find_newer_area, import, year)))
        return fail(ErrorKind::conflict, "area.newer_year",
                    fmt::format("areas of a year after {} are loaded already", year));
    Day const begin{std::chrono::year{static_cast<int>(year)} / 1 / 1};
    TRY(write.execute(end_older_areas, import, year, begin, grant.actor()));
    for (auto const& [kind, municipality] : merged)
        TRY(write.execute(end_merged_areas, name(kind), municipality, year, begin, grant.actor()));
    TRY(write.execute(replace_same_areas, import, year, grant.at(), grant.actor()));
    TRY(write.execute(show_areas, import));
    TRY(write.execute(show_import, import));
    return count_change(write, grant);
}

Result<void> publish_addresses(db::Write& write, access::Grant const& grant, AreaImportId import) {
    TRY(write.execute(replace_address_import));
    TRY(write.execute(show_import, import));
    return count_change(write, grant);
}

Result<std::vector<AreaImportId>> removable_imports(db::Read& read, access::Grant const& grant) {
    std::vector<AreaImportId> imports;
    for (auto const& row : TRY(read.query(list_removable, grant.at() - std::chrono::hours{24})))
        imports.push_back(row.id<AreaImportTag>(0));
    return imports;
}

Result<bool> remove_import_rows(db::Write& write, access::Grant const&, AreaImportId import) {
    if (TRY(write.execute(delete_areas, import)) > 0) return false;
    if (TRY(write.execute(delete_postcodes, import)) > 0) return false;
    TRY(write.execute(delete_import, import));
    return true;
}

Result<std::vector<Area>> areas_on(db::Read& read, access::Grant const&, Day day) {
    std::vector<Area> areas;
    for (auto const& row : TRY(read.query(list_areas, day))) areas.push_back(TRY(area_of(read, row)));
    return areas;
}

Result<std::vector<std::string>> neighbourhood_codes(db::Read& read, access::Grant const&, Day day) {
    std::vector<std::string> codes;
    for (auto const& row : TRY(read.query(list_neighbourhood_codes, day))) codes.push_back(row.text(0));
    return codes;
}

Result<std::optional<Area>> find_own_area(db::Read& read, access::Grant const&, std::string_view code) {
    auto const row = TRY(read.first(find_own, code));
    if (!row) return std::optional<Area>{};
    return std::optional<Area>{TRY(area_of(read, *row))};
}

Result<void> withdraw_own_area(db::Write& write, access::Grant const& grant, Area const& area) {
    if (TRY(write.execute(replace_own, area.code, area.version - 1, grant.at(), grant.actor())) != 1)
        return fail(ErrorKind::conflict, "own_area.changed_meanwhile");
    return count_change(write, grant);
}

Result<void> put_own_area(db::Write& write, access::Grant const& grant, Area const& area) {
    if (area.version > 1) TRY(withdraw_own_area(write, grant, area));
    auto const id = new_id<AreaTag>(grant.at());
    TRY(write.execute(add_area, id, std::monostate{}, true, name(area.kind), area.code, area.name, area.municipality,
                      area.parent, area.year, db::Blob{}, area.valid_from, area.valid_until, ender(area, grant),
                      grant.at(), grant.actor(), area.version));
    for (auto const& code : area.neighbourhoods) TRY(write.execute(add_part, id, code));
    return count_change(write, grant);
}

}  // namespace plein::areas
