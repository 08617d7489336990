// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkPage, checkPrint, press, sides, signIn, sizes, withPage } from './support.mjs';
import assert from 'node:assert/strict';

const open = ['/', '/zoeken', '/zoeken?q=schulden', '/zoeken?q=xyzzyxyzzy', '/zoeken?thema=language', '/zoeken?q=hij+slaat+me', '/nu-open', '/zoeken?thema=money&soort=cursus&open=nu&kosten=gratis&trede=3&spreektaal=ar&bij=9926AA', '/zoeken?zoekt=vrijwilligers', '/hulp-vragen', '/vraag', '/inloggen', '/over', '/privacy', '/toegankelijkheid', '/bestaat-niet'];
const inside = ['/werk', '/werk/vragen', '/werk/vragen?lijst=van-mij', '/werk/vragen?lijst=afgesloten', '/werk/bestaat-niet'];

/** Every page, in both languages, on a phone and on a desk, light and dark: nothing to report. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`pages for everyone: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/?taal=${language}`);
                for (const path of open) {
                    await page.goto(path);
                    assert.equal(await page.getAttribute('html', 'lang'), language);
                    await checkPage(page);
                }
                await page.goto('/zoeken?thema=language');
                await page.click('main h3 a[href^="/aanbod/"]');
                await page.waitForURL('**/aanbod/*');
                await checkPage(page);
                await checkPrint(page, ['main h1', 'a.plein-entry__call', '.plein-facts', '.plein-freshness strong'], ['.plein-nav', '.plein-entry__tools', '.plein-bar', '.plein-freshness__score', 'a[href*="openstreetmap.org/directions"]', 'a[href$="/melding"]']);
                await page.goto('/zoeken?zoekt=vrijwilligers');
                await page.click('main h3 a[href^="/aanbod/"]');
                await page.waitForURL('**/aanbod/*');
                await checkPage(page);
                await checkPrint(page, ['section[aria-labelledby=zoekt] dl'], ['.plein-nav']);
            }));
            test(`pages for workers: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'desk' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/?taal=${language}`);
                await signIn(page, 'mirjam');
                for (const path of inside) {
                    await page.goto(path);
                    await checkPage(page);
                }
                await page.goto('/werk/vragen');
                await page.click('main a[data-row-link]');
                await page.waitForURL('**/werk/vragen/*');
                await checkPage(page);
                await checkPrint(page, ['main h1', '.plein-words', '.plein-file__facts'], ['.plein-nav', '.plein-work__search']);
            }));
        }
    }

    test('who may not see questions is shown no way to them', () => withPage(plein, {}, async (page) => {
        for (const name of ['karin', 'fatma']) {
            await signIn(page, name);
            assert.equal(await page.locator('a[href^="/werk/vragen"]').count(), 0);
            await checkPage(page);
            await page.goto('/werk/vragen');
            assert.match(await page.textContent('h1'), /Deze pagina is er niet/);
            await page.goto('/werk');
            await page.click('header button:has-text("Log uit")');
            await page.waitForURL((url) => url.pathname === '/');
        }
    }));

    test('the language stays chosen and the page stays the same', () => withPage(plein, { viewport: sizes.phone }, async (page, context) => {
        await page.goto('/zoeken?q=schulden');
        assert.deepEqual(await context.cookies(), [], 'no cookie before a choice');
        const found = await page.locator('main ol > li h3').allTextContents();
        await page.click('header a[hreflang=en]');
        await page.waitForSelector('html[lang=en]');
        assert.match(page.url(), /\/zoeken\?q=schulden/);
        assert.deepEqual(await page.locator('main ol > li h3').allTextContents(), found, 'the same search');
        assert.deepEqual((await context.cookies()).map((cookie) => cookie.name), ['taal']);
        await page.goto('/over');
        assert.equal(await page.getAttribute('html', 'lang'), 'en');
    }));

    test('an entry fits on one sheet of paper, with the days that it is open', () => withPage(plein, {}, async (page) => {
        let closed = 0;
        for (const [language, path] of [['nl', '/zoeken?q=taalcafe'], ['en', '/zoeken?q=koffieochtend'], ['nl', '/zoeken?zoekt=vrijwilligers']]) {
            await page.goto(`${path}&taal=${language}`);
            await page.click('main h3 a[href^="/aanbod/"]');
            await page.waitForURL('**/aanbod/*');
            assert.equal(sides(await page.pdf({ format: 'A4' })), 1, page.url());
            await page.emulateMedia({ media: 'print' });
            for (const day of await page.locator('.plein-hours tr').all()) {
                const isClosed = /gesloten|closed/.test(await day.textContent());
                assert.equal(await day.isVisible(), !isClosed);
                closed += isClosed ? 1 : 0;
            }
            await page.emulateMedia({ media: null });
        }
        assert.ok(closed > 0, 'of these some are closed on some day');
    }));

    test('what needs script shows only with script', async () => {
        for (const javaScriptEnabled of [true, false]) {
            await withPage(plein, { javaScriptEnabled }, async (page) => {
                await page.goto('/hulp-vragen');
                assert.equal(await page.locator('[data-read-aloud]').isVisible(), javaScriptEnabled);
                await page.goto('/zoeken?q=schulden');
                await page.click('main h3 a');
                await page.waitForURL('**/aanbod/*');
                assert.equal(await page.locator('[data-print]').isVisible(), javaScriptEnabled);
            });
        }
    });

    test('a safety page is left at once, by key and by button', () => withPage(plein, {}, async (page) => {
        // Nobody outside is called: the page to flee to is answered here.
        await page.route('https://www.buienradar.nl/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>weer</title><p>weer' }));
        for (const leave of [async () => { await page.keyboard.press('Escape'); await page.keyboard.press('Escape'); }, () => page.click('[data-quick-leave]')]) {
            await page.goto('/zoeken');
            await page.fill('#query', 'hij slaat me');
            await press(page, 'Zoek');
            await checkPage(page);
            await checkPrint(page, ['.plein-urgent a[href^="tel:"]'], ['[data-quick-leave]']);
            await leave();
            await page.waitForURL('https://www.buienradar.nl/');
            await page.goBack();
            assert.ok(!(await page.content()).includes('hij slaat me'), 'the page did not stay in the history');
        }
        await page.goto('/zoeken?q=fietsen');
        assert.equal(await page.locator('[data-quick-leave]').count(), 0, 'only where it is needed');
    }));

    test('a spelling mistake is mended, and can be kept', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await page.goto('/');
        await page.fill('#query', 'schuldhulpverlenning');
        await press(page, 'Zoek');
        await checkPage(page);
        assert.ok(await page.locator('main h3 a[href^="/aanbod/"]').count() > 0);
        await press(page, 'Zoek toch op');
        await checkPage(page);
        assert.equal(await page.inputValue('#query'), 'schuldhulpverlenning');
    }));

    test('near a postcode, and a postcode that is none', () => withPage(plein, {}, async (page) => {
        await page.goto('/zoeken');
        await page.fill('#query', 'eten');
        await page.fill('#postcode', '9926 AA');
        await press(page, 'Filter');
        await checkPage(page);
        assert.match(await page.textContent('main ol'), /bij u vandaan/);
        await page.goto('/zoeken?bij=9926CA');
        assert.match(await page.locator('main ol > li').first().textContent(), /vlak bij u/, 'its own postcode is no way off');
        await page.fill('#postcode', '12');
        await press(page, 'Filter');
        await checkPage(page);
        assert.equal(await page.inputValue('#postcode'), '12', 'what was typed stays');
        assert.equal(await page.getAttribute('#postcode', 'aria-invalid'), 'true');
        assert.ok(await page.locator('.utrecht-form-field:has(#postcode) #postcode-error').isVisible(), 'the mistake stands at its field');
        await page.fill('#postcode', 'Zanddorpen');
        await press(page, 'Filter');
        assert.equal(await page.locator('#postcode-error').count(), 0, 'a village is a place too');
    }));

    test('who is signed in finds the way back to work', () => withPage(plein, {}, async (page) => {
        const back = 'header nav a[href="/werk"]';
        await page.goto('/zoeken?q=schulden');
        assert.equal(await page.locator(back).count(), 0);
        await signIn(page, 'mirjam');
        assert.ok((await page.locator('.plein-header').boundingBox()).height <= 64, 'the header of the work pages is one line');
        await page.goto('/zoeken?q=schulden');
        await checkPage(page);
        await page.click(back);
        await page.waitForURL('**/werk');
    }));

    test('an English page says which words are Dutch', () => withPage(plein, {}, async (page) => {
        await page.goto('/zoeken?thema=language&taal=en');
        const language = (selector) => page.locator(selector).first().evaluate((part) => part.closest('[lang]').lang);
        assert.equal(await language('main h2'), 'en');
        assert.equal(await language('main h3 a'), 'nl');
        await page.click('main h3 a');
        await page.waitForURL('**/aanbod/*');
        assert.equal(await language('main h1'), 'nl');
        assert.equal(await language('main dt'), 'en');
        assert.match(await page.locator('.plein-facts__row', { hasText: 'Languages' }).textContent(), /Dutch/);
    }));

    test('letters of twice the size fit on a phone', () => withPage(plein, { viewport: sizes.phone }, async (page, context) => {
        await (await context.newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
        for (const path of ['/', '/zoeken?q=schulden', '/zoeken?q=hij+slaat+me', '/hulp-vragen', '/vraag', '/inloggen', '/over', '/privacy', '/toegankelijkheid']) {
            await page.goto(path);
            assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
            await checkPage(page);
        }
    }));
}
