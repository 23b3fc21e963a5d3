/** The card and the marks in Firefox on zoomed pages, over what fills the screen, in the reader's own colours; and what paper shows there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeCard, step, topAt } from './card.js';
import { Firefox } from './drive/firefox.js';
import { drawnOn } from './drive/pdf.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

// Beside the sidebar, and zoomed, there is room for a long claim and its card.
const { browser, site } = await opened({ launch: () => Firefox.launch({ size: { width: 1280, height: 900 } }) });

/** @param {string} name */
const audit = async name => {
  await browser.open('about:blank');
  await browser.open(site.url(`${name}.html`));
  const claims = (await browser.audit()).flatMap(shownIn);
  await browser.besidePanel();
  return claims;
};

for (const factor of [1, 2]) {
  test(`Firefox: the card stands beside its claim and within the window, on zoomed, turned, scrolled, pinned and right-to-left text, zoomed by ${factor}`, async () => {
    const claims = await audit('places');
    const width = await browser.evaluate(() => innerWidth);
    await browser.zoom(factor);
    try {
      await until('the page to be zoomed', () => browser.evaluate((width, factor) => Math.abs(innerWidth - width / factor) <= 1, width, factor));
      for (const claim of claims) {
        await step(browser);
        await seeCard(browser, claim);
      }
    } finally {
      await browser.zoom(1);
    }
  });
}

test('Firefox: the card is seen over what fills the screen', async () => {
  // A page may fill the screen only where a hand asked for it.
  await browser.prefer('full-screen-api.allow-trusted-requests-only', false);
  await audit('places');
  await browser.evaluate(() => void document.querySelector('main')?.requestFullscreen());
  await until('the whole screen', () => browser.evaluate(() => document.fullscreenElement?.localName === 'main'));
  await step(browser);
  await until('the card on top', async () => {
    const card = await browser.boxInCard();
    return (await browser.beside(topAt, card.x + card.width / 2, card.y + card.height / 2)) === 'hearsay-card';
  });
  assert.equal(await browser.evaluate(() => document.fullscreenElement?.localName), 'main');
  await browser.evaluate(() => document.exitFullscreen());
});

test('Firefox: in the reader’s own colours a mark is a line, and lays nothing under the words', async () => {
  await browser.prefer('browser.display.document_color_use', 2);
  try {
    await audit('article');
    await until('the reader’s colours', () => browser.evaluate(() => matchMedia('(forced-colors: active)').matches));
    const { background, line } = await browser.evaluate(() => {
      const { backgroundColor, textDecorationLine } = getComputedStyle(document.documentElement, '::highlight(hearsay-unnamed-3-light)');
      return { background: backgroundColor, line: textDecorationLine };
    });
    assert.match(background, /, 0\)$/);
    assert.equal(line, 'underline');
  } finally {
    await browser.prefer('browser.display.document_color_use', 0);
  }
});

test('Firefox: paper shows the page as it was, as no highlight is printed there, a page’s own neither; and nobody is offered more', async () => {
  await audit('article');
  const marks = JSON.stringify(await browser.marks());
  const marked = drawnOn(await browser.print());
  assert.equal(JSON.stringify(await browser.marks()), marks, 'they are there again');
  await browser.clear();
  const bare = drawnOn(await browser.print());
  assert.equal(marked, bare);
  await browser.evaluate(highlightAll);
  assert.equal(drawnOn(await browser.print()), bare, 'KNOWN MISS of the browser: once it prints highlights, the choice is to be offered');
  await browser.open(await browser.ownPage('options'));
  await until('the choices', () => browser.inOwnPage(() => document.querySelectorAll('#strength option').length > 0));
  assert.equal(await browser.inOwnPage(() => document.getElementById('print')?.checkVisibility()), false);
});

test('Firefox: nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

/** Marks the page as a page may mark itself. */
const highlightAll = () => {
  const style = document.createElement('style');
  style.textContent = '::highlight(all) { background: red; text-decoration: underline 3px red; }';
  document.head.append(style);
  const range = new Range();
  range.selectNodeContents(document.body);
  CSS.highlights.set('all', new Highlight(range));
};
