/** The way into a tab's frames. */

import { whyForbidden } from './forbidden.js';
import { begin, close } from './badge.js';
import { sheet } from '../content/marks.js';

/** @typedef {import('../messages.js').ToContent} ToContent */
/** @typedef {import('../messages.js').Standing} Standing */

/** The marks' style: for the root alone where highlights inherit. */
const marks = () => sheet(chrome.sidePanel ? ':root' : '');

/** Just after a navigation Chromium may refuse a page that the click has opened to us: how often it is asked again. */
const AGAIN = 8;
/** Milliseconds before it is asked again. */
const PAUSE = 40;

/**
 * Put the content script into every frame that the click opened to us; one that is there already stays.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {number} [again] how often a refusal is not believed
 * @returns {Promise<number[] | null>} the frames' ids, the page's first; `null` where the page is closed to us
 */
export async function enter(tab, again = AGAIN) {
  const { id: tabId, url = '' } = tab;
  try {
    const target = { tabId, allFrames: true };
    const [[top], , frames] = await Promise.all([
      chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: () => document.contentType }),
      chrome.scripting.insertCSS({ target, css: marks() }),
      // At once: one frame that never finishes loading would keep all the others waiting.
      chrome.scripting.executeScript({ target, injectImmediately: true, files: ['content.js'] }),
    ]);
    if (top?.result === 'application/pdf') return await closed(tabId, 'pdf');
    return frames.map(frame => frame.frameId).sort((a, b) => a - b);
  } catch (problem) {
    const why = whyForbidden(url, String(problem));
    // An address is shown to us of pages alone that the click has opened.
    if (why !== 'restricted' || !url || again === 0) return await closed(tabId, why);
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    return enter(tab, again - 1);
  }
}

/**
 * @param {number} tabId
 * @param {import('../messages.js').Forbidden} why
 */
async function closed(tabId, why) {
  await close(tabId, why);
  /** @type {import('../messages.js').ToPanel} */
  const message = { type: 'closed', tabId };
  await chrome.runtime.sendMessage(message).catch(() => undefined);
  return null;
}

/**
 * Tell one frame something.
 * @template {ToContent} M
 * @param {number} tabId
 * @param {M} message
 * @param {number} [frameId] the page itself unless given
 * @returns {Promise<M extends { type: 'toggle' | 'audit' | 'clear' } ? Standing : import('../messages.js').Done>}
 */
export const tell = (tabId, message, frameId = 0) => chrome.tabs.sendMessage(tabId, message, { frameId });

/**
 * Audit a tab, or clear it where it is audited and `how` is `toggle`. With `selection` only what is selected in a frame of it; where
 * nothing is, all.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {'toggle' | 'audit' | 'selection'} how
 * @returns {Promise<Standing | null>} how the page itself stands; `null` where it is closed to us
 */
export async function audit(tab, how) {
  // Before anything speaks: a frame that the script is new to audits itself at once.
  begin(tab.id);
  const frames = await enter(tab);
  if (!frames) return null;
  const others = frames.filter(Boolean);
  /** @param {ToContent & { type: 'toggle' | 'audit' | 'clear' }} message @param {number} frameId @returns {Promise<Standing>} */
  const ask = (message, frameId) => tell(tab.id, message, frameId);
  if (how === 'selection') {
    const states = await Promise.allSettled([0, ...others].map(frameId => ask({ type: 'audit', part: 'selection' }, frameId)));
    const all = states.flatMap(state => (state.status === 'fulfilled' ? [state.value] : []));
    const found = all.find(({ status }) => status !== 'clear');
    if (found) return found;
  }
  const state = await ask({ type: how === 'toggle' ? 'toggle' : 'audit' }, 0);
  await Promise.allSettled(others.map(frameId => ask({ type: state.status === 'clear' ? 'clear' : 'audit' }, frameId)));
  return state;
}
