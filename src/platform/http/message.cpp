// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/message.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/http/decode.hpp"
#include "platform/json/writer.hpp"

namespace plein::http {
namespace {

constexpr std::size_t most_fields = 200;
constexpr std::size_t most_value_bytes = 64UL * 1024;

/// What a client may read about a status; the same for every cause, so that it tells nothing about who or what.
std::string_view explanation(int status) {
    switch (status) {
        case 400:
            return "The request cannot be read or does not hold; see errors for the fields.";
        case 401:
            return "Sign in first.";
        case 403:
            return "The request must come from a page of this site.";
        case 404:
            return "There is nothing here, or nothing that you may see.";
        case 405:
            return "This address does not know that method; see Allow.";
        case 409:
            return "Somebody else was first; read again and try once more.";
        case 413:
            return "The request is over a limit.";
        case 429:
            return "Too many requests; try again later.";
        case 503:
            return "A part of the system does not answer now; try again later.";
        default:
            break;
    }
    return status >= 500 ? "Something went wrong here; it has been recorded under the request id."
                         : "The request cannot be answered.";
}

Result<std::string> decode_field(std::string_view text) {
    if (text.size() > 3 * most_value_bytes) return fail(ErrorKind::too_large, "form.value_too_long");
    auto plain = percent_decode(text, Plus::is_blank);
    if (!plain || !is_utf8(*plain) || plain->find('\0') != std::string::npos)
        return fail(ErrorKind::bad_request, "form.malformed");
    if (plain->size() > most_value_bytes) return fail(ErrorKind::too_large, "form.value_too_long");
    return std::move(*plain);
}

}  // namespace

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    return {};
}

std::optional<Method> parse_method(std::string_view method_name) {
    for (auto const method :
         {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_, Method::options})
        if (name(method) == method_name) return method;
    return std::nullopt;
}

std::string_view name(Language language) { return language == Language::nl ? "nl" : "en"; }

std::string_view Fields::first(std::string_view name) const {
    for (auto const& [each, value] : all_)
        if (each == name) return value;
    return {};
}

bool Fields::has(std::string_view name) const {
    return std::any_of(all_.begin(), all_.end(), [&](auto const& field) { return field.first == name; });
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (auto const& [each, value] : all_)
        if (each == name) values.emplace_back(value);
    return values;
}

Result<Fields> parse_urlencoded(std::string_view text) {
    Fields fields;
    std::size_t count = 0;
    while (!text.empty()) {
        auto const end = text.find('&');
        auto const pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (++count > most_fields) return fail(ErrorKind::too_large, "form.too_many_fields");
        auto const equals = pair.find('=');
        auto field_name = TRY(decode_field(pair.substr(0, equals)));
        auto value = TRY(decode_field(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1)));
        fields.add(std::move(field_name), std::move(value));
    }
    return fields;
}

std::string encode_component(std::string_view text) {
    std::string encoded;
    encoded.reserve(text.size());
    for (char const c : text) {
        auto const unreserved = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved)
            encoded.push_back(c);
        else
            fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string_view Request::header(std::string_view lower_case_name) const {
    auto const found = headers.find(lower_case_name);
    return found == headers.end() ? std::string_view{} : found->second;
}

std::string_view Request::cookie(std::string_view cookie_name) const {
    auto const found = cookies.find(cookie_name);
    return found == cookies.end() ? std::string_view{} : found->second;
}

Result<Request> make_request(Method method, std::string_view target, Headers headers, std::string body) {
    Request request;
    request.method = method;
    request.raw_target = target;
    auto const mark = target.find('?');
    auto path = decode_path(target.substr(0, mark));
    if (!path) return fail(ErrorKind::bad_request, "path.malformed");
    request.path = std::move(*path);
    if (mark != std::string_view::npos) request.query = TRY(parse_urlencoded(target.substr(mark + 1)));
    request.headers = std::move(headers);
    request.cookies = parse_cookies(request.header("cookie"));
    auto const type = request.header("content-type");
    if (same_word(trim(type.substr(0, type.find(';'))), "application/x-www-form-urlencoded"))
        request.form = TRY(parse_urlencoded(body));
    request.body = std::move(body);
    return request;
}

Response see_other(std::string location) {
    Response response{.status = 303, .content_type = "text/plain; charset=utf-8"};
    response.with("Location", std::move(location));
    return response;
}

Response moved(std::string location) {
    Response response{.status = 308, .content_type = "text/plain; charset=utf-8"};
    response.with("Location", std::move(location));
    return response;
}

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_request:
            return 400;
        case ErrorKind::unauthenticated:
            return 401;
        case ErrorKind::forbidden_or_absent:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::internal:
            return 500;
    }
    return 500;
}

std::string_view reason_phrase(int status) {
    struct Row {
        int status;
        std::string_view phrase;
    };
    static constexpr Row rows[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    };
    for (auto const& row : rows)
        if (row.status == status) return row.phrase;
    return "Unknown";
}

Response problem(Error const& error, std::string_view request_id, std::optional<int> given) {
    auto const status = given.value_or(status_of(error.kind));
    json::Writer out;
    out.begin_object();
    out.key("type").text("about:blank");
    out.key("title").text(reason_phrase(status));
    out.key("status").integer(status);
    out.key("detail").text(explanation(status));
    out.key("code").text(error.code);
    out.key("requestId").text(request_id);
    if (!error.fields.empty()) {
        out.key("errors").begin_array();
        for (auto const& field : error.fields)
            out.begin_object().key("field").text(field.field).key("code").text(field.code).end_object();
        out.end_array();
    }
    out.end_object();
    return {.status = status, .content_type = "application/problem+json", .body = std::move(out).take()};
}

std::string to_set_cookie(Cookie const& cookie) {
    auto const pair = cookie.name + "=" + cookie.value;
    // What we set must come back: the reader of cookies is the judge.
    auto const read = parse_cookies(pair);
    if (read.size() != 1 || read.begin()->first != cookie.name || read.begin()->second != cookie.value)
        throw std::logic_error("a cookie cannot hold this: " + cookie.name);
    auto text = pair + "; Path=/; HttpOnly; SameSite=Lax";
    if (cookie.max_age) text += fmt::format("; Max-Age={}", cookie.max_age->count());
    return text;
}

}  // namespace plein::http
