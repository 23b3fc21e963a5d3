/**
 * How long a click takes in Chromium, from the button to painted marks: on an article of 50 KB, with the background running and
 * stopped, in turn with an extension that does nothing; on a page of 1 MB and 2,000 findings, with the longest task of the page's
 * main thread and the memory that is taken and given back. Medians; nothing is asserted.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { PAGES } from './expected.js';
import { serve } from './server.js';

const RUNS = 20;
const BYTES = 50_000;
/** Findings of the long page, each in a paragraph of half a kilobyte. */
const FINDINGS = 2_000;
/** Runs on the long page. */
const LONG_RUNS = 5;

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

/** A page of 1 MB: in each paragraph one finding. */
function longPage() {
  const sentences = PLAIN.replace(/<[^>]*>/g, ' ').split(/(?<=\.)\s+/).map(sentence => sentence.trim()).filter(Boolean);
  const paragraphs = Array.from({ length: FINDINGS }, (_, at) => {
    const around = [0, 1, 2, 3, 4].map(step => sentences[(at * 3 + step) % sentences.length]);
    return `<p>Critics say the pier number ${at} will be gone by the spring. ${around.join(' ')}</p>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Piers</title><main><h1>Piers</h1>${paragraphs.join('\n')}</main></html>`;
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
fs.writeFileSync(path.join(folder, 'article.html'), longArticle());
fs.writeFileSync(path.join(folder, 'long.html'), longPage());
const site = await serve(folder);
const browser = await Chromium.launch();
const empty = await Chromium.launch({ extension: 'tests/e2e/empty' });

/**
 * Milliseconds from a click to painted marks on a page that was just opened.
 * @param {Chromium} which
 * @param {string} page
 * @param {boolean} isCold whether its background is stopped before
 */
async function clickOn(which, page, isCold) {
  await which.open('about:blank');
  await which.open(site.url(page));
  if (isCold) await which.stopBackground();
  const painted = which.evaluate(paintedAt);
  const start = Date.now();
  await which.click();
  const time = (await painted) - start;
  await until('the panel', () => which.hasPanel());
  return time;
}

/** @param {Chromium} which */
async function closePanel(which) {
  await which.inBackground(async () => {
    const { id } = await chrome.windows.getCurrent();
    await chrome.sidePanel.close({ windowId: /** @type {number} */ (id) });
  });
  await until('the panel to go', async () => !(await which.hasPanel()));
}

/** In the page: begins to watch for tasks that keep the main thread longer than 50 ms. */
const watchTasks = () => {
  const page = /** @type {{ tasks?: number[] }} */ (globalThis);
  page.tasks = [];
  new PerformanceObserver(list => page.tasks?.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
};
const readTasks = () => /** @type {{ tasks?: number[] }} */ (globalThis).tasks ?? [];

/** @param {number[]} times */
const told = times => `median ${median(times)} ms of ${times.length} (${Math.min(...times)}–${Math.max(...times)})`;

try {
  for (const [label, isCold] of /** @type {const} */ ([
    ['background running', false],
    ['background stopped', true],
  ])) {
    const times = [];
    const bare = [];
    for (let run = 0; run < RUNS; run++) {
      bare.push(await clickOn(empty, 'article.html', isCold));
      await closePanel(empty);
      times.push(await clickOn(browser, 'article.html', isCold));
      await browser.clear();
      await until('the panel to go', async () => !(await browser.hasPanel()));
    }
    console.log(`click to painted marks, ${BYTES / 1000} KB, ${label}: ${told(times)}; an empty extension: ${told(bare)}`);
  }
  const times = [];
  const longest = [];
  const [taken, kept, lives, leaves] = [[], [], [], []].map(list => /** @type {number[]} */ (list));
  for (let run = 0; run < LONG_RUNS; run++) {
    await browser.open('about:blank');
    await browser.open(site.url('long.html'));
    await browser.evaluate(watchTasks);
    const before = await browser.memory();
    const bare = await browser.live();
    const painted = browser.evaluate(paintedAt);
    const start = Date.now();
    await browser.click();
    times.push((await painted) - start);
    await until('the panel', () => browser.hasPanel());
    taken.push((await browser.memory()) - before);
    lives.push((await browser.live()) - bare);
    longest.push(Math.max(0, ...(await browser.evaluate(readTasks))));
    const [state] = await browser.states();
    if (run === 0) console.log(`the long page: ${Math.round(state.length / 1000)} KB, ${state.findings} findings`);
    await browser.clear();
    await until('the panel to go', async () => !(await browser.hasPanel()));
    kept.push((await browser.memory()) - before);
    leaves.push((await browser.live()) - bare);
  }
  console.log(`click to painted marks on it: ${told(times)}; longest task of the page: ${told(longest)}`);
  // What is given back stays with the process for a while: the browser's own stores of memory keep it for the page's next use.
  /** @param {number[]} sizes */
  const mb = sizes => `${median(sizes).toFixed(1)} MB`;
  console.log(`what lives in the page's memory: ${mb(lives)} more while marked, ${mb(leaves)} more once cleared; its process: ${mb(taken)}, ${mb(kept)}`);
} finally {
  await browser.close();
  await empty.close();
  site.close();
  fs.rmSync(folder, { recursive: true });
}
