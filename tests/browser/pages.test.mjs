// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkPage, signIn, sizes, withPage } from './support.mjs';
import assert from 'node:assert/strict';

/** Every page, in both languages, on a phone and on a desk, light and dark: nothing to report. */
export default function (test, plein) {
    const open = ['/', '/zoeken', '/zoeken?q=schulden', '/zoeken?q=xyzzyxyzzy', '/zoeken?thema=language', '/zoeken?q=hij+slaat+me', '/hulp-vragen', '/vraag', '/inloggen', '/over', '/privacy', '/toegankelijkheid', '/bestaat-niet'];
    const inside = ['/werk', '/werk/vragen', '/werk/vragen?lijst=van-mij', '/werk/vragen?lijst=afgesloten'];
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
                await page.click('main a[href^="/aanbod/"]');
                await checkPage(page);
            }));
            test(`pages for workers: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'desk' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/?taal=${language}`);
                await signIn(page, 'mirjam');
                for (const path of inside) {
                    await page.goto(path);
                    await checkPage(page);
                }
                await page.goto('/werk/vragen');
                await page.click('main a[href^="/werk/vragen/"]');
                await checkPage(page);
            }));
        }
    }
}
