// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres_values.hpp"

#include <fmt/format.h>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "platform/db/postgres_connection.hpp"

namespace plein::db {
namespace {

// Numbers of the built-in types, fixed for ever (PostgreSQL, catalog/pg_type.dat).
constexpr Oid type_bool = 16;
constexpr Oid type_bytea = 17;
constexpr Oid type_char = 18;
constexpr Oid type_name = 19;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_text = 25;
constexpr Oid type_oid = 26;
constexpr Oid type_float4 = 700;
constexpr Oid type_float8 = 701;
constexpr Oid type_unknown = 705;
constexpr Oid type_varchar = 1043;
constexpr Oid type_numeric = 1700;
constexpr Oid type_void = 2278;

template <class Number>
Number parse(std::string_view text) {
    Number number{};
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc{}) throw std::logic_error("db: a number of PostgreSQL does not fit");
    return number;
}

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

/// `\x00ff` as two bytes.
std::string parse_bytea(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
        bytes.push_back(static_cast<char>(digit(text[at]) * 16 + digit(text[at + 1])));
    }
    return bytes;
}

Value read_value(Oid type, std::string_view text) {
    switch (type) {
        case type_int8:
        case type_int2:
        case type_int4:
        case type_oid:
            return parse<std::int64_t>(text);
        case type_bool:
            return std::int64_t{text == "t" ? 1 : 0};
        case type_float4:
        case type_float8:
            return parse<double>(text);
        // sum(BIGINT) is numeric on PostgreSQL and a whole number on SQLite.
        case type_numeric:
            if (text.find_first_not_of("-0123456789") == std::string_view::npos) return parse<std::int64_t>(text);
            return parse<double>(text);
        case type_bytea:
            return Blob{parse_bytea(text)};
        case type_text:
        case type_varchar:
        case type_char:
        case type_name:
        case type_unknown:
        case type_void:
            return std::string(text);
        default:
            throw std::logic_error(fmt::format("db: type {} does not exist in Plein's schema", type));
    }
}

}  // namespace

PostgresArguments::PostgresArguments(std::vector<Value> const& arguments) {
    texts_.reserve(arguments.size());
    auto const add = [this](Oid type, char letter, char const* start, std::size_t length, bool binary) {
        types_.push_back(type);
        signature_ += letter;
        values_.push_back(start);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(binary ? 1 : 0);
    };
    for (auto const& argument : arguments) {
        if (auto const* whole = std::get_if<std::int64_t>(&argument)) {
            auto const& text = texts_.emplace_back(fmt::format("{}", *whole));
            add(type_int8, 'i', text.c_str(), text.size(), false);
        } else if (auto const* real = std::get_if<double>(&argument)) {
            auto const& text = texts_.emplace_back(fmt::format("{}", *real));
            add(type_float8, 'd', text.c_str(), text.size(), false);
        } else if (auto const* text = std::get_if<std::string>(&argument)) {
            add(type_text, 't', text->data(), text->size(), true);
        } else if (auto const* blob = std::get_if<Blob>(&argument)) {
            add(type_bytea, 'b', blob->bytes.data(), blob->bytes.size(), true);
        } else {
            add(0, 'n', nullptr, 0, false);
        }
    }
}

Row read_row(PGresult const* answer, int index) {
    auto const count = PQnfields(answer);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        if (PQgetisnull(answer, index, i) != 0) {
            values.emplace_back();
            continue;
        }
        std::string_view const text(PQgetvalue(answer, index, i),
                                    static_cast<std::size_t>(PQgetlength(answer, index, i)));
        values.push_back(read_value(PQftype(answer, i), text));
    }
    return Row(std::move(values));
}

}  // namespace plein::db
