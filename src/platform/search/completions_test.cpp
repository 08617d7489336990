// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/completions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace plein::search {
namespace {

using Texts = std::vector<std::string>;

Completions const& some() {
    static auto const built = Completions::build({{"Geld en schulden", 100},
                                                  {"schulden", 50},
                                                  {"Schulden", 10},
                                                  {"huur niet betalen", 50},
                                                  {"Eetcafé De Ploeg", 10},
                                                  {"Taalhuis", 10},
                                                  {"leren lezen", 40},
                                                  {"meedoen in de buurt", 40},
                                                  {"mijn moeder vergeet alles", 40},
                                                  {"psycholoog", 30},
                                                  {"vrijwilligerswerk", 30}});
    return *built;
}

Texts find(std::string_view typed, std::size_t most = 7) {
    Texts texts;
    for (auto const shown : some().find(typed, most, [](std::string_view) { return true; })) texts.emplace_back(shown);
    return texts;
}

TEST(CompletionsTest, OffersWhatBeginsSoAndThenWhatHoldsIt) {
    EXPECT_EQ(find("sch"), (Texts{"schulden", "Geld en schulden"}));
    EXPECT_EQ(find("Geld"), Texts{"Geld en schulden"});
    EXPECT_EQ(find("eetcafe"), Texts{"Eetcafé De Ploeg"}) << "accents make no difference";
    EXPECT_EQ(find("PLOEG"), Texts{"Eetcafé De Ploeg"});
    EXPECT_EQ(find("sch", 1), Texts{"schulden"});
}

TEST(CompletionsTest, NeedsEveryWordThatSaysSomething) {
    EXPECT_EQ(find("ik kan de huur n"), Texts{"huur niet betalen"});
    EXPECT_EQ(find("huur bet"), Texts{"huur niet betalen"});
    EXPECT_EQ(find("huur lez"), Texts{});
    EXPECT_EQ(find("me moeder ver"), Texts{"mijn moeder vergeet alles"});
    EXPECT_EQ(find("me"), Texts{"meedoen in de buurt"}) << "what is being typed is no spoken form yet";
}

TEST(CompletionsTest, ToleratesTheSpellingOfTheLastWord) {
    EXPECT_EQ(find("schuldne"), (Texts{"schulden", "Geld en schulden"}));
    EXPECT_EQ(find("sguld"), (Texts{"schulden", "Geld en schulden"}));
    EXPECT_EQ(find("psygol"), Texts{"psycholoog"});
    EXPECT_EQ(find("vrijwiligerswrk"), Texts{"vrijwilligerswerk"});
    EXPECT_EQ(find("leeren leezen"), Texts{}) << "of the last word alone";
    EXPECT_EQ(find("leren leezen"), Texts{"leren lezen"});
    EXPECT_EQ(find("shc"), Texts{}) << "three letters may be anything";
}

TEST(CompletionsTest, OffersNothingForNothing) {
    for (auto const* typed : {"", " ", "s", "?!", "xqzvw", "a a a a a a a a a a a a a a a a a a a a"})
        EXPECT_EQ(find(typed), Texts{}) << typed;
    EXPECT_EQ(find(std::string(500, 'x')), Texts{});
    EXPECT_EQ(some().size(), 10U) << "Schulden and schulden are one";
    EXPECT_TRUE(Completions::build({})->find("geld", 7, [](std::string_view) { return true; }).empty());
}

TEST(CompletionsTest, LeavesOutWhatDoesNotSuit) {
    auto const found = some().find("sch", 7, [](std::string_view shown) { return shown != "schulden"; });
    EXPECT_EQ(found, std::vector<std::string_view>{"Geld en schulden"});
}

RC_GTEST_PROP(CompletionsProperty, EveryTextIsFoundByAnyBeginningOfItself, ()) {
    Texts const all{"Geld en schulden", "huur niet betalen", "Eetcafé De Ploeg", "vrijwilligerswerk"};
    auto const& text = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    auto const typed = text.substr(0, *rc::gen::inRange<std::size_t>(2, text.size() + 1));
    RC_PRE(is_utf8(typed));
    auto const found = find(typed);
    RC_ASSERT(std::find(found.begin(), found.end(), text) != found.end());
}

RC_GTEST_PROP(CompletionsProperty, AnythingMayBeTyped, (std::string const& typed)) {
    RC_ASSERT(find(typed).size() <= 7U);
}

}  // namespace
}  // namespace plein::search
