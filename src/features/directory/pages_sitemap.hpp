// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "features/directory/service.hpp"

/// What search engines are told to read (sitemaps.org, version 0.9).
namespace plein::directory {

/// One address of the site.
struct SitemapPage {
    std::string path;  ///< percent-encoded
    std::optional<Day> changed;
};

/// The most addresses that the protocol allows in one file.
inline constexpr std::size_t most_in_sitemap = 50'000;

/// The files of a sitemap: one, or where there are more addresses than `most` an index and the files that it names, as
/// `/sitemap.xml?deel=1` and on. The first is what `/sitemap.xml` answers.
[[nodiscard]] std::vector<std::string> sitemap_files(std::string_view site, std::vector<SitemapPage> const& pages,
                                                     std::size_t most = most_in_sitemap);

/// The sitemap of the last snapshot and the site's address for which it was asked, so that it is written once for each.
/// Threads: safe.
class SitemapShelf {
public:
    struct File {
        std::shared_ptr<std::string const> text;
        std::string tag;  ///< an ETag
    };
    using Files = std::shared_ptr<std::vector<File> const>;

    /// Cost: none, or one pass over all entries where the directory, the areas or the address is another.
    [[nodiscard]] Files files(Directory& directory, std::string const& site);

private:
    std::mutex mutex_;  // guards all below
    std::int64_t sequence_ = -1;
    std::int64_t areas_ = -1;
    std::string site_;
    Files files_;
};

}  // namespace plein::directory
