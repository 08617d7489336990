// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "platform/metrics/metrics.hpp"
#include "tests/matrix/world.hpp"

// Every route, by everybody, for every kind of record: the answer must be the one that reference.cpp works out, and
// around it hold the rules that every answer keeps.
namespace plein::matrix {
namespace {

enum class From { own_page, other_site, nowhere };
enum class Token { sent, withheld };

http::Response send(World& world, http::Method method, Sample const& sample, Actor const& actor,
                    From from = From::own_page, Token token = Token::sent) {
    http::Headers headers{{"host", "plein.example"}};
    if (from == From::own_page) headers["sec-fetch-site"] = "same-origin";
    if (from == From::other_site) headers["sec-fetch-site"] = "cross-site";
    if (!actor.token.empty())
        headers["cookie"] = fmt::format("{}={}", world.house().accounts().cookie_name(), actor.token);
    std::string body;
    if (!http::is_safe(method)) {
        headers["content-type"] = "application/x-www-form-urlencoded";
        auto const csrf = world.identity(actor).csrf;
        if (token == Token::sent) body = "csrf=" + csrf;
        for (auto const& [name, value] : sample.fields)
            body += fmt::format("&{}={}", http::encode_component(name), http::encode_component(value));
    }
    auto request = http::make_request(method, sample.target, headers, body);
    if (!request) throw std::runtime_error(request.error().code);
    request->remote_address = "192.0.2.1";
    return world.house().dispatcher().handle(std::move(*request));
}

std::string header(http::Response const& response, std::string_view name) {
    for (auto const& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

void replace_all(std::string& text, std::string const& what, std::string const& by) {
    if (what.empty()) return;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

// The body without what differs between any two answers: the request's own id and the two addresses compared.
std::string plain_body(http::Response const& response, std::string const& one, std::string const& other) {
    auto body = response.body;
    replace_all(body, header(response, "X-Request-Id"), "<id>");
    for (auto const& target : {one, other}) {
        replace_all(body, http::encode_component(target), "<address>");
        replace_all(body, target, "<address>");
    }
    return body;
}

using Statements = std::map<std::string, double>;

// How often each database statement has run in this program.
Statements statements() {
    constexpr std::string_view begin = "plein_db_statements_total{statement=\"";
    Statements counts;
    auto const figures = metrics::render();
    for (auto at = figures.find(begin); at != std::string::npos; at = figures.find(begin, at)) {
        at += begin.size();
        auto const end = figures.find('"', at);
        counts[figures.substr(at, end - at)] = std::stod(figures.substr(figures.find(' ', end)));
    }
    // Once a minute or every two seconds, whatever is asked, and each in a transaction of its own.
    for (auto const& [now_and_then, begun] : {std::pair{"session.touch", "db.begin_write"},
                                              {"directory_change.find", "db.begin_read"},
                                              {"feedback_remark.count_all_unanswered", "db.begin_read"},
                                              {"area_change.find", "db.begin_read"}}) {
        counts[begun] -= counts[now_and_then];
        counts["db.commit"] -= counts[now_and_then];
        counts.erase(now_and_then);
    }
    return counts;
}

struct Answer {
    http::Response response;
    Statements ran;
};

// Sends the request and notes which statements ran for it.
Answer send_and_count(World& world, http::Method method, Sample const& sample, Actor const& actor) {
    auto const before = statements();
    Answer answer{send(world, method, sample, actor), {}};
    for (auto const& [name, count] : statements()) {
        auto const earlier = before.find(name);
        auto const ran = earlier == before.end() ? count : count - earlier->second;
        if (ran > 0) answer.ran[name] = ran;
    }
    return answer;
}

// Whether pages of other sites may frame it: the search box that they embed, and nothing else.
bool is_for_frames(http::Route const& route) { return route.path == "/insluiten/zoeken"; }

void expect_security_headers(http::Route const& route, http::Response const& response) {
    auto policy = header(response, "Content-Security-Policy");
    std::string const ancestors = is_for_frames(route) ? "frame-ancestors *;" : "frame-ancestors 'none';";
    ASSERT_NE(policy.find(ancestors), std::string::npos) << policy;
    policy.erase(policy.find(ancestors), ancestors.size());
    EXPECT_EQ(policy,
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
              "connect-src 'self'; form-action 'self';  base-uri 'none'; object-src 'none'; worker-src 'self'");
    EXPECT_EQ(header(response, "Cross-Origin-Resource-Policy"), is_for_frames(route) ? "cross-origin" : "same-origin");
    EXPECT_EQ(policy.find("unsafe-inline"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe-eval"), std::string::npos);
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_FALSE(header(response, "Referrer-Policy").empty());
    EXPECT_FALSE(header(response, "X-Request-Id").empty());
    EXPECT_FALSE(header(response, "Cache-Control").empty());
}

// Who may use the address sees what an id that nothing has gives; who may not sees what no address at all gives.
void expect_absent(World& world, http::Route const& route, Sample const& sample, Actor const& actor,
                   Answer const& answer) {
    auto const& response = answer.response;
    EXPECT_EQ(response.status, 404);
    auto const may = expect(route.declared.permission, {}, Situation::none, actor.asker) == Expected::allowed;
    auto const last = sample.target.rfind('/');
    Sample const no_address{sample.target.substr(0, last) + "/nergens-" + sample.target.substr(last + 1),
                            sample.fields};
    // With the same words in its form: a page gives back what somebody typed.
    auto const nothing = may ? Sample{world.sample(route, Situation::absent).target, sample.fields} : no_address;
    auto const [absent, ran] = send_and_count(world, route.method, nothing, actor);
    EXPECT_EQ(answer.ran, ran) << "the database could tell them apart";
    if (!actor.token.empty()) {
        EXPECT_FALSE(ran.empty()) << "nothing was counted";
    }
    EXPECT_EQ(absent.status, 404);
    EXPECT_EQ(plain_body(response, nothing.target, sample.target), plain_body(absent, nothing.target, sample.target));
    auto const names = [](http::Response const& of) {
        std::multiset<std::string> all;
        for (auto const& [name, value] : of.headers) all.insert(name);
        return all;
    };
    EXPECT_EQ(names(response), names(absent));
    EXPECT_EQ(response.content_type, absent.content_type);
}

bool is_api(http::Route const& route) { return route.path.rfind("/api/", 0) == 0; }

// An unsafe request without proof that it comes from our own page does nothing, for nobody.
void expect_own_pages_only(World& world, http::Route const& route, Situation situation, Actor const& actor) {
    auto const sample = world.sample(route, situation);
    auto const before = world.lines();
    EXPECT_EQ(send(world, route.method, sample, actor, From::other_site).status, 403);
    EXPECT_EQ(send(world, route.method, sample, actor, From::nowhere).status, 403);
    if (actor.asker.signed_in) {
        EXPECT_EQ(send(world, route.method, sample, actor, From::own_page, Token::withheld).status, 403);
    }
    EXPECT_EQ(world.lines(), before);
}

void check(World& world, http::Route const& route, Situation situation, Actor& actor) {
    world.renew(actor);
    if (!http::is_safe(route.method)) expect_own_pages_only(world, route, situation, actor);
    auto const sample = world.sample(route, situation);
    auto const expected = expect(route.declared.permission, World::parameter_of(route.path), situation, actor.asker);
    auto const before = world.lines();
    auto const before_of_activity = world.lines_of(route.declared.activity);
    auto const answer = send_and_count(world, route.method, sample, actor);
    auto const& response = answer.response;
    expect_security_headers(route, response);
    if (actor.asker.signed_in) {
        EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    }
    switch (expected) {
        case Expected::allowed: {
            bool const succeeded = response.status == 200 || response.status == 303;
            EXPECT_TRUE(succeeded) << response.status << '\n' << response.body.substr(0, 3000);
            EXPECT_EQ(header(response, "Location").find("/inloggen"), std::string::npos);
            bool const personal = route.declared.activity != "none";
            // A page that holds nobody's data for this actor, such as the empty day of an editor, has no line.
            bool const may_be_empty = route.path == "/werk" && actor.asker.roles.count("frontdoor_worker") == 0;
            if (personal && !may_be_empty) {
                EXPECT_GT(world.lines_of(route.declared.activity), before_of_activity);
            }
            if (!personal) {
                EXPECT_EQ(world.lines(), before);
            }
            break;
        }
        case Expected::sign_in:
            if (http::is_safe(route.method) && !is_api(route)) {
                EXPECT_EQ(response.status, 303);
                EXPECT_EQ(header(response, "Location").rfind("/inloggen?terug=", 0), 0U);
            } else {
                EXPECT_EQ(response.status, 401);
            }
            EXPECT_EQ(world.lines(), before);
            break;
        case Expected::absent:
            expect_absent(world, route, sample, actor, answer);
            EXPECT_EQ(world.lines(), before);
            break;
    }
}

class Matrix : public testing::TestWithParam<db::Engine> {};

TEST_P(Matrix, EveryRouteAnswersEverybodyAsItShould) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    World world(place);
    int checks = 0;
    for (auto const& route : world.house().routes().routes()) {
        auto const parameter = World::parameter_of(route.path);
        std::vector<Situation> const situations =
            parameter.empty() ? std::vector<Situation>{Situation::none}
                              : std::vector<Situation>{Situation::own, Situation::other, Situation::absent};
        for (auto& actor : world.actors()) {
            for (auto const situation : situations) {
                SCOPED_TRACE(fmt::format("{} {} as {}, situation {}", http::name(route.method), route.path, actor.name,
                                         static_cast<int>(situation)));
                check(world, route, situation, actor);
                ++checks;
            }
        }
    }
    RecordProperty("checks", checks);
    EXPECT_GE(checks, static_cast<int>(world.house().routes().routes().size() * world.actors().size()));
}

PLEIN_ON_BOTH_ENGINES(Matrix);

}  // namespace
}  // namespace plein::matrix
