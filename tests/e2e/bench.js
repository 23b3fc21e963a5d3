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

/** What a long article is mostly made of: nobody says anything in it. */
const PLAIN = `<p>The river runs under the bridge in three arms. The northern one is the widest, and barges of up to forty metres pass through it on their way to the quarry. In a dry summer children walk across the southern one without wetting their knees.</p>
<p>The first bridge here was made of oak. It burned in the winter of the long frost, together with the tollhouse and eleven barrels of tar that stood beside it. Its stone piers are still there, a little upstream, and herons stand on them in the morning.</p>
<p>The market moved from the east bank to the west one in the year the railway came. On Thursdays there are forty stalls, most of them under the arches, where it stays cool in August and dry in November. The cheese stands at the far end, by the stairs.</p>`;

/** An article of `BYTES` characters, made of the sample page's own paragraphs: those without quotations, of which so many would make it a story. */
function longArticle() {
  const article = fs.readFileSync(path.join(PAGES, 'article.html'), 'utf8');
  const paragraphs = article.match(/<p>.*?<\/p>/gs)?.slice(0, 6).filter(p => !p.includes('“')).join(PLAIN) ?? '';
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
