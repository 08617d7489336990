// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// What the meta-tests read: the source tree as text.
namespace plein::meta {

namespace fs = std::filesystem;

inline fs::path const root{PLEIN_SOURCE};

inline std::string read(fs::path const& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// All files below a folder with one of the endings, in order, as paths relative to the root; nothing that was built or
/// downloaded.
inline std::vector<std::string> files(std::string const& folder, std::vector<std::string> const& endings) {
    std::vector<std::string> found;
    if (!fs::exists(root / folder)) return found;
    for (fs::recursive_directory_iterator entry{root / folder}, end; entry != end; ++entry) {
        auto const name = entry->path().filename().string();
        if (entry->is_directory() && (name == "node_modules" || name == "build" || name == ".git")) {
            entry.disable_recursion_pending();
            continue;
        }
        bool const wanted =
            std::any_of(endings.begin(), endings.end(), [&](auto const& ending) { return name.ends_with(ending); });
        if (wanted && entry->is_regular_file())
            found.push_back(entry->path().lexically_relative(root).lexically_normal());
    }
    std::sort(found.begin(), found.end());
    return found;
}

inline std::vector<std::string> lines(std::string const& text) {
    std::vector<std::string> all;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

/// Every match of group 1 of a pattern in a text.
inline std::vector<std::string> matches(std::string const& text, std::regex const& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator it{text.begin(), text.end(), pattern}, end; it != end; ++it) found.push_back((*it)[1]);
    return found;
}

/// C++ without comments, so that a word in a comment is not taken for code.
inline std::string without_comments(std::string const& text) {
    return std::regex_replace(text, std::regex{R"((^|[^:"])//[^\n]*)"}, "$1");
}

/// The C++ of a folder that is not a test.
inline std::vector<std::string> code_files(std::string const& folder) {
    auto found = files(folder, {".cpp", ".hpp"});
    std::erase_if(found, [](auto const& file) { return file.ends_with("_test.cpp"); });
    return found;
}

inline std::string without_sql_comments(std::string const& sql) {
    return std::regex_replace(sql, std::regex{"--[^\n]*"}, "");
}

/// White space made one, and none at the ends.
inline std::string in_one_line(std::string const& text) {
    auto const one = std::regex_replace(text, std::regex{R"(\s+)"}, " ");
    return std::regex_replace(one, std::regex{"^ | $"}, "");
}

struct Column {
    std::string name;
    std::string rest;  ///< all that stands behind the name: type and constraints
};

struct Table {
    std::string name;
    std::vector<Column> columns;
    std::set<std::string> constraints;  ///< of the table as a whole, white space made one
};

/// The tables that a schema text makes. A part of a table that begins with a capital is a constraint, not a column.
inline std::vector<Table> tables_in(std::string const& schema) {
    auto const sql = without_sql_comments(schema);
    std::vector<Table> found;
    std::regex const head{R"(CREATE TABLE\s+(?:IF NOT EXISTS\s+)?(\w+)\s*\()", std::regex::icase};
    std::regex const column{R"(^\s*([a-z]\w*)\s+([^]*)$)"};
    for (std::sregex_iterator it{sql.begin(), sql.end(), head}, end; it != end; ++it) {
        Table table{(*it)[1], {}, {}};
        int depth = 1;
        std::string part;
        auto const keep = [&] {
            std::smatch match;
            if (std::regex_match(part, match, column))
                table.columns.push_back({match[1], match[2]});
            else
                table.constraints.insert(in_one_line(part));
            part.clear();
        };
        for (auto at = static_cast<std::size_t>(it->position() + it->length()); at < sql.size() && depth > 0; ++at) {
            depth += sql[at] == '(' ? 1 : sql[at] == ')' ? -1 : 0;
            if (depth == 1 && sql[at] == ',')
                keep();
            else if (depth > 0)
                part += sql[at];
        }
        keep();
        found.push_back(std::move(table));
    }
    return found;
}

/// Every table of the program, by the file that makes it.
inline std::vector<std::pair<std::string, Table>> all_tables() {
    std::vector<std::pair<std::string, Table>> all;
    for (auto const& file : files("src", {".sql"}))
        for (auto& table : tables_in(read(root / file))) all.emplace_back(file, std::move(table));
    return all;
}

/// The SQL of every db::Statement constant, by its name: macros of text put in their place (those of other files stay,
/// with their arguments), literals joined, white space made one.
inline std::map<std::string, std::string> statements() {
    std::map<std::string, std::string> all;
    std::regex const pattern{R"re(\bStatement\s+(?:const\s+)?\w+\s*\{\s*"([^"]+)"\s*,([^;]*)\};)re"};
    std::regex const macro{R"re(#define ([A-Z_]+)((?:\s+\\?\s*"[^"]*")+))re"};
    for (auto const& file : code_files("src")) {
        auto const text = without_comments(read(root / file));
        for (std::sregex_iterator it{text.begin(), text.end(), pattern}, end; it != end; ++it) {
            auto sql = (*it)[2].str();
            for (std::sregex_iterator each{text.begin(), text.end(), macro}; each != end; ++each) {
                auto const value = std::regex_replace((*each)[2].str(), std::regex{R"(\\\n)"}, "");
                sql = std::regex_replace(sql, std::regex{"\\b" + (*each)[1].str() + "\\b"}, value);
            }
            sql = std::regex_replace(sql, std::regex{R"re("\s+")re"}, "");
            sql = std::regex_replace(sql, std::regex{R"(\s+)"}, " ");
            all[(*it)[1]] = std::regex_replace(sql, std::regex{R"(\( )"}, "(");
        }
    }
    return all;
}

/// One section of layers.toml: `"key" = ["a", "b"]`.
inline std::map<std::string, std::vector<std::string>> layers(std::string const& section) {
    std::map<std::string, std::vector<std::string>> table;
    bool inside = false;
    std::regex const row{R"re("([^"]+)" = \[(.*)\])re"};
    for (auto const& line : lines(read(root / "layers.toml"))) {
        std::smatch match;
        if (line.starts_with("["))
            inside = line == "[" + section + "]";
        else if (inside && std::regex_match(line, match, row))
            table[match[1]] = matches(match[2], std::regex{R"re("([^"]+)")re"});
    }
    return table;
}

}  // namespace plein::meta
