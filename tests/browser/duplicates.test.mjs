// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkPage, checkPrint, press, signIn, sizes, withPage } from './support.mjs';
import assert from 'node:assert/strict';

/** Freshness as residents and editors read it, and entries that look double. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`freshness and duplicates: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/zoeken?q=laptopbank&taal=${language}`);
                await checkPage(page);
                assert.match(await page.textContent('.plein-item__end'), language === 'nl' ? /gemeld dat iets niet klopt/ : /reported that something is wrong/);
                await page.click('main h3 a');
                await page.waitForSelector('.plein-freshness--stale');
                await checkPage(page);
                await checkPrint(page, ['.plein-freshness']);
                assert.match(await page.textContent('.plein-freshness'), language === 'nl' ? /van 100[^]*60 dagen[^]*1 melding wacht/ : /out of 100[^]*60 days[^]*1 report waits/);
                await signIn(page, 'karin');
                await page.goto('/werk/aanbod/dubbel');
                assert.equal(await page.getAttribute('html', 'lang'), language);
                await checkPage(page);
                await checkPrint(page, ['.plein-twins__table'], ['.plein-twins form']);
                await page.goto('/werk/aanbod/dubbel?lijst=twee');
                await checkPage(page);
                await page.goto('/werk/aanbod/dubbel?na=1.0190c1d6-7d00-7000-8000-00000000d001.0190c1d6-7d00-7000-8000-00000000d001');
                await checkPage(page);
            }));
        }
    }

    // One after the other: both judge the same two.
    test('two that look double are judged, kept and put back, with script and without', async () => {
        for (const javaScriptEnabled of [true, false]) await withPage(plein, { viewport: sizes.phone, javaScriptEnabled }, async (page) => {
            await signIn(page, 'karin');
            await page.goto('/werk/aanbod');
            await page.click('a[href="/werk/aanbod/dubbel"]');
            await page.waitForURL('**/dubbel');
            assert.equal(await page.locator('.plein-twins').count(), 2);
            // By keyboard: from the first choice of a pair to the last.
            const buttons = page.locator('.plein-twins').first().locator('button');
            await buttons.nth(0).focus();
            await page.keyboard.press('Tab');
            await page.keyboard.press('Tab');
            assert.ok(await buttons.nth(2).evaluate((button) => button === document.activeElement), 'Tab leads from choice to choice');
            await Promise.all([page.waitForURL('**gedaan=twee'), page.keyboard.press('Enter')]);
            await checkPage(page);
            assert.equal(await page.locator('.plein-twins').count(), 1);
            await page.goto('/werk/aanbod/dubbel?lijst=twee');
            await checkPage(page);
            assert.match(await page.textContent('.plein-questions'), /Karin Elzinga/);
            await press(page, 'Zet terug');
            await checkPage(page);
            assert.equal(await page.locator('.plein-twins').count(), 2);
            await press(page, 'Houd deze');
            await checkPage(page);
            assert.match(await page.textContent('.plein-errors[role=status]'), /is gestopt/);
            assert.equal(await page.locator('.plein-twins').count(), 1);
            await page.click('.plein-errors[role=status] a');
            await page.waitForSelector('.plein-file');
            assert.match(await page.textContent('.plein-facts'), /U vindt het nu bij/);
            await press(page, 'Zet terug');
            await page.goto('/werk/aanbod/dubbel');
            assert.equal(await page.locator('.plein-twins').count(), 2);
        });
    });
}
