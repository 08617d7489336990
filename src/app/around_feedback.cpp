// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/around_feedback.hpp"

#include <string_view>

#include "features/directory/pages.hpp"
#include "features/directory/rules.hpp"

namespace plein::app {
namespace {

/// Whether a row shows a page to everybody: what serves the house itself, programs, search engines and other sites
/// does not, and neither do the pages where nobody is asked.
bool is_public_page(http::Route const& route) {
    auto const starts = [&](std::string_view with) { return route.path.starts_with(with); };
    bool const is_for_all = route.declared.permission == "public" && route.declared.purpose != "operations" &&
                            route.declared.purpose != "accounts";
    return is_for_all && !route.api && route.lane != http::Lane::instant && !starts("/api/") && !starts("/hsds") &&
           route.path.find('.') == std::string_view::npos;  // robots.txt and the like
}

/// A form is sent to its page's own address or to one below it: `/vraag/aanvulling`. Everything is below the home page,
/// so that one has to be asked for by its own address.
http::RouteTable::Match page_row(http::RouteTable const& routes, std::string_view path) {
    for (;;) {
        auto match = routes.find(http::Method::get, path);
        auto const last = path.rfind('/');
        if (match.route || last == 0) return match;
        path = path.substr(0, last);
    }
}

/// The path of a page as it may be kept: it holds no parameter but an entry or an area that is there, so nothing that
/// was typed.
std::optional<feedback::Page> page_of(directory::Directory& directory, http::RouteTable const& routes,
                                      access::Grant const& grant, std::string_view asked) {
    if (!asked.starts_with('/') || asked.starts_with("//") || asked.size() > 200) return std::nullopt;
    auto const match = page_row(routes, asked);
    if (!match.route || !is_public_page(*match.route)) return std::nullopt;
    if (match.parameters.empty()) return feedback::Page{std::string(match.route->path), std::nullopt};
    if (match.parameters.size() > 1) return std::nullopt;
    auto const& [parameter, value] = *match.parameters.begin();
    if (parameter == "area") {
        auto const index = directory.areas() == nullptr ? nullptr : directory.areas()->index();
        auto const* area = index ? index->find(value) : nullptr;
        if (area == nullptr) return std::nullopt;
        return feedback::Page{directory::sheet_url(area->code), std::nullopt};
    }
    auto const id = parameter == "entry" ? parse_uuid(value) : std::nullopt;
    if (!id || !directory.entry(grant, directory::EntryId{*id})) return std::nullopt;
    // Whatever is said on a page below an entry is said of the entry.
    return feedback::Page{directory::entry_url(directory::EntryId{*id}), *id};
}

}  // namespace

std::string entry_name(directory::Directory& directory, Uuid const& entry) {
    auto const of = directory.snapshot();
    auto const* found = of->find(directory::EntryId{entry});
    return found == nullptr ? std::string{} : found->name;
}

feedback::Around look_around_feedback(directory::Directory& directory, http::RouteTable const& routes) {
    feedback::Around around;
    around.page_of = [&directory, &routes](access::Grant const& grant, std::string_view path) {
        return page_of(directory, routes, grant, path);
    };
    around.entry_name = [&directory](Uuid const& entry) { return entry_name(directory, entry); };
    around.entry = [&directory](access::Grant const& grant, Uuid const& entry) -> Result<feedback::EntryView> {
        auto const hit = TRY(directory.entry(grant, directory::EntryId{entry}));
        auto const& found = hit.entry();
        return feedback::EntryView{found.name, directory::entry_url(found.id), directory::is_about_safety(found)};
    };
    return around;
}

Result<directory::Unanswered> unanswered_reports(feedback::Feedback& feedback, access::Grant const& grant) {
    directory::Unanswered counts;
    for (auto const& [entry, count] : TRY(feedback.unanswered(grant))) counts.emplace(directory::EntryId{entry}, count);
    return counts;
}

}  // namespace plein::app
