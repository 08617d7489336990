-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A colleague who may sign in, until the account is disabled; that is for good, and its name is never used again.
CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    display_name TEXT NOT NULL CHECK (display_name <> ''),
    display_order BLOB NOT NULL,
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    password TEXT NOT NULL CHECK (password <> ''),
    demonstration BIGINT NOT NULL CHECK (demonstration IN (0, 1)),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE INDEX account_order ON account (display_order, id);

-- Which roles an account holds and held.
CREATE TABLE account_role (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role <> ''),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX account_role_held ON account_role (account, role) WHERE valid_until IS NULL;

-- Somebody who is signed in on one browser. The cookie's secret is not here, only its hash.
CREATE TABLE session (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id),
    token_hash BLOB NOT NULL UNIQUE,
    started_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_started ON session (started_at);

-- Failed sign-ins, counted under keyed hashes: of a name with an address, of a name, of an address.
CREATE TABLE sign_in_guard (
    guard BLOB NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL CHECK (failures >= 0),
    last_at BIGINT NOT NULL
);
CREATE INDEX sign_in_guard_last ON sign_in_guard (last_at);
