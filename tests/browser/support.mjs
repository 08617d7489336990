// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the browser tests share: a page that fails on script errors and CSP reports, and the checks every page must pass.
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

export const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };
export const password = 'welkom-op-het-plein';
/** Where a phone of the demonstration municipality is. */
export const inLindervaart = { latitude: 53.0531234, longitude: 6.6724321 };

/** What was checked in the whole run; run.mjs prints it. */
export const checked = { pages: 0 };

const received = new WeakMap();
const withoutScript = new WeakSet();

/** Opens a fresh browser context; `use(page, context)` fails when a page reports anything to its console or breaks its CSP. */
export async function withPage({ browser, address }, options, use) {
    const context = await browser.newContext({ baseURL: address, viewport: sizes.desk, locale: 'nl-NL', ...options });
    const reports = [];
    context.setDefaultTimeout(10_000);
    context.on('page', (page) => {
        if (options.javaScriptEnabled === false) withoutScript.add(page);
        page.on('pageerror', (error) => reports.push(`script error: ${error.message}`));
        page.on('console', (message) => {
            // A refused form (400, 404, 409) is an answer, not a fault of the page.
            if (message.type() === 'error' && !/status of (400|401|403|404|409|429)/.test(message.text())) reports.push(message.text());
        });
        // The body of the document that the page shows, whether it answers a GET or a POST.
        page.on('response', (response) => {
            const request = response.request();
            const moves = response.status() >= 300 && response.status() < 400;
            if (request.isNavigationRequest() && request.frame() === page.mainFrame() && !moves) received.set(page, response.text().catch(() => ''));  // left before it was read
        });
    });
    try {
        await use(await context.newPage(), context);
        assert.deepEqual(reports, [], 'the page reported nothing');
    } finally {
        await context.close();
    }
}

/** Another person at another computer: a context of its own in the same browser, closed after `use`. */
export async function withOther(plein, options, name, use) {
    await withPage(plein, options, async (page, context) => {
        await signIn(page, name);
        await use(page, context);
    });
}

export async function signIn(page, name) {
    await page.goto('/inloggen');
    await page.fill('[name=name]', name);
    await page.fill('[name=password]', password);
    await page.click('main button[type=submit]');
    await page.waitForURL('**/werk');
}

/** Does what leads to another page and waits for that page. */
export async function toNextPage(page, act) {
    const [arrived, acted] = await Promise.allSettled([page.waitForEvent('framenavigated'), act()]);
    // The act first: it says which button it looked for in vain.
    for (const { reason } of [acted, arrived]) if (reason) throw reason;
    await page.waitForLoadState();
}

/** Opens every part of the form of an entry that is closed. */
export async function openParts(page) {
    const closed = page.locator('details.plein-part:not([open]) > summary');
    while (await closed.count() > 0) await closed.first().click();
}

/** Presses the button that says `text` and waits for the page that answers. */
export async function press(page, text) {
    await toNextPage(page, () => page.click(`main button:has-text("${text}")`));
}

/** Goes on by Tab from where the focus is until it stands on what `selector` means. */
export async function tabTo(page, selector) {
    for (let i = 0; i < 80; i += 1) {
        if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
        await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${selector} by Tab at ${page.url()}`);
}

/**
 * Runs a program to its end: its `status`, and what it said. Not spawnSync, which holds up this whole process: the test
 * that runs beside would hear nothing of its page meanwhile, and find its own time over before the answer that came.
 */
export function runProgram(program, words, options = {}) {
    return new Promise((done, failed) => {
        const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
        const said = { stdout: '', stderr: '' };
        for (const stream of Object.keys(said)) child[stream].setEncoding('utf8').on('data', (text) => { said[stream] += text; });
        child.on('error', failed);
        child.on('close', (status) => done({ status, ...said }));
    });
}

const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
        // White space is the template's business, a short title that of people; assets come from our own address.
        'no-trailing-whitespace': 'off', 'long-title': 'off', 'require-sri': 'off', 'void-style': 'off',
        'no-inline-style': 'error',
        // Several themes are several boxes of one name, and travel along as hidden fields.
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
        // The style sheet keeps these numbers on one line.
        'tel-non-breaking': ['error', { ignoreClasses: ['plein-phone', 'plein-entry__call'] }],
    },
});

/** axe (WCAG 2.0 A to 2.2 AA), html-validate on the answer that the browser received, no sideways scrolling. */
export async function checkPage(page) {
    // No page has frames, so axe can run in the page alone (legacy mode), which takes half the time. It is a script
    // itself; without script the same pages are read by the validator alone.
    const axe = withoutScript.has(page) ? { violations: [] } : await new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).analyze();
    assert.deepEqual(axe.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), [], `axe at ${page.url()}`);
    const report = await validator.validateString(await received.get(page));
    const messages = report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`));
    assert.deepEqual(messages, [], `html-validate at ${page.url()}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `no sideways scrolling at ${page.url()} (${overflow} px)`);
    checked.pages += 1;
}

/** The sides of paper of a PDF: Chromium writes one /Type /Page for each. */
export const sides = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

/** On paper nothing that matters is hidden: each selector stands on the printed page, and `gone` does not. */
export async function checkPrint(page, there, gone = []) {
    await page.emulateMedia({ media: 'print' });
    for (const selector of there) assert.ok(await page.locator(selector).first().isVisible(), `${selector} is on paper at ${page.url()}`);
    for (const selector of gone) assert.ok(!(await page.locator(selector).first().isVisible()), `${selector} is not on paper at ${page.url()}`);
    await page.emulateMedia({ media: null });
}
