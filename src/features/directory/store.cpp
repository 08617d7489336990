// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/history.hpp"

namespace plein::directory {
namespace {

constexpr db::Statement find_sequence{"directory_change.find", "SELECT sequence FROM directory_change WHERE id = 1"};
constexpr db::Statement count_sequence{"directory_change.count",
                                       "UPDATE directory_change SET sequence = sequence + 1 WHERE id = 1"};

constexpr db::Statement add_import{
    "directory_import.add",
    "INSERT INTO directory_import (id, state, recorded_at, recorded_by, origin) VALUES ($1, 'staged', $2, $3, $4)"};
constexpr db::Statement show_import{"directory_import.show",
                                    "UPDATE directory_import SET state = 'visible' WHERE id = $1"};

constexpr db::Statement add_version{
    "entry_version.add",
    "INSERT INTO entry_version (id, import_id, entry, visible, name, alternate_name, description, website, mail, "
    "status, "
    "alert, "
    "application, cost, waiting, eligibility, minimum_age, maximum_age, interpretation, organisation, kind, "
    "ladder_step, "
    "building_block, area_served, area_served_code, assured_on, last_modified, capacity_available, capacity_maximum, "
    "capacity_unit, capacity_updated, source_hash, valid_from, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
    "$23, $24, $25, $26, $27, $28, $29, $30, $31, $31, $32)"};
constexpr db::Statement add_source{"entry_source.add", "INSERT INTO entry_source (version, source) VALUES ($1, $2)"};
constexpr db::Statement delete_source{"entry_source.delete_staged", "DELETE FROM entry_source WHERE version = $1"};
constexpr db::Statement end_versions{
    "entry_version.end_replaced",
    PLEIN_END("entry_version", "$2", "$3") "visible = 1 "
    "AND entry IN (SELECT entry FROM entry_version WHERE import_id = $1)"};
constexpr db::Statement end_ends{
    "entry_end.end_restored",
    PLEIN_END("entry_end", "$2", "$3") "entry IN (SELECT entry FROM entry_version WHERE import_id = $1 "
    "AND status <> 'defunct')"};
constexpr db::Statement show_versions{"entry_version.show",
                                      "UPDATE entry_version SET visible = 1 WHERE import_id = $1"};
constexpr db::Statement list_hashes{
    "entry_version.list_hashes", "SELECT entry, source_hash FROM entry_version WHERE visible = 1 AND " PLEIN_CURRENT};
constexpr db::Statement list_edited{
    "entry_version.list_edited",
    "SELECT held.entry, held.last_modified FROM entry_version held JOIN directory_import made ON made.id = "
    "held.import_id WHERE held.visible = 1 AND held." PLEIN_CURRENT " AND made.origin = 'form'"};
// By when they ended, as in find_last_versions: the last row of an entry is what a file gave last.
constexpr db::Statement list_given{
    "entry_version.list_given",
    "SELECT given.entry, given.last_modified, given.source_hash FROM entry_version given JOIN directory_import file "
    "ON file.id = given.import_id WHERE given.visible = 1 AND file.origin = 'file' AND given.entry IN "
    "(SELECT held.entry FROM entry_version held JOIN directory_import made ON made.id = held.import_id "
    "WHERE held.visible = 1 AND held." PLEIN_CURRENT " AND made.origin = 'form') ORDER BY given.valid_until, given.id"};
constexpr db::Statement list_overtaken{
    "entry_version.list_overtaken",
    "SELECT staged.id, staged.entry, held.source_hash FROM entry_version staged JOIN entry_version held "
    "ON held.entry = staged.entry JOIN directory_import made ON made.id = held.import_id "
    "WHERE staged.import_id = $1 AND held.visible = 1 AND held." PLEIN_CURRENT
    " AND made.origin = 'form' "
    "ORDER BY staged.entry"};
constexpr db::Statement list_sources{
    "entry_source.list",
    "SELECT entry_source.source FROM entry_version JOIN entry_source ON entry_source.version = entry_version.id "
    "WHERE entry_version.visible = 1 AND entry_version." PLEIN_CURRENT " ORDER BY entry_version.entry"};
#define PLEIN_KEPT_VERSION                                                                               \
    "SELECT entry_version.id, entry_version.valid_from, entry_version.recorded_by, entry_source.source " \
    "FROM entry_version JOIN entry_source ON entry_source.version = entry_version.id "                   \
    "WHERE entry_version.visible = 1 AND entry_version.entry = $1 "
constexpr db::Statement find_one_version{"entry_version.find_one", PLEIN_KEPT_VERSION "AND entry_version.id = $2"};
constexpr db::Statement find_current_version{"entry_version.find_current",
                                             PLEIN_KEPT_VERSION "AND entry_version." PLEIN_CURRENT};
// By when they ended, and not when they began: after a clock that was ahead is set right, the version that holds still
// goes before one that it replaced.
constexpr db::Statement find_last_versions{"entry_version.find_last", PLEIN_KEPT_VERSION
                                           "ORDER BY COALESCE(entry_version.valid_until, 9223372036854775807) DESC, "
                                           "entry_version.id DESC LIMIT $2"};
#undef PLEIN_KEPT_VERSION
constexpr db::Statement list_documents{
    "entry_source.list_shown",
    "SELECT entry_version.id, entry_version.entry, entry_version.valid_from, entry_source.source "
    "FROM entry_version JOIN entry_source ON entry_source.version = entry_version.id "
    "WHERE entry_version.visible = 1 AND entry_version." PLEIN_CURRENT
    " AND entry_version.status IN ('active', 'temporarily closed') ORDER BY entry_version.entry"};
constexpr std::size_t sources_a_query = 50;
constexpr db::Statement find_some_sources{
    "entry_source.find_some",
    "SELECT version, source FROM entry_source WHERE version IN ("
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
    "$25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, "
    "$47, $48, $49, $50)"};
constexpr db::Statement list_versions{
    "entry_version.list",
    "SELECT id, entry, name, alternate_name, description, website, mail, status, alert, application, cost, waiting, "
    "eligibility, minimum_age, maximum_age, interpretation, organisation, kind, ladder_step, building_block, "
    "area_served, "
    "area_served_code, assured_on, last_modified, capacity_available, capacity_maximum, capacity_unit, "
    "capacity_updated "
    "FROM entry_version WHERE visible = 1 AND " PLEIN_CURRENT " ORDER BY entry"};
constexpr db::Statement list_abandoned{
    "entry_version.list_abandoned",
    "SELECT entry_version.id FROM entry_version JOIN directory_import ON directory_import.id = entry_version.import_id "
    "WHERE directory_import.state = 'staged' AND directory_import.recorded_at < $1 LIMIT 50"};
constexpr db::Statement delete_version{"entry_version.delete_staged",
                                       "DELETE FROM entry_version WHERE id = $1 AND visible = 0"};

constexpr db::Statement add_theme{"entry_theme.add",
                                  "INSERT INTO entry_theme (version, position, theme) VALUES ($1, $2, $3)"};
constexpr db::Statement add_language{
    "entry_language.add", "INSERT INTO entry_language (version, position, code, name) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement add_need{"entry_need.add",
                                 "INSERT INTO entry_need (version, position, kind, text) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement add_location{
    "entry_location.add",
    "INSERT INTO entry_location (version, position, name, line, postcode, city, route, latitude, longitude) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr db::Statement add_accessibility{
    "entry_accessibility.add",
    "INSERT INTO entry_accessibility (version, location, position, text) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement add_phone{
    "entry_phone.add",
    "INSERT INTO entry_phone (version, location, position, number, label) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement add_schedule{"entry_schedule.add",
                                     "INSERT INTO entry_schedule (version, location, position, frequency, weekdays, "
                                     "positions, month_days, every, opens_at, "
                                     "closes_at, starts_on, first_day, last_day, note) "
                                     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};

#define PLEIN_OF_CURRENT "IN (SELECT id FROM entry_version WHERE visible = 1 AND " PLEIN_CURRENT ")"
constexpr db::Statement list_themes{"entry_theme.list",
                                    "SELECT version, theme FROM entry_theme WHERE version " PLEIN_OF_CURRENT
                                    " ORDER BY version, position"};
constexpr db::Statement list_languages{"entry_language.list",
                                       "SELECT version, code, name FROM entry_language WHERE version " PLEIN_OF_CURRENT
                                       " ORDER BY version, position"};
constexpr db::Statement list_needs{"entry_need.list",
                                   "SELECT version, kind, text FROM entry_need WHERE version " PLEIN_OF_CURRENT
                                   " ORDER BY version, position"};
constexpr db::Statement list_locations{"entry_location.list",
                                       "SELECT version, name, line, postcode, city, route, latitude, longitude "
                                       "FROM entry_location WHERE version " PLEIN_OF_CURRENT
                                       " ORDER BY version, position"};
constexpr db::Statement list_accessibility{
    "entry_accessibility.list",
    "SELECT version, location, text FROM entry_accessibility WHERE version " PLEIN_OF_CURRENT
    " ORDER BY version, location, position"};
constexpr db::Statement list_phones{
    "entry_phone.list", "SELECT version, location, number, label FROM entry_phone WHERE version " PLEIN_OF_CURRENT
                        " ORDER BY version, location, position"};
constexpr db::Statement list_schedules{"entry_schedule.list",
                                       "SELECT version, location, frequency, weekdays, positions, month_days, every, "
                                       "opens_at, closes_at, starts_on, first_day, "
                                       "last_day, note FROM entry_schedule WHERE version " PLEIN_OF_CURRENT
                                       " ORDER BY version, location, position"};
#undef PLEIN_OF_CURRENT

constexpr db::Statement delete_themes{"entry_theme.delete_staged", "DELETE FROM entry_theme WHERE version = $1"};
constexpr db::Statement delete_languages{"entry_language.delete_staged",
                                         "DELETE FROM entry_language WHERE version = $1"};
constexpr db::Statement delete_needs{"entry_need.delete_staged", "DELETE FROM entry_need WHERE version = $1"};
constexpr db::Statement delete_accessibility{"entry_accessibility.delete_staged",
                                             "DELETE FROM entry_accessibility WHERE version = $1"};
constexpr db::Statement delete_phones{"entry_phone.delete_staged", "DELETE FROM entry_phone WHERE version = $1"};
constexpr db::Statement delete_schedules{"entry_schedule.delete_staged",
                                         "DELETE FROM entry_schedule WHERE version = $1"};
constexpr db::Statement delete_locations{"entry_location.delete_staged",
                                         "DELETE FROM entry_location WHERE version = $1"};

constexpr std::int64_t of_entry = -1;  ///< where other rows have the place's position

std::string_view word(Frequency frequency) {
    switch (frequency) {
        case Frequency::none:
            return "none";
        case Frequency::weekly:
            return "weekly";
        case Frequency::monthly:
            return "monthly";
    }
    return "none";
}

std::vector<int> numbers_of(std::string_view text) {
    std::vector<int> numbers;
    for (auto const part : split(text, ',')) {
        int number = 0;
        if (std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc{})
            numbers.push_back(number);
    }
    return numbers;
}

std::optional<std::int64_t> wide(std::optional<int> number) {
    return number ? std::optional<std::int64_t>{*number} : std::nullopt;
}
std::optional<std::int64_t> wide(std::optional<std::chrono::minutes> time) {
    return time ? std::optional<std::int64_t>{time->count()} : std::nullopt;
}
std::optional<std::int64_t> whole(db::Row const& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.integer(column)};
}
std::optional<int> narrow(db::Row const& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional{static_cast<int>(row.integer(column))};
}
std::optional<std::chrono::minutes> minutes_or_null(db::Row const& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional{std::chrono::minutes{row.integer(column)}};
}
std::optional<Day> day_or_null(db::Row const& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.day(column)};
}

Result<void> insert_phones(db::Write& write, EntryVersionId version, std::int64_t location,
                           std::vector<Phone> const& phones) {
    for (std::size_t i = 0; i < phones.size(); ++i)
        TRY(write.execute(add_phone, version, location, static_cast<std::int64_t>(i), phones[i].number,
                          phones[i].label));
    return {};
}

Result<void> insert_schedules(db::Write& write, EntryVersionId version, std::int64_t location,
                              std::vector<Schedule> const& schedules) {
    for (std::size_t i = 0; i < schedules.size(); ++i) {
        auto const& one = schedules[i];
        TRY(write.execute(add_schedule, version, location, static_cast<std::int64_t>(i), word(one.frequency),
                          int{one.weekdays}, fmt::format("{}", fmt::join(one.positions, ",")),
                          fmt::format("{}", fmt::join(one.month_days, ",")), one.interval, wide(one.opens_at),
                          wide(one.closes_at), one.starts_on, one.first_day, one.last_day, one.note));
    }
    return {};
}

Result<void> insert_locations(db::Write& write, EntryVersionId version, std::vector<Location> const& locations) {
    for (std::size_t i = 0; i < locations.size(); ++i) {
        auto const& one = locations[i];
        auto const position = static_cast<std::int64_t>(i);
        auto const latitude = one.place ? std::optional{one.place->latitude} : std::nullopt;
        auto const longitude = one.place ? std::optional{one.place->longitude} : std::nullopt;
        TRY(write.execute(add_location, version, position, one.name, one.line, one.postcode, one.city, one.route,
                          latitude, longitude));
        for (std::size_t j = 0; j < one.accessibility.size(); ++j)
            TRY(write.execute(add_accessibility, version, position, static_cast<std::int64_t>(j),
                              one.accessibility[j]));
        TRY(insert_phones(write, version, position, one.phones));
        TRY(insert_schedules(write, version, position, one.schedules));
    }
    return {};
}

Result<void> insert_entry(db::Write& write, access::Grant const& grant, BatchId batch, ImportedEntry const& imported) {
    auto const& entry = imported.entry;
    auto const id = new_id<EntryVersionTag>(grant.at());
    auto const& capacity = entry.capacity;
    TRY(write.execute(add_version, id, batch, entry.id, entry.name, entry.alternate_name, entry.description,
                      entry.website, entry.mail, code(entry.status), entry.alert, entry.application, entry.cost,
                      entry.waiting, entry.eligibility, wide(entry.minimum_age), wide(entry.maximum_age),
                      entry.interpretation, entry.organisation, code(entry.kind), wide(entry.ladder_step),
                      entry.building_block, entry.area_served, entry.area_served_code, entry.assured_on,
                      entry.last_modified, capacity ? std::optional{capacity->available} : std::nullopt,
                      capacity ? capacity->maximum : std::nullopt, capacity ? capacity->unit : std::string{},
                      capacity ? capacity->updated : std::nullopt, db::Blob{crypto::sha256(imported.source)},
                      grant.at(), grant.actor()));
    TRY(write.execute(add_source, id, imported.source));
    for (std::size_t i = 0; i < entry.themes.size(); ++i)
        TRY(write.execute(add_theme, id, static_cast<std::int64_t>(i), entry.themes[i]));
    for (std::size_t i = 0; i < entry.languages.size(); ++i)
        TRY(write.execute(add_language, id, static_cast<std::int64_t>(i), entry.languages[i].code,
                          entry.languages[i].name));
    for (std::size_t i = 0; i < entry.needs.size(); ++i)
        TRY(write.execute(add_need, id, static_cast<std::int64_t>(i), code(entry.needs[i].kind), entry.needs[i].text));
    TRY(insert_phones(write, id, of_entry, entry.phones));
    TRY(insert_schedules(write, id, of_entry, entry.schedules));
    return insert_locations(write, id, entry.locations);
}

Entry entry_of(db::Row const& row) {
    Entry entry;
    entry.id = row.id<EntryTag>(1);
    entry.name = row.text(2);
    entry.alternate_name = row.text(3);
    entry.description = row.text(4);
    entry.website = row.text(5);
    entry.mail = row.text(6);
    entry.status = parse_status(row.text(7)).value_or(Status::inactive);
    entry.alert = row.text(8);
    entry.application = row.text(9);
    entry.cost = row.text(10);
    entry.waiting = row.text(11);
    entry.eligibility = row.text(12);
    entry.minimum_age = narrow(row, 13);
    entry.maximum_age = narrow(row, 14);
    entry.interpretation = row.text(15);
    entry.organisation = row.text(16);
    entry.kind = parse_kind(row.text(17)).value_or(Kind::service);
    entry.ladder_step = narrow(row, 18);
    entry.building_block = row.text(19);
    entry.area_served = row.text(20);
    entry.area_served_code = row.text(21);
    entry.assured_on = day_or_null(row, 22);
    entry.last_modified = row.instant_or_null(23);
    if (auto const available = whole(row, 24))
        entry.capacity = Capacity{*available, whole(row, 25), row.text(26), day_or_null(row, 27)};
    return entry;
}

/// Entries by the id of their version, while their parts are being added.
class Assembly {
public:
    explicit Assembly(std::vector<Entry>& entries) : entries_(entries) {}

    void add(db::Row const& row) {
        places_.emplace(row.blob(0), entries_.size());
        entries_.push_back(entry_of(row));
    }
    Entry* find(db::Row const& row) {
        auto const at = places_.find(row.blob(0));
        return at == places_.end() ? nullptr : &entries_[at->second];
    }
    /// The place that column 1 names; null where the row belongs to the entry itself.
    Location* location(db::Row const& row, Entry& entry) {
        auto const position = row.integer(1);
        return position < 0 || position >= static_cast<std::int64_t>(entry.locations.size())
                   ? nullptr
                   : &entry.locations[static_cast<std::size_t>(position)];
    }

private:
    std::vector<Entry>& entries_;
    std::unordered_map<std::string, std::size_t> places_;
};

Schedule schedule_of(db::Row const& row) {
    Schedule schedule;
    schedule.frequency = row.text(2) == "weekly"    ? Frequency::weekly
                         : row.text(2) == "monthly" ? Frequency::monthly
                                                    : Frequency::none;
    schedule.weekdays = static_cast<Weekdays>(row.integer(3));
    schedule.positions = numbers_of(row.text(4));
    schedule.month_days = numbers_of(row.text(5));
    schedule.interval = static_cast<int>(row.integer(6));
    schedule.opens_at = minutes_or_null(row, 7);
    schedule.closes_at = minutes_or_null(row, 8);
    schedule.starts_on = day_or_null(row, 9);
    schedule.first_day = day_or_null(row, 10);
    schedule.last_day = day_or_null(row, 11);
    schedule.note = row.text(12);
    return schedule;
}

Location location_of(db::Row const& row) {
    Location location;
    location.name = row.text(1);
    location.line = row.text(2);
    location.postcode = row.text(3);
    location.city = row.text(4);
    location.route = row.text(5);
    if (!row.is_null(6) && !row.is_null(7)) location.place = Point{.longitude = row.real(7), .latitude = row.real(6)};
    return location;
}

VersionDocument kept_version_of(db::Row const& row) {
    return {row.id<EntryVersionTag>(0), row.instant(1), std::string(row.text(2)), std::string(row.text(3))};
}

/// Removes a version that nobody has seen yet, with its parts.
Result<void> delete_staged(db::Write& write, Uuid const& version) {
    for (auto const* statement :
         {&delete_source, &delete_themes, &delete_languages, &delete_needs, &delete_accessibility, &delete_phones,
          &delete_schedules, &delete_locations, &delete_version})
        TRY(write.execute(*statement, version));
    return {};
}

/// Streams the rows of one part and hands each to its entry.
template <class Put>
Result<void> add_parts(db::Read& read, db::Statement const& statement, Assembly& assembly, Put const& put) {
    return read.stream(statement, {}, [&](db::Row const& row) {
        if (auto* entry = assembly.find(row)) put(row, *entry);
        return true;
    });
}

}  // namespace

Result<std::int64_t> change_sequence(db::Read& read, access::Grant const&) {
    auto const row = TRY(read.first(find_sequence));
    return row ? row->integer(0) : 0;
}

Result<std::map<Uuid, std::string>> source_hashes(db::Read& read, access::Grant const&) {
    std::map<Uuid, std::string> hashes;
    TRY(read.stream(list_hashes, {}, [&](db::Row const& row) {
        hashes.emplace(row.uuid(0), row.blob(1));
        return true;
    }));
    return hashes;
}

Result<std::map<Uuid, EditedEntry>> edited_entries(db::Read& read, access::Grant const&) {
    std::map<Uuid, EditedEntry> edited;
    std::map<Uuid, std::optional<Instant>> modified;
    TRY(read.stream(list_edited, {}, [&](db::Row const& row) {
        edited.emplace(row.uuid(0), EditedEntry{});
        modified.emplace(row.uuid(0), row.instant_or_null(1));
        return true;
    }));
    TRY(read.stream(list_given, {}, [&](db::Row const& row) {
        edited[row.uuid(0)] = {row.blob(2), row.instant_or_null(1) == modified[row.uuid(0)]};
        return true;
    }));
    return edited;
}

Result<BatchId> insert_import(db::Write& write, access::Grant const& grant, Origin origin) {
    auto const batch = new_id<BatchTag>(grant.at());
    TRY(write.execute(add_import, batch, grant.at(), grant.actor(), origin == Origin::form ? "form" : "file"));
    return batch;
}

Result<void> insert_entries(db::Write& write, access::Grant const& grant, BatchId batch,
                            std::span<ImportedEntry const> entries) {
    for (auto const& entry : entries) TRY(insert_entry(write, grant, batch, entry));
    return {};
}

Result<std::vector<EntryId>> withdraw_overtaken(db::Write& write, access::Grant const&, BatchId batch,
                                                std::map<Uuid, std::string> const& known) {
    std::vector<EntryId> withdrawn;
    for (auto const& row : TRY(write.query(list_overtaken, batch))) {
        auto const before = known.find(row.uuid(1));
        if (before != known.end() && before->second == row.blob(2)) continue;
        TRY(delete_staged(write, row.uuid(0)));
        withdrawn.push_back(row.id<EntryTag>(1));
    }
    return withdrawn;
}

Result<void> publish_import(db::Write& write, access::Grant const& grant, BatchId batch) {
    TRY(write.execute(end_versions, batch, grant.at(), grant.actor()));
    TRY(write.execute(end_ends, batch, grant.at(), grant.actor()));
    TRY(write.execute(show_versions, batch));
    TRY(write.execute(show_import, batch));
    TRY(write.execute(count_sequence));
    return {};
}

Result<void> replace_version(db::Write& write, access::Grant const& grant, EntryVersionId read_version,
                             ImportedEntry const& entry) {
    auto const kept = TRY(find_current(write, grant, entry.entry.id));
    if ((kept ? kept->version : EntryVersionId{}) != read_version) return fail(ErrorKind::conflict, "entry.changed");
    if (kept && kept->source == entry.source) return {};
    auto const batch = TRY(insert_import(write, grant, Origin::form));
    TRY(insert_entries(write, grant, batch, {&entry, 1}));
    return publish_import(write, grant, batch);
}

Result<std::int64_t> remove_abandoned(db::Write& write, access::Grant const& grant) {
    auto const rows = TRY(write.query(list_abandoned, grant.at() - std::chrono::hours{1}));
    for (auto const& row : rows) TRY(delete_staged(write, row.uuid(0)));
    return static_cast<std::int64_t>(rows.size());
}

Result<std::vector<Entry>> load_entries(db::Read& read, access::Grant const&) {
    std::vector<Entry> entries;
    Assembly assembly(entries);
    TRY(read.stream(list_versions, {}, [&](db::Row const& row) {
        assembly.add(row);
        return true;
    }));
    TRY(add_parts(read, list_themes, assembly,
                  [](db::Row const& row, Entry& entry) { entry.themes.push_back(row.text(1)); }));
    TRY(add_parts(read, list_languages, assembly, [](db::Row const& row, Entry& entry) {
        entry.languages.push_back({row.text(1), row.text(2)});
    }));
    TRY(add_parts(read, list_needs, assembly, [](db::Row const& row, Entry& entry) {
        if (auto const kind = parse_need_kind(row.text(1))) entry.needs.push_back({*kind, row.text(2)});
    }));
    TRY(add_parts(read, list_locations, assembly,
                  [](db::Row const& row, Entry& entry) { entry.locations.push_back(location_of(row)); }));
    TRY(add_parts(read, list_accessibility, assembly, [&](db::Row const& row, Entry& entry) {
        if (auto* location = assembly.location(row, entry)) location->accessibility.push_back(row.text(2));
    }));
    TRY(add_parts(read, list_phones, assembly, [&](db::Row const& row, Entry& entry) {
        auto* location = assembly.location(row, entry);
        (location != nullptr ? location->phones : entry.phones).push_back({row.text(2), row.text(3)});
    }));
    TRY(add_parts(read, list_schedules, assembly, [&](db::Row const& row, Entry& entry) {
        auto* location = assembly.location(row, entry);
        (location != nullptr ? location->schedules : entry.schedules).push_back(schedule_of(row));
    }));
    return entries;
}

Result<void> stream_documents(db::Read& read, access::Grant const&,
                              std::function<void(Document const&, std::string const&)> const& each) {
    return read.stream(list_documents, {}, [&](db::Row const& row) {
        each({row.id<EntryVersionTag>(0), row.id<EntryTag>(1), row.instant(2)}, row.text(3));
        return true;
    });
}

Result<std::vector<std::string>> find_sources(db::Read& read, access::Grant const&,
                                              std::span<EntryVersionId const> versions) {
    std::unordered_map<EntryVersionId, std::string> found;
    for (std::size_t from = 0; from < versions.size(); from += sources_a_query) {
        auto const some = versions.subspan(from, std::min(sources_a_query, versions.size() - from));
        // A list of one length is one statement; the places that are left name the last version once more.
        std::vector<db::Value> asked;
        for (std::size_t i = 0; i < sources_a_query; ++i)
            asked.push_back(db::to_value(some[std::min(i, some.size() - 1)]));
        for (auto const& row : TRY(read.query_values(find_some_sources, asked)))
            found.emplace(row.id<EntryVersionTag>(0), row.text(1));
    }
    std::vector<std::string> sources;
    sources.reserve(versions.size());
    for (auto const version : versions) {
        auto const at = found.find(version);
        if (at == found.end())
            return fail(ErrorKind::unavailable, "directory.unreadable", "the source of a version is not there");
        sources.push_back(at->second);
    }
    return sources;
}

Result<std::optional<VersionDocument>> find_current(db::Read& read, access::Grant const&, EntryId entry) {
    auto const row = TRY(read.first(find_current_version, entry));
    return row ? std::optional{kept_version_of(*row)} : std::nullopt;
}

Result<std::optional<VersionDocument>> find_version(db::Read& read, access::Grant const&, EntryId entry,
                                                    EntryVersionId version) {
    auto const row = TRY(read.first(find_one_version, entry, version));
    return row ? std::optional{kept_version_of(*row)} : std::nullopt;
}

Result<std::vector<VersionDocument>> find_versions(db::Read& read, access::Grant const&, EntryId entry,
                                                   std::int64_t most) {
    std::vector<VersionDocument> versions;
    for (auto const& row : TRY(read.query(find_last_versions, entry, most))) versions.push_back(kept_version_of(row));
    return versions;
}

Result<void> stream_sources(db::Read& read, access::Grant const&, std::function<void(std::string const&)> const& each) {
    return read.stream(list_sources, {}, [&](db::Row const& row) {
        each(row.text(0));
        return true;
    });
}

}  // namespace plein::directory
