// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What a search is made of, over 5,000 entries: the demonstration directory again and again under other names.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>

#include "base/text.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/service.hpp"
#include "features/directory/service_suggest.hpp"

namespace {

using namespace plein;

constexpr std::size_t entries = 5000;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(*result);
}

directory::Wording const& wording() {
    static auto const read = must(directory::read_wording(PLEIN_SOURCE "/data", directory::Address::formal,
                                                          PLEIN_BUILD "/learned/questions.tsv"));
    return read;
}

std::shared_ptr<search::Dictionary const> dictionary() {
    static auto const opened = must(search::Dictionary::open("/usr/share/hunspell/nl_NL"));
    return opened;
}

std::vector<search::Document> documents() {
    using search::Field;
    constexpr std::array places{"Noord", "Zuid", "Oost", "West", "Midden", "de Vaart", "de Brink", "het Hof"};
    auto const known = must(directory::read_hsds_path(PLEIN_BUILD "/demonstration/directory.json")).entries;
    std::vector<search::Document> made(entries);
    for (std::size_t i = 0; i < entries; ++i) {
        auto const& entry = known[i % known.size()].entry;
        auto const turn = i / known.size();
        made[i].themes = entry.themes;
        made[i].texts = {{Field::name, fmt::format("{} {} {}", entry.name, places.at(turn % places.size()), turn)},
                         {Field::alternate_name, entry.alternate_name},
                         {Field::description, entry.description},
                         {Field::organisation, entry.organisation}};
    }
    return made;
}

/// The questions that the search was tuned with.
std::vector<std::string> questions() {
    std::ifstream file(PLEIN_SOURCE "/tests/fixtures/search/questions.tsv");
    std::vector<std::string> made;
    std::string line;
    std::getline(file, line);  // names of the columns
    while (std::getline(file, line))
        if (auto const columns = split(line, '\t'); columns.size() >= 2) made.emplace_back(columns[1]);
    return made;
}

void build_index(benchmark::State& state) {
    auto const all = documents();
    for (auto _ : state) benchmark::DoNotOptimize(must(search::Index::build(all, wording().synonyms, dictionary())));
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void search_index(benchmark::State& state) {
    static auto const index = must(search::Index::build(documents(), wording().synonyms, dictionary()));
    auto const asked = questions();
    std::size_t i = 0;
    for (auto _ : state) {
        search::Question question;
        question.text = asked[i++ % asked.size()];
        auto const found = index->search(question);
        for (std::size_t hit = 0; hit < found.hits.size() && hit < 20; ++hit)
            benchmark::DoNotOptimize(index->matched(found, found.hits[hit].document));
    }
}
BENCHMARK(search_index)->Unit(benchmark::kMicrosecond);

/// One key of somebody who types: what the directory offers for every beginning of the questions in turn.
void suggest_texts(benchmark::State& state) {
    static auto const completions = [] {
        auto known = must(directory::read_hsds_path(PLEIN_BUILD "/demonstration/directory.json")).entries;
        std::vector<directory::Entry> all(entries);
        for (std::size_t i = 0; i < entries; ++i) {
            all[i] = known[i % known.size()].entry;
            all[i].name += fmt::format(" {}", i / known.size());
        }
        return directory::completions_of(all, wording().themes,
                                         directory::lay_texts(wording().synonyms, *dictionary()));
    }();
    std::vector<std::string> typed;
    for (auto const& question : questions())
        for (std::size_t size = 2; size <= question.size(); ++size) typed.push_back(question.substr(0, size));
    std::size_t i = 0;
    for (auto _ : state) {
        auto const& text = typed[i++ * 7919 % typed.size()];
        benchmark::DoNotOptimize(completions->find(text, 7, [](std::string_view shown) {
            return wording().urgent->matching(shown, directory::Guess{}).empty();
        }));
    }
}
BENCHMARK(suggest_texts)->Unit(benchmark::kMicrosecond);

void find_urgent(benchmark::State& state) {
    auto const asked = questions();
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(wording().urgent->matching(asked[i++ % asked.size()]));
}
BENCHMARK(find_urgent)->Unit(benchmark::kMicrosecond);

void guess_themes(benchmark::State& state) {
    auto const asked = questions();
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(wording().learned->of(asked[i++ % asked.size()]));
}
BENCHMARK(guess_themes)->Unit(benchmark::kMicrosecond);

}  // namespace
