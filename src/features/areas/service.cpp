// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/service.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "features/areas/rules.hpp"
#include "features/areas/store.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::areas {
namespace {

constexpr std::size_t chunk = 500;            // records; a thousand held the writer for more than 50 ms on PostgreSQL
constexpr std::size_t chunk_points = 25'000;  // a chunk of large areas ends sooner, to keep its transaction short

/// Where the chunk that begins at `begin` ends.
std::size_t end_of_chunk(std::vector<Area> const& areas, std::size_t begin) {
    std::size_t points = 0;
    auto end = begin;
    while (end < areas.size() && end - begin < chunk && points < chunk_points) {
        for (auto const& polygon : areas[end].polygons) {
            for (auto const& ring : polygon) points += ring.size();
        }
        ++end;
    }
    return end;
}

/// A chunk holds whole postcodes.
std::size_t end_of_chunk(std::vector<Address> const& addresses, std::size_t begin) {
    std::size_t postcodes = 0;
    auto end = begin;
    while (end < addresses.size()) {
        bool const next = end == begin || addresses[end].postcode != addresses[end - 1].postcode;
        if (next && ++postcodes > chunk) break;
        ++end;
    }
    return end;
}

Result<void> remove_import(db::Database& database, access::Grant const& grant, AreaImportId import) {
    for (bool gone = false; !gone;) {
        gone = TRY(database.write("area_import.remove",
                                  [&](db::Write& write) { return remove_import_rows(write, grant, import); }));
    }
    return {};
}

/// Stages the records under a new import, chunk by chunk, then lets `publish` make them visible with the log line.
template <class Record, class Insert, class Publish>
Result<void> stage_and_publish(db::Database& database, crypto::Keyring const& keys, access::Grant const& grant,
                               ImportKind kind, std::string_view file_name, std::int64_t year,
                               std::vector<Record> const& records, Insert const& insert, Publish const& publish,
                               Progress const& progress) {
    auto const total = static_cast<std::int64_t>(records.size());
    auto const import = TRY(database.write("area_import.add", [&](db::Write& write) {
        return insert_import(write, grant, kind, file_name, year, total);
    }));
    auto staged = [&]() -> Result<void> {
        for (std::size_t begin = 0; begin < records.size();) {
            if (progress && !progress(static_cast<std::int64_t>(begin), total))
                return fail(ErrorKind::conflict, "import.stopped", "stopped; nothing has changed");
            auto const end = end_of_chunk(records, begin);
            TRY(database.write("area_import.stage", [&](db::Write& write) {
                return insert(write, grant, import, std::span{records}.subspan(begin, end - begin));
            }));
            begin = end;
        }
        return database.write("area_import.publish", [&](db::Write& write) -> Result<void> {
            TRY(publish(write, grant, import));
            logbook::Line line;
            line.object = "area_import:" + to_text(import);
            return logbook::write_line(write, keys, grant, line);
        });
    }();
    if (!staged) {
        // What cannot be removed now goes with the next import; the reason for the failure is the one to tell.
        (void)remove_import(database, grant, import);
        return staged;
    }
    if (progress) (void)progress(total, total);
    return {};
}

Result<void> after_import(db::Database& database, Areas& areas, access::Grant const& grant) {
    TRY(areas.refresh());
    return remove_old_imports(database, grant);
}

}  // namespace

Result<void> remove_old_imports(db::Database& database, access::Grant const& grant) {
    auto const old = TRY(database.read([&](db::Read& read) { return removable_imports(read, grant); }));
    for (auto const import : old) TRY(remove_import(database, grant, import));
    return {};
}

Result<ImportReport> import_areas(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                                  access::Grant const& grant, std::string_view file_name,
                                  std::vector<Area> const& found, Progress const& progress) {
    ImportReport report;
    if (found.empty()) return fail(ErrorKind::bad_request, "area.no_features");
    report.year = found.front().year;
    for (auto const& area : found) {
        report.municipalities += area.kind == AreaKind::municipality ? 1 : 0;
        report.districts += area.kind == AreaKind::district ? 1 : 0;
        report.neighbourhoods += area.kind == AreaKind::neighbourhood ? 1 : 0;
    }
    TRY(areas.refresh());
    auto const now = areas.index();
    std::vector<Area const*> known;
    for (auto const kind : {AreaKind::municipality, AreaKind::district, AreaKind::neighbourhood})
        known.insert(known.end(), now->of_kind(kind).begin(), now->of_kind(kind).end());
    auto const merged = taken_over(known, found);
    auto const publish = [&](db::Write& write, access::Grant const& by, AreaImportId import) {
        return publish_areas(write, by, import, report.year, merged);
    };
    TRY(stage_and_publish(database, keys, grant, ImportKind::areas, file_name, report.year, found, insert_areas,
                          publish, progress));
    TRY(after_import(database, areas, grant));
    return report;
}

Result<ImportReport> import_addresses(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                                      access::Grant const& grant, std::string_view file_name, std::int64_t year,
                                      std::vector<Address> addresses, Progress const& progress) {
    if (addresses.empty()) return fail(ErrorKind::bad_request, "address.none", "the file has no addresses");
    std::sort(addresses.begin(), addresses.end(), [](Address const& a, Address const& b) {
        return std::tie(a.postcode, a.number) < std::tie(b.postcode, b.number);
    });
    ImportReport report;
    report.year = year;
    report.addresses = static_cast<std::int64_t>(addresses.size());
    TRY(stage_and_publish(database, keys, grant, ImportKind::addresses, file_name, year, addresses, insert_addresses,
                          publish_addresses, progress));
    TRY(after_import(database, areas, grant));
    return report;
}

}  // namespace plein::areas
