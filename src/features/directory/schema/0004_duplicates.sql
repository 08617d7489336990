-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Two entries that look like one, of which somebody said that they are two. `shared` is the SHA-256 of what both say
-- where they share it: while that is what they share, the pair is not proposed again. The lower id is the first.
CREATE TABLE entry_pair (
    id BLOB NOT NULL PRIMARY KEY,
    first BLOB NOT NULL,
    second BLOB NOT NULL,
    shared BLOB NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX entry_pair_current ON entry_pair (first, second) WHERE valid_until IS NULL;
CREATE INDEX entry_pair_since ON entry_pair (valid_from, id) WHERE valid_until IS NULL;
