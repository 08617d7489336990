// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { checkPage, checkPrint, press, signIn, sizes, withOther, withPage } from './support.mjs';

const foot = '[data-useful]';

/** Says yes or no at the foot and waits for the answer in its place. */
async function say(page, words, how = (button) => button.click()) {
    await how(page.locator(`${foot} button`, { hasText: words }));
    await page.waitForSelector(`${foot} #comment`);
}

/** Was this page useful? And what is wrong with an entry: by mouse, by keyboard, without script, and who reads it. */
export default function (test, plein) {
    test('every public page asks whether it was useful, and no other', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        for (const path of ['/', '/zoeken', '/zoeken?q=schulden', '/hulp-vragen', '/vraag', '/over', '/privacy', '/toegankelijkheid', '/nu-open', '/buurt', '/buurt/BU99010401/blad', '/insluiten']) {
            await page.goto(path);
            assert.ok(await page.locator(foot).isVisible(), path);
            await checkPrint(page, ['main h1'], [foot]);
        }
        for (const path of ['/zoeken?q=hij+slaat+me', '/inloggen', '/bestaat-niet']) {
            await page.goto(path);
            assert.equal(await page.locator(foot).count(), 0, path);
        }
        await signIn(page, 'karin');
        for (const path of ['/werk', '/werk/reacties', '/over']) {
            await page.goto(path);
            assert.equal(await page.locator(foot).count(), 0, `${path} at work`);
        }
    }));

    for (const language of ['nl', 'en']) {
        test(`in place, by mouse: ${language}`, () => withPage(plein, { viewport: language === 'nl' ? sizes.phone : sizes.desk, colorScheme: language === 'nl' ? 'dark' : 'light' }, async (page) => {
            await page.goto(`/over?taal=${language}`);
            const address = page.url();
            await say(page, language === 'nl' ? 'Nee' : 'No');
            assert.equal(page.url(), address, 'the page stays');
            assert.equal(await page.evaluate(() => document.activeElement.id), 'reactie-kop', 'reading goes on at the thanks');
            await checkPage(page);
            const send = page.locator(`${foot} button[type=submit]`);
            await send.click();
            await page.waitForSelector(`${foot} [data-error-summary]`);
            assert.equal(await page.locator('h1').count(), 1, 'it is still the same page');
            assert.ok((await page.locator('#comment').boundingBox()).x >= 16, 'within the margins');
            await checkPage(page);
            await page.fill('#comment', 'x'.repeat(990));
            assert.ok(await page.locator(`${foot} [data-count-for]`).isVisible(), 'it says how much room is left');
            await page.fill('#comment', `De letters zijn te klein (${language}).`);
            await send.click();
            await page.waitForFunction(() => !document.getElementById('comment'));
            assert.match(await page.textContent(foot), language === 'nl' ? /Dank u wel/ : /Thank you/);
            await checkPage(page);
        }));
    }

    test('in place, by keyboard, with what is typed on the page kept', () => withPage(plein, {}, async (page) => {
        await page.goto('/hulp-vragen');
        await page.fill('#story', 'Ik kan de huur niet betalen');
        await page.locator(`${foot} button`, { hasText: 'Ja' }).focus();
        await page.keyboard.press('Enter');
        await page.waitForSelector(`${foot} #comment`);
        assert.equal(await page.inputValue('#story'), 'Ik kan de huur niet betalen');
        await press(page, 'Verder');
        assert.match(await page.textContent('h1'), /postcode/);
        await say(page, 'Nee', (button) => button.press('Enter'));
        await press(page, 'Terug');
        assert.equal(await page.inputValue('#story'), 'Ik kan de huur niet betalen', 'also where the page answers a form');
    }));

    test('what cannot be sent stays typed', () => withPage(plein, {}, async (page, context) => {
        await page.goto('/over');
        await say(page, 'Nee');
        await page.fill('#comment', 'Het kan korter.');
        await context.route('**/reactie/opmerking', (route) => route.fulfill({ status: 429, contentType: 'text/html', body: '<!doctype html><title>druk</title>' }));
        await page.click(`${foot} button[type=submit]`);
        await page.waitForSelector('[data-useful-failed]:not([hidden])');
        assert.equal(await page.inputValue('#comment'), 'Het kan korter.');
    }));

    test('without script the same page comes back', () => withPage(plein, { javaScriptEnabled: false, viewport: sizes.phone }, async (page) => {
        await page.goto('/zoeken?q=schulden');
        await page.click(`${foot} button:has-text("Nee")`);
        await page.waitForURL('**/zoeken?q=schulden&reactie=nee#reactie');
        assert.ok(await page.locator('main h3 a[href^="/aanbod/"]').count() > 0, 'with what was found');
        await checkPage(page);
        await page.click(`${foot} button`);
        await page.waitForURL('**/reactie/opmerking');
        await checkPage(page);
        await page.click('header button:has-text("English")');
        await page.waitForSelector('html[lang=en]');
        await page.fill('#comment', 'The list is long.');
        await page.click('main button[type=submit]');
        await page.waitForURL('**reactie=dank#reactie');
        await checkPage(page);
        await page.goto('/zoeken?taal=nl');
        await page.fill('#query', 'eten');
        await press(page, 'Zoek');
        assert.ok(!(await page.locator(foot).isVisible()), 'nobody loses the answer to a form');
    }));

    test('somebody reports what is wrong, an editor reads and answers it', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await page.goto('/zoeken?thema=language');
        await page.click('main h3 a[href^="/aanbod/"]');
        await page.waitForURL('**/aanbod/*');
        const name = (await page.textContent('h1')).trim();
        await page.click('main a[href$="/melding"]');
        await page.waitForURL('**/melding');
        await checkPage(page);
        await press(page, 'Verstuur');
        await checkPage(page);
        assert.equal(await page.locator('[data-error-summary] a').getAttribute('href'), '#wrong');
        await page.check('[name=wrong][value=hours]');
        await page.fill('#text', 'Op dinsdag is het dicht.');
        await page.fill('#mail', 'geen adres');
        await press(page, 'Verstuur');
        await checkPage(page);
        assert.equal(await page.inputValue('#text'), 'Op dinsdag is het dicht.', 'what was typed stays');
        assert.ok(await page.isChecked('[name=wrong][value=hours]'));
        await page.fill('#mail', 'anja@voorbeeld.example');
        await press(page, 'Verstuur');
        await checkPage(page);
        assert.match(await page.textContent('h1'), /wij kijken het na/);
        await page.click('main a:has-text("Terug naar de pagina")');
        await page.waitForURL(/\/aanbod\/[^/]+$/);

        await withOther(plein, {}, 'karin', async (work) => {
            await work.click('header a[href="/werk/reacties"]');
            await work.waitForURL('**/werk/reacties');
            await checkPage(work);
            await work.keyboard.press('j');
            assert.ok(await work.evaluate(() => document.activeElement.matches('[data-row-link]')), 'j goes to the first');
            await work.click('main a:has-text("Op dinsdag is het dicht")');
            await work.waitForURL('**/werk/reacties/*');
            assert.equal((await work.textContent('.plein-file__facts a')).trim(), name);
            await checkPage(work);
            await checkPrint(work, ['main h1', '.plein-words'], ['.plein-nav', '.plein-answer']);
            await press(work, 'Verstuur en handel af');
            await checkPage(work);
            await work.fill('#note', 'Gebeld en aangepast.');
            await press(work, 'Verstuur en handel af');
            await work.waitForSelector('main [role=status]');
            await checkPage(work);
            assert.match(await work.textContent('main [role=status]'), /per e-mail/);
            await press(work, 'Zet terug');
            await checkPage(work);
            for (const size of Object.values(sizes)) {
                await work.setViewportSize(size);
                for (const path of ['/werk/reacties', '/werk/reacties?lijst=afgehandeld', '/werk/reacties?soort=meldingen', '/werk/reacties?pagina=/over', '/werk/reacties?pagina=/niets', '/werk/reacties/paginas', '/werk/reacties/paginas?taal=en', '/werk/reacties', '/?taal=nl']) {
                    await work.goto(path);
                    await checkPage(work);
                }
            }
        });
    }));
}
