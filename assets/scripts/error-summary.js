// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

/** After a form came back with errors, reading starts at the summary. */
export function errorSummary(page) {
  page.querySelector('[data-error-summary]')?.focus();
}
