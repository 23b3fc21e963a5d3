/** The panel: what it follows, how it is walked by keyboard, what it copies and saves, in either browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportByCommand, keepDocuments, keptDocuments } from './command.js';
import { readStored } from './drive/background.js';
import { choose, pressButton, pressNamed, readCurrent, readIds, readText, saveAll } from './drive/panel.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/**
 * @template {Browser} B
 * @param {{ label: string, launch: () => Promise<B> }} Kind
 */
export async function testPanel(Kind) {
  const { browser, site } = await opened(Kind);

  /** Opens a page anew and audits it. @param {string} name */
  const audit = async name => {
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    return browser.audit();
  };
  /** @param {string} words */
  const panelSays = words => until(`“${words}” in the panel`, async () => (await browser.inPanel(readText)).includes(words));

  test(`${Kind.label}: the panel follows switches of tab, and navigation`, async () => {
    const [{ title }] = await audit('article');
    await panelSays(title);
    const other = await browser.inBackground(openTab, site.url('sourced.html'));
    await panelSays('Who says so?');
    await browser.inBackground(leaveTab, other);
    await panelSays(title);
    await browser.open(site.url('dark.html'));
    await panelSays('Who says so?');
  });

  test(`${Kind.label}: a frame’s findings stand after the page’s, under the frame’s name`, async () => {
    const states = await audit('frames');
    const [own, ...inner] = states.map(state => shownIn(state).map(({ id }) => id));
    assert.ok(own.length > 0 && inner.flat().length > 0);
    const rows = await until('all rows', async () => {
      const ids = await browser.inPanel(readIds);
      return ids.length === own.length + inner.flat().length && ids;
    });
    assert.deepEqual(rows.slice(0, own.length), own);
    assert.deepEqual(rows.slice(own.length).sort(), inner.flat().sort());
    assert.ok(await browser.inPanel(countFrames));
  });

  test(`${Kind.label}: chips switch kinds of claims off and on`, async () => {
    const claims = (await audit('article')).flatMap(shownIn);
    await until('the rows', async () => (await browser.inPanel(readIds)).length === claims.length);
    await browser.inPanel(flip, 'unnamed');
    const left = claims.filter(({ verdict }) => verdict !== 'unnamed').length;
    assert.notEqual(left, claims.length);
    await until('fewer rows', async () => (await browser.inPanel(readIds)).length === left);
    await browser.inPanel(flip, 'unnamed');
    await until('the rows again', async () => (await browser.inPanel(readIds)).length === claims.length);
  });

  test(`${Kind.label}: the list is walked by keyboard alone, and what is chosen becomes current`, async () => {
    const claims = (await audit('long')).flatMap(shownIn);
    assert.ok(claims.length > 1);
    await until('the rows', async () => (await browser.inPanel(readIds)).length === claims.length);
    await until('a row in focus', async () => {
      await browser.pressInPanel('Tab');
      return browser.inPanel(hasRowFocus);
    });
    await browser.pressInPanel('ArrowDown');
    await browser.pressInPanel('Enter');
    await until('the second claim to be current', async () => (await browser.states())[0].current === claims[1].id);
    await until('its row to say so', async () => (await browser.inPanel(readCurrent)) === claims[1].id);
    await browser.pressInPanel('End');
    assert.equal(await browser.inPanel(readFocus), claims.at(-1)?.id);
  });

  test(`${Kind.label}: filters, tabs, a source’s claims and the menu are reached and worked by keyboard alone`, async () => {
    await audit('article');
    await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
    /** Goes on with Tab until it stands on something. @param {string} selector */
    const tabTo = selector =>
      until(selector, async () => {
        await browser.pressInPanel('Tab');
        return browser.inPanel(isOn, selector);
      });
    const rows = (await browser.inPanel(readIds)).length;
    await tabTo('.chip[data-group="unnamed"]');
    await browser.pressInPanel(' ');
    await until('fewer rows', async () => (await browser.inPanel(readIds)).length < rows);
    assert.ok(await browser.inPanel(isOn, '.chip[data-group="unnamed"]'), 'the focus stays');
    await browser.pressInPanel(' ');
    await tabTo('#tab-findings');
    await browser.pressInPanel('ArrowRight');
    assert.ok(await browser.inPanel(isOn, '#tab-sources'));
    await tabTo('.source summary');
    await browser.pressInPanel('Enter');
    await tabTo('.source .row');
    await browser.pressInPanel('Enter');
    await until('its claim to be current', async () => (await browser.states())[0].current === (await browser.inPanel(readFocus)));
    await tabTo('.opens');
    await browser.pressInPanel('Enter');
    await until('the menu', () => browser.inPanel(isOn, '[role="menuitem"]'));
    await browser.pressInPanel('ArrowDown');
    assert.ok(await browser.inPanel(isOn, '[role="menuitem"]:nth-child(2)'));
    await browser.pressInPanel('Escape');
    await until('the button again', () => browser.inPanel(isOn, '.opens'));
    await browser.inPanel(pressButton, '#tab-findings');
  });

  test(`${Kind.label}: an audit from the panel, and clearing there, count on the badge`, async () => {
    await audit('article');
    const { text } = await browser.badge();
    await until('the button', () => browser.inPanel(pressButton, '.foot .clear'));
    await until('a clear page', async () => (await browser.traces()).length === 0 && (await browser.badge()).text === '');
    await until('the button', () => browser.inPanel(pressButton, '.notice .main'));
    await until('the marks', async () => (await browser.marks()).length > 0 && (await browser.badge()).text === text);
  });

  test(`${Kind.label}: the report is saved in every form, and copied`, async () => {
    const states = await audit('article');
    const claims = states.flatMap(shownIn);
    const broken = states.flatMap(({ report }) => report?.claims.filter(({ rule }) => rule !== null) ?? []);
    await until('the menu', () => browser.inPanel(pressButton, '.opens'));
    assert.equal(await browser.inPanel(() => document.activeElement?.getAttribute('role')), 'menuitem');
    const files = await browser.inPanel(saveAll);
    const saved = (/** @type {string} */ ending) => files.find(({ name }) => name.endsWith(`.${ending}`))?.words ?? '';
    const [markdown, html, csv, json, sarif, annotations] = ['md', 'html', 'csv', 'json', 'sarif', 'jsonld'].map(saved);
    for (const { content } of claims) assert.ok([markdown, html].every(one => one.includes(content.text.slice(0, 20))) && csv.includes(content.text), content.text);
    assert.equal(JSON.parse(json).offsets, 'utf16');
    assert.equal(JSON.parse(sarif).runs[0].results.length, broken.length);
    assert.equal(JSON.parse(annotations).items.length, broken.length);
  });

  test(`${Kind.label}: every export is the command’s, letter for letter`, async () => {
    await browser.open(site.url('long.html'));
    await browser.inBackground(keepDocuments);
    await browser.audit();
    const [document] = await browser.inBackground(keptDocuments);
    assert.ok(document);
    await until('the menu', () => browser.inPanel(pressButton, '.opens'));
    const files = await browser.inPanel(saveAll);
    for (const { name, words } of files) {
      const ending = name.split('.').at(-1) ?? '';
      const format = { md: 'markdown', jsonld: 'annotation' }[ending] ?? ending;
      assert.equal(words, exportByCommand(document, format), name);
    }
    assert.equal(files.length, 6);
  });

  test(`${Kind.label}: a wrong mark is copied in a few lines, without the address unless it is ticked`, async () => {
    const [first] = (await audit('long')).flatMap(shownIn);
    await until('the rows', () => browser.inPanel(pressButton, '.findings .row'));
    await browser.inPanel(catchCopies);
    await until('the button', () => browser.inPanel(pressButton, '.acts .wrong'));
    const plain = await until('the words', () => browser.inPanel(readCopy));
    assert.ok(plain.includes(`[${first.selector.exact.replace(/\s+/g, ' ')}]`), plain);
    assert.ok(plain.includes(first.rule ?? ''), plain);
    assert.match(plain, /^Wrong mark, Hearsay \d/);
    assert.ok(!plain.includes('127.0.0.1'), plain);
    await browser.inPanel(pressButton, '.acts input');
    await browser.inPanel(pressButton, '.acts .wrong');
    await until('the address', async () => (await browser.inPanel(readCopy)).includes(site.url('long.html')));
    await panelSays('Nothing was sent');
  });

  test(`${Kind.label}: where the browser refuses to copy, the panel says so`, async () => {
    await audit('long');
    await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
    await browser.inPanel(refuseCopies);
    await until('the button', () => browser.inPanel(pressNamed, 'Copy as Markdown'));
    await panelSays('could not be copied');
  });

  test(`${Kind.label}: a step sends the claim that is current, and no report`, async () => {
    const [first] = (await audit('long')).flatMap(shownIn);
    await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
    await browser.inPanel(listen);
    await browser.hover(first.content.text.slice(0, 16));
    await until('the card', () => browser.card());
    await until('the row', async () => (await browser.inPanel(readCurrent)) === first.id);
    assert.deepEqual([...new Set(await browser.inPanel(heardMessages))], ['current']);
  });

  test(`${Kind.label}: the profile is changed in the panel, and the page is judged by it`, async () => {
    const [{ report }] = await audit('article');
    assert.equal(report?.document.profile, 'news');
    await until('the choice', () => browser.inPanel(choose, 'strict'));
    await until('a stricter report', async () => (await browser.states())[0].report?.document.profile === 'strict');
    assert.equal((await browser.inBackground(readStored)).settings.profile, 'strict');
    await until('the choice as it is', () => browser.inPanel(() => document.querySelector('select')?.value === 'strict'));
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  test(`${Kind.label}: the legend says what each line means, and holds the choice to mark what is sourced`, async () => {
    await audit('article');
    await until('the button', () => browser.inPanel(pressNamed, 'Legend'));
    const lines = await browser.inPanel(() => [...document.querySelectorAll('.box .legend li')].map(item => item.textContent));
    assert.equal(lines.length, 6);
    await browser.inPanel(pressButton, '.box input');
    await until('the choice to be kept', async () => (await browser.inBackground(readStored)).settings?.sourced === true);
    await browser.inBackground(() => chrome.storage.local.clear());
  });

  return { browser, site, audit, panelSays };
}

/** @param {string} selector */
const isOn = selector => document.activeElement?.matches(selector) ?? false;
const countFrames = () => document.querySelectorAll('.findings .frame').length;
const hasRowFocus = () => document.activeElement?.classList.contains('row') ?? false;
const readFocus = () => document.activeElement?.getAttribute('data-key')?.replace(/^\d+:/, '');
/** @param {string} group */
const flip = group => /** @type {HTMLElement} */ (document.querySelector(`[data-group="${group}"]`)).click();
const catchCopies = () => {
  navigator.clipboard.writeText = async words => void Reflect.set(window, 'copied', words);
};
const refuseCopies = () => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('not in focus', 'NotAllowedError'));
};
/** Keeps the types of the messages that come from now on. */
const listen = () => {
  /** @type {string[]} */
  const messages = [];
  Reflect.set(window, 'messages', messages);
  chrome.runtime.onMessage.addListener(message => void messages.push(message.type));
};
/** @returns {string} */
const readCopy = () => Reflect.get(window, 'copied') ?? '';
/** @param {string} url */
const openTab = async url => (await chrome.tabs.create({ url })).id;
/** @param {number | undefined} id */
const leaveTab = id => chrome.tabs.remove(/** @type {number} */ (id));
/** @returns {string[]} */
const heardMessages = () => Reflect.get(window, 'messages');
