// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/meta/tree.hpp"

/// Habits that a reader relies on: licence lines, guards, documented functions, templates that escape, docs that are
/// true.
namespace plein::meta {
namespace {

TEST(Sources, CarryTheirLicence) {
    // In two parts, or reuse reads this line as the licence of this file.
    std::string const licence =
        "SPDX-License-"
        "Identifier: EUPL-1.2";
    for (auto const& folder :
         {"src", "tests", "fuzz", "bench", "assets/scripts", "assets/styles", "assets/tokens", "tools", "cmake"}) {
        for (auto const& file :
             files(folder, {".cpp", ".hpp", ".sql", ".mjs", ".js", ".css", ".py", ".cmake", ".sh"})) {
            auto const text = read(root / file).substr(0, 300);
            EXPECT_NE(text.find(licence), std::string::npos) << file;
        }
    }
}

TEST(Headers, AreGuarded) {
    for (auto const& file : files("src", {".hpp"}))
        EXPECT_NE(read(root / file).find("#pragma once\n"), std::string::npos) << file;
}

TEST(Headers, BeginWithNoUsingNamespace) {
    for (auto const& file : files("src", {".hpp"}))
        EXPECT_EQ(read(root / file).find("using namespace"), std::string::npos) << file;
}

TEST(Sources, LeaveNothingForLater) {
    std::regex const mark{R"(\b(TODO|FIXME|XXX|HACK)\b)"};
    for (auto const& folder : {"src", "tests", "assets/scripts", "assets/styles", "tools", "fuzz", "bench"}) {
        for (auto const& file : files(folder, {".cpp", ".hpp", ".mjs", ".js", ".css", ".py", ".tpl", ".sql"})) {
            if (file == "tests/meta/sources_test.cpp") continue;
            EXPECT_FALSE(std::regex_search(read(root / file), mark)) << file;
        }
    }
}

TEST(Templates, SwitchEscapingOnInTheirFirstLineAndNeverOff) {
    std::regex const modifier{R"(\{\{[#/>]?[A-Za-z_]+:)"};
    std::regex const inline_code{R"(<script[^>]*>[^<]|<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:)",
                                 std::regex::icase};
    auto const templates = files("src", {".tpl"});
    ASSERT_GT(templates.size(), 10U);
    for (auto const& file : templates) {
        auto const text = read(root / file);
        EXPECT_TRUE(text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}\n")) << file;
        EXPECT_EQ(text.find("AUTOESCAPE"), text.rfind("AUTOESCAPE")) << file << " switches escaping twice";
        EXPECT_FALSE(std::regex_search(text, modifier)) << file << " has a modifier";
        EXPECT_FALSE(std::regex_search(text, inline_code)) << file << " has inline code";
    }
}

TEST(Templates, ShowNoTextThatIsNotInTheCatalogue) {
    // Three letters in a row between tags or in an attribute that is read out, outside a directive: words of a template
    // that no translator sees.
    std::regex const directive{R"re(\{\{(?:"[^"]*"|[^}"])*\}\})re"};
    std::regex const between_tags{R"(>([^<]*[A-Za-z]{3,}[^<]*)<)"};
    std::regex const read_out{R"re(\s(?:alt|title|placeholder|aria-label)="([^"]*[A-Za-z]{3,}[^"]*)")re"};
    std::set<std::string> const same_everywhere{"Plein", "112", "113"};
    auto const bare_texts = [&](std::string const& text) {
        // A command is typed as it is in every language.
        std::regex const command{R"re(<code translate="no">[^<]*</code>)re"};
        auto const rest = std::regex_replace(std::regex_replace(text, directive, ""), command, "");
        auto found = matches(rest, between_tags);
        for (auto& attribute : matches(rest, read_out)) found.push_back(std::move(attribute));
        for (auto& each : found) {
            each.erase(0, each.find_first_not_of(" \n"));
            each.erase(each.find_last_not_of(" \n") + 1);
        }
        std::erase_if(found, [&](auto const& each) { return same_everywhere.contains(each); });
        return found;
    };
    EXPECT_EQ(bare_texts(R"(<p>{{>main}}</p><p>{{t "Vraag {1} hulp" n}}</p><b title="Sluit">Zoek {{x}}</b>)"),
              (std::vector<std::string>{"Zoek", "Sluit"}));
    for (auto const& file : files("src", {".tpl"}))
        for (auto const& text : bare_texts(read(root / file))) ADD_FAILURE() << file << ": '" << text << "'";
}

TEST(Docs, NameOnlyFilesThatExist) {
    std::regex const path{
        R"(`((?:src|data|docs|tests|tools|assets|locale|fuzz|bench)/[A-Za-z0-9_./-]*[A-Za-z0-9_/])`)"};
    int named = 0;
    for (auto const& file : files(".", {".md"})) {
        for (auto const& target : matches(read(root / file), path)) {
            ++named;
            EXPECT_TRUE(fs::exists(root / target)) << file << " names " << target;
        }
    }
    EXPECT_GT(named, 20);
}

TEST(Docs, LinkOnlyToWhatExists) {
    std::regex const link{R"(\]\(([^)#]+)(?:#[^)]*)?\))"};
    for (auto const& file : files(".", {".md"})) {
        for (auto const& target : matches(read(root / file), link)) {
            if (target.starts_with("http") || target.starts_with("mailto:")) continue;
            EXPECT_TRUE(fs::exists(root / fs::path(file).parent_path() / target)) << file << " links to " << target;
        }
    }
}

TEST(Features, EachHaveAReadmeWithTheSameHeadingsInTheSameOrder) {
    std::vector<std::string> const wanted{"Purpose", "Law", "Words", "Routes", "Tables", "Who may", "Log"};
    for (auto const& entry : fs::directory_iterator(root / "src/features")) {
        auto const readme = entry.path() / "README.md";
        ASSERT_TRUE(fs::exists(readme)) << readme;
        auto headings = matches(read(readme), std::regex{R"re((?:^|\n)- \*\*([^*:]+):?\*\*)re"});
        ASSERT_GT(headings.size(), wanted.size()) << readme;
        EXPECT_EQ(headings.back(), "Start reading") << readme;
        headings.resize(wanted.size());
        EXPECT_EQ(headings, wanted) << readme;
    }
}

TEST(Features, HaveAReadmeThatNamesEveryTable) {
    for (auto const& [file, table] : all_tables()) {
        if (!file.starts_with("src/features/")) continue;
        auto const readme = fs::path(file).parent_path().parent_path() / "README.md";
        EXPECT_TRUE(std::regex_search(read(root / readme), std::regex{"\\b" + table.name + "\\b"}))
            << readme << " does not name the table " << table.name;
    }
}

TEST(Decisions, AreNumberedWithoutGaps) {
    int expected = 1;
    for (auto const& file : files("docs/decisions", {".md"})) {
        auto const name = fs::path(file).filename().string();
        if (name == "README.md") continue;
        EXPECT_EQ(std::stoi(name.substr(0, 4)), expected++) << file;
    }
    EXPECT_GT(expected, 5);
}

}  // namespace
}  // namespace plein::meta
