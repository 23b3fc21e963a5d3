/** Where each stretch of a Document's text stands in the page. */

import { isConnected, newRange, rootOf } from './dom.js';
import { sameWords } from './whitespace.js';

/** @typedef {{ range: Range, start: number, end: number }} Stretch a Range, and the UTF-16 offsets of the words in it */

/**
 * Flat, parallel lists of pieces: `length` UTF-16 units of the text from `at` on are those of `node` from `offset` on.
 * Separators between blocks, and line feeds made of `br`, lie in no piece.
 */
export class Places {
  /** @type {number[]} */ #at = [];
  /** @type {number[]} */ #length = [];
  /** @type {number[]} */ #offset = [];
  /** @type {Text[]} */ #node = [];
  /** @type {boolean[]} */ #gap = [];
  /** The Document's text; set when it is complete. */
  text = '';

  /** Number of pieces. */
  get size() {
    return this.#at.length;
  }

  /**
   * Takes in `length` units that stand at `at` in the text, and in `node` from `offset` on.
   * @param {number} at
   * @param {number} length
   * @param {Text} node
   * @param {number} offset
   * @param {boolean} gap whether something that is not in the text, or a block's end, lies before it
   */
  add(at, length, node, offset, gap) {
    const last = this.#at.length - 1;
    if (!gap && last >= 0 && this.#node[last] === node) {
      const shift = at - this.#at[last];
      if (shift === this.#length[last] && offset - this.#offset[last] === shift) {
        this.#length[last] += length;
        return;
      }
    }
    this.#at.push(at);
    this.#length.push(length);
    this.#node.push(node);
    this.#offset.push(offset);
    this.#gap.push(gap);
  }

  /**
   * The Range from the first to the last character in `start..end` that stands in the page: to measure and to scroll to.
   * It may hold more than the text does (hidden elements). `null` where there is none, or where it would
   * cross a shadow root's border.
   * @param {number} start
   * @param {number} end
   * @returns {Range | null}
   */
  rangeOf(start, end) {
    const [first, last] = this.#pieces(start, end);
    if (first > last || rootOf(this.#node[first]) !== rootOf(this.#node[last])) return null;
    return this.#range(first, last, start, end);
  }

  /**
   * The Ranges that hold exactly the words of `start..end`, in order: one for each stretch with nothing else in it.
   * `null` where the page no longer has these words there.
   * @param {number} start
   * @param {number} end
   * @returns {Stretch[] | null}
   */
  rangesOf(start, end) {
    const [first, last] = this.#pieces(start, end);
    if (first > last) return null;
    /** @type {Stretch[]} */
    const stretches = [];
    for (let from = first, to = first; from <= last; from = ++to) {
      while (to < last && !this.#gap[to + 1]) to++;
      const range = this.#range(from, to, start, end);
      const at = Math.max(start, this.#at[from]);
      const until = Math.min(end, this.#at[to] + this.#length[to]);
      if (!range || !sameWords(range.toString(), this.text.slice(at, until))) return null;
      stretches.push({ range, start: at, end: until });
    }
    return stretches;
  }

  /**
   * The part of the text that lies in a Range of the page: from its first unit to its last.
   * @param {Range} range
   * @returns {{ start: number, end: number } | null} `null` where no word of it is in the text
   */
  spanOf(range) {
    const root = rootOf(range.startContainer);
    let start = -1;
    let end = -1;
    for (const [i, node] of this.#node.entries()) {
      const within = inTree(node, root);
      if (!within || !range.intersectsNode(within)) continue;
      // What is in a shadow root is in the Range whole, or not at all.
      const from = within === range.startContainer ? range.startOffset - this.#offset[i] : 0;
      const to = within === range.endContainer ? range.endOffset - this.#offset[i] : this.#length[i];
      if (Math.max(from, 0) >= Math.min(to, this.#length[i])) continue;
      if (start < 0) start = this.#at[i] + Math.max(from, 0);
      end = this.#at[i] + Math.min(to, this.#length[i]);
    }
    return start < 0 ? null : { start, end };
  }

  /**
   * Whether a stretch still holds the words it was made for.
   * @param {Stretch} stretch
   */
  holds({ range, start, end }) {
    return isConnected(range.startContainer) && sameWords(range.toString(), this.text.slice(start, end));
  }

  /**
   * The text node that holds the unit at `at`, or the next after it.
   * @param {number} at
   * @returns {Text | undefined}
   */
  nodeAt(at) {
    return this.#node[this.#pieces(at, this.text.length)[0]];
  }

  /**
   * First and last piece that share a unit with `start..end`.
   * @param {number} start
   * @param {number} end
   * @returns {[number, number]}
   */
  #pieces(start, end) {
    const at = this.#at;
    /** @param {number} limit */
    const startingBefore = limit => {
      let low = 0;
      let high = at.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (at[middle] < limit) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    let first = startingBefore(start + 1) - 1;
    if (first < 0 || at[first] + this.#length[first] <= start) first++;
    return [first, startingBefore(end) - 1];
  }

  /**
   * @param {number} first
   * @param {number} last
   * @param {number} start
   * @param {number} end
   * @returns {Range | null}
   */
  #range(first, last, start, end) {
    const [from, to] = [this.#node[first], this.#node[last]];
    const range = newRange();
    const begin = this.#offset[first] + Math.max(0, start - this.#at[first]);
    const stop = this.#offset[last] + Math.min(this.#length[last], end - this.#at[last]);
    if (!isConnected(from) || !isConnected(to) || begin > from.length || stop > to.length) return null;
    range.setStart(from, begin);
    range.setEnd(to, stop);
    return range.collapsed ? null : range;
  }
}

/**
 * A node, or the outermost host around it that stands in a tree.
 * @param {Node} node
 * @param {Node} root the tree's
 * @returns {Node | null}
 */
function inTree(node, root) {
  for (let at = rootOf(node); at !== root; at = rootOf(node)) {
    if (!(at instanceof ShadowRoot)) return null;
    node = at.host;
  }
  return node;
}
