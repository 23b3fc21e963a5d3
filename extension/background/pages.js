/** The way into a tab's frames. */

import { whyForbidden } from './forbidden.js';
import { begin, close, fail, isCleared } from './badge.js';
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
 * @param {'toggle' | 'audit' | 'selection'} how what is asked for: a part of the page is not to be marked whole first
 * @param {number} [again] how often a refusal is not believed
 * @returns {Promise<{ frames: number[], born: number } | null>} the frames' ids, the page's first, and when the page came to be; `null` where it is closed to us
 */
export async function enter(tab, how, again = AGAIN) {
  const { id: tabId, url = '' } = tab;
  try {
    const target = { tabId, allFrames: true };
    if (how === 'selection') await chrome.scripting.executeScript({ target, injectImmediately: true, func: waitForPart });
    // The script first: while the core audits what it has read, the page takes in the style.
    const [frames, [top]] = await Promise.all([
      // At once: one frame that never finishes loading would keep all the others waiting.
      chrome.scripting.executeScript({ target, injectImmediately: true, files: ['content.js'] }),
      chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: () => ({ type: document.contentType, born: performance.timeOrigin }) }),
      // Chromium counts how often a style was put in, and takes it out as often. Firefox does not, and may do the second first.
      chrome.sidePanel && unstyle(tabId),
      chrome.scripting.insertCSS({ target, css: marks() }),
    ]);
    if (top?.result?.type === 'application/pdf') return await closed(tabId, 'pdf');
    return { frames: frames.map(frame => frame.frameId).sort((a, b) => a - b), born: top?.result?.born ?? 0 };
  } catch (problem) {
    const why = whyForbidden(url, String(problem));
    // An address is shown to us of pages alone that the click has opened.
    if (why !== 'restricted' || !url || again === 0) return await closed(tabId, why);
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    return enter(tab, how, again - 1);
  }
}

/** Runs in the page: see `PART` in `content/slot.js`. */
const waitForPart = () => void Object.assign(globalThis, { [Symbol.for('hearsay-part')]: true });

/**
 * @param {number} tabId
 * @param {import('../messages.js').Forbidden | null} why `null` where the page is open to us, and yet does not answer
 */
async function closed(tabId, why) {
  await (why ? close(tabId, why) : fail(tabId));
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

/** Clicks that are under way, by tab. @type {Map<number, number>} */
const clicks = new Map();

/**
 * Audit a tab, or clear it where it is audited and `how` is `toggle`. With `selection` only what is selected in a frame of it; where
 * nothing is, all.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {'toggle' | 'audit' | 'selection'} how
 * @returns {Promise<Standing | null>} how the page itself stands; `null` where it is closed to us, or does not answer
 */
export async function audit(tab, how) {
  const { id: tabId } = tab;
  clicks.set(tabId, (clicks.get(tabId) ?? 0) + 1);
  const state = await ask(tab, how);
  const left = (clicks.get(tabId) ?? 1) - 1;
  if (left) clicks.set(tabId, left);
  else clicks.delete(tabId);
  if (state?.status === 'clear') bare(tabId);
  return state;
}

/** Takes the marks' style out of a page that was cleared, unless a click is about to mark it anew. @param {number} tabId */
export function bare(tabId) {
  if (!clicks.has(tabId)) unstyle(tabId);
}

/** @param {number} tabId */
const unstyle = tabId => chrome.scripting.removeCSS({ target: { tabId, allFrames: true }, css: marks() }).catch(() => undefined);

/**
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {'toggle' | 'audit' | 'selection'} how
 * @returns {Promise<Standing | null>}
 */
async function ask(tab, how) {
  // Before anything speaks: a frame that the script is new to audits itself at once.
  begin(tab.id);
  const entered = await enter(tab, how);
  if (!entered) return null;
  const others = entered.frames.filter(Boolean);
  /** @param {ToContent & { type: 'toggle' | 'audit' | 'clear' }} message @param {number} frameId @returns {Promise<Standing>} */
  const say = (message, frameId) => tell(tab.id, message, frameId);
  if (how === 'selection') {
    const states = await Promise.allSettled([0, ...others].map(frameId => say({ type: 'audit', part: 'selection' }, frameId)));
    const all = states.flatMap(state => (state.status === 'fulfilled' ? [state.value] : []));
    const found = all.find(({ status }) => status !== 'clear');
    if (found) return found;
  }
  try {
    const state = await say({ type: how === 'toggle' ? 'toggle' : 'audit' }, 0);
    await Promise.allSettled(others.map(frameId => say({ type: state.status === 'clear' ? 'clear' : 'audit' }, frameId)));
    return state;
  } catch {
    // The page went away, or was cleared from the panel meanwhile, and needs no word; or its script fell silent.
    return !isCleared(tab.id) && entered.born === (await birthOf(tab.id)) ? closed(tab.id, null) : null;
  }
}

/** When a tab's page came to be: tells one page from the next. @param {number} tabId @returns {Promise<number | null>} `null` where it is closed to us */
async function birthOf(tabId) {
  try {
    const [page] = await chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: () => performance.timeOrigin });
    return page?.result ?? null;
  } catch {
    return null;
  }
}
