// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <algorithm>

#include "base/text.hpp"
#include "features/areas/rules.hpp"
#include "features/areas/service.hpp"
#include "features/areas/store.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::areas {
namespace {

tl::unexpected<Error> refuse(std::string_view field, std::string_view code, std::string detail) {
    Error error{
        ErrorKind::bad_request, std::string{code}, std::move(detail), {{std::string{field}, std::string{code}}}};
    return tl::unexpected<Error>(std::move(error));
}

/// The codes asked for, each known and once; or the neighbourhoods to which the drawn outline snaps.
Result<std::vector<std::string>> parts_of(OwnArea const& wanted, AreaIndex const& index) {
    auto codes = wanted.neighbourhoods;
    if (codes.empty() && !wanted.outline.empty()) {
        TRY(check_outline(wanted.outline));
        codes = snap(wanted.outline, index.of_kind(AreaKind::neighbourhood));
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    if (codes.empty()) return refuse("neighbourhoods", "own_area.empty", "no whole neighbourhood lies in it");
    for (auto const& code : codes) {
        auto const* area = index.find(code);
        if (area == nullptr || area->kind != AreaKind::neighbourhood)
            return refuse("neighbourhoods", "own_area.neighbourhood_unknown",
                          fmt::format("there is no neighbourhood {}", code));
    }
    return codes;
}

/// The version before `wanted` in its place; the first version where there is none.
Result<Area> next_version(db::Read& read, access::Grant const& grant, std::string_view code, std::int64_t seen) {
    auto const known = TRY(find_own_area(read, grant, code));
    if (!known) return fail(ErrorKind::forbidden_or_absent, "own_area.absent");
    if (known->version != seen) return fail(ErrorKind::conflict, "own_area.changed_meanwhile");
    auto next = *known;
    ++next.version;
    return next;
}

/// What is decided of an own area, kept with its line. One that ends before it began was a mistake: it is withdrawn.
Result<Area> put(db::Database& database, crypto::Keyring const& keys, access::Grant const& grant,
                 std::function<Result<Area>(db::Read&)> const& decide) {
    return database.write("own_area.put", [&](db::Write& write) -> Result<Area> {
        auto const area = TRY(decide(write));
        auto const withdrawn = area.valid_until && *area.valid_until <= area.valid_from;
        TRY(withdrawn ? withdraw_own_area(write, grant, area) : put_own_area(write, grant, area));
        logbook::Line line;
        line.object = "own_area:" + area.code;
        TRY(logbook::write_line(write, keys, grant, line));
        return area;
    });
}

}  // namespace

Result<Area> define_own_area(db::Database& database, crypto::Keyring const& keys, Areas& areas,
                             access::Grant const& grant, std::string_view code, OwnArea const& wanted) {
    auto const name = TRY(clean_text(wanted.name, 200));
    auto const fresh_code = own_area_code(name);
    if (fresh_code.empty()) return refuse("name", "own_area.name_missing", "a name has at least one letter or digit");
    if (wanted.valid_until && *wanted.valid_until <= wanted.valid_from)
        return refuse("valid_until", "own_area.until_before_from", "it ends before it begins");
    TRY(areas.refresh());
    auto const index = areas.index();
    auto const parts = TRY(parts_of(wanted, *index));
    auto made = put(database, keys, grant, [&](db::Read& read) -> Result<Area> {
        Area area;
        if (code.empty()) {
            auto const known = TRY(find_own_area(read, grant, fresh_code));
            // One that has ended keeps its row; its name may be used again from the day it ended.
            if (known && (!known->valid_until || *known->valid_until > wanted.valid_from))
                return fail(ErrorKind::conflict, "own_area.exists",
                            fmt::format("{} is an area already; end it first", fresh_code));
            area.code = fresh_code;
        } else {
            area = TRY(next_version(read, grant, code, wanted.version));
        }
        area.kind = AreaKind::own;
        area.name = name;
        area.neighbourhoods = parts;
        area.municipality = index->find(parts.front())->municipality;
        area.year = index->find(parts.front())->year;
        area.valid_from = wanted.valid_from;
        area.valid_until = wanted.valid_until;
        return area;
    });
    if (!made) return made;
    TRY(areas.refresh());
    return made;
}

Result<Area> end_own_area(db::Database& database, crypto::Keyring const& keys, Areas& areas, access::Grant const& grant,
                          std::string_view code, std::int64_t version, Day until) {
    auto ended = put(database, keys, grant, [&](db::Read& read) -> Result<Area> {
        auto area = TRY(next_version(read, grant, code, version));
        area.valid_until = until;
        return area;
    });
    if (!ended) return ended;
    TRY(areas.refresh());
    return ended;
}

}  // namespace plein::areas
