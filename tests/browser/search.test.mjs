// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { checkPage, inLindervaart, press, signIn, sizes, toNextPage, withPage } from './support.mjs';

const listbox = '[role=listbox]';

/** Types into the search field and waits for what is offered. */
async function type(page, text, field = '#query') {
    const answer = page.waitForResponse('**/zoeken/suggesties');
    await page.locator(field).fill('');
    await page.locator(field).pressSequentially(text, { delay: 10 });
    await answer;
}

/** Suggestions, filters, the phone's own place, and the map beside the list. */
export default function (test, plein) {
    for (const [size, viewport] of Object.entries(sizes)) {
        test(`words are offered while somebody types: ${size}`, () => withPage(plein, { viewport }, async (page) => {
            for (const path of ['/', '/zoeken']) {
                await page.goto(path);
                await type(page, 'schuld');
                await page.waitForSelector(`${listbox}:not([hidden]) [role=option]`);
                assert.ok(await page.locator('[role=option]').count() <= 7);
                assert.equal(await page.getAttribute('#query', 'aria-expanded'), 'true');
                assert.match(await page.textContent('.plein-search [role=status]'), /\d suggesties/);
                await checkPage(page);
                // By key: down to the first, up to the field again, away by Escape with the words still there.
                await page.keyboard.press('ArrowDown');
                const first = await page.getAttribute('#query', 'aria-activedescendant');
                assert.equal(await page.getAttribute(`#${first}`, 'aria-selected'), 'true');
                await page.keyboard.press('ArrowUp');
                assert.equal(await page.getAttribute('#query', 'aria-activedescendant'), null);
                await page.keyboard.press('Escape');
                assert.ok(!(await page.isVisible(listbox)));
                assert.equal(await page.inputValue('#query'), 'schuld');
                await page.keyboard.press('ArrowDown');
                assert.ok(await page.isVisible(listbox), 'and back again');
                const text = await page.locator('[role=option]').first().textContent();
                await page.keyboard.press('ArrowDown');
                await page.keyboard.press('Enter');
                await page.waitForSelector('main h3 a[href^="/aanbod/"]');
                assert.match(await page.inputValue('#query'), new RegExp(`${text}|schuld`), 'what was chosen is asked');
                assert.ok(page.url().endsWith('/zoeken'), 'and stands in no address');
            }
            await page.goto('/');
            await type(page, 'sguld');
            await page.click('[role=option]:has-text("schulden")');
            await page.waitForSelector('main h3 a[href^="/aanbod/"]');
        }));
    }

    test('what cannot wait shows its number at once, and nothing else', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await page.goto('/zoeken');
        await type(page, 'ik wil niet meer leven');
        const call = page.locator('.plein-suggest--urgent a[href="tel:08000113"]');
        await call.waitFor();
        assert.ok(!(await page.isVisible(listbox)));
        assert.match(await page.textContent('.plein-search [role=status]'), /0800-0113/);
        await checkPage(page);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), 'tel:08000113', 'the number is the next by Tab');
        await page.focus('#postcode');
        assert.ok(!(await call.isVisible()), 'gone where somebody goes on');
    }));

    test('nothing of the offer is needed: without script, and where the server does not answer', async () => {
        await withPage(plein, { javaScriptEnabled: false }, async (page) => {
            await page.goto('/zoeken');
            await page.fill('#query', 'schulden');
            await press(page, 'Zoek');
            await checkPage(page);
            assert.equal(await page.locator(listbox).count(), 0);
            assert.ok(!(await page.isVisible('[data-my-place]')));
            await page.check('[name=cost]');
            await press(page, 'Filter');
            await press(page, 'Haal weg: Gratis');
            assert.ok(!(await page.isChecked('[name=cost]')));
            assert.equal(await page.inputValue('#query'), 'schulden');
            await checkPage(page);
        });
        await withPage(plein, {}, async (page) => {
            await page.route('**/zoeken/suggesties', (route) => route.fulfill({ status: 404, body: 'no' }));
            await page.goto('/');
            await type(page, 'schulden');
            await page.keyboard.press('Enter');
            await page.waitForSelector('main h3 a[href^="/aanbod/"]');
        });
    });

    test('a colleague is offered words too', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'mirjam');
        await type(page, 'taal', '[data-key-search]');
        await page.waitForSelector(`${listbox}:not([hidden])`);
        await checkPage(page);
    }));

    test('filters are shown, counted and taken away', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await page.goto('/');
        await page.click('main a[href="/nu-open"]');
        await page.waitForURL('**/nu-open');
        await checkPage(page);
        assert.equal((await page.textContent('h1')).trim(), 'Nu open in de buurt');
        assert.ok(await page.isChecked('[name=open]'));
        for (const text of await page.locator('article.plein-item').allTextContents()) assert.match(text, /Nu open/);
        const found = async () => Number((await page.textContent('#gevonden')).match(/\d+/)[0]);
        const counted = Number((await page.textContent('#kind option[value=ontmoetingsplek]')).match(/\((\d+)\)/)[1]);
        await page.selectOption('#kind', 'ontmoetingsplek');
        await press(page, 'Filter');
        assert.equal(await found(), counted, 'as many as the choice said');
        await page.click('summary:has-text("Meer keuzes")');
        await page.selectOption('#step', '3');
        await page.check('[name=cost]');
        await press(page, 'Filter');
        await checkPage(page);
        assert.deepEqual((await page.locator('.plein-chip').allTextContents()).map((text) => text.replace('Haal weg:', '').trim()), ['Nu open', 'Ontmoetingsplek', 'Gratis', 'Door mensen uit de buurt']);
        await press(page, 'Haal weg: Ontmoetingsplek');
        assert.equal(await page.inputValue('#kind'), '');
        assert.ok(await page.isChecked('[name=open]'), 'the others stay');
        await press(page, 'Haal alle filters weg');
        await checkPage(page);
        assert.equal(await page.locator('.plein-chip').count(), 0);
    }));

    for (const javaScriptEnabled of [true, false]) {
        test(`who wants to help is shown where, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport: sizes.phone, javaScriptEnabled }, async (page) => {
            const total = async () => Number((await page.textContent('#gevonden')).match(/\d+/)[0]);
            await page.goto('/zoeken?zoekt=vrijwilligers');
            const looking = await total();
            assert.ok(await page.isVisible('#need'), 'outside the fold while it is chosen');
            await page.goto('/zoeken?q=schulden');
            assert.ok(!(await page.isVisible('#need')));
            assert.equal(await page.locator('text=Wilt u zelf helpen?').count(), 0);
            // By form: the words and the place stay, and stand in no address.
            await page.fill('#query', 'ik wil wat doen voor mijn buurt');
            await page.fill('#postcode', '9926 AA');
            await press(page, 'Zoek');
            await checkPage(page);
            assert.ok(await page.isVisible('#need'));
            assert.match(await page.textContent('label[for=need]'), /Ik wil helpen met/);
            await press(page, `Wilt u zelf helpen? ${looking} plekken zoeken vrijwilligers`);
            await checkPage(page);
            assert.ok(page.url().endsWith('/zoeken'));
            assert.equal(await total(), looking, 'words leave nobody out');
            assert.equal(await page.inputValue('#postcode'), '9926 AA');
            assert.equal(await page.inputValue('#need'), 'vrijwilligers');
            assert.equal(await page.locator('text=Wilt u zelf helpen?').count(), 0, 'they are there');
            for (const text of await page.locator('article.plein-item').allTextContents()) assert.match(text, /Zoekt: .*vrijwilligers/);
            await press(page, 'Haal weg: Ik wil helpen met: vrijwilligerswerk');
            assert.equal(await page.inputValue('#need'), '');
            // And by a link.
            await page.goto('/zoeken?q=ik+wil+helpen&taal=en');
            await checkPage(page);
            await page.click('main a:has-text("Do you want to help?")');
            await page.waitForURL('**/zoeken?*zoekt=vrijwilligers*');
            assert.equal(await total(), looking);
            await checkPage(page);
        }));
    }

    test('the place of the phone is asked at a press, and coarse', () => withPage(plein, { viewport: sizes.phone, geolocation: inLindervaart, permissions: ['geolocation'] }, async (page) => {
        const sent = [];
        page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData()); });
        await page.goto('/zoeken');
        await page.fill('#query', 'eten');
        await toNextPage(page, () => page.click('[data-my-place] button'));
        await page.waitForSelector('main ol');
        await checkPage(page);
        const posted = sent.find((body) => body.includes('place='));
        assert.match(posted, /place=53\.053%2C6\.672(&|$)/);
        assert.equal(await page.inputValue('#postcode'), 'Mijn plek');
        assert.match(await page.textContent('main ol'), /bij u vandaan/);
        assert.ok(!page.url().includes('53.'), 'in no address');
        await press(page, 'Volgende');
        assert.equal(await page.inputValue('#postcode'), 'Mijn plek', 'on every page');
        await page.fill('#postcode', '9926 AA');
        await press(page, 'Filter');
        assert.equal(await page.inputValue('#postcode'), '9926 AA', 'who types a place means that');
        assert.match(await page.textContent('.plein-chip'), /9926 AA/);
    }));

    test('who keeps the place to themselves is helped on', () => withPage(plein, { viewport: sizes.phone, permissions: [] }, async (page) => {
        for (const [code, says] of [[1, /U gaf uw plek niet vrij/], [3, /Wij vonden uw plek niet/]]) {
            await page.addInitScript((number) => { navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: number }); }, code);
            await page.goto('/zoeken');
            await page.click('[data-my-place] button');
            assert.match(await page.textContent('[data-my-place] [role=status]'), says);
            assert.ok(await page.evaluate(() => document.activeElement.id === 'postcode'), 'the other way is at hand');
            await checkPage(page);
        }
    }));

    test('list and map stand side by side and point at each other', async () => {
        await withPage(plein, { viewport: { width: 1024, height: 768 } }, async (page) => {
            await page.goto('/zoeken?q=eten');
            await checkPage(page);
            const list = await page.locator('main ol.plein-items').boundingBox();
            const map = await page.locator('#kaart').boundingBox();
            assert.ok(map.x >= list.x + list.width, 'the map is right of the list');
            assert.ok(!(await page.isVisible('.plein-to-map')));
            const number = await page.locator('[data-result]').first().getAttribute('data-result');
            const pin = page.locator(`[data-pin="${number}"]`);
            await page.hover(`[data-result="${number}"]`);
            assert.match(await pin.getAttribute('class') ?? '', /plein-marked/);
            await page.mouse.move(0, 0);
            assert.doesNotMatch(await pin.getAttribute('class') ?? '', /plein-marked/);
            await pin.focus();
            assert.match(await page.getAttribute(`[data-result="${number}"]`, 'class'), /plein-marked/);
            await page.evaluate(() => window.scrollTo(0, 1200));
            const later = await page.locator('#kaart').boundingBox();
            assert.ok(later.y >= 0 && later.y < 100, 'and stays in sight');
        });
        await withPage(plein, { viewport: { width: 1000, height: 768 } }, async (page) => {
            await page.goto('/zoeken?q=eten');
            assert.ok(await page.isVisible('.plein-to-map'));
            assert.ok((await page.locator('#kaart').boundingBox()).y > (await page.locator('main ol.plein-items').boundingBox()).y);
        });
    });
}
