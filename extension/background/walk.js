/** From claim to claim, through all the frames of a page. */

import { tell } from './pages.js';

/**
 * @typedef {import('../messages.js').Where} Where
 * @typedef {import('../messages.js').Done} Done
 * @typedef {{ frameId: number, where: Where }} Stop a frame with claims to go through
 */

/**
 * Goes to the next claim of a tab, or the one before, and opens its card; from the last to the first.
 * @param {number} tabId
 * @param {1 | -1} by
 * @returns {Promise<Done>} not `ok` where the page is not audited, or shows nothing
 */
export async function walk(tabId, by) {
  const stops = await stopsOf(tabId);
  const to = next(stops, by);
  if (!to) return { ok: false };
  await Promise.all(stops.filter(stop => stop !== to && stop.where.stands).map(({ frameId }) => tell(tabId, { type: 'leave' }, frameId)));
  return tell(tabId, { type: 'step', by }, to.frameId);
}

/**
 * Opens the card of the claim that the reader stands on, else of the page's first.
 * @param {number} tabId
 * @returns {Promise<Done>}
 */
export async function openCard(tabId) {
  const stops = await stopsOf(tabId);
  const stop = stops.find(({ where }) => where.stands) ?? stops[0];
  return stop ? tell(tabId, { type: 'card' }, stop.frameId) : { ok: false };
}

/**
 * Where a reader stands in one frame, they stand in no other.
 * @param {number} tabId
 * @param {number} frameId
 */
export async function leaveOthers(tabId, frameId) {
  const others = (await stopsOf(tabId)).filter(stop => stop.frameId !== frameId && stop.where.stands);
  await Promise.all(others.map(other => tell(tabId, { type: 'leave' }, other.frameId)));
}

/**
 * What there is to go through beside one frame.
 * @param {number} tabId
 * @param {number} frameId
 * @returns {Promise<import('../messages.js').Around>}
 */
export async function around(tabId, frameId) {
  const stops = await stopsOf(tabId);
  /** @param {(other: number) => boolean} isThere */
  const sum = isThere => stops.reduce((sum, { frameId: other, where }) => sum + (isThere(other) ? where.total : 0), 0);
  return { before: sum(other => other < frameId), after: sum(other => other > frameId) };
}

/**
 * The frame in which the next claim stands.
 * @param {readonly Stop[]} stops in order
 * @param {1 | -1} by
 * @returns {Stop | undefined}
 */
export function next(stops, by) {
  const at = stops.findIndex(({ where }) => where.stands);
  const here = stops[at];
  if (!here) return stops.at(by > 0 ? 0 : -1);
  if ((by > 0 ? here.where.after : here.where.before) > 0) return here;
  return stops[(at + by + stops.length) % stops.length];
}

/**
 * Frames with claims to go through, the page's first.
 * @param {number} tabId
 * @returns {Promise<Stop[]>}
 */
async function stopsOf(tabId) {
  const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, injectImmediately: true, func: readWhere });
  return frames
    .flatMap(({ frameId, result }) => (result ? [{ frameId, where: result }] : []))
    .sort((a, b) => a.frameId - b.frameId);
}

/** Runs in a frame, where the content script is: it sees nothing of this module. @returns {Where | null} */
function readWhere() {
  const frame = Reflect.get(globalThis, Symbol.for('hearsay'));
  return frame?.where() ?? null;
}
