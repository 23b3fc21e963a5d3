/**
 * Real pages, saved, their own scripts off: nothing breaks, nothing of the page changes, every mark lies on its words, and the
 * command gives the same Report. What is marked is written to `tests/out/pages-report.txt`, to be read.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { folded } from '../../extension/content/whitespace.js';
import { auditByCommand, keepDocuments, keptDocuments } from './command.js';
import { Chromium } from './drive/chromium.js';
import { disagreements, shownIn } from './expected.js';
import { serve } from './server.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAVED = path.resolve(ROOT, process.env.HEARSAY_PAGES ?? '../shared/pages');
const OUT = path.join(ROOT, 'tests/out');

/** @typedef {import('../../extension/messages.js').FrameState} FrameState */

/** @type {Chromium} */ let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */ let site;
/** Whether a page left the browser in a state that the next one should not meet. */
let isStuck = false;
/** @type {{ name: string, states: FrameState[] }[]} */
const seen = [];
/** @type {{ name: string, document: import('./command.js').Document, report: import('./command.js').Report }[]} */
const pairs = [];

const launch = () => Chromium.launch({ size: { width: 1300, height: 900 } });

before(async () => {
  site = await serve(SAVED, { 'Content-Security-Policy': "script-src 'none'" });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

for (const file of fs.readdirSync(SAVED).filter(file => file.endsWith('.html')).sort()) {
  test(file, async () => {
    if (isStuck) {
      await browser.close();
      browser = await launch();
    }
    isStuck = true;
    const known = (await browser.errors()).length;
    await browser.open(site.url(encodeURIComponent(file)));
    const dom = await browser.dom();
    await browser.inBackground(keepDocuments);
    const states = await browser.audit();
    seen.push({ name: file, states });
    assert.ok(states.every(({ status }) => status !== 'error'), states.map(({ problem }) => problem).join());
    assert.equal(await browser.dom(), dom, 'the page is as it was');
    assert.deepEqual(states.flatMap(({ unplaced }) => unplaced), [], 'every claim has its words in the page');
    assert.deepEqual(disagreements(states.flatMap(shownIn), await browser.marks()), []);
    assert.deepEqual((await browser.errors()).slice(known), []);
    const documents = await browser.inBackground(keptDocuments);
    for (const { url, report } of states) {
      const document = documents.find(document => document.url === url);
      if (report && document) pairs.push({ name: file, document, report });
    }
    isStuck = false;
  });
}

test('the command gives the extension’s Report on every page', () => {
  assert.ok(pairs.length > 0);
  const reports = auditByCommand(pairs.map(({ document }) => document));
  for (const [at, { name, report }] of pairs.entries()) assert.deepEqual(report, reports[at], name);
});

test('what is marked is written down', () => {
  fs.mkdirSync(OUT, { recursive: true });
  fs.writeFileSync(path.join(OUT, 'pages-report.txt'), seen.map(reportOf).join('\n'));
});

/** @param {{ name: string, states: FrameState[] }} page */
function reportOf({ name, states }) {
  const words = states.reduce((sum, { report }) => sum + (report?.document.words ?? 0), 0);
  const findings = states.reduce((sum, state) => sum + state.findings, 0);
  const lines = states.flatMap(shownIn).map(claim => {
    const source = claim.attributed_to?.name ?? claim.source?.text ?? '–';
    return `  ${(claim.rule ?? '').padEnd(22)} ${folded(claim.selector.exact)}  [${folded(source)}]`;
  });
  return [`${name}: ${states.map(({ status }) => status).join(', ')}; ${words} words, ${findings} findings`, ...lines, ''].join('\n');
}
