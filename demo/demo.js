/**
 * Shows a sample news site audited in a real Chromium: in a window where there is a display, until it is closed; else without,
 * as a picture in `docs/screenshot.png` and as text. Leaves nothing running.
 */

import fs from 'node:fs';
import path from 'node:path';
import { Chromium } from '../tests/e2e/drive/chromium.js';
import { steady, until } from '../tests/e2e/drive/wait.js';
import { shownIn } from '../tests/e2e/expected.js';
import { serve } from '../tests/e2e/server.js';

/** @typedef {import('../extension/messages.js').FrameState} FrameState */

const SIZE = { width: 1320, height: 960 };
const PICTURE = path.resolve(import.meta.dirname, '../docs/screenshot.png');

const display = process.env.DISPLAY;
const site = await serve(path.join(import.meta.dirname, 'site'));
const browser = await Chromium.launch({ display, size: SIZE });
try {
  await browser.open(site.url('barrier.html'));
  const states = await browser.audit();
  console.log(textOf(states));
  if (display) {
    console.log('Rest the pointer on a mark, or press Alt+Shift+J. Close the window to end.');
    await browser.connection.ended;
  } else {
    await picture();
    console.log(`The page as it looks: ${path.relative(process.cwd(), PICTURE)}`);
  }
} finally {
  await browser.close();
  site.close();
}

/** The page with a card open, and the panel beside it, as a reader sees them together. */
async function picture() {
  await browser.hover('ruin the herring');
  await until('the card', () => browser.card());
  const page = await steady('the page', async () => (await browser.screenshot()).toString('base64'));
  const panel = await browser.screenshot(await browser.panel());
  const both = `<body style="margin:0;display:flex;background:#fff;height:100vh;overflow:hidden"><img src="data:image/png;base64,${page}"><img style="border-left:1px solid #bbb" src="data:image/png;base64,${panel.toString('base64')}">`;
  await browser.clear();
  await until('the panel to go', async () => !(await browser.hasPanel()));
  await browser.show(both);
  fs.mkdirSync(path.dirname(PICTURE), { recursive: true });
  fs.writeFileSync(PICTURE, await browser.screenshot());
}

/** @param {FrameState[]} states */
function textOf(states) {
  const summary = states.flatMap(({ report }) => (report ? [report.summary] : []))[0];
  const lines = states.flatMap(shownIn).map(claim => `  ${claim.rule}: ${claim.selector.exact}\n    ${claim.message?.text ?? ''}`);
  return [
    `${states[0].title}: ${summary.claims} claims, ${summary.named} named, ${summary.cited} cited, ${summary.unnamed} unnamed, ${summary.unattributed} with nobody given, ${summary.review} to review`,
    ...lines,
  ].join('\n');
}
