// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// History, in one shape: nothing is overwritten. A table whose rows may stop being true has these five columns:
///
///     valid_from  BIGINT NOT NULL        true in the world from this instant,
///     valid_until BIGINT                 until this one; NULL while it holds
///     recorded_at BIGINT NOT NULL        known to us since
///     recorded_by TEXT NOT NULL          by this actor (access::Grant::actor)
///     ended_by    TEXT                   by whom it ended; CHECK ((valid_until IS NULL) = (ended_by IS NULL))
///
/// - A row begins with an INSERT and ends once, with PLEIN_END. A change ends the row and adds the next, in one Write.
/// - What was never true is not ended but replaced: PLEIN_REPLACE fills `replaced_at` and `replaced_by`, the row tells
///   what we believed, and only rows that are not replaced count. A table has the pair where corrections happen.
/// - Destruction deletes all versions. What happens at one moment (an event, a fact, a line) is only ever added.
/// - No constraint says that an instant until is not before its from: after a clock that was ahead is set right, what
///   began meanwhile must still be able to end.
/// - `area` counts in calendar days, so its valid_from and valid_until are ISO TEXT; so may an end be known beforehand.
///
/// The texts below are the only way to write an UPDATE; the exceptions stand, with their reasons, in
/// tests/meta/history_test.cpp. All take literals, so a statement stays one constant.

/// The condition that a row holds; with an alias: `"role." PLEIN_CURRENT`.
#define PLEIN_CURRENT "valid_until IS NULL"

/// The condition that a row of `table` held, holds or will hold at a moment: `PLEIN_VALID_AT("scope", "$3")`.
#define PLEIN_VALID_AT(table, at) \
    table ".valid_from <= " at " AND (" table ".valid_until IS NULL OR " table ".valid_until > " at ")"

/// Ends rows that hold: `PLEIN_END("account_role", "$1", "$2") "account = $3"`. Touches no row that has ended.
#define PLEIN_END(table, at, by) \
    "UPDATE " table " SET valid_until = " at ", ended_by = " by " WHERE " PLEIN_CURRENT " AND "

/// Marks rows as wrong from the start: `PLEIN_REPLACE("area", "$1", "$2") "code = $3"`. Touches none twice.
#define PLEIN_REPLACE(table, at, by) \
    "UPDATE " table " SET replaced_at = " at ", replaced_by = " by " WHERE replaced_at IS NULL AND "
