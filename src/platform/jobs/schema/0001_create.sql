-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One row per kind of job. A server runs it only while it holds the lease.
CREATE TABLE job (
    kind TEXT NOT NULL PRIMARY KEY CHECK (kind <> ''),
    due_at BIGINT NOT NULL,
    lease_until BIGINT,
    leased_by TEXT,
    last_started BIGINT,
    last_ended BIGINT,
    last_error TEXT NOT NULL,
    runs BIGINT NOT NULL CHECK (runs >= 0),
    CHECK ((lease_until IS NULL AND leased_by IS NULL) OR (lease_until IS NOT NULL AND leased_by IS NOT NULL))
);
