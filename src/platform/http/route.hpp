// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/access/grant.hpp"
#include "platform/http/message.hpp"
#include "platform/json/schema.hpp"

namespace plein::http {

/// What a handler gets: the request and the right to act on it.
using Handler = std::function<Response(Request const&, access::Grant const&)>;

/// A parameter of an API route, for the OpenAPI document.
struct ApiParameter {
    std::string_view name;  ///< lowerCamelCase
    std::string_view description;
    bool required = false;
    std::string_view example;
};

/// What an API row says beside the rest; pages have none.
struct ApiRow {
    std::string_view summary;
    std::vector<ApiParameter> parameters;
    std::optional<json::Schema> request;  ///< of the JSON body
    json::Schema response;
};

/// On which threads a row is answered.
enum class Lane {
    page,     ///< a worker's
    instant,  ///< that of the sockets, without session: a public row whose handler waits for nothing
    heavy,    ///< threads of its own, half as many as there are workers: work that fills a core, such as a password's
};

/// Who chose an address and what stands in its answers.
enum class Made {
    by_us,
    by_standard,  ///< for other systems: names as the standard has them (`taxonomy_terms`), errors as of the API
};

/// One row of the route table: the whole truth about one address.
struct Route {
    Method method = Method::get;
    std::string_view path;         ///< `/aanbod/{entry}`: literal segments and whole-segment parameters
    access::Declaration declared;  ///< permission, purpose, log activity
    Handler handler;
    std::optional<ApiRow> api{};
    Lane lane = Lane::page;
    Made made = Made::by_us;
};

/// All routes of the program, in the order they were added. Adding a path twice, or a purpose or permission that does
/// not exist, is a programmer error and throws at start.
class RouteTable {
public:
    void add(Route route);
    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

    struct Match {
        Route const* route = nullptr;       ///< null where nothing matches
        std::vector<Method> other_methods;  ///< where the path exists with other methods: 405 with Allow
        std::map<std::string, std::string, std::less<>> parameters;
    };
    /// HEAD finds the GET row; a literal segment goes before a parameter. A parameter matches one segment that is not
    /// empty. Cost: one pass over the segments, no allocation until a parameter matches.
    [[nodiscard]] Match find(Method method, std::string_view path) const;

    /// Whether programs ask here, so that an error is problem+json: under /api, and under the first segment of an
    /// address that a standard made, also where nothing stands there.
    [[nodiscard]] bool is_for_programs(std::string_view path) const;

private:
    /// One segment deep in the tree of paths; children by index into nodes_, node 0 is `/`.
    struct Node {
        std::map<std::string_view, std::size_t> literals;
        std::optional<std::size_t> parameter;
        std::vector<std::size_t> routes;  ///< rows that end here, one per method
    };
    void search(std::size_t node, std::string_view rest, Method method, Match& match) const;

    std::vector<Route> routes_;
    std::vector<Node> nodes_{Node{}};
    std::vector<std::string_view> for_programs_{"/api"};  ///< first segments
};

/// What adds the rows of a feature's pages to the table: each page gets what all of them share, the request and the
/// grant. The table must outlive what is returned, `shared` the rows.
template <class Shared>
[[nodiscard]] auto page_rows(RouteTable& table, Shared const& shared) {
    using Page = Response (*)(Shared const&, Request const&, access::Grant const&);
    return [&table, &shared](Method method, std::string_view path, access::Declaration const& declared, Page page) {
        table.add({method, path, declared, [&shared, page](Request const& request, access::Grant const& grant) {
                       return page(shared, request, grant);
                   }});
    };
}

/// What the OpenAPI document says of the API as a whole.
struct ApiDescription {
    std::string title;
    std::string version;  ///< semver
    std::string contact_name;
    std::string contact_mail;
    std::string contact_url;
    std::string session_cookie;  ///< the name of the cookie that rows need which are not public
};

/// The OpenAPI 3.0.3 document of all API rows under /api/v1, after the NLGov API Design Rules 2.1.
/// Two components of one name that differ, or a schema that is no JSON, are programmer errors and throw.
[[nodiscard]] std::string openapi(RouteTable const& table, ApiDescription const& description);

}  // namespace plein::http
