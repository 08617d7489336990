// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The directory as Open Referral has it: what goes in comes out, and every address under /hsds says so.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "features/directory/api_hsds.hpp"
#include "features/directory/directory.hpp"
#include "platform/json/json.hpp"
#include "tests/stories/documents.hpp"
#include "tests/stories/town.hpp"
#include "tests/stories/visitor.hpp"

namespace plein::stories {
namespace {

std::string const standard = PLEIN_SHARED "/standards/open-referral-hsds/";

#define SKIP_WITHOUT_STANDARD()             \
    if (!std::filesystem::exists(standard)) \
    GTEST_SKIP() << "the folder with the standards' files is not beside the checkout"

using directory::Others;
using directory::read_hsds;

/// All members of a service at once, then fewer and fewer.
std::vector<std::string> some_services(Documents& documents, std::size_t count) {
    std::vector<std::string> made{documents.service(1)};
    while (made.size() < count) made.push_back(documents.service(made.size() % 2 == 0 ? 0.5 : 0.15));
    return made;
}

std::string id_of(std::string const& service) { return std::string(*json::parse(service).value().find("id")->text()); }

TEST(HsdsRoundTrip, WritesEveryMemberOfTheSchema) {
    SKIP_WITHOUT_STANDARD();
    for (auto const* edition : {"3.0", "3.1"}) {
        Documents documents{standard + edition + "/schema", 1};
        (void)some_services(documents, 10);
        EXPECT_EQ(documents.written(), documents.known()) << edition;
        EXPECT_GT(documents.known().size(), 200U);
    }
}

TEST(HsdsRoundTrip, ReadsWhatItWroteInEveryWrapping) {
    SKIP_WITHOUT_STANDARD();
    for (auto const* edition : {"3.0", "3.1"}) {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            SCOPED_TRACE(fmt::format("HSDS {}, seed {}", edition, seed));
            Documents documents{standard + edition + "/schema", seed};
            auto const services = some_services(documents, 4);
            auto const all = fmt::format("{}", fmt::join(services, ","));
            std::vector<std::string> const wrapped{
                "[" + all + "]",
                R"({"total_items":4,"total_pages":1,"page_number":1,"size":4,"first_page":true,"last_page":true,)"
                R"("empty":false,"contents":[)" +
                    all + "]}"};
            for (auto const& text : wrapped) {
                auto const reading = read_hsds({{"all.json", text}}, Others::refuse);
                for (auto const& fault : reading.faults) ADD_FAILURE() << fault.pointer << ": " << fault.reason;
                ASSERT_EQ(reading.entries.size(), services.size());
                for (std::size_t i = 0; i < services.size(); ++i)
                    ASSERT_EQ(reading.entries[i].source, services[i]) << "byte for byte";
            }
            auto const one = read_hsds({{"one.json", services[0]}}, Others::refuse);
            ASSERT_EQ(one.entries.size(), 1U);
            EXPECT_EQ(one.entries[0].source, services[0]);
        }
    }
}

json::Value parsed(Visitor const& visitor) { return json::parse(visitor.body()).value(); }

std::int64_t number(json::Value const& page, std::string_view name) { return page.find(name)->integer().value(); }
bool flag(json::Value const& page, std::string_view name) { return page.find(name)->boolean().value(); }

std::vector<std::string> ids(json::Value const& page) {
    std::vector<std::string> all;
    for (auto const& item : page.find("contents")->items()) all.emplace_back(*item.find("id")->text());
    return all;
}

class Hsds : public testing::TestWithParam<db::Engine> {
protected:
    static void import(Town& town, std::string const& text) {
        auto reading = read_hsds({{"all.json", text}}, Others::refuse);
        for (auto const& fault : reading.faults) ADD_FAILURE() << fault.pointer << ": " << fault.reason;
        auto const grant = access::for_command("import hsds", directory::importing, town.house().clock().now());
        auto const report = town.house().directory().import(grant, std::move(reading.entries), {});
        ASSERT_TRUE(report) << report.error().code << ' ' << report.error().detail;
    }
    static std::string exported(Town& town) {
        auto const grant = access::for_command("export hsds", directory::exporting, town.house().clock().now());
        return town.house().directory().export_all(grant).value();
    }
};

TEST_P(Hsds, ExportImportExportIsTheSame) {
    SKIP_WITHOUT_STANDARD();
    PLEIN_TOWN(town, GetParam());
    for (auto const* edition : {"3.0", "3.1"}) {
        Documents documents{standard + edition + "/schema", 7};
        auto const services = some_services(documents, 20);
        import(town, fmt::format("[{}]", fmt::join(services, ",")));
        auto const first = exported(town);
        for (auto const& service : services) EXPECT_NE(first.find(service), std::string::npos) << id_of(service);
        import(town, first);
        EXPECT_EQ(exported(town), first);
        // What an empty house would make of it: the same services in the same order of ids.
        auto reading = read_hsds({{"export.json", first}}, Others::refuse);
        std::sort(reading.entries.begin(), reading.entries.end(),
                  [](auto const& a, auto const& b) { return a.entry.id < b.entry.id; });
        std::vector<std::string> sources;
        for (auto const& entry : reading.entries) sources.push_back(entry.source);
        EXPECT_EQ(fmt::format("[\n{}\n]\n", fmt::join(sources, ",\n")), first);
    }
}

TEST_P(Hsds, ServesTheDocumentThatCameIn) {
    SKIP_WITHOUT_STANDARD();
    PLEIN_TOWN(town, GetParam());
    Documents documents{standard + "3.1/schema", 11};
    auto const services = some_services(documents, 10);
    import(town, fmt::format("[{}]", fmt::join(services, ",")));
    Visitor visitor{town.house().dispatcher()};
    visitor.visit("/hsds/services?full=true&per_page=100&page=1");
    auto const page = visitor.body();
    for (auto const& service : services) {
        visitor.visit("/hsds/services/" + id_of(service));
        EXPECT_EQ(visitor.status(), 200);
        EXPECT_EQ(visitor.body(), service);
    }
    EXPECT_NE(page.find(services[0]), std::string::npos) << "whole, also in a list";
}

TEST_P(Hsds, SaysWhatItIs) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    visitor.visit("/hsds");
    auto const about = parsed(visitor);
    EXPECT_EQ(about.find("version")->text(), "3.0");
    for (auto const* name : {"profile", "openapi_url"}) EXPECT_TRUE(about.find(name)->text()->starts_with("https://"));
}

constexpr std::array lists{"services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"};

TEST_P(Hsds, TurnsPagesFromTheFirstToAnEmptyOne) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    for (auto const* list : lists) {
        SCOPED_TRACE(list);
        visitor.visit(fmt::format("/hsds/{}?per_page=3", list));
        ASSERT_EQ(visitor.status(), 200) << visitor.body();
        auto const first = parsed(visitor);
        auto const total = number(first, "total_items");
        auto const pages = number(first, "total_pages");
        ASSERT_GT(total, 3);
        EXPECT_EQ(pages, (total + 2) / 3);
        EXPECT_EQ(number(first, "page_number"), 1);
        EXPECT_EQ(number(first, "size"), 3);
        EXPECT_TRUE(flag(first, "first_page") && !flag(first, "last_page") && !flag(first, "empty"));
        std::vector<std::string> seen;
        for (std::int64_t i = 1; i <= pages; ++i) {
            visitor.visit(fmt::format("/hsds/{}?per_page=3&page={}", list, i));
            auto const page = parsed(visitor);
            for (auto& id : ids(page)) seen.push_back(std::move(id));
            EXPECT_EQ(flag(page, "last_page"), i == pages);
            EXPECT_EQ(number(page, "size"), i == pages ? (total - 1) % 3 + 1 : 3);
        }
        EXPECT_EQ(static_cast<std::int64_t>(seen.size()), total);
        EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
        EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end()) << "none stands on two pages";
        visitor.visit(fmt::format("/hsds/{}?per_page=3&page={}", list, pages + 1));
        auto const beyond = parsed(visitor);
        EXPECT_TRUE(flag(beyond, "empty") && flag(beyond, "last_page") && ids(beyond).empty());
        EXPECT_EQ(number(beyond, "size"), 0);
        visitor.visit(fmt::format("/hsds/{}/{}", list, seen.front()));
        EXPECT_EQ(visitor.status(), 200);
        EXPECT_EQ(parsed(visitor).find("id")->text(), seen.front());
        visitor.visit(fmt::format("/hsds/{}/00000000-0000-4000-8000-000000000000", list));
        EXPECT_EQ(visitor.status(), 404);
        EXPECT_EQ(parsed(visitor).find("code")->text(), "page.absent");
    }
}

TEST_P(Hsds, HidesWhatIsNotShown) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    auto const all = json::parse(exported(town), json::Limits{64UL * 1024 * 1024, 32}).value();
    std::int64_t shown = 0;
    for (auto const& service : all.items()) {
        auto const status = *service.find("status")->text();
        bool const is_shown = status == "active" || status == "temporarily closed";
        shown += is_shown ? 1 : 0;
        visitor.visit("/hsds/services/" + std::string(*service.find("id")->text()));
        EXPECT_EQ(visitor.status(), is_shown ? 200 : 404) << status;
    }
    EXPECT_LT(shown, static_cast<std::int64_t>(all.items().size())) << "the demonstration has one that is not shown";
    visitor.visit("/hsds/services");
    EXPECT_EQ(number(parsed(visitor), "total_items"), shown);
}

TEST_P(Hsds, FollowsAChange) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    auto const service = [](std::string_view name, std::string_view status) {
        return fmt::format(R"([{{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99","name":"{}","status":"{}"}}])", name,
                           status);
    };
    auto const at = "/hsds/services/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99";
    visitor.visit(at);
    EXPECT_EQ(visitor.status(), 404);
    import(town, service("Kantkring", "active"));
    visitor.visit(at);
    EXPECT_EQ(parsed(visitor).find("name")->text(), "Kantkring");
    import(town, service("Kantclub", "temporarily closed"));
    visitor.visit(at);
    EXPECT_EQ(parsed(visitor).find("name")->text(), "Kantclub");
    import(town, service("Kantclub", "defunct"));
    visitor.visit(at);
    EXPECT_EQ(visitor.status(), 404);
}

TEST_P(Hsds, AnswersManyAtOnceWhileTheDirectoryChanges) {
    PLEIN_TOWN(town, GetParam());
    auto const& dispatcher = town.house().dispatcher();  // made at the first question, by one thread
    std::atomic<bool> over{false};
    std::atomic<int> wrong{0};
    std::vector<std::thread> askers;
    for (auto const* list : lists) {
        askers.emplace_back([&, list] {
            Visitor visitor{dispatcher};
            while (!over) {
                visitor.visit(fmt::format("/hsds/{}?per_page=100", list));
                auto const page = json::parse(visitor.body());
                bool const whole = visitor.status() == 200 && page && number(*page, "size") > 3;
                wrong += whole ? 0 : 1;
            }
        });
    }
    for (int i = 0; i < 5; ++i)
        import(town, fmt::format(R"([{{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99","name":"Kantkring {}",)"
                                 R"("status":"active"}}])",
                                 i));
    over = true;
    for (auto& asker : askers) asker.join();
    EXPECT_EQ(wrong, 0);
    Visitor visitor{dispatcher};
    visitor.visit("/hsds/services/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99");
    EXPECT_EQ(parsed(visitor).find("name")->text(), "Kantkring 4");
}

/// Every page of a list; `target` has a query already.
std::vector<json::Value> all_pages(Visitor& visitor, std::string const& target) {
    std::vector<json::Value> pages;
    do {
        visitor.visit(fmt::format("{}&page={}", target, pages.size() + 1));
        EXPECT_EQ(visitor.status(), 200) << visitor.body();
        pages.push_back(parsed(visitor));
    } while (*pages.back().find("last_page")->boolean() == false);
    return pages;
}

/// The ids of services for which `holds`, in the order of ids, from the documents themselves.
std::vector<std::string> ids_where(std::string const& all, std::function<bool(json::Value const&)> const& holds) {
    std::vector<std::string> found;
    auto const documents = json::parse(all, json::Limits{64UL * 1024 * 1024, 32}).value();
    for (auto const& service : documents.items()) {
        auto const status = *service.find("status")->text();
        if ((status == "active" || status == "temporarily closed") && holds(service))
            found.emplace_back(*service.find("id")->text());
    }
    return found;
}

bool has_term(json::Value const& service, std::string_view id, bool of_taxonomy) {
    auto const* attributes = service.find("attributes");
    if (attributes == nullptr) return false;
    return std::any_of(attributes->items().begin(), attributes->items().end(), [&](json::Value const& attribute) {
        auto const* term = attribute.find("taxonomy_term");
        auto const* named = of_taxonomy ? term->find("taxonomy_detail") : term;
        return named->find("id")->text() == id;
    });
}

TEST_P(Hsds, FiltersByAllThatIsAskedAtOnce) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    auto const all = exported(town);
    visitor.visit("/hsds/taxonomy_terms?search=geld+schulden");
    auto const term = ids(parsed(visitor)).at(0);
    visitor.visit("/hsds/taxonomies?search=PLEIN-theme");
    auto const taxonomy = ids(parsed(visitor)).at(0);
    visitor.visit("/hsds/organizations?search=gemeente+lindervaart");
    auto const organization = ids(parsed(visitor)).at(0);
    auto const of_organization = [&](json::Value const& service) {
        return service.find("organization")->find("id")->text() == organization;
    };
    auto const modified = [&](json::Value const& service, std::string_view since) {
        return parse_instant(*service.find("last_modified")->text()).value() >= parse_instant(since).value();
    };
    constexpr auto since = "2026-10-01T00:00:00Z";
    struct {
        std::string query;
        std::function<bool(json::Value const&)> holds;
    } const rows[] = {
        {"taxonomy_term_id=" + term, [&](auto const& service) { return has_term(service, term, false); }},
        {"taxonomy_id=" + taxonomy, [&](auto const& service) { return has_term(service, taxonomy, true); }},
        {"organization_id=" + organization, of_organization},
        {std::string("modified_after=") + since, [&](auto const& service) { return modified(service, since); }},
        {fmt::format("organization_id={}&taxonomy_term_id={}&modified_after={}&minimal=true", organization, term,
                     since),
         [&](auto const& service) {
             return of_organization(service) && has_term(service, term, false) && modified(service, since);
         }},
        {"taxonomy_term_id=00000000-0000-4000-8000-000000000000", [](auto const&) { return false; }},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.query);
        std::vector<std::string> found;
        for (auto const& page : all_pages(visitor, "/hsds/services?per_page=100&" + row.query))
            for (auto const& id : ids(page)) found.push_back(id);
        EXPECT_EQ(found, ids_where(all, row.holds));
    }
}

TEST_P(Hsds, SearchesAsThePageDoes) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    visitor.visit("/api/v1/search?q=schulden&pageSize=50");
    auto const page = parsed(visitor);
    std::vector<std::string> expected;
    for (auto const& item : page.find("items")->items()) expected.emplace_back(*item.find("id")->text());
    ASSERT_GT(expected.size(), 3U);
    visitor.visit("/hsds/services?search=schulden&per_page=50");
    EXPECT_EQ(ids(parsed(visitor)), expected) << "in the same order";
    visitor.visit("/hsds/service_at_locations?search=schulden&per_page=100");
    auto const places = parsed(visitor);
    for (auto const& place : places.find("contents")->items()) {
        auto const service = std::string(*place.find("service")->find("id")->text());
        EXPECT_NE(std::find(expected.begin(), expected.end(), service), expected.end());
    }
    EXPECT_GT(number(places, "total_items"), 0);
}

TEST_P(Hsds, FindsPlacesNearAPostcode) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    auto const count = [&](std::string const& query) {
        visitor.visit("/hsds/service_at_locations?" + query);
        return number(parsed(visitor), "total_items");
    };
    auto const all = count("");
    auto const near = count("postcode=9926AA&proximity=500");
    auto const far = count("postcode=9926AA&proximity=100000");
    auto const served = count("postcode=9926AA");
    EXPECT_GT(near, 0);
    EXPECT_LT(near, far);
    EXPECT_LE(far, all);
    EXPECT_GT(served, 0);
    EXPECT_LT(served, all) << "services for another village are left out";
}

TEST_P(Hsds, GivesOrganizationsWithTheirServices) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    auto const brief = all_pages(visitor, "/hsds/organizations?per_page=100");
    auto const full = all_pages(visitor, "/hsds/organizations?per_page=100&full=true");
    ASSERT_EQ(full.size(), brief.size());
    auto const has_list = [](json::Value const& object) {
        return std::any_of(object.members().begin(), object.members().end(),
                           [](json::Member const& member) { return member.value.is_array(); });
    };
    std::size_t services = 0;
    for (std::size_t i = 0; i < brief.size(); ++i) {
        for (auto const& item : brief[i].find("contents")->items()) EXPECT_FALSE(has_list(item));
        for (auto const& item : full[i].find("contents")->items()) services += item.find("services")->items().size();
        EXPECT_EQ(ids(full[i]), ids(brief[i]));
    }
    visitor.visit("/hsds/services");
    EXPECT_EQ(static_cast<std::int64_t>(services), number(parsed(visitor), "total_items"));
    auto const at = "/hsds/organizations/" + ids(brief.front()).at(0);
    visitor.visit(at);
    auto const simple = parsed(visitor);
    visitor.visit(at + "?full_service=true");
    auto const whole = parsed(visitor);
    ASSERT_EQ(whole.find("services")->items().size(), simple.find("services")->items().size());
    auto const& service = whole.find("services")->items()[0];
    visitor.visit("/hsds/services/" + std::string(*service.find("id")->text()));
    EXPECT_EQ(json::write(service), visitor.body());
}

TEST_P(Hsds, RefusesWhatItDoesNotUnderstandAndSaysWhat) {
    PLEIN_TOWN(town, GetParam());
    Visitor visitor{town.house().dispatcher()};
    struct {
        char const* target;
        char const* code;
        char const* field;
    } const rows[] = {
        {"/hsds/services?page=0", "page.out_of_range", "page"},
        {"/hsds/services?page=-1", "page.out_of_range", "page"},
        {"/hsds/services?page=1.5", "page.out_of_range", "page"},
        {"/hsds/services?per_page=0", "page.out_of_range", "per_page"},
        {"/hsds/services?per_page=101", "page.out_of_range", "per_page"},
        {"/hsds/services?minimal=true&per_page=10001", "page.out_of_range", "per_page"},
        {"/hsds/services?full=yes", "query.not_boolean", "full"},
        {"/hsds/services?taxonomy_id=themes", "query.not_uuid", "taxonomy_id"},
        {"/hsds/services?modified_after=gisteren", "query.malformed", "modified_after"},
        {"/hsds/services?format=ndjson", "format.unknown", "format"},
        {"/hsds/services?postcode=9926AA", "query.unknown", "postcode"},
        {"/hsds/services?page=1&page=2", "query.twice", "page"},
        {"/hsds/services?Wat%20is%20dit=1", "query.unknown", ""},
        {"/hsds/services/5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99?full=true", "query.unknown", "full"},
        {"/hsds/service_at_locations?proximity=100", "query.missing", "postcode"},
        {"/hsds/service_at_locations?postcode=nergens&proximity=100", "near.unknown", "postcode"},
        {"/hsds/service_at_locations?postcode=9926AA&proximity=ver", "query.malformed", "proximity"},
        {"/hsds?full=true", "query.unknown", "full"},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.target);
        visitor.visit(row.target);
        EXPECT_EQ(visitor.status(), 400);
        auto const problem = parsed(visitor);
        EXPECT_EQ(problem.find("code")->text(), row.code);
        EXPECT_EQ(problem.find("errors")->items()[0].find("field")->text(), row.field);
    }
    for (auto const* target :
         {"/hsds/nergens", "/hsds/nergens/1", "/hsds/services/1", "/hsds/a/b/c", "/hsds/taxonomy_terms/1"}) {
        visitor.visit(target);
        EXPECT_EQ(visitor.status(), 404) << target;
        EXPECT_EQ(parsed(visitor).find("code")->text(), "page.absent");
    }
}

TEST_P(Hsds, SendsAnAnswerOnceToWhoKeepsIt) {
    PLEIN_TOWN(town, GetParam());
    auto const get = [&](std::string const& tag) {
        http::Headers headers{{"host", "plein.example"}};
        if (!tag.empty()) headers["if-none-match"] = tag;
        auto request = http::make_request(http::Method::get, "/hsds/services", headers, {});
        return town.house().dispatcher().handle(std::move(*request));
    };
    auto const header = [](http::Response const& response, std::string_view name) {
        for (auto const& [key, value] : response.headers)
            if (key == name) return value;
        return std::string{};
    };
    auto const first = get("");
    auto const tag = header(first, "ETag");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(header(first, "Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(header(first, "Cache-Control"), "no-cache");
    auto const again = get("W/" + tag + ", \"other\"");
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(header(again, "ETag"), tag);
    import(town, R"([{"id":"5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c99","name":"Kantkring","status":"active"}])");
    EXPECT_EQ(get(tag).status, 200) << "the directory changed";
}

INSTANTIATE_TEST_SUITE_P(Engines, Hsds, testing::Values(db::Engine::sqlite, db::Engine::postgresql),
                         [](testing::TestParamInfo<db::Engine> const& engine) {
                             return engine.param == db::Engine::sqlite ? "Sqlite" : "Postgresql";
                         });

}  // namespace
}  // namespace plein::stories
