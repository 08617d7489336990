// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/sql_text.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace plein::db {
namespace {

/// Where the string, quoted name or comment that starts at `at` ends (one past it); `at` itself where none starts.
std::size_t skip_opaque(std::string_view sql, std::size_t at) {
    auto const rest = sql.substr(at);
    if (rest.starts_with("--")) return std::min(sql.find('\n', at), sql.size());
    if (rest.starts_with("/*")) {
        auto const end = sql.find("*/", at + 2);
        return end == std::string_view::npos ? sql.size() : end + 2;
    }
    if (rest.front() != '\'' && rest.front() != '"') return at;
    // A doubled quote closes and opens again, which needs no case of its own.
    auto const end = sql.find(rest.front(), at + 1);
    return end == std::string_view::npos ? sql.size() : end + 1;
}

bool is_comment(std::string_view sql, std::size_t at) { return sql[at] == '-' || sql[at] == '/'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::string current;
    auto const finish = [&] {
        if (auto const text = trim(current); !text.empty()) statements.emplace_back(text);
        current.clear();
    };
    for (std::size_t at = 0; at < sql.size();) {
        if (auto const end = skip_opaque(sql, at); end != at) {
            if (is_comment(sql, at)) {
                current += ' ';
            } else {
                current += sql.substr(at, end - at);
            }
            at = end;
        } else if (sql[at] == ';') {
            finish();
            ++at;
        } else {
            current += sql[at++];
        }
    }
    finish();
    return statements;
}

std::size_t highest_parameter(std::string_view sql) {
    std::size_t highest = 0;
    for (std::size_t at = 0; at < sql.size();) {
        if (auto const end = skip_opaque(sql, at); end != at) {
            at = end;
            continue;
        }
        if (sql[at++] != '$') continue;
        std::size_t number = 0;
        while (at < sql.size() && is_digit(sql[at])) number = number * 10 + static_cast<std::size_t>(sql[at++] - '0');
        highest = std::max(highest, number);
    }
    return highest;
}

bool changes_rows(std::string_view sql) {
    auto const text = trim(sql);
    std::string word;
    for (auto const c : text.substr(0, 8)) {
        if (std::isalpha(static_cast<unsigned char>(c)) == 0) break;
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return word == "insert" || word == "update" || word == "delete" || word == "with";
}

}  // namespace plein::db
