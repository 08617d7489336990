-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Whether the words of a question, or what was added to it later, fit a rule of data/urgent.toml. It stays for as long as
-- the question does: whatever is added after that is looked at the same day too.

ALTER TABLE question_state ADD COLUMN may_be_urgent BIGINT NOT NULL DEFAULT 0 CHECK (may_be_urgent IN (0, 1));
