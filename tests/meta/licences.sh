#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
# Every file carries its licence (REUSE 3.0).
set -euo pipefail
reuse lint
