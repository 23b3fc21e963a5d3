/** The way into a tab's frames. */

import { whyForbidden } from './forbidden.js';
import { begin, close } from './badge.js';

/** @typedef {import('../messages.js').ToContent} ToContent */
/** @typedef {import('../messages.js').FrameState} FrameState */

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
      chrome.scripting.insertCSS({ target, files: ['content/marks.css'] }),
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
 * @returns {Promise<M extends { type: 'toggle' | 'audit' | 'clear' | 'state' } ? FrameState : import('../messages.js').Done>}
 */
export const tell = (tabId, message, frameId = 0) => chrome.tabs.sendMessage(tabId, message, { frameId });

/**
 * Audit a tab, or clear it where it is audited and `how` is `toggle`.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {'toggle' | 'audit'} how
 * @returns {Promise<FrameState | null>} how the page itself stands; `null` where it is closed to us
 */
export async function audit(tab, how) {
  const frames = await enter(tab);
  if (!frames) return null;
  begin(tab.id);
  const state = await tell(tab.id, { type: how }, 0);
  const type = state.status === 'clear' ? 'clear' : 'audit';
  await Promise.allSettled(frames.filter(Boolean).map(frameId => tell(tab.id, { type }, frameId)));
  return state;
}
