// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkPage, checkPrint, press, sizes, signIn, withOther, withPage } from './support.mjs';

/** The mails to `address`, as who gets them reads them. */
function mailsTo({ mail }, address) {
    if (!existsSync(mail)) return [];
    return readdirSync(mail).filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(mail, name), 'latin1').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))))
        .filter((text) => text.includes(`To: ${address}`));
}

/** The link below `path` that was mailed to `address`; the server sends within seconds. */
async function linkOf(plein, address, path) {
    for (let tries = 0; tries < 400; tries += 1) {
        for (const mail of mailsTo(plein, address)) {
            const link = mail.match(new RegExp(`/${path}/[0-9a-f]{32}(\\?taal=en)?`));
            if (link) return link[0];
        }
        await wait(100);
    }
    throw new Error(`no link below /${path} was mailed to ${address}`);
}

/** An editor starts a round with one helper; the helper's link. */
async function startRound(plein, name, address, language, check = async () => {}) {
    await withOther(plein, {}, 'karin', async (page) => {
        await page.goto('/werk/aanbod');
        await page.click('main a[href="/werk/rondes"]');
        await page.waitForURL('**/werk/rondes');
        await check(page);
        await page.click('main a[href="/werk/rondes/nieuw"]');
        await page.waitForURL('**/nieuw');
        await check(page);
        assert.ok((await page.inputValue('#checklist')).trim().split('\n').length >= 6, 'a list to begin with');
        await page.fill('#last_day', '2026-11-01');
        await press(page, 'Begin deze ronde');
        await check(page);
        for (const field of ['name', 'area', 'last_day']) assert.ok(await page.isVisible(`#${field}-error`), `${field} is told`);
        assert.equal(await page.inputValue('#last_day'), '2026-11-01', 'what was typed stays');
        await page.fill('#name', name);
        await page.selectOption('#area', { label: 'Zanddorpen' });
        await page.fill('#last_day', '2026-12-12');
        await press(page, 'Begin deze ronde');
        await check(page);
        assert.match(await page.textContent('main [role=status]'), /Voeg nu helpers toe/);
        await page.fill('#name', 'Sanne');
        await page.fill('#mail', 'geen adres');
        await press(page, 'Voeg toe en mail de link');
        await check(page);
        assert.equal(await page.inputValue('#mail'), 'geen adres', 'what was typed stays');
        await page.fill('#mail', address);
        await page.check(`[name=language][value=${language}]`);
        await press(page, 'Voeg toe en mail de link');
        await check(page);
        assert.match(await page.textContent('main .plein-helper'), /Sanne/);
    });
    return linkOf(plein, address, 'ronde');
}

/** Fills in the form of a discovery, which is open, as far as it has to be. */
async function fillFind(page, name, address) {
    await page.fill('#name', name);
    await page.fill('#description', 'Buren koken elke dinsdag soep en eten die samen op.');
    await page.check('[name=themes][value="social-network"]');
    await page.fill('#place', 'Het Noaberhuis');
    await page.fill('#postcode', '9929aa');
    await page.fill('#city', 'Haarwolde');
    await page.fill('#times', 'Elke dinsdag van 17 tot 19 uur');
    await page.fill('#people_mail', address);
}

/** An inventory: rounds of editors, helpers on the way, and the people of what they find. */
export default function (test, plein) {
    for (const language of ['nl', 'en']) {
        for (const [size, viewport] of Object.entries(sizes)) {
            test(`pages of an inventory for helpers and own people: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                const address = `ronde-${language}-${size}@example.org`;
                const people = `mensen-${language}-${size}@example.org`;
                const link = await startRound(plein, `Ronde ${language} ${size}`, address, language);
                await page.goto(link);
                assert.equal(await page.getAttribute('html', 'lang'), language);
                await checkPage(page);
                await checkPrint(page, ['main h1', '.plein-ticks'], ['main .plein-wide']);
                assert.equal(await page.locator('[data-useful]').count(), 0, 'an address with a code in it is asked nothing');
                await page.click('main details summary');
                await checkPage(page);
                await page.click('main .plein-wide');
                await page.waitForURL('**/vondst');
                await checkPage(page);
                await checkPrint(page, ['main h1', '#name', '#need_0'], ['main .nl-button']);
                await page.click('#pagina button.nl-button--primary');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                await fillFind(page, `Soep ${language} ${size} ${'heel lang '.repeat(12)}`, people);
                await page.selectOption('#need_0', 'volunteers');
                await page.click('#pagina button[value=need]');
                await page.waitForSelector('#need_2');
                await checkPage(page);
                await page.click('#pagina button.nl-button--primary');
                await page.waitForURL('**gedaan=gevraagd');
                await checkPage(page);
                await page.click('.plein-find a');
                await page.waitForURL('**/*-*-*');
                await checkPage(page);
                const asked = await linkOf(plein, people, 'vondst');
                await page.goto(`${asked}?taal=${language}`);
                await checkPage(page);
                await checkPrint(page, ['main h1', '#name'], ['main details']);
                await page.click('main details summary');
                await checkPage(page);
                await page.click('main details button');
                await page.waitForURL('**gedaan=afgewezen');
                await checkPage(page);
                await page.goto('/vondst?gedaan=opgenomen');
                await checkPage(page);
                assert.equal((await page.goto(asked)).status(), 404);
                await checkPage(page);
            }));

            test(`pages of an inventory for editors: ${language}, ${size}`, () => withPage(plein, { viewport, colorScheme: size === 'phone' ? 'dark' : 'light' }, async (page) => {
                await signIn(page, 'karin');
                for (const path of ['/werk/rondes', '/werk/rondes/nieuw']) {
                    await page.goto(`${path}?taal=${language}`);
                    await checkPage(page);
                }
                await page.goto('/werk/rondes');
                await checkPrint(page, ['main h1', '.plein-questions'], ['.plein-nav']);
                await page.click('a[href^="/werk/vondsten/"]');
                await page.waitForURL('**/werk/vondsten/*');
                await checkPage(page);
                await checkPrint(page, ['main h1', '.plein-facts'], ['main form']);
                await page.click('main details summary');
                await page.click('main details button');
                await page.waitForSelector('[data-error-summary]');
                await checkPage(page);
                assert.ok(await page.isVisible('#reason-error'), 'the fold is open where the mistake is');
                await page.click('main a.plein-back');
                await page.waitForURL('**/werk/rondes/*');
                await checkPage(page);
                await checkPrint(page, ['main h1', '.plein-questions'], ['main form']);
                await page.click('main a[href$="/wijziging"]');
                await page.waitForURL('**/wijziging');
                await checkPage(page);
            }));
        }
    }

    test('a discovery of an inventory in each state, as editors see it', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'karin');
        await page.goto('/werk/rondes');
        await page.click('main a:has-text("Havenkwartier, najaar")');
        await page.waitForURL('**/werk/rondes/*-*');
        const links = await page.locator('main a[href^="/werk/vondsten/"].plein-question__link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        const states = new Set();
        for (const link of links) {
            await page.goto(link);
            await checkPage(page);
            states.add(await page.textContent('main .nl-data-badge'));
        }
        assert.ok(states.size >= 4, `the demonstration has ${[...states]}`);
    }));

    test('an inventory from round to resident, on a phone', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        const name = 'Soep van de straat';
        const link = await startRound(plein, 'Initiatieven in de zanddorpen', 'sanne@example.org', 'nl', checkPage);
        assert.ok(!mailsTo(plein, 'sanne@example.org')[0].includes('eerder kreeg'), 'the first mail tells of no earlier link');
        const shown = await page.goto(link);
        assert.equal(shown.headers()['referrer-policy'], 'strict-origin');
        assert.equal(shown.headers()['x-robots-tag'], 'noindex, nofollow');
        assert.match(await page.textContent('main'), /Dag Sanne/);
        await page.check('[name=done][value="0"]');
        await page.check('[name=done][value="2"]');
        await press(page, 'Bewaar');
        assert.ok(await page.isChecked('[name=done][value="2"]'));
        assert.ok(!(await page.isChecked('[name=done][value="1"]')));
        await page.uncheck('[name=done][value="0"]');
        await page.check('[name=done][value="1"]');
        await press(page, 'Ik heb iets gevonden');
        assert.match(page.url(), /\/vondst$/);
        await page.goto(link);
        assert.ok(await page.isChecked('[name=done][value="1"]'), 'the ticks are kept on the way to the form');
        assert.ok(!(await page.isChecked('[name=done][value="0"]')));
        await press(page, 'Ik heb iets gevonden');
        await page.fill('#name', name);
        await page.fill('#website', 'geen adres');
        await page.fill('#note', 'Vraag naar Joke, zij weet het.');
        await press(page, 'Verstuur');
        for (const field of ['description', 'themes', 'website']) assert.ok(await page.isVisible(`#${field}-error`), `${field} is told`);
        assert.equal(await page.inputValue('#note'), 'Vraag naar Joke, zij weet het.', 'what was typed stays');
        await fillFind(page, name, 'joke@example.org');
        await page.fill('#website', '');
        await page.selectOption('#need_0', 'volunteers');
        await page.fill('#need_0_text', 'twee mensen die soep koken');
        await page.selectOption('#need_1', 'room');
        await press(page, 'Nog iets');
        assert.equal(await page.inputValue('#need_0_text'), 'twee mensen die soep koken', 'what was typed stays');
        await page.fill('#need_2_text', 'een grote pan');
        await press(page, 'Verstuur');
        assert.ok(await page.isVisible('#need_2-error'), 'what was typed needs a kind');
        await page.selectOption('#need_2', 'materials');
        await press(page, 'Verstuur');
        assert.match(await page.textContent('main [role=status]'), /Verstuurd/);
        assert.match(await page.textContent('.plein-find'), /Wacht op de mensen zelf/);

        const asked = await linkOf(plein, 'joke@example.org', 'vondst');
        assert.match(mailsTo(plein, 'joke@example.org')[0], /Er staat nog niets op onze site/);
        await withPage(plein, { viewport: sizes.phone, javaScriptEnabled: false }, async (own) => {
            await own.goto(asked);
            assert.match(await own.textContent('h1'), /Klopt dit\?/);
            assert.equal(await own.inputValue('#need_2_text'), 'een grote pan');
            await own.fill('#times', 'Elke dinsdag van 17.30 tot 19 uur');
            await own.fill('#postcode', 'nergens');
            await press(own, 'Zo klopt het, zet het erop');
            assert.equal(await own.inputValue('#postcode'), 'nergens', 'what was typed stays');
            await checkPage(own);
            await own.fill('#postcode', '');
            await press(own, 'Zo klopt het, zet het erop');
            assert.match(await own.textContent('main'), /kijkt er nog naar/);
            await checkPage(own);
        });

        await page.goto(link);
        assert.match(await page.textContent('.plein-find'), /Wacht op een redacteur/);
        await page.click('.plein-find a');
        await page.waitForURL('**/*-*-*');
        assert.match(await page.textContent('main'), /hebben dit al nagekeken/);
        await checkPage(page);

        await withOther(plein, {}, 'karin', async (work) => {
            await work.goto('/werk/rondes');
            await work.click(`main a:has-text("${name}")`);
            await work.waitForURL('**/werk/vondsten/*');
            assert.match(await work.textContent('main'), /Vraag naar Joke/);
            assert.match(await work.textContent('main'), /17\.30 tot 19/);
            assert.match((await work.locator('main .plein-compare').allTextContents()).join(), /Elke dinsdag van 17 tot 19 uur/, 'what the helper wrote stands beside it');
            await press(work, 'Zet het in de sociale kaart');
            await checkPage(work);
            assert.match(await work.textContent('main [role=status]'), /De mensen zelf krijgen nu een mail/);
        });

        await page.goto(`/zoeken?q=${encodeURIComponent(name)}`);
        await page.click(`main a:has-text("${name}")`);
        await page.waitForURL('**/aanbod/*');
        assert.match(await page.textContent('main'), /twee mensen die soep koken/);
        await checkPage(page);
        await page.goto(await linkOf(plein, 'joke@example.org', 'mijn-aanbod'));
        assert.match(await page.textContent('main'), new RegExp(name));
        await checkPage(page);
        assert.equal((await page.goto(asked)).status(), 404, 'what is decided is asked no more');
    }));

    test('an inventory that ends: an editor mends what nobody confirmed, the helper reads what became of it', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        const link = await startRound(plein, 'Ronde die ophoudt', 'klaar@example.org', 'en');
        await page.goto(link);
        assert.match(await page.textContent('.plein-ticks'), /Call at the school/, 'the usual steps are in the language of the page');
        await page.click('main .plein-wide');
        await page.waitForURL('**/vondst');
        await fillFind(page, 'Ruilbank aan de vaart', '');
        await page.fill('#city', '');
        await page.click('#pagina button.nl-button--primary');
        await page.waitForURL('**gedaan=verstuurd');
        await page.goto(link);
        await page.click('main .plein-wide');
        await page.waitForURL('**/vondst');
        await fillFind(page, 'Praatbank aan de vaart', '');
        await page.fill('#postcode', '9929ZZ');
        await page.click('#pagina button.nl-button--primary');
        await page.waitForURL('**gedaan=verstuurd&postcode=onbekend');
        assert.equal(await page.locator('main [role=status] p').count(), 2, 'a postcode that is not known is told of');
        await checkPage(page);
        await page.goto(link);
        assert.equal(await page.locator('main [role=status]').count(), 0, 'and once');
        await page.click('main .plein-wide');
        await page.waitForURL('**/vondst');
        await page.fill('#description', 'Een bank om op te praten');
        await withOther(plein, { viewport: sizes.phone }, 'karin', async (work) => {
            await work.goto('/werk/rondes');
            await work.click('main a:has-text("Ruilbank aan de vaart")');
            await work.waitForURL('**/werk/vondsten/*');
            assert.match(await work.textContent('main .plein-facts'), /Haarwolde/, 'the town that belongs to the postcode');
            await press(work, 'Zet het in de sociale kaart');
            assert.ok(await work.isVisible('#spoken-error'), 'nobody of its own people said so');
            await checkPage(work);
            await work.click('main a[href$="/wijziging"]');
            await work.waitForURL('**/wijziging');
            await checkPage(work);
            await work.fill('#name', '');
            await work.fill('#times', 'Elke zaterdag om tien uur');
            await press(work, 'Bewaar');
            assert.ok(await work.isVisible('#name-error'));
            assert.equal(await work.inputValue('#times'), 'Elke zaterdag om tien uur', 'what was typed stays');
            await checkPage(work);
            await work.fill('#name', 'Ruilbank aan de vaart');
            await press(work, 'Bewaar');
            assert.match(await work.textContent('main [role=status]'), /bewaard/);
            assert.match(await work.textContent('main .plein-facts'), /Elke zaterdag om tien uur/);
            await work.check('#spoken');
            await press(work, 'Zet het in de sociale kaart');
            assert.match(await work.textContent('main [role=status]'), /niemand houdt het bij/);
            await checkPage(work);
            await work.goto('/werk/rondes');
            await work.click('main a:has-text("Ronde die ophoudt")');
            await work.waitForURL('**/werk/rondes/*-*');
            await work.click('main summary:has-text("Stop deze ronde nu")');
            await press(work, 'Stop de ronde');
            await work.click('main a:has-text("Praatbank aan de vaart")');
            await work.waitForURL('**/werk/vondsten/*');
            await work.click('main details summary');
            await work.fill('#reason', 'Dit is er al.');
            await press(work, 'Neem het niet over');
        });
        await page.click('#pagina button.nl-button--primary');
        await page.waitForSelector('#unsent');
        assert.match(await page.inputValue('#unsent'), /Een bank om op te praten/, 'what was typed can be copied');
        await checkPage(page);
        await page.goto(link);
        assert.match(await page.textContent('main'), /The round is over/);
        assert.match(await page.textContent('.plein-finds'), /Ruilbank aan de vaart/);
        assert.match(await page.textContent('.plein-finds'), /Dit is er al/, 'also what was decided after the round');
        assert.match(await page.textContent('.plein-finds'), /find number 2/);
        assert.equal(await page.locator('main form').count(), 0, 'there is nothing to do any more');
        await checkPage(page);
    }));

    test('an inventory by keyboard: a helper is refused, then removed, and copies what was typed', () => withPage(plein, { viewport: sizes.phone }, async (page) => {
        const link = await startRound(plein, 'Ronde met het toetsenbord', 'toets@example.org', 'nl');
        await page.goto(link);
        await page.focus('main .plein-wide');
        await Promise.all([page.waitForURL('**/vondst'), page.keyboard.press('Enter')]);
        await fillFind(page, 'Leeskring met de toetsen', '');
        await page.focus('#name');
        await Promise.all([page.waitForURL('**gedaan=verstuurd'), page.keyboard.press('Enter')]);
        assert.match(await page.textContent('.plein-find'), /Wacht op een redacteur/);
        await withOther(plein, {}, 'karin', async (work) => {
            await work.goto('/werk/rondes');
            await work.click('main a:has-text("Leeskring met de toetsen")');
            await work.waitForURL('**/werk/vondsten/*');
            await work.click('main details summary');
            await work.fill('#reason', 'Dit is een cursus met winst.');
            await press(work, 'Neem het niet over');
            assert.match(await work.textContent('main'), /is vernietigd/);
            await checkPage(work);
        });
        await page.goto(link);
        assert.match(await page.textContent('.plein-find'), /Dit is een cursus met winst/);
        assert.ok(!(await page.textContent('.plein-find')).includes('Leeskring'), 'what it said is destroyed');
        await page.click('main .plein-wide');
        await page.waitForURL('**/vondst');
        await page.fill('#description', 'Een kast met boeken voor iedereen');
        await withOther(plein, {}, 'karin', async (work) => {
            await work.goto('/werk/rondes');
            await work.click('main a:has-text("Ronde met het toetsenbord")');
            await work.waitForURL('**/werk/rondes/*-*');
            await press(work, 'Verwijder');
            await checkPage(work);
            assert.match(await work.textContent('main [role=status]'), /vernietigd/);
            await work.click('main summary:has-text("Stop deze ronde nu")');
            await press(work, 'Stop de ronde');
            await checkPage(work);
        });
        await press(page, 'Verstuur');
        assert.match(await page.textContent('h1'), /werkt niet/);
        assert.match(await page.inputValue('#unsent'), /Een kast met boeken voor iedereen/);
        await checkPage(page);
    }));
}
