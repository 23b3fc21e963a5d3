import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { addParagraphs, countRows, pressButton } from './drive/panel.js';
import { until } from './drive/wait.js';
import { testPanel } from './panel.js';

const { browser, site, audit } = await testPanel(Firefox);

test('Firefox: the page to print opens in its own style, with nothing of the page obeyed', async () => {
  await audit('markup');
  await until('the menu', () => browser.inPanel(pressButton, '.opens'));
  await browser.inPanel(pressButton, '.menu button:nth-child(3)');
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

for (const [scheme, isDark] of /** @type {const} */ ([['light', 0], ['dark', 1]])) {
  test(`Firefox: axe finds nothing in the panel, the options and the first page, ${scheme}`, async () => {
    await browser.prefer('ui.systemUsesDarkTheme', isDark);
    await audit('frames');
    await browser.besidePanel();
    await until('the scheme', async () => (await browser.inPanel(() => matchMedia('(prefers-color-scheme: dark)').matches)) === Boolean(isDark));
    for (const tab of ['sources', 'unjudged', 'findings']) {
      await until(`the tab ${tab}`, () => browser.inPanel(pressButton, `#tab-${tab}`));
      assert.deepEqual(await browser.violations('sidebar'), [], tab);
    }
    for (const name of ['options', 'welcome']) {
      await browser.open(await browser.ownPage(name));
      await until('its words', () => browser.inOwnPage(() => document.querySelectorAll('#legend li, #rules details').length > 3));
      assert.deepEqual(await browser.violations('tab'), [], name);
    }
    await browser.prefer('ui.systemUsesDarkTheme', 0);
  });
}

test('Firefox: 5,000 findings are listed, only what is near is there, and the last is reached', async () => {
  await browser.open(site.url('sourced.html'));
  await browser.evaluate(addParagraphs, 2500);
  await browser.click();
  await until('the count', async () => /5,000/.test(await browser.inPanel(() => document.querySelector('#tab-findings')?.textContent ?? '')), 60_000);
  await until('rows', async () => (await browser.inPanel(countRows)) > 0);
  assert.ok((await browser.inPanel(countRows)) < 200);
  const isAtEnd = () => {
    const part = /** @type {HTMLElement} */ (document.getElementById('part-findings'));
    part.scrollTop = part.scrollHeight;
    return [...document.querySelectorAll('.findings .row')].some(row => row.textContent?.includes('lot 2499'));
  };
  await until('the last finding', () => browser.inPanel(isAtEnd), 30_000);
  assert.ok((await browser.inPanel(countRows)) < 200);
});

test('Firefox: nothing in the panel moves for a reader who wants it still', async () => {
  for (const [value, animation] of /** @type {const} */ ([[1, 'none'], [0, 'breathe']])) {
    await browser.prefer('ui.prefersReducedMotion', value);
    await until(animation, async () => (await browser.inPanel(readAnimation)) === animation);
  }
});

test('Firefox: nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

/** Of the sign that a page is being read. */
const readAnimation = () => {
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sign.setAttribute('class', 'sign working');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  sign.append(path);
  document.body.append(sign);
  const { animationName } = getComputedStyle(path);
  sign.remove();
  return animationName;
};
