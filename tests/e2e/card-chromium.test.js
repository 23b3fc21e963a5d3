/** Where the card stands, whatever the page does: beside its claim, never over it, never out of the window; and what paper shows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeCard, step, topAt } from './card.js';
import { store, tellPage } from './drive/background.js';
import { Chromium } from './drive/chromium.js';
import { drawnOn } from './drive/pdf.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

const args = ['--host-resolver-rules=MAP plain.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const { browser, site } = await opened({ launch: () => Chromium.launch({ args }) });

/** @param {string} name @param {object} [settings] */
const audit = async (name, settings = {}) => {
  await browser.inBackground(store, settings);
  await browser.open('about:blank');
  await browser.open(site.url(`${name}.html`));
  return (await browser.audit()).flatMap(shownIn);
};

for (const [label, metrics] of /** @type {const} */ ([
  ['beside the panel', null],
  ['in a narrow window', { width: 360, height: 640, deviceScaleFactor: 1, mobile: false }],
  ['in a window with bars on both sides', 'bars'],
  ['in a window zoomed to twice the size', { width: 500, height: 400, deviceScaleFactor: 2, mobile: false }],
])) {
  test(`the card stands beside its claim and within the window, on zoomed, turned, scrolled, pinned and right-to-left text, ${label}`, async () => {
    if (typeof metrics === 'object' && metrics) await browser.page.send('Emulation.setDeviceMetricsOverride', metrics);
    try {
      const claims = await audit('places');
      if (metrics === 'bars') await browser.evaluate(widen);
      for (const claim of claims) {
        await step(browser);
        await seeCard(browser, claim);
      }
    } finally {
      await browser.page.send('Emulation.clearDeviceMetricsOverride');
    }
  });
}

test('a card that a key asks for is seen whole: the page makes room for it', async () => {
  await browser.page.send('Emulation.setDeviceMetricsOverride', { width: 800, height: 500, deviceScaleFactor: 1, mobile: false });
  try {
    const [claim] = await audit('long');
    await step(browser);
    await seeCard(browser, claim);
    await browser.press('Escape');
    await browser.evaluate(lower);
    await browser.inBackground(tellPage, { type: 'card' });
    await seeCard(browser, claim);
    assert.ok((await browser.boxInCard()).height > 290, 'whole');
  } finally {
    await browser.page.send('Emulation.clearDeviceMetricsOverride');
  }
});

test('the card is seen over what fills the screen', async () => {
  await audit('places');
  await browser.evaluate(() => document.querySelector('main')?.requestFullscreen());
  await step(browser);
  await until('the card on top', async () => {
    const card = await browser.boxInCard();
    return (await browser.beside(topAt, card.x + card.width / 2, card.y + card.height / 2)) === 'hearsay-card';
  });
  assert.equal(await browser.evaluate(() => document.fullscreenElement?.localName), 'main');
  await browser.evaluate(() => document.exitFullscreen());
});

test('by keys alone: the card takes the focus, Tab walks its buttons, Escape gives the focus back', async () => {
  await audit('inline');
  await browser.evaluate(() => document.querySelector('a')?.focus());
  const before = await browser.evaluate(readFocus);
  assert.match(before, /^a/);
  await step(browser);
  await until('the card', () => browser.card());
  await until('the focus', async () => (await browser.evaluate(readFocus)) === 'hearsay-card');
  await browser.page.send('Page.bringToFront');
  await browser.press('Tab');
  assert.equal(await browser.evaluate(readFocus), 'hearsay-card', 'its first button');
  await browser.press('Escape');
  await until('the card to close', async () => !(await browser.card()));
  assert.equal(await browser.evaluate(readFocus), before);
});

test('copying works on pages without encryption, too', async () => {
  await browser.inBackground(store, {});
  await browser.open(site.url('places.html').replace('127.0.0.1', 'plain.example'));
  assert.equal(await browser.evaluate(() => isSecureContext), false);
  await browser.audit();
  await browser.evaluate(swallowCopies);
  await browser.clickMark('gate is bent');
  await until('the card', () => browser.card());
  await browser.clickInCard('.copy');
  await browser.clickInCard('.choice:nth-of-type(1)');
  await until('the word of it', async () => /Copied\./.test(await browser.card()));
  await browser.press('Escape');
  assert.match(await browser.clipboard(), /^“the gate is bent” Source: Experts\. In: Notes from the weir, http:\/\/plain\.example:/);
});

test('paper shows the page as it was, or its marks where that was chosen; then the marks are back', async () => {
  const print = async () => drawnOn((await browser.page.send('Page.printToPDF', { printBackground: true })).data);
  await audit('article', { print: 'drop' });
  const marks = JSON.stringify(await browser.marks());
  const dropped = await print();
  assert.equal(JSON.stringify(await browser.marks()), marks);
  await audit('article', { print: 'keep' });
  const kept = await print();
  await browser.clear();
  const bare = await print();
  assert.equal(dropped, bare);
  assert.notEqual(kept, bare);
});

test('in the reader’s own colours a mark is a line, and lays nothing under the words', async () => {
  await browser.page.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  try {
    await audit('article');
    const { background, line, isForced } = await browser.evaluate(readColours);
    assert.ok(isForced);
    assert.match(background, /, 0\)$/);
    assert.match(line, /underline/);
    // What Chromium makes of it: a pair of system colours, one behind the other.
  } finally {
    await browser.page.send('Emulation.setEmulatedMedia', { features: [] });
  }
});

/** Scrolls until the claim that the reader stands on is in the middle of the window. */
const lower = () => {
  const [range] = [...CSS.highlights].filter(([name]) => /^hearsay-current-/.test(name)).flatMap(([, highlight]) => [...highlight]);
  scrollBy({ top: /** @type {Range} */ (range).getBoundingClientRect().top - innerHeight / 2, behavior: 'instant' });
};
/** Makes the page wider than the window, whose bar along the bottom then takes some of it. */
const widen = () => {
  Object.assign(document.body.style, { width: '200vw' });
  document.documentElement.style.overflow = 'scroll';
};
const readFocus = () => `${document.activeElement?.localName}${document.activeElement?.textContent?.slice(0, 20) ?? ''}`;
const swallowCopies = () => document.addEventListener('copy', event => event.stopImmediatePropagation(), true);
const readColours = () => ({
  background: getComputedStyle(document.documentElement, '::highlight(hearsay-unnamed-3-light)').backgroundColor,
  line: getComputedStyle(document.documentElement, '::highlight(hearsay-unnamed-3-light)').textDecoration,
  isForced: matchMedia('(forced-colors: active)').matches,
});
