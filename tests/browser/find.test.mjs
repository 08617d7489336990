// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { checkPage, checkPrint, inLindervaart, sizes, tabTo, toNextPage, withPage } from './support.mjs';

const finger = 44; // pixels that a finger hits without aiming
const words = {
    nl: { fits: /Past bij: huur niet betalen/, near: /bij u vandaan|vlak bij u/ },
    en: { fits: /Fits: huur niet betalen/, near: /from you|close to you/ },
};

/** By touch on a phone: `press` is a tap, and what is written comes from the keyboard on its screen. */
const touch = {
    options: { hasTouch: true, isMobile: true, geolocation: inLindervaart, permissions: ['geolocation'] },
    reach: (page, selector) => page.locator(selector).first().scrollIntoViewIfNeeded(),
    press: (page, selector) => page.tap(selector),
    write: async (page, selector, text) => {
        await page.tap(selector);
        await page.keyboard.type(text);
    },
};

/** By keyboard alone, from where the focus is: nothing is pressed to which no Tab leads. */
const keyboard = {
    options: {},
    reach: tabTo,
    press: async (page, selector) => {
        await tabTo(page, selector);
        await page.keyboard.press('Enter');
    },
    write: async (page, selector, text) => {
        await tabTo(page, selector);
        await page.keyboard.type(text);
    },
};

/** Presses what leads to another page; that page has nothing to report. */
async function go(page, hand, selector) {
    await toNextPage(page, () => hand.press(page, selector));
    await checkPage(page);
}

/** How far down the page is once it moves no more. */
async function placeOf(page) {
    for (let last = -1; ; await wait(100)) {
        const place = await page.evaluate(() => window.scrollY);
        if (place === last) return place;
        last = place;
    }
}

/** The link calls the number that it shows, and a finger hits it. */
async function checkCall(link) {
    const [href, text, box] = [await link.getAttribute('href'), await link.textContent(), await link.boundingBox()];
    assert.equal(href, `tel:${text.match(/\+?\d[\d -]*\d/)[0].replace(/[ -]/g, '')}`);
    assert.ok(box.width >= finger && box.height >= finger, `${href} is ${box.width} by ${box.height}`);
}

/** From the home page, in own words and nearby, to somebody who answers the phone; and back to where one was. */
async function findAndCall(page, hand, language, nearMe) {
    await page.goto(`/?taal=${language}`);
    await checkPage(page);
    await hand.write(page, '#query', 'ik kan de huur niet betalen');
    await go(page, hand, '.plein-search button');
    assert.ok(page.url().endsWith('/zoeken'), 'the words stand in no address');
    await checkPrint(page, ['main h1', '.plein-item'], ['.plein-nav', '.plein-filters']);

    await nearMe();
    const found = page.locator('article.plein-item');
    assert.match(await found.first().locator('.plein-item__reason').textContent(), words[language].fits);
    assert.match(await found.first().textContent(), words[language].near);
    for (const link of await page.locator('.plein-item .plein-call').all()) await checkCall(link);

    // Not the first, so that there is a way down to come back to.
    const third = 'main ol > li:nth-child(3) h3 a';
    const name = await page.textContent(third);
    await hand.reach(page, third);
    const place = await placeOf(page);
    await go(page, hand, third);
    assert.equal((await page.textContent('h1')).trim(), name.trim());
    const calls = await page.locator('a.plein-entry__call').all();
    assert.ok(calls.length > 0, `${name} can be called`);
    for (const link of calls) await checkCall(link);
    await hand.reach(page, 'a.plein-entry__call');

    // Where the browser may keep nothing of the results it shows none of them, and this fails.
    await page.goBack();
    assert.equal(await page.textContent(third), name, 'the same results');
    assert.ok(place > 0 && Math.abs(await placeOf(page) - place) <= 1, 'at the same place');
}

/** What cannot wait: the number stands before all else and can be called at once. */
async function callAtOnce(page, hand, language) {
    await page.goto(`/?taal=${language}`);
    await hand.write(page, '#query', 'ik wil niet meer leven');
    await go(page, hand, '.plein-search button');
    const call = page.locator('main').locator('a[href], button, input:not([type=hidden]), select, summary').first();
    assert.equal(await call.getAttribute('href'), 'tel:08000113', 'the first that can be pressed');
    await checkCall(call);
    const box = await call.boundingBox();
    assert.ok(box.y + box.height <= sizes.phone.height, 'in sight without scrolling');
    assert.ok(box.y < (await page.locator('article.plein-item').first().boundingBox()).y, 'before what was found');
    await hand.reach(page, '.plein-urgent a[href="tel:08000113"]');
}

/** The story of somebody who needs help, each time with other hands. */
export default function (test, plein) {
    const story = (name, hand, language, options, nearMe) => {
        test(`a resident on a phone finds and calls: ${name}, ${language}`, () => withPage(plein, { viewport: sizes.phone, ...hand.options, ...options }, async (page) => {
            await findAndCall(page, hand, language, () => nearMe(page, hand));
            await callAtOnce(page, hand, language);
        }));
    };
    const byPostcode = async (page, hand) => {
        await hand.write(page, '#postcode', '9926 AA');
        await go(page, hand, '.plein-filters button[type=submit]');
    };
    const byMyPlace = (page, hand) => go(page, hand, '[data-my-place] button');

    story('by touch', touch, 'nl', {}, byMyPlace);
    story('by keyboard alone', keyboard, 'en', {}, byPostcode);
    story('by touch, without script', touch, 'nl', { javaScriptEnabled: false }, byPostcode);
}
