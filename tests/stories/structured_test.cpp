// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What search engines read: every entry's page says in microdata what the entry holds, and the sitemap leads to it.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "features/directory/directory.hpp"
#include "tests/stories/microdata.hpp"
#include "tests/stories/town.hpp"
#include "tests/stories/visitor.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using directory::Entry;
using Texts = std::vector<std::string>;

std::string schema(std::string_view type) { return fmt::format("https://schema.org/{}", type); }

std::string folded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return std::string(trim(out));
}

/// `09:00-12:00` for each opening on a day, as the entry has it.
std::set<std::string> told(std::vector<directory::Schedule> const& schedules, Day day) {
    std::set<std::string> all;
    for (auto const& opening : directory::openings_on(schedules, day)) {
        auto const closes = opening.closes.count() % 1440;
        auto const shown = closes == 0 ? 1439 : closes;
        all.insert(fmt::format("{:02}:{:02}-{:02}:{:02}", opening.opens.count() / 60, opening.opens.count() % 60,
                               shown / 60, shown % 60));
    }
    return all;
}

/// The same as the page has it.
std::set<std::string> read(std::vector<MicrodataItem const*> const& openings, Day day) {
    constexpr std::array names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    auto const today = schema(names.at(std::chrono::weekday{day}.iso_encoding() - 1));
    std::set<std::string> all;
    for (auto const* opening : openings) {
        EXPECT_EQ(opening->type, schema("OpeningHoursSpecification"));
        auto const days = opening->texts("dayOfWeek");
        auto const from = opening->text("validFrom");
        auto const through = opening->text("validThrough");
        bool const holds = std::find(days.begin(), days.end(), today) != days.end() &&
                           (from.empty() || from <= iso_day(day)) && (through.empty() || iso_day(day) <= through);
        if (holds) all.insert(opening->text("opens") + "-" + opening->text("closes"));
    }
    return all;
}

void expect_hours(std::vector<directory::Schedule> const& schedules, std::vector<MicrodataItem const*> const& openings,
                  Day today) {
    for (int ahead = 0; ahead < 28; ++ahead) {
        auto const day = today + std::chrono::days{ahead};
        EXPECT_EQ(read(openings, day), told(schedules, day)) << iso_day(day);
    }
}

/// The numbers of the page, each once, as the entry and its places have them.
Texts phones_of(Entry const& entry) {
    auto phones = entry.phones;
    for (auto const& location : entry.locations)
        phones.insert(phones.end(), location.phones.begin(), location.phones.end());
    Texts numbers;
    std::set<std::string> known;
    for (auto const& phone : phones)
        if (auto const link = parse_phone(phone.number); link && known.insert(*link).second)
            numbers.push_back(folded(phone.number));
    return numbers;
}

void expect_place(directory::Location const& location, MicrodataItem const& channel, bool is_free, Day today) {
    EXPECT_EQ(channel.type, schema("ServiceChannel"));
    auto const* place = channel.item("serviceLocation");
    ASSERT_NE(place, nullptr);
    EXPECT_EQ(place->type, schema("Place"));
    EXPECT_EQ(place->text("name"), folded(location.name));
    EXPECT_EQ(place->text("isAccessibleForFree"), is_free ? "true" : "");
    auto const* address = place->item("address");
    ASSERT_EQ(address != nullptr, !(location.line + location.postcode + location.city).empty());
    if (address != nullptr) {
        EXPECT_EQ(address->type, schema("PostalAddress"));
        EXPECT_EQ(address->text("streetAddress"), folded(location.line));
        EXPECT_EQ(address->text("postalCode"), folded(location.postcode));
        EXPECT_EQ(address->text("addressLocality"), folded(location.city));
        EXPECT_EQ(address->text("addressCountry"), "NL");
    }
    auto const* geo = place->item("geo");
    ASSERT_EQ(geo != nullptr, location.place.has_value());
    if (geo != nullptr) {
        EXPECT_EQ(geo->type, schema("GeoCoordinates"));
        EXPECT_NEAR(std::stod(geo->text("latitude")), location.place->latitude, 1e-5);
        EXPECT_NEAR(std::stod(geo->text("longitude")), location.place->longitude, 1e-5);
    }
    expect_hours(location.schedules, place->items("openingHoursSpecification"), today);
}

void expect_channels(Entry const& entry, MicrodataItem const& service, Day today) {
    Texts numbers;
    Texts languages;
    std::vector<MicrodataItem const*> places;
    for (auto const* channel : service.items("availableChannel")) {
        for (auto const* contact : channel->items("servicePhone")) {
            EXPECT_EQ(contact->type, schema("ContactPoint"));
            numbers.push_back(contact->text("telephone"));
        }
        if (!channel->items("serviceLocation").empty()) places.push_back(channel);
        for (auto const& language : channel->texts("availableLanguage")) languages.push_back(language);
        if (auto const url = channel->text("serviceUrl"); !url.empty()) {
            EXPECT_EQ(url, entry.website);
        }
    }
    EXPECT_EQ(numbers, phones_of(entry));
    Texts spoken;
    for (auto const& language : entry.languages)
        if (!language.code.empty()) spoken.push_back(language.code);
    EXPECT_EQ(languages, spoken);
    std::vector<directory::Location const*> shown;
    for (auto const& location : entry.locations)
        if (!(location.name + location.line + location.postcode + location.city + location.route).empty())
            shown.push_back(&location);
    ASSERT_EQ(places.size(), shown.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        expect_place(*shown[i], *places[i], directory::costs_nothing(entry), today);
}

void expect_entry(Entry const& entry, MicrodataItem const& service, Day today) {
    EXPECT_EQ(service.type, schema("Service"));
    EXPECT_EQ(service.text("name"), folded(entry.name));
    EXPECT_EQ(service.text("description"), folded(entry.description));
    EXPECT_EQ(service.text("url"), "http://plein.example" + directory::entry_url(entry.id));
    EXPECT_EQ(service.texts("category").size(), entry.themes.size());
    EXPECT_FALSE(service.text("serviceType").empty());
    auto const* provider = service.item("provider");
    ASSERT_EQ(provider != nullptr, !entry.organisation.empty());
    if (provider != nullptr) {
        EXPECT_EQ(provider->type, schema("Organization"));
        EXPECT_EQ(provider->text("name"), folded(entry.organisation));
        EXPECT_EQ(provider->text("email"), entry.mail);
    }
    EXPECT_EQ(service.text("areaServed"), folded(entry.area_served));
    auto const* audience = service.item("audience");
    bool const has_audience = !entry.eligibility.empty() || entry.minimum_age.value_or(0) > 0 || entry.maximum_age;
    ASSERT_EQ(audience != nullptr, has_audience);
    if (audience != nullptr) {
        EXPECT_TRUE(audience->text("audienceType").starts_with(folded(entry.eligibility)));
        auto const age = [](std::optional<int> of) { return of && *of > 0 ? std::to_string(*of) : std::string{}; };
        EXPECT_EQ(audience->text("requiredMinAge"), age(entry.minimum_age));
        EXPECT_EQ(audience->text("requiredMaxAge"), age(entry.maximum_age));
    }
    auto const* offer = service.item("offers");
    EXPECT_EQ(offer != nullptr, directory::costs_nothing(entry));
    if (offer != nullptr) {
        EXPECT_EQ(offer->text("price") + offer->text("priceCurrency"), "0EUR");
    }
    expect_hours(entry.schedules, service.items("hoursAvailable"), today);
    expect_channels(entry, service, today);
}

class Structured : public testing::TestWithParam<db::Engine> {};

TEST_P(Structured, EveryEntrySaysInItsPageWhatItHolds) {
    PLEIN_TOWN(town, GetParam());
    auto const snapshot = town.house().directory().snapshot();
    auto const today = amsterdam_day(town.house().clock().now());
    Visitor visitor{town.house().dispatcher()};
    ASSERT_GE(snapshot->entries.size(), 300U);
    for (auto const& entry : snapshot->entries) {
        SCOPED_TRACE(entry.name);
        visitor.visit(directory::entry_url(entry.id));
        ASSERT_EQ(visitor.status(), 200);
        auto const items = read_microdata(visitor.body());
        ASSERT_EQ(items.size(), 1U);
        expect_entry(entry, *items.front(), today);
        auto const address = "http://plein.example" + directory::entry_url(entry.id);
        for (auto const& part : {fmt::format("<link rel=\"canonical\" href=\"{}\">", address),
                                 fmt::format("<meta property=\"og:url\" content=\"{}\">", address)})
            EXPECT_NE(visitor.body().find(part), std::string::npos) << part;
        if (testing::Test::HasFailure()) break;
    }
}

Texts all_between(std::string const& text, std::string const& begin, std::string const& end) {
    Texts all;
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        auto const from = at + begin.size();
        all.push_back(text.substr(from, text.find(end, from) - from));
    }
    return all;
}

TEST_P(Structured, TheSitemapLeadsToEverythingThatIsShown) {
    PLEIN_TOWN(town, GetParam());
    auto const snapshot = town.house().directory().snapshot();
    Visitor visitor{town.house().dispatcher()};
    visitor.visit("/robots.txt");
    EXPECT_NE(visitor.body().find("\nSitemap: http://plein.example/sitemap.xml\n"), std::string::npos);
    visitor.visit("/sitemap.xml");
    ASSERT_EQ(visitor.status(), 200);
    auto const sitemap = visitor.body();
    auto const addresses = all_between(sitemap, "<loc>", "</loc>");
    std::set<std::string> const once{addresses.begin(), addresses.end()};
    EXPECT_EQ(once.size(), addresses.size());
    for (std::size_t i = 0; i < snapshot->entries.size(); ++i) {
        auto const& entry = snapshot->entries[i];
        auto line = fmt::format("<url><loc>http://plein.example{}</loc>", directory::entry_url(entry.id));
        if (auto const on = directory::last_check(entry).on) line += fmt::format("<lastmod>{}</lastmod>", iso_day(*on));
        EXPECT_NE(sitemap.find(line + "</url>"), std::string::npos) << line;
    }
    for (auto const& address : addresses) {
        ASSERT_TRUE(address.starts_with("http://plein.example/")) << address;
        auto const path = address.substr(std::string_view{"http://plein.example"}.size());
        if (path.starts_with("/aanbod/") && path.back() != '0') continue;  // one in sixteen is enough here
        visitor.visit(path);
        EXPECT_EQ(visitor.status(), 200) << path;
    }
}

TEST_P(Structured, TheSitemapIsSentAgainOnlyWhereItChanged) {
    PLEIN_TOWN(town, GetParam());
    auto const ask = [&](http::Headers headers, std::string const& target) {
        return town.house().dispatcher().handle(
            http::make_request(http::Method::get, target, std::move(headers), {}).value());
    };
    auto const header = [](http::Response const& response, std::string_view name) {
        for (auto const& [key, value] : response.headers)
            if (key == name) return value;
        return std::string{};
    };
    auto const first = ask({{"host", "plein.example"}}, "/sitemap.xml");
    auto const tag = header(first, "ETag");
    ASSERT_FALSE(tag.empty());
    auto const again = ask({{"host", "plein.example"}, {"if-none-match", tag}}, "/sitemap.xml");
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.content().empty());
    EXPECT_EQ(first.shared_body, ask({{"host", "plein.example"}}, "/sitemap.xml").shared_body) << "written once";
    auto const elsewhere = ask({{"host", "other.example"}, {"if-none-match", tag}}, "/sitemap.xml");
    EXPECT_EQ(elsewhere.status, 200);
    EXPECT_EQ(elsewhere.content().find("plein.example"), std::string::npos);
    EXPECT_EQ(ask({{"host", "bad host\"><script>"}}, "/sitemap.xml").content().find("script"), std::string::npos);
    for (auto const* absent :
         {"/sitemap.xml?deel=1", "/sitemap.xml?deel=0", "/sitemap.xml?deel=x", "/sitemap.xml?deel=-1"})
        EXPECT_EQ(ask({{"host", "plein.example"}}, absent).status, 404) << absent;
    // The home page is kept for a minute, but never for who came by another name.
    EXPECT_NE(ask({{"host", "one.example"}}, "/").content().find("http://one.example/"), std::string::npos);
    EXPECT_EQ(ask({{"host", "two.example"}}, "/").content().find("http://one.example/"), std::string::npos);
}

PLEIN_ON_BOTH_ENGINES(Structured);

TEST(Microdata, ReadsItemsWithinItems) {
    auto const items = read_microdata(
        R"(<div itemscope itemtype="a"><p itemprop="x">one <b>two</b></p><br><span itemprop="y" itemscope><meta itemprop="z" content="&amp;"></span></div>)");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0]->type, "a");
    EXPECT_EQ(items[0]->text("x"), "one two");
    ASSERT_NE(items[0]->item("y"), nullptr);
    EXPECT_EQ(items[0]->item("y")->text("z"), "&");
}

TEST(Microdata, RefusesWhatNoReaderUnderstands) {
    for (auto const* html : {"<p itemprop=\"x\">one</p>", "<div><p></div>", "<div>", "<p class=bare></p>"})
        EXPECT_THROW(read_microdata(html), std::runtime_error) << html;
}

}  // namespace
}  // namespace plein::stories
