// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/inventory/pages.hpp"

/// What several pages of an inventory share: addresses, words, the map, and how a link is kept private.
namespace plein::inventory {

// Addresses

/// `/werk/rondes/<id>`.
[[nodiscard]] std::string round_url(RoundId id);
/// `/werk/vondsten/<id>`: a discovery as editors see it.
[[nodiscard]] std::string discovery_url(DiscoveryId id);
/// The code in the address; empty where there is none.
[[nodiscard]] std::string link_in(http::Request const& request);

// Requests and answers

/// What a form carries beside its fields.
[[nodiscard]] Sent sent_of(http::Request const& request);
/// The version that a form was made of; 0, which none has, where it names none.
[[nodiscard]] std::int64_t version_in(http::Request const& request);
/// The version that a form stands on: after a late save what is `kept` now, else what its writer saw.
[[nodiscard]] std::int64_t version_shown(http::Request const& request, std::int64_t kept, Error const* error);
/// An address with a code in it goes to nobody: no other site and no page of ours hears it, and no search engine keeps
/// it.
[[nodiscard]] http::Response keep_private(http::Response response);
/// The page for what went wrong behind a link: one and the same for every link that lets nobody in, but for one to what
/// is decided; with what was typed to be copied.
[[nodiscard]] http::Response refuse_link(Box const& box, http::Request const& request, Error const& error);
/// What somebody typed in a form that is refused altogether, a line for each field, to be copied: unsent.tpl.
[[nodiscard]] std::string unsent_words(http::Request const& request);
/// Makes the way to the other language a link to `path`, where the page answers a form and nothing typed is lost.
void change_language_by_link(html::Data& data, http::Request const& request, std::string const& path);
/// Tells what an act did, where `text` is not empty, and of a postcode that is not known where the address says so.
void show_saved(html::Data& data, html::Pages const& pages, http::Request const& request, std::string_view text);
/// What the address of the page after a save says of a postcode that is not known; empty where it is.
[[nodiscard]] std::string postcode_notice(Box const& box, Found const& found);

// Words

[[nodiscard]] std::string state_words(html::Pages const& pages, http::Language language, DiscoveryState state);
[[nodiscard]] std::string language_words(html::Pages const& pages, http::Language language, std::string_view spoken);
/// What helpers do in most places, for an editor to change; in Dutch, as a round keeps it.
[[nodiscard]] std::vector<std::string_view> const& usual_checklist();
/// Fills `line` and `content_language` with one of a checklist: a usual one in the language of the page, any other as
/// it was written.
void fill_check(html::Data& row, html::Pages const& pages, http::Language language, std::string const& line);
/// `21 november`, as seen from the day of the request.
[[nodiscard]] std::string day_words(Box const& box, http::Request const& request, Day day);
[[nodiscard]] std::string day_words(Box const& box, http::Request const& request, Instant at);
/// What a discovery is called: as it was found, as the directory has it, or else by the moment that it was found.
[[nodiscard]] std::string name_of(Box const& box, http::Request const& request, Discovery const& discovery);
/// `Dorpshuis De Brug, Lindervaart`; empty where it says no place.
[[nodiscard]] std::string place_words(Found const& found);
/// All that somebody told of an initiative as rows of the list `fact`, without what is empty.
void fill_facts(html::Data& data, Box const& box, http::Language language, Found const& found);
/// Shows what changed from one to the other as rows of the list `difference`; nothing where nothing did.
void fill_differences(html::Data& data, Box const& box, http::Language language, Found const& was, Found const& is);

// Areas

/// Fills the groups of a select with the areas to choose from.
void fill_area_choices(html::Data& data, Box const& box, http::Language language, std::string_view chosen);

/// Something that stands on a map.
struct Mark {
    Point place;
    std::string name;
    std::string url;  ///< empty where it leads nowhere: then it is a spot without a number
    std::int64_t number = 0;
};
/// Fills known.tpl with what the directory has in an area already, and adds its places to `marks`. At most 200 of them;
/// then it says how many more there are.
void fill_known(html::Data& data, Box const& box, http::Request const& request, access::Grant const& grant,
                std::string_view area, std::vector<Mark>& marks);
/// Fills area_map.tpl: the area with its surroundings, names where they fit, and the marks. Nothing where the area is
/// not there. Cost: one pass over the points of what the sheet shows.
void fill_area_map(html::Data& data, Box const& box, std::string_view area, std::vector<Mark> const& marks);
/// Whether it has a postcode that the areas do not know: then it is not on the map. False where no postcode is known.
[[nodiscard]] bool has_unknown_postcode(Box const& box, Found const& found);
/// Where a discovery is, by its postcode.
[[nodiscard]] std::optional<Point> point_of(Box const& box, Found const& found);

}  // namespace plein::inventory
