// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

/** F9 hides the work from someone who walks in; F9 or the button shows it again. Nothing on the page is lost. */
export function privacyScreen(page) {
  const screen = page.querySelector('[data-privacy-screen]');
  if (!screen) return;

  const toggle = () => (screen.open ? screen.close() : screen.showModal());
  screen.querySelector('[data-show-again]').addEventListener('click', toggle);
  screen.addEventListener('cancel', (event) => event.preventDefault());
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    toggle();
  });
}
