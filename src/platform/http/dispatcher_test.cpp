// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "platform/crypto/crypto.hpp"
#include "platform/http/security.hpp"
#include "platform/http/server.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::http {
namespace {

constexpr access::Declaration open_to_all{"public", "directory", "none"};
constexpr access::Declaration for_workers{"question.list", "first-contact", "question.listed"};
constexpr access::Declaration for_editors{"directory.import", "directory", "directory.imported"};

/// Small but complete: public and closed pages, an act, an API row, and a handler that breaks.
class DispatcherTest : public testing::Test {
protected:
    DispatcherTest() {
        crypto::start();
        log::start(log::Level::off, log::Format::plain);
        std::filesystem::create_directories(folder_);
        write("plein.0a1b2c3d.css", "body{}");
        write("plein.0a1b2c3d.css.br", "BR");
        write("plein.0a1b2c3d.css.gz", "GZ");
        write("mark.00000000.svg", "<svg/>");
        write("secret.txt", "not in the manifest");
        write("manifest.json", R"({"plein.css":"plein.0a1b2c3d.css","mark.svg":"mark.00000000.svg"})");
        add(Method::get, "/", open_to_all, [](auto const&) { return Response{.body = "home"}; });
        add(Method::get, "/inloggen", open_to_all, [](auto const&) { return Response{}; });
        add(Method::post, "/vraag", open_to_all, [](auto const&) { return see_other("/vraag/ontvangen"); });
        add(Method::get, "/vraag/{question}", open_to_all,
            [](Request const& request) { return Response{.body = request.path_parameters.at("question")}; });
        add(Method::get, "/werk", for_workers, [](auto const&) { return Response{.body = "work"}; });
        add(Method::post, "/werk", for_workers, [](auto const&) { return Response{.body = "done"}; });
        add(Method::get, "/redactie", for_editors, [](auto const&) { return Response{.body = "editors"}; });
        add(Method::get, "/kapot", open_to_all, [](auto const&) -> Response { throw std::runtime_error("broken"); });
        add(Method::get, "/api/v1/search", open_to_all,
            [](auto const&) { return Response{.content_type = "application/json", .body = "{}"}; });
        add(Method::get, "/api/v1/questions", for_workers, [](auto const&) { return Response{}; });
        add(Method::get, "/api/v1/openapi.json", open_to_all, [](auto const&) { return Response{}; });
        add(Method::get, "/kort", open_to_all, [](auto const&) {
            Response response;
            response.with("Cache-Control", "max-age=60").with("Set-Cookie", to_set_cookie({"a", "b", {}}));
            return response;
        });
        add(
            Method::get, "/gezond", open_to_all, [](auto const&) { return Response{.body = "ok"}; }, Lane::instant);
        add(
            Method::post, "/inloggen", open_to_all, [](auto const&) { return Response{.body = "in"}; }, Lane::heavy);
    }
    ~DispatcherTest() override {
        log::start(log::Level::info, log::Format::plain);
        std::filesystem::remove_all(folder_);
    }

    void write(std::string const& name, std::string const& text) {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }

    void add(Method method, std::string_view path, access::Declaration declared,
             std::function<Response(Request const&)> act, Lane lane = Lane::page) {
        table_.add(
            {.method = method,
             .path = path,
             .declared = declared,
             .handler = [act = std::move(act)](Request const& request, access::Grant const&) { return act(request); },
             .api = {},
             .lane = lane});
    }

    Dispatcher make(bool secure = false, std::vector<std::string> const& proxies = {}) {
        return Dispatcher({.routes = &table_,
                           .authenticate = [](Request const& request) -> Result<access::Identity> {
                               access::Identity identity;
                               if (request.cookie("sessie") == "broken")
                                   return fail(ErrorKind::unavailable, "db.unavailable");
                               if (request.cookie("sessie") == "worker") {
                                   identity.kind = access::ActorKind::account;
                                   identity.roles = {access::Role::frontdoor_worker};
                                   identity.organisation = "plein";
                                   identity.csrf = "token";
                               }
                               return identity;
                           },
                           .error_page =
                               [](Request const& request, Error const& error) {
                                   return Response{.status = status_of(error.kind),
                                                   .body = error.code + " " + std::string(name(request.language))};
                               },
                           .clock = &clock_,
                           .site = {},
                           .secure_cookies = secure,
                           .proxies = TrustedProxies(proxies),
                           .sign_in_path = "/inloggen",
                           .static_folder = folder_.string(),
                           .api_version = "2.0.1"});
    }

    Response ask(Method method, std::string_view target, Headers headers = {}, std::string body = "") {
        return make().handle(make_request(method, target, std::move(headers), std::move(body)).value());
    }

    RouteTable table_;
    SystemClock clock_;
    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) / ("static-" + crypto::hex(crypto::random_bytes(6)));
};

std::string value(Response const& response, std::string_view name) {
    for (auto const& [each, text] : response.headers)
        if (each == name) return text;
    return {};
}

Headers const same_site{{"sec-fetch-site", "same-origin"}};
Headers same_site_worker(std::string content_type = "application/x-www-form-urlencoded") {
    return {{"sec-fetch-site", "same-origin"}, {"cookie", "sessie=worker"}, {"content-type", std::move(content_type)}};
}

TEST_F(DispatcherTest, AnswersAndRefuses) {
    struct {
        Method method;
        char const* target;
        char const* cookie;
        int status;
        char const* body;
    } const rows[] = {
        {Method::get, "/", "", 200, "home"},
        {Method::head, "/", "", 200, "home"},
        {Method::get, "/vraag/x%20y", "", 200, "x y"},
        {Method::get, "/nergens", "", 404, "page.absent nl"},
        {Method::get, "/nergens?taal=en", "", 404, "page.absent en"},
        {Method::put, "/", "", 405, "method.not_allowed nl"},
        {Method::options, "/", "", 204, ""},
        {Method::options, "/nergens", "", 404, "page.absent nl"},
        {Method::get, "/werk", "sessie=worker", 200, "work"},
        {Method::get, "/redactie", "sessie=worker", 404, "page.absent nl"},
        {Method::get, "/werk", "sessie=broken", 503, "db.unavailable nl"},
        {Method::get, "/kapot", "", 500, "program.failed nl"},
        {Method::get, "/gezond", "sessie=broken", 200, "ok"},
    };
    for (auto const& row : rows) {
        auto const response = ask(row.method, row.target, {{"cookie", row.cookie}});
        EXPECT_EQ(response.status, row.status) << row.target;
        EXPECT_EQ(response.body, row.body) << row.target;
    }
}

TEST_F(DispatcherTest, SaysWhichMethodsThereAre) {
    EXPECT_EQ(value(ask(Method::put, "/werk"), "Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(value(ask(Method::options, "/vraag"), "Allow"), "POST, OPTIONS");
}

TEST_F(DispatcherTest, TakesASlashTooManyOffAPage) {
    struct {
        char const* target;
        int status;
        char const* location;
    } const rows[] = {
        {"/werk/", 308, "/werk"}, {"/vraag/7/?taal=en&a=/", 308, "/vraag/7?taal=en&a=/"},
        {"/nergens/", 404, ""},   {"/api/v1/search/", 404, ""},
        {"/", 200, ""},
    };
    for (auto const& row : rows) {
        auto const response = ask(Method::get, row.target);
        EXPECT_EQ(response.status, row.status) << row.target;
        EXPECT_EQ(value(response, "Location"), row.location) << row.target;
    }
    EXPECT_EQ(ask(Method::post, "/werk/", same_site).status, 404);
}

TEST_F(DispatcherTest, SendsTheAnonymousToSignIn) {
    auto const page = ask(Method::get, "/werk?geheim=1");
    EXPECT_EQ(page.status, 303);
    EXPECT_EQ(value(page, "Location"), "/inloggen?terug=%2Fwerk");
    EXPECT_EQ(ask(Method::post, "/werk", same_site).status, 401);
    auto const api = ask(Method::get, "/api/v1/questions");
    EXPECT_EQ(api.status, 401);
    EXPECT_EQ(api.content_type, "application/problem+json");
}

TEST_F(DispatcherTest, ForbiddenLooksLikeAbsent) {
    for (auto const* target : {"/redactie", "/api/v1/questions-of-others"}) {
        auto forbidden = ask(Method::get, target, {{"cookie", "sessie=worker"}, {"x-request-id", "abcdefgh"}});
        auto absent =
            ask(Method::get, std::string(target) + "-x", {{"cookie", "sessie=worker"}, {"x-request-id", "abcdefgh"}});
        EXPECT_EQ(forbidden.status, 404);
        EXPECT_EQ(absent.status, 404);
        EXPECT_EQ(forbidden.body, absent.body);
        EXPECT_EQ(forbidden.headers.size(), absent.headers.size());
    }
}

TEST_F(DispatcherTest, AnUnsafeRequestProvesItsOrigin) {
    struct {
        char const* site;
        char const* origin;
        char const* host;
        int status;
    } const rows[] = {
        {"same-origin", "", "a.nl", 303},
        {"none", "", "a.nl", 303},
        {"same-site", "https://a.nl", "a.nl", 403},
        {"cross-site", "https://a.nl", "a.nl", 403},
        {"", "https://a.nl", "a.nl", 303},
        {"", "http://A.nl:8080", "a.nl:8080", 303},
        {"", "https://a.nl.evil.nl", "a.nl", 403},
        {"", "https://evil.nl", "a.nl", 403},
        {"", "https://a.nl:444", "a.nl", 403},
        {"", "null", "a.nl", 403},
        {"", "file://a.nl", "a.nl", 403},
        {"", "https://", "", 403},
        {"", "", "a.nl", 403},
    };
    for (auto const& row : rows) {
        Headers headers{{"host", row.host}};
        if (*row.site) headers["sec-fetch-site"] = row.site;
        if (*row.origin) headers["origin"] = row.origin;
        auto const response = ask(Method::post, "/vraag", headers);
        EXPECT_EQ(response.status, row.status) << row.site << " " << row.origin;
        EXPECT_EQ(response.body, row.status == 403 ? "form.cross_origin nl" : "");
    }
}

TEST_F(DispatcherTest, ASessionsFormCarriesItsToken) {
    EXPECT_EQ(ask(Method::post, "/werk", same_site_worker(), "csrf=token").body, "done");
    for (auto const* body : {"", "csrf=", "csrf=other", "csrf=toke", "csrf=tokens", "other=token"}) {
        auto const response = ask(Method::post, "/werk", same_site_worker(), body);
        EXPECT_EQ(response.status, 403) << body;
        EXPECT_EQ(response.body, "form.csrf nl") << body;
    }
    auto headers = same_site_worker("application/json");
    EXPECT_EQ(ask(Method::post, "/werk", headers, "{}").status, 403);
    headers["x-csrf-token"] = "token";
    EXPECT_EQ(ask(Method::post, "/werk", headers, "{}").body, "done");
    // On a public page too, once there is a session.
    EXPECT_EQ(ask(Method::post, "/vraag", same_site_worker(), "").status, 403);
    EXPECT_EQ(ask(Method::post, "/vraag", same_site_worker(), "csrf=token").status, 303);
}

TEST_F(DispatcherTest, EveryAnswerHasTheSecurityHeaders) {
    auto const dispatcher = make(true);
    std::vector<Response> answers;
    for (auto const* target : {"/", "/nergens", "/werk", "/kapot", "/api/v1/search", "/api/v1/nothing",
                               "/static/plein.0a1b2c3d.css", "/static/absent.css", "/gezond"})
        for (auto const method : {Method::get, Method::post, Method::options})
            answers.push_back(dispatcher.handle(make_request(method, target, {}, "").value()));
    answers.push_back(dispatcher.refusal(400));
    for (auto const& response : answers) {
        for (auto const* name : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
                                 "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                                 "Strict-Transport-Security", "Cache-Control", "X-Request-Id"})
            EXPECT_NE(value(response, name), "") << name;
        EXPECT_EQ(value(response, "Content-Security-Policy").find("unsafe"), std::string::npos);
    }
    EXPECT_EQ(value(ask(Method::get, "/"), "Strict-Transport-Security"), "");
    EXPECT_EQ(value(ask(Method::get, "/"), "Cache-Control"), "no-store");
    EXPECT_EQ(value(ask(Method::get, "/kort"), "Cache-Control"), "max-age=60");
    EXPECT_EQ(value(dispatcher.refusal(503), "Retry-After"), "5");
    EXPECT_EQ(dispatcher.refusal(413).body,
              "Dit is te groot om te versturen. Ga terug en maak het korter.\n"
              "This is too large to send. Go back and make it shorter.\n413 Content Too Large\n");
}

TEST_F(DispatcherTest, CookiesAreSecureWhereTlsStandsBefore) {
    EXPECT_EQ(value(ask(Method::get, "/kort"), "Set-Cookie"), "a=b; Path=/; HttpOnly; SameSite=Lax");
    auto const secure = make(true).handle(make_request(Method::get, "/kort", {}, "").value());
    EXPECT_EQ(value(secure, "Set-Cookie"), "a=b; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST_F(DispatcherTest, KeepsTheLanguageThatWasAskedFor) {
    auto const asked = ask(Method::get, "/?taal=en");
    EXPECT_EQ(value(asked, "Set-Cookie"), "taal=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
    EXPECT_EQ(value(asked, "Content-Language"), "en");
    EXPECT_EQ(value(ask(Method::get, "/?taal=en", {{"cookie", "taal=en"}}), "Set-Cookie"), "");
    EXPECT_EQ(value(ask(Method::get, "/?taal=xx"), "Set-Cookie"), "");
    for (auto const* site : {"same-origin", "none"})
        EXPECT_NE(value(ask(Method::get, "/?taal=en", {{"sec-fetch-site", site}}), "Set-Cookie"), "") << site;
    for (auto const* site : {"cross-site", "same-site"})
        EXPECT_EQ(value(ask(Method::get, "/?taal=en", {{"sec-fetch-site", site}}), "Set-Cookie"), "") << site;
    Headers const framed{{"sec-fetch-site", "same-origin"}, {"sec-fetch-dest", "iframe"}};
    EXPECT_EQ(value(ask(Method::get, "/?taal=en", framed), "Set-Cookie"), "") << "in a frame nobody chose";
}

TEST_F(DispatcherTest, TakesOverAWellFormedRequestId) {
    auto const response = ask(Method::get, "/", {{"x-request-id", "proxy-1234.A_b"}});
    EXPECT_EQ(value(response, "X-Request-Id"), "proxy-1234.A_b");
    for (auto const* id : {"", "short", "has blank", "a;drop-table", "\"quoted--\""}) {
        auto const fresh = value(ask(Method::get, "/", {{"x-request-id", id}}), "X-Request-Id");
        EXPECT_NE(fresh, id);
        EXPECT_TRUE(is_request_id(fresh));
    }
}

TEST_F(DispatcherTest, ATraceGoesOnFromATrustedProxyOnly) {
    auto const dispatcher = make(false, {"192.0.2.7"});
    auto const trace_from = [&](char const* peer) {
        auto request = make_request(Method::get, "/",
                                    {{"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}, "");
        request->remote_address = peer;
        return value(dispatcher.handle(std::move(*request)), "traceparent");
    };
    auto const continued = trace_from("192.0.2.7");
    EXPECT_EQ(continued.substr(0, 36), "00-0af7651916cd43dd8448eb211c80319c-");
    EXPECT_EQ(continued.find("b7ad6b7169203331"), std::string::npos) << "a span of our own";
    for (auto const* stranger : {"192.0.2.8", "127.0.0.1", ""}) {
        auto const own = trace_from(stranger);
        EXPECT_EQ(own.size(), 55U);
        EXPECT_EQ(own.find("0af7651916cd43dd8448eb211c80319c"), std::string::npos) << stranger;
    }
}

TEST_F(DispatcherTest, TheHandlerSeesWhoAskedBehindATrustedProxy) {
    std::string seen;
    add(Method::get, "/wie", open_to_all, [&](Request const& request) {
        seen = request.remote_address;
        return Response{}.with("Set-Cookie", to_set_cookie({"a", "b", {}}));
    });
    auto const dispatcher = make(false, {"127.0.0.1"});
    auto const from = [&](char const* peer) {
        auto request =
            make_request(Method::get, "/wie",
                         {{"x-forwarded-for", "198.51.100.1, 203.0.113.9"}, {"x-forwarded-proto", "https"}}, "");
        request->remote_address = peer;
        return dispatcher.handle(std::move(*request));
    };
    auto const behind = from("127.0.0.1");
    EXPECT_EQ(seen, "203.0.113.9");
    EXPECT_TRUE(value(behind, "Set-Cookie").ends_with("; Secure"));
    EXPECT_NE(value(behind, "Strict-Transport-Security"), "");
    auto const direct = from("192.0.2.5");
    EXPECT_EQ(seen, "192.0.2.5");
    EXPECT_FALSE(value(direct, "Set-Cookie").ends_with("; Secure"));
    EXPECT_EQ(value(direct, "Strict-Transport-Security"), "");
}

TEST_F(DispatcherTest, TheLanguageOfAPageIsSaidOnce) {
    add(Method::get, "/zelf", open_to_all, [](auto const&) { return Response{}.with("Content-Language", "nl"); });
    auto const said = [](Response const& response) {
        return std::count_if(response.headers.begin(), response.headers.end(),
                             [](auto const& header) { return header.first == "Content-Language"; });
    };
    EXPECT_EQ(said(ask(Method::get, "/zelf")), 1);
    EXPECT_EQ(said(ask(Method::get, "/")), 1);
    EXPECT_EQ(said(ask(Method::get, "/api/v1/search")), 0);
}

TEST_F(DispatcherTest, TheApiSaysItsVersion) {
    for (auto const* target : {"/api/v1/search", "/api/v1/nothing", "/api/v1/openapi.json"})
        EXPECT_EQ(value(ask(Method::get, target), "API-Version"), "2.0.1") << target;
    EXPECT_EQ(value(ask(Method::get, "/api/v1/openapi.json"), "Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(value(ask(Method::get, "/api/v1/search"), "Access-Control-Allow-Origin"), "");
    EXPECT_EQ(value(ask(Method::get, "/"), "API-Version"), "");
    EXPECT_EQ(ask(Method::get, "/api/v1/nothing").content_type, "application/problem+json");
    EXPECT_EQ(ask(Method::put, "/api/v1/search", same_site).status, 405);
}

TEST_F(DispatcherTest, ServesTheBuiltAssets) {
    constexpr auto const* target = "/static/plein.0a1b2c3d.css";
    struct {
        char const* accepted;
        char const* coding;
        char const* body;
    } const rows[] = {
        {"", "", "body{}"},    {"gzip, deflate, br", "br", "BR"},    {"gzip", "gzip", "GZ"},
        {"BR", "br", "BR"},    {"br;q=0, gzip;q=0.5", "gzip", "GZ"}, {"identity", "", "body{}"},
        {"brx", "", "body{}"},
    };
    for (auto const& row : rows) {
        auto const response = ask(Method::get, target, {{"accept-encoding", row.accepted}});
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.content(), row.body) << row.accepted;
        EXPECT_EQ(value(response, "Content-Encoding"), row.coding);
        EXPECT_EQ(value(response, "Cache-Control"), "public, max-age=31536000, immutable");
        EXPECT_EQ(value(response, "Vary"), "Accept-Encoding");
        EXPECT_EQ(response.content_type, "text/css; charset=utf-8");
        auto const again =
            ask(Method::get, target,
                {{"accept-encoding", row.accepted}, {"if-none-match", "\"x\", W/" + value(response, "ETag")}});
        EXPECT_EQ(again.status, 304);
        EXPECT_EQ(again.content(), "");
    }
    EXPECT_EQ(ask(Method::get, "/static/mark.00000000.svg", {{"accept-encoding", "br"}}).content(), "<svg/>");
    for (auto const* absent : {"/static/secret.txt", "/static/manifest.json", "/static/plein.css", "/static/",
                               "/static/plein.0a1b2c3d.css.br", "/static/sub/plein.0a1b2c3d.css"})
        EXPECT_EQ(ask(Method::get, absent).status, 404) << absent;
    EXPECT_EQ(ask(Method::post, target, same_site).status, 405);
}

TEST_F(DispatcherTest, AnAssetIsSharedByItsAnswersAndNeverCopied) {
    auto const dispatcher = make();
    auto const get = [&] {
        return dispatcher.handle(make_request(Method::get, "/static/plein.0a1b2c3d.css", {}, "").value());
    };
    auto const first = get(), second = get();
    EXPECT_EQ(first.body, "");
    EXPECT_EQ(first.content().data(), second.content().data());
}

TEST_F(DispatcherTest, KnowsOnWhichThreadsARequestIsAnswered) {
    auto const dispatcher = make();
    auto const lane = [&](Method method, char const* target) {
        return dispatcher.lane_of(make_request(method, target, {}, "").value());
    };
    EXPECT_EQ(lane(Method::get, "/static/plein.0a1b2c3d.css"), Lane::instant);
    EXPECT_EQ(lane(Method::get, "/static/absent"), Lane::instant);
    EXPECT_EQ(lane(Method::head, "/gezond"), Lane::instant);
    EXPECT_EQ(lane(Method::get, "/"), Lane::page);
    EXPECT_EQ(lane(Method::get, "/nergens"), Lane::page);
    EXPECT_EQ(lane(Method::post, "/gezond"), Lane::page);
    EXPECT_EQ(lane(Method::post, "/inloggen"), Lane::heavy);
    EXPECT_EQ(lane(Method::get, "/inloggen"), Lane::page);
}

TEST_F(DispatcherTest, LogsThePatternAndNeverTheAddress) {
    auto const dispatcher = make();
    log::start(log::Level::info, log::Format::journal);
    testing::internal::CaptureStderr();
    (void)dispatcher.handle(make_request(Method::get, "/vraag/jansen?bsn=123456782", {}, "").value());
    (void)dispatcher.handle(make_request(Method::get, "/nergens/jansen", {}, "").value());
    (void)dispatcher.handle(make_request(Method::get, "/kapot", {}, "").value());
    log::start(log::Level::off, log::Format::plain);
    auto const lines = testing::internal::GetCapturedStderr();
    EXPECT_NE(lines.find("request method=GET path=/vraag/{question} status=200"), std::string::npos) << lines;
    EXPECT_NE(lines.find("request method=GET path=- status=404"), std::string::npos) << lines;
    EXPECT_NE(lines.find("handler.failed path=/kapot"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("jansen"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("123456782"), std::string::npos) << lines;
}

TEST_F(DispatcherTest, CountsPerRowAndStatus) {
    (void)ask(Method::get, "/vraag/teller");
    EXPECT_NE(metrics::render().find("plein_http_requests_total{route=\"/vraag/{question}\",status=\"2xx\"}"),
              std::string::npos);
}

}  // namespace
}  // namespace plein::http
