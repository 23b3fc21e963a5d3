/** A real install of a signed package: the first-run page opens once, audits its sample, and does not come back with an update. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { newKey, offer } from './drive/crx.js';
import { pause, until } from './drive/wait.js';
import { greets, welcomes } from './first-run.js';

const BUILT = path.resolve(import.meta.dirname, '../../dist/chromium');

test('Chromium: the first-run page opens once, after installing, and not after an update', async () => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-install-'));
  const key = newKey();
  try {
    offer(profile, BUILT, key, '0.1.0');
    const first = await Chromium.launch({ profile });
    try {
      assert.notEqual(await first.inBackground(async () => (await chrome.management.getSelf()).installType), 'development');
      await greets(first, /puzzle|pin/i);
      assert.deepEqual(await first.errors(), []);
    } finally {
      await first.close();
    }
    offer(profile, BUILT, key, '999.0');
    const next = await Chromium.launch({ profile });
    try {
      await until('the new version', async () => (await next.inBackground(() => chrome.runtime.getManifest().version)) === '999.0');
      await pause(700);
      assert.deepEqual(await welcomes(next), []);
    } finally {
      await next.close();
    }
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
