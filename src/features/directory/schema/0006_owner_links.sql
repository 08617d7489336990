-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- An owner may have several links that hold, so that nobody ends another's by asking for a new one. `origin` tells a
-- link that somebody asked for, who knew the address, from one that we sent: an editor, a reminder.

ALTER TABLE owner_link RENAME TO owner_link_before;

-- The last links that were mailed to an owner. Their codes are not here, only the hashes.
CREATE TABLE owner_link (
    code_hash BLOB NOT NULL PRIMARY KEY,
    owner BLOB NOT NULL REFERENCES owner (id),
    origin TEXT NOT NULL CHECK (origin IN ('sent', 'asked')),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX owner_link_owner ON owner_link (owner, origin);

INSERT INTO owner_link (code_hash, owner, origin, recorded_at, recorded_by)
SELECT code_hash, owner, CASE WHEN recorded_by = 'anonymous' THEN 'asked' ELSE 'sent' END, recorded_at, recorded_by
FROM owner_link_before;

DROP TABLE owner_link_before;
