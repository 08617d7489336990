-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Its own people may have several links that hold, so that one more mail does not end the one that they kept. A
-- confirmation may also be an editor's who spoke to them: `recorded_by` says whose it is.

ALTER TABLE inventory_discovery_link RENAME TO inventory_discovery_link_before;
DROP INDEX inventory_discovery_link_sent;

-- The links that were mailed to its own people, as inventory_helper_link. They stay for a while when all is decided, so
-- that the same form, sent twice, gets the same answer.
CREATE TABLE inventory_discovery_link (
    code_hash BLOB NOT NULL PRIMARY KEY,
    discovery BLOB NOT NULL REFERENCES inventory_discovery (id),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> '')
);
CREATE INDEX inventory_discovery_link_discovery ON inventory_discovery_link (discovery);
CREATE INDEX inventory_discovery_link_sent ON inventory_discovery_link (recorded_at);

INSERT INTO inventory_discovery_link (code_hash, discovery, recorded_at, recorded_by)
SELECT code_hash, discovery, recorded_at, recorded_by
FROM inventory_discovery_link_before;

DROP TABLE inventory_discovery_link_before;
