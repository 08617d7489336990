// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { runProgram } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const hsds = resolve(here, '../../../shared/standards/open-referral-hsds');

/** What the schema of that edition says of one service; null where it holds. */
function checker(edition) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const check = ajv.compile(JSON.parse(readFileSync(join(hsds, edition, 'schema/compiled/service_with_definitions.json'), 'utf8')));
    return (service) => (check(service) ? null : check.errors.map((error) => `${error.instancePath} ${error.message}`).join('\n'));
}

/** What the schemas of that edition say of each kind of answer under /hsds; null where it holds. */
function answers(edition) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const read = (file) => JSON.parse(readFileSync(join(hsds, edition, 'schema', file), 'utf8'));
    for (const file of readdirSync(join(hsds, edition, 'schema')).filter((f) => f.endsWith('.json') && f !== 'openapi.json'))
        ajv.addSchema(read(file), file);
    const whole = (file) => ajv.compile({ $ref: file });
    const brief = (name) => ajv.compile(read(`compiled/${name}_list.json`));
    // The compiled schemas of whole organizations and places add to the plain ones the services inside.
    const withService = (file, name, service) => ajv.compile({ allOf: [{ $ref: file }], required: [name], properties: { [name]: service } });
    const services = { type: 'array', minItems: 1, items: { $ref: 'service.json' } };
    const page = read('openapi.json').components.schemas.Page;
    const checks = {
        page: ajv.compile({ ...page, required: [...Object.keys(page.properties), 'contents'], properties: { ...page.properties, contents: { type: 'array' } } }),
        services: { whole: whole('service.json'), brief: brief('service') },
        organizations: { whole: withService('organization.json', 'services', services), brief: brief('organization') },
        service_at_locations: { whole: withService('service_at_location.json', 'service', { $ref: 'service.json' }), brief: brief('service_at_location') },
        taxonomies: { whole: whole('taxonomy.json'), brief: whole('taxonomy.json') },
        taxonomy_terms: { whole: whole('taxonomy_term.json'), brief: whole('taxonomy_term.json') },
    };
    const said = (check) => (value) => (check(value) ? null : check.errors.map((error) => `${error.instancePath} ${error.message}`).join('\n'));
    return { page: said(checks.page), of: (list, form) => said(checks[list][form]) };
}

/** Services that each differ from the example in one member: gone, null, or of another type or form. */
function mutants(edition) {
    const example = readFileSync(join(hsds, edition, 'examples/service_full.json'), 'utf8');
    const pointers = [];
    const walk = (value, path) => {
        for (const name of Object.keys(value)) {
            pointers.push([...path, name]);
            if (value[name] !== null && typeof value[name] === 'object') walk(value[name], [...path, name]);
        }
    };
    walk(JSON.parse(example), []);
    const wrong = [undefined, null, 'geen van beide', 7, true, {}, [7], 'https://example.org/a b'];
    return pointers.filter((path) => path.join() !== 'id').map((path, i) => {
        const service = JSON.parse(example);
        service.id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
        const last = path.at(-1);
        const parent = path.slice(0, -1).reduce((value, name) => value[name], service);
        const value = wrong[i % wrong.length];
        if (value === undefined && !Array.isArray(parent)) delete parent[last];
        else parent[last] = value ?? null;
        return { service, path: path.join('/') };
    });
}

/** Members for which Plein asks more than the schema: what makes no sense to who reads it. */
const stricter = ['byday', 'bymonthday', 'opens_at', 'closes_at', 'valid_from', 'valid_to', 'dtstart', 'until', 'assured_date', 'minimum_age', 'maximum_age', 'code', 'currency', 'postal_code', 'url', 'website'];

/** What `plein` says, which must succeed. */
async function plein(build, words) {
    const ran = await run(build, words);
    assert.equal(ran.status, 0, `plein ${words.join(' ')}\n${ran.stdout.slice(-2000)}${ran.stderr.slice(-2000)}`);
    return ran.stdout;
}

/** Runs `plein`, without the settings that a caller's environment holds. */
function run(build, words) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PLEIN_')));
    return runProgram(join(build, 'plein'), words, { env });
}

/** The services that `plein export hsds` writes of that database. */
async function exported(build, folder) {
    const file = join(folder, 'export.json');
    await plein(build, ['export', 'hsds', '--db', join(folder, 'plein.sqlite'), '--output', file]);
    const answer = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(answer) ? answer : answer.contents;
}

function checkAll(services) {
    for (const edition of ['3.0', '3.1']) {
        const check = checker(edition);
        for (const service of services) assert.equal(check(service), null, `HSDS ${edition}, ${service.name} (${service.id})`);
    }
}

/** The export against both editions of HSDS, of our own directory and of the standard's examples after an import. */
export default function (test, { build, address }) {
    const inFolder = (run) => async () => {
        if (!existsSync(hsds)) {
            console.log('SKIPPED: ../shared/standards is absent');
            return;
        }
        const folder = mkdtempSync(join(tmpdir(), 'plein-hsds-'));
        try {
            await run(folder);
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    };

    test('the schemas refuse a service that does not hold', inFolder(() => {
        for (const edition of ['3.0', '3.1']) {
            const service = JSON.parse(readFileSync(join(hsds, edition, 'examples/service_full.json'), 'utf8'));
            assert.equal(checker(edition)(service), null);
            assert.notEqual(checker(edition)({ ...service, name: undefined, id: 'geen-id' }), null);
        }
    }));

    test('export hsds of the demonstration directory follows HSDS 3.0 and 3.1', inFolder(async (folder) => {
        await plein(build, ['demo', '--no-serve', '--residents', '0', '--db', join(folder, 'plein.sqlite')]);
        const services = await exported(build, folder);
        assert.ok(services.length >= 60, `${services.length} services`);
        assert.equal(new Set(services.map((service) => service.id)).size, services.length);
        checkAll(services);
    }));

    for (const edition of ['3.0', '3.1']) {
        test(`the examples of HSDS ${edition} come out as they went in`, inFolder(async (folder) => {
            const database = join(folder, 'plein.sqlite');
            const example = join(hsds, edition, 'examples/service_full.json');
            await plein(build, ['migrate', '--db', database]);
            await plein(build, ['import', 'hsds', '--db', database, example]);
            const services = await exported(build, folder);
            const given = JSON.parse(readFileSync(example, 'utf8'));
            assert.equal(services.length, 1);
            checkAll(services);
            for (const name of ['id', 'name', 'description', 'url', 'email', 'status'])
                assert.equal(services[0][name], given[name], name);
            assert.equal(services[0].organization.name, given.organization.name);
            assert.equal(services[0].phones.length, given.phones.length);

            // What was written can be read again, and is the same once more.
            const again = join(folder, 'again.json');
            writeFileSync(again, JSON.stringify(services));
            await plein(build, ['import', 'hsds', '--db', database, again]);
            assert.deepEqual(await exported(build, folder), services);
        }));
    }

    const get = async (target, status = 200) => {
        const response = await fetch(`${address}/hsds${target}`);
        assert.equal(response.status, status, target);
        assert.equal(response.headers.get('access-control-allow-origin'), '*', target);
        return response.json();
    };

    for (const edition of ['3.0', '3.1']) {
        test(`every answer under /hsds follows HSDS ${edition}`, inFolder(async () => {
            const check = answers(edition);
            for (const list of ['services', 'organizations', 'taxonomies', 'taxonomy_terms', 'service_at_locations']) {
                const forms = list.startsWith('taxonom') ? ['brief'] : ['brief', 'whole'];
                for (const form of forms) {
                    const asked = form === 'whole' ? '&full=true' : '';
                    let seen = 0;
                    for (let number = 1, last = false; !last; number += 1) {
                        const page = await get(`/${list}?per_page=30&page=${number}${asked}`);
                        assert.equal(check.page(page), null, `${list} page ${number}`);
                        for (const item of page.contents) assert.equal(check.of(list, form)(item), null, `${list} ${form} ${item.id}`);
                        seen += page.size;
                        last = page.last_page;
                        if (last) assert.equal(seen, page.total_items);
                    }
                    assert.ok(seen > 3, `${seen} ${list}`);
                }
                const empty = await get(`/${list}?search=xqzxqzxqz`);
                assert.equal(check.page(empty), null);
                assert.deepEqual([empty.empty, empty.contents.length], [true, 0], list);
                const [first] = (await get(`/${list}?per_page=1`)).contents;
                const item = await get(`/${list}/${first.id}`);
                assert.equal(check.of(list, 'whole')(item), null, `${list} ${first.id}`);
                for (const [name, value] of Object.entries(first)) if (typeof value !== 'object') assert.deepEqual(item[name], value, `${list} ${name}`);
            }
            for (const item of (await get('/services?minimal=true')).contents) assert.equal(check.of('services', 'brief')(item), null);
            for (const item of (await get('/organizations?full_service=true&per_page=100')).contents) assert.equal(check.of('organizations', 'whole')(item), null);
        }));

        test(`import refuses exactly what the schema of HSDS ${edition} refuses`, inFolder(async (folder) => {
            const database = join(folder, 'plein.sqlite');
            await plein(build, ['migrate', '--db', database]);
            const check = checker(edition);
            const all = mutants(edition);
            assert.ok(all.length > 150, `${all.length} mutants`);
            let refused = 0;
            // The first hundred faults are told, so not too many at once.
            for (let from = 0; from < all.length; from += 25) {
                const some = all.slice(from, from + 25);
                writeFileSync(join(folder, 'mutants.json'), JSON.stringify(some.map((one) => one.service)));
                const said = await run(build, ['import', 'hsds', '--db', database, join(folder, 'mutants.json')]);
                const faults = new Set([...(said.stdout + said.stderr).matchAll(/mutants\.json#\/(\d+)/g)].map((match) => Number(match[1])));
                some.forEach(({ service, path }, i) => {
                    const verdict = check(service);
                    if (verdict !== null) {
                        refused += 1;
                        assert.ok(faults.has(i), `taken, but ${path}: ${verdict}`);
                    } else if (faults.has(i)) {
                        assert.ok(stricter.some((name) => path.endsWith(name)), `refused, but the schema takes ${path}: ${said.stderr.split('\n').filter((line) => line.includes(`#/${i}/`)).join()}`);
                    }
                });
            }
            assert.ok(refused > 50, `${refused} refused`);
        }));
    }

    test('export, import into an empty house and export again gives the same bytes', inFolder(async (folder) => {
        const file = (name) => join(folder, name);
        await plein(build, ['demo', '--no-serve', '--residents', '0', '--db', file('one.sqlite')]);
        await plein(build, ['export', 'hsds', '--db', file('one.sqlite'), '--output', file('one.json')]);
        await plein(build, ['migrate', '--db', file('two.sqlite')]);
        await plein(build, ['import', 'hsds', '--db', file('two.sqlite'), file('one.json')]);
        await plein(build, ['export', 'hsds', '--db', file('two.sqlite'), '--output', file('two.json')]);
        assert.ok(readFileSync(file('one.json')).equals(readFileSync(file('two.json'))));
        const services = JSON.parse(readFileSync(file('one.json'), 'utf8'));
        // Array, page and one object alone: the same services.
        writeFileSync(file('page.json'), JSON.stringify({ total_items: services.length, total_pages: 1, page_number: 1, size: services.length, first_page: true, last_page: true, empty: false, contents: services }));
        writeFileSync(file('service.json'), JSON.stringify(services[0]));
        for (const name of ['page.json', 'service.json'])
            assert.match(await plein(build, ['import', 'hsds', '--db', file('two.sqlite'), file(name)]), / 0 new or changed/);
    }));
}
