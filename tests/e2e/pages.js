/** The pages in `pages/`, each through the real toolbar click: found, painted, counted, read in the card, cleared, audited again. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeCard, step } from './card.js';
import { until } from './drive/wait.js';
import { disagreements, expectedOf, lineOf, pageNames, shownIn } from './expected.js';
import { isFinding } from '../../extension/findings.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/** @param {{ label: string, launch: () => Promise<Browser> }} Kind */
export async function testPages(Kind) {
  const { browser, site } = await opened(Kind);

  for (const name of pageNames()) {
    test(`${Kind.label}: ${name}`, async () => {
      const expected = expectedOf(name);
      await browser.open(site.url(`${name}.html`));
      const dom = await browser.dom();
      assert.deepEqual(await browser.traces(), [], 'nothing is there before the click');

      const states = await browser.audit();
      const claims = states.flatMap(shownIn);
      assert.equal(states[0].status, expected.status);
      assert.deepEqual(claims.map(lineOf), expected.findings);
      assert.deepEqual(disagreements(claims, await browser.marks()), []);
      assert.equal(await browser.dom(), dom, 'the page is as it was');
      const badge = await browser.badge();
      assert.equal(badge.text, expected.status === 'marked' ? String(claims.filter(isFinding).length) : '–');

      const own = shownIn(states[0]);
      const ways = [() => browser.press('Escape'), () => browser.clickInCard('.close')];
      for (const [at, close] of own.length ? ways.entries() : []) {
        await step(browser);
        await seeCard(browser, own[at % own.length]);
        assert.equal(await browser.dom(), dom, 'the page is as it was');
        await close();
        await until('the card to close', async () => !(await browser.card()));
      }

      await browser.clear();
      assert.deepEqual(await browser.traces(), [], 'the second click takes everything away');
      assert.equal((await browser.badge()).text, '');
      assert.equal(await browser.dom(), dom, 'the page is as it was');

      const again = await browser.audit();
      assert.deepEqual(again.flatMap(shownIn).map(lineOf), expected.findings, 'the third click audits again');
      assert.deepEqual(await browser.errors(), []);
    });
  }
}
