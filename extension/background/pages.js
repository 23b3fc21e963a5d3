/** The way into a tab's frames. */

import { whyForbidden } from './forbidden.js';
import { begin, close } from './badge.js';

/** @typedef {import('../messages.js').ToContent} ToContent */
/** @typedef {import('../messages.js').FrameState} FrameState */

/**
 * Put the content script into every frame that the click opened to us; one that is there already stays.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @returns {Promise<number[] | null>} the frames' ids, the page's first; `null` where the page is closed to us
 */
export async function enter({ id: tabId, url = '' }) {
  try {
    const target = { tabId, allFrames: true };
    const [[top], , frames] = await Promise.all([
      chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: () => document.contentType }),
      chrome.scripting.insertCSS({ target, files: ['content/marks.css'] }),
      // At once: one frame that never finishes loading would keep all the others waiting.
      chrome.scripting.executeScript({ target, injectImmediately: true, files: ['content.js'] }),
    ]);
    if (top?.result === 'application/pdf') {
      return await closed(tabId, 'pdf');
    }
    return frames.map(frame => frame.frameId).sort((a, b) => a - b);
  } catch (problem) {
    return await closed(tabId, whyForbidden(url, String(problem)));
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
