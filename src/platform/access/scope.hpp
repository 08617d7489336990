// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"
#include "platform/db/history.hpp"

namespace plein::access {

/// Who may see one record: a row of the scope table, which only this folder writes and the row filter reads.
struct Scope {
    Uuid record{};             ///< id of the protected record
    std::string purpose;       ///< the legal purpose the record belongs to
    std::string data_kind;     ///< kind of data, such as `question`
    std::string organisation;  ///< whose workers may see it
};

/// Opens a record to an organisation for a purpose, from now on, in the act's own transaction.
Result<void> open_scope(db::Write& write, Grant const& grant, Scope const& scope);

/// Ends all scopes of a record.
Result<void> close_scope(db::Write& write, Grant const& grant, Uuid const& record);

/// The one row filter, an SQL condition over the scope table. Use it in the statement text of every protected table:
/// `… FROM question WHERE ` PLEIN_VISIBLE("question.id", "$1", "$2", "$3") ` AND …`
/// and bind, in that order, grant.purpose(), grant.organisation() and to_micros(grant.at()).
#define PLEIN_VISIBLE(record, purpose, organisation, at)                                       \
    "EXISTS (SELECT 1 FROM scope WHERE scope.record = " record " AND scope.purpose = " purpose \
    " AND scope.organisation = " organisation " AND " PLEIN_VALID_AT("scope", at) ")"

}  // namespace plein::access
