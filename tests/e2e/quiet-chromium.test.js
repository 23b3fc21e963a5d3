/** What does not happen: nothing runs before the click, nothing stays after it, nothing is fetched, nothing is kept. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { pause, steady, until } from './drive/wait.js';
import { lineOf, expectedOf, shownIn } from './expected.js';
import { opened } from './opened.js';

const { browser, site } = await opened(Chromium);

for (const name of ['chromium', 'firefox']) {
  test(`the manifest for ${name} asks for no more than it needs`, () => {
    const folder = path.join(import.meta.dirname, '../../dist', name);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    assert.deepEqual([...manifest.permissions].sort(), ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage']);
    for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions', 'web_accessible_resources', 'content_scripts', 'externally_connectable']) {
      assert.ok(!(key in manifest), key);
    }
    const policy = manifest.content_security_policy.extension_pages;
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /https?:|\*|'unsafe-inline'|'unsafe-eval'/);
    assert.ok(Object.values(manifest.commands).filter(command => command.suggested_key).length <= 4);
  });
}

test('no script of ours runs in a page before the click', async () => {
  await browser.open(site.url('article.html'));
  await pause(300);
  const before = await browser.listeners();
  assert.deepEqual(browser.worlds().filter(name => name && !name.startsWith('__')), []);
  assert.deepEqual(await browser.traces(), []);
  await browser.audit();
  assert.notDeepEqual(browser.worlds().filter(name => name && !name.startsWith('__')), [], 'after it, one does');
  assert.ok((await browser.listeners()).length > before.length, 'and it listens');
  await browser.clear();
  assert.deepEqual(await browser.listeners(), before, 'the second click takes every listener away');
});

test('the second click takes the style away, and nothing of ours listens to messages any more', async () => {
  for (const name of ['article', 'shadow']) {
    await browser.open(site.url(`${name}.html`));
    assert.equal(await browser.evaluate(lineOfMarks), 'none');
    await browser.audit();
    assert.equal(await browser.evaluate(lineOfMarks), 'underline');
    // Audited again, it is put in again.
    await until('the panel’s button', () => browser.inPanel(pressAgain));
    await until('the page to be audited again', async () => (await browser.states())[0]?.status === 'marked');
    assert.equal(await browser.evaluate(lineOfMarks), 'underline');
    await browser.clear();
    await until('the style to go', async () => (await browser.evaluate(lineOfMarks)) === 'none');
    assert.deepEqual(await browser.states(), []);
  }
});

test('nothing is fetched and nothing is kept', async () => {
  await browser.open(site.url('long.html'));
  await browser.audit();
  await browser.clear();
  const asked = await browser.requests();
  await browser.audit();
  await browser.hover('run in winter');
  await until('the card', () => browser.card());
  await browser.clear();
  assert.deepEqual(asked.filter(url => !url.startsWith(`chrome-extension://${browser.id}/`)), []);
  const kept = await browser.inBackground(async () => [await chrome.storage.local.get(), await chrome.storage.sync.get(), await chrome.storage.session.get()]);
  assert.deepEqual(kept, [{}, {}, {}]);
});

test('a background that was stopped starts again at the click, and again while a page is marked', async () => {
  const expected = expectedOf('long').findings;
  await browser.open(site.url('long.html'));
  await browser.stopBackground();
  assert.deepEqual((await browser.audit()).flatMap(shownIn).map(lineOf), expected);
  await browser.stopBackground();
  await browser.clear();
  assert.deepEqual(await browser.traces(), []);
  assert.deepEqual((await browser.audit()).flatMap(shownIn).map(lineOf), expected);
  assert.equal((await browser.badge()).text, String(expected.length));
});

test('a click that clears the page does not open a panel that the reader had closed', async () => {
  await browser.open(site.url('article.html'));
  await browser.audit();
  await until('the panel', () => browser.hasPanel());
  await browser.inBackground(closePanel);
  await until('the panel to go', async () => !(await browser.hasPanel()));
  const seen = [];
  await browser.click();
  for (const end = Date.now() + 1000; Date.now() < end; await pause(20)) seen.push(await browser.hasPanel());
  assert.ok(seen.length > 3 && !seen.includes(true));
  assert.deepEqual(await browser.traces(), []);
  await browser.audit();
  await until('the panel, at the next click', () => browser.hasPanel());
  await browser.inBackground(closePanel);
  await until('the panel to go', async () => !(await browser.hasPanel()));
  await browser.stopBackground();
  await browser.click();
  const opened = [];
  for (const end = Date.now() + 1000; Date.now() < end; await pause(10)) opened.push(await browser.hasPanel());
  assert.ok(opened.length > 3 && !opened.includes(true), 'nor where the background was stopped');
  await until('a clear page', async () => (await browser.traces()).length === 0);
  await browser.stopBackground();
  await browser.click();
  await until('the panel, the background having been stopped', () => browser.hasPanel());
  await browser.open(site.url('sourced.html'));
  await browser.inBackground(closePanel);
  await until('the panel to go', async () => !(await browser.hasPanel()));
  await browser.audit();
  await until('the panel, on another page', () => browser.hasPanel());
});

test('a page swallows pointer and key events in vain', async () => {
  await browser.open(site.url('long.html'));
  await browser.evaluate(() => {
    for (const type of ['pointermove', 'pointerdown', 'mousemove', 'click', 'keydown']) {
      document.addEventListener(type, event => event.stopImmediatePropagation(), true);
    }
  });
  await browser.audit();
  await browser.clickMark('run in winter');
  await until('the card', () => browser.card());
  await browser.press('Escape');
  await until('the card to close', async () => !(await browser.card()));
});

test('a picture of the page changes with the marks alone', async () => {
  await browser.open(site.url('article.html'));
  const closed = () => until('the panel to go', async () => !(await browser.hasPanel()));
  await browser.audit();
  await browser.clear();
  await closed();
  const bare = await steady('the page', async () => (await browser.screenshot()).toString('base64'));
  await browser.audit();
  await until('the paint', async () => (await browser.screenshot()).toString('base64') !== bare);
  await browser.clear();
  await closed();
  await until('the page as it was', async () => (await browser.screenshot()).toString('base64') === bare);
});

/** In the background. */
const closePanel = async () => {
  const { id } = await chrome.windows.getCurrent();
  await chrome.sidePanel.close({ windowId: /** @type {number} */ (id) });
};

/** The line under words that are marked, as the page's styles have it. */
function lineOfMarks() {
  return getComputedStyle(document.documentElement, '::highlight(hearsay-unnamed-3-light)').textDecorationLine;
}

const pressAgain = () => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('button.again'));
  button?.click();
  return button !== null;
};
