// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/meta/tree.hpp"

/// One schema text for two databases, and no way around the row filter.
namespace plein::meta {
namespace {

TEST(Schema, UsesOnlyTheTypesBothDatabasesKnow) {
    std::regex const type{R"(^(TEXT|BIGINT|DOUBLE PRECISION|BLOB)\b[^]*)"};
    std::size_t columns = 0;
    for (auto const& [file, table] : all_tables()) {
        EXPECT_FALSE(table.columns.empty()) << file << ": " << table.name;
        columns += table.columns.size();
        for (auto const& column : table.columns)
            EXPECT_TRUE(std::regex_match(column.rest, type))
                << file << ": " << table.name << "." << column.name << " " << column.rest;
    }
    EXPECT_GT(columns, 100U);
}

TEST(Schema, MakesAllThatTheTestsCanRead) {
    for (auto const& file : files("src", {".sql"})) {
        auto const sql = without_sql_comments(read(root / file));
        auto const made = matches(sql, std::regex{R"((CREATE\s+TABLE)\b)", std::regex::icase});
        EXPECT_EQ(tables_in(sql).size(), made.size()) << file;
        EXPECT_FALSE(std::regex_search(
            sql, std::regex{R"(\b(CREATE\s+(TRIGGER|VIEW|FUNCTION|TYPE)|PRAGMA)\b)", std::regex::icase}))
            << file;
        for (auto const& added :
             matches(sql, std::regex{R"(ADD\s+COLUMN\s+\w+\s+(\w+(?: PRECISION)?))", std::regex::icase}))
            EXPECT_TRUE(added == "TEXT" || added == "BIGINT" || added == "DOUBLE PRECISION" || added == "BLOB")
                << file << ": " << added;
    }
}

TEST(Schema, AvoidsWhatTheDatabasesReadDifferently) {
    std::regex const forbidden{
        R"re(\b(?:(?:LIKE|ILIKE|GLOB|AUTOINCREMENT|SERIAL|BIGSERIAL|ROWID|REPLACE INTO|INSERT OR|TIMESTAMP|BOOLEAN|CURRENT_TIMESTAMP|RETURNING)\b|(?:NOW|STRFTIME|DATETIME|IFNULL|NVL) *\())re",
        std::regex::icase};
    EXPECT_TRUE(std::regex_search("SELECT now(), id FROM question", forbidden));
    EXPECT_TRUE(std::regex_search("WHERE name like $1", forbidden));
    for (auto const& file : files("src", {".sql"}))
        EXPECT_FALSE(std::regex_search(without_sql_comments(read(root / file)), forbidden)) << file;
    auto const all = statements();
    EXPECT_GT(all.size(), 60U);
    for (auto const& [name, sql] : all) EXPECT_FALSE(std::regex_search(sql, forbidden)) << name << ": " << sql;
}

TEST(Schema, NamesTablesInTheSingular) {
    for (auto const& [file, table] : all_tables())
        EXPECT_FALSE(table.name.ends_with("s") && !table.name.ends_with("ss") && !table.name.ends_with("us"))
            << file << ": " << table.name;
}

TEST(Schema, BooleansAreCheckedWholeNumbers) {
    std::regex const boolean{R"((is|has|may|can|was)_\w+|\w+ed|visible|demonstration)"};
    std::regex const checked{R"([^]*\bCHECK \(\w+ IN \(0, 1\)\)[^]*)"};
    int booleans = 0;
    for (auto const& [file, table] : all_tables()) {
        for (auto const& column : table.columns) {
            if (!std::regex_match(column.name, boolean) || !column.rest.starts_with("BIGINT NOT NULL")) continue;
            ++booleans;
            EXPECT_TRUE(std::regex_match(column.rest, checked)) << file << ": " << table.name << "." << column.name;
        }
    }
    EXPECT_GT(booleans, 1);
}

/// Tables that hold a resident's words or address, or say whose they are. A statement that reads one must carry the row
/// filter or ask by the hash of the code that only the resident has.
TEST(RowFilter, StandsInEveryStatementThatReadsAProtectedTable) {
    std::map<std::string, std::string> const excused{
        {"question.next_number", "gives a number and nothing of any question"},
        {"question.destroy", "destroys what question.find_ended has let through, and gives nothing of it"},
        {"question_state.destroy", "as question.destroy"},
        {"question_event.destroy", "as question.destroy"},
        {"question_state.still_ended", "looks once more at what question.find_ended has let through"},
        {"question_event.of", "reads on from a question that question.find or question.find_by_code has let through"},
        {"feedback_remark.count_unanswered", "gives a number and nothing of any remark"},
        {"feedback_remark.count_all_unanswered", "gives a number for each entry and nothing of any remark"},
        {"feedback_remark.destroy", "destroys what feedback_remark.old_* have let through, and gives nothing of it"},
        {"feedback_handling.destroy", "as feedback_remark.destroy"},
        {"feedback_mail.destroy", "as feedback_remark.destroy, and what feedback_mail.old has let through"},
        {"owner.of_address", "asks by the hash of the address that somebody gave, and shows nothing of it to anybody"},
        {"owner.destroy", "destroys an owner that an act has let through, and gives nothing of it"},
        {"owner_link.destroy", "as owner.destroy"},
        {"owner_link.forget",
         "keeps the newest links of an owner that an act has let through, and gives nothing of any"},
        {"owner_link.of", "gives moments of links that were sent, and neither code nor address"},
        {"entry_owner.asked", "gives ids and moments of owners, and no address"},
        {"inventory_helper.of_address", "asks by the hash of an address that somebody gave, and gives a number"},
        {"inventory_helper.destroy", "destroys a helper that an act has let through, and gives nothing of it"},
        {"inventory_helper_link.destroy", "as inventory_helper.destroy"},
        {"inventory_refusal.destroy", "as inventory_helper.destroy"},
        {"inventory_tick.list", "gives lines of a checklist and ids of helpers, and no name"},
        {"inventory_discovery_version.destroy", "destroys a discovery that an act has let through"},
        {"inventory_discovery_link.destroy", "as inventory_discovery_version.destroy"},
        {"inventory_discovery_link.purge", "gives a number and nothing of any link"},
        {"feedback_mail.of", "reads on from a remark that feedback_remark.find has let through"},
    };
    std::regex const reads{
        R"(\b(FROM|JOIN) (question(_state|_event)?|feedback_(remark|handling|mail)|owner(_link)?|inventory_(helper(_link)?|discovery(_version|_link)?|refusal))\b|REMARK_COLUMNS|OWNER_OF_ENTRY)"};
    std::regex const guard{
        R"re(PLEIN_VISIBLE\(\s*"(question|feedback_remark|owner|inventory_helper|inventory_discovery)\.id", "\$1", "\$2", "\$3"\)|(question|owner_link|inventory_(helper|discovery)_link)\.code_hash = \$1)re"};
    int filtered = 0;
    auto const all = statements();
    for (auto const& [name, why] : excused) EXPECT_TRUE(all.contains(name)) << name << " is excused and not there";
    for (auto const& [name, sql] : all) {
        if (!std::regex_search(sql, reads) || excused.contains(name)) continue;
        ++filtered;
        EXPECT_TRUE(std::regex_search(sql, guard)) << name << " reads a question without the row filter: " << sql;
    }
    EXPECT_GE(filtered, 4);
}

/// A table with sealed texts of residents is protected, so it must stand in the test above.
TEST(RowFilter, KnowsEveryTableThatHoldsWhatAResidentWrote) {
    std::set<std::string> const known{"question", "question_state", "question_event", "feedback_remark"};
    std::set<std::string> const words{"story", "contact", "text", "postcode"};
    for (auto const& [file, table] : all_tables())
        for (auto const& column : table.columns)
            EXPECT_TRUE(known.contains(table.name) || !words.contains(column.name) || !column.rest.starts_with("BLOB"))
                << file << ": " << table.name << "." << column.name;
}

/// SQLite and PostgreSQL name their own commands alike, so within platform/db a name may come once from each.
TEST(Statements, HaveNamesThatOccurOnce) {
    std::map<std::string, std::vector<std::string>> seen;
    std::regex const pattern{R"re(\bStatement\s+(?:const\s+)?\w+\s*\{\s*"([^"]+)")re"};
    for (auto const& file : code_files("src"))
        for (auto const& name : matches(without_comments(read(root / file)), pattern)) seen[name].push_back(file);
    EXPECT_GT(seen.size(), 60U);
    for (auto const& [name, where] : seen) {
        std::set<std::string> const different{where.begin(), where.end()};
        bool const both_engines = where.size() == 2 && different.size() == 2 &&
                                  where[0].starts_with("src/platform/db/") && where[1].starts_with("src/platform/db/");
        EXPECT_TRUE(where.size() == 1 || both_engines) << name << " in " << where.front() << " and " << where.back();
    }
}

TEST(Statements, StandInStoresOnly) {
    std::regex const sql{R"re("\s*(SELECT [^"]*|INSERT INTO |UPDATE \w+ SET |DELETE FROM ))re"};
    for (auto const& file : code_files("src/features")) {
        if (fs::path(file).filename().string().starts_with("store")) continue;
        auto const text = without_comments(read(root / file));
        EXPECT_EQ(text.find("db::Statement"), std::string::npos) << file;
        EXPECT_FALSE(std::regex_search(text, sql)) << file << " has SQL outside the store";
    }
}

/// The declarations of a header that take a database, each up to its end.
std::vector<std::string> functions_with_a_database(std::string const& code) {
    std::vector<std::string> found;
    std::regex const until_end{R"([^;{}]+)"};
    for (std::sregex_iterator it{code.begin(), code.end(), until_end}, end; it != end; ++it) {
        auto const text = it->str();
        if (std::regex_search(text, std::regex{R"(\bdb::(Read|Write|Database)\b)"})) found.push_back(text);
    }
    return found;
}

TEST(Stores, AskForAGrantInEveryFunction) {
    EXPECT_EQ(functions_with_a_database("void a(int); Result<X> b(std::string, db::Read & read); struct Y { int z; };")
                  .size(),
              1U);
    std::size_t functions = 0;
    for (auto const& file : code_files("src/features")) {
        auto const name = fs::path(file).filename().string();
        if (!name.starts_with("store") || !name.ends_with(".hpp")) continue;
        for (auto const& function : functions_with_a_database(without_comments(read(root / file)))) {
            ++functions;
            EXPECT_NE(function.find("access::Grant const&"), std::string::npos) << file << ": " << function;
        }
    }
    EXPECT_GT(functions, 20U);
}

/// The same for what platform keeps in tables of its own: whatever is handed a snapshot or a transaction, and its
/// definition gives the grant a name, so that it is no ornament. platform/db knows of no grants: it is what they guard.
TEST(Stores, OfThePlatformAskForAGrantToo) {
    std::regex const handed{R"(\bdb::(Read|Write)\s*&)"};
    std::regex const unnamed{R"(\bdb::(Read|Write)\s*&[^;{}]*\bGrant const&\s*[,)])"};
    EXPECT_TRUE(std::regex_search("Result<bool> f(db::Read& read, access::Grant const&)", unnamed));
    std::size_t functions = 0;
    for (auto const& file : code_files("src/platform")) {
        if (file.starts_with("src/platform/db/")) continue;
        auto const text = without_comments(read(root / file));
        if (!file.ends_with(".hpp")) {
            EXPECT_FALSE(std::regex_search(text, unnamed)) << file << " has a grant that it does not look at";
            continue;
        }
        for (auto const& function : functions_with_a_database(text)) {
            if (!std::regex_search(function, handed)) continue;
            ++functions;
            EXPECT_NE(function.find("Grant const&"), std::string::npos) << file << ": " << function;
        }
    }
    EXPECT_GT(functions, 10U);
}

}  // namespace
}  // namespace plein::meta
