import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { testLooks } from './looks.js';

const { browser, measure } = await testLooks(Chromium);

/** @param {Record<string, string>} features */
const emulate = features => browser.page.send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });

for (const scheme of ['light', 'dark']) {
  test(`Chromium: in the reader’s own colours, ${scheme}, marks stand out, too`, async () => {
    await emulate({ 'forced-colors': 'active', 'prefers-color-scheme': scheme });
    try {
      const marks = await measure('article', { sourced: true });
      assert.ok(marks.length > 5);
      // Chromium draws the words anew, too, in its own pair of colours: the mark is all that changed.
      for (const { name, text, changed } of marks) assert.ok(changed > 0.4, `${name}, ${text}: ${changed.toFixed(2)}`);
    } finally {
      await emulate({});
    }
  });
}
