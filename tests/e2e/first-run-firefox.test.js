/** A real install: the first-run page opens once, audits its sample, and does not come back with an update. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { pack } from './drive/pack.js';
import { pause, until } from './drive/wait.js';

const BUILT = path.resolve(import.meta.dirname, '../../dist/firefox');

test('Firefox: the first-run page opens once, after installing, and not after an update', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-install-'));
  const [first, next] = ['first.xpi', 'next.xpi'].map(name => path.join(folder, name));
  const manifest = JSON.parse(fs.readFileSync(path.join(BUILT, 'manifest.json'), 'utf8'));
  pack(BUILT, first);
  pack(BUILT, next, { 'manifest.json': JSON.stringify({ ...manifest, version: '999.0' }) });
  const browser = await Firefox.launch({ addon: first });
  try {
    const welcomes = async () => (await browser.tabs()).filter(url => /\/welcome\/welcome\.html$/.test(url));
    const [url] = await until('the first-run page', async () => {
      const found = await welcomes();
      return found.length > 0 && found;
    });
    await browser.enter(url);
    const marks = await until('the marks on its sample', async () => {
      const found = await browser.marks();
      return found.length >= 3 && found;
    });
    for (const verdict of ['unattributed', 'unnamed']) assert.ok(marks.some(({ name }) => name.startsWith(`hearsay-${verdict}-`)), verdict);
    const words = await browser.evaluate(() => document.body.innerText);
    assert.match(words, /Pin to Toolbar/, 'how to pin the button');
    assert.match(words, /nothing is sent anywhere/, 'privacy in a sentence');
    await browser.hover('Critics say');
    await until('its card', async () => /Who are/.test(await browser.card()));

    await browser.open('about:blank');
    await browser.install(next);
    await until('the new version', async () => (await browser.inBackground(() => chrome.runtime.getManifest().version)) === '999.0');
    await pause(700);
    assert.deepEqual(await welcomes(), []);
    assert.deepEqual(await browser.errors(), []);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  }
});
