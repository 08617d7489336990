// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/demonstration_doubles.hpp"

#include <algorithm>

#include "features/directory/api_hsds_draft.hpp"
#include "platform/config/table.hpp"
#include "platform/json/json.hpp"

namespace plein::app {
namespace {

/// The term of a code as the document has it; empty where it has none.
std::string term_in(json::Value const& document, std::string_view taxonomy, std::string_view code) {
    auto const* attributes = document.find("attributes");
    if (attributes == nullptr || !attributes->is_array()) return {};
    for (auto const& attribute : attributes->items()) {
        auto const* term = attribute.find("taxonomy_term");
        auto const* of = term != nullptr ? term->find("taxonomy") : nullptr;
        auto const* is = term != nullptr ? term->find("code") : nullptr;
        if (of != nullptr && is != nullptr && of->text() == taxonomy && is->text() == code) return json::write(*term);
    }
    return {};
}

/// Lets go of the ids that the parts have in the other document.
void forget_ids(directory::Draft& draft) {
    draft.opening.schedules.clear();  // they are known by their id alone
    for (auto& phone : draft.phones) phone.id.clear();
    for (auto& location : draft.locations) {
        location.id.clear();
        location.opening.schedules.clear();
        for (auto& phone : location.phones) phone.id.clear();
    }
}

Result<directory::ImportedEntry> double_of(directory::ImportedEntry const& of, config::Table const& row) {
    auto const id = parse_uuid(TRY(row.text("id")));
    if (!id) return row.refuse("id", "no id");
    auto const assured = parse_day(TRY(row.text("assured")));
    if (!assured) return row.refuse("assured", "no day");
    auto draft = TRY(directory::read_draft(of.source, *assured));
    forget_ids(draft);
    draft.name = TRY(row.text("name"));
    draft.description = TRY(row.text_or("description", draft.description));
    draft.cost = TRY(row.text_or("cost", draft.cost));
    auto const document = TRY(json::parse(of.source));
    auto const* organization = document.find("organization");
    auto const changed = Instant{*assured} + std::chrono::hours{12};
    auto const blank =
        directory::empty_document(directory::EntryId{*id}, {}, organization ? json::write(*organization) : "");
    // The themes and the like are the same terms as those of the other.
    directory::NewParts const parts{changed, *assured, [&](std::string_view taxonomy, std::string_view code) {
                                        return term_in(document, taxonomy, code);
                                    }};
    auto const made = TRY(directory::apply_draft(draft, blank, parts));
    return directory::read_document(TRY(directory::with_dates(made, changed, *assured)));
}

}  // namespace

Result<void> add_doubles(std::vector<directory::ImportedEntry>& entries, std::string const& file) {
    auto const table = TRY(config::read_table(file));
    for (auto const& row : TRY(table.tables("double"))) {
        auto const name = TRY(row.text("of"));
        auto const of = std::find_if(entries.begin(), entries.end(),
                                     [&](directory::ImportedEntry const& one) { return one.entry.name == name; });
        if (of == entries.end()) return row.refuse("of", "no entry has this name");
        auto made = TRY(double_of(*of, row));
        entries.push_back(std::move(made));
    }
    return {};
}

}  // namespace plein::app
