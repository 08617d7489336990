// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

/** Lets a person speak instead of type, in browsers that can turn speech into text. */
export function speakText(page) {
  const Recognition = page.defaultView.SpeechRecognition ?? page.defaultView.webkitSpeechRecognition;
  if (!Recognition) return;

  for (const button of page.querySelectorAll('[data-speak-for]')) {
    const field = page.getElementById(button.dataset.speakFor);
    const label = button.querySelector('[data-label]');
    if (!field) continue;
    const startText = label.textContent;
    const recognition = new Recognition();
    recognition.lang = page.documentElement.lang;
    recognition.continuous = true;
    let listening = false;

    recognition.addEventListener('result', (event) => {
      for (const result of [...event.results].slice(event.resultIndex)) {
        if (!result.isFinal) continue;
        const spoken = result[0].transcript.trim();
        const joint = field.value && !/\s$/.test(field.value) ? ' ' : '';
        field.value = (field.value + joint + spoken).slice(0, field.maxLength > 0 ? field.maxLength : undefined);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    recognition.addEventListener('end', () => {
      listening = false;
      label.textContent = startText;
      field.focus();
    });
    button.addEventListener('click', () => {
      if (listening) {
        recognition.stop();
        return;
      }
      listening = true;
      label.textContent = button.dataset.stopText;
      recognition.start();
    });
    button.hidden = false;
  }
}
