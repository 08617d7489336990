// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

import { characterCount } from './character-count.js';

/** Sends the answer to 'was this page useful?' in place: the page and what is typed on it stay as they are. */
export function useful(page) {
  const place = page.querySelector('[data-useful]');
  if (!place) return;
  const { fetch, DOMParser, FormData, URLSearchParams } = page.defaultView;

  place.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(event.target));
    if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
    const failed = place.querySelector('[data-useful-failed]');
    if (failed) failed.hidden = true;
    try {
      const answer = await fetch(event.target.action, { method: 'POST', body: fields });
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('reactie');
      if (!next) throw new Error('no answer');
      // A refused comment comes on a page of its own: here its heading is that of the foot, and there is no way back.
      next.querySelector('h1')?.replaceWith(place.querySelector('h2'));
      for (const part of next.querySelectorAll('[data-page-only]')) part.remove();
      if (failed && !next.querySelector('[data-useful-failed]')) next.firstElementChild.append(failed);
      place.replaceChildren(...next.childNodes);
      characterCount(page);
      place.querySelector('[data-error-summary], [tabindex="-1"]')?.focus();
    } catch {
      if (failed) failed.hidden = false;
    }
  });
  place.hidden = false;
}
