import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyForbidden } from '../../extension/background/forbidden.js';

/** Address, what the browser said on refusing, why. @type {[string, string, string][]} */
const CASES = [
  ['view-source:https://news.example/', '', 'source'],
  ['https://chromewebstore.google.com/detail/x', '', 'store'],
  ['https://addons.mozilla.org/en-US/firefox/', 'Error: Missing host permission for the tab', 'store'],
  ['', 'Error: The extensions gallery cannot be scripted.', 'store'],
  ['https://news.example/store.html', 'Error: Missing host permission for the tab', 'restricted'],
  ['https://news.example/report.PDF?page=2', 'Error: Missing host permission for the tab', 'pdf'],
  ['', 'Error: Cannot access a chrome:// URL', 'browser'],
  ['about:config', 'Error: Missing host permission for the tab', 'browser'],
  ['moz-extension://0c5e/page.html', '', 'extension'],
  ['', 'Error: Cannot access a chrome-extension:// URL of different extension', 'extension'],
  ['', 'Error: Cannot access contents of the page.', 'restricted'],
];

for (const [url, said, why] of CASES) {
  test(`${url || said} is closed: ${why}`, () => assert.equal(whyForbidden(url, said), why));
}
