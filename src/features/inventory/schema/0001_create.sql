-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Rounds in which temporary helpers go round an area, what they discover there, and what its own people say of it. Names,
-- addresses and all that somebody tells are sealed; an address is also hashed under a key to know it again.

CREATE TABLE inventory_round (
    id BLOB NOT NULL PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- What a round asks. Two editors who change it at once meet the unique index of the version.
CREATE TABLE inventory_round_version (
    id BLOB NOT NULL PRIMARY KEY,
    round BLOB NOT NULL REFERENCES inventory_round (id),
    version BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    area TEXT NOT NULL CHECK (area <> ''),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    checklist TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX inventory_round_version_number ON inventory_round_version (round, version);
CREATE UNIQUE INDEX inventory_round_version_current ON inventory_round_version (round) WHERE valid_until IS NULL;

-- That an editor ended a round before its last day.
CREATE TABLE inventory_round_end (
    round BLOB NOT NULL PRIMARY KEY REFERENCES inventory_round (id),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- Who helps in a round. A row goes when the round is over, or when an editor takes the helper from it, and so does all
-- that points to it.
CREATE TABLE inventory_helper (
    id BLOB NOT NULL PRIMARY KEY,
    round BLOB NOT NULL REFERENCES inventory_round (id),
    name BLOB NOT NULL,
    address BLOB NOT NULL,
    address_hash BLOB NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE UNIQUE INDEX inventory_helper_address ON inventory_helper (round, address_hash);

-- The last link that was mailed to a helper; the next one takes its place. Its code is not here, only the hash.
CREATE TABLE inventory_helper_link (
    helper BLOB NOT NULL PRIMARY KEY REFERENCES inventory_helper (id),
    code_hash BLOB NOT NULL UNIQUE,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- What a helper ticked, by the words of the line, so that another checklist ticks nothing else.
CREATE TABLE inventory_tick (
    id BLOB NOT NULL PRIMARY KEY,
    helper BLOB NOT NULL REFERENCES inventory_helper (id),
    line TEXT NOT NULL CHECK (line <> ''),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX inventory_tick_current ON inventory_tick (helper, line) WHERE valid_until IS NULL;

-- What a helper came upon. It never changes, and it outlives its helper, whose id then says nothing.
CREATE TABLE inventory_discovery (
    id BLOB NOT NULL PRIMARY KEY,
    round BLOB NOT NULL REFERENCES inventory_round (id),
    helper BLOB NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX inventory_discovery_round ON inventory_discovery (round, recorded_at);
CREATE INDEX inventory_discovery_helper ON inventory_discovery (helper, recorded_at);

-- What it says: of the initiative, of its own people, and to the editor. All versions go when it is decided.
CREATE TABLE inventory_discovery_version (
    id BLOB NOT NULL PRIMARY KEY,
    discovery BLOB NOT NULL REFERENCES inventory_discovery (id),
    version BIGINT NOT NULL,
    found BLOB NOT NULL,
    people BLOB NOT NULL,
    note BLOB NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX inventory_discovery_version_number ON inventory_discovery_version (discovery, version);
CREATE UNIQUE INDEX inventory_discovery_version_current ON inventory_discovery_version (discovery)
    WHERE valid_until IS NULL;

-- The last link that was mailed to its own people, as inventory_helper_link. It stays for a while when all is decided, so
-- that the same form, sent twice, gets the same answer.
CREATE TABLE inventory_discovery_link (
    discovery BLOB NOT NULL PRIMARY KEY REFERENCES inventory_discovery (id),
    code_hash BLOB NOT NULL UNIQUE,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX inventory_discovery_link_sent ON inventory_discovery_link (recorded_at);

-- That its own people said of a version that it is right.
CREATE TABLE inventory_confirmation (
    discovery BLOB NOT NULL REFERENCES inventory_discovery (id),
    version BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    PRIMARY KEY (discovery, version)
);

-- What became of it; as long as there is no row, it waits. Two who decide at once meet the primary key.
CREATE TABLE inventory_result (
    discovery BLOB NOT NULL PRIMARY KEY REFERENCES inventory_discovery (id),
    state TEXT NOT NULL CHECK (state IN ('taken_up', 'declined', 'refused', 'withdrawn', 'expired')),
    entry BLOB,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    CHECK ((state = 'taken_up') = (entry IS NOT NULL))
);

-- Why an editor did not take it up, for the helper to read; gone with the helper.
CREATE TABLE inventory_refusal (
    discovery BLOB NOT NULL PRIMARY KEY REFERENCES inventory_discovery (id),
    reason BLOB NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
