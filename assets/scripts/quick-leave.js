// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const twice = 700; // milliseconds between two presses of Escape

/** Leaves a safety page at once: by its link or by Escape twice. The page does not stay in the history. */
export function quickLeave(page) {
  const link = page.querySelector('[data-quick-leave]');
  if (!link) return;
  let last = -Infinity;

  const leave = (event) => {
    event.preventDefault();
    page.documentElement.hidden = true;
    page.defaultView.location.replace(link.href);
  };

  link.addEventListener('click', leave);
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (event.timeStamp - last < twice) leave(event);
    last = event.timeStamp;
  });
}
