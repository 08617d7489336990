// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "features/feedback/pages.hpp"
#include "features/feedback/service.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"

/// What people say of our pages and of the entries of the directory, and the workers who read and answer it.
namespace plein::feedback {

inline constexpr access::Declaration destroy_declared{"operations.run", "directory", "feedback.destroyed"};

/// The jobs of this feature.
[[nodiscard]] std::vector<jobs::Kind> jobs(Feedback& feedback);

/// Adds the rows of this feature; `box` must outlive the table.
void routes(http::RouteTable& table, Box const& box);

}  // namespace plein::feedback
