// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { runProgram } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const shared = resolve(here, '../../../shared/standards/nl-api-design-rules');

/** The API document against both editions of the NLGov API Design Rules. */
export default function (test, plein) {
    for (const rules of ['2.1.0/spectral.yml', '2.2-develop/linter.yaml']) {
        test(`openapi.json follows the API Design Rules ${rules}`, async () => {
            if (!existsSync(join(shared, rules))) {
                console.log('SKIPPED: ../shared/standards is absent');
                return;
            }
            const response = await fetch(`${plein.address}/api/v1/openapi.json`);
            assert.equal(response.headers.get('access-control-allow-origin'), '*');
            const file = join(mkdtempSync(join(tmpdir(), 'plein-openapi-')), 'openapi.json');
            writeFileSync(file, await response.text());
            const lint = await runProgram(process.execPath, [join(here, 'node_modules/@stoplight/spectral-cli/dist/index.js'), 'lint', '-F', 'error', '-r', join(shared, rules), file]);
            assert.equal(lint.status, 0, lint.stdout + lint.stderr);
        });
    }
}
