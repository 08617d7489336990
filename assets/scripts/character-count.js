// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

/** Says how many characters are left, once a text field is three quarters full. */
export function characterCount(page) {
  for (const counter of page.querySelectorAll('[data-count-for]')) {
    const field = page.getElementById(counter.dataset.countFor);
    if (!field || field.maxLength <= 0) continue;
    const show = () => {
      const left = Math.max(0, field.maxLength - field.value.length);
      counter.textContent = counter.dataset.countText.replace('#', String(left));
      counter.hidden = left > field.maxLength / 4;
    };
    field.addEventListener('input', show);
    show();
  }
}
