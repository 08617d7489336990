// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/search.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <numeric>

#include <atomic>
#include <ctime>
#include <fstream>
#include <thread>

#include "platform/search/compounds.hpp"
#include "platform/search/spelling.hpp"
#include "platform/search/words.hpp"

namespace plein::search {
namespace {

std::shared_ptr<Dictionary const> dictionary() {
    static auto const opened = Dictionary::open("/usr/share/hunspell/nl_NL");
    return opened ? *opened : nullptr;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> all;
    for (auto const& word : words_of(text)) all.push_back(word.folded);
    return all;
}

TEST(Words, AreFoldedAndSpokenFormsWrittenOut) {
    EXPECT_EQ(folded_words("'k Weet 't niet: m'n foto’s – Één café!"),
              (std::vector<std::string>{"ik", "weet", "het", "niet", "mijn", "fotos", "een", "cafe"}));
    EXPECT_EQ(folded_words("bĳstand ‘huur’ 24-uurs"), (std::vector<std::string>{"bijstand", "huur", "24", "uurs"}));
    EXPECT_EQ(folded_words("«hulp»·plein"), (std::vector<std::string>{"hulp", "plein"}));
    EXPECT_TRUE(folded_words("… !").empty());
}

TEST(Words, StopWordsAreFound) {
    for (auto const* word : {"aan", "de", "ik", "niet", "zou", "zonder", "was", "wat", "krijg"})
        EXPECT_TRUE(is_stop_word(word));
    for (auto const* word : {"huur", "schuld", "eenzaam", ""}) EXPECT_FALSE(is_stop_word(word));
}

TEST(Spelling, MendsOneEditOrTheSameSound) {
    Spelling spelling;
    for (auto const* word : {"lezen", "leren", "schulden", "psycholoog", "voedselbank", "schuldhulpverlening", "huis"})
        spelling.add(word, 3);
    spelling.build();
    struct {
        char const* typed;
        char const* meant;
    } const rows[] = {{"leezen", "lezen"},
                      {"leeren", "leren"},
                      {"sgulden", "schulden"},
                      {"psygoloog", "psycholoog"},
                      {"voetselbank", "voedselbank"},
                      {"voedslebank", "voedselbank"},
                      {"schuldhulpverlenning", "schuldhulpverlening"}};
    for (auto const& row : rows) EXPECT_EQ(spelling.mend(row.typed), row.meant) << row.typed;
    for (auto const* other : {"muis", "fiets", "abc", "paardrijden"})
        EXPECT_EQ(spelling.mend(other), std::nullopt) << other;
}

TEST(Spelling, DistanceCountsSwapsAsOne) {
    EXPECT_EQ(edit_distance("huur", "hurr", 2), 1);
    EXPECT_EQ(edit_distance("huur", "huru", 2), 1);
    EXPECT_EQ(edit_distance("huur", "huur", 2), 0);
    EXPECT_EQ(edit_distance("huur", "geld", 2), 3);
}

TEST(Compounds, AreSplitIntoTheirWords) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const split = [](std::string_view word) {
        std::string all;
        for (auto const part :
             split_compound(word, [](std::string_view w) { return dictionary()->lists(w) && !is_stop_word(w); }))
            all += (all.empty() ? "" : "+") + std::string{part};
        return all;
    };
    EXPECT_EQ(split("schuldhulpverlening"), "schuld+hulpverlening");
    EXPECT_EQ(split("dagbesteding"), "dag+besteding");
    EXPECT_EQ(split("voedselbank"), "voedsel+bank");
    EXPECT_EQ(split("gehandicaptenparkeerkaart"), "gehandicapt+parkeer+kaart");
    for (auto const* whole : {"eenzaamheid", "onderwijs", "maandag", "betalen", "moederschap", "begeleiding"})
        EXPECT_EQ(split(whole), "") << whole;
}

std::shared_ptr<Index const> small_index() {
    std::vector<Document> const documents{
        {{{Field::name, "Geldloket: hulp bij schulden"}, {Field::description, "Kunt u de rekeningen niet betalen?"}},
         {"money"}},
        {{{Field::name, "Taalhuis"}, {Field::alternate_name, "lezen en schrijven leren"}}, {"language"}},
        {{{Field::name, "Koffieochtend in het dorpshuis"}, {Field::description, "Voor wie zich eenzaam voelt."}},
         {"social-network"}},
        {{{Field::name, "Schuldhulpverlening"}, {Field::description, "Voor wie schulden heeft"}}, {"money"}}};
    std::vector<Synonym> const synonyms{{{"huur niet betalen"}, {"schulden"}, "money"},
                                        {{"veel alleen"}, {"eenzaam"}, "social-network"}};
    auto built = Index::build(documents, synonyms, dictionary());
    EXPECT_TRUE(built) << built.error().detail;
    return built ? *built : nullptr;
}

TEST(Index, FindsByStemSoundCompoundAndMeaning) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    ASSERT_TRUE(index);
    struct {
        char const* question;
        std::uint32_t first;
        char const* corrected;
    } const rows[] = {{"ik heb een schuld", 0, ""},
                      {"leeren leezen", 1, "leren lezen"},
                      {"Ik kan de huur al maanden niet meer betalen", 0, ""},
                      {"ik ben zo veel alleen", 2, ""},
                      {"schuldhulpverlenning", 3, "schuldhulpverlening"},
                      {"koffie", 2, ""},  // only as a part of koffieochtend
                      {"me eenzaamheid", 2, ""}};
    for (auto const& row : rows) {
        auto const found = index->search({row.question, "", Mend::yes, 100});
        ASSERT_FALSE(found.hits.empty()) << row.question;
        EXPECT_EQ(found.hits.front().document, row.first) << row.question;
        EXPECT_EQ(found.corrected, row.corrected);
        EXPECT_FALSE(index->matched(found, row.first).empty());
    }
    auto const exact = index->search({"leeren leezen", "", Mend::no, 100});
    EXPECT_EQ(exact.corrected, "");
    auto const filtered = index->search({"lezen en schulden", "language", Mend::yes, 100});
    ASSERT_EQ(filtered.hits.size(), 1U);
    EXPECT_EQ(filtered.hits.front().document, 1U);
    for (auto const* nothing : {"", "   ", "de het een", "\xff\xfe", "quantumchromodynamica"}) {
        auto const found = index->search({nothing, "", Mend::yes, 100});
        EXPECT_TRUE(found.hits.empty()) << nothing;
    }
}

TEST(Index, SaysWhatTheMeaningWasFoundBy) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    auto const found = index->search({"ik kan mijn huur niet betalen", "", Mend::yes, 100});
    EXPECT_EQ(found.themes, std::vector<std::string>{"money"});
    auto const matched = index->matched(found, 3);
    EXPECT_EQ(matched, std::vector<std::string>{"huur niet betalen"});
}

TEST(Index, GivesTheBestFirstAndNoMoreThanAskedFor) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    auto const all = index->search({"schulden eenzaam lezen", "", Mend::yes, 100}).hits;
    ASSERT_GE(all.size(), 3U);
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GE(all[i - 1].score, all[i].score);
    EXPECT_EQ(all.front().score, 1);
    auto const two = index->search({"schulden eenzaam lezen", "", Mend::yes, 2}).hits;
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two[0].document, all[0].document);
    EXPECT_EQ(two[1].document, all[1].document);
}

TEST(Index, KeepsWhatMayBeFoundBeforeItTakesTheBest) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    std::vector<Document> documents(300);
    for (auto& document : documents) document.texts = {{Field::name, "Koffie"}};
    documents.back().texts = {{Field::description, "Koffie"}};
    auto const index = *Index::build(documents, {}, dictionary());
    Question question{"koffie", {}, Mend::yes, 100, {}, [](std::uint32_t document) { return document == 299; }};
    auto const found = index->search(question);
    ASSERT_EQ(found.hits.size(), 1U);
    EXPECT_EQ(found.hits[0].document, 299U);
    EXPECT_EQ(found.hits[0].score, 1) << "the best of those that may be found";
    question.keep = {};
    EXPECT_EQ(index->search(question).hits.size(), 100U);
}

TEST(Index, MovesUpTheThemesThatAreAskedFor) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    for (auto const& [theme, document] : {std::pair{"language", 1U}, std::pair{"social-network", 2U}}) {
        auto const score = [&](std::vector<std::pair<std::string, double>> const& toward) {
            auto const hits = index->search({"eenzaam lezen", "", Mend::yes, 100, toward}).hits;
            auto const own = std::find_if(hits.begin(), hits.end(),
                                          [&, wanted = document](Hit const& hit) { return hit.document == wanted; });
            auto const sum = std::accumulate(hits.begin(), hits.end(), 0.0,
                                             [](double all, Hit const& hit) { return all + hit.score; });
            return own == hits.end() ? 0.0 : own->score / sum;
        };
        EXPECT_GT(score({{theme, 1}}), score({})) << theme;
        auto const found_by = [&](double sure) {
            return index->search({"xqzvw", "", Mend::yes, 100, {{theme, sure}}}).hits.size();
        };
        EXPECT_GT(found_by(0.5), 0U) << "a theme finds by itself";
        EXPECT_EQ(found_by(0.4), 0U) << "one that is less sure does not";
        EXPECT_GT(score({{theme, 0.4}}), score({})) << "and still moves up";
        EXPECT_EQ(index->search({"eenzaam lezen", "", Mend::yes, 100, {{theme, 1}}}).themes,
                  std::vector<std::string>{theme});
    }
}

TEST(Index, PutsAWordThatCanBeReadBeforeWhatIsOnlyLikeIt) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    std::vector<Document> documents(40);
    for (auto& document : documents) document = {{{Field::name, "Koffie"}}, {"social-network"}};
    for (std::size_t i = 0; i < 8; ++i)
        documents[i] = {{{Field::name, "Atelier"}, {Field::alternate_name, "schilderen"}}, {"daytime"}};
    documents.back() = {{{Field::name, "Café"}, {Field::description, "Op woensdag breien wij samen."}}, {"daytime"}};
    std::vector<Synonym> const synonyms{{{"breien"}, {"schilderen", "atelier"}, "daytime"}};
    auto const index = *Index::build(documents, synonyms, dictionary());
    auto const found = index->search({"breien", "", Mend::yes, 100});
    ASSERT_EQ(found.hits.size(), 9U);
    EXPECT_EQ(found.hits.front().document, 39U);
}

TEST(Index, TellsOnceOfWhichSynonymsTheQuestionHasTheMark) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    std::vector<Document> const documents{{{{Field::name, "Koffie"}}, {}}};
    std::vector<Synonym> const synonyms{{{"iets doen voor anderen"}, {"koffie"}, "", "volunteers"},
                                        {{"ik wil helpen"}, {}, "", "volunteers"},
                                        {{"geld geven"}, {}, "", "money"},
                                        {{"koffie"}, {}, ""}};
    auto const index = *Index::build(documents, synonyms, dictionary());
    using Marks = std::vector<std::string>;
    auto const marks = [&](std::string_view text) { return index->search({text, "", Mend::yes, 100}).marks; };
    EXPECT_EQ(marks("ik wil graag helpen en iets doen voor anderen"), Marks{"volunteers"});
    EXPECT_EQ(marks("ik wil helpen of geld geven"), (Marks{"volunteers", "money"}));
    EXPECT_EQ(marks("koffie"), Marks{});
    EXPECT_EQ(marks("kunt u mij helpen"), Marks{});
}

// Of a phrase and a word in it only the phrase is named; letters that only stand inside a word are another word.
TEST(Index, NamesAPhraseAndNotItsWordsAgain) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    auto const known = index->search({"schulden", "", Mend::yes, 100});
    ASSERT_FALSE(known.asked.empty());
    auto const matched = [&](std::vector<std::string> const& words) {
        Found found;
        for (auto const& word : words) found.asked.push_back({word, known.asked.front().terms});
        return index->matched(found, 3);
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(matched({"huur", "niet", "betalen", "huur niet betalen"}), Words{"huur niet betalen"});
    EXPECT_EQ(matched({"huur niet betalen", "huur", "niet", "betalen"}), Words{"huur niet betalen"});
    EXPECT_EQ(matched({"huur niet betalen", "uur", "hu", "bet"}), (Words{"huur niet betalen", "uur", "hu", "bet"}));
    EXPECT_EQ(matched({"uurtje uur", "uur"}), Words{"uurtje uur"});  // the second time it is whole
    EXPECT_EQ(index->matched(known, 4), Words{}) << "there is no such document";
}

/// Words with the frequencies of language: a few very often, most seldom.
std::vector<Document> many_documents(std::size_t count) {
    std::ifstream list("/usr/share/hunspell/nl_NL.dic");
    std::vector<std::string> words;
    std::string line;
    for (std::size_t at = 0; std::getline(list, line); ++at) {
        line.resize(std::min(line.find('/'), line.size()));
        if (at % 20 == 7) words.push_back(line);
    }
    std::uint64_t seed = 1;
    auto const random = [&] { return (seed = seed * 6364136223846793005ULL + 1442695040888963407ULL) >> 33U; };
    auto const text = [&](std::size_t length_in_words) {
        std::string all;
        for (std::size_t i = 0; i < length_in_words; ++i) {
            auto const share = static_cast<double>(random() % 100000) / 100000.0;
            all += words[static_cast<std::size_t>(share * share * share * static_cast<double>(words.size() - 1))] + " ";
        }
        return all;
    };
    std::vector<Document> documents(count);
    for (auto& document : documents) {
        document.texts = {{Field::name, text(4)}, {Field::alternate_name, text(8)}, {Field::description, text(50)}};
        document.themes = {"theme" + std::to_string(random() % 18)};
    }
    return documents;
}

TEST(Index, PrintsWhatFiveThousandDocumentsCost) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const documents = many_documents(5000);
    auto started = std::clock();
    auto const built = Index::build(documents, {}, dictionary());
    ASSERT_TRUE(built);
    auto const milliseconds = [&] { return 1000.0 * static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC; };
    std::printf("[ figure   ] index of 5,000 documents built in %.0f ms of processor time\n", milliseconds());
    started = std::clock();
    std::size_t const questions = 1000;
    for (std::size_t i = 0; i < questions; ++i) {
        auto const& text = documents[i * 5].texts[1].second;
        auto const found = (*built)->search({text.substr(0, text.find(' ', 30)), "", Mend::yes, 100});
        ASSERT_FALSE(found.hits.empty());
    }
    std::printf("[ figure   ] one question of about four words: %.0f us of processor time\n",
                1000 * milliseconds() / questions);
}

TEST(Index, ServesManyThreadsAtOnce) {
    ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it";
    auto const index = small_index();
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                auto const found = index->search({"leeren leezen", "", Mend::yes, 100});
                if (!found.hits.empty() && found.hits.front().document == 1) ++right;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 800);
}

}  // namespace
}  // namespace plein::search
