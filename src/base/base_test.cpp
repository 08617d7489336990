// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <numbers>
#include <set>

#include "base/geo.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

using namespace std::chrono_literals;

namespace plein {
namespace {

constexpr Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

TEST(Result, TryGivesTheValueOrReturnsTheError) {
    auto const length_of = [](Result<std::string> text) -> Result<std::size_t> { return TRY(std::move(text)).size(); };
    EXPECT_EQ(length_of("four").value(), 4U);
    auto const failed = length_of(fail(ErrorKind::conflict, "test.refused", "why"));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, ErrorKind::conflict);
    EXPECT_EQ(failed.error().code, "test.refused");
    EXPECT_EQ(failed.error().detail, "why");
}

TEST(Id, SortsByTimeOfBirth) {
    auto const earlier = new_uuid(noon);
    auto const later = new_uuid(noon + 1ms);
    EXPECT_LT(earlier, later);
    EXPECT_EQ(to_text(earlier)[14], '7');
}

// RFC 9562, section 5.7: 48 bits of milliseconds, the version, the variant, and the rest by chance.
TEST(Id, HasTheFormOfVersionSeven) {
    auto const at = *parse_instant("2022-02-22T19:22:22Z");  // the moment of the RFC's example, appendix A.6
    std::set<Uuid> made;
    std::set<char> by_chance;  // what follows the version
    for (int i = 0; i < 100; ++i) {
        auto const text = to_text(new_uuid(at));
        ASSERT_EQ(text.size(), 36U);
        EXPECT_EQ(text.substr(0, 15), "017f22e2-79b0-7");
        by_chance.insert(text[15]);
        EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos) << text;
        made.insert(*parse_uuid(text));
    }
    EXPECT_EQ(made.size(), 100U);
    EXPECT_GT(by_chance.size(), 1U);
    struct Tag;
    auto const id = new_id<Tag>(at);
    EXPECT_EQ(to_text(id), to_text(id.bytes));
}

TEST(Id, ARandomOneSaysNothingOfItsMoment) {
    std::set<Uuid> made;
    for (int i = 0; i < 1000; ++i) {
        auto const uuid = new_random_uuid();
        EXPECT_EQ(uuid[6] >> 4U, 4);
        EXPECT_EQ(uuid[8] >> 6U, 2);
        made.insert(uuid);
    }
    EXPECT_EQ(made.size(), 1000U);
    std::set<int> first;
    for (auto const& uuid : made) first.insert(uuid[0]);
    EXPECT_GT(first.size(), 100U) << "the first byte is no clock";
}

TEST(Id, IsReadInEitherCase) {
    auto const text = "01939c5e-7a10-7c3e-9d2a-0f123456789a";
    EXPECT_EQ(to_text(*parse_uuid(text)), text);
    EXPECT_EQ(parse_uuid("01939C5E-7A10-7C3E-9D2A-0F123456789A"), parse_uuid(text));
}

TEST(Id, HashesByItsRandomBytes) {
    struct Tag;
    std::set<std::size_t> hashes;
    for (int i = 0; i < 100; ++i) hashes.insert(std::hash<Id<Tag>>{}(new_id<Tag>(noon)));
    EXPECT_EQ(hashes.size(), 100U);
}

RC_GTEST_PROP(Id, RoundTripsThroughText, ()) {
    auto const bytes = *rc::gen::container<std::vector<std::uint8_t>>(16, rc::gen::arbitrary<std::uint8_t>());
    Uuid uuid{};
    std::copy(bytes.begin(), bytes.end(), uuid.begin());
    RC_ASSERT(parse_uuid(to_text(uuid)) == uuid);
}

TEST(Id, RefusesWhatIsNoUuid) {
    for (auto const* text : {"", "0", "01939c5e-7a10-7c3e-9d2a-0123456789a", "01939c5e-7a10-7c3e-9d2a-0123456789ag",
                             "01939c5e+7a10-7c3e-9d2a-0123456789ab", "{1939c5e-7a10-7c3e-9d2a-0123456789ab}",
                             // the neighbours of 0, 9, a, f, A and F
                             "01939c5e-7a10-7c3e-9d2a-01234567890/", "01939c5e-7a10-7c3e-9d2a-01234567890:",
                             "01939c5e-7a10-7c3e-9d2a-01234567890`", "01939c5e-7a10-7c3e-9d2a-0123456789g0",
                             "01939c5e-7a10-7c3e-9d2a-0123456789@0", "01939c5e-7a10-7c3e-9d2a-0123456789G0"})
        EXPECT_FALSE(parse_uuid(text)) << text;
}

TEST(Time, KnowsTheAmsterdamDay) {
    struct {
        char const* instant;
        char const* day;
    } const rows[] = {
        {"2026-11-21T22:59:59Z", "2026-11-21"},
        {"2026-11-21T23:00:00Z", "2026-11-22"},  // winter: one hour ahead of UTC
        {"2026-07-01T21:59:59Z", "2026-07-01"},
        {"2026-07-01T22:00:00Z", "2026-07-02"},  // summer: two
    };
    for (auto const& row : rows) EXPECT_EQ(iso_day(amsterdam_day(*parse_instant(row.instant))), row.day) << row.instant;
}

TEST(Time, FindsTheWallClockInBothHoursOfTheYearThatAreOdd) {
    auto const skipped = *parse_day("2026-03-29");  // 02:00 to 03:00 does not exist
    EXPECT_EQ(iso_instant(amsterdam_instant(skipped, 150min)), "2026-03-29T01:00:00.000Z");
    auto const twice = *parse_day("2026-10-25");  // 02:00 to 03:00 comes twice
    EXPECT_EQ(iso_instant(amsterdam_instant(twice, 150min)), "2026-10-25T00:30:00.000Z");
}

TEST(Time, KnowsTheMinutesSinceMidnightInAmsterdam) {
    EXPECT_EQ(amsterdam_time_of_day(*parse_instant("2026-11-21T22:59:59Z")), 23h + 59min);
    EXPECT_EQ(amsterdam_time_of_day(*parse_instant("2026-11-21T23:00:00Z")), 0min);
    EXPECT_EQ(amsterdam_time_of_day(*parse_instant("2026-07-01T10:15:00Z")), 12h + 15min);
}

TEST(Time, OfTheMachineIsShiftedAsAsked) {
    auto const before = SystemClock().now();
    auto const shifted = SystemClock(24h).now();
    auto const after = SystemClock().now();
    EXPECT_GE(shifted, before + 24h);
    EXPECT_LE(shifted, after + 24h);
    EXPECT_GT(before, *parse_instant("2026-01-01T00:00:00Z"));
}

TEST(Time, ReadsAnInstantInEveryWritingOfRfc3339) {
    for (auto const* text : {"2026-11-21T10:15:00Z", "2026-11-21T10:15:00z", "2026-11-21T10:15:00+00:00",
                             "2026-11-21T11:15:00.000000+01:00", "2026-11-21T05:15:00-05:00"})
        EXPECT_EQ(iso_instant(*parse_instant(text)), "2026-11-21T10:15:00.000Z") << text;
    EXPECT_EQ(to_micros(*parse_instant("1970-01-01T00:00:01.000002Z")), 1'000'002);
    EXPECT_FALSE(parse_instant("2026-11-21T10:15:00Z" + std::string(30, ' ')));
}

TEST(Time, ReadsDaysAndRefusesOthers) {
    EXPECT_EQ(iso_day(*parse_day("0999-09-09")), "0999-09-09");
    for (auto const* text : {"2026-00-10", "2026-13-10", "2026-10-00", "2026-10-32", "202a-10-10", "2026-1/-10",
                             "2026-1:-10", "2026-10-1/", "2026-10-1:", "/026-10-10", "2026-02x01", "2026x02-01"})
        EXPECT_FALSE(parse_day(text)) << text;
    EXPECT_EQ(iso_day(*parse_day("2028-02-29")), "2028-02-29");
    for (auto const* text : {"", "2026-2-01", "2026-02-30", "2027-02-29", "2026/02/01", "20260201", "2026-02-01 "})
        EXPECT_FALSE(parse_day(text)) << text;
    for (auto const* text : {"", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21T10:00:00Zx", "2026-11-21T25:00:00Z"})
        EXPECT_FALSE(parse_instant(text)) << text;
    EXPECT_EQ(iso_instant(*parse_instant("2023-03-15T10:30:45.123+01:00")), "2023-03-15T09:30:45.123Z");
}

TEST(Text, CleansWhatPeopleType) {
    EXPECT_EQ(*clean_text("  dag\r\nhallo\r\x07 ", 20), "dag\nhallo");
    EXPECT_EQ(*clean_text("e\xcc\x81\xc3\xa9n", 3), "één");  // one form for one letter
    EXPECT_EQ(clean_text("abcd", 3).error().code, "text.too_long");
    EXPECT_EQ(clean_text("\xff", 3).error().code, "text.not_utf8");
    EXPECT_EQ(clean_text("\xed\xa0\x80", 3).error().code, "text.not_utf8");  // a surrogate
}

TEST(Text, KeepsTabsAndLineEndsAndDropsOtherControlCharacters) {
    EXPECT_EQ(*clean_text("a\tb\nc", 20), "a\tb\nc");
    EXPECT_EQ(*clean_text("a\x1f\x7f z", 20), "a z");
    EXPECT_EQ(*clean_text("a\rb", 20), "a\nb");  // the line end of an old machine
    EXPECT_EQ(*clean_text("\r\n \t\f\v", 20), "");
    EXPECT_EQ(*clean_text(std::string(3, 'a'), 3), "aaa");
    EXPECT_EQ(clean_text(std::string(4, 'a'), 3).error().kind, ErrorKind::too_large);
    EXPECT_EQ(*clean_text("abc" + std::string(1000, ' '), 3), "abc");  // blanks at the end do not count
}

TEST(Text, IsRefusedUnreadWhereItIsFarTooLong) {
    EXPECT_EQ(*clean_text(std::string(1024 + 4 * 3, ' '), 3), "");
    EXPECT_EQ(clean_text(std::string(1024 + 4 * 3 + 1, ' '), 3).error().code, "text.too_long");
}

TEST(Text, KnowsUtf8) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("één 😀"));
    EXPECT_TRUE(is_utf8(std::string("a\0b", 3)));
    EXPECT_TRUE(is_utf8(std::string_view("a\xff", 1)));  // what follows is none of it
    for (auto const* text : {"\xff", "a\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"})
        EXPECT_FALSE(is_utf8(text)) << text;
    EXPECT_EQ(length("één 😀"), 5U);
}

TEST(Text, IsSplitAtEverySeparator) {
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split(",", ','), (std::vector<std::string_view>{"", ""}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Text, IsTrimmedOfEveryBlankAtBothEnds) {
    for (auto const* blank : {" ", "\t", "\n", "\r", "\f", "\v"})
        EXPECT_EQ(trim(blank + std::string("a b") + blank), "a b") << int{*blank};
    EXPECT_EQ(trim(" \t"), "");
}

TEST(Text, FoldsTheFirstAndTheLastLetter) {
    EXPECT_EQ(fold("AZ@[az 09"), "az@[az 09");
    EXPECT_EQ(fold("ÅZ"), "az");
}

TEST(Text, FoldsCaseAndAccents) {
    EXPECT_EQ(fold("Één IJSLAND"), "een ijsland");
    EXPECT_EQ(fold("Çağrı"), "cagrı");
}

TEST(Text, SortsAsPeopleDo) {
    EXPECT_LT(sort_key("Élan"), sort_key("Embargo"));
    EXPECT_LT(sort_key("Wijk 9"), sort_key("Wijk 10"));
    EXPECT_EQ(sort_key("a").find('\0'), std::string::npos);
    std::string many;
    for (int i = 0; i < 300; ++i)
        many += "\xef\xb7\xba";  // one letter that sorts as eighteen: a key of many times its length
    EXPECT_LT(sort_key(many), sort_key(many + "\xd8\xa7"));
    EXPECT_NE(sort_key(many).back(), '\0');
}

TEST(Text, ShortensAtAWord) {
    EXPECT_EQ(shorten("kort", 10), "kort");
    EXPECT_EQ(shorten("een langere zin hier", 12), "een langere…");
    EXPECT_EQ(length(shorten("ééééééééééééé", 5)), 6U);
    EXPECT_EQ(shorten("precies tien", 12), "precies tien");
    EXPECT_EQ(shorten("een\ntwee drie", 9), "een\ntwee…");
    EXPECT_EQ(shorten("a bcdefghijklmnop", 10), "a bcdefghi…");  // half of it would go: rather inside a word
}

TEST(Text, KnowsPostcodes) {
    EXPECT_EQ(parse_postcode(" 9641 ab "), "9641AB");
    for (auto const* text : {"1000AA", "9999ZZ", "1234SB", "5678DA"}) EXPECT_EQ(parse_postcode(text), text);
    for (auto const* text : {"", "0123AB", "9641A", "9641ABC", "9641SS", "9641SA", "9641SD", "96 41 A1", "١٢٣٤AB",
                             "/123AB", ":123AB", "1/34AB", "123:AB", "9641@B", "9641A[", "9641 A-"})
        EXPECT_FALSE(parse_postcode(text)) << text;
}

TEST(Text, KnowsPhonesAndMail) {
    EXPECT_EQ(parse_phone("06 - 12 34 56 78"), "0612345678");
    EXPECT_EQ(parse_phone("+31 (0)6 1234"), "+31061234");
    EXPECT_EQ(parse_phone("112"), "112");
    EXPECT_EQ(parse_phone("+112"), "+112");
    EXPECT_EQ(parse_phone("(050) 311.22/33"), "0503112233");
    EXPECT_EQ(parse_phone("+123456789012345"), "+123456789012345");
    for (auto const* text :
         {"+1234567890123456", "1234567890123456", "+12", "06+12345678", "0612345678:", "0612345678,"})
        EXPECT_FALSE(parse_phone(text)) << text;
    EXPECT_FALSE(parse_phone("12"));
    EXPECT_FALSE(parse_phone("bel mij"));
    EXPECT_TRUE(is_mail_address("a.b@voorbeeld.nl"));
    EXPECT_TRUE(is_mail_address("a@b.nl"));
    EXPECT_TRUE(is_mail_address(std::string(243, 'a') + "@example.nl"));
    EXPECT_FALSE(is_mail_address(std::string(244, 'a') + "@example.nl"));
    for (auto const* text : {"a@b.c", "voorbeeld.nl", "a@voorbeeld.", "a\x7f@voorbeeld.nl", "a\t@voorbeeld.nl",
                             "a;b@voorbeeld.nl", "a<b@voorbeeld.nl", "a>b@voorbeeld.nl", "\"a\"@voorbeeld.nl"})
        EXPECT_FALSE(is_mail_address(text)) << text;
    for (auto const* text :
         {"", "a@b", "@voorbeeld.nl", "a b@voorbeeld.nl", "a@@voorbeeld.nl", "a@.nl", "a@voorbeeld.nl, b@c.nl"})
        EXPECT_FALSE(is_mail_address(text)) << text;
}

TEST(Distance, IsThatOfTheGlobe) {
    Point const pole{.longitude = 0, .latitude = 90};
    Point const groningen{.longitude = 6.5665, .latitude = 53.2194};
    Point const utrecht{.longitude = 5.1214, .latitude = 52.0907};
    EXPECT_EQ(distance_metres(utrecht, utrecht), 0);
    EXPECT_NEAR(distance_metres(groningen, utrecht), 158'500, 1'500);
    // A degree on a sphere of the mean radius, and half its way around.
    EXPECT_NEAR(distance_metres(pole, {.longitude = 0, .latitude = 89}), 111'195.08, 0.01);
    EXPECT_NEAR(distance_metres({.longitude = 0, .latitude = 0}, {.longitude = 180, .latitude = 0}),
                std::numbers::pi * 6'371'008.8, 0.01);
}

}  // namespace
}  // namespace plein
