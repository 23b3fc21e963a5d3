/** The first-run page after a real install, in either browser. */

import assert from 'node:assert/strict';
import { until } from './drive/wait.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/** Addresses of first-run pages that are open. @param {Browser} browser */
export const welcomes = async browser => (await browser.tabs()).filter(url => /\/welcome\/welcome\.html$/.test(url));

/**
 * It opens by itself, audits its sample, and says how the button is pinned and what becomes of what is read.
 * @param {Browser} browser that has just installed the extension
 * @param {RegExp} pinning how that is called there
 */
export async function greets(browser, pinning) {
  const [url, ...more] = await until('the first-run page', async () => {
    const found = await welcomes(browser);
    return found.length > 0 && found;
  });
  assert.deepEqual(more, [], 'once');
  await browser.enter(url);
  const marks = await until('the marks on its sample', async () => {
    const found = await browser.marks();
    return found.length >= 3 && found;
  });
  for (const verdict of ['unattributed', 'unnamed']) assert.ok(marks.some(({ name }) => name.startsWith(`hearsay-${verdict}-`)), verdict);
  const words = await browser.evaluate(() => document.body.innerText);
  assert.match(words, pinning, 'how to pin the button');
  assert.match(words, /nothing is sent anywhere/, 'privacy in a sentence');
  await browser.hover('Critics say');
  await until('its card', async () => /Who are/.test(await browser.card()));
}
