// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

/** Shares the address of this page; where the browser cannot share, it copies the address and says so. */
export function sharePage(page) {
  const { navigator } = page.defaultView;
  if (!navigator.share && !navigator.clipboard) return;

  for (const button of page.querySelectorAll('[data-share]')) {
    const label = button.querySelector('[data-label]');
    button.addEventListener('click', async () => {
      const address = page.location.href;
      try {
        if (navigator.share) {
          await navigator.share({ title: page.title, url: address });
        } else {
          await navigator.clipboard.writeText(address);
          label.textContent = button.dataset.copiedText;
        }
      } catch (error) {
        if (error.name !== 'AbortError') button.hidden = true; // not allowed here: offer nothing that fails
      }
    });
    button.hidden = false;
  }
}
