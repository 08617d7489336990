// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_filter.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t hits_a_search = 50;

std::vector<Place> all_of(std::size_t count) {
    std::vector<Place> places(count);
    std::iota(places.begin(), places.end(), Place{0});
    return places;
}

bool has_words(std::string const& words, std::string const& asked) {
    auto const parts = split(asked, ' ');
    return std::all_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return words.find(part) != std::string::npos; });
}

bool has_term(HsdsIndex const& index, std::vector<Place> const& terms, HsdsQuery const& query) {
    auto const any = [&](auto const& holds) { return std::any_of(terms.begin(), terms.end(), holds); };
    if (query.taxonomy_term && !any([&](Place term) { return index.terms[term].id == *query.taxonomy_term; }))
        return false;
    return !query.taxonomy || any([&](Place term) {
        auto const of = index.terms[term].taxonomy;
        return of != nowhere && index.taxonomies[of].id == *query.taxonomy;
    });
}

/// What holds for a service whatever its terms.
bool passes(HsdsIndex const& index, HsdsService const& service, HsdsQuery const& query) {
    if (query.modified_after && service.changed < *query.modified_after) return false;
    return !query.organization ||
           (service.organization != nowhere && index.organizations[service.organization].id == *query.organization);
}

Error at_parameter(Error error, std::string_view parameter) {
    error.fields.push_back({std::string(parameter), error.code});
    return error;
}

/// The services that the words find, the best first; all where no words were asked.
Result<std::vector<Place>> found(Directory& directory, access::Grant const& grant, HsdsIndex const& index,
                                 HsdsQuery const& query) {
    if (query.search.empty()) return all_of(index.services.size());
    std::vector<Place> places;
    SearchRequest request{.text = query.search, .page_size = hits_a_search};
    for (std::size_t total = 1; (request.page - 1) * hits_a_search < total; ++request.page) {
        auto const result = directory.search(grant, request);
        if (!result) return tl::unexpected<Error>(at_parameter(result.error(), "search"));
        total = result->total;
        for (auto const& hit : result->hits)
            if (auto const* service = find_by_id(index.services, hit.entry().id))
                places.push_back(static_cast<Place>(service - index.services.data()));
    }
    return places;
}

/// Where a postcode is: its neighbourhood and what that is part of.
class Around {
public:
    Around(std::shared_ptr<areas::AreaIndex const> areas, std::optional<areas::Place> place)
        : areas_(std::move(areas)), place_(std::move(place)) {}

    [[nodiscard]] bool is_within(std::string_view code) const {
        if (!place_ || place_->neighbourhood == code) return place_.has_value();
        for (auto const* area = place_->area; area != nullptr; area = areas_->find(area->parent)) {
            if (area->code == code) return true;
            if (area->parent.empty()) break;
        }
        auto const own = areas_->own_areas_of(place_->neighbourhood);
        return std::any_of(own.begin(), own.end(), [&](auto const* area) { return area->code == code; });
    }

private:
    std::shared_ptr<areas::AreaIndex const> areas_;
    std::optional<areas::Place> place_;
};

Result<void> keep_near(Directory& directory, access::Grant const& grant, HsdsIndex const& index, HsdsQuery const& query,
                       std::vector<Place>& places) {
    auto const from = directory.locate(grant, query.postcode);
    if (!from) return tl::unexpected<Error>(at_parameter(from.error(), "postcode"));
    if (query.proximity) {
        std::erase_if(places, [&](Place place) {
            auto const& point = index.at_locations[place].point;
            return !point || distance_metres(*from, *point) > *query.proximity;
        });
        return {};
    }
    if (directory.areas() == nullptr) return {};
    auto areas = directory.areas()->index();
    auto place = areas->locate(query.postcode);
    Around const around{std::move(areas), std::move(place)};
    auto const snapshot = directory.snapshot();
    std::erase_if(places, [&](Place at) {
        auto const entry = snapshot->by_id.find(index.services[index.at_locations[at].service].id);
        if (entry == snapshot->by_id.end()) return false;
        auto const& code = snapshot->entries[entry->second].area_served_code;
        return !code.empty() && !around.is_within(code);
    });
    return {};
}

template <class Item>
std::vector<Place> described(std::vector<Item> const& items, HsdsQuery const& query) {
    auto places = all_of(items.size());
    auto const asked = fold(query.search);
    std::erase_if(places,
                  [&](Place place) { return items[place].text.empty() || !has_words(items[place].words, asked); });
    return places;
}

}  // namespace

Result<std::vector<Place>> services_asked(Directory& directory, access::Grant const& grant, HsdsIndex const& index,
                                          HsdsQuery const& query) {
    auto places = TRY(found(directory, grant, index, query));
    std::erase_if(places, [&](Place place) {
        auto const& service = index.services[place];
        return !passes(index, service, query) || !has_term(index, service.terms, query);
    });
    return places;
}

Result<std::vector<Place>> at_locations_asked(Directory& directory, access::Grant const& grant, HsdsIndex const& index,
                                              HsdsQuery const& query) {
    auto const services = TRY(found(directory, grant, index, query));
    std::vector<std::size_t> turn(index.services.size(), services.size());
    for (std::size_t i = 0; i < services.size(); ++i) turn[services[i]] = i;
    auto places = all_of(index.at_locations.size());
    std::erase_if(places, [&](Place place) {
        auto const& at = index.at_locations[place];
        auto const& service = index.services[at.service];
        // A place is also about what its service is about.
        auto terms = service.terms;
        terms.insert(terms.end(), at.terms.begin(), at.terms.end());
        return turn[at.service] == services.size() || !passes(index, service, query) || !has_term(index, terms, query);
    });
    if (!query.search.empty())
        std::stable_sort(places.begin(), places.end(), [&](Place a, Place b) {
            return turn[index.at_locations[a].service] < turn[index.at_locations[b].service];
        });
    if (!query.postcode.empty()) TRY(keep_near(directory, grant, index, query, places));
    return places;
}

std::vector<Place> organizations_asked(HsdsIndex const& index, HsdsQuery const& query) {
    auto places = all_of(index.organizations.size());
    auto const asked = fold(query.search);
    std::erase_if(places, [&](Place place) {
        auto const& organization = index.organizations[place];
        return organization.holder == nowhere || !has_words(organization.words, asked) ||
               !has_term(index, organization.terms, query);
    });
    return places;
}

std::vector<Place> taxonomies_asked(HsdsIndex const& index, HsdsQuery const& query) {
    return described(index.taxonomies, query);
}

std::vector<Place> terms_asked(HsdsIndex const& index, HsdsQuery const& query) {
    auto places = described(index.terms, query);
    std::erase_if(places, [&](Place place) {
        auto const& term = index.terms[place];
        if (query.taxonomy && (term.taxonomy == nowhere || index.taxonomies[term.taxonomy].id != *query.taxonomy))
            return true;
        if (query.parent && term.parent != query.parent) return true;
        return query.top_only && term.parent.has_value();
    });
    return places;
}

}  // namespace plein::directory
