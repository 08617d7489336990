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
/// The page for what went wrong behind a link: one and the same for every link that lets nobody in, with what was typed
/// to be copied.
[[nodiscard]] http::Response refuse_link(Box const& box, http::Request const& request, Error const& error);
/// Makes the way to the other language a link to `path`, where the page answers a form and nothing typed is lost.
void change_language_by_link(html::Data& data, http::Request const& request, std::string const& path);
/// Tells what an act did, where `text` is not empty.
void show_saved(html::Data& data, html::Pages const& pages, http::Language language, std::string_view text);

// Words

[[nodiscard]] std::string state_words(html::Pages const& pages, http::Language language, DiscoveryState state);
[[nodiscard]] std::string language_words(html::Pages const& pages, http::Language language, std::string_view spoken);
/// `21 november`, as seen from the day of the request.
[[nodiscard]] std::string day_words(Box const& box, http::Request const& request, Day day);
[[nodiscard]] std::string day_words(Box const& box, http::Request const& request, Instant at);
/// What a discovery is called: as it was found, as the directory has it, or else by its day.
[[nodiscard]] std::string name_of(Box const& box, http::Request const& request, Discovery const& discovery);
/// `Dorpshuis De Brug, Lindervaart`; empty where it says no place.
[[nodiscard]] std::string place_words(Found const& found);
/// All that somebody told of an initiative as rows of the list `fact`, without what is empty.
void fill_facts(html::Data& data, Box const& box, http::Language language, Found const& found);

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
/// Where a discovery is, by its postcode.
[[nodiscard]] std::optional<Point> point_of(Box const& box, Found const& found);

}  // namespace plein::inventory
