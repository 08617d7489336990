// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/service_sheet.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.hpp"

namespace plein::directory {
namespace {

using areas::AreaKind;

constexpr std::array kinds{AreaKind::municipality, AreaKind::own, AreaKind::district, AreaKind::neighbourhood};

bool is_part_of(areas::Area const& neighbourhood, areas::Area const& area) {
    auto const& own = area.neighbourhoods;
    return neighbourhood.code == area.code || neighbourhood.parent == area.code ||
           neighbourhood.municipality == area.code ||
           std::find(own.begin(), own.end(), neighbourhood.code) != own.end();
}

/// Every area that shares a neighbourhood with this one is served with it.
ServedAreas served_areas(areas::AreaIndex const& index, areas::Area const& area) {
    ServedAreas served;
    served.codes.insert(area.code);
    std::set<std::string> parts;
    for (auto const* one : index.of_kind(AreaKind::neighbourhood)) {
        if (!is_part_of(*one, area)) continue;
        parts.insert(one->code);
        served.codes.insert({one->code, one->parent, one->municipality});
    }
    for (auto const* own : index.of_kind(AreaKind::own))
        if (std::any_of(own->neighbourhoods.begin(), own->neighbourhoods.end(),
                        [&](std::string const& part) { return parts.contains(part); }))
            served.codes.insert(own->code);
    for (auto const kind : kinds)
        for (auto const* one : index.of_kind(kind))
            (served.codes.contains(one->code) ? served.names : served.elsewhere).insert(fold(one->name));
    return served;
}

bool lies_in(areas::AreaIndex const& index, areas::Area const& area, Point point) {
    if (area.kind != AreaKind::own) return index.at(point, area.kind) == &area;
    auto const around = index.own_areas_at(point);
    return std::find(around.begin(), around.end(), &area) != around.end();
}

/// The place of the entry that lies in the area, or else the nearest.
void choose_location(SheetCandidate& candidate, Entry const& entry, areas::AreaIndex const& index,
                     areas::Area const& area) {
    for (std::size_t i = 0; i < entry.locations.size(); ++i) {
        auto const& place = entry.locations[i].place;
        if (!place) continue;
        bool const inside = lies_in(index, area, *place);
        auto const metres = distance_metres(area.point, *place);
        bool const nearer = !candidate.distance_metres || metres < *candidate.distance_metres;
        if (candidate.location && (candidate.inside != inside ? candidate.inside : !nearer)) continue;
        candidate.location = i;
        candidate.inside = inside;
        candidate.distance_metres = metres;
        candidate.town = entry.locations[i].city;
    }
}

}  // namespace

std::vector<areas::Area const*> sheet_areas(areas::AreaIndex const& index) {
    std::vector<areas::Area const*> all;
    for (auto const kind : kinds) all.insert(all.end(), index.of_kind(kind).begin(), index.of_kind(kind).end());
    return all;
}

Result<Sheet> make_sheet(Directory& directory, access::Grant const& grant, std::string_view code) {
    Sheet sheet;
    if (directory.areas() != nullptr) sheet.index = directory.areas()->index();
    sheet.area = sheet.index ? sheet.index->find(code) : nullptr;
    if (sheet.area == nullptr) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    auto const& area = *sheet.area;
    sheet.of = directory.snapshot();
    auto const waiting = directory.unanswered();
    auto const served = served_areas(*sheet.index, area);
    auto const today = amsterdam_day(grant.at());
    bool const large = area.kind == AreaKind::municipality || area.kind == AreaKind::district;
    std::map<SheetPart, std::vector<SheetCandidate>> by_part;
    for (std::size_t i = 0; i < sheet.of->entries.size(); ++i) {
        auto const& entry = sheet.of->entries[i];
        auto const part = sheet_part(entry);
        if (!part || !serves(entry, served)) continue;
        SheetCandidate candidate;
        candidate.entry = i;
        candidate.freshness = checked_with(*waiting, entry.id, sheet.of->standings[i].check, today).freshness;
        candidate.special = is_special(entry);
        choose_location(candidate, entry, *sheet.index, area);
        // Nobody goes that far for coffee, but for food one does.
        bool const far = candidate.distance_metres.value_or(0) > sheet_reach && !candidate.inside;
        if (far && (*part == SheetPart::meeting_place || *part == SheetPart::initiative)) continue;
        by_part[*part].push_back(std::move(candidate));
    }
    for (auto const& [part, most] : sheet_parts) {
        auto& candidates = by_part[part];
        if (candidates.empty()) continue;
        sort_for_sheet(candidates, large ? Spread::over_towns : Spread::no);
        SheetSection section;
        section.part = part;
        for (std::size_t i = 0; i < std::min(candidates.size(), most); ++i)
            section.rows.push_back({candidates[i].entry, candidates[i].location});
        section.more = candidates.size() - section.rows.size();
        sheet.sections.push_back(std::move(section));
    }
    return sheet;
}

Result<std::string> sheet_area(Directory& directory, access::Grant const&, std::string_view typed) {
    if (directory.areas() != nullptr) {
        auto const index = directory.areas()->index();
        if (auto const* area = index->find(trim(typed))) return area->code;
        if (auto const found = index->locate(typed); found && found->area != nullptr) return found->area->code;
    }
    return fail(ErrorKind::bad_request, "near.unknown");
}

}  // namespace plein::directory
