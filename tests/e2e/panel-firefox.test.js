/** What the sidebar does in Firefox that the side panel is tested for in Chromium. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

const { browser, site } = await opened(Firefox);

/** @param {string} name */
const audit = async name => {
  await browser.open('about:blank');
  await browser.open(site.url(`${name}.html`));
  const states = await browser.audit();
  await until('the rows', async () => (await browser.inPanel(countRows)) === states.flatMap(shownIn).length);
  return states;
};

test('Firefox: filters, tabs and the profile', async () => {
  const claims = (await audit('article')).flatMap(shownIn);
  await browser.inPanel(press, '.chip[data-group="unnamed"]');
  await until('fewer rows', async () => (await browser.inPanel(countRows)) === claims.filter(({ verdict }) => verdict !== 'unnamed').length);
  await browser.inPanel(press, '.chip[data-group="unnamed"]');
  await browser.inPanel(press, '#tab-sources');
  await until('a strip a source', async () => (await browser.inPanel(() => document.querySelectorAll('.source .strip[aria-label]').length)) > 2);
  await browser.inPanel(press, '#tab-findings');
  await until('the choice', () => browser.inPanel(choose, 'strict'));
  await until('a stricter report', async () => (await browser.states())[0].report?.document.profile === 'strict');
  await browser.inBackground(() => chrome.storage.local.clear());
});

test('Firefox: the page to print opens in its own style, with nothing of the page obeyed', async () => {
  await audit('markup');
  await until('the menu', () => browser.inPanel(press, '.opens'));
  await browser.inPanel(press, '.menu button:nth-child(3)');
  const blob = await until('a tab', async () => (await browser.tabs()).find(url => url.startsWith('blob:moz-extension:')));
  await browser.enter(blob);
  const { words, line, foreign } = await browser.evaluate(() => ({
    words: document.querySelector('article')?.innerText ?? '',
    line: getComputedStyle(document.querySelector('.unnamed mark') ?? document.body).textDecorationStyle,
    foreign: document.querySelectorAll('main :is(script, img, iframe, a, form, style)').length,
  }));
  assert.match(words, /<b>clerks<\/b>/);
  assert.equal(line, 'dashed');
  assert.equal(foreign, 0);
  await browser.enter(site.url('markup.html'));
});

test('Firefox: options keep what is chosen, and know where keys are changed', async () => {
  const url = await browser.inBackground(() => chrome.runtime.getURL('options/options.html'));
  await browser.open(url);
  await until('its rules', () => browser.evaluate(() => document.querySelectorAll('#rules details').length > 3));
  await browser.evaluate(press, '#sourced');
  await until('the choice to be kept', async () => (await browser.inBackground(readStored)).settings?.sourced === true);
  assert.equal(await browser.evaluate(() => document.getElementById('rebind')?.hidden), false);
  await browser.evaluate(press, '#rebind');
  await until('the browser’s own page', async () => (await browser.tabs()).some(tab => tab.startsWith('about:addons')));
  await browser.inBackground(() => chrome.storage.local.clear());
});

test('Firefox: nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

const countRows = () => [...document.querySelectorAll('.findings .row')].filter(row => row.checkVisibility()).length;
/** @returns {Promise<Record<string, any>>} */
const readStored = () => chrome.storage.local.get();
/** @param {string} selector */
const press = selector => {
  const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  element?.click();
  return element !== null;
};
/** @param {string} value */
const choose = value => {
  const select = document.querySelector('select');
  if (!select) return false;
  select.value = value;
  return select.dispatchEvent(new Event('change'));
};
