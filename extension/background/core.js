/** The core: a pure function of the Document. Nothing here outlives the worker, and nothing needs to. */

import init, { audit as run, exportReports } from '../core/hearsay.js';
import { load } from '../settings.js';

/** @type {Promise<unknown> | null} */
let ready = null;

/** Start the core, once. Called at the click, so that it starts while the page is read. */
export function warm() {
  ready ??= init({ module_or_path: chrome.runtime.getURL('core/hearsay_bg.wasm') }).catch(problem => {
    ready = null;
    throw problem;
  });
  return ready;
}

/**
 * Audit a Document as the reader chose, offsets in UTF-16 both ways.
 * @param {import('../messages.js').Document} document
 * @returns {Promise<import('../messages.js').Report>}
 */
export async function audit(document) {
  const [{ profile }] = await Promise.all([load(), warm()]);
  return run(document, { profile });
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
