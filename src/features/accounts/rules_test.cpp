// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plein::accounts::rules {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Instant morning = from_micros(1'795'248'000'000'000);

TEST(Session, EndsAfterAQuarterWithoutUseAndAfterTenHoursAnyway) {
    EXPECT_TRUE(is_alive(morning, morning, morning));
    EXPECT_TRUE(is_alive(morning, morning, morning + minutes{15} - microseconds{1}));
    EXPECT_FALSE(is_alive(morning, morning, morning + minutes{15}));
    auto const late = morning + hours{10};
    EXPECT_TRUE(is_alive(morning, late - minutes{1}, late - microseconds{1}));
    EXPECT_FALSE(is_alive(morning, late - minutes{1}, late));
    EXPECT_TRUE(is_alive(morning, morning, morning - minutes{1}));  // the clock went back
}

TEST(SignIn, NamesEachFieldThatIsEmpty) {
    EXPECT_TRUE(check_sign_in("mila", "x"));
    auto const empty = check_sign_in(" ", "").error();
    EXPECT_EQ(empty.code, "sign_in.incomplete");
    ASSERT_EQ(empty.fields.size(), 2U);
    EXPECT_EQ(empty.fields[0].code, "account_name.missing");
    EXPECT_EQ(empty.fields[1].code, "password.missing");
    EXPECT_EQ(check_sign_in("mila", "").error().fields.at(0).field, "password");
    EXPECT_EQ(check_sign_in("", "x").error().fields.at(0).field, "name");
}

TEST(Session, IsTouchedAtMostOnceAMinute) {
    EXPECT_FALSE(needs_touch(morning, morning + seconds{59}));
    EXPECT_TRUE(needs_touch(morning, morning + seconds{60}));
}

TEST(Delay, DoublesAfterTheFreeTriesUpToItsMost) {
    struct {
        Guard guard;
        std::int64_t failures;
        seconds delay;
    } const rows[] = {
        {name_and_address, 0, seconds{0}},     {name_and_address, 4, seconds{0}},
        {name_and_address, 5, seconds{1}},     {name_and_address, 6, seconds{2}},
        {name_and_address, 14, seconds{512}},  {name_and_address, 15, minutes{15}},
        {name_and_address, 5000, minutes{15}}, {name_alone, 19, seconds{0}},
        {name_alone, 20, seconds{1}},          {name_alone, 1'000'000, seconds{60}},
        {address_alone, 99, seconds{0}},       {address_alone, 200, seconds{60}},
    };
    for (auto const& row : rows) EXPECT_EQ(delay(row.guard, row.failures), row.delay) << row.failures;
}

TEST(Delay, TheCountStartsAgainAfterItsMemory) {
    EXPECT_EQ(next_count(address_alone, 30, morning, morning + minutes{14}), 31);
    EXPECT_EQ(next_count(address_alone, 30, morning, morning + minutes{15}), 1);
}

RC_GTEST_PROP(DelayProperty, NeverShrinksAndNeverPassesItsMost, ()) {
    auto const failures = *rc::gen::inRange<std::int64_t>(0, 100'000);
    for (auto const& guard : {name_and_address, name_alone, address_alone}) {
        RC_ASSERT(delay(guard, failures) <= delay(guard, failures + 1));
        RC_ASSERT(delay(guard, failures) <= guard.most);
    }
}

TEST(NormalName, IsLowerCaseAndPlain) {
    EXPECT_EQ(normal_name(" Mila.Bakker "), "mila.bakker");
    EXPECT_EQ(normal_name("m.bakker@voorbeeld.nl"), "m.bakker@voorbeeld.nl");
    for (auto const* const bad : {"", "m", "mila bakker", "míla", "mila/bakker", "mila\n"}) {
        auto const name = normal_name(bad);
        EXPECT_TRUE(!name || *name == "mila") << bad;
    }
    EXPECT_FALSE(normal_name(std::string(65, 'a')));
}

TEST(CheckNew, NamesEveryFieldThatDoesNotHold) {
    auto const checked = check_new({});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, "account.incomplete");
    std::vector<std::string> fields;
    for (auto const& field : checked.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"name", "display_name", "password", "organisation", "role"}));
    EXPECT_TRUE(check_new({"mila", "Mila Bakker", "een lang wachtwoord", "gemeente", {access::Role::administrator}}));
}

TEST(CheckPassword, AsksForLengthAndNothingElse) {
    EXPECT_TRUE(check_password("mila", "twaalf tekens"));
    EXPECT_TRUE(check_password("mila", "éééééééééééé"));
    EXPECT_EQ(check_password("mila", "elf tekens!").error().fields.at(0).code, "password.too_short");
    EXPECT_EQ(check_password("mila", std::string(201, 'a')).error().fields.at(0).code, "password.too_long");
    EXPECT_EQ(check_password("mila", "ik ben mila en ik weet het").error().fields.at(0).code, "password.holds_name");
    EXPECT_EQ(check_password("mila", "\xff geen tekst maar bytes").error().fields.at(0).code, "text.not_utf8");
}

TEST(OwnPath, NeverLeavesTheHouse) {
    EXPECT_EQ(own_path("/werk/vragen?thema=geld"), "/werk/vragen?thema=geld");
    for (auto const* const bad : {"", "werk", "//elsewhere.example", "https://elsewhere.example",
                                  "/\\elsewhere.example", "/werk\r\nSet-Cookie: a=b", "/ werk", "/w\x7f", "/\xc3\xa9"})
        EXPECT_EQ(own_path(bad), "/werk") << bad;
}

}  // namespace
}  // namespace plein::accounts::rules
