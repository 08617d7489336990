#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
# Every mutant that is excused as equivalent is still a mutant of the code as it stands.
set -euo pipefail
node tools/mutate.mjs --check
