// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

using namespace std::chrono_literals;

namespace plein {
namespace {

constexpr Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

TEST(Id, SortsByTimeOfBirth) {
    auto const earlier = new_uuid(noon);
    auto const later = new_uuid(noon + 1ms);
    EXPECT_LT(earlier, later);
    EXPECT_EQ(to_text(earlier)[14], '7');
}

RC_GTEST_PROP(Id, RoundTripsThroughText, ()) {
    auto const bytes = *rc::gen::container<std::vector<std::uint8_t>>(16, rc::gen::arbitrary<std::uint8_t>());
    Uuid uuid{};
    std::copy(bytes.begin(), bytes.end(), uuid.begin());
    RC_ASSERT(parse_uuid(to_text(uuid)) == uuid);
}

TEST(Id, RefusesWhatIsNoUuid) {
    for (auto const* text : {"", "0", "01939c5e-7a10-7c3e-9d2a-0123456789a", "01939c5e-7a10-7c3e-9d2a-0123456789ag",
                             "01939c5e+7a10-7c3e-9d2a-0123456789ab", "{1939c5e-7a10-7c3e-9d2a-0123456789ab}"})
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

TEST(Time, ReadsDaysAndRefusesOthers) {
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

TEST(Text, FoldsCaseAndAccents) {
    EXPECT_EQ(fold("Één IJSLAND"), "een ijsland");
    EXPECT_EQ(fold("Çağrı"), "cagrı");
}

TEST(Text, SortsAsPeopleDo) {
    EXPECT_LT(sort_key("Élan"), sort_key("Embargo"));
    EXPECT_LT(sort_key("Wijk 9"), sort_key("Wijk 10"));
}

TEST(Text, ShortensAtAWord) {
    EXPECT_EQ(shorten("kort", 10), "kort");
    EXPECT_EQ(shorten("een langere zin hier", 12), "een langere…");
    EXPECT_EQ(length(shorten("ééééééééééééé", 5)), 6U);
}

TEST(Text, KnowsPostcodes) {
    EXPECT_EQ(parse_postcode(" 9641 ab "), "9641AB");
    for (auto const* text : {"", "0123AB", "9641A", "9641ABC", "9641SS", "96 41 A1", "١٢٣٤AB"})
        EXPECT_FALSE(parse_postcode(text)) << text;
}

TEST(Text, KnowsPhonesAndMail) {
    EXPECT_EQ(parse_phone("06 - 12 34 56 78"), "0612345678");
    EXPECT_EQ(parse_phone("+31 (0)6 1234"), "+31061234");
    EXPECT_FALSE(parse_phone("12"));
    EXPECT_FALSE(parse_phone("bel mij"));
    EXPECT_TRUE(is_email("a.b@voorbeeld.nl"));
    for (auto const* text :
         {"", "a@b", "@voorbeeld.nl", "a b@voorbeeld.nl", "a@@voorbeeld.nl", "a@.nl", "a@voorbeeld.nl, b@c.nl"})
        EXPECT_FALSE(is_email(text)) << text;
}

}  // namespace
}  // namespace plein
