-- SPDX-FileCopyrightText: 2026 the Plein contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Who keeps an entry true reads its versions; the index of the current ones does not lead to those of before.
CREATE INDEX entry_version_entry ON entry_version (entry);

-- Whether a batch came from a file or is what somebody made of one entry in the form: a file that is read in once more
-- never undoes the latter. All batches of before came from files.
ALTER TABLE directory_import ADD COLUMN origin TEXT NOT NULL DEFAULT 'file' CHECK (origin IN ('file', 'form'));
