// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_sheet.hpp"

#include <gtest/gtest.h>

#include "features/directory/pages_sitemap.hpp"

namespace plein::directory {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Day day(int year, unsigned month, unsigned of_month) {
    return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month)};
}

Entry entry_of(Kind kind, std::vector<std::string> themes, std::string name = "Iets") {
    Entry entry;
    entry.kind = kind;
    entry.themes = std::move(themes);
    entry.name = std::move(name);
    return entry;
}

TEST(SheetPart, IsByWhatPeopleLookFor) {
    auto connector = entry_of(Kind::outreach_hour, {"participation"});
    connector.building_block = "connector";
    auto closed = entry_of(Kind::meeting_place, {"social-network"});
    closed.status = Status::temporarily_closed;
    struct Row {
        Entry entry;
        std::optional<SheetPart> part;
    };
    std::vector<Row> const table{
        {connector, SheetPart::connector},
        {entry_of(Kind::meeting_place, {"social-network"}), SheetPart::meeting_place},
        {entry_of(Kind::meeting_place, {"money"}, "Samen eten"), SheetPart::meeting_place},
        {closed, std::nullopt},
        {entry_of(Kind::outreach_hour, {"money"}), SheetPart::outreach_hour},
        {entry_of(Kind::service, {"money"}, "Voedselbank"), SheetPart::food},
        {entry_of(Kind::citizen_initiative, {"family", "money"}, "Kast met kleding"), SheetPart::food},
        {entry_of(Kind::service, {"physical-health"}, "Gezond eten"), std::nullopt},
        {entry_of(Kind::service, {"money"}, "Vergeten rekeningen"), std::nullopt},
        {entry_of(Kind::association, {"transport"}), SheetPart::transport},
        {entry_of(Kind::service, {"self-care", "transport"}), std::nullopt},
        {entry_of(Kind::citizen_initiative, {"housing"}), SheetPart::initiative},
        {entry_of(Kind::course, {"transport"}), std::nullopt},
        {entry_of(Kind::employer_place, {"work"}), std::nullopt},
    };
    for (std::size_t i = 0; i < table.size(); ++i) EXPECT_EQ(sheet_part(table[i].entry), table[i].part) << i;
}

TEST(Serves, TakesTheAreaItsPartsAndWhatItIsPartOf) {
    ServedAreas const areas{{"GM1", "WK1", "BU11"}, {"haarwolde", "zanddorpen"}, {"stobbenhorn", "veendorpen"}};
    struct Row {
        char const* code;
        char const* names;
        bool served;
    };
    for (auto const& row :
         {Row{"", "", true}, Row{"GM1", "Gemeente Lindervaart", true}, Row{"BU11", "Haarwolde", true},
          Row{"BU22", "Stobbenhorn", false}, Row{"BU22", "Stobbenhorn, Haarwolde", true}, Row{"", "Veendorpen", false},
          Row{"", "Heel Nederland", true}, Row{"", "HAARWOLDE", true}}) {
        Entry entry;
        entry.area_served_code = row.code;
        entry.area_served = row.names;
        EXPECT_EQ(serves(entry, areas), row.served) << row.code << ' ' << row.names;
    }
}

std::vector<std::size_t> order_of(std::vector<SheetCandidate> candidates, Spread spread) {
    sort_for_sheet(candidates, spread);
    std::vector<std::size_t> order;
    for (auto const& one : candidates) order.push_back(one.entry);
    return order;
}

TEST(SheetOrder, PutsInsideFirstThenNearAndTheOldLast) {
    std::vector<SheetCandidate> const candidates{
        {0, 0, true, false, 100, Freshness::stale, "A"},  {1, 0, false, false, 900, Freshness::fresh, "B"},
        {2, {}, false, false, {}, Freshness::fresh, ""},  {3, 0, true, false, 800, Freshness::fresh, "A"},
        {4, 0, true, false, 200, Freshness::ageing, "A"}, {5, 0, false, false, 5000, Freshness::fresh, "C"},
        {6, 0, false, true, 500, Freshness::fresh, "B"},
    };
    EXPECT_EQ(order_of(candidates, Spread::no), (std::vector<std::size_t>{4, 3, 1, 2, 5, 6, 0}));
    // Over towns: the first of each before the second of any, and what may be out of date still last.
    EXPECT_EQ(order_of(candidates, Spread::over_towns), (std::vector<std::size_t>{4, 1, 2, 5, 3, 6, 0}));
}

Schedule weekly(Weekdays weekdays, int opens, int closes) {
    Schedule schedule;
    schedule.frequency = Frequency::weekly;
    schedule.weekdays = weekdays;
    schedule.opens_at = hours{opens};
    schedule.closes_at = hours{closes};
    return schedule;
}

TEST(HoursLines, PutDaysWithTheSameHoursTogether) {
    auto monthly = weekly(0b0000010, 14, 16);
    monthly.frequency = Frequency::monthly;
    monthly.positions = {1, 3};
    auto over = weekly(0b1000000, 9, 12);
    over.last_day = day(2026, 11, 1);
    auto unknown = weekly(0b1, 9, 12);
    unknown.opens_at.reset();
    auto const lines = hours_lines(
        {monthly, weekly(0b0000100, 9, 12), weekly(0b0000001, 13, 17), weekly(0b0000001, 9, 12), over, unknown},
        day(2026, 11, 18));
    std::vector<HoursLine> const expected{{Frequency::weekly, 1, {}, 0b0000101, hours{9}, hours{12}},
                                          {Frequency::weekly, 1, {}, 0b0000001, hours{13}, hours{17}},
                                          {Frequency::monthly, 1, {1, 3}, 0b0000010, hours{14}, hours{16}}};
    EXPECT_EQ(lines, expected);
}

TEST(HoursLines, AreThoseOfToday) {
    auto const today = day(2026, 11, 22);
    auto const of = [&](auto const& change) {
        auto one = weekly(0b0000010, 9, 12);
        change(one);
        return hours_lines({one}, today);
    };
    auto const monthly = [](Schedule& one) {
        one.frequency = Frequency::monthly;
        one.weekdays = 0;
    };
    EXPECT_TRUE(of([](Schedule& one) { one.first_day = day(2027, 1, 1); }).empty()) << "of next year";
    EXPECT_TRUE(of([](Schedule& one) { one.starts_on = day(2026, 11, 23); }).empty()) << "from tomorrow on";
    EXPECT_EQ(of([](Schedule& one) { one.first_day = day(2026, 11, 22); }).size(), 1U) << "from today on";
    EXPECT_TRUE(of([](Schedule& one) { one.last_day = day(2026, 11, 21); }).empty()) << "until yesterday";
    EXPECT_TRUE(of([](Schedule& one) { one.weekdays = 0; }).empty()) << "on no day";
    EXPECT_TRUE(of(monthly).empty()) << "on no day of the month";

    auto const ends = of([](Schedule& one) { one.last_day = day(2026, 12, 31); });
    ASSERT_EQ(ends.size(), 1U);
    EXPECT_EQ(ends[0].last_day, day(2026, 12, 31));
    auto const noted = of([](Schedule& one) { one.note = "alleen op afspraak " + std::string(80, 'x'); });
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_EQ(noted[0].note, "alleen op afspraak " + std::string(41, 'x') + "…");
    auto const started = of([](Schedule& one) {
        one.weekdays = 0;
        one.starts_on = day(2026, 11, 5);
    });
    ASSERT_EQ(started.size(), 1U);
    EXPECT_EQ(started[0].weekdays, 0b0001000) << "it began on a Thursday";
    auto const dated = of([&](Schedule& one) {
        monthly(one);
        one.starts_on = day(2026, 1, 15);
    });
    ASSERT_EQ(dated.size(), 1U);
    EXPECT_EQ(dated[0].month_days, std::vector{15});

    // Two seasons are two lines, and only the one that holds is there.
    auto winter = weekly(0b0000001, 9, 12);
    winter.last_day = day(2026, 12, 31);
    auto summer = weekly(0b0000010, 9, 12);
    summer.first_day = day(2027, 1, 1);
    auto const both = hours_lines({winter, summer, weekly(0b0000100, 9, 12)}, today);
    std::vector<HoursLine> const expected{
        {Frequency::weekly, 1, {}, 0b0000001, hours{9}, hours{12}, {}, day(2026, 12, 31), {}},
        {Frequency::weekly, 1, {}, 0b0000100, hours{9}, hours{12}, {}, {}, {}}};
    EXPECT_EQ(both, expected);
}

TEST(SitemapFiles, AreOneFileUntilThereAreTooMany) {
    std::vector<SitemapPage> const pages{{"/", {}}, {"/zoeken?thema=a&b", {}}, {"/aanbod/1", day(2026, 3, 9)}};
    auto const one = sitemap_files("https://plein.example", pages);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0],
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
              "<url><loc>https://plein.example/</loc></url>\n"
              "<url><loc>https://plein.example/zoeken?thema=a&amp;b</loc></url>\n"
              "<url><loc>https://plein.example/aanbod/1</loc><lastmod>2026-03-09</lastmod></url>\n"
              "</urlset>\n");
    auto const parts = sitemap_files("https://plein.example", pages, 2);
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[0],
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
              "<sitemap><loc>https://plein.example/sitemap.xml?deel=1</loc></sitemap>\n"
              "<sitemap><loc>https://plein.example/sitemap.xml?deel=2</loc></sitemap>\n"
              "</sitemapindex>\n");
    EXPECT_NE(parts[1].find("thema=a"), std::string::npos);
    EXPECT_NE(parts[2].find("/aanbod/1<"), std::string::npos);
}

TEST(SitemapFiles, AreWithinWhatTheProtocolAllowsAtItsMost) {
    std::vector<SitemapPage> const pages(most_in_sitemap + 1,
                                         {"/aanbod/54f6e3fd-d9d8-59ac-a5d2-ec224a2d537e", day(2026, 3, 9)});
    auto const files = sitemap_files("https://een-lange-naam-van-een-gemeente.example", pages);
    ASSERT_EQ(files.size(), 3U);
    for (auto const& file : files) EXPECT_LT(file.size(), 50U * 1024 * 1024);
}

}  // namespace
}  // namespace plein::directory
