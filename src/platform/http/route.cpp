// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/route.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/text.hpp"

namespace plein::http {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{'; }

/// `{entry}`: a lower-case letter, then letters, digits and underscores.
bool is_good_parameter(std::string_view segment) {
    if (segment.size() < 3 || segment.back() != '}') return false;
    auto const name = segment.substr(1, segment.size() - 2);
    return is_lower(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
               return is_lower(c) || is_digit(c) || c == '_' || (c >= 'A' && c <= 'Z');
           });
}

/// `mijn-plan`, `openapi.json`: words with single hyphens or dots between them.
bool is_good_literal(std::string_view segment, Made made) {
    if (segment == ".well-known") return true;  // RFC 8615
    bool word_before = false;
    for (char const c : segment) {
        auto const word = is_lower(c) || is_digit(c);
        bool const joins = c == '-' || c == '.' || (c == '_' && made == Made::by_standard);
        if (!word && (!word_before || !joins)) return false;
        word_before = word;
    }
    return word_before;
}

std::vector<std::string_view> segments_of(std::string_view path) {
    return path == "/" ? std::vector<std::string_view>{} : split(path.substr(1), '/');
}

[[noreturn]] void refuse(Route const& route, std::string_view why) {
    throw std::logic_error("route " + std::string(name(route.method)) + " " + std::string(route.path) + ": " +
                           std::string(why));
}

void check_path(Route const& route) {
    if (route.path.empty() || route.path.front() != '/') refuse(route, "a path starts with /");
    std::set<std::string_view> parameters;
    for (auto const segment : segments_of(route.path)) {
        if (!segment.empty() && segment.front() == '{') {
            if (!is_good_parameter(segment)) refuse(route, "a parameter is {name}");
            if (!parameters.insert(segment).second) refuse(route, "a parameter comes once");
        } else if (!is_good_literal(segment, route.made)) {
            refuse(route, "a segment is lower-case kebab");
        }
    }
}

void check(Route const& route) {
    check_path(route);
    if (route.method == Method::head || route.method == Method::options) refuse(route, "HEAD and OPTIONS are derived");
    if (!route.handler) refuse(route, "no handler");
    auto const& purposes = access::purposes();
    if (std::none_of(purposes.begin(), purposes.end(),
                     [&](access::Purpose const& p) { return p.code == route.declared.purpose; }))
        refuse(route, "no such purpose: " + std::string(route.declared.purpose));
    auto const permissions = access::all_permissions();
    if (std::find(permissions.begin(), permissions.end(), route.declared.permission) == permissions.end())
        refuse(route, "no such permission: " + std::string(route.declared.permission));
    if (route.declared.activity.empty()) refuse(route, "no log activity (say none)");
    if (route.api && !route.path.starts_with("/api/")) refuse(route, "an API row stands under /api/");
    if (route.lane == Lane::instant && route.declared.permission != "public") refuse(route, "an instant row is public");
}

bool answers(Route const& route, Method method) {
    return route.method == method || (method == Method::head && route.method == Method::get);
}

std::map<std::string, std::string, std::less<>> parameters_of(Route const& route, std::string_view path) {
    std::map<std::string, std::string, std::less<>> parameters;
    if (route.path.find('{') == std::string_view::npos) return parameters;
    auto const pattern = segments_of(route.path);
    auto const values = segments_of(path);
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (is_parameter(pattern[i])) parameters.emplace(pattern[i].substr(1, pattern[i].size() - 2), values[i]);
    return parameters;
}

}  // namespace

void RouteTable::add(Route route) {
    check(route);
    std::size_t at = 0;
    for (auto const segment : segments_of(route.path)) {
        auto next = nodes_.size();
        if (is_parameter(segment)) {
            if (nodes_[at].parameter)
                next = *nodes_[at].parameter;
            else
                nodes_[at].parameter = next;
        } else {
            next = nodes_[at].literals.emplace(segment, next).first->second;
        }
        if (next == nodes_.size()) nodes_.emplace_back();
        at = next;
    }
    for (auto const index : nodes_[at].routes)
        if (routes_[index].method == route.method) refuse(route, "stands in the table already");
    nodes_[at].routes.push_back(routes_.size());
    auto const first = route.path.substr(0, route.path.find('/', 1));
    if (route.made == Made::by_standard &&
        std::find(for_programs_.begin(), for_programs_.end(), first) == for_programs_.end())
        for_programs_.push_back(first);
    routes_.push_back(std::move(route));
}

void RouteTable::search(std::size_t node, std::string_view rest, Method method, Match& match) const {
    auto const& here = nodes_[node];
    if (rest.empty()) {
        for (auto const index : here.routes)
            if (answers(routes_[index], method)) match.route = &routes_[index];
        if (match.route) return;
        for (auto const index : here.routes) match.other_methods.push_back(routes_[index].method);
        return;
    }
    // `rest` starts with the slash before its first segment.
    auto const end = rest.find('/', 1);
    auto const segment = rest.substr(1, end == std::string_view::npos ? end : end - 1);
    auto const after = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
    auto const literal = here.literals.find(segment);
    if (literal != here.literals.end()) search(literal->second, after, method, match);
    if (!match.route && here.parameter && !segment.empty()) search(*here.parameter, after, method, match);
}

bool RouteTable::is_for_programs(std::string_view path) const {
    auto const first = path.substr(0, path.find('/', 1));
    return std::find(for_programs_.begin(), for_programs_.end(), first) != for_programs_.end();
}

RouteTable::Match RouteTable::find(Method method, std::string_view path) const {
    Match match;
    if (path.empty() || path.front() != '/') return match;
    search(0, path == "/" ? std::string_view{} : path, method, match);
    if (match.route) {
        match.other_methods.clear();
        match.parameters = parameters_of(*match.route, path);
    }
    return match;
}

}  // namespace plein::http
