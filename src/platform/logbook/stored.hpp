// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "platform/db/db.hpp"
#include "platform/logbook/encoding.hpp"

namespace plein::logbook {

/// The columns of a line in the order that read_line expects.
#define PLEIN_LINE_COLUMNS                                                                                   \
    "l.id, l.trace_id, l.span_id, l.parent_span_id, l.activity, l.purpose, l.actor_kind, l.actor, l.roles, " \
    "l.organisation, l.object, l.outcome, l.started_at, l.ended_at"

/// A line from the fourteen columns that start at `first`.
[[nodiscard]] StoredLine read_line(db::Row const& row, std::size_t first);

/// The columns of a checkpoint in the order that read_checkpoint expects.
#define PLEIN_CHECKPOINT_COLUMNS "sequence, previous, hash, signature, signed_at"

[[nodiscard]] Checkpoint read_checkpoint(db::Row const& row);

}  // namespace plein::logbook
