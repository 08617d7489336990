// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <stdexcept>

#include "platform/http/decode.hpp"
#include "platform/http/language.hpp"
#include "platform/http/security.hpp"
#include "platform/http/server.hpp"
#include "platform/http/static_files.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::http {
namespace {

constexpr std::string_view api_v1_prefix = "/api/v1/";
constexpr std::string_view document_path = "/api/v1/openapi.json";

/// The address of a page as it was received, without the slash at the end of its path; empty where it has none.
std::string without_last_slash(Request const& request) {
    std::string_view const target = request.raw_target;
    auto const path = target.substr(0, target.find('?'));
    bool const own = path.starts_with('/') && !path.starts_with("//");  // two slashes would lead to another site
    if (!own || !path.ends_with('/') || path.size() == 1 || !is_safe(request.method)) return {};
    return std::string(path.substr(0, path.size() - 1)).append(target.substr(path.size()));
}

/// Rate, errors and duration of one address.
class Figures {
public:
    explicit Figures(std::string const& path)
        : seconds_(metrics::histogram("plein_http_request_seconds", "Time to answer, without reading and writing.",
                                      {{"route", path}})) {
        for (auto const* status : {"1xx", "2xx", "3xx", "4xx", "5xx"})
            by_class_.push_back(metrics::counter("plein_http_requests_total", "Requests answered.",
                                                 {{"route", path}, {"status", status}}));
    }
    void count(int status, std::chrono::steady_clock::duration took) const {
        auto const which = std::clamp(status / 100, 1, 5) - 1;
        by_class_[static_cast<std::size_t>(which)].add();
        seconds_.observe(std::chrono::duration<double>(took).count());
    }

private:
    std::vector<metrics::Counter> by_class_;
    metrics::Histogram seconds_;
};

StaticFiles open_static(std::string const& folder) {
    auto files = StaticFiles::open(folder);
    if (files) return std::move(*files);
    // Pages still work without style, so a missing build of the assets stops nothing but is said loudly.
    log::error("static.absent code={} file={}", files.error().code, files.error().detail);
    return {};
}

std::string allow(std::vector<Method> const& methods) {
    std::string list;
    for (auto const method : methods) {
        list += std::string(name(method)) + ", ";
        if (method == Method::get) list += "HEAD, ";
    }
    return list + "OPTIONS";
}

/// What a person may meet of the answers that are given before there is a page, or where none could be made. In both
/// languages: which of them they read is not known yet.
std::string_view words_of(int status) {
    switch (status) {
        case 408:
            return "Het versturen duurde te lang. Ga terug en probeer het opnieuw.\n"
                   "Sending took too long. Go back and try again.\n";
        case 413:
            return "Dit is te groot om te versturen. Ga terug en maak het korter.\n"
                   "This is too large to send. Go back and make it shorter.\n";
        case 500:
            return "Er ging iets mis bij ons. Ga terug en probeer het opnieuw.\n"
                   "Something went wrong on our side. Go back and try again.\n";
        case 503:
            return "Het is nu erg druk. Wacht een halve minuut en probeer het opnieuw.\n"
                   "It is very busy now. Wait half a minute and try again.\n";
        default:
            return {};
    }
}

Response plain_answer(int status) {
    return {.status = status,
            .content_type = "text/plain; charset=utf-8",
            .body = fmt::format("{}{} {}\n", words_of(status), status, reason_phrase(status))};
}

}  // namespace

struct Dispatcher::State {
    explicit State(Parts const& parts) : files(open_static(parts.static_folder)) {
        for (auto const& route : parts.routes->routes()) by_route.emplace_back(std::string(route.path));
    }
    StaticFiles files;
    std::vector<Figures> by_route;
    Figures of_static{"/static"};
    Figures of_none{"-"};
};

/// An answer and the row it came from: null for static files and for what matches nothing.
struct Dispatcher::Answered {
    Response response;
    Route const* route = nullptr;
};

Dispatcher::Dispatcher(Parts parts) : parts_(std::move(parts)) {
    if (!parts_.routes || !parts_.clock) throw std::logic_error("a dispatcher needs routes and a clock");
    state_ = std::make_unique<State>(parts_);
}

Dispatcher::~Dispatcher() = default;

Lane Dispatcher::lane_of(Request const& request) const {
    if (StaticFiles::is_static(request.path)) return Lane::instant;
    auto const* const route = parts_.routes->find(request.method, request.path).route;
    return route ? route->lane : Lane::page;
}

Response Dispatcher::handle(Request request) const {
    auto const began = std::chrono::steady_clock::now();
    Answered answered;
    try {
        prepare(request);
        answered = answer(request);
        finish(request, answered.response);
    } catch (std::exception const& mistake) {
        log::error("request.failed id={} exception=\"{}\"", request.request_id, mistake.what());
        answered.response = plain_answer(500);
        finish(request, answered.response);
    }
    auto const took = std::chrono::steady_clock::now() - began;
    auto const is_static = StaticFiles::is_static(request.path);
    auto const* figures = is_static ? &state_->of_static : &state_->of_none;
    if (answered.route) {
        auto const index = static_cast<std::size_t>(answered.route - parts_.routes->routes().data());
        if (index < state_->by_route.size()) figures = &state_->by_route[index];
    }
    figures->count(answered.response.status, took);
    // The row's pattern, not the address itself: an address may hold what somebody typed.
    auto const pattern = answered.route ? answered.route->path : std::string_view(is_static ? "/static" : "-");
    log::info("request method={} path={} status={} ms={:.2f} id={}", name(request.method), pattern,
              answered.response.status, std::chrono::duration<double, std::milli>(took).count(), request.request_id);
    return std::move(answered.response);
}

Response Dispatcher::refusal(int status) const {
    auto response = plain_answer(status);
    response.with("X-Request-Id", new_request_id());
    if (status == 503) response.with("Retry-After", "5");
    add_security_headers(response, parts_.secure_cookies);
    state_->of_none.count(status, {});
    log::info("request.refused status={} id={}", status, response.headers.front().second);
    return response;
}

void Dispatcher::prepare(Request& request) const {
    auto const sent = request.header("x-request-id");
    request.request_id = is_request_id(sent) ? std::string(sent) : new_request_id();
    auto origin = parts_.proxies.origin_of(request);
    request.remote_address = std::move(origin.address);
    request.over_https = request.over_https || origin.over_https;
    request.site = parts_.site;
    // A trace id stands in the legal logbook, where it ties the acts of one processing together (Logboek
    // Dataverwerkingen: an application takes over the trace of another application that calls it). A browser is no such
    // application: whoever could choose the id could tie their act to another's. So a trace goes on only where a
    // trusted proxy hands it over, and the proxy is told to take it from no client; for all others one starts here, as
    // W3C Trace Context allows at a border of trust.
    request.trace = access::make_trace(origin.from_proxy ? request.header("traceparent") : std::string_view{});
    request.at = parts_.clock->now();
    request.language = choose_language(request);
}

Dispatcher::Answered Dispatcher::answer(Request& request) const {
    if (StaticFiles::is_static(request.path)) {
        auto const readable = request.method == Method::get || request.method == Method::head;
        if (!readable) return {plain_answer(405).with("Allow", allow({Method::get})), nullptr};
        auto found = state_->files.find(request);
        return {found ? std::move(*found) : plain_answer(404), nullptr};
    }
    auto match = parts_.routes->find(request.method, request.path);
    if (!match.route) return {answer_unmatched(request, match.other_methods), nullptr};
    request.path_parameters = std::move(match.parameters);
    Answered answered{{}, match.route};
    try {
        answered.response = answer_route(request, *match.route);
    } catch (std::exception const& mistake) {
        log::error("handler.failed path={} id={} exception=\"{}\"", match.route->path, request.request_id,
                   mistake.what());
        answered.response = error_answer(request, {ErrorKind::internal, "program.failed", {}, {}});
    }
    return answered;
}

Response Dispatcher::answer_unmatched(Request& request, std::vector<Method> const& methods) const {
    if (request.method == Method::options && !methods.empty()) {
        Response response{.status = 204, .content_type = {}};
        return response.with("Allow", allow(methods));
    }
    // Who types an address by hand may end it with a slash. Programs are told that there is no such address.
    if (auto to = without_last_slash(request);
        !to.empty() && !is_for_programs(request) &&
        parts_.routes->find(request.method, request.path.substr(0, request.path.size() - 1)).route)
        return moved(std::move(to));
    // The page for "not there" must be that for "not yours", which knows who is signed in.
    if (parts_.authenticate)
        if (auto identity = parts_.authenticate(request)) request.identity = std::move(*identity);
    if (!methods.empty())
        return error_answer(request, {ErrorKind::bad_request, "method.not_allowed", {}, {}}, 405)
            .with("Allow", allow(methods));
    return error_answer(request, {ErrorKind::forbidden_or_absent, "page.absent", {}, {}});
}

Response Dispatcher::answer_route(Request& request, Route const& route) const {
    if (!is_safe(request.method) && !is_same_origin(request))
        return error_answer(request, {ErrorKind::bad_request, "form.cross_origin", {}, {}}, 403);
    if (parts_.authenticate && route.lane != Lane::instant) {
        auto identity = parts_.authenticate(request);
        if (!identity) return error_answer(request, identity.error());
        request.identity = std::move(*identity);
    }
    if (!is_safe(request.method) && !request.identity.csrf.empty() && !has_session_token(request))
        return error_answer(request, {ErrorKind::bad_request, "form.csrf", {}, {}}, 403);
    auto const grant = access::for_request(request.identity, route.declared, request.trace, request.at);
    if (!grant) {
        auto const reading = request.method == Method::get || request.method == Method::head;
        auto const sends_on = reading && !is_for_programs(request) && !parts_.sign_in_path.empty();
        if (grant.error().kind == ErrorKind::unauthenticated && sends_on)
            return see_other(parts_.sign_in_path + "?terug=" + encode_component(request.path));
        return error_answer(request, grant.error());
    }
    return route.handler(request, *grant);
}

bool Dispatcher::is_for_programs(Request const& request) const { return parts_.routes->is_for_programs(request.path); }

Response Dispatcher::error_answer(Request const& request, Error const& error, std::optional<int> status) const {
    if (error.kind == ErrorKind::internal || error.kind == ErrorKind::unavailable)
        log::error("request.error code={} detail=\"{}\" id={}", error.code, error.detail, request.request_id);
    if (is_for_programs(request)) return problem(error, request.request_id, status);
    auto const final_status = status.value_or(status_of(error.kind));
    if (!parts_.error_page) return plain_answer(final_status);
    auto response = parts_.error_page(request, error);
    response.status = final_status;
    return response;
}

void Dispatcher::finish(Request const& request, Response& response) const {
    if (auto const asked = chosen_language(request); asked && request.cookie("taal") != name(*asked))
        response.with("Set-Cookie", to_set_cookie(language_cookie(*asked)));
    auto const secure = parts_.secure_cookies || request.over_https;
    if (secure)
        for (auto& [header_name, value] : response.headers)
            if (same_word(header_name, "Set-Cookie")) value += "; Secure";
    if (response.content_type.starts_with("text/html") && !has_header(response, "Content-Language"))
        response.with("Content-Language", std::string(name(request.language)));
    if (request.path.starts_with(api_v1_prefix)) response.with("API-Version", parts_.api_version);
    if (request.path == document_path) response.with("Access-Control-Allow-Origin", "*");
    if ((response.status == 503 || response.status == 429) && !has_header(response, "Retry-After"))
        response.with("Retry-After", "5");
    response.with("X-Request-Id", request.request_id).with("traceparent", access::to_traceparent(request.trace));
    add_security_headers(response, secure);
}

}  // namespace plein::http
