/** The page as the core reads it: its visible text in one pass, and where each word of it stands. */

import * as dom from './dom.js';
import { Reading } from './reading.js';
import { inSlices, pause } from './slices.js';

/**
 * @typedef {object} Harvested a Document, offsets in UTF-16 units of `text`
 * @property {'utf16'} offsets
 * @property {string} text
 * @property {import('./draft.js').Block[]} blocks
 * @property {import('./draft.js').Mark[]} marks in order of their start, the longer first
 * @property {string} url
 * @property {string} title
 * @property {string | null} lang
 *
 * @typedef {{ document: Harvested, places: import('./places.js').Places, roots: ShadowRoot[] }} Harvest the Document, where its words stand, and the shadow roots that were read
 */

/** UTF-16 units of a text whose last steps are slices of their own. */
const LONG = 200_000;
/** Nodes that are read between two looks at the clock. */
const STEP = 200;

/**
 * Reads all of the visible text under `root`, without keeping the page from its own work.
 * @param {Document | Element} root
 * @param {() => boolean} isWanted asked now and then
 * @returns {Promise<Harvest | null>} `null` where it is no longer wanted
 */
export async function harvestInSlices(root, isWanted) {
  const reading = new Reading(root);
  if (!(await inSlices(() => reading.read(STEP), isWanted))) return null;
  if (reading.draft.length <= LONG) return harvestOf(reading);
  await pause();
  const harvest = harvestOf(reading);
  // To be sent on as one message, which takes its time.
  await pause();
  return isWanted() ? harvest : null;
}

/** @param {Reading} reading that has read all @returns {Harvest} */
function harvestOf({ draft, roots }) {
  const { text, blocks, marks, places } = draft.result();
  const root = dom.rootElementOf(document);
  const lang = (root && dom.attribute(root, 'lang')) || null;
  return { document: { offsets: 'utf16', text, blocks, marks, url: location.href, title: dom.titleOf(document), lang }, places, roots };
}
