// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

namespace ctemplate {
class TemplateCache;
}

namespace plein::html {

class Data;

/// One template filled: `key` in the frozen `cache`, with `data` and, behind it, what every page shares.
struct Filled {
    bool whole = false;  ///< false where the template is unknown to the cache
    std::string text;
    std::vector<std::string> missing;  ///< variables that the template showed and nobody had set
};
/// Threads: safe on a frozen cache. Cost: no copy of the data; one map look-up a variable and level.
[[nodiscard]] Filled fill_template(ctemplate::TemplateCache const& cache, std::string const& key, Data const& shared,
                                   Data const& data);

}  // namespace plein::html
