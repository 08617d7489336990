// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Runs every test program of a build, two at a time, and the checks that are scripts; adds up what they counted.
// Usage: node tools/run_tests.mjs BUILD [NAME]
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';

const build = resolve(process.argv[2] ?? 'build/dev');
const only = process.argv[3] ?? '';

/** The kills of the server and those of a writer mostly wait, each for its own process: they go side by side. */
function parts(file) {
    if (file !== 'tests_crash') return [['', []]];
    return [[' (server)', ['--gtest_filter=ServerKill.*']], ['', ['--gtest_filter=-ServerKill.*']]];
}

/** A step: a name, a command, and how to read its count; a script without a count is one test. */
function steps() {
    const list = [];
    const tests = join(build, 'tests');
    for (const file of readdirSync(tests).filter((f) => /^(tests_\w+|\w+_test)$/.test(f)))
        for (const [part, filter] of parts(file))
            list.push({ name: file + part, command: join(tests, file), args: filter, long: /crash|http|stories|matrix/.test(file) });
    const fuzz = join(build, 'fuzz');
    if (existsSync(fuzz))
        for (const file of readdirSync(fuzz).filter((f) => /^replay_\w+$/.test(f)))
            list.push({ name: file, command: join(fuzz, file), args: [join('fuzz/corpus', file.slice('replay_'.length))] });
    for (const script of readdirSync('tests/meta').filter((f) => f.endsWith('.sh')))
        list.push({ name: `meta/${script}`, command: 'bash', args: [join('tests/meta', script)] });
    // Where tools/setup found the system's too old. Not .bin: Debian 12's npm leaves that empty.
    const newer = `tests/node/node_modules/node-linux-${process.arch}/bin/node`;
    list.push({ name: 'browser', command: existsSync(newer) ? newer : 'node', args: ['tests/browser/run.mjs', build], long: true });
    list.sort((a, b) => (b.long ? 1 : 0) - (a.long ? 1 : 0));
    return list.filter((step) => step.name.includes(only));
}

/** Reads GoogleTest's or our own closing lines. */
function count(output, status) {
    const number = (pattern) => [...output.matchAll(pattern)].reduce((sum, m) => sum + Number(m[1]), 0);
    const own = output.match(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m);
    if (own) return { passed: +own[1], failed: Math.max(+own[2], status ? 1 : 0), skipped: +(own[3] ?? 0) };
    if (/^\[==========\]/m.test(output)) {
        const failed = number(/^ ?(\d+) FAILED TESTS?$/gm);
        return {
            passed: number(/^\[  PASSED  \] (\d+) tests?\.$/gm),
            failed: Math.max(failed, status ? 1 : 0),
            skipped: number(/^\[  SKIPPED \] (\d+) tests?, listed below:$/gm),
        };
    }
    return { passed: status ? 0 : 1, failed: status ? 1 : 0, skipped: 0 };
}

/** What to show of a failure: what each failed test said, or the end where no test speaks. */
function why(output) {
    const said = [];
    let test = [];
    // Sixty lines of a test; where it said more, its warnings go first and its failures stay.
    const short = () => (test.length <= 60 ? test : test.filter((line) => !/^\d{4}-\d\d-\d\dT\S+ warning /.test(line)).slice(-60));
    for (const line of output.split('\n')) {
        if (/^\d{4}-\d\d-\d\dT\S+ info /.test(line)) continue;
        // The browser tests: a line for each test, and behind a FAILED one what went wrong.
        if (/^(ok     |FAILED )/.test(line)) {
            if (test[0]?.startsWith('FAILED ')) said.push(...short());
            test = line.startsWith('FAILED ') ? [line] : [];
            continue;
        }
        if (line.startsWith('[ RUN      ]')) test = [];
        test.push(line);
        if (line.startsWith('[       OK ]')) test = [];
        else if (line.startsWith('[  FAILED  ]')) { said.push(...short()); test = []; }
    }
    return [...said, ...short()].slice(0, 400).join('\n');
}

/** What a passing step still has to say: its figures, and each reason for which a test was skipped, once. */
function spoken(output) {
    const lines = output.split('\n');
    const reasons = lines.filter((_, i) => /: Skipped$/.test(lines[i - 1] ?? '')).map((line) => `SKIPPED: ${line}`);
    return [...new Set([...lines.filter((line) => /^(FIGURE|SKIPPED:|\[ figure)/.test(line)), ...reasons])];
}

// A step that hangs ends too. A kill takes a second at most, a start of the server and what it is asked included.
const longest = Math.max(30, Math.ceil(Number(process.env.PLEIN_TEST_KILLS ?? 0) / 60));

function run(step) {
    return new Promise((done) => {
        const begin = Date.now();
        const child = spawn(step.command, step.args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PLEIN_BUILD: build } });
        let output = '';
        const keep = (data) => { output = (output + data).slice(-4_000_000); };
        child.stdout.on('data', keep);
        child.stderr.on('data', keep);
        const limit = setTimeout(() => { keep(`\nstopped: it took over ${longest} minutes\n`); child.kill('SIGKILL'); }, longest * 60_000);
        const finish = (status) => {
            clearTimeout(limit);
            const result = count(output, status);
            const seconds = ((Date.now() - begin) / 1000).toFixed(1);
            console.log(`${result.failed ? 'FAILED' : 'ok    '} ${step.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped (${seconds} s)`);
            for (const line of spoken(output)) console.log(`       ${line}`);
            if (result.failed) console.log(why(output));
            done(result);
        };
        child.on('error', (error) => { keep(String(error)); finish(1); });
        child.on('close', (status) => finish(status ?? 1));
    });
}

const waiting = steps();
const total = { passed: 0, failed: 0, skipped: 0 };
await Promise.all(
    Array.from({ length: Math.min(2, cpus().length) }, async () => {
        while (waiting.length) {
            const result = await run(waiting.shift());
            for (const key of Object.keys(total)) total[key] += result[key];
        }
    }),
);
if (total.passed + total.failed === 0) {
    console.log(`No test is called '${only}'.`);
    process.exit(1);
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed ? 1 : 0);
