// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/pages_find.hpp"

#include <gtest/gtest.h>

namespace plein::inventory {
namespace {

http::Request with(std::string_view form) {
    http::Request request;
    request.method = http::Method::post;
    request.form = http::parse_urlencoded(form).value();
    return request;
}

TEST(ReadFind, TakesEachFieldAsItWasTyped) {
    auto const find = read_find(
        with("name=Soep&description=Samen+eten&kind=citizen-initiative&themes=language&themes=social-network&place=Huis"
             "&line=Brink+1&postcode=9929aa&city=Haarwolde&times=dinsdag&cost=gratis&phone=0612345678&mail=a%40b.nl"
             "&website=soep.nl&people_name=Joke&people_mail=joke%40example.org&people_language=en&note=bel+eerst"));
    Found expected;
    expected.name = "Soep";
    expected.description = "Samen eten";
    expected.kind = "citizen-initiative";
    expected.themes = {"language", "social-network"};
    expected.place = "Huis";
    expected.line = "Brink 1";
    expected.postcode = "9929aa";
    expected.city = "Haarwolde";
    expected.times = "dinsdag";
    expected.cost = "gratis";
    expected.phone = "0612345678";
    expected.mail = "a@b.nl";
    expected.website = "soep.nl";
    EXPECT_EQ(find.found, expected);
    EXPECT_EQ(find.people, (People{"Joke", "joke@example.org", "en"}));
    EXPECT_EQ(find.note, "bel eerst");
}

TEST(ReadFind, LeavesOutRowsOfNeedsThatAreEmptyAndNoOthers) {
    struct Row {
        std::string_view form;
        std::vector<Need> needs;
    };
    std::vector<Row> const rows{
        {"", {}},
        {"need_0=&need_0_text=&need_1=&need_1_text=++", {}},
        {"need_0=&need_0_text=&need_1=room&need_1_text=", {{"room", ""}}},
        {"need_0=money&need_0_text=voor+soep&need_1=&need_1_text=een+pan", {{"money", "voor soep"}, {"", "een pan"}}},
        {"need_0=room&need_0_text=&need_2=money&need_2_text=", {{"room", ""}}}};
    for (auto const& row : rows) EXPECT_EQ(read_find(with(row.form)).found.needs, row.needs) << row.form;
}

TEST(ReadFind, TakesAnyLanguageThatWeDoNotWriteForDutch) {
    for (auto const* form : {"", "people_language=nl", "people_language=fr"})
        EXPECT_EQ(read_find(with(form)).people.language, "nl") << form;
}

TEST(IsToSave, IsFalseForOneMoreRowAndForTheOtherLanguage) {
    for (auto const* form : {"name=Soep", "act=save", "act="}) EXPECT_TRUE(is_to_save(with(form))) << form;
    for (auto const* form : {"act=need", "goto=find", "act=save&goto=find"})
        EXPECT_FALSE(is_to_save(with(form))) << form;
}

}  // namespace
}  // namespace plein::inventory
