#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
# Every text on a screen stands in every catalogue.
set -euo pipefail
python3 tools/texts.py --check
