// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/demonstration.hpp"
#include "app/house.hpp"
#include "base/text.hpp"
#include "tests/stories/visitor.hpp"
#include "tests/support/both_engines.hpp"

/// Stories through the front door: every file in this folder that ends in .story, on both databases.
///
///     story   a resident asks and follows the question
///     visit   /hulp-vragen
///     fill    story = Ik kan de huur niet betalen
///     press   Verder
///     see     Wat is uw postcode?            (also: not, status, at)
///     keep    code = .plein-code             ($code in later lines)
///     as      mirjam                         (signs in; `as nobody` is a fresh browser)
///     line    question.taken 1               (lines in the logbook with that activity, all told)
///     fact    question.taken 1
namespace plein::stories {
namespace {

struct Case {
    std::string file;
    db::Engine engine;
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

constexpr db::Statement count_lines{"stories.count_lines", "SELECT COUNT(*) FROM logbook_line WHERE activity = $1"};
constexpr db::Statement count_facts{"stories.count_facts", "SELECT COUNT(*) FROM fact WHERE kind = $1"};

class Teller {
public:
    explicit Teller(app::House& house) : house_(house), visitor_(house.dispatcher()) {}

    void tell(std::string line) {
        for (auto const& [name, value] : kept_) {
            for (auto at = line.find("$" + name); at != std::string::npos; at = line.find("$" + name))
                line.replace(at, name.size() + 1, value);
        }
        auto const space = line.find(' ');
        auto const verb = line.substr(0, space);
        auto const rest = space == std::string::npos ? std::string{} : std::string{trim(line.substr(space))};
        SCOPED_TRACE(line);
        if (verb == "story") return;
        if (verb == "visit") return visitor_.visit(rest);
        if (verb == "follow") return check(visitor_.follow(rest), "no such link");
        if (verb == "press") return check(visitor_.press(rest), "no such button");
        if (verb == "reload") return visitor_.reload();
        if (verb == "see") return check(visitor_.text().find(rest) != std::string::npos, "not on the page");
        if (verb == "json") return check(visitor_.body().find(rest) != std::string::npos, "not in the answer");
        if (verb == "not") return check(visitor_.text().find(rest) == std::string::npos, "on the page");
        if (verb == "status") return check(std::to_string(visitor_.status()) == rest, "another status");
        if (verb == "at") return check(visitor_.path() == rest, "another address");
        if (verb == "fill" || verb == "keep") {
            auto const equals = rest.find('=');
            ASSERT_NE(equals, std::string::npos);
            std::string const name{trim(rest.substr(0, equals))};
            std::string const value{trim(rest.substr(equals + 1))};
            if (verb == "fill") return check(visitor_.fill(name, value), "no such field");
            kept_[name] = value.starts_with('.') ? visitor_.text_of_class(value.substr(1)) : visitor_.path();
            return check(!kept_[name].empty(), "nothing to keep");
        }
        if (verb == "as") return sign_in(rest);
        if (verb == "line") return counted(count_lines, rest);
        if (verb == "fact") return counted(count_facts, rest);
        FAIL() << "no such verb: " << verb;
    }

private:
    void check(bool holds, std::string_view what) {
        EXPECT_TRUE(holds) << what << "; status " << visitor_.status() << " at " << visitor_.path() << "\n"
                           << visitor_.text().substr(0, 3000);
    }

    void sign_in(std::string const& name) {
        visitor_ = Visitor{house_.dispatcher()};
        if (name == "nobody") return;
        visitor_.visit("/inloggen");
        check(visitor_.fill("name", name) && visitor_.fill("password", accounts::demonstration_password),
              "no sign-in form");
        check(visitor_.press("Log in"), "no sign-in button");
        EXPECT_EQ(visitor_.path(), "/werk");
    }

    void counted(db::Statement const& statement, std::string const& rest) {
        auto const parts = split(rest, ' ');
        ASSERT_EQ(parts.size(), 2U);
        auto const found = house_.database().read([&](db::Read& read) { return read.first(statement, parts[0]); });
        ASSERT_TRUE(found);
        EXPECT_EQ(std::to_string((*found)->integer(0)), parts[1]);
    }

    app::House& house_;
    Visitor visitor_;
    std::map<std::string, std::string> kept_;
};

class Story : public testing::TestWithParam<Case> {};

TEST_P(Story, IsTrue) {
    PLEIN_EMPTY_DATABASE(place, GetParam().engine);
    config::Config config;
    config.source = PLEIN_SOURCE;
    config.build = PLEIN_BUILD;
    config.database = place.options().location;
    config.keyring = place.path("keyring");
    config.demonstration = true;
    config.now = parse_instant("2026-11-18T10:00:00Z").value();  // a Wednesday morning
    auto house = app::House::open(config, app::Use::serve);
    ASSERT_TRUE(house) << house.error().code << ' ' << house.error().detail;
    app::Demonstration nobody_asked;
    nobody_asked.residents = 0;
    auto const made = app::make_demonstration(**house, nobody_asked);
    ASSERT_TRUE(made) << made.error().code << ' ' << made.error().detail;

    std::ifstream file{fmt::format("{}/tests/stories/{}.story", PLEIN_SOURCE, GetParam().file)};
    Teller teller{**house};
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
