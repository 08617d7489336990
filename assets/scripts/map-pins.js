// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const marked = 'plein-marked';

/** Marks the pin of the result under the mouse or with the focus, and the result of such a pin. */
export function mapPins(page) {
  const results = new Map([...page.querySelectorAll('[data-result]')].map((result) => [result.dataset.result, result]));
  for (const pin of page.querySelectorAll('[data-pin]')) {
    const pair = [pin, results.get(pin.dataset.pin)];
    if (!pair[1]) continue;
    // Each of mouse and focus marks by itself, so that the mouse leaving does not unmark what has the focus.
    const reasons = new Set();
    const set = (reason, on) => {
      if (on) reasons.add(reason);
      else reasons.delete(reason);
      for (const part of pair) part.classList.toggle(marked, reasons.size > 0);
    };
    for (const part of pair) {
      part.addEventListener('mouseenter', () => set('mouse', true));
      part.addEventListener('mouseleave', () => set('mouse', false));
      part.addEventListener('focusin', () => set('focus', true));
      part.addEventListener('focusout', () => set('focus', false));
    }
  }
}
