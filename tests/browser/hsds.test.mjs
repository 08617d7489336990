// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';

const here = dirname(fileURLToPath(import.meta.url));
const hsds = resolve(here, '../../../shared/standards/open-referral-hsds');

/** What the schema of that edition says of one service; null where it holds. */
function checker(edition) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const check = ajv.compile(JSON.parse(readFileSync(join(hsds, edition, 'schema/compiled/service_with_definitions.json'), 'utf8')));
    return (service) => (check(service) ? null : check.errors.map((error) => `${error.instancePath} ${error.message}`).join('\n'));
}

/** Runs `plein`, without the settings that a caller's environment holds. */
function plein(build, words) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PLEIN_')));
    const ran = spawnSync(join(build, 'plein'), words, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
    assert.equal(ran.status, 0, `plein ${words.join(' ')}\n${ran.stdout.slice(-2000)}${ran.stderr.slice(-2000)}`);
    return ran.stdout;
}

/** The services that `plein export hsds` writes of that database. */
function exported(build, folder) {
    const file = join(folder, 'export.json');
    plein(build, ['export', 'hsds', '--db', join(folder, 'plein.sqlite'), '--output', file]);
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
export default function (test, { build }) {
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

    test('export hsds of the demonstration directory follows HSDS 3.0 and 3.1', inFolder((folder) => {
        plein(build, ['demo', '--no-serve', '--residents', '0', '--db', join(folder, 'plein.sqlite')]);
        const services = exported(build, folder);
        assert.ok(services.length >= 60, `${services.length} services`);
        assert.equal(new Set(services.map((service) => service.id)).size, services.length);
        checkAll(services);
    }));

    for (const edition of ['3.0', '3.1']) {
        test(`the examples of HSDS ${edition} come out as they went in`, inFolder((folder) => {
            const database = join(folder, 'plein.sqlite');
            const example = join(hsds, edition, 'examples/service_full.json');
            plein(build, ['migrate', '--db', database]);
            plein(build, ['import', 'hsds', '--db', database, example]);
            const services = exported(build, folder);
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
            plein(build, ['import', 'hsds', '--db', database, again]);
            assert.deepEqual(exported(build, folder), services);
        }));
    }
}
