#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
# Every C++ file is as clang-format leaves it.
set -euo pipefail
git ls-files '*.cpp' '*.hpp' | xargs -r clang-format-16 --dry-run -Werror
