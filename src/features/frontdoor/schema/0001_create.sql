-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- A help question. What the resident wrote does not change; what becomes of it is in the tables below.

CREATE TABLE question (
    id BLOB PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    code_hash BLOB NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('web', 'phone', 'mail', 'desk', 'village')),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    themes TEXT NOT NULL,
    neighbourhood TEXT NOT NULL,
    area_year BIGINT NOT NULL,
    contact_kind TEXT NOT NULL CHECK (contact_kind IN ('call', 'mail', 'none')),
    story BLOB NOT NULL,
    postcode BLOB NOT NULL,
    contact BLOB NOT NULL
);

-- Where a question stands: one row for each version, the current one without an end. Nothing is overwritten, and two
-- workers who save the same version meet the unique index.
CREATE TABLE question_state (
    question BLOB NOT NULL REFERENCES question (id),
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed', 'withdrawn')),
    owner BLOB,
    due_day TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL)),
    PRIMARY KEY (question, version)
);
CREATE INDEX question_state_current ON question_state (state, due_day, question) WHERE valid_until IS NULL;

-- What happened, in order, with what was written.
CREATE TABLE question_event (
    id BLOB PRIMARY KEY,
    question BLOB NOT NULL REFERENCES question (id),
    kind TEXT NOT NULL CHECK (kind IN ('asked', 'taken', 'answered', 'added', 'closed', 'withdrawn')),
    happened_at BIGINT NOT NULL,
    worker BLOB,
    text BLOB NOT NULL,
    result TEXT NOT NULL,
    entries TEXT NOT NULL
);
CREATE INDEX question_event_of ON question_event (question, happened_at);
