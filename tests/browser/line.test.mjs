// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { signIn, sizes, withPage } from './support.mjs';

/** Asks a question step by step; `go` presses the main button as the test's hand does. */
async function ask(page, story, go) {
    await page.fill('[name=story]', story);
    await go('Verder');
    await page.fill('[name=postcode]', '9926 AA');
    await go('Verder');
    await page.check('[name=contact][value=none]');
    await go('Verder');
    await go('Verstuur mijn vraag');
    return (await page.textContent('.plein-code')).trim();
}

export default function (test, plein) {
    for (const [size, viewport] of Object.entries(sizes)) {
        for (const javaScriptEnabled of [true, false]) {
            test(`a resident asks and a worker answers: ${size}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport, javaScriptEnabled }, async (page, context) => {
                const story = `Ik kan de huur niet betalen (${size} ${javaScriptEnabled})`;
                const go = async (text) => { await page.click(`main button:has-text("${text}")`); };
                await page.goto('/');
                await page.click('main a[href="/hulp-vragen"]');
                const code = await ask(page, story, go);
                assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}$/);
                assert.ok(!page.url().includes(code), 'the code is not in the address');

                const desk = await context.browser().newContext({ baseURL: plein.address, viewport, javaScriptEnabled });
                const work = await desk.newPage();
                await signIn(work, 'bas');
                await work.goto('/werk/vragen');
                await work.click(`main a:has-text("${story}")`);
                await work.click('main button:has-text("Neem over")');
                await work.fill('[name=answer]', 'Kom morgen om tien uur langs.');
                await work.click('main button:has-text("Stuur antwoord")');
                await work.waitForSelector('main [role=status]');
                await desk.close();

                await page.goto('/vraag');
                await page.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '));
                await go('Bekijk mijn vraag');
                assert.match(await page.textContent('main'), /Kom morgen om tien uur langs/);
            }));
        }
    }

    test('the whole line by keyboard alone', () => withPage(plein, {}, async (page) => {
        const tabTo = async (selector) => {
            for (let i = 0; i < 80; i += 1) {
                if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
                await page.keyboard.press('Tab');
            }
            assert.fail(`no way to ${selector} by Tab at ${page.url()}`);
        };
        await page.goto('/');
        await tabTo('main a[href="/hulp-vragen"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/hulp-vragen');
        await tabTo('[name=story]');
        await page.keyboard.type('Ik wil beter leren lezen');
        await tabTo('button[name=act][value=next]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name=postcode]:not([type=hidden])');
        await tabTo('[name=postcode]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name=contact][type=radio]');
        await tabTo('[name=contact]');
        await page.keyboard.press('ArrowUp');
        await tabTo('button[name=act][value=next]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('dl.plein-answers');
        await tabTo('button[name=act][value=next]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.plein-code');
    }));

    test('search, open an entry, come back', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await page.goto('/');
        await page.fill('[name=query]', 'ik heb schulden');
        await page.keyboard.press('Enter');
        await page.waitForSelector('main a[href^="/aanbod/"]');
        assert.ok(!page.url().includes('schulden'), 'the words are not in the address');
        await page.click('main a[href^="/aanbod/"]');
        await page.waitForSelector('main h1');
    }));
}
