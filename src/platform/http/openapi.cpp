// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/http/route.hpp"
#include "platform/json/json.hpp"
#include "platform/json/writer.hpp"

namespace plein::http {
namespace {

constexpr std::string_view server_path = "/api/v1";
constexpr std::string_view document_path = "/openapi.json";

// NLGov API Design Rules 2.2: status, title and detail are always there.
constexpr std::string_view problem_schema = R"({
  "type": "object",
  "description": "Problem details (RFC 9457).",
  "required": ["type", "title", "status", "detail", "code", "requestId"],
  "properties": {
    "type": {"type": "string", "example": "about:blank"},
    "title": {"type": "string", "example": "Not Found"},
    "status": {"type": "integer", "example": 404},
    "detail": {"type": "string", "example": "There is nothing here, or nothing that you may see."},
    "code": {"type": "string", "description": "Stable code of the cause.", "example": "page.absent"},
    "requestId": {"type": "string", "example": "4f0c2a91d3b85e67"},
    "errors": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["field", "code"],
        "properties": {
          "field": {"type": "string", "example": "q"},
          "code": {"type": "string", "example": "text.too_long"}
        }
      }
    }
  }
})";

struct Failure {
    int status;
    std::string_view component;
    std::string_view description;
};

constexpr Failure failures[] = {
    {400, "BadRequest", "The request cannot be read or does not hold."},
    {401, "Unauthorized", "Nobody is signed in and somebody must be."},
    {403, "Forbidden", "The request does not come from a page of this site."},
    {404, "NotFound", "Not there, or not yours to see."},
    {413, "TooLarge", "The request is over a limit."},
    {429, "TooManyRequests", "Too many requests."},
    {500, "InternalError", "A mistake in the program."},
    {503, "Unavailable", "A part that is needed does not answer now."},
};

std::string_view relative(std::string_view path) { return path.substr(server_path.size()); }

bool is_documented(Route const& route) {
    return route.api && route.path.starts_with(server_path) && route.path.size() > server_path.size() &&
           relative(route.path) != document_path;
}

bool is_public(Route const& route) { return route.declared.permission == "public"; }

/// `getEntriesByEntry` for GET /entries/{entry}.
std::string operation_id(Method method, std::string_view path) {
    std::string id;
    for (char const c : name(method)) id.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    bool capital = true;
    for (char const c : path) {
        if (c == '{') id += "By";
        auto const word = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (word) id.push_back(capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
        capital = !word;
    }
    return id;
}

std::string_view tag_of(std::string_view path) {
    auto const first = path.substr(1, path.find('/', 1) - 1);
    return first == document_path.substr(1) ? std::string_view("openapi") : first;
}

std::set<std::string_view> path_parameters(std::string_view path) {
    std::set<std::string_view> found;
    for (auto const segment : split(path, '/'))
        if (segment.size() > 2 && segment.front() == '{') found.insert(segment.substr(1, segment.size() - 2));
    return found;
}

void reference(json::Writer& out, std::string_view kind, std::string_view component) {
    out.begin_object()
        .key("$ref")
        .text("#/components/" + std::string(kind) + "/" + std::string(component))
        .end_object();
}

void header(json::Writer& out, std::string_view header_name, std::string_view description, std::string_view example) {
    out.key(header_name).begin_object();
    out.key("description").text(description);
    out.key("schema").begin_object().key("type").text("string").key("example").text(example).end_object();
    out.end_object();
}

void common_headers(json::Writer& out, ApiDescription const& description) {
    header(out, "API-Version", "The full version of this API.", description.version);
    header(out, "X-Request-Id", "Names this request in our log; mention it when you ask us something.",
           "4f0c2a91d3b85e67");
}

void parameter(json::Writer& out, ApiParameter const& row, bool in_path) {
    out.begin_object();
    out.key("name").text(row.name);
    out.key("in").text(in_path ? "path" : "query");
    out.key("description").text(row.description);
    out.key("required").boolean(in_path || row.required);
    out.key("schema").begin_object().key("type").text("string").end_object();
    if (!row.example.empty()) out.key("example").text(row.example);
    out.end_object();
}

void parameters(json::Writer& out, Route const& route) {
    auto undescribed = path_parameters(route.path);
    out.key("parameters").begin_array();
    for (auto const& row : route.api->parameters) parameter(out, row, undescribed.erase(row.name) > 0);
    for (auto const parameter_name : undescribed)
        parameter(out, {parameter_name, "Identifies the record; from an earlier answer.", true, ""}, true);
    out.end_array();
}

void failure_responses(json::Writer& out, Route const& route) {
    for (auto const& failure : failures) {
        if (failure.status == 401 && is_public(route)) continue;
        if ((failure.status == 403 || failure.status == 413) && is_safe(route.method)) continue;
        out.key(std::to_string(failure.status));
        reference(out, "responses", failure.component);
    }
}

void operation(json::Writer& out, Route const& route, ApiDescription const& description) {
    auto const path = relative(route.path);
    out.begin_object();
    out.key("operationId").text(operation_id(route.method, path));
    out.key("summary").text(route.api->summary);
    out.key("description").text(route.api->summary);
    out.key("tags").begin_array().text(tag_of(path)).end_array();
    parameters(out, route);
    if (route.api->request) {
        out.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
        out.key("application/json").begin_object().key("schema").raw(route.api->request->text).end_object();
        out.end_object().end_object();
    }
    out.key("responses").begin_object();
    out.key("200").begin_object().key("description").text("The answer.");
    out.key("headers").begin_object();
    common_headers(out, description);
    out.end_object();
    out.key("content").begin_object().key("application/json").begin_object();
    out.key("schema").raw(route.api->response.text).end_object().end_object();
    out.end_object();
    failure_responses(out, route);
    out.end_object();
    out.key("security").begin_array();
    if (!is_public(route)) out.begin_object().key("session").begin_array().end_array().end_object();
    out.end_array();
    out.end_object();
}

void document_operation(json::Writer& out, ApiDescription const& description) {
    out.key(document_path).begin_object().key("get").begin_object();
    out.key("operationId").text("getOpenapiJson");
    out.key("summary").text("This document.");
    out.key("description").text("The description of this API in OpenAPI 3.0.3.");
    out.key("tags").begin_array().text("openapi").end_array();
    out.key("responses").begin_object().key("200").begin_object().key("description").text("The document.");
    out.key("headers").begin_object();
    common_headers(out, description);
    header(out, "access-control-allow-origin", "Any site may read this document.", "*");
    out.end_object();
    out.key("content").begin_object().key("application/json").begin_object();
    out.key("schema").begin_object().key("type").text("object").end_object().end_object().end_object();
    out.end_object();
    for (auto const& failure : failures) {
        if (failure.status != 500 && failure.status != 503) continue;
        out.key(std::to_string(failure.status));
        reference(out, "responses", failure.component);
    }
    out.end_object();
    out.key("security").begin_array().end_array();
    out.end_object().end_object();
}

void collect(std::map<std::string, std::string>& all, json::Schema const& schema) {
    if (schema.components.empty()) return;
    auto const parsed = json::parse(schema.components);
    if (!parsed) throw std::logic_error("schema " + schema.name + " is not JSON: " + parsed.error().detail);
    for (auto const& member : parsed->members()) {
        auto text = json::write(member.value);
        auto const [at, fresh] = all.emplace(member.name(), text);
        if (!fresh && at->second != text) throw std::logic_error("two schemas are called " + at->first);
    }
}

void components(json::Writer& out, std::vector<Route const*> const& rows, ApiDescription const& description) {
    std::map<std::string, std::string> schemas{{"Problem", std::string(problem_schema)}};
    bool sessions = false;
    std::set<std::string_view> used{"InternalError", "Unavailable"};
    for (auto const* route : rows) {
        collect(schemas, route->api->response);
        if (route->api->request) collect(schemas, *route->api->request);
        sessions = sessions || !is_public(*route);
        for (auto const& failure : failures) {
            if (failure.status == 401 && is_public(*route)) continue;
            if ((failure.status == 403 || failure.status == 413) && is_safe(route->method)) continue;
            used.insert(failure.component);
        }
    }
    out.key("components").begin_object();
    out.key("schemas").begin_object();
    for (auto const& [schema_name, text] : schemas) out.key(schema_name).raw(text);
    out.end_object();
    out.key("responses").begin_object();
    for (auto const& failure : failures) {
        if (!used.contains(failure.component)) continue;
        out.key(failure.component).begin_object().key("description").text(failure.description);
        out.key("headers").begin_object();
        common_headers(out, description);
        out.end_object();
        out.key("content").begin_object().key("application/problem+json").begin_object().key("schema");
        reference(out, "schemas", "Problem");
        out.end_object().end_object().end_object();
    }
    out.end_object();
    if (sessions) {
        out.key("securitySchemes").begin_object().key("session").begin_object();
        out.key("type").text("apiKey").key("in").text("cookie").key("name").text(description.session_cookie);
        out.key("description").text("The session of somebody who signed in on the site.");
        out.end_object().end_object();
    }
    out.end_object();
}

void information(json::Writer& out, std::vector<Route const*> const& rows, ApiDescription const& description) {
    out.key("openapi").text("3.0.3");
    out.key("info").begin_object();
    out.key("title").text(description.title);
    out.key("description")
        .text(
            "What Plein offers to other systems. Errors are problem details (RFC 9457); every answer carries "
            "API-Version.");
    out.key("version").text(description.version);
    out.key("contact").begin_object();
    out.key("name").text(description.contact_name);
    out.key("email").text(description.contact_mail);
    out.key("url").text(description.contact_url);
    out.end_object();
    out.key("license").begin_object();
    out.key("name").text("EUPL-1.2").key("url").text("https://eupl.eu/1.2/en/");
    out.end_object();
    out.end_object();
    out.key("servers").begin_array().begin_object().key("url").text(server_path).end_object().end_array();
    std::set<std::string_view> tags{"openapi"};
    for (auto const* route : rows) tags.insert(tag_of(relative(route->path)));
    out.key("tags").begin_array();
    for (auto const tag : tags) {
        out.begin_object().key("name").text(tag);
        out.key("description").text("All of /" + std::string(tag) + ".").end_object();
    }
    out.end_array();
}

}  // namespace

std::string openapi(RouteTable const& table, ApiDescription const& description) {
    std::vector<Route const*> rows;
    for (auto const& route : table.routes())
        if (is_documented(route)) rows.push_back(&route);
    // One object per path, with its methods inside.
    std::stable_sort(rows.begin(), rows.end(), [](auto const* a, auto const* b) { return a->path < b->path; });
    json::Writer out;
    out.begin_object();
    information(out, rows, description);
    out.key("paths").begin_object();
    document_operation(out, description);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || rows[i]->path != rows[i - 1]->path) out.key(relative(rows[i]->path)).begin_object();
        auto method = std::string(name(rows[i]->method));
        std::transform(method.begin(), method.end(), method.begin(),
                       [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
        out.key(method);
        operation(out, *rows[i], description);
        if (i + 1 == rows.size() || rows[i + 1]->path != rows[i]->path) out.end_object();
    }
    out.end_object();
    components(out, rows, description);
    out.end_object();
    return std::move(out).take();
}

}  // namespace plein::http
