-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What an entry looks for, each kind once, with the words of who runs it.
CREATE TABLE entry_need (
    version BLOB NOT NULL REFERENCES entry_version (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (version, position)
);
