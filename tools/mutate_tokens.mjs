// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Which small changes of a C++ source tools/mutate tries. Reads tokens and brackets, no grammar: it leans on clang-format
// (a binary operator has blanks around it, a template's bracket has none), and the compiler refuses what it got wrong.

/** The source with comments, literals and preprocessor lines blanked, of the same length; and its string literals. */
function read(text) {
    const code = [...text].length === text.length ? text.split('') : Array.from({ length: text.length }, (_, at) => text[at]);
    const strings = [];
    const blank = (from, to) => { for (let at = from; at < to; ++at) if (code[at] !== '\n') code[at] = ' '; };
    const pattern = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^(]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;
    for (const match of text.matchAll(pattern)) {
        if (match[0].startsWith('"')) strings.push([match.index + 1, match.index + match[0].length - 1]);
        blank(match.index, match.index + match[0].length);
    }
    const whole = code.join('');
    // A static_assert is a test itself.
    for (const match of whole.matchAll(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*|\bstatic_assert\([^;]*;/gm)) blank(match.index, match.index + match[0].length);
    return { code: code.join(''), strings };
}

/** Where the bracket that opens at `from` closes, or -1. */
function closing(code, from) {
    let depth = 0;
    for (let at = from; at < code.length; ++at) {
        if ('([{'.includes(code[at])) ++depth;
        if (')]}'.includes(code[at]) && --depth === 0) return at;
    }
    return -1;
}

const swaps = [
    [/(?<= )<(?= )/g, '<='], [/(?<= )<=(?= )/g, '<'], [/(?<= )>(?= )/g, '>='], [/(?<= )>=(?= )/g, '>'],
    [/(?<= )==(?= )/g, '!='], [/(?<= )!=(?= )/g, '=='], [/(?<= )&&(?= )/g, '||'], [/(?<= )\|\|(?= )/g, '&&'],
    [/(?<= )\+(?= 1\b(?!\.))/g, '-'], [/(?<= )-(?= 1\b(?!\.))/g, '+'],
    [/\btrue\b/g, 'false'], [/\bfalse\b/g, 'true'],
];

function* operators(code) {
    for (const [pattern, other] of swaps)
        for (const match of code.matchAll(pattern)) yield [{ at: match.index, cut: match[0].length, put: other }];
}

/** `if (a)` becomes `if (!(a))`; a lone comparison is left to its own mutant, which means the same. */
function* negations(code) {
    for (const match of code.matchAll(/\bif \(/g)) {
        const open = match.index + match[0].length - 1;
        const close = closing(code, open);
        let from = open + 1; // of the condition: after the `;` of an initializer, but not that of a lambda
        for (let at = from; at < close; ++at) {
            if ('([{'.includes(code[at])) at = closing(code, at);
            else if (code[at] === ';') from = at + 2;
        }
        const condition = code.slice(from, close);
        if (/ [=!]= /.test(condition) && !/&&|\|\|/.test(condition)) continue;
        yield [{ at: from, cut: 0, put: '!(' }, { at: close, cut: 0, put: ')' }];
    }
}

/** Statements that are one expression: a call, an assignment, a step. A declaration starts with two names. */
function* deletions(code) {
    const starts = /(?<=[;{})]|\belse)\s+(?=(?:\+\+|--|\*)?[A-Za-z_])/g;
    for (const match of code.matchAll(starts)) {
        const from = match.index + match[0].length;
        let at = from;
        while (at < code.length && code[at] !== ';' && !')}]'.includes(code[at])) at = '([{'.includes(code[at]) ? closing(code, at) + 1 : at + 1;
        if (code[at] !== ';') continue;
        const statement = code.slice(from, at);
        if (!/^(?:\+\+|--|\*)?[A-Za-z_][\w:]*(?:\(|(?:\.|->|\[)|\s[-+|&^*]?=\s|\+\+|--|$)/.test(statement) && !/^(?:\+\+|--)/.test(statement)) continue;
        if (/^(?:return|throw|break|continue|if|for|while|do|switch|else|case|default|using|static_assert|delete|goto|public|private|protected)\b/.test(statement)) continue;
        if (/=\s*(?:default|delete)$/.test(statement) || /^\w[\w:]*$/.test(statement)) continue;
        if (/\.(?:reserve|shrink_to_fit)\(/.test(statement)) continue; // changes time and memory alone
        yield [{ at: from, cut: at - from, put: '' }];
    }
}

/** A function of a namespace or a class that returns at once with nothing in hand. */
function* early_returns(code) {
    const scopes = [];
    for (let at = 0; at < code.length; ++at) {
        if (code[at] === '}') scopes.pop();
        if (code[at] !== '{') continue;
        const before = code.slice(0, at);
        const head = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1).trim();
        const outside = scopes.every((scope) => scope === 'around');
        const around = /^(?:template <.*>\s*)?(?:inline )?(?:namespace|class|struct|enum|union)\b/s.test(head) && !/\)\s*(?:const)?$/.test(head);
        scopes.push(around ? 'around' : 'inside');
        const body = code.slice(at + 1, closing(code, at)).trim();
        if (!outside || around || body === '' || body === 'return {};' || !/\)\s*(?:const|noexcept|override|->\s*[\w:<>&* ]+|\s)*$/.test(head)) continue;
        if (/&\s*[\w:]+\($/.test(head.slice(0, head.indexOf('(') + 1))) continue; // a reference to nothing is no program
        const nothing = /\b(?:void|explicit) |~\w+\(/.test(head.slice(0, head.indexOf('(') + 1)) || /^[\w:]+\(/.test(head);
        yield [{ at: at + 1, cut: 0, put: nothing ? ' return;' : ' return {};' }];
    }
}

/** Each condition of a WHERE made always true; its placeholders stay, or the database would refuse the statement. */
function* filters(text, strings) {
    for (let first = 0; first < strings.length;) {
        // One statement may be several literals with macros between them.
        let last = first;
        const joined = (at) => /^"(?:\s|\\\n|[A-Z_]+\((?:[^()]*)\)|\w+)*"$/.test(text.slice(strings[at][1], strings[at + 1][0]));
        while (last + 1 < strings.length && joined(last)) ++last;
        let sql = '';
        const places = [];
        for (let at = first; at <= last; ++at) {
            for (let place = strings[at][0]; place < strings[at][1]; ++place) { sql += text[place]; places.push(place); }
            if (at < last && /\S/.test(text.slice(strings[at][1] + 1, strings[at + 1][0] - 1).replaceAll('\\\n', ''))) { sql += '\u00b6'; places.push(-1); }
        }
        first = last + 1;
        for (const match of sql.matchAll(/\b(?:WHERE|AND) /g)) {
            const from = match.index + match[0].length;
            let depth = 0;
            let at = from;
            for (; at < sql.length && depth >= 0; ++at) {
                if (sql[at] === '(') ++depth;
                if (sql[at] === ')' && --depth < 0) break;
                if (depth === 0 && /^ (?:AND|OR|ORDER|GROUP|LIMIT|RETURNING|UNION|THEN|DO)\b/.test(sql.slice(at))) break;
            }
            const ends = at < sql.length ? places[at] : strings[last][1];
            if (places[from] < 0 || ends < 0 || from === at || !/[=<>(]|\b(?:IS|IN|NOT|EXISTS)\b/.test(sql.slice(from, at))) continue;
            yield [{ at: places[from], cut: 0, put: '(' }, { at: ends, cut: 0, put: ' OR 1 = 1)' }];
        }
    }
}

/** Every mutant of one file, in the order of its lines: where, the lines as they were and became, and how to make it. */
export function mutants_of(file, text) {
    const { code, strings } = read(text);
    const made = [...operators(code), ...negations(code), ...deletions(code), ...early_returns(code), ...filters(text, strings)];
    const brief = (lines) => { const line = lines.trim().replace(/\s+/g, ' '); return line.length > 160 ? `${line.slice(0, 100)} … ${line.slice(-55)}` : line; };
    const seen = new Map();
    return made.map((edits) => {
        const apply = (whole) => [...edits].reverse().reduce((all, edit) => all.slice(0, edit.at) + edit.put + all.slice(edit.at + edit.cut), whole);
        const from = text.lastIndexOf('\n', edits[0].at - 1) + 1;
        const after = edits.at(-1).at + edits.at(-1).cut;
        const until = text.indexOf('\n', after) < 0 ? text.length : text.indexOf('\n', after);
        const grown = apply(text);
        return {
            file, at: edits[0].at, line: text.slice(0, edits[0].at).split('\n').length,
            was: brief(text.slice(from, until)), became: brief(grown.slice(from, until + grown.length - text.length)), text: apply,
        };
    }).sort((a, b) => a.at - b.at || (a.became < b.became ? -1 : 1)).map((mutant) => {
        // A line that stands in the file more than once is told apart by its number of order.
        const words = `${mutant.was}\t${mutant.became}`;
        seen.set(words, (seen.get(words) ?? 0) + 1);
        return seen.get(words) === 1 ? mutant : { ...mutant, became: `${mutant.became} (${seen.get(words)})` };
    });
}
