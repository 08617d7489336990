-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One row that every change counts up, so that each server knows when its index is out of date.
CREATE TABLE area_change (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL
);
INSERT INTO area_change (id, sequence) VALUES (1, 0);

-- One file that was read in. Its rows count only once it is visible.
CREATE TABLE area_import (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('areas', 'addresses')),
    file_name TEXT NOT NULL,
    year BIGINT NOT NULL,
    records BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'visible', 'replaced')),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE UNIQUE INDEX area_import_one_address_file ON area_import (kind) WHERE kind = 'addresses' AND state = 'visible';

-- One version of one area, valid by the calendar day; replaced where a later file or a worker corrected it. An own area
-- has no geometry here: it is the union of its parts.
CREATE TABLE area (
    id BLOB NOT NULL PRIMARY KEY,
    import_id BLOB REFERENCES area_import (id),
    visible BIGINT NOT NULL CHECK (visible IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'district', 'neighbourhood', 'own')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    municipality TEXT NOT NULL,
    parent TEXT NOT NULL,
    year BIGINT NOT NULL,
    geometry BLOB NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT CHECK (valid_until > valid_from),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    replaced_at BIGINT,
    replaced_by TEXT CHECK (replaced_by <> ''),
    version BIGINT NOT NULL,
    CHECK ((valid_until IS NULL) = (ended_by IS NULL)),
    CHECK ((replaced_at IS NULL) = (replaced_by IS NULL)),
    CHECK ((kind = 'own') = (import_id IS NULL))
);
CREATE UNIQUE INDEX area_open ON area (code) WHERE visible = 1 AND replaced_at IS NULL AND valid_until IS NULL;
CREATE INDEX area_by_import ON area (import_id, kind, municipality);

CREATE TABLE area_part (
    area BLOB NOT NULL REFERENCES area (id),
    neighbourhood TEXT NOT NULL,
    PRIMARY KEY (area, neighbourhood)
);

-- The addresses of one postcode, packed as features/areas/store_address.cpp says: the whole country has nine million,
-- and they are only ever read together into the index.
CREATE TABLE area_postcode (
    import_id BLOB NOT NULL REFERENCES area_import (id),
    postcode TEXT NOT NULL,
    addresses BLOB NOT NULL,
    PRIMARY KEY (import_id, postcode)
);
