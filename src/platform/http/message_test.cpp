// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/message.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <stdexcept>

#include "platform/http/decode.hpp"
#include "platform/json/json.hpp"

namespace plein::http {
namespace {

TEST(Method, IsReadInCapitalsOnly) {
    for (auto const method :
         {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_, Method::options})
        EXPECT_EQ(parse_method(name(method)), method);
    for (auto const* other : {"get", "TRACE", "CONNECT", "", "GETS"}) EXPECT_EQ(parse_method(other), std::nullopt);
}

TEST(Urlencoded, ReadsNamesAndValuesInOrder) {
    auto const fields = parse_urlencoded("a=1&b=twee+drie&a=%C3%A9%26&leeg=&kaal&&=x");
    ASSERT_TRUE(fields);
    EXPECT_EQ(fields->first("a"), "1");
    EXPECT_EQ(fields->first("b"), "twee drie");
    EXPECT_EQ(fields->all("a"), (std::vector<std::string_view>{"1", "é&"}));
    EXPECT_TRUE(fields->has("leeg"));
    EXPECT_TRUE(fields->has("kaal"));
    EXPECT_EQ(fields->first(""), "x");
    EXPECT_EQ(fields->first("absent"), "");
    EXPECT_FALSE(fields->has("absent"));
    EXPECT_EQ(fields->entries().size(), 6U);
}

TEST(Urlencoded, RefusesWhatCannotBeRead) {
    for (auto const* text : {"a=%", "a=%4", "a=%zz", "a=%+1", "%g0=1", "a=%ff", "a=%c3", "a=%00", "a=%ed%a0%80"}) {
        auto const fields = parse_urlencoded(text);
        ASSERT_FALSE(fields) << text;
        EXPECT_EQ(fields.error().code, "form.malformed") << text;
    }
}

TEST(Urlencoded, HoldsItsLimits) {
    std::string many;
    for (int i = 0; i < 200; ++i) many += "a=1&";
    EXPECT_TRUE(parse_urlencoded(many));
    EXPECT_EQ(parse_urlencoded(many + "b=1").error().code, "form.too_many_fields");
    EXPECT_TRUE(parse_urlencoded("a=" + std::string(64 * 1024, 'x')));
    EXPECT_EQ(parse_urlencoded("a=" + std::string(64 * 1024 + 1, 'x')).error().code, "form.value_too_long");
    EXPECT_EQ(parse_urlencoded("a=" + std::string(200 * 1024, 'x')).error().code, "form.value_too_long");
}

RC_GTEST_PROP(EncodeComponent, IsUndoneByDecoding, (std::string const& any)) {
    auto const encoded = encode_component(any);
    RC_ASSERT(encoded.find_first_of("&=+ ?#/") == std::string::npos);
    RC_ASSERT(percent_decode(encoded, Plus::is_blank) == any);
}

TEST(MakeRequest, SplitsTheTarget) {
    auto const request = make_request(Method::get, "/aanbod/een%20plek?q=rol+stoel&near=1234AB",
                                      {{"cookie", "taal=en; a=b"}, {"host", "x"}}, "");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->path, "/aanbod/een plek");
    EXPECT_EQ(request->query.first("q"), "rol stoel");
    EXPECT_EQ(request->cookie("taal"), "en");
    EXPECT_EQ(request->header("host"), "x");
    EXPECT_EQ(request->header("absent"), "");
    EXPECT_EQ(request->cookie("absent"), "");
}

TEST(MakeRequest, ReadsAFormByItsContentType) {
    auto const form = make_request(Method::post, "/vraag",
                                   {{"content-type", "Application/X-WWW-form-urlencoded; charset=UTF-8"}}, "a=%C3%AB");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->form.first("a"), "ë");
    auto const json = make_request(Method::post, "/vraag", {{"content-type", "application/json"}}, "%");
    ASSERT_TRUE(json);
    EXPECT_TRUE(json->form.entries().empty());
    EXPECT_EQ(json->body, "%");
    EXPECT_EQ(
        make_request(Method::post, "/", {{"content-type", "application/x-www-form-urlencoded"}}, "%").error().code,
        "form.malformed");
    EXPECT_EQ(make_request(Method::get, "/?a=%x", {}, "").error().code, "form.malformed");
    EXPECT_EQ(make_request(Method::get, "/../a", {}, "").error().code, "path.malformed");
}

TEST(Problem, TellsTheCodeAndNeverTheDetail) {
    Error error{ErrorKind::bad_request, "search.malformed", "secret detail", {{"q", "text.too_long"}}};
    auto const response = problem(error, "0123456789abcdef");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    auto const read = json::parse(response.body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->find("status")->integer(), 400);
    EXPECT_EQ(read->find("title")->text(), "Bad Request");
    EXPECT_EQ(read->find("code")->text(), "search.malformed");
    EXPECT_EQ(read->find("requestId")->text(), "0123456789abcdef");
    EXPECT_TRUE(read->find("detail"));
    ASSERT_EQ(read->find("errors")->items().size(), 1U);
    EXPECT_EQ(read->find("errors")->items()[0].find("code")->text(), "text.too_long");
    EXPECT_EQ(problem(error, "x", 403).status, 403);
}

TEST(StatusOf, EveryKindHasOne) {
    struct {
        ErrorKind kind;
        int status;
    } const rows[] = {
        {ErrorKind::bad_request, 400}, {ErrorKind::unauthenticated, 401}, {ErrorKind::forbidden_or_absent, 404},
        {ErrorKind::conflict, 409},    {ErrorKind::too_large, 413},       {ErrorKind::too_many, 429},
        {ErrorKind::unavailable, 503}, {ErrorKind::internal, 500},
    };
    for (auto const& row : rows) {
        EXPECT_EQ(status_of(row.kind), row.status);
        EXPECT_NE(reason_phrase(row.status), "Unknown");
    }
}

TEST(Cookie, IsWrittenClosed) {
    EXPECT_EQ(to_set_cookie({"sessie", "abc", {}}), "sessie=abc; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(to_set_cookie({"sessie", "", std::chrono::seconds{0}}),
              "sessie=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    for (auto const* value : {"a;b", "a b", "a\r\nb", "\"a\"", "a,b"})
        EXPECT_THROW((void)to_set_cookie({"naam", value, {}}), std::logic_error) << value;
}

}  // namespace
}  // namespace plein::http
