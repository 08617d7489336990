// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "features/directory/directory.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

namespace plein::directory {

/// The municipality's areas as they are drawn behind the results: the same for every request, so drawn once.
class DrawnAreas {
public:
    struct Drawing {
        std::shared_ptr<areas::AreaIndex const> of;  ///< keeps the names alive
        areas::MapSheet sheet;
        std::vector<areas::MapShape> shapes;
    };
    /// Null where no areas are loaded. Cost: a pass over all points where the areas changed, else none. Threads: safe.
    [[nodiscard]] std::shared_ptr<Drawing const> drawing(areas::Areas& areas);

private:
    std::mutex mutex_;
    std::shared_ptr<Drawing const> drawing_;
};

/// What the pages and the API of the directory share; lives as long as the server.
struct Counter {
    Directory* directory = nullptr;
    html::Pages const* pages = nullptr;
    std::string report_mail;  ///< for "is something wrong?"; may be empty
    mutable DrawnAreas drawn{};
};

/// Adds the routes of this feature; `counter` must outlive the table.
void routes(http::RouteTable& table, Counter const& counter);

}  // namespace plein::directory
