// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_sitemap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "features/directory/pages.hpp"
#include "features/directory/service_sheet.hpp"
#include "platform/html/head.hpp"
#include "platform/html/template_text.hpp"
#include "platform/http/entity_tag.hpp"

namespace plein::directory {
namespace {

/// The pages that are there whatever the directory holds; entries, themes and sheets come by themselves.
constexpr std::array<std::string_view, 9> fixed_pages{
    "/", "/zoeken", "/nu-open", "/buurt", "/hulp-vragen", "/insluiten", "/over", "/privacy", "/toegankelijkheid"};

constexpr std::string_view begin_of_file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view name_space = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::vector<SitemapPage> pages_of(Snapshot const& snapshot, Directory& directory) {
    std::vector<SitemapPage> pages;
    pages.reserve(snapshot.entries.size() + 64);
    for (auto const path : fixed_pages) pages.push_back({std::string(path), {}});
    for (auto const& theme : directory.themes()) pages.push_back({"/zoeken?thema=" + theme.code, {}});
    if (directory.areas() != nullptr) {
        auto const index = directory.areas()->index();
        for (auto const* area : sheet_areas(*index)) pages.push_back({sheet_url(area->code), {}});
    }
    for (std::size_t i = 0; i < snapshot.entries.size(); ++i)
        pages.push_back({snapshot.cards[i].url, snapshot.standings[i].check.on});
    return pages;
}

}  // namespace

std::vector<std::string> sitemap_files(std::string_view site, std::vector<SitemapPage> const& pages, std::size_t most) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < pages.size(); from += most) {
        auto file = fmt::format("{}<urlset xmlns=\"{}\">\n", begin_of_file, name_space);
        for (auto i = from; i < std::min(pages.size(), from + most); ++i) {
            auto const& page = pages[i];
            file += fmt::format("<url><loc>{}{}</loc>", html::escape_html(site), html::escape_html(page.path));
            if (page.changed) file += fmt::format("<lastmod>{}</lastmod>", iso_day(*page.changed));
            file += "</url>\n";
        }
        parts.push_back(file + "</urlset>\n");
    }
    if (parts.size() == 1) return parts;
    auto index = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", begin_of_file, name_space);
    for (std::size_t part = 1; part <= parts.size(); ++part)
        index += fmt::format("<sitemap><loc>{}/sitemap.xml?deel={}</loc></sitemap>\n", html::escape_html(site), part);
    parts.insert(parts.begin(), index + "</sitemapindex>\n");
    return parts;
}

SitemapShelf::Files SitemapShelf::files(Directory& directory, std::string const& site) {
    auto const snapshot = directory.snapshot();
    auto const areas = directory.areas() == nullptr ? -1 : directory.areas()->index()->sequence();
    std::lock_guard const lock{mutex_};
    if (files_ && sequence_ == snapshot->sequence && areas_ == areas && site_ == site) return files_;
    auto made = std::make_shared<std::vector<File>>();
    for (auto& text : sitemap_files(site, pages_of(*snapshot, directory))) {
        auto tag = http::entity_tag(text);
        made->push_back({std::make_shared<std::string const>(std::move(text)), std::move(tag)});
    }
    sequence_ = snapshot->sequence;
    areas_ = areas;
    site_ = site;
    files_ = std::move(made);
    return files_;
}

http::Response show_sitemap(Counter const& counter, http::Request const& request, access::Grant const&) {
    auto const files = counter.sitemaps.files(*counter.directory, html::site_address(request));
    std::size_t part = 0;
    auto const asked = request.query.first("deel");
    auto const [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), part);
    bool const is_number = error == std::errc{} && end == asked.data() + asked.size() && part > 0;
    if ((!asked.empty() && !is_number) || part >= files->size())
        return counter.pages->error_page(request, {ErrorKind::forbidden_or_absent, "page.absent", {}, {}});
    auto const& file = (*files)[part];
    http::Response response{.content_type = "application/xml; charset=utf-8"};
    response.with("ETag", file.tag);
    // Whoever is signed in gets nothing that a browser keeps, as everywhere.
    if (request.identity.kind != access::ActorKind::account) response.with("Cache-Control", "no-cache");
    if (http::has_entity_tag(request.header("if-none-match"), file.tag))
        response.status = 304;
    else
        response.shared_body = file.text;
    return response;
}

http::Response show_robots(Counter const&, http::Request const& request, access::Grant const&) {
    // Nothing of residents stands there for who is not signed in; this spares a search engine the way.
    return {.content_type = "text/plain; charset=utf-8",
            .body = fmt::format("User-agent: *\nDisallow: /werk\nDisallow: /beheer\nDisallow: /vraag\n"
                                "Disallow: /mijn-aanbod\nDisallow: /insluiten/zoeken\n\nSitemap: {}/sitemap.xml\n",
                                html::site_address(request))};
}

}  // namespace plein::directory
