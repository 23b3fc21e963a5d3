/** What a reader has selected, as a part of a Document. */

import { rootOf } from './dom.js';

/**
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./part.js').Part} Part
 */

export class Selected {
  /** Follows the page's changes. @type {Range} */ #range;
  /** What it held when it was first looked for. @type {string | null} */ #words = null;

  /** @param {Range} range */
  constructor(range) {
    this.#range = range;
  }

  /** What is selected now; `null` where nothing is. */
  static now() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const last = selection.getRangeAt(selection.rangeCount - 1);
    if (rootOf(last.endContainer) === rootOf(range.startContainer)) range.setEnd(last.endContainer, last.endOffset);
    return range.collapsed ? null : new Selected(range);
  }

  /**
   * Where it lies in a Document: by its place, else where its words stand once and no more, else nowhere.
   * @param {Places} places
   * @returns {Part} empty where it lies nowhere
   */
  in(places) {
    const part = places.spanOf(this.#range);
    const words = part ? places.text.slice(part.start, part.end) : '';
    this.#words ??= words;
    if (part && words === this.#words) return part;
    const at = this.#words ? places.text.indexOf(this.#words) : -1;
    const isOnly = at >= 0 && places.text.indexOf(this.#words, at + 1) < 0;
    return isOnly ? { start: at, end: at + this.#words.length } : { start: 0, end: 0 };
  }
}
