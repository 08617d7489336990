// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Things that happen at the same moment: a form sent twice, two workers, a directory filled while people search.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "app/command.hpp"
#include "platform/json/json.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"

namespace plein::stories {
namespace {

constexpr int browsers = 6;

constexpr db::Statement count_questions{"at_once.questions", "SELECT COUNT(*) FROM question"};

class AtOnce : public testing::TestWithParam<db::Engine> {
protected:
    static std::int64_t questions(app::House& house) {
        return house.database().read([](db::Read& read) { return read.first(count_questions); }).value()->integer(0);
    }
    /// Asks a question up to its last button.
    static void fill_question(Teller& teller) {
        for (auto const* line : {"visit /hulp-vragen", "fill story = Het dak lekt", "press Verder", "press Verder",
                                 "fill contact = none", "press Verder"})
            teller.tell(line);
    }
};

/// Runs `act` in copies of one browser at the same moment; each copy as it is afterwards.
template <class Act>
std::vector<Visitor> together(Visitor const& from, Act const& act) {
    std::vector<Visitor> copies(browsers, from);
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    for (auto& copy : copies) {
        threads.emplace_back([&] {
            ++ready;
            while (ready < browsers) std::this_thread::yield();
            act(copy);
        });
    }
    for (auto& thread : threads) thread.join();
    return copies;
}

TEST_P(AtOnce, AFormSentTwiceAsksOneQuestion) {
    PLEIN_TOWN(town, GetParam());
    Teller teller{town.house()};
    fill_question(teller);
    std::set<std::string> codes;
    for (auto const& copy : together(teller.browser("nobody"), [](Visitor& v) { EXPECT_TRUE(v.press("Verstuur")); })) {
        EXPECT_EQ(copy.status(), 200) << copy.text();
        codes.insert(copy.text_of_class("plein-code"));
    }
    EXPECT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes.count(""), 0U);
    EXPECT_EQ(questions(town.house()), 1);
    teller.tell("line question.asked 1");
    teller.tell("fact question.asked 1");
}

TEST_P(AtOnce, ManyResidentsGetACodeAndANumberEach) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    std::set<std::string> codes;
    auto const asked = together(Visitor{house.dispatcher()}, [](Visitor& v) {
        v.visit("/hulp-vragen");
        EXPECT_TRUE(v.fill("story", "Het dak lekt") && v.press("Verder") && v.press("Verder") &&
                    v.fill("contact", "none") && v.press("Verder") && v.press("Verstuur"));
    });
    for (auto const& copy : asked) {
        EXPECT_EQ(copy.status(), 200) << copy.text();
        codes.insert(copy.text_of_class("plein-code"));
    }
    EXPECT_EQ(codes.size(), std::size_t{browsers});
    EXPECT_EQ(questions(house), browsers);
}

TEST_P(AtOnce, AnAnswerSentTwiceIsOneAnswer) {
    PLEIN_TOWN(town, GetParam());
    Teller teller{town.house()};
    fill_question(teller);
    for (auto const* line : {"press Verstuur", "as mirjam", "follow Het dak lekt", "press Neem over",
                             "fill answer = De klusdienst komt morgen."})
        teller.tell(line);
    for (auto const& copy : together(teller.browser("mirjam"), [](Visitor& v) { EXPECT_TRUE(v.press("Stuur")); })) {
        EXPECT_EQ(copy.status(), 200) << copy.text();
        EXPECT_NE(copy.text().find("staat klaar"), std::string::npos) << copy.text();
    }
    teller.tell("line question.answered 1");
    teller.tell("fact question.answered 1");
}

constexpr int entries = 1'500;  // read in two chunks
constexpr int marked = 60;      // entries with a word of their own, half of them at either end

/// A directory of which some entries have a word that no other has.
std::string write_directory(Town const& town) {
    auto const path = town.path("more.json");
    std::ofstream file{path};
    file << '[';
    for (int i = 0; i < entries; ++i) {
        auto const* const name = i < marked / 2 || i >= entries - marked / 2 ? "Kwartelhof" : "Buurtgroep";
        file << (i == 0 ? "" : ",")
             << fmt::format(
                    R"({{"id":"00000000-0000-4000-8000-{:012}","name":"{} {}","description":"Wij komen bij elkaar.",)"
                    R"("status":"active","organization":{{"id":"00000000-0000-4000-9000-000000000001",)"
                    R"("name":"De buurt","description":"Een vereniging."}}}})",
                    i, name, i);
    }
    file << "]\n";
    return path;
}

TEST_P(AtOnce, AnImportIsSeenWholeOrNotAtAll) {
    PLEIN_TOWN(town, GetParam());
    app::Arguments const words{{"PATH", write_directory(town)}};
    auto& house = town.house();
    auto const& dispatcher = house.dispatcher();
    std::atomic<bool> done = false;
    std::set<std::int64_t> seen;
    int asked = 0;
    std::thread searcher([&] {
        Visitor visitor{dispatcher};
        auto const look = [&] {
            visitor.visit("/api/v1/search?q=kwartelhof");
            ASSERT_EQ(visitor.status(), 200) << visitor.body();
            seen.insert(*json::parse(visitor.body()).value().find("total")->integer());
            visitor.visit("/zoeken?q=schulden");
            ASSERT_EQ(visitor.status(), 200);
            EXPECT_FALSE(visitor.entries().empty());
            ++asked;
        };
        while (!done) look();
        look();
    });
    auto const* const command = app::find_command("import hsds");
    auto const grant = access::for_command(command->name, command->declared, house.clock().now());
    auto const report = command->run(house, grant, words, [](std::int64_t, std::int64_t) { return true; });
    done = true;
    searcher.join();
    ASSERT_TRUE(report) << report.error().code << ' ' << report.error().detail;
    EXPECT_GT(asked, 1);
    EXPECT_EQ(seen.count(marked), 1U) << "not found at the end";
    for (auto const total : seen) EXPECT_TRUE(total == 0 || total == marked) << total;
}

INSTANTIATE_TEST_SUITE_P(Engines, AtOnce, testing::Values(db::Engine::sqlite, db::Engine::postgresql),
                         [](testing::TestParamInfo<db::Engine> const& engine) {
                             return engine.param == db::Engine::sqlite ? "Sqlite" : "Postgresql";
                         });

}  // namespace
}  // namespace plein::stories
