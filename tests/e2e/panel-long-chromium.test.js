/** The panel with more than fits: thousands of findings, long audits, pages that change under it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellPage } from './drive/background.js';
import { Chromium } from './drive/chromium.js';
import { addParagraphs, countRows } from './drive/panel.js';
import { tasksDuring } from './drive/trace.js';
import { pause, until } from './drive/wait.js';
import { opened } from './opened.js';

/** A task that a reader feels, in milliseconds of processor time. */
const LONG = 50;

const { browser, site } = await opened(Chromium);

/** Opens a page of so many paragraphs with two findings each. @param {number} count */
async function openLong(count) {
  await browser.open('about:blank');
  await browser.open(site.url('sourced.html'));
  await browser.evaluate(addParagraphs, count);
}

test('5,000 findings are listed, and scroll without a task that is felt', async () => {
  await openLong(2500);
  await browser.audit();
  await until('the count', async () => /5,000/.test(await browser.inPanel(readTab)));
  const tasks = await tasksDuring(browser.connection.browser, () => browser.inPanel(scrollThrough));
  assert.ok(tasks.length > 100, 'the trace holds tasks');
  assert.ok(tasks[0] <= LONG, `the longest took ${tasks[0]} ms of processor time`);
  assert.ok((await browser.inPanel(countRows)) < 200, 'only what is near is there');
  await browser.inPanel(goToEnd);
  await until('the last finding', async () => (await browser.inPanel(readRows)).some(words => words.includes('lot 2499')));
});

test('a finding far down the list that the reader steps to is shown, with what can be done about it, once', async () => {
  await openLong(150);
  await browser.audit();
  await until('the count', async () => /300/.test(await browser.inPanel(readTab)));
  await browser.inBackground(tellPage, { type: 'step', by: -1 });
  const current = await until('its row', () => browser.inPanel(() => document.querySelector('.row[aria-current]')?.textContent));
  assert.match(current, /lot 149/);
  assert.equal(await browser.inPanel(() => document.querySelectorAll('.acts').length), 1);
});

test('when the page changes, the list keeps its place', async () => {
  await openLong(150);
  await browser.audit();
  await until('the count', async () => /300/.test(await browser.inPanel(readTab)));
  await browser.inPanel(scrollToMiddle);
  const before = await until('rows in the middle', () => browser.inPanel(readTop));
  await browser.evaluate(insertFirst, 'Officials said the auction would be put off.');
  await until('the new count', async () => /301/.test(await browser.inPanel(readTab)));
  const now = await browser.inPanel(readTop);
  assert.equal(now?.words, before.words);
  assert.ok(Math.abs((now?.top ?? 0) - before.top) <= 2, `${now?.top} and ${before.top}`);
});

test('who speaks is drawn without a task that is felt, and what is open stays open when the page changes', async () => {
  await openLong(2500);
  await browser.audit();
  await until('the count', async () => /5,000/.test(await browser.inPanel(readTab)));
  const tasks = await tasksDuring(browser.connection.browser, async () => {
    await browser.inPanel(() => document.getElementById('tab-sources')?.click());
    await until('a strip', () => browser.inPanel(() => document.querySelector('.strip') !== null));
  });
  assert.ok(tasks[0] <= LONG, `the longest took ${tasks[0]} ms of processor time`);
  await browser.inPanel(() => document.querySelector('summary')?.click());
  await until('its claims', () => browser.inPanel(() => document.querySelectorAll('.source[open] .row').length > 10));
  await browser.evaluate(insertFirst, 'Officials said the auction would be put off.');
  await until('the new count', async () => /5,001/.test(await browser.inPanel(readTab)));
  await until('its claims again', () => browser.inPanel(() => document.querySelectorAll('.source[open] .row').length > 10));
  await browser.inPanel(() => document.getElementById('tab-findings')?.click());
});

test('an audit that takes long says so, and can be cancelled', async () => {
  // A panel that is there already: on a busy machine one that is still to open may miss the progress.
  await browser.open(site.url('article.html'));
  await browser.audit();
  await browser.besidePanel();
  await openLong(9000);
  await browser.click();
  const words = await until('the progress', async () => {
    const said = await browser.inPanel(readNotice);
    return /Reading the page/.test(said.words) && said;
  });
  assert.ok(words.cancel, 'a button to cancel');
  const panel = await browser.panel();
  for (const [value, animation] of [['reduce', 'none'], ['no-preference', 'breathe']]) {
    await panel.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
    assert.equal(await browser.inPanel(readAnimation), animation, value);
  }
  assert.match(await browser.inPanel(readStatus), /Reading the page/, 'it is announced');
  await until('the button', () => browser.inPanel(pressCancel));
  await until('a clear page', async () => (await browser.states()).every(({ status }) => status === 'clear'));
  await until('a panel that waits', async () => /Who says so/.test((await browser.inPanel(readNotice)).words));
  assert.deepEqual(await browser.traces(), []);
  // What the core answers after all is dropped.
  await pause(300);
  assert.deepEqual(await browser.traces(), []);
  assert.equal((await browser.badge()).text, '');
  assert.ok(await browser.hasPanel(), 'the panel stays: only a click that clears the page takes it away');
});

test('an engine that cannot start says so, and starts at the next click', async () => {
  const own = await Chromium.launch();
  try {
    await own.inBackground(breakEngine);
    await own.open(site.url('article.html'));
    const [state] = await own.audit();
    assert.equal(state.status, 'error');
    const { words } = await until('the sentence', async () => {
      const said = await own.inPanel(readNotice);
      return /did not work/.test(said.words) && said;
    });
    assert.match(words, /no memory left/, 'and what went wrong');
    await until('the badge', async () => /could not be audited/.test((await own.badge()).title));
    await own.stopBackground();
    await own.clear();
    assert.equal((await own.audit())[0].status, 'marked');
  } finally {
    await own.close();
  }
});

test('an audit is announced once', async () => {
  await browser.open(site.url('dark.html'));
  await browser.audit();
  await browser.open(site.url('article.html'));
  await until('the panel to be empty', async () => /Who says so/.test((await browser.inPanel(readNotice)).words));
  await browser.inPanel(listen);
  await browser.audit();
  await until('the rows', async () => (await browser.inPanel(countRows)) > 0);
  await pause(300);
  const said = await browser.inPanel(heard);
  assert.deepEqual(said.filter(words => /finding/.test(words)), ['5 findings on this page.']);
});

test('a plain page about one tab does what the panel does, and goes to the tab', async () => {
  await browser.open(site.url('article.html'));
  const [{ report }] = await browser.audit();
  assert.ok(report);
  const tabId = await browser.inBackground(activeTab);
  const plain = await browser.opened(() => browser.inBackground(openPanelPage, tabId));
  const run = async (/** @type {() => unknown} */ work) => (await plain.send('Runtime.evaluate', { expression: `(${work})()`, returnByValue: true })).result.value;
  await plain.send('Emulation.setDeviceMetricsOverride', { width: 360, height: 640, deviceScaleFactor: 2, mobile: true });
  await until('its rows', async () => (await run(countRows)) === 5);
  assert.equal(await run(() => document.documentElement.scrollWidth <= innerWidth), true);
  await run(() => /** @type {HTMLElement} */ (document.querySelectorAll('.findings .row')[1]).click());
  await until('the tab in front', async () => (await browser.inBackground(activeTab)) === tabId);
  await until('the claim to be current', async () => (await browser.states())[0].current !== null);
  await plain.send('Page.close');
});

test('nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

/** @param {string} words */
const insertFirst = words => document.querySelector('h2')?.before(Object.assign(document.createElement('p'), { textContent: words }));
const readTab = () => document.querySelector('#tab-findings')?.textContent ?? '';
const readRows = () => [...document.querySelectorAll('.findings .row')].map(row => row.textContent ?? '');
const readStatus = () => document.querySelector('[role="status"]')?.textContent ?? '';
const readNotice = () => {
  const notice = /** @type {HTMLElement | null} */ (document.querySelector('.notice'));
  return { words: notice?.innerText ?? '', cancel: Boolean(notice?.querySelector('button.quiet')) };
};
const readAnimation = () => getComputedStyle(/** @type {Element} */ (document.querySelector('.sign.working path'))).animationName;
const pressCancel = () => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('.notice .quiet'));
  button?.click();
  return button !== null;
};
/** Scrolls from top to end, faster than a hand does. */
async function scrollThrough() {
  const part = /** @type {HTMLElement} */ (document.getElementById('part-findings'));
  for (let step = 0; step <= 200; step++) {
    part.scrollTop = (part.scrollHeight * step) / 200;
    await new Promise(requestAnimationFrame);
  }
}
const goToEnd = () => {
  const part = /** @type {HTMLElement} */ (document.getElementById('part-findings'));
  part.scrollTop = part.scrollHeight;
};
const scrollToMiddle = () => {
  const part = /** @type {HTMLElement} */ (document.getElementById('part-findings'));
  part.scrollTop = part.scrollHeight / 2;
};
/** The first row that is wholly in view, and where. */
const readTop = () => {
  const edge = document.getElementById('part-findings')?.getBoundingClientRect().top ?? 0;
  const row = [...document.querySelectorAll('.findings .row')].find(row => row.getBoundingClientRect().top >= edge);
  return row ? { words: row.textContent, top: row.getBoundingClientRect().top } : null;
};
const listen = () => {
  /** @type {string[]} */ const said = [];
  const status = /** @type {Node} */ (document.querySelector('[role="status"]'));
  new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, { childList: true, characterData: true, subtree: true });
  Reflect.set(globalThis, 'said', said);
};
/** @returns {string[]} */
const heard = () => Reflect.get(globalThis, 'said');
const breakEngine = () => {
  const broken = () => Promise.reject(Error('no memory left'));
  Object.assign(WebAssembly, { instantiate: broken, instantiateStreaming: broken });
};
const activeTab = async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? -1;
/** @param {number} tabId */
const openPanelPage = async tabId => void (await chrome.tabs.create({ url: chrome.runtime.getURL(`panel/panel.html?tab=${tabId}`) }));
