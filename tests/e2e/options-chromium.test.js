import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { testOptions } from './options.js';

const { browser, openOptions } = await testOptions(Chromium);

test('the button goes to where keys are changed', async () => {
  await openOptions();
  const tab = await browser.opened(() => browser.evaluate(() => document.getElementById('rebind')?.click()));
  await until('the browser’s own page', async () => (await tab.send('Runtime.evaluate', { expression: 'location.href' })).result.value === 'chrome://extensions/shortcuts');
  await tab.send('Page.close');
});

test('nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));
