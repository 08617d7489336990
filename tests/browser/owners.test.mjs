// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkPage, checkPrint, openParts, press, sizes, signIn, withOther, withPage } from './support.mjs';

/** The mails to `address`, as who gets them reads them. */
function mailsTo({ mail }, address) {
    if (!existsSync(mail)) return [];
    return readdirSync(mail).filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(mail, name), 'latin1').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))))
        .filter((text) => text.includes(`To: ${address}`));
}

/** The link in the only mail to `address`; the server sends within seconds. */
async function linkOf(plein, address) {
    for (let tries = 0; tries < 400; tries += 1) {
        const [mail] = mailsTo(plein, address);
        if (mail) return mail.match(/\/mijn-aanbod\/[0-9a-f]{32}(\?taal=en)?/)[0];
        await wait(100);
    }
    throw new Error(`no mail to ${address}`);
}

async function openEntry(page, words) {
    await page.goto(`/werk/aanbod?q=${encodeURIComponent(words)}`);
    await page.click('main a[data-row-link]');
    await page.waitForURL('**/werk/aanbod/*-*');
}

/** An editor gives the entry an owner and mails them a link; the address of the entry's page. */
async function addOwner(plein, words, address, language, check = async () => {}) {
    let entry;
    await withOther(plein, {}, 'karin', async (page) => {
        await openEntry(page, words);
        entry = page.url();
        await page.click('main a[href$="/eigenaars"]');
        await page.waitForURL('**/eigenaars');
        await check(page);
        await page.fill('#mail', address);
        await page.check(`[name=language][value=${language}]`);
        await press(page, 'Voeg toe');
        await check(page);
        await press(page, 'Stuur een link');
        await check(page);
        assert.match(await page.textContent('main [role=status]'), /onderweg/);
    });
    return entry;
}

/** The page at `path` in both languages, with nothing to report, and what it has to say in each. */
async function readBoth(page, path, says) {
    for (const language of ['en', 'nl']) {
        await page.goto(`${path}?taal=${language}`);
        await checkPage(page);
        const text = await page.textContent('main');
        for (const words of says[language]) assert.match(text, words);
    }
}

/** What a resident finds: the names of the results in their order, and what the row of `name` says. */
async function ask(page, question, name) {
    await page.goto('/zoeken?taal=nl');
    await page.fill('#query', question);
    await press(page, 'Zoek');
    await checkPage(page);
    const names = (await page.locator('main h3 a').allTextContents()).map((text) => text.trim());
    const row = (which) => page.locator('article.plein-item', { hasText: which }).textContent();
    return { names, place: names.indexOf(name), row };
}

/** Owners of entries: their links, what they change, and the editors who decide. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`pages around owners: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await page.goto(`/mijn-aanbod?taal=${language}`);
                assert.equal(await page.getAttribute('html', 'lang'), language);
                await checkPage(page);
                await page.click('main form button');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                await page.fill('#mail', 'niemand@example.org');
                await page.click('main form button');
                await page.waitForURL('**gedaan=gevraagd');
                await checkPage(page);
                const gone = await page.goto('/mijn-aanbod/0123456789abcdef0123456789abcdef');
                assert.equal(gone.status(), 404);
                await checkPage(page);
                assert.equal(await page.locator('[data-useful]').count(), 0, 'an address with a code in it is asked nothing');

                await signIn(page, 'karin');
                await page.goto('/werk/aanbod');
                await checkPage(page);
                await page.click('main a[href="/werk/aanbod/voorstellen"]');
                await page.waitForURL('**/voorstellen');
                await checkPage(page);
                await page.click('main a[data-row-link]');
                await page.waitForURL('**/voorstellen/*-*');
                await checkPage(page);
                await checkPrint(page, ['main h1', '.plein-compare'], ['main form', '.plein-nav']);
                await page.click('main details summary');
                await page.click('main details button');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                assert.ok(await page.isVisible('#reason-error'), 'the fold is open where the mistake is');
                await page.goto('/werk/aanbod?q=Buurtkoelkast');
                await page.click('main a[data-row-link]');
                await page.waitForURL('**/werk/aanbod/*-*');
                await checkPage(page);
                await page.click('main a[href$="/eigenaars"]');
                await page.waitForURL('**/eigenaars');
                await checkPage(page);
                await page.fill('#mail', 'geen adres');
                await page.click('#pagina button[type=submit]');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                assert.equal(await page.inputValue('#mail'), 'geen adres', 'what was typed stays');
            }));
        }
    }

    for (const javaScriptEnabled of [true, false]) {
        const words = javaScriptEnabled ? 'Kledingkast Tweede Ronde' : 'Open ochtenden in het naaiatelier';
        test(`an owner changes the hours by a mailed link, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport: sizes.phone, javaScriptEnabled, colorScheme: 'dark' }, async (page) => {
            const address = `uren-${javaScriptEnabled}@example.org`;
            const entry = await addOwner(plein, words, address, 'nl', checkPage);
            const link = await linkOf(plein, address);
            const shown = await page.goto(link);
            assert.equal(shown.headers()['referrer-policy'], 'strict-origin');
            assert.equal(shown.headers()['x-robots-tag'], 'noindex, nofollow');
            await checkPage(page);
            await checkPrint(page, ['main h1', '.plein-facts'], ['main form', '.plein-nav']);
            await page.click('main a[href$="/wijziging"]');
            await page.waitForURL('**/wijziging');
            await checkPage(page);
            await openParts(page);
            await page.fill('#location_0_from_0', 'negen');
            await press(page, 'Stuur naar de redactie');
            await checkPage(page);
            assert.equal(await page.inputValue('#location_0_from_0'), 'negen', 'what was typed stays');
            await page.fill('#location_0_from_0', '8:15');
            await page.fill('#special', 'Dicht in de zomer.');
            await press(page, 'Nog een rij');
            await checkPage(page);
            await press(page, 'Stuur naar de redactie');
            await checkPage(page);
            assert.match(await page.textContent('main [role=status]'), /Een redacteur kijkt/);
            assert.match(await page.textContent('.utrecht-alert--info'), /wacht op een redacteur/);
            assert.ok(!(await page.textContent('.plein-facts')).includes('8.15'), 'the page stays as it is');
            await page.click('.utrecht-alert--info summary');
            assert.ok(await page.isVisible('.utrecht-alert--info .plein-compare'), 'and they see what they proposed');
            assert.match((await page.locator('.utrecht-alert--info .plein-compare').allTextContents()).join(), /8\.15/);
            await checkPage(page);

            await withOther(plein, { viewport: sizes.phone }, 'karin', async (work) => {
                await work.goto(entry);
                await checkPage(work);
                await work.click('main a:has-text("Bekijk het voorstel")');
                await work.waitForURL('**/voorstellen/*-*');
                await checkPage(work);
                assert.match(await work.textContent('main'), /8\.15/);
                await press(work, 'Neem de wijziging over');
                await checkPage(work);
                assert.match(await work.textContent('main [role=status]'), /overgenomen/);
            });

            await page.goto(`/aanbod/${entry.split('/').pop().split('?')[0]}`);
            assert.match(await page.textContent('main'), /8\.15/);
            await page.goto(link);
            await checkPage(page);
            assert.match(await page.textContent('.utrecht-alert--ok'), /is overgenomen/);
        }));
    }

    test('an owner says that it is right, by keyboard and in English; then they are removed while they type', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        await addOwner(plein, 'Hulp bij de belastingaangifte', 'keys@example.org', 'en');
        const link = await linkOf(plein, 'keys@example.org');
        await page.goto(link);
        assert.equal(await page.getAttribute('html', 'lang'), 'en');
        await checkPage(page);
        await page.focus('main h1 ~ section summary');
        for (let steps = 0; steps < 5 && !(await page.evaluate(() => document.activeElement.matches('button'))); steps += 1) await page.keyboard.press('Tab');
        assert.match(await page.evaluate(() => document.activeElement.textContent), /Still right/);
        await Promise.all([page.waitForURL('**gedaan=bevestigd'), page.keyboard.press('Enter')]);
        await checkPage(page);
        await page.click('main a[href$="/wijziging"]');
        await page.waitForURL('**/wijziging');
        await openParts(page);
        await page.fill('[name=cost]', 'Ten euros & a biscuit');
        await withOther(plein, {}, 'karin', async (work) => {
            await openEntry(work, 'Hulp bij de belastingaangifte');
            await work.click('main a[href$="/eigenaars"]');
            await work.waitForURL('**/eigenaars');
            await press(work, 'Stuur een link');
            assert.equal((await page.request.get(link)).status(), 200, 'a newer link ends none');
            await press(work, 'Verwijder');
        });
        await press(page, 'Send to the editors');
        assert.match(await page.textContent('h1'), /does not work/);
        assert.match(await page.inputValue('#unsent'), /Ten euros & a biscuit/);
        await checkPage(page);
        assert.equal((await page.goto(link)).status(), 404);
        assert.match(await page.textContent('h1'), /does not work/);
        await checkPage(page);
    }));

    // The demonstration has an entry of over a year ago, about which the job directory.remind mails as the house opens.
    test('a stale entry sinks, its owner is reminded, and a word of theirs revives it', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        const name = 'Botenploeg aan de haven', question = 'ik zoek iets om te doen met andere mannen';
        const before = await ask(page, question, name);
        assert.ok(before.place > 0, 'others stand before it');
        assert.match(await before.row(name), /Langer dan een jaar niet nagekeken/);
        const fresher = before.names[before.place - 1];
        assert.match(await before.row(fresher), /Kort geleden nagekeken/);
        const entry = await page.locator('main h3 a', { hasText: name }).getAttribute('href');
        await readBoth(page, entry, { nl: [/Dit kan verouderd zijn/, /Nagekeken op 6 oktober 2025/], en: [/This may be out of date/] });

        const link = await linkOf(plein, 'buurtgroep@example.org');
        const [mail] = mailsTo(plein, 'buurtgroep@example.org');
        assert.match(mail, new RegExp(`^Subject: U kunt ${name} zelf bijhouden op onze site`, 'm'), 'the first that they hear of us says who and why');
        assert.match(mail, new RegExp(`^- ${name}`, 'm'));
        await withPage(plein, { viewport: sizes.phone }, async (own) => {
            await readBoth(own, link, { nl: [/Langer dan een jaar niet nagekeken/, /Klopt nog/], en: [/Not checked for over a year/, /Still right/] });
            await press(own, `Klopt nog: ${name}`);
            await checkPage(own);
            assert.match(await own.textContent('main [role=status]'), /vandaag is nagekeken/);
            await readBoth(own, link, { nl: [/Kort geleden nagekeken/], en: [/Checked recently/] });
        });

        const after = await ask(page, question, name);
        assert.ok(after.place < before.place, `${name} went from ${before.place} to ${after.place}`);
        assert.ok(after.place < after.names.indexOf(fresher), `and stands before ${fresher}`);
        assert.match(await after.row(name), /Kort geleden nagekeken/);
        await readBoth(page, entry, { nl: [/Nagekeken op 18 november/], en: [/Checked on 18 November/] });
    }));
}
