// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Starts Plein with the demonstration municipality on a port of its own, and Debian's Chromium, and runs *.test.mjs.
// Usage: node tests/browser/run.mjs BUILD [NAME]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checked } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const build = resolve(process.argv[2] ?? 'build/dev');
const only = process.argv[3] ?? '';

/** Starts `plein demo` and waits until it says where it is. */
async function startPlein(folder) {
    const child = spawn(join(build, 'plein'), ['demo', '--db', join(folder, 'plein.sqlite'), '--listen', '127.0.0.1:0', '--residents', '30', '--now', '2026-11-18T10:00:00Z'], {
        stdio: ['ignore', 'pipe', 'pipe'], cwd: folder,
    });
    let said = '';
    child.stderr.on('data', (data) => { said += data; });
    const address = await new Promise((done, failed) => {
        let out = '';
        const limit = setTimeout(() => failed(new Error(`Plein did not start:\n${out}${said}`)), 120_000);
        child.stdout.on('data', (data) => {
            out += data;
            const found = out.match(/Plein is at (http:\S+)/);
            if (found) { clearTimeout(limit); done(found[1]); }
        });
        child.on('close', () => failed(new Error(`Plein stopped:\n${out}${said}`)));
    });
    return { address, stop: () => new Promise((done) => { child.on('close', done); child.kill('SIGTERM'); }) };
}

if (Number(process.versions.node.split('.')[0]) < 20) {
    console.log(`The browser tests need Node 20 or newer, this is ${process.version}; tools/setup test installs it in tests/node`);
    console.log('0 passed, 1 failed');
    process.exit(1);
}
const { chromium } = await import('playwright-core');
const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
if (!executable) {
    console.log('No Chromium on this machine; tools/setup test installs it');
    console.log('0 passed, 1 failed');
    process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'plein-browser-'));
const plein = await startPlein(folder);
const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const tests = [];
const test = (name, run) => tests.push({ name, run });
for (const file of readdirSync(here).filter((f) => f.endsWith('.test.mjs')).sort())
    (await import(join(here, file))).default(test, { address: plein.address, browser, build, mail: join(folder, 'plein.sqlite.mail') });

/** A page that hangs must not hang the run. */
function within(milliseconds, promise) {
    let limit;
    const late = new Promise((_, failed) => { limit = setTimeout(() => failed(new Error(`not done in ${milliseconds / 1000} s`)), milliseconds); });
    return Promise.race([promise, late]).finally(() => clearTimeout(limit));
}

let passed = 0, failed = 0;
const waiting = tests.filter((t) => t.name.includes(only));
async function runWaiting() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { name, run } = next;
        const begin = Date.now();
        try {
            await within(120_000, run());
            passed += 1;
            console.log(`ok     ${name} (${Date.now() - begin} ms)`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED ${name}\n${error.stack ?? error}`);
        }
    }
}
// Two at a time: each test has a browser context and a question of its own.
await Promise.all([runWaiting(), runWaiting()]);
await browser.close();
await plein.stop();
rmSync(folder, { recursive: true, force: true });
console.log(`${checked.pages} pages checked by axe and html-validate`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
