// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

export function printPage(page) {
  for (const button of page.querySelectorAll('[data-print]')) {
    button.addEventListener('click', () => page.defaultView.print());
    button.hidden = false;
  }
}
