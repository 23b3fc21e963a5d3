/** A real install: the first-run page opens once, audits its sample, and does not come back with an update. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { pack } from './drive/pack.js';
import { pause, until } from './drive/wait.js';
import { greets, welcomes } from './first-run.js';

const BUILT = path.resolve(import.meta.dirname, '../../dist/firefox');

test('Firefox: the first-run page opens once, after installing, and not after an update', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-install-'));
  const [first, next] = ['first.xpi', 'next.xpi'].map(name => path.join(folder, name));
  const manifest = JSON.parse(fs.readFileSync(path.join(BUILT, 'manifest.json'), 'utf8'));
  pack(BUILT, first);
  pack(BUILT, next, { 'manifest.json': JSON.stringify({ ...manifest, version: '999.0' }) });
  const browser = await Firefox.launch({ addon: first });
  try {
    await greets(browser, /Pin to Toolbar/);
    await browser.open('about:blank');
    await browser.install(next);
    await until('the new version', async () => (await browser.inBackground(() => chrome.runtime.getManifest().version)) === '999.0');
    await pause(700);
    assert.deepEqual(await welcomes(browser), []);
    assert.deepEqual(await browser.errors(), []);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  }
});
