/** How long a click takes in Chromium on a page of 50 KB: from the button to painted marks. Medians; nothing is asserted. */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { PAGES } from './expected.js';
import { serve } from './server.js';

const RUNS = 20;
const BYTES = 50_000;

/** An article of `BYTES` characters, made of the sample page's own paragraphs. */
function longArticle() {
  const article = fs.readFileSync(path.join(PAGES, 'article.html'), 'utf8');
  const paragraphs = article.match(/<p>.*?<\/p>/gs)?.slice(0, 6).join('\n') ?? '';
  const words = paragraphs.replace(/<[^>]*>/g, '');
  return article.replace('</article>', `${paragraphs.repeat(Math.ceil(BYTES / words.length))}</article>`);
}

/** In the page: when marks were first painted, in milliseconds of the page's clock. */
const paintedAt = () =>
  /** @type {Promise<number>} */ (new Promise(resolve => {
    const look = () => {
      const isMarked = [...CSS.highlights.keys()].some(name => name.startsWith('hearsay-'));
      requestAnimationFrame(isMarked ? () => resolve(Date.now()) : look);
    };
    look();
  }));

/** @param {number[]} values */
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-bench-'));
fs.writeFileSync(path.join(folder, 'long.html'), longArticle());
const site = await serve(folder);
const browser = await Chromium.launch();
try {
  for (const [label, isCold] of /** @type {const} */ ([
    ['background running', false],
    ['background stopped', true],
  ])) {
    const times = [];
    for (let run = 0; run < RUNS; run++) {
      await browser.open(site.url('long.html'));
      if (isCold) await browser.stopBackground();
      const painted = browser.evaluate(paintedAt);
      const start = Date.now();
      await browser.click();
      times.push((await painted) - start);
      await until('the panel', () => browser.hasPanel());
      await browser.clear();
      await until('the panel to go', async () => !(await browser.hasPanel()));
    }
    console.log(`click to painted marks, ${BYTES / 1000} KB, ${label}: median ${median(times)} ms of ${RUNS} (${Math.min(...times)}–${Math.max(...times)})`);
  }
} finally {
  await browser.close();
  site.close();
  fs.rmSync(folder, { recursive: true });
}
