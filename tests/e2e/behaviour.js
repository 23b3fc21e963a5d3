/** What a reader does with an audited page, in either browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './drive/panel.js';
import { pause, until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/**
 * @param {{ label: string, launch: () => Promise<Browser> }} Kind
 * @param {string[]} closed addresses that the browser closes to extensions
 */
export async function testBehaviour(Kind, closed) {
  const { browser, site } = await opened(Kind);

  /** Opens a page anew, audits it, and answers what it shows. @param {string} name */
  const audit = async name => {
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    return (await browser.audit()).flatMap(shownIn);
  };

  for (const url of closed) {
    test(`${Kind.label}: ${url} is closed to extensions, and it says so`, async () => {
      await browser.open(url);
      await browser.click();
      await until('the badge', async () => (await browser.badge()).text === '–');
      const { title } = await browser.badge();
      assert.match(title, /^[A-Z].*\.$/, 'one sentence');
      await until('the sentence in the panel', async () => (await browser.inPanel(readText)).includes(title));
    });
  }

  test(`${Kind.label}: a page whose script does not answer says so, and is audited by the next click`, async () => {
    await browser.open(site.url('article.html'));
    await browser.inBackground(silence);
    try {
      await browser.click();
      await until('the badge', async () => (await browser.badge()).text === '–');
      const { title } = await browser.badge();
      assert.match(title, /could not be audited/);
      await until('the sentence in the panel', async () => (await browser.inPanel(readText)).includes(title));
    } finally {
      await browser.inBackground(speak);
    }
    assert.deepEqual(await browser.errors(), []);
    await browser.open(site.url('article.html'));
    await browser.audit();
    assert.notEqual((await browser.badge()).text, '–');
    await browser.clear();
  });

  test(`${Kind.label}: the panel lists what the page shows, and follows the click`, async () => {
    const claims = await audit('article');
    const rows = await until('the list', async () => {
      const found = await browser.inPanel(readRows);
      return found.length === claims.length && found;
    });
    for (const [at, claim] of claims.entries()) {
      assert.ok(rows[at].includes(claim.content.text.slice(0, 20)) || rows[at].includes(claim.selector.exact.slice(0, 20)), `row ${at}: ${rows[at]}`);
    }
    await browser.clear();
    await until('the panel to go', async () => !(await browser.hasPanel()));
    assert.deepEqual(await browser.errors(), []);
  });

  test(`${Kind.label}: the page without text and the page in German say so in the panel`, async () => {
    for (const name of ['empty', 'german']) {
      await audit(name);
      const { title } = await browser.badge();
      assert.match(title, /^[A-Z].*\.$/, 'one sentence');
      await until('the sentence', async () => (await browser.inPanel(readText)).includes(title));
      await browser.clear();
    }
  });

  test(`${Kind.label}: choosing a finding in the panel scrolls to it and flashes it`, async () => {
    const claims = await audit('long');
    await until('the list', async () => (await browser.inPanel(readRows)).length === claims.length);
    assert.equal(await browser.evaluate(readScroll), 0);
    await browser.inPanel(chooseRow, claims.length - 1);
    const flashed = await until('the flash', async () => (await browser.marks()).find(({ name }) => name.startsWith('hearsay-flash-')));
    assert.equal(flashed.text, claims.at(-1)?.selector.exact);
    await until('the scroll', async () => (await browser.evaluate(readScroll)) > 500);
    await until('the flash to end', async () => !(await browser.marks()).some(({ name }) => name.startsWith('hearsay-flash-')));
  });

  test(`${Kind.label}: resting on a mark opens its card, Escape closes it, and the page is as it was`, async () => {
    await audit('article');
    const dom = await browser.dom();
    await browser.hover('closure will ruin');
    const card = await until('the card', () => browser.card());
    assert.match(card, /closure will ruin the market/);
    assert.match(card, /Critics/);
    assert.equal(await browser.dom(), dom);
    await browser.press('Escape');
    await until('the card to close', async () => !(await browser.card()));
    assert.equal(await browser.dom(), dom);
  });

  test(`${Kind.label}: clicking a mark opens its card; beside the marks nothing opens`, async () => {
    await audit('article');
    await browser.clickMark('money had run out');
    await until('the card', async () => /money had run out/.test(await browser.card()));
    await browser.press('Escape');
    await until('the card to close', async () => !(await browser.card()));
    await browser.mouse('mouseMoved', 5, 5);
    await pause(600);
    assert.equal(await browser.card(), '');
  });

  test(`${Kind.label}: a page whose elements are called as our own things are has its card`, async () => {
    await audit('clobbered');
    await browser.hover('ballot was too short');
    assert.match(await until('the card', () => browser.card()), /Critics/);
    await browser.clear();
  });

  test(`${Kind.label}: a click on a link in a mark still follows the link`, async () => {
    await audit('inline');
    await browser.clickMark('sold');
    await until('the link', async () => (await browser.evaluate(readAddress)).endsWith('#owner'));
  });

  test(`${Kind.label}: marks on dark grounds are the dark ones`, async () => {
    await audit('dark');
    const grounds = (await browser.marks()).map(({ name, text }) => [/observatory/.test(text) ? 'page' : 'box', name.split('-').at(-1)]);
    assert.deepEqual(grounds.sort(), [
      ['box', 'light'],
      ['page', 'dark'],
    ]);
  });

  test(`${Kind.label}: a page that changed is audited as it is at the third click`, async () => {
    await audit('sourced');
    await browser.clear();
    await browser.evaluate(addParagraph, 'Sources said the shelves would be sold.');
    const claims = (await browser.audit()).flatMap(shownIn);
    assert.deepEqual(claims.map(({ rule }) => rule), ['bare-anonymous']);
  });
}

/** In the panel. */
const readRows = () => [...document.querySelectorAll('.findings button[data-key]')].filter(row => row.checkVisibility()).map(row => /** @type {HTMLElement} */ (row).innerText);
/** In the panel. @param {number} at */
const chooseRow = at => /** @type {HTMLElement} */ ([...document.querySelectorAll('.findings button[data-key]')].filter(row => row.checkVisibility())[at]).click();
const readScroll = () => Math.round(scrollY);
const readAddress = () => location.href;
/** @param {string} words */
const addParagraph = words => void (document.body.appendChild(document.createElement('p')).textContent = words);

/** Lets no file into a page, as where its script dies at once. */
function silence() {
  const { scripting } = chrome;
  Reflect.set(scripting, 'spoken', scripting.executeScript);
  Reflect.set(scripting, 'executeScript', (/** @type {{ files?: string[] }} */ what, /** @type {unknown[]} */ ...rest) => ('files' in what ? Promise.resolve([{ frameId: 0 }]) : Reflect.apply(Reflect.get(scripting, 'spoken'), scripting, [what, ...rest])));
}
function speak() {
  Reflect.set(chrome.scripting, 'executeScript', Reflect.get(chrome.scripting, 'spoken'));
}
