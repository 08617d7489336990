// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cctype>

#include "tests/meta/tree.hpp"

/// GLOSSARY.md is a closed list: every name that others meet is made of its words, and it holds no word for nothing.
namespace plein::meta {
namespace {

using Words = std::set<std::string>;

/// One row of a table: `| word | Dutch | what it is | source |`.
struct Row {
    std::string word;
    Words dutch;
    std::size_t filled = 0;  ///< cells that are not empty
};

struct Glossary {
    std::vector<Row> rows;    ///< words of the field, which the code uses
    std::vector<Row> around;  ///< words of the law, for documents; the code may not use them yet
    std::vector<std::string> plain;
    Words fixed;  ///< names that a standard fixes, whole
    std::map<std::string, std::string> instead;
};

std::string trimmed(std::string const& text) {
    auto const first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Runs of letters; `hulpvraag (vraag, vragen)` gives three.
Words letters_of(std::string const& text) {
    Words words;
    std::string word;
    for (char const c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!word.empty()) {
            words.insert(word);
            word.clear();
        }
    }
    return words;
}

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream in{line.substr(1)};
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
    return cells;
}

Glossary read_glossary(std::string const& text) {
    Glossary glossary;
    std::string section;
    for (auto const& line : lines(text)) {
        if (line.starts_with("## ")) section = line.substr(3);
        if (line.starts_with("    ")) {
            std::istringstream in{line};
            for (std::string word; in >> word;) {
                if (section == "Plain words") glossary.plain.push_back(word);
                if (section == "Names that a standard fixes") glossary.fixed.insert(word);
            }
        }
        if (!line.starts_with("| ") || line.starts_with("| word |") || line.starts_with("| not |")) continue;
        auto const cells = cells_of(line);
        if (section == "One word for one thing") {
            glossary.instead[cells.at(0)] = cells.at(1);
            continue;
        }
        Row row{cells.at(0), cells.size() > 1 ? letters_of(cells[1]) : Words{}, 0};
        row.filled = static_cast<std::size_t>(
            std::count_if(cells.begin(), cells.end(), [](auto const& cell) { return !cell.empty(); }));
        (section == "Words around it" ? glossary.around : glossary.rows).push_back(std::move(row));
    }
    return glossary;
}

/// `questionState_of-2` -> question, state, of. Numbers are no words.
std::vector<std::string> split_name(std::string const& name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        auto const c = static_cast<unsigned char>(name[i]);
        bool const begins =
            std::isupper(c) != 0 && (i == 0 || std::isupper(static_cast<unsigned char>(name[i - 1])) == 0);
        if (std::isalnum(c) == 0 || begins) words.emplace_back();
        if (std::isalnum(c) != 0) words.back() += static_cast<char>(std::tolower(c));
    }
    std::erase_if(words, [](auto const& word) { return word.find_first_not_of("0123456789") == std::string::npos; });
    return words;
}

/// The rule for forms: an entry also covers its plural (s, es, y to ies) and its regular verb forms (ed, ing).
Words entries_that_cover(std::string const& word) {
    Words entries{word};
    auto const cut = [&](std::string const& ending, std::string const& instead) {
        if (word.size() > ending.size() + 2 && word.ends_with(ending))
            entries.insert(word.substr(0, word.size() - ending.size()) + instead);
    };
    for (auto const* ending : {"s", "es", "ed", "ing"}) cut(ending, "");
    for (auto const* ending : {"ed", "ing"}) cut(ending, "e");
    for (auto const* ending : {"ies", "ied"}) cut(ending, "y");
    return entries;
}

/// A name that somebody meets, and where it stands.
struct Name {
    std::string text;
    std::string where;
    bool dutch = false;  ///< a segment of a page's address
};
using Names = std::vector<Name>;

std::vector<std::string> all_matches(std::string const& text, char const* pattern) {
    return matches(text, std::regex{pattern});
}

Names named(std::vector<std::string> const& texts, std::string const& where) {
    Names names;
    for (auto const& text : texts) names.push_back({text, where});
    return names;
}

void append(Names& all, Names more) { all.insert(all.end(), more.begin(), more.end()); }

/// Permission, purpose and activity of every declaration. The purpose tells a declaration from other lists of three.
Names declarations_in(std::string const& code, Words const& purposes, std::string const& where) {
    Names names;
    std::regex const pattern{R"re(\{\s*"([a-z.-]+)",\s*"([a-z-]+)",\s*"([a-z._-]+)"\s*\})re"};
    for (std::sregex_iterator it{code.begin(), code.end(), pattern}, end; it != end; ++it) {
        if (purposes.contains((*it)[2])) append(names, named({(*it)[1], (*it)[2], (*it)[3]}, where));
    }
    return names;
}

/// Every `noun.reason` in a text of code: error codes also go through functions of their own, so all such literals
/// count but the names of statements, of acts of the database and of files.
Names codes_in(std::string const& code, std::string const& where) {
    std::regex const named_for_metrics{
        R"re((?:Statement\s*(?:const\s+)?\w*\s*\{|\.(?:read|write)\(|\{(?="[^"]*",\s*"(?:PRAGMA|SELECT|DISCARD)\b))\s*"[^"]*")re"};
    std::regex const file{R"(.*\.(css|db|html|json|lock|mo|po|sock|sql|svg|toml|tpl|tsv|txt))"};
    Names names;
    for (auto const& literal :
         all_matches(std::regex_replace(code, named_for_metrics, ""), R"re("([a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)+)")re"))
        if (!std::regex_match(literal, file)) names.push_back({literal, where});
    return names;
}

/// Field names, parameters and type names of the API.
Names api_names_in(std::string const& code, std::string const& where) {
    auto names = named(all_matches(code, R"re(\bfield\("(\w+)",\s*&)re"), where);
    append(names, named(all_matches(code, R"re(\.name = "(\w+)",\s*\.description)re"), where));
    append(names, named(all_matches(code, R"re(ApiParameter\{"(\w+)")re"), where));
    if (code.find("json::Description<") != std::string::npos)
        append(names, named(all_matches(code, R"re(string_view name = "(\w+)")re"), where));
    return names;
}

/// The segments of every route's path: Dutch for pages, English for parameters and under /api. `constant` is how app
/// adds the rows that answer with one text.
Names addresses_in(std::string const& code, Words const& fixed, std::string const& where) {
    Names names;
    for (auto const& path : all_matches(code, R"re((?:Method::\w+,|\.path =|\bconstant\()\s*"(/[^"]*)")re")) {
        bool const page = !path.starts_with("/api/");
        std::istringstream in{path};
        for (std::string segment; std::getline(in, segment, '/');)
            if (!segment.empty() && !fixed.contains(segment))
                names.push_back({segment, where, page && !segment.starts_with("{")});
    }
    return names;
}

Names types_in(std::string const& code, std::string const& where) {
    return named(all_matches(code, R"re((?:^|\n)\s*(?:struct|enum class|enum|class|using) (\w+)(?= =|[ ;{:]))re"),
                 where);
}

Glossary const& glossary() {
    static Glossary const read_once = read_glossary(read(root / "GLOSSARY.md"));
    return read_once;
}

Words purposes() {
    auto const text = read(root / "src/platform/access/roles.cpp");
    auto const names = all_matches(text.substr(text.find("purposes()")), R"re(\{"([a-z-]+)", ")re");
    return {names.begin(), names.end()};
}

Names folders() {
    Names names;
    for (auto const* above : {"src", "src/engines", "src/platform", "src/features"}) {
        if (!fs::exists(root / above)) continue;
        for (auto const& entry : fs::directory_iterator(root / above))
            if (entry.is_directory()) names.push_back({entry.path().filename().string(), above});
    }
    return names;
}

Names tables_and_columns() {
    Names names;
    for (auto const& [file, table] : all_tables()) {
        names.push_back({table.name, file});
        for (auto const& column : table.columns) names.push_back({column.name, file + ", table " + table.name});
    }
    return names;
}

Names kinds_of_fact() {
    auto const text = read(root / "data/facts.toml");
    auto names = named(all_matches(text, R"re(name = "([^"]+)")re"), "data/facts.toml");
    for (auto const& list : all_matches(text, R"re(fills = \[([^\]]*)\])re"))
        append(names, named(all_matches(list, R"re("([^"]+)")re"), "data/facts.toml"));
    return names;
}

/// What one of the functions above finds in all code.
template <class Find>
Names in_code(Find const& find) {
    Names names;
    for (auto const& file : code_files("src")) append(names, find(without_comments(read(root / file)), file));
    return names;
}

Names rights() {
    auto names = in_code([known = purposes()](std::string const& code, std::string const& file) {
        return declarations_in(code, known, file);
    });
    for (auto const& purpose : purposes()) names.push_back({purpose, "src/platform/access/roles.cpp"});
    return names;
}

Names addresses() {
    return in_code(
        [](std::string const& code, std::string const& file) { return addresses_in(code, glossary().fixed, file); });
}

Names model_types() {
    Names names;
    for (auto const& file : code_files("src/features")) {
        fs::path const path{file};
        if (path.filename() == "model.hpp" || path.stem() == path.parent_path().filename())
            append(names, types_in(without_comments(read(root / file)), file));
    }
    return names;
}

/// The words of names that a glossary does not have, each with where it stands.
std::vector<std::string> unknown_words(Names const& names, Glossary const& in) {
    Words english{in.plain.begin(), in.plain.end()};
    Words dutch = english;
    for (auto const& row : in.rows) {
        english.insert(row.word);
        dutch.insert(row.dutch.begin(), row.dutch.end());
    }
    std::vector<std::string> unknown;
    for (auto const& name : names) {
        if (in.fixed.contains(name.text)) continue;
        for (auto const& word : split_name(name.text)) {
            auto const forms = name.dutch ? Words{word} : entries_that_cover(word);
            auto const& known = name.dutch ? dutch : english;
            if (std::none_of(forms.begin(), forms.end(), [&](auto const& form) { return known.contains(form); }))
                unknown.push_back("'" + word + "' in " + name.text + ", " + name.where);
        }
    }
    return unknown;
}

void expect_known(Names const& names, std::size_t at_least) {
    EXPECT_GE(names.size(), at_least) << "the search for names finds too little to be right";
    for (auto const& unknown : unknown_words(names, glossary())) ADD_FAILURE() << "GLOSSARY.md lacks " << unknown;
}

TEST(Glossary, HasTheWordsOfFolders) { expect_known(folders(), 15); }
TEST(Glossary, HasTheWordsOfTablesAndColumns) { expect_known(tables_and_columns(), 100); }
TEST(Glossary, HasTheWordsOfFacts) { expect_known(kinds_of_fact(), 20); }
TEST(Glossary, HasTheWordsOfPermissionsPurposesAndActivities) { expect_known(rights(), 40); }
TEST(Glossary, HasTheWordsOfErrorCodes) { expect_known(in_code(codes_in), 100); }
TEST(Glossary, HasTheWordsOfTheApi) { expect_known(in_code(api_names_in), 8); }
TEST(Glossary, HasTheWordsOfAddresses) { expect_known(addresses(), 15); }
TEST(Glossary, HasTheWordsOfPublicModelTypes) { expect_known(model_types(), 30); }

Names everything() {
    Names all = folders();
    for (auto const& more : {tables_and_columns(), kinds_of_fact(), rights(), in_code(codes_in), in_code(api_names_in),
                             addresses(), model_types()})
        append(all, more);
    return all;
}

TEST(Glossary, HoldsNoWordThatNothingUses) {
    Words used;
    Words whole;
    for (auto const& name : everything()) {
        whole.insert(name.text);
        for (auto const& word : split_name(name.text)) {
            used.insert(word);
            used.merge(entries_that_cover(word));
        }
    }
    auto const& list = glossary();
    for (auto const& row : list.rows) {
        bool const in_address =
            std::any_of(row.dutch.begin(), row.dutch.end(), [&](auto const& word) { return used.contains(word); });
        EXPECT_TRUE(used.contains(row.word) || in_address) << row.word;
    }
    for (auto const& word : list.plain) EXPECT_TRUE(used.contains(word)) << word;
}

TEST(Glossary, IsWellFormed) {
    auto const& list = glossary();
    EXPECT_GT(list.rows.size(), 40U);
    Words seen;
    for (auto const* rows : {&list.rows, &list.around}) {
        for (auto const& row : *rows) {
            EXPECT_EQ(row.filled, 4U) << row.word << " needs a word, its Dutch, what it is and a source";
            EXPECT_TRUE(seen.insert(row.word).second) << row.word << " stands twice";
        }
    }
    for (auto const& word : list.plain) EXPECT_TRUE(seen.insert(word).second) << word << " stands twice";
    EXPECT_TRUE(std::is_sorted(list.plain.begin(), list.plain.end())) << "plain words stand in order";
}

TEST(Glossary, KnowsNoWordThatItForbids) {
    EXPECT_GT(glossary().instead.size(), 5U);
    Words used;
    for (auto const& name : everything())
        if (!name.dutch) used.merge(Words{name.text});
    for (auto const& [word, better] : glossary().instead) {
        for (auto const& name : used) {
            for (auto const& part : split_name(name))
                EXPECT_FALSE(entries_that_cover(part).contains(word)) << name << ": say " << better;
        }
    }
}

/// The searches above, tried on code that is known: a search that finds nothing would make every test green.
TEST(GlossarySearch, FindsNamesInKnownCode) {
    auto const texts = [](Names const& names) {
        std::vector<std::string> all;
        for (auto const& name : names) all.push_back(name.text);
        return all;
    };
    using List = std::vector<std::string>;
    EXPECT_EQ(texts(declarations_in(R"(row("/x", {"dossier.see", "help", "dossier.seen"}); f({"a", "b", "c"});)",
                                    {"help"}, "")),
              (List{"dossier.see", "help", "dossier.seen"}));
    EXPECT_EQ(texts(codes_in(R"(Statement find{"ticket.find", "…"}; fail(k, "ticket.lost"); open("plein.toml");)", "")),
              (List{"ticket.lost"}));
    EXPECT_EQ(texts(api_names_in(R"(field("ticketNumber", &Ticket::number, "Its number."))", "")),
              (List{"ticketNumber"}));
    EXPECT_EQ(texts(addresses_in(R"(row(Method::get, "/kaartjes/{ticket}", …))", {}, "")),
              (List{"kaartjes", "{ticket}"}));
    EXPECT_EQ(texts(types_in("struct Ticket {\n    enum class Colour { red };\n};\nusing Id = int;\n", "")),
              (List{"Ticket", "Colour", "Id"}));
    auto const tables =
        tables_in("CREATE TABLE ticket (\n id BLOB, price BIGINT CHECK (price IN (1, 2)),\n CHECK (a));");
    ASSERT_EQ(tables.size(), 1U);
    ASSERT_EQ(tables[0].columns.size(), 2U);
    EXPECT_EQ(tables[0].columns[1].name, "price");
}

TEST(GlossarySearch, RefusesAWordThatIsNotListed) {
    auto const list = read_glossary(
        "## Words\n| word | Dutch | what it is | source |\n|---|---|---|---|\n| question | hulpvraag (vraag, vragen) | "
        "x | y "
        "|\n## Plain words\n\n    close id\n");
    EXPECT_TRUE(unknown_words({{"questions.closed", ""}, {"QuestionId", ""}, {"vragen", "", true}}, list).empty());
    EXPECT_EQ(unknown_words({{"ticket_id", "here"}}, list), std::vector<std::string>{"'ticket' in ticket_id, here"});
    EXPECT_EQ(unknown_words({{"questions", "", true}}, list).size(), 1U) << "an address is Dutch";
    EXPECT_EQ(unknown_words({{"vragen", ""}}, list).size(), 1U) << "code is English";
}

}  // namespace
}  // namespace plein::meta
