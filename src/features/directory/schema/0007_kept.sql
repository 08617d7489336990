-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- An entry that ended because it stood there twice, and the one that stays; until it is put back.
CREATE TABLE entry_end (
    id BLOB NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL,
    kept BLOB NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK (kept <> entry),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX entry_end_current ON entry_end (entry) WHERE valid_until IS NULL;
