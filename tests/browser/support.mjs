// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the browser tests share: a page that fails on script errors and CSP reports, and the checks every page must pass.
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import assert from 'node:assert/strict';

export const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };
export const password = 'welkom-op-het-plein';

/** Opens a fresh browser context; `use(page)` fails when the page reports anything to its console or breaks its CSP. */
export async function withPage({ browser, address }, options, use) {
    const context = await browser.newContext({ baseURL: address, viewport: sizes.desk, locale: 'nl-NL', ...options });
    const page = await context.newPage();
    const reports = [];
    page.on('pageerror', (error) => reports.push(`script error: ${error.message}`));
    page.on('console', (message) => {
        // A refused form (400, 404) is an answer, not a fault of the page.
        if (message.type() === 'error' && !/status of (400|401|403|404|409|429)/.test(message.text())) reports.push(message.text());
    });
    try {
        await use(page, context);
        assert.deepEqual(reports, [], 'the page reported nothing');
    } finally {
        await context.close();
    }
}

export async function signIn(page, name) {
    await page.goto('/inloggen');
    await page.fill('[name=name]', name);
    await page.fill('[name=password]', password);
    await page.click('main button[type=submit]');
    await page.waitForURL('**/werk');
}

const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Long lines and white space are the template's business; autocomplete and inputs are checked by axe.
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'require-sri': 'off', 'void-style': 'off', 'no-inline-style': 'error' },
});

/** axe (WCAG 2.0 A to 2.2 AA), html-validate, no sideways scrolling. */
export async function checkPage(page) {
    const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    assert.deepEqual(axe.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), [], `axe at ${page.url()}`);
    const report = await validator.validateString(await (await page.request.get(page.url())).text());
    const messages = report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`));
    assert.deepEqual(messages, [], `html-validate at ${page.url()}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `no sideways scrolling at ${page.url()} (${overflow} px)`);
}
