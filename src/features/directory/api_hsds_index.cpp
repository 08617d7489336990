// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_index.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "base/text.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {
namespace {

constexpr json::Limits document_limits{64UL * 1024 * 1024, 32};

std::string text_of(json::Value const& object, std::string_view name) {
    auto const* found = object.find(name);
    return std::string(found == nullptr ? std::string_view{} : found->text().value_or(std::string_view{}));
}

std::optional<Uuid> uuid_of(json::Value const& object, std::string_view name) {
    auto const text = text_of(object, name);
    return text.empty() ? std::nullopt : parse_uuid(text);
}

/// Whether the object has all of these as texts: what the standard asks of something that stands on its own.
bool has_texts(json::Value const& object, std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(), [&](auto name) {
        auto const* found = object.find(name);
        return found != nullptr && found->text().has_value();
    });
}

std::string words_of(json::Value const& object, std::initializer_list<std::string_view> names) {
    std::string words;
    for (auto const name : names) words += text_of(object, name) + " ";
    return fold(words);
}

/// Puts a list in the order of its ids; where each item came to stand, by where it stood.
template <class Item>
std::vector<Place> sort_by_id(std::vector<Item>& items) {
    std::vector<Place> order(items.size());
    for (Place i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](Place a, Place b) { return items[a].id < items[b].id; });
    std::vector<Place> moved(items.size());
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (Place to = 0; to < order.size(); ++to) {
        moved[order[to]] = to;
        sorted.push_back(std::move(items[order[to]]));
    }
    items = std::move(sorted);
    return moved;
}

void move_places(std::vector<Place>& places, std::vector<Place> const& moved) {
    for (auto& place : places) place = moved[place];
}

/// Collects from one document after another.
class Collector {
public:
    void add(Document const& document, std::string const& source) {
        auto const parsed = json::parse(source, document_limits);
        if (!parsed || !parsed->is_object()) return;
        auto const& service = *parsed;
        auto const place = static_cast<Place>(made_.services.size());
        HsdsService item{document.version,
                         document.entry,
                         text_of(service, "name"),
                         text_of(service, "status"),
                         {},
                         document.since,
                         organization(service, place),
                         terms_of(service)};
        item.modified = text_of(service, "last_modified");
        if (auto const moment = parse_instant(item.modified)) item.changed = *moment;
        made_.services.push_back(std::move(item));
        add_at_locations(service, place);
        add_terms(service);
    }

    HsdsIndex take() && {
        auto const taxonomies = sort_by_id(made_.taxonomies);
        auto const terms = sort_by_id(made_.terms);
        auto const organizations = sort_by_id(made_.organizations);
        sort_by_id(made_.at_locations);
        for (auto& term : made_.terms)
            if (term.taxonomy != nowhere) term.taxonomy = taxonomies[term.taxonomy];
        for (auto& service : made_.services) {
            move_places(service.terms, terms);
            if (service.organization != nowhere) service.organization = organizations[service.organization];
        }
        for (auto& organization : made_.organizations) move_places(organization.terms, terms);
        for (auto& at : made_.at_locations) move_places(at.terms, terms);
        return std::move(made_);
    }

private:
    template <class Item>
    Place place_of(std::map<Uuid, Place>& places, std::vector<Item>& items, Uuid const& id) {
        auto const [at, fresh] = places.emplace(id, static_cast<Place>(items.size()));
        if (fresh) items.emplace_back().id = id;
        return at->second;
    }

    /// Where documents differ about one thing, what says most counts.
    template <class Item>
    void describe(Item& item, json::Value const& value, std::initializer_list<std::string_view> searched) {
        if (!has_texts(value, {"id", "name", "description"})) return;
        auto text = json::write(value);
        if (text.size() <= item.text.size()) return;
        item.text = std::move(text);
        item.words = words_of(value, searched);
    }

    Place taxonomy(json::Value const& term) {
        auto const* detail = term.find("taxonomy_detail");
        auto const id = detail == nullptr || !detail->is_object() ? std::nullopt : uuid_of(*detail, "id");
        auto const known = id ? id : uuid_of(term, "taxonomy_id");
        if (!known) return nowhere;
        auto const place = place_of(taxonomies_, made_.taxonomies, *known);
        if (id) describe(made_.taxonomies[place], *detail, {"name", "description"});
        return place;
    }

    void add_term(json::Value const& value) {
        auto const id = uuid_of(value, "id");
        if (!id) return;
        auto const place = place_of(terms_, made_.terms, *id);
        auto const of = taxonomy(value);
        auto& term = made_.terms[place];
        if (of != nowhere) term.taxonomy = of;
        if (auto const parent = uuid_of(value, "parent_id")) term.parent = parent;
        describe(term, value, {"code", "name", "description"});
    }

    /// Terms stand at any depth: of a service, a place, a phone, an organisation.
    void add_terms(json::Value const& value) {
        for (auto const& item : value.items()) add_terms(item);
        for (auto const& member : value.members()) {
            if (member.name() == "taxonomy_term" && member.value.is_object()) add_term(member.value);
            add_terms(member.value);
        }
    }

    /// The terms of an object's own attributes, also those of which only the id is given.
    std::vector<Place> terms_of(json::Value const& object) {
        std::vector<Place> places;
        auto const* attributes = object.find("attributes");
        if (attributes == nullptr) return places;
        for (auto const& attribute : attributes->items()) {
            auto const* term = attribute.find("taxonomy_term");
            auto const inside = term == nullptr || !term->is_object() ? std::nullopt : uuid_of(*term, "id");
            auto const id = inside ? inside : uuid_of(attribute, "taxonomy_term_id");
            if (id) places.push_back(place_of(terms_, made_.terms, *id));
        }
        return places;
    }

    Place organization(json::Value const& service, Place of) {
        auto const* value = service.find("organization");
        bool const given = value != nullptr && value->is_object();
        auto const inside = given ? uuid_of(*value, "id") : std::nullopt;
        auto const id = inside ? inside : uuid_of(service, "organization_id");
        if (!id) return nowhere;
        auto const place = place_of(organizations_, made_.organizations, *id);
        said_.resize(made_.organizations.size());
        auto& item = made_.organizations[place];
        item.services.push_back(of);
        if (!given || !has_texts(*value, {"id", "name", "description"})) return place;
        auto const says = json::write(*value).size();
        if (says <= said_[place]) return place;
        said_[place] = says;
        item.holder = of;
        item.words = words_of(*value, {"name", "alternate_name", "description"});
        item.terms = terms_of(*value);
        return place;
    }

    void add_at_locations(json::Value const& service, Place place) {
        auto const* list = service.find("service_at_locations");
        if (list == nullptr) return;
        for (std::uint32_t i = 0; i < list->items().size(); ++i) {
            auto const& value = list->items()[i];
            auto const id = uuid_of(value, "id");
            if (!id || !at_locations_.emplace(*id, place).second) continue;
            HsdsAtLocation item{*id, place, i, {}, terms_of(value)};
            if (auto const* location = value.find("location")) {
                auto const* latitude = location->find("latitude");
                auto const* longitude = location->find("longitude");
                auto const north = latitude == nullptr ? std::nullopt : latitude->number();
                auto const east = longitude == nullptr ? std::nullopt : longitude->number();
                if (north && east && std::abs(*north) <= 90 && std::abs(*east) <= 180)
                    item.point = Point{.longitude = *east, .latitude = *north};
            }
            made_.at_locations.push_back(std::move(item));
        }
    }

    HsdsIndex made_;
    std::map<Uuid, Place> taxonomies_;
    std::map<Uuid, Place> terms_;
    std::map<Uuid, Place> organizations_;
    std::map<Uuid, Place> at_locations_;
    std::vector<std::size_t> said_;  // per organisation, how much the holder says about it
};

Result<std::shared_ptr<HsdsIndex const>> read_index(Directory& directory, access::Grant const& grant,
                                                    std::int64_t asked) {
    Collector collector;
    auto const sequence = TRY(directory.read_documents(
        grant, [&] { collector = Collector{}; },
        [&](Document const& document, std::string const& source) { collector.add(document, source); }));
    auto made = std::make_shared<HsdsIndex>(std::move(collector).take());
    made->sequence = sequence;
    made->asked = asked;
    return std::shared_ptr<HsdsIndex const>(std::move(made));
}

}  // namespace

std::shared_ptr<HsdsIndex const> HsdsShelf::known() {
    std::lock_guard const lock{mutex_};
    return index_;
}

Result<std::shared_ptr<HsdsIndex const>> HsdsShelf::index(Directory& directory, access::Grant const& grant) {
    auto const sequence = directory.snapshot()->sequence;
    auto const is_new = [&](auto const& index) {
        return index && (index->sequence == sequence || index->asked == sequence);
    };
    auto before = known();
    if (is_new(before)) return before;
    std::unique_lock alone{reading_, std::defer_lock};
    if (before && !alone.try_lock()) return before;
    if (!before) alone.lock();
    if (auto const meanwhile = known(); is_new(meanwhile)) return meanwhile;
    auto read = read_index(directory, grant, sequence);
    if (!read) return before ? Result<std::shared_ptr<HsdsIndex const>>{before} : std::move(read);
    std::lock_guard const lock{mutex_};
    index_ = *read;
    return index_;
}

}  // namespace plein::directory
