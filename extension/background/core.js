/** The core: a pure function of the Document. Nothing here outlives the worker, and nothing needs to. */

import init, { audit as run, exportReports, prepare } from '../core/hearsay.js';
import { rulesOff, settle } from '../ignores.js';
import { load } from '../settings.js';

/** @type {Promise<unknown> | null} */
let ready = null;

/** What the reader chose, as last read. @type {ReturnType<typeof load> | null} */
let chosen = null;

/** What the reader chose is to be read anew. */
export const forget = () => void (chosen = null);

/** Start the core, once, and read what the reader chose. Called at the click, so that it is done while the page is read. */
export function warm() {
  chosen ??= load();
  ready ??= start().catch(problem => {
    ready = null;
    throw problem;
  });
  return ready;
}

async function start() {
  await init({ module_or_path: chrome.runtime.getURL('core/hearsay_bg.wasm') });
  practise();
}

/** Whether a page was audited since the worker was started, or is about to be. */
let isAsked = false;

/** While the page is being read the core has nothing to do: it gets ready for what comes, and leaves off as soon as that is there. */
async function practise() {
  for (let step = 0; !isAsked && prepare(step); step++) await idle();
}

/** Lets everything that waits go first. @returns {Promise<unknown>} */
function idle() {
  const { scheduler } = /** @type {{ scheduler?: { postTask?: (run: () => void, options: { priority: string }) => Promise<void> } }} */ (globalThis);
  return scheduler?.postTask?.(() => undefined, { priority: 'background' }) ?? new Promise(resolve => setTimeout(resolve));
}

/**
 * Audit a Document as the reader chose, offsets in UTF-16 both ways.
 * @param {import('../messages.js').Document} document
 * @param {string} [site] the host it comes from
 * @returns {Promise<{ report: import('../messages.js').Report, looks: import('../messages.js').Looks }>} the report, and how the reader would have it shown
 */
export async function audit(document, site = '') {
  isAsked = true;
  const [{ profile, ignores, sourced, strength, print }] = await Promise.all([(chosen ??= load()), warm()]);
  const report = settle(run(document, { profile, off: rulesOff(ignores, site) }), ignores);
  return { report, looks: { sourced, strength, print } };
}

/**
 * Reports as one whole in another form.
 * @param {import('../messages.js').Report[]} reports
 * @param {string} form as the command names it
 */
export async function exported(reports, form) {
  await warm();
  return exportReports(reports, form);
}
