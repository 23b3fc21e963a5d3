import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { until } from './drive/wait.js';
import { testOptions } from './options.js';

const { browser, openOptions } = await testOptions(Firefox);

test('Firefox: the button goes to where keys are changed', async () => {
  await openOptions();
  assert.equal(await browser.evaluate(() => document.getElementById('rebind')?.hidden), false);
  await browser.evaluate(() => document.getElementById('rebind')?.click());
  await until('the browser’s own page', async () => (await browser.tabs()).some(tab => tab.startsWith('about:addons')));
});

test('Firefox: nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));
