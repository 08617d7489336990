// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

const pause = 120; // milliseconds without a key before the server is asked
const fewest = 2; // letters

/** An element with a class and attributes. */
function make(page, name, className, attributes = {}) {
  const made = page.createElement(name);
  made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** One urgent rule: what to do, the number to call first, and who answers there. */
function urgentItem(page, rule) {
  const item = make(page, 'div', 'plein-suggest__urgent');
  const title = make(page, 'p', 'plein-suggest__title');
  title.textContent = rule.title;
  const call = make(page, 'a', 'nl-button plein-phone', { href: `tel:${rule.phoneLink}` });
  const label = make(page, 'span', 'nl-button__label');
  label.textContent = rule.phone;
  call.append(label);
  const who = make(page, 'p', 'plein-small');
  who.textContent = rule.phones[0].label;
  item.append(title, call, who);
  return item;
}

/**
 * Offers words of the directory below a search field, as a combobox with a list (ARIA APG). What is typed goes to the
 * server in the body of a post, so it stands in no address and no log; nothing is kept. Where it cannot wait the number
 * to call stands there instead.
 */
export function suggest(page) {
  for (const field of page.querySelectorAll('[data-suggest]')) offerAt(page, field);
}

function offerAt(page, field) {
  const box = field.parentElement;
  const list = make(page, 'ul', 'plein-suggest', { role: 'listbox', id: `${field.id}-suggesties`, lang: 'nl' });
  const urgent = make(page, 'div', 'plein-suggest plein-suggest--urgent');
  const said = make(page, 'p', 'plein-hidden', { role: 'status' });
  list.setAttribute('aria-label', field.labels?.[0]?.textContent ?? page.querySelector('h1')?.textContent ?? '');
  list.hidden = true;
  urgent.hidden = true;
  field.after(list, urgent, said);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    field.setAttribute(name, value);
  }

  let timer = 0;
  let asking = null; // the request under way
  let answered = ''; // what the list that is shown belongs to
  let at = -1; // the option that is chosen by key; -1 for none

  const options = () => [...list.children];
  const mark = (next) => {
    options()[at]?.setAttribute('aria-selected', 'false');
    at = next;
    const option = options()[at];
    if (!option) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  };
  const show = (open) => {
    mark(-1);
    list.hidden = !open;
    field.setAttribute('aria-expanded', String(open));
  };
  const close = () => {
    page.defaultView.clearTimeout(timer);
    asking?.abort();
    show(false);
    urgent.hidden = true;
    said.textContent = '';
  };
  const choose = (option) => {
    field.value = option.textContent;
    close();
    field.form.requestSubmit();
  };

  const fill = (answer) => {
    urgent.replaceChildren(...answer.urgent.map((rule) => urgentItem(page, rule)));
    list.replaceChildren(...answer.suggestions.map((text, index) => {
      const option = make(page, 'li', 'plein-suggest__option', { role: 'option', id: `${list.id}-${index}`, 'aria-selected': 'false' });
      option.textContent = text;
      return option;
    }));
    urgent.hidden = !answer.urgent.length;
    show(answer.suggestions.length > 0);
    said.textContent = answer.text;
  };
  const ask = async () => {
    const typed = field.value;
    asking = new AbortController();
    try {
      const body = new URLSearchParams({ csrf: field.form.elements.csrf?.value ?? '', query: typed });
      const answer = await page.defaultView.fetch(field.dataset.suggest, { method: 'POST', body, signal: asking.signal });
      // Who has gone on, left the field or signed out needs no list.
      if (!answer.ok || field.value !== typed || page.activeElement !== field) return;
      answered = typed;
      fill(await answer.json());
    } catch {
      // Without an answer there is nothing to offer; the search itself works all the same.
    }
  };

  field.addEventListener('input', () => {
    page.defaultView.clearTimeout(timer);
    asking?.abort();
    if (field.value.trim().length < fewest) close();
    else timer = page.defaultView.setTimeout(ask, pause);
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const all = options();
    if (event.key === 'Escape' && !(list.hidden && urgent.hidden)) {
      event.preventDefault(); // the field would be emptied
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && all.length && (!list.hidden || answered === field.value)) {
      event.preventDefault();
      if (list.hidden) show(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Past either end the field itself is next.
      mark(at < 0 && step < 0 ? all.length - 1 : at + step >= all.length ? -1 : at + step);
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(all[at]);
    }
  });
  // A press on an option must not take the focus from the field before it is chosen.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) choose(option);
  });
  box.addEventListener('focusout', (event) => {
    if (!box.contains(event.relatedTarget)) close();
  });
  field.form.addEventListener('submit', close);
}
