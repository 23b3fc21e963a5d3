/** The extension and the command give the same Report for the same Document. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditByCommand, keepDocuments, keptDocuments } from './command.js';
import { Chromium } from './drive/chromium.js';
import { PAGES, expectedOf, pageNames } from './expected.js';
import { serve } from './server.js';

test('the command gives the extension’s Report on every sample page', async () => {
  const site = await serve(PAGES);
  const browser = await Chromium.launch();
  try {
    /** @type {import('./command.js').Document[]} */ const documents = [];
    /** @type {import('./command.js').Report[]} */ const reports = [];
    for (const name of pageNames().filter(name => expectedOf(name).status === 'marked')) {
      await browser.open(site.url(`${name}.html`));
      await browser.inBackground(keepDocuments);
      const states = await browser.audit();
      const kept = await browser.inBackground(keptDocuments);
      assert.equal(states[0].status, 'marked');
      // A frame without text is not asked about.
      for (const state of states.filter(({ status }) => status !== 'no-text')) {
        const document = kept.find(({ url, title }) => url === state.url && title === state.title);
        assert.ok(document && state.report, `${name}: ${state.url}`);
        documents.push(document);
        reports.push(state.report);
      }
    }
    assert.ok(documents.length >= 12);
    assert.deepEqual(reports, auditByCommand(documents));
  } finally {
    await browser.close();
    site.close();
  }
});
