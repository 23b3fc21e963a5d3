/** The panel opens where the browser has a place for it; where there is none, as a page in a tab behind. */

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { open, shut } from '../../extension/background/sidebar.js';

const tab = /** @type {chrome.tabs.Tab} */ ({ id: 7, windowId: 3 });
afterEach(() => Reflect.deleteProperty(globalThis, 'chrome'));

/** @param {object} parts of the browser's face @returns {string[]} what was asked of it */
function browserWith(parts) {
  /** @type {string[]} */ const asked = [];
  const tell = (/** @type {string} */ what) => async (/** @type {object | undefined} */ said) => void asked.push(said ? `${what} ${JSON.stringify(said)}` : what);
  const made = Object.fromEntries(Object.entries(parts).map(([name, methods]) => [name, typeof methods === 'function' ? methods(tell) : methods]));
  Reflect.set(globalThis, 'chrome', made);
  return asked;
}

const base = {
  runtime: (/** @type {any} */ tell) => ({ getURL: (/** @type {string} */ path) => `moz-extension://x/${path}`, sendMessage: tell('send') }),
  tabs: (/** @type {any} */ tell) => ({ create: tell('create') }),
};

test('in Chromium and in Firefox the window’s own', async () => {
  let asked = browserWith({ ...base, sidePanel: (/** @type {any} */ tell) => ({ open: tell('open'), close: tell('close') }) });
  open(tab);
  await shut(tab);
  assert.deepEqual(asked, ['open {"windowId":3}', 'close {"windowId":3}']);
  asked = browserWith({ ...base, sidebarAction: (/** @type {any} */ tell) => ({ open: tell('open') }) });
  open(tab);
  await shut(tab);
  assert.deepEqual(asked, ['open', 'send {"type":"leave","windowId":3}']);
});

test('on a telephone a page behind, one for a tab, that goes with the marks', async () => {
  let closed = 0;
  /** @type {object[]} */ let views = [];
  const asked = browserWith({ ...base, extension: { getViews: () => views } });
  open(tab);
  assert.deepEqual(asked, ['create {"url":"moz-extension://x/panel/panel.html?tab=7","active":false}']);
  views = [{ location: { pathname: '/panel/panel.html', search: '?tab=7' }, close: () => (closed += 1) }];
  open(tab);
  assert.equal(asked.length, 1, 'it is there already');
  await shut(tab);
  assert.equal(closed, 1);
});
