// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_serve.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "features/directory/api_hsds_filter.hpp"
#include "features/directory/api_hsds_form.hpp"
#include "features/directory/api_hsds_query.hpp"
#include "platform/http/entity_tag.hpp"

namespace plein::directory {
namespace {

using Known = std::initializer_list<std::string_view>;

constexpr std::string_view edition = "3.0";
constexpr std::string_view profile = "https://docs.openreferral.org/";
constexpr std::string_view reference =
    "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json";
constexpr std::size_t most_whole_services = 1000;  ///< within the organizations of one page
constexpr json::Limits document_limits{64UL * 1024 * 1024, 32};

http::Response answer(http::Request const& request, Result<std::string> body) {
    http::Response response;
    if (body) {
        auto const tag = http::entity_tag(*body);
        if (http::has_entity_tag(request.header("if-none-match"), tag)) {
            response.status = 304;
        } else {
            response.body = std::move(*body);
        }
        response.content_type = "application/json";
        response.with("ETag", tag);
        // Whoever is signed in gets nothing that a browser keeps, as everywhere.
        if (request.identity.kind != access::ActorKind::account) response.with("Cache-Control", "no-cache");
    } else {
        response = http::problem(body.error(), request.request_id);
    }
    // Open data: a page of any site may read it.
    return std::move(response.with("Access-Control-Allow-Origin", "*"));
}

/// What one request is answered from.
struct Desk {
    Directory& directory;
    http::Request const& request;
    access::Grant const& grant;
    std::shared_ptr<HsdsIndex const> index;
    HsdsQuery query;

    /// The documents of these services, parsed or as they are kept.
    [[nodiscard]] Result<std::vector<std::string>> sources(std::span<Place const> services) const {
        std::vector<EntryVersionId> versions;
        versions.reserve(services.size());
        for (auto const place : services) versions.push_back(index->services[place].version);
        return directory.sources(grant, versions);
    }

    /// The part of a list that the page shows.
    [[nodiscard]] std::span<Place const> page(std::vector<Place> const& all) const {
        auto const from = std::min(all.size(), (query.page - 1) * query.per_page);
        return std::span{all}.subspan(from, std::min(query.per_page, all.size() - from));
    }

    [[nodiscard]] json::Writer page_of(std::vector<Place> const& all) const {
        json::Writer out;
        begin_page(out, all.size(), query.page, query.per_page);
        out.begin_array();
        return out;
    }
};

std::string end_page(json::Writer&& out) {
    out.end_array().end_object();
    return std::move(out).take();
}

Result<json::Value> parsed(std::string const& source) {
    auto value = json::parse(source, document_limits);
    if (!value) return fail(ErrorKind::internal, "directory.unreadable", "a document that is kept is no JSON");
    return value;
}

/// Reads the request, finds the index and makes the answer with them.
template <class Make>
http::Response respond(Counter const& counter, http::Request const& request, access::Grant const& grant, Known known,
                       Make const& make) {
    auto const body = [&]() -> Result<std::string> {
        auto query = TRY(read_hsds_query(request, known));
        auto index = TRY(counter.hsds.index(*counter.directory, grant));
        return make(Desk{*counter.directory, request, grant, std::move(index), std::move(query)});
    };
    return answer(request, body());
}

/// The item that the address names. Errors: forbidden_or_absent `page.absent`.
template <class Item>
Result<Item const*> asked(Desk const& desk, std::vector<Item> const& list, std::string_view parameter) {
    auto const id = TRY(desk.request.id<EntryTag>(parameter));
    Item const* found = nullptr;
    if constexpr (std::is_same_v<decltype(Item::id), Uuid>)
        found = find_by_id(list, id.bytes);
    else
        found = find_by_id(list, id);
    if (found == nullptr) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return found;
}

/// Writes whole organizations from the documents that say most about them.
Result<void> write_organizations(json::Writer& out, Desk const& desk, std::span<Place const> places) {
    auto const& index = *desk.index;
    std::vector<Place> holders;
    std::vector<Place> services;
    for (auto const place : places) {
        auto const& organization = index.organizations[place];
        holders.push_back(organization.holder);
        services.insert(services.end(), organization.services.begin(), organization.services.end());
    }
    if (desk.query.full_service && places.size() > 1 && services.size() > most_whole_services)
        return tl::unexpected<Error>(
            Error{ErrorKind::bad_request, "page.out_of_range", {}, {{"per_page", "page.out_of_range"}}});
    auto const sources = TRY(desk.sources(holders));
    auto const whole = desk.query.full_service ? TRY(desk.sources(services)) : std::vector<std::string>{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const document = TRY(parsed(sources[i]));
        write_organization(out, *document.find("organization"), [&] {
            for (auto const place : index.organizations[places[i]].services) {
                if (desk.query.full_service)
                    out.raw(whole[next++]);
                else
                    write_minimal(out, index.services[place]);
            }
        });
    }
    return {};
}

Result<void> write_at_locations(json::Writer& out, Desk const& desk, std::span<Place const> places, Form form) {
    auto const& list = desk.index->at_locations;
    std::vector<Place> services;
    services.reserve(places.size());
    for (auto const place : places) services.push_back(list[place].service);
    auto const sources = TRY(desk.sources(services));
    for (std::size_t i = 0; i < places.size(); ++i)
        write_at_location(out, TRY(parsed(sources[i])), list[places[i]].item, form);
    return {};
}

/// A page of what the index holds as text.
template <class Item>
std::string described_page(Desk const& desk, std::vector<Item> const& items, std::vector<Place> const& all) {
    auto out = desk.page_of(all);
    for (auto const place : desk.page(all)) out.raw(items[place].text);
    return end_page(std::move(out));
}

template <class Item>
Result<std::string> described(Desk const& desk, std::vector<Item> const& items, std::string_view parameter) {
    auto const* item = TRY(asked(desk, items, parameter));
    if (item->text.empty()) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return item->text;
}

}  // namespace

http::Response hsds_about(Counter const&, http::Request const& request, access::Grant const&) {
    auto const body = [&]() -> Result<std::string> {
        TRY(read_hsds_query(request, {}));
        json::Writer out;
        out.begin_object().key("version").text(edition).key("profile").text(profile);
        out.key("openapi_url").text(reference).end_object();
        return std::move(out).take();
    };
    return answer(request, body());
}

http::Response hsds_services(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    Known const known{"search",          "page",           "per_page", "format", "taxonomy_term_id", "taxonomy_id",
                      "organization_id", "modified_after", "minimal",  "full"};
    return respond(counter, request, grant, known, [](Desk const& desk) -> Result<std::string> {
        auto const all = TRY(services_asked(desk.directory, desk.grant, *desk.index, desk.query));
        auto out = desk.page_of(all);
        auto const page = desk.page(all);
        if (desk.query.minimal) {
            for (auto const place : page) write_minimal(out, desk.index->services[place]);
            return end_page(std::move(out));
        }
        for (auto const& source : TRY(desk.sources(page))) {
            if (desk.query.full)
                out.raw(source);
            else
                write_short(out, TRY(parsed(source)));
        }
        return end_page(std::move(out));
    });
}

http::Response hsds_service(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {}, [](Desk const& desk) -> Result<std::string> {
        auto const* service = TRY(asked(desk, desk.index->services, "entry"));
        return std::move(TRY(desk.directory.sources(desk.grant, std::span{&service->version, 1})).front());
    });
}

http::Response hsds_organizations(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    Known const known{"search",      "full_service", "full",     "taxonomy_term_id",
                      "taxonomy_id", "page",         "per_page", "format"};
    return respond(counter, request, grant, known, [](Desk const& desk) -> Result<std::string> {
        auto const all = organizations_asked(*desk.index, desk.query);
        auto out = desk.page_of(all);
        auto const page = desk.page(all);
        if (desk.query.full || desk.query.full_service) {
            TRY(write_organizations(out, desk, page));
            return end_page(std::move(out));
        }
        std::vector<Place> holders;
        for (auto const place : page) holders.push_back(desk.index->organizations[place].holder);
        for (auto const& source : TRY(desk.sources(holders)))
            write_short(out, *TRY(parsed(source)).find("organization"));
        return end_page(std::move(out));
    });
}

http::Response hsds_organization(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {"full_service"}, [](Desk const& desk) -> Result<std::string> {
        auto const& list = desk.index->organizations;
        auto const* organization = TRY(asked(desk, list, "organisation"));
        if (organization->holder == nowhere) return fail(ErrorKind::forbidden_or_absent, "page.absent");
        auto const place = static_cast<Place>(organization - list.data());
        json::Writer out;
        TRY(write_organizations(out, desk, std::span{&place, 1}));
        return std::move(out).take();
    });
}

http::Response hsds_taxonomies(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {"search", "page", "per_page", "format"},
                   [](Desk const& desk) -> Result<std::string> {
                       return described_page(desk, desk.index->taxonomies, taxonomies_asked(*desk.index, desk.query));
                   });
}

http::Response hsds_taxonomy(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {},
                   [](Desk const& desk) { return described(desk, desk.index->taxonomies, "taxonomy"); });
}

http::Response hsds_terms(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    Known const known{"search", "page", "per_page", "format", "taxonomy_id", "top_only", "parent_id"};
    return respond(counter, request, grant, known, [](Desk const& desk) -> Result<std::string> {
        return described_page(desk, desk.index->terms, terms_asked(*desk.index, desk.query));
    });
}

http::Response hsds_term(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {},
                   [](Desk const& desk) { return described(desk, desk.index->terms, "term"); });
}

http::Response hsds_at_locations(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    Known const known{"search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full",
                      "page",   "per_page",         "format",      "postcode",        "proximity"};
    return respond(counter, request, grant, known, [](Desk const& desk) -> Result<std::string> {
        auto const all = TRY(at_locations_asked(desk.directory, desk.grant, *desk.index, desk.query));
        auto out = desk.page_of(all);
        TRY(write_at_locations(out, desk, desk.page(all), desk.query.full ? Form::whole : Form::brief));
        return end_page(std::move(out));
    });
}

http::Response hsds_at_location(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return respond(counter, request, grant, {}, [](Desk const& desk) -> Result<std::string> {
        auto const& list = desk.index->at_locations;
        auto const* at = TRY(asked(desk, list, "location"));
        auto const place = static_cast<Place>(at - list.data());
        json::Writer out;
        TRY(write_at_locations(out, desk, std::span{&place, 1}, Form::whole));
        return std::move(out).take();
    });
}

}  // namespace plein::directory
