-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Who keeps entries true from outside, and what they change. An address is sealed, and hashed under a key to find it.
-- A row of owner goes with its last entry, and so does all that points to it.

CREATE TABLE owner (
    id BLOB NOT NULL PRIMARY KEY,
    address BLOB NOT NULL,
    address_hash BLOB NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

CREATE TABLE entry_owner (
    id BLOB NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL,
    owner BLOB NOT NULL REFERENCES owner (id),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX entry_owner_current ON entry_owner (entry, owner) WHERE valid_until IS NULL;
CREATE INDEX entry_owner_owner ON entry_owner (owner);

-- The last link that was mailed to an owner; the next one takes its place. Its code is not here, only the hash.
CREATE TABLE owner_link (
    owner BLOB NOT NULL PRIMARY KEY REFERENCES owner (id),
    code_hash BLOB NOT NULL UNIQUE,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- That an owner was asked by mail whether an entry is still right. Only ever added to, and gone with the owner.
CREATE TABLE owner_reminder (
    id BLOB NOT NULL PRIMARY KEY,
    owner BLOB NOT NULL REFERENCES owner (id),
    entry BLOB NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX owner_reminder_owner ON owner_reminder (owner);

-- A change that waits for an editor: the whole HSDS document, and the version that it was made of. It never changes, and
-- it outlives its owner, whose id then says nothing.
CREATE TABLE entry_proposal (
    id BLOB NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL,
    owner BLOB NOT NULL,
    version BLOB NOT NULL REFERENCES entry_version (id),
    source TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX entry_proposal_entry ON entry_proposal (entry);
CREATE INDEX entry_proposal_owner ON entry_proposal (owner);

-- What became of it; as long as there is no row, it waits. Two editors who decide at once meet the primary key. The
-- reason is sealed.
CREATE TABLE entry_proposal_result (
    proposal BLOB NOT NULL PRIMARY KEY REFERENCES entry_proposal (id),
    state TEXT NOT NULL CHECK (state IN ('approved', 'refused', 'withdrawn')),
    reason BLOB NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- What owners changed without an editor between, the newest first.
CREATE INDEX entry_version_by_link ON entry_version (valid_from) WHERE recorded_by >= 'link:' AND recorded_by < 'link:g';
