// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/scope.hpp"

namespace plein::access {
namespace {

constexpr db::Statement insert_scope{
    "scope.open",
    "INSERT INTO scope (id, record, purpose, data_kind, organisation, valid_from, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $6, $7) "
    "ON CONFLICT (record, purpose, organisation) WHERE " PLEIN_CURRENT " DO NOTHING"};
constexpr db::Statement end_scopes{"scope.close", PLEIN_END("scope", "$1", "$2") "record = $3"};

}  // namespace

Result<void> open_scope(db::Write& write, Grant const& grant, Scope const& scope) {
    TRY(write.execute(insert_scope, new_uuid(grant.at()), scope.record, scope.purpose, scope.data_kind,
                      scope.organisation, grant.at(), grant.actor()));
    return {};
}

Result<void> close_scope(db::Write& write, Grant const& grant, Uuid const& record) {
    TRY(write.execute(end_scopes, grant.at(), grant.actor(), record));
    return {};
}

}  // namespace plein::access
