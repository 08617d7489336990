// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkPage, checkPrint, openParts, press, signIn, sizes, withPage } from './support.mjs';
import assert from 'node:assert/strict';

/** Opens the entry that is checked longest ago and whose name holds `words`. */
async function openEntry(page, words) {
    await page.goto(`/werk/aanbod?q=${encodeURIComponent(words)}`);
    await page.click('main a[data-row-link]');
    await page.waitForURL('**/werk/aanbod/*-*');
}

async function openForm(page, words) {
    await openEntry(page, words);
    await page.click('main a[href$="/wijziging"]');
    await page.waitForURL('**/wijziging');
}

/** Whoever keeps the directory true. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`pages of who keeps the directory: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/?taal=${language}`);
                await signIn(page, 'karin');
                for (const path of ['/werk/aanbod', '/werk/aanbod?versheid=stale', '/werk/aanbod?q=xyzzy', '/werk/aanbod?lijst=gestopt', '/werk/aanbod/nieuw']) {
                    await page.goto(path);
                    assert.equal(await page.getAttribute('html', 'lang'), language);
                    await checkPage(page);
                }
                assert.equal(await page.inputValue('#kind'), '', 'no kind is chosen in advance');
                assert.ok(await page.isChecked('[name=assured]'), 'who makes an entry has just looked it over');
                assert.ok(await page.isVisible('#name') && await page.isVisible('#location_0_line'), 'what is needed and one place are open');
                await openForm(page, 'geldloket schulden');
                await checkPage(page);
                assert.equal(await page.locator('details.plein-part[open]').count(), 0, 'the parts are closed');
                assert.ok(!(await page.isChecked('[name=assured]')));
                assert.match(await page.locator('details.plein-part > summary').first().textContent(), language === 'nl' ? /Wanneer\?[^]*dag \d/ : /When\?[^]*day \d/, 'and tell what they hold');
                await openParts(page);
                await checkPage(page);
                await page.fill('#name', '');
                await page.fill('#website', 'geen adres');
                await page.fill('#location_0_from_0', 'negen');
                await page.selectOption('#theme', '');
                await page.click('main .plein-form-end button');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                assert.equal(await page.inputValue('#location_0_from_0'), 'negen', 'what was typed stays');
                assert.equal(await page.locator('details.plein-part[open]').count(), 3, 'the parts with a mistake are open');
                for (const field of ['name', 'theme', 'website', 'location_0_from_0'])
                    assert.ok(await page.locator(`[data-error-summary] a[href="#${field}"]`).count() === 1 && await page.locator(`#${field}-error`).isVisible(), `the mistake of ${field} stands above and at its field`);
                await page.click('footer button[name=goto]');
                await page.waitForSelector(`html[lang=${language === 'nl' ? 'en' : 'nl'}]`);
                assert.equal(await page.inputValue('#location_0_from_0'), 'negen', 'another language keeps it too');
            }));
        }
    }

    for (const javaScriptEnabled of [true, false]) {
        test(`an entry is confirmed, changed and put back, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport: sizes.phone, javaScriptEnabled }, async (page) => {
            await signIn(page, 'karin');
            await openEntry(page, javaScriptEnabled ? 'lening' : 'formulieren');
            const entry = page.url();
            await press(page, 'Klopt nog');
            await checkPage(page);
            await checkPrint(page, ['main h1', '.plein-facts', '.plein-line'], ['main form', '.plein-nav']);
            await page.goto(`${entry}/wijziging`);
            await openParts(page);
            const rows = await page.locator('.plein-hours-row').count();
            await press(page, 'Nog een rij');
            await checkPage(page);
            assert.equal(await page.locator('.plein-hours-row').count(), rows + 1);
            assert.ok(await page.isVisible('#special') && !(await page.isVisible('#cost')), 'what got a row is open');
            await openParts(page);
            await page.fill('#cost', 'Een kwartje');
            await page.fill('#special', 'Dicht in de zomer.');
            const last = await page.locator('select[name^=need_]').count();
            await press(page, 'Nog iets');
            assert.equal(await page.locator('select[name^=need_]').count(), last + 1);
            await page.fill(`#need_${last}_text`, 'Iemand die koffie zet.');
            await press(page, 'Bewaar');
            await checkPage(page);
            assert.ok(await page.locator(`[data-error-summary] a[href="#need_${last}"]`).count() === 1 && await page.locator(`#need_${last}-error`).isVisible(), 'words without a kind are told at their row');
            assert.equal(await page.inputValue(`#need_${last}_text`), 'Iemand die koffie zet.');
            await page.selectOption(`#need_${last}`, 'volunteers');
            await press(page, 'Bewaar');
            await checkPage(page);
            assert.match(await page.textContent('main'), /Een kwartje/);
            assert.match(await page.textContent('main'), /vrijwilligers: Iemand die koffie zet/);
            assert.match(await page.textContent('.plein-change'), /Een kwartje/);
            await press(page, 'Zet terug');
            await checkPage(page);
            assert.ok(!(await page.textContent('.plein-facts')).includes('kwartje'));
        }));
    }

    test('two who save at once see both', () => withPage(plein, {}, async (page, context) => {
        await signIn(page, 'karin');
        await openForm(page, 'taalhuis');
        const other = await context.newPage();
        await other.goto(page.url());
        await openParts(other);
        await openParts(page);
        await other.fill('#cost', 'Twee euro');
        await press(other, 'Bewaar');
        await page.fill('#cost', 'Drie euro');
        await press(page, 'Bewaar');
        await checkPage(page);
        assert.match(await page.textContent('.plein-compare'), /Drie euro[^]*Twee euro/);
        await press(page, 'Bewaar');
        assert.match(await page.textContent('.plein-facts'), /Drie euro/);
    }));

    test('Enter in a field saves and adds no row', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'karin');
        await openForm(page, 'bibliotheek');
        await openParts(page);
        await page.fill('#cost', 'Met een pasje');
        await Promise.all([page.waitForURL('**/werk/aanbod/*gedaan=gewijzigd'), page.press('#cost', 'Enter')]);
        await checkPage(page);
    }));
}
