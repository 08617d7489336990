// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/logbook/stored.hpp"

namespace plein::logbook {

StoredLine read_line(db::Row const& row, std::size_t first) {
    StoredLine line;
    line.id = row.blob(first);
    line.trace_id = row.blob(first + 1);
    line.span_id = row.blob(first + 2);
    if (!row.is_null(first + 3)) line.parent_span_id = row.blob(first + 3);
    line.activity = row.text(first + 4);
    line.purpose = row.text(first + 5);
    line.actor_kind = row.text(first + 6);
    line.actor = row.text(first + 7);
    line.roles = row.text(first + 8);
    line.organisation = row.text(first + 9);
    line.object = row.text(first + 10);
    line.outcome = row.text(first + 11);
    line.started_at = row.integer(first + 12);
    line.ended_at = row.integer(first + 13);
    return line;
}

Checkpoint read_checkpoint(db::Row const& row) {
    return {row.integer(0), row.integer(1), row.blob(2), row.blob(3), row.instant(4)};
}

}  // namespace plein::logbook
