// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "engines/likeness/likeness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "engines/likeness/pieces.hpp"

namespace plein::likeness {
namespace {

std::vector<Example> some_examples() {
    std::vector<Example> examples;
    auto const add = [&](Words words, std::vector<std::string> labels) {
        examples.push_back({std::move(words), std::move(labels), {}});
    };
    for (int i = 0; i < 6; ++i) {
        add({"ik", "wil", "niet", "meer", "leven"}, {"urgent/suicide", "themes/mental-health"});
        add({"hij", "slaat", "mij"}, {"urgent/violence", "themes/safety"});
        add({"ik", "wil", "leren", "fietsen"}, {"themes/transport"});
        add({"waar", "kan", "ik", "koffie", "drinken"}, {"themes/social-network"});
    }
    return examples;
}

Model learned(std::vector<Example> const& examples) {
    auto made = Model::learn(examples, {});
    EXPECT_TRUE(made) << made.error().code;
    return std::move(made).value();
}

double of(Model const& model, Words const& words, std::string_view label) {
    auto const at = std::find(model.labels().begin(), model.labels().end(), label);
    EXPECT_NE(at, model.labels().end()) << label;
    return static_cast<double>(model.of(words)[static_cast<std::size_t>(at - model.labels().begin())]);
}

using Texts = std::multiset<std::string>;

Texts texts_of(Words const& words, Sort sort) {
    auto const text = joined(words);
    Texts texts;
    for (auto const& feature : features_of(std::string_view{text}))
        if (feature.sort == sort) texts.emplace(feature.text);
    return texts;
}

TEST(Pieces, AreTheWordsThePairsAndThePartsOfWords) {
    EXPECT_EQ(texts_of({"wil", "ja"}, Sort::words), (Texts{"wil", "wil ja", "ja"}));
    EXPECT_EQ(texts_of({"wil", "ja"}, Sort::pieces),
              (Texts{" wi", "wil", "il ", " wil", "wil ", " wil ", " ja", "ja ", " ja "}));
    EXPECT_EQ(texts_of({"k"}, Sort::pieces), (Texts{" k "}));
    EXPECT_TRUE(texts_of({}, Sort::words).empty());
    EXPECT_TRUE(texts_of({}, Sort::pieces).empty());
}

TEST(Pieces, SayOfWhichWordTheyAre) {
    auto const text = joined({"ik", "wil", "niet"});
    for (auto const& feature : features_of(std::string_view{text})) {
        if (feature.text == "wil niet" || feature.text == "wil" || feature.text == " wi") {
            EXPECT_EQ(feature.word, 1U) << feature.text;
        }
    }
}

TEST(Pieces, CutNoLetterInHalf) { EXPECT_EQ(texts_of({"сн"}, Sort::pieces), (Texts{" сн", "сн ", " сн "})); }

TEST(Model, TellsApartWhatItWasShown) {
    auto const model = learned(some_examples());
    EXPECT_GT(of(model, {"ik", "wil", "niet", "meer", "leven"}, "urgent/suicide"), 0.8);
    EXPECT_LT(of(model, {"ik", "wil", "leren", "fietsen"}, "urgent/suicide"), 0.2);
    EXPECT_GT(of(model, {"mijn", "vader", "slaat", "mij"}, "urgent"), 0.5);
    EXPECT_GT(of(model, {"hij", "slaat", "mij"}, "themes/safety"), of(model, {"hij", "fietst"}, "themes/safety"));
    // A family in which every example has a label has nothing to tell apart.
    EXPECT_EQ(std::count(model.labels().begin(), model.labels().end(), "themes"), 0);
}

TEST(Model, HearsThroughASlipOfSpelling) {
    auto const model = learned(some_examples());
    EXPECT_GT(of(model, {"slaatt"}, "urgent/violence"), of(model, {"koffiedrinken"}, "urgent/violence"));
    for (auto const* theme : {"themes/mental-health", "themes/safety", "themes/social-network"})
        EXPECT_GT(of(model, {"fietsn", "leern"}, "themes/transport"), of(model, {"fietsn", "leern"}, theme)) << theme;
}

TEST(Model, IsTheSameFromTheSameExamplesAndComesBackAsItWent) {
    auto const model = learned(some_examples());
    auto const text = model.write();
    EXPECT_EQ(text, learned(some_examples()).write());
    auto const again = Model::read(text);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->write(), text);
    EXPECT_EQ(again->labels(), model.labels());
    for (auto const& example : some_examples()) EXPECT_EQ(again->of(example.words), model.of(example.words));
}

TEST(Model, LearnsNothingWhereAFamilyWasNotJudged) {
    auto examples = some_examples();
    for (auto& example : examples) example.unjudged = {"urgent"};
    auto const without = learned(examples);
    EXPECT_EQ(without.labels(), (std::vector<std::string>{"themes/mental-health", "themes/safety",
                                                          "themes/social-network", "themes/transport"}));
    // One that was not judged is no example against it either.
    examples = some_examples();
    auto const before = of(learned(examples), {"hij", "slaat", "mij"}, "urgent/violence");
    for (int i = 0; i < 40; ++i) examples.push_back({{"hij", "slaat", "mij"}, {"themes/safety"}, {"urgent"}});
    EXPECT_GT(of(learned(examples), {"hij", "slaat", "mij"}, "urgent/violence"), before - 0.1);
}

TEST(Model, SaysWhichWordsSpoke) {
    auto const model = learned(some_examples());
    auto const label = static_cast<std::size_t>(
        std::find(model.labels().begin(), model.labels().end(), "urgent/violence") - model.labels().begin());
    auto const words = model.because({"waar", "slaat", "koffie"}, label, 2);
    ASSERT_FALSE(words.empty());
    EXPECT_EQ(words.front(), "slaat");
    EXPECT_TRUE(model.because({}, label, 3).empty());
    EXPECT_DOUBLE_EQ(model.familiar({"waar", "slaat", "koffie", "veux"}), 0.75);
    EXPECT_DOUBLE_EQ(model.familiar({}), 0);
}

TEST(Model, AnswersForAnythingAndKnowsNothingOfStrangers) {
    auto const model = learned(some_examples());
    auto const nothing = model.of({});
    EXPECT_EQ(nothing, model.of({"xqzvw"}));
    for (auto const probable : nothing) {
        EXPECT_GE(probable, 0);
        EXPECT_LE(probable, 1);
    }
}

TEST(Model, NeedsEnoughOfEachAndCanBeStopped) {
    auto const few = Model::learn({{{"a"}, {"x/y"}, {}}, {{"b"}, {}, {}}}, {});
    ASSERT_FALSE(few);
    EXPECT_EQ(few.error().code, "likeness.too_few");
    auto const none = Model::learn({}, {});
    ASSERT_FALSE(none);
    auto const stopped = Model::learn(some_examples(), {}, [](std::int64_t done, std::int64_t total) {
        EXPECT_LT(done, total);
        return done < 2;
    });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "likeness.stopped");
}

TEST(Model, RefusesWhatItDidNotWrite) {
    auto const good = learned(some_examples()).write();
    std::vector<std::string> const bad{"",
                                       "\n",
                                       "plein-likeness-1\trarity\n\t\n",
                                       "plein-likeness-2" + good.substr(16),
                                       good.substr(0, good.size() / 2),
                                       good + "x\t1\n",
                                       good + good.substr(good.rfind('\n', good.size() - 2) + 1),
                                       good + "\xff\t1\n",
                                       "plein-likeness-1\trarity\tx\n\t\t1\nslaat\t1\t99999\n",
                                       "plein-likeness-1\trarity\tx\n\t\t1\nslaat\t-1\t1\n",
                                       "plein-likeness-1\trarity\tx\n\t\t1\n\t1\t1\n"};
    for (auto const& text : bad) {
        auto const read = Model::read(text);
        ASSERT_FALSE(read) << text.substr(0, 80);
        EXPECT_EQ(read.error().code, "likeness.malformed");
        EXPECT_TRUE(read.error().detail.starts_with("line ")) << read.error().detail;
    }
}

// In logistic regression with a bias the mean of what is said of the examples is the share that has the label (the
// score equation of the bias; the weak pull on the bias itself leaves a little).
RC_GTEST_PROP(Model, SaysOnAverageWhatIsTrueOfItsExamples, ()) {
    constexpr int all = 60;
    auto const with = *rc::gen::inRange(5, all - 5);
    std::vector<Example> examples;
    for (int i = 0; i < all; ++i) {
        Words words;
        for (int word = 0; word < 3; ++word)
            words.push_back("w" + std::to_string(*rc::gen::resize(100, rc::gen::inRange(0, 9))));
        examples.push_back({words, i < with ? std::vector<std::string>{"f/yes"} : std::vector<std::string>{}, {}});
    }
    auto const model = Model::learn(examples, {});
    RC_ASSERT(model.has_value());
    double said = 0;
    for (auto const& example : examples) said += static_cast<double>(model->of(example.words).front());
    RC_ASSERT(std::abs(said - with) < 0.05 * all);
}

}  // namespace
}  // namespace plein::likeness
