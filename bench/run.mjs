// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Measures the release build with h2load: throughput as a ratio of the server's own empty page in the same run, latency
// at 200 requests a second over 64 connections, memory, and ten thousand idle connections. Keys in the search field are
// sent from here, since each has a body of its own. A figure that is not reached says MISSED; only a request that fails
// makes the whole run fail. The database of 5,000 entries is made anew.
// Usage: node bench/run.mjs [BUILD] [SECONDS a load]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { directory, keystrokes, questions } from './generate.mjs';

const build = resolve(process.argv[2] ?? 'build/release');
const seconds = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'plein-bench-'));
const database = join(folder, 'plein.sqlite');
const plein = join(build, 'plein');
const ticks = Number(must('getconf', ['CLK_TCK']));
let failures = 0;

function must(command, args) {
    const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`);
    return done.stdout;
}

/** The middle one; of figures that a busy moment spoils, it is spoiled last. */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One line of the outcome; `reached` is left out where nothing is asked of the figure. */
function say(name, value, reached = true) {
    console.log(`FIGURE ${name}: ${value}${reached ? '' : ' MISSED'}`);
}

/** Starts a server and gives it to `use`, then stops it. */
async function serving(path, use) {
    // Node lets its children open as many files as the machine allows, so ten thousand connections fit.
    const child = spawn(plein, ['serve', '--db', path, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PLEIN_LOG_LEVEL: 'error', PLEIN_DEMONSTRATION: 'true' } });
    const stopped = new Promise((done) => child.on('close', done));
    try {
        const address = await new Promise((done, failed) => {
            let out = '';
            child.stdout.on('data', (data) => { out += data; const m = out.match(/Plein is at (http:\S+)/); if (m) done(m[1]); });
            stopped.then(() => failed(new Error('plein stopped')));
        });
        await use({ address, pid: child.pid });
    } finally {
        child.kill('SIGTERM');
        await stopped;
    }
}

/** Kilobytes of real memory that a process holds. */
const resident = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);

/** Milliseconds of processor that a process has used so far. */
function processor(pid) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 1000 / ticks;
}

/** The time within which a share of all sorted times lies. */
const part = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];

/** One load: requests per second, latencies in milliseconds, and what a request cost the server. */
function load(server, paths, options) {
    const list = join(folder, 'paths'), log = join(folder, 'log');
    writeFileSync(list, paths.map((path) => server.address + path).join('\n'));
    rmSync(log, { force: true });
    const before = processor(server.pid);
    const out = must('h2load', ['--h1', '-t', '1', '-i', list, '-D', String(seconds), '--warm-up-time', '1', '--log-file', log, ...options]);
    const used = processor(server.pid) - before;
    const rows = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split('\t'));
    const failed = Number(out.match(/(\d+) failed/)[1]) + rows.filter((row) => row[1] !== '200').length;
    const times = rows.map((row) => Number(row[2]) / 1000).sort((a, b) => a - b);
    const rate = Number(out.match(/([\d.]+) req\/s/)[1]);
    failures += failed;
    // The seconds of warming up cost as much as the others.
    return { rate, failed, p50: part(times, 0.5), p99: part(times, 0.99), cost: used * seconds / (seconds + 1) / (rate * seconds) };
}

function connect({ address }) {
    const { hostname, port } = new URL(address);
    return new Promise((done, failed) => {
        const socket = net.connect({ host: hostname, port: Number(port), noDelay: true }, () => done(socket));
        socket.on('error', failed);
    });
}

/** Sends a request on an open connection; the status of its answer once all of it is there. */
function ask(socket, request) {
    return new Promise((done, failed) => {
        let answer = '';
        const lost = () => failed(new Error('the server closed a connection'));
        const read = (data) => {
            answer += data.toString('latin1');
            const head = answer.indexOf('\r\n\r\n');
            if (head < 0 || answer.length < head + 4 + Number(answer.match(/content-length: (\d+)/i)?.[1])) return;
            socket.off('data', read).off('close', lost);
            done(Number(answer.slice('HTTP/1.1 '.length).slice(0, 3)));
        };
        socket.on('data', read).on('close', lost).write(request);
    });
}

/**
 * The latencies of load() where each request is a post with a body of its own, `each` a second on each connection: all
 * connections at the same moments, as those of h2load.
 */
async function load_posts(server, path, bodies, connections, each) {
    const { host } = new URL(server.address);
    // What Chromium sends for a fetch, as far as the server looks at it.
    const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.address}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n`
        + 'Accept: */*\r\nAccept-Language: nl-NL\r\nContent-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n';
    const start = performance.now(), warm = start + 1000, end = warm + seconds * 1000;
    const times = [];
    let next = 0, failed = 0;
    const one = async () => {
        const socket = await connect(server);
        for (let due = start; due < end; due += 1000 / each) {
            await wait(Math.max(0, due - performance.now()));
            const body = bodies[next++ % bodies.length];
            const sent = performance.now();
            if (await ask(socket, `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`) !== 200) failed += 1;
            if (sent >= warm) times.push(performance.now() - sent);
        }
        socket.destroy();
    };
    await Promise.all(Array.from({ length: connections }, one));
    times.sort((a, b) => a - b);
    failures += failed;
    return { rate: times.length / seconds, failed, p50: part(times, 0.5), p99: part(times, 0.99) };
}

/** Opens connections until there are `count`, each of which asks one page, reads the answer, and then says nothing. */
async function open_idle(server, sockets, count) {
    const { host } = new URL(server.address);
    const one = async () => {
        const socket = await connect(server);
        if (await ask(socket, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`) !== 200) failures += 1;
        return socket;
    };
    while (sockets.length < count) sockets.push(...await Promise.all(Array.from({ length: 100 }, one)));
}

async function throughput_and_latency(server) {
    const full = ['-c', '64'], calm = ['-c', '64', '--rps', '3.125'];
    const asked = questions(2000).map(encodeURIComponent);
    const home = ['/'], search = asked.map((q) => `/zoeken?q=${q}`), api = asked.map((q) => `/api/v1/search?q=${q}`);
    // Through a worker, as every page; /gezondheid is not. Turn by turn: a neighbour on the machine then slows all alike.
    const loads = [['empty page', ['/robots.txt'], 0], ['home page', home, 0.6], ['search page', search, 0.25], ['search API', api, 0]];
    const rounds = Array.from({ length: 5 }, () => loads.map(([, paths]) => load(server, paths, full)));
    for (const [i, [name, , least]] of loads.entries()) {
        const turns = rounds.map((turn) => turn[i]), ratio = median(rounds.map((turn) => turn[i].rate / turn[0].rate));
        const rate = median(turns.map((one) => one.rate)), cost = median(turns.map((one) => one.cost));
        const failed = turns.reduce((sum, one) => sum + one.failed, 0);
        say(name, `${rate.toFixed(0)}/s${i ? `, ratio ${ratio.toFixed(3)}` : ''}${least ? ` (at least ${least})` : ''}, ${cost.toFixed(3)} ms of a core each, ${failed} failed`, ratio >= least);
    }
    const say_latency = (name, measured, limit) =>
        say(`${name} at ${measured.rate.toFixed(0)}/s over 64 connections`, `p50 ${measured.p50.toFixed(2)} ms, p99 ${measured.p99.toFixed(2)} ms (below ${limit}), ${measured.failed} failed`, measured.p99 < limit);
    for (const [name, paths, limit] of [['home page', home, 20], ['search page', search, 20], ['search API', api, 10]]) say_latency(name, load(server, paths, calm), limit);
    // As assets/scripts/suggest.js sends it; who has not signed in has no csrf.
    const typed = keystrokes(2000).map((query) => `${new URLSearchParams({ csrf: '', query })}`);
    say_latency('key in the search field', await load_posts(server, '/zoeken/suggesties', typed, 64, 3.125), 20);
    const memory = resident(server.pid) / 1024;
    say('resident memory', `${memory.toFixed(0)} MB (below 150)`, memory < 150);
}

async function idle_connections(server) {
    load(server, ['/'], ['-c', '200']);  // so that what a first answer costs once is not blamed on the connections
    const sockets = [];
    const before = resident(server.pid);
    await open_idle(server, sockets, 2_000);
    const some = resident(server.pid);
    await open_idle(server, sockets, 10_000);
    const all = resident(server.pid);
    // The first may find room that the start left free; what the later ones add cannot hide there.
    const each = Math.max((all - before) / 10_000, (all - some) / 8_000);
    say('resident memory per idle connection', `${each.toFixed(2)} kB (at most 8)`, each <= 8);
    const busy = load(server, ['/'], ['-c', '200', '--rps', '1']);
    say('home page to 200 beside 10,000 idle connections', `p99 ${busy.p99.toFixed(2)} ms (below 50), ${busy.failed} failed`, busy.p99 < 50);
    for (const socket of sockets) socket.destroy();
}

try {
    must(plein, ['demo', '--no-serve', '--db', database, '--listen', '127.0.0.1:0', '--residents', '20']);
    const file = join(folder, 'directory.json');
    writeFileSync(file, JSON.stringify(directory(join(build, 'demonstration/directory.json'), 5000)));
    const imported = Date.now();
    must(plein, ['import', 'hsds', file, '--db', database]);
    say('import of 5,000 entries, written and indexed', `${((Date.now() - imported) / 1000).toFixed(2)} s`);
    await serving(database, throughput_and_latency);
    await serving(join(folder, 'empty.sqlite'), idle_connections);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
if (failures > 0) {
    console.error(`${failures} requests failed`);
    process.exitCode = 1;
}
