// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { checkPage, checkPrint, password, press, signIn, sizes, tabTo, withOther, withPage } from './support.mjs';

/** Asks a question step by step, with the mistakes that people make; checks every page on the way. */
async function ask(page, story) {
    await page.goto('/');
    await page.click('main a[href="/hulp-vragen"]');
    await page.waitForURL('**/hulp-vragen');
    await press(page, 'Verder');
    await checkPage(page);
    assert.equal(await page.locator('[data-error-summary] a').getAttribute('href'), '#story');
    await page.fill('[name=story]', story);
    await page.check('[name=themes] >> nth=0');
    await press(page, 'Verder');
    await page.fill('[name=postcode]', '12');
    await press(page, 'Verder');
    await checkPage(page);
    assert.equal(await page.inputValue('[name=postcode]'), '12', 'what was typed stays');
    await page.fill('[name=postcode]', '9926 AA');
    await press(page, 'Verder');
    await press(page, 'Verder');
    await checkPage(page);
    await page.check('#contact-call');
    await page.fill('#phone', '06 123');
    await page.fill('#name', 'Anja');
    await press(page, 'Verder');
    await checkPage(page);
    assert.equal(await page.inputValue('#phone'), '06 123');
    assert.equal(await page.inputValue('#name'), 'Anja');
    await page.fill('#phone', '06 12345678');
    await page.check('[name=safe][value=no]');
    await press(page, 'Verder');
    await checkPage(page);
    assert.match(await page.textContent('.plein-answers'), new RegExp(`${story.slice(0, 20).replace(/[^\w ]/g, '.')}[^]*9926 AA[^]*06 12345678[^]*Spreek niets in[^]*Anja`));
    await press(page, 'Terug');
    assert.ok(await page.isChecked('#contact-call'), 'going back keeps the answers');
    await press(page, 'Verder');
    await press(page, 'Verstuur mijn vraag');
    await checkPage(page);
    await checkPrint(page, ['.plein-code', '#hierna'], ['.plein-nav']);
    return (await page.textContent('.plein-code')).trim();
}

/** The worker takes the question, answers it with an entry of the directory, and loses nothing on the way. */
async function answer(work, story) {
    await work.goto('/werk/vragen');
    await work.click(`main a:has-text("${story}")`);
    await work.waitForURL('**/werk/vragen/*');
    await press(work, 'Neem over');
    await work.waitForSelector('main [role=status]');
    await checkPage(work);
    await press(work, 'Stuur antwoord');
    await checkPage(work);
    assert.equal(await work.locator('[data-error-summary] a').getAttribute('href'), '#answer');
    await work.fill('[name=answer]', 'Kom morgen om tien uur langs.');
    await work.check('[name=entries] >> nth=0');
    const entry = (await work.locator('.plein-suggestion label').first().textContent()).trim();
    await press(work, 'Stuur antwoord');
    await work.waitForSelector('main [role=status]');
    await checkPage(work);
    assert.match(await work.textContent('.plein-words--answer'), new RegExp(entry), 'the worker sees what was sent along');
    return entry;
}

async function follow(page, code) {
    await page.goto('/vraag');
    await page.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '));
    await press(page, 'Bekijk mijn vraag');
    await page.waitForSelector('#eigen-woorden');
}

export default function (test, plein) {
    for (const [size, viewport] of Object.entries(sizes)) {
        for (const javaScriptEnabled of [true, false]) {
            test(`a resident asks and a worker answers: ${size}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport, javaScriptEnabled }, async (page) => {
                const story = `Ik kan de huur niet betalen (${size} ${javaScriptEnabled})`;
                const code = await ask(page, story);
                assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}$/);
                assert.ok(!page.url().includes(code), 'the code is not in the address');
                await page.goto('/vraag');
                await page.fill('[name=code]', 'ABCD');
                await press(page, 'Bekijk mijn vraag');
                await checkPage(page);
                assert.equal(await page.inputValue('[name=code]'), 'ABCD');
                await withOther(plein, { viewport, javaScriptEnabled }, 'bas', async (work) => {
                    const entry = await answer(work, story);
                    const address = work.url().split('?')[0];
                    await follow(page, code);
                    await checkPage(page);
                    assert.match(await page.textContent('.plein-words--answer'), new RegExp(`Kom morgen om tien uur langs[^]*${entry}`));
                    await checkPrint(page, ['.plein-words--answer', '#verloop', '#eigen-woorden'], ['.plein-nav']);
                    await page.fill('[name=more]', 'Er kwam nog een brief.');
                    await press(page, 'Stuur dit erbij');
                    await checkPage(page);

                    await work.goto(address);
                    assert.match(await work.textContent('main'), /Er kwam nog een brief/);
                    await work.click('main summary');
                    await press(work, 'Sluit af');
                    await checkPage(work);
                    assert.ok(await work.isVisible('#result-error'), 'the part with the mistake stands open');
                    await work.check('[name=result][value=answered]');
                    await press(work, 'Sluit af');
                    await work.waitForSelector('main [role=status]');
                    await checkPage(work);
                });
                await follow(page, code);
                assert.match(await page.textContent('main'), /Uw vraag is afgesloten/);
            }));
        }
    }

    for (const javaScriptEnabled of [true, false]) {
        test(`violence in a question shows whom to call and a way out: ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport: sizes.phone, javaScriptEnabled }, async (page) => {
            const help = async () => {
                assert.ok(await page.isVisible('.plein-urgent a[href="tel:08002000"]'), 'the number to call');
                assert.ok(await page.isVisible('[data-quick-leave]'), 'the way out');
                await checkPage(page);
            };
            await page.goto('/hulp-vragen');
            await page.fill('[name=story]', 'Mijn man slaat mij, ik durf niet naar huis');
            await press(page, 'Verder');
            await help();
            await press(page, 'Verder');
            await help();
            await page.check('#contact-none');
            await press(page, 'Verder');
            await help();
            await press(page, 'Verstuur mijn vraag');
            await help();
            await press(page, 'Bekijk mijn vraag');
            await help();
        }));
    }

    test('the other language keeps what was typed, and Enter goes on', () => withPage(plein, {}, async (page) => {
        await page.goto('/hulp-vragen');
        await page.fill('[name=story]', 'Ik begrijp de brief niet');
        await page.click('header button[lang=en]');
        await page.waitForSelector('html[lang=en]');
        assert.equal(await page.inputValue('[name=story]'), 'Ik begrijp de brief niet');
        await press(page, 'Continue');
        await page.fill('[name=postcode]', '99');
        await page.press('[name=postcode]', 'Enter');
        await page.waitForSelector('#postcode-error');
        assert.equal(await page.getAttribute('html', 'lang'), 'en', 'Enter is no wish for another language');
        await page.fill('[name=postcode]', '9926 AA');
        await page.click('header button[lang=nl]');
        await page.waitForSelector('html[lang=nl]');
        assert.equal(await page.inputValue('[name=postcode]'), '9926 AA');
        await checkPage(page);
    }));

    test('who comes too late sees both texts and loses nothing', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'mirjam');
        await page.goto('/werk/vragen');
        await page.click('main .plein-question:has-text("Nog van niemand") a');
        await page.waitForURL('**/werk/vragen/*');
        const address = page.url();
        await withOther(plein, {}, 'bas', async (other) => {
            await other.goto(address);
            await press(page, 'Neem over');
            await press(other, 'Neem over');
            await checkPage(other);
            assert.match(await other.textContent('[role=alert]'), /Mirjam Hoving/);
            await other.goto(address);
            await other.fill('[name=answer]', 'Antwoord van Bas.\nTweede regel.');
            await page.fill('[name=answer]', 'Antwoord van Mirjam.');
            await press(page, 'Stuur antwoord');
            await press(other, 'Stuur antwoord');
            await checkPage(other);
            assert.match(await other.textContent('[role=alert]'), /Antwoord van Bas[^]*Antwoord van Mirjam/);
            assert.deepEqual(await other.locator('.plein-compare__side >> nth=0 >> p').allTextContents(), ['Antwoord van Bas.', 'Tweede regel.'], 'each line on its own');
            assert.equal(await other.inputValue('[name=answer]'), 'Antwoord van Bas.\nTweede regel.');
            await page.click('main summary');
            await page.check('[name=result][value=answered]');
            await press(page, 'Sluit af');
            await press(other, 'Stuur antwoord');
            await checkPage(other);
            assert.match(await other.textContent('[role=alert]'), /kan er niet meer bij[^]*Tweede regel/);
        });
    }));

    for (const javaScriptEnabled of [true, false]) {
        test(`a session that ends loses nothing typed: ${javaScriptEnabled ? 'with' : 'without'} script`, () => withPage(plein, { viewport: sizes.phone, javaScriptEnabled }, async (page, context) => {
            const words = `Kom maar langs.\n\nMet <b> & "thee" (${javaScriptEnabled}).`;
            await page.goto('/');
            const story = `Ik zoek een maatje (${javaScriptEnabled})`;
            await ask(page, story);
            await signIn(page, 'mirjam');
            await page.goto('/werk/vragen');
            await page.click(`main a:has-text("${story}")`);
            await page.waitForURL('**/werk/vragen/*');
            await press(page, 'Neem over');
            await page.fill('[name=answer]', words);
            await page.check('[name=entries] >> nth=0');
            const chosen = await page.getAttribute('[name=entries] >> nth=0', 'value');
            const other = await context.newPage();
            await other.goto('/werk');
            await other.click('header button:has-text("Log uit")');
            await other.waitForURL((url) => url.pathname === '/');

            await press(page, 'Stuur antwoord');
            await checkPage(page);
            assert.match(await page.textContent('[role=alert]'), /Wat u typte is niet weg/);
            assert.ok(!(await page.content()).includes('Kom maar langs'), 'whoever sits here now cannot read it');
            await page.fill('[name=name]', 'mirjam');
            await page.fill('[name=password]', password);
            await press(page, 'Log in');
            await checkPage(page);
            assert.equal(await page.inputValue('[name=answer]'), words);
            assert.ok(await page.isChecked(`[name=entries][value="${chosen}"]`), 'what was ticked is ticked');
            assert.ok(!page.url().includes('?'), 'nothing typed is in the address');

            // Signed out and in again in the other window: the form is shown again at once, to look at and send.
            await other.goto('/werk');
            await other.click('header button:has-text("Log uit")');
            await other.waitForURL((url) => url.pathname === '/');
            await signIn(other, 'mirjam');
            await press(page, 'Stuur antwoord');
            await checkPage(page);
            assert.equal(await page.inputValue('[name=answer]'), words);
            await press(page, 'Stuur antwoord');
            await page.waitForSelector('.plein-words--answer');
            assert.match(await page.textContent('.plein-words--answer'), /Kom maar langs/);
        }));
    }

    test('words for a withdrawn question become a new one', () => withPage(plein, { viewport: sizes.phone }, async (page, context) => {
        const code = await ask(page, 'Ik zoek een bril (ingetrokken)');
        await follow(page, code);
        await page.fill('[name=more]', 'Het glas is stuk.\nEn krom.');
        const other = await context.newPage();
        await follow(other, code);
        await other.click('main summary');
        await press(other, 'Trek mijn vraag in');
        assert.ok(await other.isVisible('main a[href="/hulp-vragen"]'), 'a way to ask again');
        await press(page, 'Stuur dit erbij');
        await checkPage(page);
        assert.match(await page.textContent('main'), /Het is niet verstuurd[^]*Het glas is stuk[^]*En krom/);
        await press(page, 'Stel met deze tekst een nieuwe vraag');
        await checkPage(page);
        assert.equal(await page.inputValue('[name=story]'), 'Het glas is stuk.\nEn krom.');
    }));

    test('the whole line by keyboard alone', () => withPage(plein, {}, async (page) => {
        const next = 'button[name=act][value=next]';
        await page.goto('/');
        await tabTo(page, 'main a[href="/hulp-vragen"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/hulp-vragen');
        await tabTo(page, '[name=story]');
        await page.keyboard.type('Ik wil beter leren lezen');
        await tabTo(page, next);
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name=postcode]:not([type=hidden])');
        await tabTo(page, '[name=postcode]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name=contact][type=radio]');
        await tabTo(page, '[name=contact]');
        await page.keyboard.press('ArrowUp');
        await tabTo(page, next);
        await page.keyboard.press('Enter');
        await page.waitForSelector('dl.plein-answers');
        await tabTo(page, next);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.plein-code');
    }));

    test('a worker finds the way by keys', () => withPage(plein, {}, async (page) => {
        await signIn(page, 'mirjam');
        const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
        const links = await page.locator('main a[data-row-link]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        await page.keyboard.press('j');
        assert.equal(await focused(), links[0]);
        await page.keyboard.press('j');
        assert.equal(await focused(), links[1]);
        await page.keyboard.press('k');
        assert.equal(await focused(), links[0]);
        await page.keyboard.press('?');
        assert.ok(await page.isVisible('[data-key-help]'));
        await checkPage(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('F9');
        assert.ok(await page.isVisible('[data-privacy-screen]'));
        await checkPage(page);
        await page.keyboard.press('F9');
        assert.ok(!(await page.isVisible('[data-privacy-screen]')));
        await page.keyboard.press('/');
        assert.ok(await page.evaluate(() => document.activeElement.matches('[data-key-search]')));
        await page.keyboard.type('jk schulden?');
        assert.equal(await page.inputValue('[data-key-search]'), 'jk schulden?', 'a key in a field is a letter');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/zoeken');
        await page.waitForSelector('main a[href^="/aanbod/"]');
    }));

    test('a sign-in that fails keeps the name and never the password', () => withPage(plein, {}, async (page) => {
        await page.goto('/inloggen');
        await press(page, 'Log in');
        await checkPage(page);
        assert.match(await page.textContent('[role=alert]'), /Vul uw inlognaam in[^]*Vul uw wachtwoord in/);
        await page.fill('[name=name]', 'mirjam');
        await page.fill('[name=password]', 'niet-dit');
        await press(page, 'Log in');
        await checkPage(page);
        assert.equal(await page.inputValue('[name=name]'), 'mirjam');
        assert.equal(await page.inputValue('[name=password]'), '');
    }));
}
