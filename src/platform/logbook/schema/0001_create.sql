-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One act. Never changed after it was written.
CREATE TABLE logbook_line (
    id BLOB NOT NULL PRIMARY KEY,
    trace_id BLOB NOT NULL,
    span_id BLOB NOT NULL,
    parent_span_id BLOB,
    activity TEXT NOT NULL CHECK (activity <> '' AND activity <> 'none'),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('anonymous', 'account', 'link', 'job', 'command')),
    actor TEXT NOT NULL CHECK (actor <> ''),
    roles TEXT NOT NULL,
    organisation TEXT NOT NULL,
    object TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);

-- Whose data the act touched, as a pseudonym.
CREATE TABLE logbook_subject (
    line BLOB NOT NULL REFERENCES logbook_line (id),
    type TEXT NOT NULL CHECK (type <> ''),
    pseudonym BLOB NOT NULL,
    seen TEXT NOT NULL CHECK (seen IN ('listed', 'opened')),
    PRIMARY KEY (line, type, pseudonym)
);

-- The lines that wait for their seal, so that the sealer never looks through the whole logbook.
CREATE TABLE logbook_waiting (
    line BLOB NOT NULL PRIMARY KEY REFERENCES logbook_line (id)
);

-- The chain. No foreign key to the line: a seal outlives its line, or nobody could prove that the line was there.
CREATE TABLE logbook_seal (
    sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence > 0),
    line BLOB NOT NULL UNIQUE,
    content_hash BLOB NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);

-- The signed heads of the chain, one per batch.
CREATE TABLE logbook_checkpoint (
    sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence > previous),
    previous BIGINT NOT NULL UNIQUE CHECK (previous >= 0),
    hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    signed_at BIGINT NOT NULL
);

-- The public key of the keyring that this database was made with; no other keyring may open it.
CREATE TABLE logbook_key (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    public_key BLOB NOT NULL
);
