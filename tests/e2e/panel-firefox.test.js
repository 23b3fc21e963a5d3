import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { pressButton } from './drive/panel.js';
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

test('Firefox: nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));
