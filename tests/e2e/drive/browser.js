/** What is done in the same way with either browser, whatever drives it. */

import { isBesidePanel, placeOfMark, pressNamed, readBox, readCard, readDom, readLooks, readMarks, readTraces } from './read.js';
import { steady, until } from './wait.js';

/** @typedef {import('./read.js').Box} Box */
/** @typedef {import('../../../extension/messages.js').FrameState} FrameState */

/** Said by what each browser does in its own way. @returns {never} */
const own = () => {
  throw Error('each browser does this in its own way');
};

export class Browser {
  /** Clicks the real toolbar button. @returns {Promise<void>} */
  click() {
    return own();
  }

  /**
   * Runs a function in the extension's background.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} _run
   * @param {A} _args
   * @returns {Promise<T>}
   */
  inBackground(_run, ..._args) {
    return own();
  }

  /**
   * Runs a function beside the page, in a world of its own: sees the same nodes, and nothing of what the page's scripts have put in the
   * place of the browser's.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} _run
   * @param {A} _args
   * @returns {Promise<T>}
   */
  beside(_run, ..._args) {
    return own();
  }

  /**
   * Runs a function on the card's root.
   * @template T
   * @param {(root: ShadowRoot, selector: string) => T} _run
   * @param {T} _none where there is no card
   * @param {string} [_selector]
   * @returns {Promise<T>}
   */
  inCard(_run, _none, _selector) {
    return own();
  }

  /** Moves the mouse to a point of the window, from beside it. @param {number} _x @param {number} _y @returns {Promise<unknown>} */
  moveTo(_x, _y) {
    return own();
  }

  /** @param {number} _x @param {number} _y @returns {Promise<unknown>} */
  clickAt(_x, _y) {
    return own();
  }

  /** Clicks, and waits until every frame was audited or says why not. @returns {Promise<FrameState[]>} */
  async audit() {
    await this.click();
    return until('the audit', async () => {
      const states = await this.states();
      return states.length > 0 && states.every(state => !['clear', 'working'].includes(state.status)) && states;
    });
  }

  /** Clicks, and waits until every frame is clear again: nothing in it answers any more. */
  async clear() {
    await this.click();
    await until('a clear page', async () => (await this.states()).length === 0);
  }

  /** What each frame of the page says of itself, the page first. @returns {Promise<FrameState[]>} */
  states() {
    return this.inBackground(askFrames);
  }

  /** Text and title of the toolbar button. */
  badge() {
    return this.inBackground(readBadge);
  }

  /** Painted Ranges. */
  marks() {
    return this.beside(readMarks);
  }

  /** The page, serialised. */
  dom() {
    return this.beside(readDom);
  }

  /** What the page can see of us. */
  traces() {
    return this.beside(readTraces);
  }

  /** Words in the card, `''` where it is closed. @returns {Promise<string>} */
  card() {
    return this.inCard(readCard, '');
  }

  /** Where an element of the card is, in the window; the card itself unless another is asked for. @param {string} [selector] @returns {Promise<Box>} */
  boxInCard(selector = '.card') {
    return until(`${selector} in the card`, () => this.inCard(readBox, null, selector));
  }

  /** Presses a button of the card, by its words. @param {string} words */
  async pressInCard(words) {
    await until(`“${words}” in the card`, () => this.inCard(pressNamed, false, words));
  }

  /** How the card's words look. */
  async looksOfCard() {
    return /** @type {ReturnType<typeof readLooks>} */ (await until('the card', () => this.inCard(readLooks, null)));
  }

  /** Clicks an element of the card. @param {string} selector */
  async clickInCard(selector) {
    const { x, y, width, height } = await steady(selector, () => this.boxInCard(selector));
    await this.clickAt(x + width / 2, y + height / 2);
  }

  /** Waits for the panel: it makes the page narrower when it opens, takes keys meanwhile, and comes after the marks. */
  async besidePanel() {
    await until('the panel', () => this.beside(isBesidePanel));
  }

  /** Moves the mouse onto the mark that holds `words`. @param {string} words */
  async hover(words) {
    await this.besidePanel();
    const place = await steady(`a mark that holds “${words}”`, () => this.beside(placeOfMark, words));
    await this.moveTo(place.x, place.y);
    return place;
  }

  /** Clicks into the mark that holds `words`. @param {string} words */
  async clickMark(words) {
    const { x, y } = await this.hover(words);
    await this.clickAt(x, y);
  }
}

/** Runs in the background: every frame's state. */
async function askFrames() {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const tabId = tab?.id;
  if (tabId === undefined) return [];
  const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, injectImmediately: true, func: () => 0 }).catch(() => []);
  const ask = (/** @type {number} */ frameId) => chrome.tabs.sendMessage(tabId, { type: 'state' }, { frameId }).catch(() => null);
  const states = await Promise.all(frames.filter(Boolean).sort((a, b) => a.frameId - b.frameId).map(frame => ask(frame.frameId)));
  return states.filter(state => state !== null);
}

/** Runs in the background: what the toolbar button shows. */
async function readBadge() {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const tabId = /** @type {number} */ (tab.id);
  return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
}
