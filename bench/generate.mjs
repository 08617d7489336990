// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Generated entries and questions for the benchmark, the same every time.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const tuned = new URL('../tests/fixtures/search/questions.tsv', import.meta.url);

const places = ['Noord', 'Zuid', 'Oost', 'West', 'Midden', 'de Vaart', 'de Brink', 'het Hof', 'de Dijk', 'de Es'];

/** A UUID that depends on its name alone. */
function uuid(name) {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Gives every id in a document another one, the same for the same old id. */
function renumbered(value, turn) {
    if (Array.isArray(value)) return value.map((each) => renumbered(each, turn));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [
        key, (key === 'id' || key.endsWith('_id')) && typeof each === 'string' && each.length === 36 ? uuid(`${each}:${turn}`) : renumbered(each, turn)]));
}

/** `count` services: those of a file again and again, each turn with other ids and names. */
export function directory(source, count) {
    const entries = JSON.parse(readFileSync(source, 'utf8'));
    return Array.from({ length: count }, (_, i) => {
        const turn = Math.floor(i / entries.length);
        const entry = renumbered(entries[i % entries.length], turn);
        entry.name = `${entry.name} ${places[turn % places.length]} ${turn}`;
        return entry;
    });
}

function known_questions() {
    return readFileSync(tuned, 'utf8').split('\n').slice(1).map((line) => line.split('\t')).filter((row) => row.length >= 2).map((row) => row[1]);
}

/** `count` different questions. */
export function questions(count) {
    const known = known_questions();
    return Array.from({ length: count }, (_, i) => (i < known.length ? known[i] : `${known[i % known.length]} ${places[i % places.length]} ${Math.floor(i / known.length)}`));
}

/**
 * What stands in the search field at `count` keys of people who type a question: all its beginnings of two characters
 * and more, for which assets/scripts/suggest.js asks. Those of one question lie far apart.
 */
export function keystrokes(count) {
    const typed = known_questions().flatMap((question) => Array.from({ length: question.length - 1 }, (_, i) => question.slice(0, i + 2)));
    return Array.from({ length: count }, (_, i) => typed[(i * 7919) % typed.length]);
}
