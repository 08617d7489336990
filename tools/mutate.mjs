// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Changes one token of the program at a time, in a copy of the tree, and sees whether the tests notice.
// Why it is home-made: docs/decisions/0012-a-token-mutator-of-our-own.md. Usage: node tools/mutate.mjs --help
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { mutants_of } from './mutate_tokens.mjs';

const usage = `node tools/mutate.mjs [--only FOLDER]… [--sample N] [--seed N] [--work DIR] [--jobs N] [--match TEXT] [--again FILE] [--list] [--check] [--help]

Makes mutants (\`<\` for \`<=\`, \`&&\` for \`||\`, a deleted statement, a dropped SQL filter …) of the folders of src/, one at a
time in a copy of the tree, builds the folder's test programs and runs them. A mutant that fails a test or runs out of time is
killed; one that passes all survives and is listed. Ends with 1 where a folder stays under its threshold.

  --only FOLDER  only this folder of src/ (platform/access); may be given more than once
  --sample N     at most N mutants of each folder, chosen by the seed; without it all
  --seed N       another choice (default 1)
  --work DIR     where the copies are built (default build/mutation)
  --jobs N       copies that work at the same time (default: the number of cores)
  --match TEXT   only mutants whose listing holds TEXT
  --again FILE   only the survivors that an earlier run's output in FILE lists
  --list         list the mutants and build nothing
  --check        only see that every line of tests/mutation/equivalent.tsv still names a mutant`;

/** The share that must be killed: all where a mistake shows somebody else's data or breaks the proof, 85% elsewhere. */
const thresholds = { 'platform/access': 1, 'platform/logbook': 1, 'platform/crypto': 1 };
const folders = ['platform/access', 'platform/logbook', 'platform/crypto', 'base', 'platform/jobs', 'platform/facts',
    'platform/search', 'features/areas'];
/** Test programs of a folder, in the order they run; a folder that is not here has its own unit tests alone. */
const programs = {
    'features/accounts': ['features_accounts_test', 'tests_stories'],
    'features/directory': ['features_directory_test', 'tests_stories'],
    'features/frontdoor': ['features_frontdoor_test', 'tests_stories'],
    'features/workday': ['tests_stories'],
    app: ['tests_commands', 'tests_stories'],
};
const equivalents_file = 'tests/mutation/equivalent.tsv';

function options() {
    const chosen = { only: [], sample: Infinity, seed: 1, work: 'build/mutation', jobs: cpus().length, match: '', again: '', list: false, check: false };
    const words = process.argv.slice(2);
    const stop = (why) => { console.error(`tools/mutate: ${why}; see --help`); process.exit(2); };
    const next = (option) => words.shift() ?? stop(`${option} needs a value`);
    const count = (option) => { const text = next(option); return /^\d+$/.test(text) ? Number(text) : stop(`'${text}' is no number`); };
    while (words.length > 0) {
        const word = words.shift();
        if (word === '--help' || word === '-h') { console.log(usage); process.exit(0); }
        else if (word === '--only') chosen.only.push(next(word));
        else if (word === '--sample') chosen.sample = count(word);
        else if (word === '--seed') chosen.seed = count(word);
        else if (word === '--work') chosen.work = next(word);
        else if (word === '--jobs') chosen.jobs = Math.max(1, count(word));
        else if (word === '--match') chosen.match = next(word);
        else if (word === '--again') chosen.again = readFileSync(next(word), 'utf8');
        else if (word === '--list' || word === '--check') chosen[word.slice(2)] = true;
        else stop(`I do not know '${word}'`);
    }
    for (const folder of chosen.only) if (!existsSync(join('src', folder))) stop(`there is no src/${folder}`);
    if (chosen.only.length === 0) chosen.only = folders;
    return chosen;
}

const name_of = (mutant) => `${mutant.file}:${mutant.line}: ${mutant.was} -> ${mutant.became}`;
const key_of = (mutant) => [mutant.file, mutant.was, mutant.became].join('\t');

function mutants_in(folder) {
    const files = readdirSync(join('src', folder), { recursive: true }).map((file) => join('src', folder, file))
        .filter((file) => /\.[ch]pp$/.test(file) && !/(_test\.cpp|precompiled\.hpp)$/.test(file)).sort();
    return files.flatMap((file) => mutants_of(file, readFileSync(file, 'utf8')));
}

/** Mutants that no test can tell from the program, each with its reason. */
function equivalents() {
    const lines = readFileSync(equivalents_file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => {
        const [file, was, became, reason] = line.split('\t');
        if (!reason) throw new Error(`${equivalents_file}: four fields are needed: ${line}`);
        return [[file, was, became].join('\t'), reason];
    }));
}

/** Lines of the list whose mutant is no longer made: the code changed, and the reason may no longer hold. */
function stale(known) {
    const texts = new Map();
    const made = (file) => {
        if (!texts.has(file)) texts.set(file, existsSync(file) ? new Set(mutants_of(file, readFileSync(file, 'utf8')).map(key_of)) : new Set());
        return texts.get(file);
    };
    return [...known.keys()].filter((key) => !made(key.split('\t')[0]).has(key));
}

/** The same `count` mutants for the same seed, spread by chance over the folder. */
function sample(mutants, count, seed) {
    if (mutants.length <= count) return mutants;
    let state = seed >>> 0;
    const random = () => { // mulberry32
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const kept = mutants.map((_, at) => at);
    for (let at = kept.length - 1; at > 0; --at) {
        const other = Math.floor(random() * (at + 1));
        [kept[at], kept[other]] = [kept[other], kept[at]];
    }
    return kept.slice(0, count).sort((a, b) => a - b).map((at) => mutants[at]);
}

/** Runs a command with a limit; ends the whole group, so that nothing it started stays behind. */
function run(command, args, cwd, seconds, env = {}) {
    return new Promise((done) => {
        const begin = Date.now();
        const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
        let output = '';
        let late = false;
        const keep = (data) => { output = (output + data).slice(-20_000); };
        child.stdout.on('data', keep);
        child.stderr.on('data', keep);
        const limit = setTimeout(() => { late = true; try { process.kill(-child.pid, 'SIGKILL'); } catch { /* it ended meanwhile */ } }, seconds * 1000);
        child.on('error', (error) => { clearTimeout(limit); done({ status: 127, output: String(error), late, seconds: 0 }); });
        child.on('close', (status) => { clearTimeout(limit); done({ status: status ?? 128, output, late, seconds: (Date.now() - begin) / 1000 }); });
    });
}

/** A copy of the tree with a build of its own, in which one mutant at a time lives. */
class Copy {
    constructor(work, number) {
        this.tree = join(resolve(work), String(number), 'plein');
        this.build = join(this.tree, 'build/mutation');
        this.limits = new Map();
    }

    // Only what differs is written, so that a second run builds little.
    fill() {
        const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 })
            .split('\0').filter((path) => path !== '' && existsSync(path) && lstatSync(path).isFile());
        for (const path of paths) {
            const to = join(this.tree, path);
            const bytes = readFileSync(path);
            if (existsSync(to) && readFileSync(to).equals(bytes)) continue;
            mkdirSync(dirname(to), { recursive: true });
            writeFileSync(to, bytes, { mode: lstatSync(path).mode });
        }
        const meant = new Set(paths);
        for (const path of readdirSync(join(this.tree, 'src'), { recursive: true }))
            if (/\.[ch]pp$/.test(path) && !meant.has(join('src', path))) rmSync(join(this.tree, 'src', path));
        const shared = join(this.tree, '../shared');
        if (existsSync('../shared') && !existsSync(shared)) symlinkSync(resolve('../shared'), shared);
        // Warnings do not count: a mutant with an unused variable is still a program.
        execFileSync('cmake', ['-G', 'Ninja', '-S', this.tree, '-B', this.build, '-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS_RELEASE=-O0 -w'],
            { stdio: ['ignore', 'ignore', 'inherit'] });
    }

    compile(names) { return run('nice', ['ninja', '-C', this.build, '-j1', ...names], this.tree, 1800); }

    /** One failure is enough. The embedded database goes first: PostgreSQL takes seconds to start, and few need it. */
    async test(name, seconds) {
        const env = { PLEIN_BUILD: this.build, PLEIN_TEST_REQUIRE_POSTGRES: '1', RC_PARAMS: 'seed=20261121 noshrink=1' }; // the same verdict tomorrow
        const some = (filter, left) => run(join(this.build, 'tests', name), ['--gtest_fail_fast', '--gtest_brief=1', `--gtest_filter=${filter}`], this.tree, left, env);
        const first = await some('-*/Postgresql*', seconds);
        if (first.late || first.status !== 0) return first;
        const second = await some('*/Postgresql*', Math.max(1, seconds - first.seconds));
        return { ...second, seconds: first.seconds + second.seconds };
    }

    /** Without a mutant every program must pass; its time gives the limit of those with one. */
    async prepare(names) {
        const built = await this.compile(names);
        if (built.status !== 0) throw new Error(`the tree does not build:\n${built.output.slice(-4000)}`);
        for (const name of names) {
            if (this.limits.has(name)) continue;
            const passed = await this.test(name, 1800);
            if (passed.status !== 0) throw new Error(`${name} fails without a mutant:\n${passed.output.slice(-4000)}`);
            this.limits.set(name, Math.max(15, passed.seconds * 4));
        }
    }

    async judge(mutant, names) {
        const file = join(this.tree, mutant.file);
        const original = readFileSync(file, 'utf8');
        writeFileSync(file, mutant.text(original));
        try {
            if ((await this.compile(names)).status !== 0) return 'not compiled';
            for (const name of names) {
                const outcome = await this.test(name, this.limits.get(name));
                if (outcome.late) return 'timed out';
                if (outcome.status !== 0) return 'killed';
            }
            return 'survived';
        } finally {
            writeFileSync(file, original);
        }
    }
}

async function judge_folder(folder, mutants, copies, known) {
    const own = `${folder.replaceAll('/', '_')}_test`;
    const names = programs[folder] ?? [own];
    for (const copy of copies) await copy.prepare(names); // one after the other: the second finds all in the compiler's cache
    const queue = [...mutants];
    const verdicts = new Map();
    await Promise.all(copies.map(async (copy) => {
        for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
            const verdict = await copy.judge(mutant, names);
            verdicts.set(mutant, verdict);
            console.log(`[${verdicts.size}/${mutants.length}] ${known.has(key_of(mutant)) ? 'equivalent, ' : ''}${verdict}: ${name_of(mutant)}`);
        }
    }));
    const meant = mutants.filter((mutant) => !known.has(key_of(mutant)) && verdicts.get(mutant) !== 'not compiled');
    const survivors = meant.filter((mutant) => verdicts.get(mutant) === 'survived');
    const wrong = mutants.filter((mutant) => known.has(key_of(mutant)) && /killed|timed out/.test(verdicts.get(mutant)));
    const late = meant.filter((mutant) => verdicts.get(mutant) === 'timed out').length;
    const killed = meant.length - survivors.length;
    console.log(`\nFIGURE mutation ${folder}: ${killed} of ${meant.length} killed${late ? ` (${late} by the clock)` : ''}, ` +
        `${mutants.length - meant.length} left out as equivalent or not compiled`);
    for (const mutant of survivors) console.log(`SURVIVOR ${name_of(mutant)}`);
    for (const mutant of wrong) console.log(`NOT EQUIVALENT after all, a test kills it: ${name_of(mutant)}`);
    return killed >= meant.length * (thresholds[folder] ?? 0.85) && wrong.length === 0;
}

const chosen = options();
const known = equivalents();
const gone = stale(known);
for (const key of gone) console.error(`${equivalents_file} names a mutant that is no longer made: ${key.replaceAll('\t', ' | ')}`);
let good = gone.length === 0;
if (!chosen.check) {
    const wanted = (mutant) => name_of(mutant).includes(chosen.match) && (chosen.again === '' || chosen.again.includes(`SURVIVOR ${name_of(mutant)}\n`));
    const work = chosen.only.map((folder) => [folder, sample(mutants_in(folder).filter(wanted), chosen.sample, chosen.seed)]);
    const copies = Array.from({ length: chosen.list ? 0 : chosen.jobs }, (_, at) => new Copy(chosen.work, at + 1));
    for (const copy of copies) copy.fill();
    for (const [folder, mutants] of work) {
        if (chosen.list) for (const mutant of mutants) console.log(name_of(mutant));
        else if (!(await judge_folder(folder, mutants, copies, known).catch((why) => console.error(`tools/mutate: ${why.message}`)))) good = false;
    }
}
process.exit(good ? 0 : 1);
