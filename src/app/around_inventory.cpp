// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/around_inventory.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "app/around_feedback.hpp"
#include "base/text.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/pages_draft_form.hpp"

namespace plein::app {
namespace {

/// What residents do for each other is the third step, by the words of the ladder; the rest is for an editor to say.
constexpr int step_of_initiatives = 3;

std::optional<Point> point_of(areas::Areas* areas, inventory::Found const& found) {
    auto const postcode = parse_postcode(found.postcode);
    if (!postcode || areas == nullptr) return std::nullopt;
    // The last number before a comma: `1e Dorpsstraat 5`, `Plein 1944 12b`.
    auto const street = std::string_view{found.line}.substr(0, found.line.find(','));
    std::int64_t number = 0;
    for (auto const word : split(street, ' ')) std::from_chars(word.data(), word.data() + word.size(), number);
    auto const place = areas->index()->address(*postcode, number);
    return place ? place->point : std::nullopt;
}

directory::Draft draft_of(areas::Areas* areas, inventory::Found const& found, directory::Draft draft) {
    draft.name = found.name;
    draft.description = found.description;
    draft.kind = directory::parse_kind(found.kind).value_or(directory::Kind::citizen_initiative);
    if (draft.kind == directory::Kind::citizen_initiative) draft.ladder_step = step_of_initiatives;
    draft.themes = found.themes;
    draft.cost = found.cost;
    if (!found.phone.empty()) draft.phones.push_back({{}, found.phone, {}});
    draft.mail = found.mail;
    draft.website = found.website;
    for (auto const& need : found.needs)
        if (auto const kind = directory::parse_need_kind(need.code)) draft.needs.push_back({*kind, need.text});
    draft.status = directory::Status::active;
    bool const has_place =
        !found.place.empty() || !found.line.empty() || !found.postcode.empty() || !found.city.empty();
    if (!has_place) {
        draft.opening.special = found.times;
        return draft;
    }
    directory::DraftLocation location;
    location.name = found.place;
    location.line = found.line;
    location.postcode = found.postcode;
    location.city = found.city;
    location.place = point_of(areas, found);
    location.opening.special = found.times;
    draft.locations.push_back(std::move(location));
    return draft;
}

}  // namespace

Result<directory::ImportedEntry> entry_of(directory::Counter const& counter, inventory::Found const& found,
                                          directory::EntryId id, Day assured, access::Grant const& grant) {
    auto const today = amsterdam_day(grant.at());
    auto const blank = directory::empty_document(id, {}, directory::new_organization(found.name, grant.at()));
    auto const draft = draft_of(counter.directory->areas(), found, TRY(directory::read_draft(blank, today)));
    auto const made = TRY(directory::apply_draft(draft, blank, directory::new_parts(counter, grant, today)));
    return directory::read_document(TRY(directory::with_dates(made, grant.at(), assured)));
}

inventory::Around look_around_inventory(directory::Directory& directory, areas::Areas& areas,
                                        html::Pages const* pages) {
    inventory::Around around;
    around.areas = &areas;
    around.themes = &directory.themes();
    around.kind_name = [pages](http::Language language, directory::Kind kind) {
        return directory::kind_name(*pages, language, kind);
    };
    around.need_name = [pages](http::Language language, directory::NeedKind kind) {
        return directory::need_name(*pages, language, kind);
    };
    around.entry_name = [&directory](Uuid const& entry) { return entry_name(directory, entry); };
    return around;
}

}  // namespace plein::app
