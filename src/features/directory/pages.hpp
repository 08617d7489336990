// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/directory/routes.hpp"

/// The directory's pages. Each of the first functions answers one route; the look is in pages/*.tpl.
namespace plein::directory {

/// GET /zoeken: links with q, thema, bij, spreektaal, soort, zoekt, trede, open=nu, kosten=gratis and pagina.
http::Response show_search(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /zoeken: the same from the form, so that words stand in no address, history or log.
http::Response post_search(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /nu-open: everything that is open at this moment, to filter further.
http::Response show_open_now(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /aanbod/{entry}
http::Response show_entry(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /buurt: the areas to choose a sheet of.
http::Response show_sheets(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /buurt: to the sheet of a postcode or a place with a name.
http::Response choose_sheet(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /buurt/{area}/blad
http::Response show_sheet(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /insluiten: how to put the search on a site of one's own.
http::Response show_embed(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /insluiten/zoeken: the search box alone, the one page that others may frame.
http::Response show_embedded_search(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /sitemap.xml, and with `deel` a part of it.
http::Response show_sitemap(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /robots.txt
http::Response show_robots(Counter const& counter, http::Request const& request, access::Grant const& grant);

/// `/buurt/BU99010401/blad`
[[nodiscard]] std::string sheet_url(std::string_view area);

// Words that pages and API share.

/// The spoken languages to choose from in a search: code, and the name in Dutch.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spoken_languages{
    {{"nl", html::dutch("Nederlands")},
     {"en", html::dutch("Engels")},
     {"ar", html::dutch("Arabisch")},
     {"tr", html::dutch("Turks")},
     {"pl", html::dutch("Pools")},
     {"uk", html::dutch("Oekraïens")},
     {"ti", html::dutch("Tigrinya")},
     {"nds", html::dutch("Nedersaksisch")}}};

/// A language that is spoken somewhere, in the language of the page; one we have no word for as its source names it.
[[nodiscard]] std::string language_name(html::Pages const& pages, http::Language language, Language const& spoken);

[[nodiscard]] std::string kind_name(html::Pages const& pages, http::Language language, Kind kind);
[[nodiscard]] std::string ladder_name(html::Pages const& pages, http::Language language, int step);
/// The code itself for a theme that does not exist.
[[nodiscard]] std::string_view theme_name(Directory const& directory, http::Language language, std::string_view code);
/// What somebody brings who helps where this is needed: `vrijwilligerswerk` for volunteers.
[[nodiscard]] std::string offer_name(html::Pages const& pages, http::Language language, NeedKind kind);
/// `vlak bij u`, `650 meter bij u vandaan`, `2,5 kilometer bij u vandaan`.
[[nodiscard]] std::string distance_words(html::Pages const& pages, http::Language language, double metres);
/// `Kort geleden nagekeken`: freshness in one line, for a list.
[[nodiscard]] std::string freshness_words(html::Pages const& pages, http::Language language, Checked const& checked,
                                          Day today);
/// What freshness is made of, a sentence each: `Nagekeken op 3 september`, `2 meldingen wachten op antwoord`.
[[nodiscard]] std::vector<std::string> freshness_parts(html::Pages const& pages, http::Language language,
                                                       Checked const& checked, Day today);
/// The data of freshness.tpl.
void fill_freshness(html::Data& data, html::Pages const& pages, http::Language language, Checked const& checked,
                    Day today);
/// `Gaat over geld en schulden. Past bij: huur niet betalen.`; empty where nothing was asked.
[[nodiscard]] std::string reason_words(Counter const& counter, http::Language language, Reason const& reason);
/// `Nu open, tot 17.00 uur`, `Gesloten, weer open op maandag om 9.00 uur`; empty where no hours are known.
[[nodiscard]] std::string open_words(html::Pages const& pages, http::Language language, OpenState const& state,
                                     Day today);
/// `, Dorpshuis De Brug, Lindervaart`: which of its places is open now, to put behind open_words(); empty where that
/// makes no difference.
[[nodiscard]] std::string open_where(Entry const& entry, WallTime const& now);
[[nodiscard]] std::string weekday_name(html::Pages const& pages, http::Language language, Day day);

/// One result that stands on the map.
struct Pin {
    Point place;
    std::size_t number = 0;
    Hit const* hit = nullptr;
};

/// Adds map.tpl's data for a page of results: the part of the drawing around the pins, names of areas where they fit,
/// and the pins, those that would lie on each other side by side. Nothing where there are no pins.
void fill_result_map(html::Data& data, DrawnAreas::Drawing const& drawing, std::vector<Pin> const& pins);
/// The same for one entry: a kilometre around its place, which is marked without a number.
void fill_place_map(html::Data& data, areas::AreaIndex const& index, Point place, std::string_view name);

}  // namespace plein::directory
