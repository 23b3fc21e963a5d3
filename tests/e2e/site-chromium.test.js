/** The playground: the extension's own modules and core on a plain page, from any static host. */

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './drive/axe.js';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { serve } from './server.js';

const TEXT = 'A bridge and its year\n\nThe bridge is old. Critics say it will fall within a year.\n\nThe toll was doubled in March.';

/** @type {Chromium} */ let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */ let site;
before(async () => {
  site = await serve(path.resolve(import.meta.dirname, '../../dist/site'));
  browser = await Chromium.launch();
  await browser.open(site.url('index.html'));
});
after(async () => {
  await browser?.close();
  site?.close();
});

test('its sample is audited at once, and rows and marks are the same claims', async () => {
  const rows = await until('the rows', async () => {
    const found = await browser.evaluate(readRows);
    return found.length > 0 && found;
  });
  const marks = (await browser.marks()).filter(({ name }) => /-(unattributed|unnamed|review)-/.test(name));
  assert.ok(marks.length >= rows.length, 'a mark may be in several pieces');
});

test('a pasted text takes the sample’s place, and next opens the card of its one finding', async () => {
  await browser.evaluate(paste, TEXT);
  await until('its row', async () => {
    const rows = await browser.evaluate(readRows);
    return rows.length === 1 && rows[0].includes('it will fall within a year');
  });
  assert.equal(await browser.evaluate(readTitle), 'A bridge and its year');
  assert.deepEqual((await browser.marks()).map(({ text }) => text), ['Critics say it will fall within a year']);
  await browser.evaluate(next);
  await until('the card', async () => /Critics/.test(await browser.card()));
  await browser.press('Escape');
  await until('the card to close', async () => !(await browser.card()));
});

for (const [language, question, way] of [['de', 'Wer sagt das?', 'ltr'], ['fr', 'Qui le dit\u00a0?', 'ltr'], ['es', '¿Quién lo dice?', 'ltr'], ['he', 'מי אומר?', 'rtl']]) {
  test(`it speaks ${language}, and audits the same`, async () => {
    await browser.open(site.url('index.html'));
    const rows = await until('the rows', async () => (await browser.evaluate(readRows)).length);
    await browser.evaluate(chooseLanguage, language);
    await until('the words', async () => (await browser.evaluate(() => document.title)).includes(question));
    await until('the same rows', async () => (await browser.evaluate(readRows)).length === rows);
    assert.deepEqual(await browser.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [language, way]);
    assert.ok(await browser.evaluate(fitsAcross));
    assert.deepEqual(await violations(browser.page, 'light'), []);
    await browser.evaluate(next);
    await until('the card', () => browser.card());
  });
}

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing on the site and in the card, ${scheme}`, async () => {
    // The card's shadow root is closed, to tools too: open here, as the site runs the very same card.
    const { identifier } = await browser.page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${openRoots})()` });
    await browser.open(site.url('index.html'));
    await until('the rows', async () => (await browser.evaluate(readRows)).length > 0);
    assert.deepEqual(await violations(browser.page, scheme), []);
    for (const verdict of ['unattributed', 'unnamed']) {
      await until(`a card of ${verdict}`, async () => {
        await browser.evaluate(next);
        return browser.evaluate(isCardOf, verdict);
      });
      assert.deepEqual(await violations(browser.page, scheme, "{ include: [['hearsay-card']] }"), [], verdict);
    }
    for (const opener of ['copy', 'ignore']) await browser.evaluate(openInCard, opener);
    assert.deepEqual(await violations(browser.page, scheme, "{ include: [['hearsay-card']] }"), [], 'its menus');
    await browser.page.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await browser.open(site.url('index.html'));
    await until('the rows', async () => (await browser.evaluate(readRows)).length > 0);
  });
}

test('markup in a pasted text is text', async () => {
  await browser.evaluate(paste, '<img src=x onerror="document.title = 1">\n\n<b>Officials</b> said <i>nothing</i>.');
  await until('the text', async () => (await browser.evaluate(readPage)).includes('<img src=x'));
  assert.equal(await browser.evaluate(countImages), 0);
});

test('nothing is fetched but its own files, and nothing goes wrong', async () => {
  const foreign = (await browser.evaluate(readFetched)).filter(address => !address.startsWith(site.url('')));
  assert.deepEqual(foreign, []);
  assert.deepEqual(await browser.errors(), []);
});

const readRows = () => [...document.querySelectorAll('.row')].map(row => /** @type {HTMLElement} */ (row).innerText);
/** @param {string} language */
const chooseLanguage = language => {
  const select = /** @type {HTMLSelectElement} */ (document.getElementById('language'));
  select.value = language;
  select.dispatchEvent(new Event('change'));
};
const fitsAcross = () => document.documentElement.scrollWidth <= innerWidth;
const openRoots = () => {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    return attachShadow.call(this, { ...init, mode: 'open' });
  };
};
/** @param {string} verdict */
const isCardOf = verdict => document.querySelector('hearsay-card')?.shadowRoot?.querySelector(`.card.${verdict}`) != null;
/** @param {string} opener */
const openInCard = opener => /** @type {HTMLElement | null | undefined} */ (document.querySelector('hearsay-card')?.shadowRoot?.querySelector(`button.${opener}`))?.click();
const readTitle = () => document.querySelector('#panel h1')?.textContent;
const readPage = () => document.getElementById('page')?.textContent ?? '';
const countImages = () => document.querySelectorAll('#page img, #page b, #panel img').length;
const readFetched = () => performance.getEntriesByType('resource').map(({ name }) => name);
const next = () => document.getElementById('next')?.click();
/** @param {string} words */
const paste = words => {
  document.getElementById('edit')?.click();
  /** @type {HTMLTextAreaElement} */ (document.getElementById('text')).value = words;
  /** @type {HTMLFormElement} */ (document.getElementById('form')).requestSubmit();
};
