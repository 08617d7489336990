// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/directory/pages.hpp"

/// What programs read on an entry's page beside what people read: schema.org as microdata in the HTML itself, so that
/// search engines show hours and numbers. Nothing stands there that the page does not say.
namespace plein::directory {

/// Sets the data of entry_structured.tpl and the small parts in entry.tpl: provider, ages, whether it is free, how to
/// reach it, and the hours that hold wherever it is.
void fill_structured(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry);

/// Adds the rows `opening` of opening.tpl. Hours of every week go by the day of the week; others (every second
/// week, every month, once) by their dates of the four weeks to come. `property` is what they are of their owner.
void fill_openings(html::Data& data, std::string_view property, std::vector<Schedule> const& schedules, Day today);

/// Sets the data of share.tpl: ways to hand on the address of the page, without a script of others. A message to
/// oneself is none where somebody may not be safe, so there it is left out.
void fill_share(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry);

/// Describes a page of the search that is the same for everybody: without a question, or of one theme. Returns whether
/// it is one; a page of somebody's own words belongs in no search engine.
[[nodiscard]] bool describe_search(html::Data& data, Counter const& counter, http::Request const& request);

}  // namespace plein::directory
