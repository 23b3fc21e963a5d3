/** Options: what is chosen is kept on this device alone, what is ignored comes and goes, and nothing stored breaks an audit; in either browser. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { readStored } from './drive/background.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/**
 * @template {Browser} B
 * @param {{ label: string, launch: () => Promise<B> }} Kind
 */
export async function testOptions(Kind) {
  const { browser, site } = await opened(Kind);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-options-'));
  after(() => fs.rmSync(folder, { recursive: true }));

  /** @param {string} name */
  const audit = async name => {
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    return browser.audit();
  };
  const openOptions = async () => {
    await browser.open(await browser.ownPage('options'));
    await until('its rules and choices', () => browser.evaluate(() => document.querySelectorAll('#rules details').length > 3 && document.querySelectorAll('#profile option').length > 1));
  };
  const stored = async () => (await browser.inBackground(readStored)).settings;

  /** Chooses a file that holds `words`. @param {string} words */
  const readIn = async words => {
    const file = path.join(folder, 'ignores.json');
    fs.writeFileSync(file, words);
    await browser.chooseFile('#file', file);
  };

  test(`${Kind.label}: what is chosen is kept on this device, and is there again`, async () => {
    await openOptions();
    for (const [id, value] of [['profile', 'strict'], ['strength', 'faint']]) await browser.evaluate(select, id, value);
    for (const id of ['sourced', 'print']) await browser.evaluate(press, id);
    const wanted = { schema: 2, profile: 'strict', ignores: [], sourced: true, strength: 'faint', print: 'keep' };
    await until('all to be kept', async () => isDeepStrictEqual(await stored(), wanted));
    await openOptions();
    assert.deepEqual(await browser.evaluate(readChoices), ['strict', 'faint', true, true]);
    const [{ report }] = await audit('article');
    assert.equal(report?.document.profile, 'strict', 'an audit takes it');
  });

  test(`${Kind.label}: a bad stored value breaks no audit, and one from an older version is brought along`, async () => {
    for (const bad of ['nonsense', 7, null, { schema: 2, profile: {}, ignores: 'all', strength: [], print: 1 }, { schema: 1e9, ignores: [{ what: 'claim', id: {} }] }]) {
      await browser.inBackground(keep, bad);
      assert.equal((await audit('article'))[0].status, 'marked', JSON.stringify(bad));
      await openOptions();
      assert.deepEqual(await browser.evaluate(readChoices), ['auto', 'plain', false, false]);
    }
    await browser.inBackground(keep, { schema: 1, profile: 'scholarly', ignores: [{ what: 'rule', rule: 'bare-anonymous' }] });
    await openOptions();
    assert.deepEqual(await browser.evaluate(readChoices), ['scholarly', 'plain', false, false]);
    assert.equal((await browser.evaluate(readIgnores)).length, 1);
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  test(`${Kind.label}: what is ignored is taken out as a file and read from one; a bad file changes nothing, and says so`, async () => {
    const ignores = [{ what: 'rule', rule: 'vague-collective' }, { what: 'site', rule: 'bare-anonymous', site: 'news.example' }];
    await browser.inBackground(keep, { schema: 2, ignores });
    await openOptions();
    const { name, words } = await browser.inOwnPage(takeOut);
    assert.match(name, /\.json$/);
    await browser.evaluate(undoFirst);
    await until('one less', async () => (await stored()).ignores.length === 1);
    assert.equal(await browser.evaluate(() => document.activeElement?.id), 'ignored', 'the focus is not lost');

    for (const bad of ['', '{"hearsay":"ignores"', words.replace('vague-collective', '').replace('"rule": ""', '"role": 1'), '[]']) {
      await readIn(bad);
      await until('the sentence', async () => /Nothing was changed/.test(await browser.evaluate(readTold)));
      assert.equal((await stored()).ignores.length, 1);
      await browser.evaluate(forget);
    }
    await readIn(words);
    await until('both again', async () => (await stored()).ignores.length === 2);
    assert.match(await browser.evaluate(readTold), /2 entries were read/);
    await readIn(words);
    await until('no repetition', async () => /2 entries/.test(await browser.evaluate(readTold)) && (await stored()).ignores.length === 2);
    const rules = (await audit('article')).flatMap(shownIn).map(({ rule }) => rule);
    assert.ok(rules.length > 0 && !rules.includes('vague-collective'), 'an audit goes by what was read');
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  test(`${Kind.label}: what is ignored on its card is shown no more, and comes back when that is undone`, async () => {
    const before = (await audit('article')).flatMap(shownIn);
    const [first] = before;
    await browser.clickMark(first.content.text.slice(0, 16));
    await until('the card', () => browser.card());
    await browser.pressInCard('Ignore');
    await browser.pressInCard('this one only');
    await until('one mark less', async () => (await browser.states()).flatMap(shownIn).length === before.length - 1);
    const [{ findings }] = await browser.states();
    await until('the badge', async () => (await browser.badge()).text === String(findings));
    await openOptions();
    await browser.evaluate(undoFirst);
    await until('an empty list', async () => (await browser.inBackground(readStored)).settings?.ignores.length === 0);
    assert.equal((await audit('article')).flatMap(shownIn).length, before.length);

    await browser.clickMark(first.content.text.slice(0, 16));
    await until('the card', () => browser.card());
    await browser.pressInCard('Ignore');
    await browser.pressInCard('anywhere');
    await until('the rule’s marks to go', async () => (await browser.states()).flatMap(shownIn).every(({ rule }) => rule !== first.rule));
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  test(`${Kind.label}: a rule that is ignored on a site is ignored in frames of it that have no address of their own`, async () => {
    const before = (await audit('frames')).flatMap(shownIn).filter(({ rule }) => rule === 'vague-collective');
    assert.ok(before.length > 1, 'in the page and in a frame');
    await browser.clickMark('a waste of oil');
    await until('the card', () => browser.card());
    await browser.pressInCard('Ignore');
    await browser.pressInCard('on 127.0.0.1');
    await until('the rule’s marks to go in all frames', async () => (await browser.states()).flatMap(shownIn).every(({ rule }) => rule !== 'vague-collective'));
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  test(`${Kind.label}: keys are listed as they are`, async () => {
    await openOptions();
    const commands = await browser.inBackground(() => chrome.commands.getAll());
    const rows = await browser.evaluate(() => [...document.querySelectorAll('#keys tr')].map(row => /** @type {HTMLElement} */ (row).innerText));
    assert.equal(rows.length, commands.length + 1);
    for (const { shortcut } of commands) assert.ok(rows.some(row => row.includes(shortcut || 'no key')), shortcut);
  });

  test(`${Kind.label}: nothing is ever put where the browser would upload it`, async () => {
    assert.deepEqual(await browser.inBackground(() => chrome.storage.sync.get()), {});
  });

  return { browser, openOptions };
}

/** Whatever that is. @param {unknown} settings */
const keep = settings => chrome.storage.local.set({ settings });
/** @param {string} id @param {string} value */
const select = (id, value) => {
  const element = /** @type {HTMLSelectElement} */ (document.getElementById(id));
  element.value = value;
  element.dispatchEvent(new Event('change'));
};
/** @param {string} id */
const press = id => /** @type {HTMLElement} */ (document.getElementById(id)).click();
const readChoices = () => ['profile', 'strength', 'sourced', 'print'].map(id => {
  const element = /** @type {HTMLInputElement} */ (document.getElementById(id));
  return element.type === 'checkbox' ? element.checked : element.value;
});
const readIgnores = () => [...document.querySelectorAll('#ignores li:has(button)')].map(item => item.textContent);
const readTold = () => document.getElementById('told')?.textContent ?? '';
const forget = () => /** @type {HTMLElement} */ (document.getElementById('told')).replaceChildren();
const undoFirst = () => {
  const button = /** @type {HTMLElement} */ (document.querySelector('#ignores button'));
  button.focus();
  button.click();
};
/** The file that the button offers, caught on its way out. */
const takeOut = async () => {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  /** @type {Promise<{ name: string, words: string }>} */
  const caught = new Promise(resolve => {
    /** @type {Blob} */ let file;
    URL.createObjectURL = given => createObjectURL.call(URL, (file = /** @type {Blob} */ (given)));
    HTMLAnchorElement.prototype.click = function () {
      file.text().then(words => resolve({ name: this.download, words }));
    };
  });
  document.getElementById('export')?.click();
  const answer = await caught;
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  return answer;
};
