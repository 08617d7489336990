// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "features/directory/api_hsds_index.hpp"
#include "features/directory/directory.hpp"
#include "features/directory/pages_sitemap.hpp"
#include "features/directory/service_owner.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

namespace plein::directory {

/// The municipality's areas as they are drawn behind the results: the same for every request, so drawn once.
class DrawnAreas {
public:
    /// Which shape lies under each cell of a grid over the sheet: 48 columns of square cells, row after row.
    struct Ground {
        double step = 1;  ///< units of the sheet from cell to cell
        std::int64_t rows = 0;
        std::vector<int> shape;  ///< -1 outside all of them
    };
    struct Drawing {
        std::shared_ptr<areas::AreaIndex const> of;  ///< keeps the names alive
        areas::MapSheet sheet;
        std::vector<areas::MapShape> shapes;
        Ground ground;
    };
    /// Null where no areas are loaded. Cost: a pass over all points where the areas changed, else none. Threads: safe.
    [[nodiscard]] std::shared_ptr<Drawing const> drawing(areas::Areas& areas);

private:
    std::mutex mutex_;
    std::shared_ptr<Drawing const> drawing_;
};

/// The names of the choices of the search form in one language: the same for every request, so looked up once.
struct ChoiceNames {
    std::once_flag made;
    std::vector<std::string> kinds;         ///< in the order of Kind
    std::vector<std::string> needs;         ///< in the order of NeedKind
    std::vector<std::string> offers;        ///< what who helps brings for each need, in the order of NeedKind
    std::vector<std::string> ladder_steps;  ///< of step 1 to 5
    std::vector<std::string> languages;     ///< in the order of spoken_languages
};

class Duplicates;

/// What the pages and the API of the directory share; lives as long as the server.
struct Counter {
    Directory* directory = nullptr;
    Owners* owners = nullptr;
    Duplicates* duplicates = nullptr;
    html::Pages const* pages = nullptr;
    std::string report_mail;  ///< for "is something wrong?"; may be empty
    mutable DrawnAreas drawn{};
    mutable std::array<ChoiceNames, 2> choice_names{};  ///< by http::Language
    mutable HsdsShelf hsds{};
    /// What colleagues are called, by account id; may be empty.
    std::function<std::map<std::string, std::string, std::less<>>(access::Grant const&,
                                                                  std::vector<std::string> const&)>
        account_names{};
    mutable SitemapShelf sitemaps{};
    std::string phone_hours_nl{};  ///< when the municipality's phone is answered, in words
    std::string phone_hours_en{};
};

/// Adds the routes of this feature; `counter` must outlive the table.
void routes(http::RouteTable& table, Counter const& counter);

}  // namespace plein::directory
