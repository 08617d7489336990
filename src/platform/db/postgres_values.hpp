// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <libpq-fe.h>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace plein::db {

/// Arguments in the form that libpq takes. Each non-null argument says its own type, so that `$1 + 1` or `coalesce($1,
/// 0)` means the same as on SQLite; NULL leaves its type to the statement. Holds views into `arguments`.
class PostgresArguments {
public:
    explicit PostgresArguments(std::vector<Value> const& arguments);
    [[nodiscard]] int count() const { return static_cast<int>(types_.size()); }
    [[nodiscard]] Oid const* types() const { return types_.data(); }
    [[nodiscard]] char const* const* values() const { return values_.data(); }
    [[nodiscard]] int const* lengths() const { return lengths_.data(); }
    [[nodiscard]] int const* formats() const { return formats_.data(); }
    /// One letter for each type; prepared statements differ by it.
    [[nodiscard]] std::string const& signature() const { return signature_; }

private:
    std::vector<std::string> texts_;  ///< of numbers
    std::vector<Oid> types_;
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::string signature_;
};

}  // namespace plein::db
