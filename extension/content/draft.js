/** A Document as it is being written: words go in with the node that they stand in; blocks and marks open and close around them. */

import * as dom from './dom.js';
import { KEEPS_LINES, MARKS, REFERENCE, REFERENCE_ROLES } from './elements.js';
import { Places } from './places.js';
import { regionsOf } from './regions.js';
import { BLANK_LINE, IRREGULAR, isInvisible } from './whitespace.js';

/**
 * @typedef {import('./open.js').Open} Open
 * @typedef {import('./regions.js').Box} Box
 * @typedef {import('./regions.js').Kind} Kind
 * @typedef {import('./regions.js').RawBlock} RawBlock
 * @typedef {import('./regions.js').Region} Region
 * @typedef {'link' | 'reference' | 'quotation-element' | 'cite' | 'emphasis' | 'time'} MarkKind
 * @typedef {{ start: number, end: number, kind: MarkKind, href?: string }} Mark
 * @typedef {{ start: number, end: number, kind: Kind, region: Region }} Block
 */

/** Longest address kept of a link, in UTF-16 units: `data:` addresses are pages of their own. */
const LONGEST_ADDRESS = 2000;

export class Draft {
  #places = new Places();
  /** @type {string[]} */ #text = [];
  #length = 0;
  /** @type {RawBlock[]} */ #blocks = [];
  /** @type {RawBlock | null} */ #block = null;
  /** The open block's words as a quotation, where it stands in a `blockquote`. @type {Mark | null} */ #quotation = null;
  /** @type {Mark[]} */ #marks = [];
  /** Marks that had no word yet, innermost last. @type {Mark[]} */ #waiting = [];
  /** Links that are reference marks if their words look like it. @type {Set<Mark>} */ #shortLinks = new Set();
  /** @type {Box[]} */ #boxes = [];
  /** Whether something that is not text lies since the last word. */
  #gap = false;
  /** White space since the last word that counts if another word follows in this block. @type {{ node: Text, offset: number, text: string, gap: boolean }[]} */ #spaces = [];
  /** `br` elements since the last word. */
  #lines = 0;

  /** UTF-16 units that were written. */
  get length() {
    return this.#length;
  }

  /** What was written. Ask once, when all is. @returns {{ text: string, blocks: Block[], marks: Mark[], places: Places }} the marks in order of their start, the longer first */
  result() {
    this.breakBlock();
    const text = this.#text.join('');
    this.#places.text = text;
    for (const mark of this.#shortLinks) if (REFERENCE.test(text.slice(mark.start, mark.end))) mark.kind = 'reference';
    const regions = regionsOf(this.#boxes, this.#blocks);
    return {
      text,
      blocks: this.#blocks.map(({ start, end, kind }, i) => ({ start, end, kind, region: regions[i] })),
      marks: this.#marks.sort((a, b) => a.start - b.start || b.end - a.end),
      places: this.#places,
    };
  }

  /** Something that is not text lies here. */
  skip() {
    this.#gap = true;
  }

  /** A `br` stands here. */
  breakLine() {
    this.#lines++;
  }

  /** The block that is open ends here. */
  breakBlock() {
    this.#gap = true;
    this.#lines = 0;
    this.#spaces.length = 0;
    if (!this.#block) return;
    this.#block.end = this.#length;
    this.#blocks.push(this.#block);
    if (this.#quotation) this.#marks.push({ ...this.#quotation, end: this.#length });
    this.#block = null;
  }

  /** `main` or the page's first `h1` lies in it. @param {Open} open */
  noteTitle(open) {
    open.holdsTitle = true;
    if (open.box >= 0) this.#boxes[open.box].holdsTitle = true;
  }

  /**
   * Opens the mark that an element is, where it is one.
   * @param {Open} open
   * @param {string} role
   */
  openMark(open, role) {
    const { element, name } = open;
    const href = name === 'a' && element ? dom.attribute(element, 'href') : null;
    const kind = href === null ? MARKS.get(name) : REFERENCE_ROLES.has(role) ? 'reference' : 'link';
    if (!kind) return;
    open.linked ||= href !== null && !href.startsWith('#');
    open.mark = { start: -1, end: -1, kind };
    if (href !== null) open.mark.href = href.slice(0, LONGEST_ADDRESS);
    this.#waiting.push(open.mark);
    if (kind === 'link' && (href?.includes('#') || open.parent?.name === 'sup')) this.#shortLinks.add(open.mark);
  }

  /** Ends the mark that an element is, where it has words. @param {Mark} mark */
  closeMark(mark) {
    if (mark.start < 0) return void this.#waiting.pop();
    mark.end = this.#length;
    this.#marks.push(mark);
  }

  /**
   * Writes what a text node holds.
   * @param {Text} node
   * @param {Open} top the element it stands in
   */
  readText(node, top) {
    top.hidden ??= top.folded || top.style.visibility !== 'visible';
    if (top.hidden) return this.skip();
    const data = node.data;
    const { length } = data;
    let at = 0;
    IRREGULAR.lastIndex = 0;
    for (let match = IRREGULAR.exec(data); match; match = IRREGULAR.exec(data)) {
      if (match.index > at) this.#readWords(node, at, data.slice(at, match.index), top);
      if (!isInvisible(match[0])) this.#readSpace(node, match.index, match[0], top);
      at = IRREGULAR.lastIndex;
    }
    if (at < length) this.#readWords(node, at, at ? data.slice(at) : data, top);
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {string} run
   * @param {Open} top
   */
  #readSpace(node, offset, run, top) {
    if (!this.#block) return;
    const isCode = top.holder.kind === 'code';
    let line = isCode ? -1 : run.indexOf('\n');
    if (line >= 0 && !(top.keepsLines ??= KEEPS_LINES.has(top.style.getPropertyValue('white-space-collapse')))) line = -1;
    if (line >= 0 && run.includes('\n', line + 1)) return this.breakBlock();
    if (line >= 0) this.#spaces.length = 0;
    else if (this.#spaces.length && !isCode) return;
    const text = isCode ? run : line >= 0 ? '\n' : ' ';
    this.#spaces.push({ node, offset: offset + Math.max(line, 0), text, gap: this.#gap });
    this.#gap = false;
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {string} words
   * @param {Open} top
   */
  #readWords(node, offset, words, top) {
    if (this.#lines > 1) this.breakBlock();
    const block = this.#block ?? this.#openBlock(top.holder);
    if (this.#lines === 1 && block.start < this.#length) {
      this.#append('\n');
      this.#gap = true;
    } else {
      const gap = this.#gap;
      for (const space of this.#spaces) {
        this.#gap = space.gap;
        this.#place(space.node, space.offset, space.text);
      }
      this.#gap = gap;
    }
    this.#lines = 0;
    this.#spaces.length = 0;
    for (const mark of this.#waiting) mark.start = this.#length;
    this.#waiting.length = 0;
    this.#place(node, offset, words);
    if (top.linked) block.linked += words.length;
  }

  /** @param {string} text */
  #append(text) {
    this.#text.push(text);
    this.#length += text.length;
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {string} text
   */
  #place(node, offset, text) {
    this.#places.add(this.#length, text.length, node, offset, this.#gap);
    this.#gap = false;
    this.#append(text);
  }

  /**
   * @param {Open} holder
   * @returns {RawBlock}
   */
  #openBlock(holder) {
    if (this.#length) this.#append(BLANK_LINE);
    const start = this.#length;
    this.#block = { start, end: start, kind: holder.kind, title: holder.title, box: this.#boxOf(holder), linked: 0 };
    this.#quotation = holder.quoted ? { start, end: start, kind: 'quotation-element' } : null;
    return this.#block;
  }

  /**
   * The index of the box that `open` is; makes it, and those around it, where they are not yet.
   * @param {Open} open
   */
  #boxOf(open) {
    /** @type {Open[]} */
    const without = [];
    let at = /** @type {Open | null} */ (open);
    for (; at && at.box < 0; at = at.parent) without.push(at);
    let parent = at ? at.box : -1;
    for (const one of without.reverse()) {
      parent = one.box = this.#boxes.push({ parent, asks: one.asks, root: one.root, holdsTitle: one.holdsTitle }) - 1;
    }
    return parent;
  }
}
