// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Stories through the front door: every file in this folder that ends in .story, on both databases. teller.hpp says how
// they are written.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <tuple>

#include "base/text.hpp"
#include "tests/stories/teller.hpp"
#include "tests/stories/town.hpp"

namespace plein::stories {
namespace {

struct Case {
    std::string file;
    db::Engine engine;
    friend void PrintTo(Case const& told, std::ostream* out) { *out << told.file << ".story"; }
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (auto const& entry : std::filesystem::directory_iterator(PLEIN_SOURCE "/tests/stories")) {
        if (entry.path().extension() != ".story") continue;
        for (auto const engine : {db::Engine::sqlite, db::Engine::postgresql})
            all.push_back({entry.path().stem().string(), engine});
    }
    std::sort(all.begin(), all.end(),
              [](Case const& a, Case const& b) { return std::tie(a.file, a.engine) < std::tie(b.file, b.engine); });
    return all;
}

class Story : public testing::TestWithParam<Case> {};

TEST_P(Story, IsTrue) {
    PLEIN_TOWN(town, GetParam().engine);
    std::ifstream file{std::string(PLEIN_SOURCE "/tests/stories/") + GetParam().file + ".story"};
    Teller teller{town.house()};
    int told = 0;
    for (std::string line; std::getline(file, line);) {
        if (trim(line).empty() || line.starts_with('#')) continue;
        teller.tell(line);
        ++told;
        if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << GetParam().file << ": stopped at: " << line;
    }
    EXPECT_GT(told, 3);
}

INSTANTIATE_TEST_SUITE_P(Both, Story, testing::ValuesIn(cases()), [](testing::TestParamInfo<Case> const& told) {
    auto name = told.param.file + (told.param.engine == db::Engine::sqlite ? "_sqlite" : "_postgresql");
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

}  // namespace
}  // namespace plein::stories
