// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const readable = 'h1, h2, h3, p, li, dt, dd, th, td, legend, label, summary';
const silent = '[hidden], [data-not-aloud], dialog, svg, details:not([open]) > :not(summary)';

/** The text of the page in pieces short enough for every speech engine, each with the language it is written in. */
function pieces(main) {
  return [...main.querySelectorAll(readable)]
    .filter((part) => !part.closest(silent) && !part.parentElement.closest(readable) && part.offsetParent !== null)
    .map((part) => ({ text: part.innerText.replace(/\s+/g, ' ').trim(), lang: part.closest('[lang]').lang }))
    .filter(({ text }) => text);
}

/** Reads the main part of the page aloud, each text in its own language; the same button stops it. */
export function readAloud(page) {
  const button = page.querySelector('[data-read-aloud]');
  const speech = page.defaultView.speechSynthesis;
  const main = page.querySelector('main');
  if (!button || !speech || !main) return;

  const label = button.querySelector('[data-label]');
  const startText = label.textContent;
  let reading = false;

  const stop = () => {
    reading = false;
    speech.cancel();
    label.textContent = startText;
  };

  button.addEventListener('click', () => {
    if (reading) {
      stop();
      return;
    }
    speech.cancel();
    const texts = pieces(main);
    if (!texts.length) return;
    reading = true;
    label.textContent = button.dataset.stopText;
    texts.forEach(({ text, lang }, index) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = lang;
      if (index === texts.length - 1) utterance.onend = stop;
      utterance.onerror = () => reading && stop();
      speech.speak(utterance);
    });
  });
  page.defaultView.addEventListener('pagehide', stop);
  button.hidden = false;
}
