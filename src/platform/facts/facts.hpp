// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The one append-only stream between care and statistics; data/facts.toml says which act writes what.
namespace plein::facts {

/// One fact. Which act writes which kind, and which columns it fills, stands in data/facts.toml and is checked by a
/// test.
struct Fact {
    std::string_view kind;       ///< `question.asked`
    std::string neighbourhood;   ///< CBS buurt code, or empty where unknown
    std::int64_t area_year = 0;  ///< of that code's division, 0 where unknown
    std::optional<Uuid> about;   ///< becomes a pseudonym that differs per purpose and year, or nothing
    std::string theme;
    std::optional<std::int64_t> ladder_step;
    std::string channel;  ///< web, phone, mail, desk, village
    std::string contact_kind;
    std::string organisation;
    std::string other_organisation;
    std::optional<std::int64_t> value;  ///< a count, or minutes
    std::optional<Uuid> reverses;       ///< the fact that this one corrects
};

/// Appends the fact in the act's own transaction; the day is the grant's day in Amsterdam, and nothing in it says more
/// of the moment. Returns its id, which is random.
Result<Uuid> write_fact(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, Fact const& fact);

}  // namespace plein::facts
