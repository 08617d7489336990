-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- What people say of our pages. Nothing here says who they are: no account, no address of a computer, and of a yes or no
-- not even the moment (its id is random).

CREATE TABLE feedback_vote (
    id BLOB PRIMARY KEY,
    page TEXT NOT NULL CHECK (page <> ''),
    entry BLOB,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    useful BIGINT NOT NULL CHECK (useful IN (0, 1)),
    day TEXT NOT NULL
);
CREATE INDEX feedback_vote_day ON feedback_vote (day, page);

-- A comment on a page or a report about an entry. It never changes; the text is sealed.
CREATE TABLE feedback_remark (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'report')),
    page TEXT NOT NULL CHECK (page <> ''),
    entry BLOB,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    useful BIGINT CHECK (useful IN (0, 1)),
    wrong TEXT NOT NULL CHECK (wrong IN ('', 'hours', 'phone', 'address', 'ended', 'cost', 'other')),
    received_at BIGINT NOT NULL,
    text BLOB NOT NULL,
    CHECK ((kind = 'comment') = (useful IS NOT NULL)),
    CHECK ((kind = 'report') = (wrong <> '')),
    CHECK (kind = 'comment' OR entry IS NOT NULL)
);
CREATE INDEX feedback_remark_received ON feedback_remark (received_at, id);
CREATE INDEX feedback_remark_entry ON feedback_remark (entry, kind);

-- What was done about a remark: while such a row holds, it is handled. Two workers who handle one meet the unique index.
CREATE TABLE feedback_handling (
    id BLOB PRIMARY KEY,
    remark BLOB NOT NULL REFERENCES feedback_remark (id),
    note BLOB NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
    ended_by TEXT CHECK (ended_by <> ''),
    CHECK ((valid_until IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX feedback_handling_current ON feedback_handling (remark) WHERE valid_until IS NULL;
CREATE INDEX feedback_handling_since ON feedback_handling (valid_from, remark);

-- Where to answer, for as long as no answer was given: apart from the remark, so that it can be destroyed before it.
CREATE TABLE feedback_mail (
    remark BLOB PRIMARY KEY REFERENCES feedback_remark (id),
    address BLOB NOT NULL,
    received_at BIGINT NOT NULL
);
CREATE INDEX feedback_mail_received ON feedback_mail (received_at);
