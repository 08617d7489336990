// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkPage, checkPrint, press, sides, signIn, sizes, withPage } from './support.mjs';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

/** Another site, at another origin, that shows `html` at every address. */
async function withOtherSite(html, use) {
    const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html));
    await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
    try {
        await use(`http://localhost:${server.address().port}/`);
    } finally {
        await new Promise((done) => { server.close(done); server.closeAllConnections(); });
    }
}

const sitePage = (body) => `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Een club</title></head><body>${body}</body></html>`;

/** Reach: that people find what there is outside these pages, on paper and on other sites. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`pages that reach further: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/?taal=${language}`);
                for (const path of ['/buurt', '/buurt/BU99010401/blad', '/buurt/GM9901/blad', '/buurt/BU00000000/blad', '/insluiten', '/insluiten/zoeken']) {
                    await page.goto(path);
                    assert.equal(await page.getAttribute('html', 'lang'), language);
                    await checkPage(page);
                }
                await page.goto('/buurt');
                await page.fill('[name=postcode]', 'nergens');
                await press(page, language === 'nl' ? 'Toon het blad' : 'Show the sheet');
                assert.equal(await page.inputValue('[name=postcode]'), 'nergens');
                await checkPage(page);
            }));
        }
    }

    test('every sheet fits on one piece of paper', () => withPage(plein, {}, async (page) => {
        await page.goto('/buurt');
        const paths = await page.locator('.plein-sheets a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        assert.ok(paths.length >= 18, `${paths.length} areas`);
        for (const language of ['nl', 'en']) {
            await page.goto(`/?taal=${language}`);
            for (const path of paths) {
                await page.goto(path);
                const pdf = await page.pdf({ preferCSSPageSize: true });
                assert.ok(sides(pdf) <= 2, `${path} in ${language} takes ${sides(pdf)} sides`);
            }
        }
        await checkPrint(page, ['main h1', '.plein-sheet__number', '.plein-sheet__row', '.plein-sheet__numbers'], ['.plein-nav', '.plein-footer', '.plein-back', '[data-print]', '.plein-useful']);
    }));

    test('a sheet by keyboard, without script', () => withPage(plein, { javaScriptEnabled: false }, async (page) => {
        await page.goto('/buurt');
        await page.focus('[name=postcode]');
        await page.keyboard.type('9926 AA');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/blad');
        assert.match(await page.textContent('h1'), /^Hulp in en bij /);
        assert.ok(!(await page.locator('[data-print]').isVisible()), 'nothing that needs script');
    }));

    for (const javaScriptEnabled of [true, false]) {
        test(`the search box within another site, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { javaScriptEnabled }, async (page) => {
            await page.goto('/insluiten');
            const code = await page.inputValue('#frame-code');
            await withOtherSite(sitePage(`<h1>Een club</h1>${code}`), async (club) => {
                await page.goto(club);
                const frame = page.frameLocator('iframe');
                await frame.locator('[name=query]').fill('ik kan de huur niet betalen');
                assert.equal(await frame.locator('header, footer').count(), 0, 'the box alone');
                await frame.locator('[name=query]').press('Enter');
                await page.waitForURL(`${plein.address}/zoeken`);
                assert.equal(await page.inputValue('main [name=query]'), 'ik kan de huur niet betalen');
                assert.ok(await page.locator('main .plein-item').count() > 0);
            });
        }));
    }

    test('a form of another site leads to the results', () => withPage(plein, {}, async (page) => {
        await page.goto('/insluiten');
        const code = await page.inputValue('#form-code');
        const link = await page.inputValue('#link-code');
        await withOtherSite(sitePage(code + link), async (club) => {
            await page.goto(club);
            await page.fill('[name=q]', 'schulden');
            await page.click('button');
            await page.waitForURL('**/zoeken?q=schulden*');
            assert.ok(await page.locator('main .plein-item').count() > 0);
            await page.goto(club);
            await page.click('a');
            await page.waitForURL('**/zoeken');
        });
    }));

    test('no other page may stand in a frame', async () => {
        const context = await plein.browser.newContext({ locale: 'nl-NL' });
        try {
            const page = await context.newPage();
            for (const path of ['/', '/zoeken', '/insluiten', '/inloggen', '/hulp-vragen']) {
                await withOtherSite(sitePage(`<iframe src="${plein.address}${path}" title="x"></iframe>`), async (club) => {
                    await page.goto(club);
                    assert.equal(await page.frameLocator('iframe').locator('main').count(), 0, path);
                });
            }
        } finally {
            await context.close();
        }
    });

    test('who is signed in may use the box on another site too', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'mirjam');
        await withOtherSite(sitePage(`<iframe src="${plein.address}/insluiten/zoeken" title="x"></iframe>`), async (club) => {
            await page.goto(club);
            const frame = page.frameLocator('iframe');
            await frame.locator('[name=query]').fill('schulden');
            await frame.locator('[name=query]').press('Enter');
            await page.waitForURL(`${plein.address}/zoeken`);
            assert.equal(await page.inputValue('main [name=query]'), 'schulden', 'nothing that was typed is lost');
        });
    }));

    test('the address of an entry can be copied', () => withPage(plein, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
        await page.goto('/zoeken?q=voedselbank');
        await page.click('main h3 a');
        await page.waitForURL('**/aanbod/*');
        await page.click('[data-share]');
        await page.waitForSelector('[data-share]:has-text("Adres gekopieerd")');
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    }));

    test('an entry can be handed on without a script of others', () => withPage(plein, { javaScriptEnabled: false }, async (page) => {
        await page.goto('/zoeken?q=voedselbank');
        await page.click('main h3 a');
        await page.waitForURL('**/aanbod/*');
        const name = (await page.textContent('h1')).trim();
        for (const [start, part] of [['mailto:?subject=', 'body'], ['https://wa.me/?text=', 'text']]) {
            const href = await page.getAttribute(`.plein-entry__tools a[href^="${start}"]`, 'href');
            const text = new URL(href).searchParams.get(part);
            assert.ok(text.includes(name) && text.endsWith(page.url()), text);
            assert.ok(!href.includes('+'), 'a mail program reads + as it is');
        }
        await page.goto('/zoeken?thema=safety');
        await page.click('main h3 a');
        await page.waitForURL('**/aanbod/*');
        assert.equal(await page.locator('a[href^="https://wa.me"], a[href^="mailto:?"]').count(), 0, 'no trace where somebody may not be safe');
    }));
}
