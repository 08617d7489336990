// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/route.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

#include "platform/json/json.hpp"

namespace plein::http {
namespace {

constexpr access::Declaration open_to_all{"public", "directory", "none"};

Route row(Method method, std::string_view path, access::Declaration declared = open_to_all) {
    return {.method = method,
            .path = path,
            .declared = declared,
            .handler = [](Request const&, access::Grant const&) { return Response{}; },
            .api = {}};
}

RouteTable table() {
    RouteTable routes;
    routes.add(row(Method::get, "/"));
    routes.add(row(Method::get, "/aanbod"));
    routes.add(row(Method::post, "/aanbod"));
    routes.add(row(Method::get, "/aanbod/{entry}"));
    routes.add(row(Method::post, "/aanbod/nieuw"));
    routes.add(row(Method::get, "/aanbod/{entry}/kaart/{kind}"));
    routes.add(row(Method::get, "/aanbod/zoek/kaart"));
    return routes;
}

TEST(RouteTable, FindsTheRow) {
    auto const routes = table();
    struct {
        Method method;
        std::string_view path, found;
    } const rows[] = {
        {Method::get, "/", "/"},
        {Method::head, "/", "/"},
        {Method::get, "/aanbod", "/aanbod"},
        {Method::post, "/aanbod", "/aanbod"},
        {Method::get, "/aanbod/x", "/aanbod/{entry}"},
        {Method::post, "/aanbod/nieuw", "/aanbod/nieuw"},
        {Method::get, "/aanbod/nieuw", "/aanbod/{entry}"},
        {Method::get, "/aanbod/zoek/kaart", "/aanbod/zoek/kaart"},
        {Method::get, "/aanbod/zoek/kaart/groot", "/aanbod/{entry}/kaart/{kind}"},
        {Method::get, "/aanbod/", ""},
        {Method::get, "/aanbod/x/", ""},
        {Method::get, "/aanbod/x/kaart", ""},
        {Method::get, "/Aanbod", ""},
        {Method::get, "//", ""},
        {Method::get, "", ""},
        {Method::get, "aanbod", ""},
        {Method::get, "/aanbod//kaart/x", ""},
        {Method::post, "/", ""},
        {Method::options, "/aanbod", ""},
    };
    for (auto const& each : rows) {
        auto const match = routes.find(each.method, each.path);
        EXPECT_EQ(match.route ? match.route->path : "", each.found) << name(each.method) << " " << each.path;
    }
}

TEST(RouteTable, GivesParametersAndOtherMethods) {
    auto const routes = table();
    auto const match = routes.find(Method::get, "/aanbod/e 1/kaart/groot");
    EXPECT_EQ(match.parameters, (std::map<std::string, std::string, std::less<>>{{"entry", "e 1"}, {"kind", "groot"}}));
    EXPECT_TRUE(match.other_methods.empty());
    EXPECT_EQ(routes.find(Method::delete_, "/aanbod").other_methods, (std::vector<Method>{Method::get, Method::post}));
    EXPECT_EQ(routes.find(Method::delete_, "/aanbod/nieuw").other_methods,
              (std::vector<Method>{Method::post, Method::get}));
    EXPECT_TRUE(routes.find(Method::delete_, "/nergens").other_methods.empty());
}

TEST(RouteTable, RefusesARowThatCannotHold) {
    for (std::string_view const path : {"", "aanbod", "/Aanbod", "/aanbod/", "/a//b", "/a_b", "/a--b", "/-a", "/a-",
                                        "/{}", "/{Entry}", "/{entry", "/a{b}", "/{a}/{a}", "/{a-b}", "/é"}) {
        RouteTable routes;
        EXPECT_THROW(routes.add(row(Method::get, path)), std::logic_error) << path;
    }
    auto standard = row(Method::get, "/hsds/taxonomy_terms");
    standard.made = Made::by_standard;
    RouteTable routes;
    EXPECT_FALSE(routes.is_for_programs("/hsds/nothing"));
    routes.add(standard);
    for (auto const* path : {"/hsds", "/hsds/nothing", "/hsds/taxonomy_terms", "/api/v1/search"})
        EXPECT_TRUE(routes.is_for_programs(path)) << path;
    for (auto const* path : {"/", "/hsdsx", "/apix/v1", "/aanbod", ""})
        EXPECT_FALSE(routes.is_for_programs(path)) << path;
    routes.add(row(Method::get, "/a/{b}"));
    EXPECT_THROW(routes.add(row(Method::get, "/a/{b}")), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::get, "/a/{c}")), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::head, "/b")), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::options, "/b")), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::get, "/b", {"no.such", "directory", "none"})), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::get, "/b", {"public", "no-such", "none"})), std::logic_error);
    EXPECT_THROW(routes.add(row(Method::get, "/b", {"public", "directory", ""})), std::logic_error);
    auto without_handler = row(Method::get, "/b");
    without_handler.handler = {};
    EXPECT_THROW(routes.add(without_handler), std::logic_error);
    auto instant = row(Method::get, "/b", {"work.view", "first-contact", "none"});
    instant.lane = Lane::instant;
    EXPECT_THROW(routes.add(instant), std::logic_error);
    auto api = row(Method::get, "/b");
    api.api = ApiRow{"Not under the API.", {}, {}, {}};
    EXPECT_THROW(routes.add(api), std::logic_error);
    EXPECT_EQ(routes.routes().size(), 2U) << "the two that hold";
}

Route api_row(Method method, std::string_view path, ApiRow api, access::Declaration declared = open_to_all) {
    auto made = row(method, path, declared);
    made.api = std::move(api);
    return made;
}

json::Schema schema(std::string const& schema_name, std::string const& text) {
    return {schema_name, R"({"$ref":"#/components/schemas/)" + schema_name + R"("})",
            R"({")" + schema_name + R"(":)" + text + "}"};
}

constexpr char const* object_schema = R"({"type":"object","properties":{"total":{"type":"integer"}}})";
constexpr char const* question_schema = R"({"type":"object","properties":{"story":{"type":"string"}}})";
ApiDescription const description{"Plein", "1.2.3", "Gemeente", "api@example.nl", "https://example.nl", "sessie"};

RouteTable api_table() {
    RouteTable routes;
    routes.add(row(Method::get, "/api/v1/openapi.json"));
    routes.add(api_row(Method::get, "/api/v1/search",
                       {"Searches the directory.",
                        {{"q", "What is sought.", true, "rolstoel"}, {"near", "A postcode.", false, "1234AB"}},
                        {},
                        schema("SearchResult", object_schema)}));
    routes.add(
        api_row(Method::get, "/api/v1/entries/{entry}", {"One entry.", {}, {}, schema("SearchResult", object_schema)}));
    routes.add(
        api_row(Method::post, "/api/v1/questions",
                {"Registers a question.", {}, schema("Question", question_schema), schema("Receipt", object_schema)},
                {"question.answer", "first-contact", "question.registered"}));
    routes.add(api_row(Method::get, "/api/v1/questions",
                       {"The open questions.", {}, {}, schema("QuestionList", object_schema)},
                       {"question.list", "first-contact", "question.listed"}));
    return routes;
}

TEST(Openapi, DescribesEveryApiRow) {
    auto const text = openapi(api_table(), description);
    auto const document = json::parse(text);
    ASSERT_TRUE(document) << document.error().detail;
    EXPECT_EQ(document->find("openapi")->text(), "3.0.3");
    EXPECT_EQ(document->find("info")->find("version")->text(), "1.2.3");
    auto const* paths = document->find("paths");
    ASSERT_EQ(paths->members().size(), 4U);
    auto const* search = paths->find("/search")->find("get");
    EXPECT_EQ(search->find("operationId")->text(), "getSearch");
    EXPECT_EQ(search->find("parameters")->items().size(), 2U);
    EXPECT_TRUE(search->find("responses")->find("400"));
    EXPECT_FALSE(search->find("responses")->find("401"));
    auto const* entry = paths->find("/entries/{entry}")->find("get");
    EXPECT_EQ(entry->find("operationId")->text(), "getEntriesByEntry");
    EXPECT_EQ(entry->find("parameters")->items()[0].find("in")->text(), "path");
    auto const* questions = paths->find("/questions");
    EXPECT_TRUE(questions->find("get"));
    EXPECT_TRUE(questions->find("post")->find("requestBody"));
    EXPECT_TRUE(questions->find("post")->find("responses")->find("401"));
    EXPECT_TRUE(paths->find("/openapi.json")->find("get"));
    EXPECT_EQ(document->find("components")->find("schemas")->members().size(), 5U);
}

TEST(Openapi, RefusesTwoSchemasOfOneName) {
    auto routes = api_table();
    routes.add(api_row(Method::get, "/api/v1/other", {"Another.", {}, {}, schema("SearchResult", question_schema)}));
    EXPECT_THROW((void)openapi(routes, description), std::logic_error);
    RouteTable broken;
    broken.add(api_row(Method::get, "/api/v1/other", {"Another.", {}, {}, {"X", "{}", "{not json"}}));
    EXPECT_THROW((void)openapi(broken, description), std::logic_error);
}

}  // namespace
}  // namespace plein::http
