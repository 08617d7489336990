-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One row that every change counts up, so that each server knows when its index is out of date.
CREATE TABLE directory_change (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL
);
INSERT INTO directory_change (id, sequence) VALUES (1, 0);

-- One file or folder that was read in. Its rows count only once it is visible.
CREATE TABLE directory_import (
    id BLOB NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('staged', 'visible')),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);

-- One version of one entry, valid from the moment its batch began. The current one is visible and has no end.
CREATE TABLE entry_version (
    id BLOB NOT NULL PRIMARY KEY,
    import_id BLOB NOT NULL REFERENCES directory_import (id),
    entry BLOB NOT NULL,
    visible BIGINT NOT NULL CHECK (visible IN (0, 1)),
    name TEXT NOT NULL,
    alternate_name TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    mail TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily closed')),
    alert TEXT NOT NULL,
    application TEXT NOT NULL,
    cost TEXT NOT NULL,
    waiting TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    minimum_age BIGINT,
    maximum_age BIGINT,
    interpretation TEXT NOT NULL,
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    ladder_step BIGINT CHECK (ladder_step BETWEEN 1 AND 5),
    building_block TEXT NOT NULL,
    area_served TEXT NOT NULL,
    area_served_code TEXT NOT NULL,
    assured_on TEXT,
    last_modified BIGINT,
    capacity_available BIGINT,
    capacity_maximum BIGINT,
    capacity_unit TEXT NOT NULL,
    capacity_updated TEXT,
    source_hash BLOB NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL)),
    UNIQUE (import_id, entry)
);
CREATE UNIQUE INDEX entry_version_current ON entry_version (entry) WHERE visible = 1 AND valid_until IS NULL;

-- The HSDS document that the version was read from. Apart, so that making a batch visible rewrites small rows only.
CREATE TABLE entry_source (
    version BLOB NOT NULL PRIMARY KEY REFERENCES entry_version (id),
    source TEXT NOT NULL
);

CREATE TABLE entry_theme (
    version BLOB NOT NULL REFERENCES entry_version (id),
    position BIGINT NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (version, position)
);

CREATE TABLE entry_language (
    version BLOB NOT NULL REFERENCES entry_version (id),
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (version, position)
);

CREATE TABLE entry_location (
    version BLOB NOT NULL REFERENCES entry_version (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    line TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    route TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    PRIMARY KEY (version, position)
);

-- What a building offers to people who cannot walk, see or hear well.
CREATE TABLE entry_accessibility (
    version BLOB NOT NULL REFERENCES entry_version (id),
    location BIGINT NOT NULL,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (version, location, position)
);

-- location is the position of the place, or -1 where the row belongs to the entry itself.
CREATE TABLE entry_phone (
    version BLOB NOT NULL REFERENCES entry_version (id),
    location BIGINT NOT NULL,
    position BIGINT NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (version, location, position)
);

-- weekdays has a bit per day, Monday 1; positions and month_days are whole numbers with commas; times are minutes.
CREATE TABLE entry_schedule (
    version BLOB NOT NULL REFERENCES entry_version (id),
    location BIGINT NOT NULL,
    position BIGINT NOT NULL,
    frequency TEXT NOT NULL CHECK (frequency IN ('none', 'weekly', 'monthly')),
    weekdays BIGINT NOT NULL,
    positions TEXT NOT NULL,
    month_days TEXT NOT NULL,
    every BIGINT NOT NULL CHECK (every >= 1),
    opens_at BIGINT,
    closes_at BIGINT,
    starts_on TEXT,
    first_day TEXT,
    last_day TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (version, location, position)
);
