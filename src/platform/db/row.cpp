// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <stdexcept>

#include "platform/db/db.hpp"

namespace plein::db {
namespace {

constexpr std::string_view type_names[] = {"NULL", "BIGINT", "DOUBLE PRECISION", "TEXT", "BLOB"};

template <class T>
T const& value_of(std::vector<Value> const& values, std::size_t column, std::string_view wanted) {
    if (column >= values.size())
        throw std::logic_error(fmt::format("db: no column {} in a row of {}", column, values.size()));
    if (auto const* value = std::get_if<T>(&values[column])) return *value;
    throw std::logic_error(
        fmt::format("db: column {} is {}, not {}", column, type_names[values[column].index()], wanted));
}

}  // namespace

bool Row::is_null(std::size_t column) const {
    if (column >= values_.size())
        throw std::logic_error(fmt::format("db: no column {} in a row of {}", column, values_.size()));
    return std::holds_alternative<std::monostate>(values_[column]);
}

std::int64_t Row::integer(std::size_t column) const { return value_of<std::int64_t>(values_, column, "BIGINT"); }

double Row::real(std::size_t column) const {
    // `coalesce(sum(x), 0)` is a double on one engine and a whole number on the other.
    if (column < values_.size()) {
        if (auto const* whole = std::get_if<std::int64_t>(&values_[column])) return static_cast<double>(*whole);
    }
    return value_of<double>(values_, column, "DOUBLE PRECISION");
}

std::string const& Row::text(std::size_t column) const { return value_of<std::string>(values_, column, "TEXT"); }

std::string const& Row::blob(std::size_t column) const { return value_of<Blob>(values_, column, "BLOB").bytes; }

Day Row::day(std::size_t column) const {
    auto day = parse_day(text(column));
    if (!day) throw std::logic_error(fmt::format("db: column {} is no ISO day", column));
    return *day;
}

Uuid Row::uuid(std::size_t column) const {
    auto const& bytes = blob(column);
    Uuid uuid{};
    if (bytes.size() != uuid.size()) {
        throw std::logic_error(fmt::format("db: column {} has {} bytes, an id has 16", column, bytes.size()));
    }
    for (std::size_t i = 0; i < uuid.size(); ++i) uuid[i] = static_cast<std::uint8_t>(bytes[i]);
    return uuid;
}

std::optional<std::string> Row::text_or_null(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<Instant> Row::instant_or_null(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

}  // namespace plein::db
