// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Measures the release build with h2load: throughput as a ratio of the server's own empty page in the same run, latency at
// 200 requests a second over 64 connections, memory, and ten thousand idle connections.
// Usage: node bench/run.mjs [BUILD] [SECONDS]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { directory, questions } from './generate.mjs';

const build = resolve(process.argv[2] ?? 'build/release');
const seconds = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'plein-bench-'));
const database = join(folder, 'plein.sqlite');
const plein = join(build, 'plein');

function must(command, args) {
    const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`);
    return done.stdout;
}

async function serve() {
    const child = spawn(plein, ['serve', '--db', database, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PLEIN_LOG_LEVEL: 'error' } });
    const address = await new Promise((done, failed) => {
        let out = '';
        child.stdout.on('data', (data) => { out += data; const m = out.match(/Plein is at (http:\S+)/); if (m) done(m[1]); });
        child.on('close', () => failed(new Error('plein stopped')));
    });
    return { child, address };
}

/** One load: requests per second and latencies in milliseconds. */
function load(address, paths, options) {
    const list = join(folder, 'paths'), log = join(folder, 'log');
    writeFileSync(list, paths.map((path) => address + path).join('\n'));
    rmSync(log, { force: true });
    const out = must('h2load', ['--h1', '-i', list, '-D', String(seconds), '--warm-up-time', '1', '--log-file', log, ...options]);
    const rate = Number(out.match(/([\d.]+) req\/s/)[1]);
    const failed = Number(out.match(/(\d+) failed/)[1]);
    const rows = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split('\t'));
    const bad = rows.filter((row) => row[1] !== '200').length;
    const times = rows.map((row) => Number(row[2]) / 1000).sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { rate, failed: failed + bad, p50: at(0.5), p99: at(0.99), max: at(1) };
}

const resident = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
const say = (name, value) => console.log(`FIGURE ${name}: ${value}`);

/** Opens connections that say nothing, a few hundred at a time. */
async function idle(address, count) {
    const { hostname, port } = new URL(address);
    const sockets = [];
    for (let i = 0; i < count; i += 500) {
        await Promise.all(Array.from({ length: Math.min(500, count - i) }, () => new Promise((done, failed) => {
            const socket = net.connect(Number(port), hostname, () => { sockets.push(socket); done(); });
            socket.on('error', failed);
        })));
    }
    return sockets;
}

must(plein, ['demo', '--no-serve', '--db', database, '--listen', '127.0.0.1:0', '--residents', '20']);
const file = join(folder, 'directory.json');
writeFileSync(file, JSON.stringify(directory(5000)));
const imported = Date.now();
must(plein, ['import', 'hsds', file, '--db', database]);
say('import of 5,000 entries with their index', `${((Date.now() - imported) / 1000).toFixed(2)} s`);

const { child, address } = await serve();
try {
    const full = ['-c', '64', '-t', '1'], calm = ['-c', '64', '-t', '1', '--rps', '3'];
    const asked = questions(2000);
    const empty = load(address, ['/gezondheid'], full);
    const home = load(address, ['/'], full);
    const search = load(address, asked.map((q) => `/zoeken?q=${encodeURIComponent(q)}`), full);
    const api = load(address, asked.map((q) => `/api/v1/search?q=${encodeURIComponent(q)}`), full);
    say('empty page', `${empty.rate.toFixed(0)}/s`);
    say('home page', `${home.rate.toFixed(0)}/s, ratio ${(home.rate / empty.rate).toFixed(3)} (at least 0.6)`);
    say('search page', `${search.rate.toFixed(0)}/s, ratio ${(search.rate / empty.rate).toFixed(3)} (at least 0.25)`);
    say('search API', `${api.rate.toFixed(0)}/s, ratio ${(api.rate / empty.rate).toFixed(3)}`);
    for (const [name, paths] of [['home page', ['/']], ['search page', asked.map((q) => `/zoeken?q=${encodeURIComponent(q)}`)], ['search API', asked.map((q) => `/api/v1/search?q=${encodeURIComponent(q)}`)]]) {
        const measured = load(address, paths, calm);
        say(`${name} at ${measured.rate.toFixed(0)}/s`, `p50 ${measured.p50.toFixed(2)} ms, p99 ${measured.p99.toFixed(2)} ms (below 20), ${measured.failed} failed`);
    }
    say('resident memory', `${(resident(child.pid) / 1024).toFixed(0)} MB (below 150)`);
    const before = resident(child.pid);
    const sockets = await idle(address, 10_000);
    say('resident memory per idle connection', `${((resident(child.pid) - before) / sockets.length).toFixed(2)} kB (at most 8)`);
    const busy = load(address, ['/'], ['-c', '200', '-t', '1', '--rps', '1']);
    say('home page beside 10,000 idle connections', `p99 ${busy.p99.toFixed(2)} ms (below 50), ${busy.failed} failed`);
    for (const socket of sockets) socket.destroy();
} finally {
    child.kill('SIGTERM');
    await new Promise((done) => child.on('close', done));
    rmSync(folder, { recursive: true, force: true });
}
