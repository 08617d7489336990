-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What happened, for counting. Only added to; a correction is a new row with `reverses`.
CREATE TABLE fact (
    id BLOB NOT NULL PRIMARY KEY,
    day TEXT NOT NULL CHECK (length(day) = 10),
    kind TEXT NOT NULL CHECK (kind <> ''),
    neighbourhood TEXT NOT NULL,
    area_year BIGINT NOT NULL CHECK (area_year >= 0),
    pseudonym BLOB,
    theme TEXT NOT NULL,
    ladder_step BIGINT CHECK (ladder_step BETWEEN 1 AND 5),
    channel TEXT NOT NULL,
    contact_kind TEXT NOT NULL,
    organisation TEXT NOT NULL,
    other_organisation TEXT NOT NULL,
    value BIGINT,
    reverses BLOB UNIQUE REFERENCES fact (id)
);
CREATE INDEX fact_kind_day ON fact (kind, day);
