// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const storedAs = 'plein-keys'; // remembers one thing in this browser: single keys are off

function remembered(storage) {
  try {
    return storage().getItem(storedAs) !== 'off';
  } catch {
    return true; // storage may be forbidden: the keys then work until the page is left
  }
}

function remember(storage, on) {
  try {
    if (on) storage().removeItem(storedAs);
    else storage().setItem(storedAs, 'off');
  } catch {
    // as above
  }
}

const typing = (target) => target.closest('input, textarea, select, [contenteditable]');

/** Single keys for the work pages, named in the help dialog and to be switched off there (WCAG 2.1.4). */
export function workKeys(page) {
  const help = page.querySelector('[data-key-help]');
  if (!help) return;
  const storage = () => page.defaultView.localStorage;
  const toggle = help.querySelector('[data-keys-on]');
  toggle.checked = remembered(storage);
  toggle.addEventListener('change', () => remember(storage, toggle.checked));

  const rows = () => [...page.querySelectorAll('[data-row-link]')];
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(page.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    all[next].focus();
    all[next].scrollIntoView({ block: 'nearest' });
  };
  const acts = {
    '/': () => page.querySelector('[data-key-search]')?.focus(),
    n: () => page.querySelector('[data-key-new]')?.click(),
    j: () => move(1),
    k: () => move(-1),
    '?': () => help.showModal(),
  };

  page.addEventListener('keydown', (event) => {
    if (!toggle.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (page.querySelector('dialog[open]') || typing(event.target)) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  for (const button of page.querySelectorAll('[data-key-help-open]')) {
    button.addEventListener('click', () => help.showModal());
    button.hidden = false;
  }
}
