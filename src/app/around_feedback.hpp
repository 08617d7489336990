// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "features/directory/directory.hpp"
#include "features/feedback/pages.hpp"
#include "platform/http/route.hpp"

namespace plein::app {

/// What feedback sees of the directory and of the addresses of the house. Both must outlive it; the table may still
/// grow.
[[nodiscard]] feedback::Around look_around_feedback(directory::Directory& directory, http::RouteTable const& routes);

/// What an entry is called, also one that has ended; empty where there was none.
[[nodiscard]] std::string entry_name(directory::Directory& directory, Uuid const& entry);

/// How many reports about each entry wait, as the directory asks for it.
[[nodiscard]] Result<directory::Unanswered> unanswered_reports(feedback::Feedback& feedback,
                                                               access::Grant const& grant);

}  // namespace plein::app
