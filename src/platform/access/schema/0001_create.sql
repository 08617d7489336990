-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Who may see one record, for which purpose, from when until when. Only platform/access writes it.
CREATE TABLE scope (
    id BLOB NOT NULL PRIMARY KEY,
    record BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    data_kind TEXT NOT NULL CHECK (data_kind <> ''),
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE INDEX scope_record ON scope (record, purpose, organisation);
-- At most one open scope of a kind; a closed one may be opened again later.
CREATE UNIQUE INDEX scope_open ON scope (record, purpose, organisation) WHERE valid_until IS NULL;

-- What a form's one-time key already led to, and a keyed hash of what the form carried then.
CREATE TABLE form_key (
    key TEXT NOT NULL CHECK (key <> ''),
    activity TEXT NOT NULL CHECK (activity <> ''),
    actor TEXT NOT NULL CHECK (actor <> ''),
    content BLOB NOT NULL,
    answer BLOB NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (key, activity, actor)
);
CREATE INDEX form_key_used ON form_key (used_at);
