-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Mail that waits to be sent, and for a while the bare fact that it was. Address, subject and body are sealed; they are
-- gone when the mail is delivered. Only the sender reads a row, so none belongs to a scope.
CREATE TABLE mail_outbox (
    id BLOB PRIMARY KEY,
    once TEXT UNIQUE CHECK (once <> ''),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    message_id TEXT NOT NULL UNIQUE CHECK (message_id <> ''),
    address BLOB,
    subject BLOB,
    body BLOB,
    state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'failed')),
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    due_at BIGINT NOT NULL,
    lease_until BIGINT,
    leased_by TEXT,
    ended_at BIGINT,
    last_error TEXT NOT NULL,
    CHECK ((lease_until IS NULL) = (leased_by IS NULL)),
    CHECK ((state = 'queued') = (ended_at IS NULL)),
    CHECK (state = 'queued' OR lease_until IS NULL),
    CHECK ((address IS NULL) = (subject IS NULL)),
    CHECK ((address IS NULL) = (body IS NULL)),
    CHECK (state <> 'queued' OR address IS NOT NULL),
    CHECK (state <> 'delivered' OR address IS NULL)
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (due_at, id) WHERE state = 'queued';
CREATE INDEX mail_outbox_ended ON mail_outbox (ended_at) WHERE ended_at IS NOT NULL;
