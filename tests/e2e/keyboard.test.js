/** The extension's own keys, really pressed: a browser ignores the ones that a driver sends. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { Display } from './drive/display.js';
import { Firefox } from './drive/firefox.js';
import { select } from './drive/read.js';
import { until } from './drive/wait.js';
import { PAGES, shownIn } from './expected.js';
import { serve } from './server.js';

for (const [Browser, program] of /** @type {const} */ ([
  [Chromium, 'chromium'],
  [Firefox, 'firefox'],
])) {
  test(`${Browser.label}: audit, next, previous, close and clear, by keys alone`, async () => {
    const display = await Display.start();
    const site = await serve(PAGES);
    const browser = await Browser.launch({ display: display.name });
    try {
      await browser.open(site.url('article.html'));
      const press = (/** @type {string} */ keys) => display.press(keys, program);

      await press('alt+shift+u');
      const [page] = await until('the marks', async () => {
        const states = await browser.states();
        return states[0]?.status === 'marked' && states;
      });
      await browser.besidePanel();
      const claims = shownIn(page);
      const current = async () => (await browser.states())[0].current;
      const cardHolds = (/** @type {number} */ at) => async () =>
        (await browser.card()).includes(claims[at].content.text.slice(0, 25)) && (await current()) === claims[at].id;

      await press('alt+shift+j');
      await until('the first card', cardHolds(0));
      await press('alt+shift+j');
      await until('the second card', cardHolds(1));
      await press('alt+shift+k');
      await until('the first card again', cardHolds(0));
      await press('Escape');
      await until('the card to close', async () => !(await browser.card()));
      await press('alt+shift+l');
      await until('the card of the current mark', cardHolds(0));
      await press('alt+shift+l');
      await until('the card to close', async () => !(await browser.card()));
      await press('alt+shift+u');
      await until('a clear page', async () => (await browser.traces()).length === 0);
      assert.equal(await browser.card(), '');
      assert.deepEqual(await browser.errors(), []);
    } finally {
      await browser.close();
      site.close();
      display.close();
    }
  });

  test(`${Browser.label}: next and previous go through the page and its frames, in order and round, by keys alone`, async () => {
    const display = await Display.start();
    const site = await serve(PAGES);
    const browser = await Browser.launch({ display: display.name });
    try {
      await browser.open(site.url('frames.html'));
      const states = await browser.audit();
      await browser.besidePanel();
      const order = states.flatMap(state => shownIn(state).map(({ selector }) => selector.exact));
      assert.ok(states.length > 2 && order.length > 2);
      /** The claims that are stood on, over all frames. */
      const standing = async () =>
        (await browser.states()).flatMap(state => state.report?.claims.filter(({ id }) => id === state.current) ?? []).map(({ selector }) => selector.exact);
      for (const words of [...order, order[0]]) {
        await display.press('alt+shift+j', program);
        await until(words, async () => (await standing()).join() === words);
      }
      await display.press('alt+shift+k', program);
      await until('the last again', async () => (await standing()).join() === order.at(-1));
      assert.deepEqual(await browser.errors(), []);
    } finally {
      await browser.close();
      site.close();
      display.close();
    }
  });

  test(`${Browser.label}: keys that a reader chose open the panel, and audit the selection alone`, async () => {
    const display = await Display.start();
    const site = await serve(PAGES);
    const browser = await Browser.launch({ display: display.name });
    try {
      await browser.bind('panel', 'Alt+Shift+P');
      await browser.bind('selection', 'Alt+Shift+Y');
      await browser.open(site.url('pronoun.html'));
      assert.equal(await browser.hasPanel(), false);
      await display.press('alt+shift+p', program);
      await browser.besidePanel();
      assert.deepEqual(await browser.states(), [], 'nothing is audited by that');
      await browser.evaluate(select, 'Critics say the harbour is lost');
      await display.press('alt+shift+y', program);
      const [state] = await until('the audit', async () => {
        const states = await browser.states();
        return states[0]?.status === 'marked' && states;
      });
      assert.deepEqual(shownIn(state).map(({ selector }) => selector.exact), ['Critics say the harbour is lost']);
      assert.ok(state.selection);
      assert.deepEqual(await browser.errors(), []);
    } finally {
      await browser.close();
      site.close();
      display.close();
    }
  });
}

test('Chromium: the page’s own menu audits the page, and the selection alone', async () => {
  const display = await Display.start();
  const site = await serve(PAGES);
  const browser = await Chromium.launch({ display: display.name });
  /** Opens the menu over words of the page, and presses keys in it. @param {{ x: number, y: number }} at @param {...string} keys */
  const choose = async (at, ...keys) => {
    const corner = await browser.evaluate(() => ({ x: screenX, y: screenY + outerHeight - innerHeight }));
    await display.clickRight({ x: corner.x + at.x, y: corner.y + at.y });
    await display.pressHere(...keys);
  };
  const audited = () =>
    until('the audit', async () => {
      const [state] = await browser.states();
      return state?.status === 'marked' && state;
    });
  try {
    await browser.open(site.url('pronoun.html'));
    // What the extension offers stands over the browser's own last two: the page's source, and its inspector.
    await choose({ x: 600, y: 300 }, 'Up', 'Up', 'Up', 'Return');
    const whole = await audited();
    assert.equal(whole.selection, undefined);
    assert.ok(shownIn(whole).length > 0);
    await browser.clear();
    const at = await browser.evaluate(select, 'Critics say the harbour is lost');
    // Over a selection it offers two things, in a menu of its own.
    await choose(at, 'Up', 'Up', 'Right', 'Down', 'Return');
    const part = await audited();
    assert.ok(part.selection);
    assert.deepEqual(shownIn(part).map(({ selector }) => selector.exact), ['Critics say the harbour is lost']);
    assert.deepEqual(await browser.errors(), []);
  } finally {
    await browser.close();
    site.close();
    display.close();
  }
});
