// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const longest = 10_000; // milliseconds to wait for the phone
const denied = 1; // GeolocationPositionError.PERMISSION_DENIED

/** Degrees in three decimals: a point of a grid of about 100 metres, so that no house can be told from its neighbours. */
const coarse = (degrees) => degrees.toFixed(3);

/** Searches near the phone's own place, which is asked only at a press of the button. */
export function myPlace(page) {
  const { navigator, isSecureContext } = page.defaultView;
  if (!navigator.geolocation || !isSecureContext) return;

  for (const part of page.querySelectorAll('[data-my-place]')) {
    const button = part.querySelector('button');
    const said = part.querySelector('[role=status]');
    const { form } = button;
    const fields = form.elements;
    const fail = (text) => {
      button.disabled = false;
      said.textContent = text;
      fields.postcode.focus();
    };

    button.addEventListener('click', () => {
      button.disabled = true;
      said.textContent = part.dataset.waitingText;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          button.disabled = false;
          fields.place.value = `${coarse(coords.latitude)},${coarse(coords.longitude)}`;
          fields.postcode.value = part.dataset.placeName;
          form.requestSubmit();
        },
        (error) => fail(error.code === denied ? part.dataset.deniedText : part.dataset.failedText),
        { enableHighAccuracy: false, timeout: longest, maximumAge: 60_000 },
      );
    });
    part.hidden = false;
  }
}
