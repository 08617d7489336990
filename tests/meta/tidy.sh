#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
# clang-tidy on what changed since the last commit but one; `tools/full tidy` does every file.
set -euo pipefail
most=12
mapfile -t changed < <({ git diff --name-only HEAD~1 2>/dev/null || true; git diff --name-only; } | sort -u | grep -E '^src/.*\.cpp$' | grep -v '_test\.cpp$' || true)
present=()
for file in "${changed[@]}"; do [ -e "$file" ] && present+=("$file"); done
[ ${#present[@]} -gt 0 ] || { echo "no source changed"; exit 0; }
[ ${#present[@]} -le $most ] || echo "SKIPPED: ${#present[@]} files changed; $most of them are checked here, all of them by tools/full tidy"
[ -e build/tidy/compile_commands.json ] || cmake --preset tidy >/dev/null
clang-tidy-16 -p build/tidy --quiet "${present[@]:0:$most}" 2>/dev/null
