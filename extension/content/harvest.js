/** The page as the core reads it: its visible text in one pass, and where each word of it stands. */

import * as dom from './dom.js';
import { BLOCKS, EDITOR, FIELD_ROLES, KEEPS_LINES, KINDS, MARKS, PHRASING, QUOTE_SOURCES, REFERENCE, REFERENCE_ROLES, SKIPPED } from './elements.js';
import { regionOfNames, ROLES, TAGS } from './landmarks.js';
import { Places } from './places.js';
import { regionsOf } from './regions.js';
import { inSlices, pause } from './slices.js';
import { BLANK_LINE, IRREGULAR, isInvisible } from './whitespace.js';

/**
 * @typedef {import('./regions.js').Kind} Kind
 * @typedef {import('./regions.js').Region} Region
 * @typedef {import('./regions.js').Box} Box
 * @typedef {import('./regions.js').RawBlock} RawBlock
 * @typedef {'link' | 'reference' | 'quotation-element' | 'cite' | 'emphasis' | 'time'} MarkKind
 * @typedef {{ start: number, end: number, kind: MarkKind, href?: string }} Mark
 * @typedef {{ start: number, end: number, kind: Kind, region: Region }} Block
 *
 * @typedef {object} Harvested a Document, offsets in UTF-16 units of `text`
 * @property {'utf16'} offsets
 * @property {string} text
 * @property {Block[]} blocks
 * @property {Mark[]} marks in order of their start, the longer first
 * @property {string} url
 * @property {string} title
 * @property {string | null} lang
 *
 * @typedef {object} Open an element that the walk is in
 * @property {Element | null} element
 * @property {Open | null} parent
 * @property {Open} holder the innermost block element: itself, or one around it
 * @property {string} name
 * @property {Kind} kind of its blocks
 * @property {boolean} title in an `h1`
 * @property {boolean} quoted in a `blockquote`, and no word about whose it is
 * @property {boolean} sectioned in an `article`, `main` or quotation: its `header` is no page's header
 * @property {boolean} linked in a link that leads elsewhere
 * @property {CSSStyleDeclaration} style
 * @property {boolean | null} hidden its own text is not painted, that of elements in it may be; `null` until asked
 * @property {boolean | null} keepsLines its style keeps line feeds; `null` until asked
 * @property {boolean} folded a closed `details`
 * @property {Mark | null} mark
 * @property {Region | null} asks which region it asks for
 * @property {'main' | 'article' | null} root
 * @property {boolean} holdsTitle whether `main` or the page's first `h1` lie in it
 * @property {number} box index of its box; -1 until a block opens in it
 *
 * @typedef {object} Walk a tree that the walk goes through: the document's, a shadow root's, a slotted node's
 * @property {TreeWalker | null} walker
 * @property {boolean} down whether the current node's children come next
 * @property {number} depth elements of it that are open
 * @property {Node[]} queue nodes to walk afterwards, last first
 */

/** Longest address kept of a link, in UTF-16 units: `data:` addresses are pages of their own. */
const LONGEST_ADDRESS = 2000;
/** UTF-16 units of a text whose last steps are slices of their own. */
const LONG = 200_000;
/** Nodes that are read between two looks at the clock. */
const STEP = 200;
/** How far outside of the page, in CSS pixels, something is put in order not to be seen. */
const OUT_OF_SIGHT = -1000;

/**
 * Reads all of the visible text under `root`.
 * @param {Document | Element} root
 * @returns {{ document: Harvested, places: Places, roots: ShadowRoot[] }} the Document, where its words stand, and the shadow
 *   roots that were read
 */
export function harvest(root) {
  const reading = new Reading(root);
  while (!reading.read(Infinity));
  return reading.result();
}

/**
 * As `harvest`, without keeping the page from its own work.
 * @param {Document | Element} root
 * @param {() => boolean} isWanted asked now and then
 * @returns {Promise<ReturnType<typeof harvest> | null>} `null` where it is no longer wanted
 */
export async function harvestInSlices(root, isWanted) {
  const reading = new Reading(root);
  if (!(await inSlices(() => reading.read(STEP), isWanted))) return null;
  if (!reading.isLong) return reading.result();
  await pause();
  const read = reading.result();
  // To be sent on as one message, which takes its time.
  await pause();
  return isWanted() ? read : null;
}

/** One reading of a page, that may be done in slices. */
export class Reading {
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
  /** @type {Open | null} */ #top = null;
  /** @type {Walk[]} */ #walks = [];
  /** Whether something that is not text lies since the last word. */
  #gap = false;
  /** White space since the last word that counts if another word follows in this block. @type {{ node: Text, offset: number, text: string, gap: boolean }[]} */ #spaces = [];
  /** `br` elements since the last word. */
  #lines = 0;
  #hasTitle = false;
  /** @type {ShadowRoot[]} */ #roots = [];

  /** @param {Document | Element} root */
  constructor(root) {
    const top = root instanceof Document ? dom.bodyOf(root) : root;
    if (!top || (root instanceof Document && dom.designModeOf(root) === 'on')) return;
    this.#walks.push({ walker: null, down: false, depth: 0, queue: [top] });
  }

  /**
   * Reads on, for so many nodes.
   * @param {number} nodes
   * @returns {boolean} whether all is read
   */
  read(nodes) {
    for (let left = nodes; left > 0 && this.#walks.length; left--) this.#step(this.#walks[this.#walks.length - 1]);
    return this.#walks.length === 0;
  }

  /** Whether what was read so far is much. */
  get isLong() {
    return this.#length > LONG;
  }

  /** What was read. Ask once, when all is. */
  result() {
    this.#breakBlock();
    const text = this.#text.join('');
    this.#places.text = text;
    for (const mark of this.#shortLinks) if (REFERENCE.test(text.slice(mark.start, mark.end))) mark.kind = 'reference';
    const regions = regionsOf(this.#boxes, this.#blocks);
    const root = dom.rootElementOf(document);
    return {
      document: {
        offsets: /** @type {const} */ ('utf16'),
        text,
        blocks: this.#blocks.map(({ start, end, kind }, i) => ({ start, end, kind, region: regions[i] })),
        marks: this.#marks.sort((a, b) => a.start - b.start || b.end - a.end),
        url: location.href,
        title: dom.titleOf(document),
        lang: (root && dom.attribute(root, 'lang')) || null,
      },
      places: this.#places,
      roots: this.#roots,
    };
  }

  /** @param {Walk} walk */
  #step(walk) {
    const { walker } = walk;
    const node = walker && (walk.down ? walker.firstChild() : walker.nextSibling());
    if (node) return this.#visit(node, walk);
    walk.down = false;
    if (walk.depth > 0 && walker && this.#top?.element) {
      walker.currentNode = this.#top.element;
      walk.depth--;
      return this.#leave();
    }
    const next = walk.queue.pop();
    if (next) {
      walk.walker = dom.walk(next);
      return this.#visit(next, walk);
    }
    // What stood in the place of an element's children is read: a shadow root, or what is slotted.
    this.#walks.pop();
    const outer = this.#walks.at(-1);
    if (!outer) return;
    outer.depth--;
    this.#gap = true;
    this.#leave();
  }

  /**
   * @param {Node} node
   * @param {Walk} walk
   */
  #visit(node, walk) {
    walk.down = false;
    if (dom.typeOf(node) !== Node.ELEMENT_NODE) return this.#readText(/** @type {Text} */ (node));
    const element = /** @type {Element} */ (node);
    if (!this.#enter(element)) return;
    walk.depth++;
    const inside = this.#insteadOfChildren(element);
    if (!inside) {
      walk.down = true;
      return;
    }
    this.#gap = true;
    this.#walks.push(inside);
  }

  /**
   * A shadow root is read in the place of its host's children, and what is slotted in the place of the slot's own.
   * @param {Element} element
   * @returns {Walk | null}
   */
  #insteadOfChildren(element) {
    const name = dom.nameOf(element);
    const shadow = dom.shadowOf(element, name);
    if (shadow) {
      this.#roots.push(shadow);
      return { walker: dom.walk(shadow), down: true, depth: 0, queue: [] };
    }
    if (name !== 'slot') return null;
    const slotted = dom.slottedIn(element);
    return slotted.length ? { walker: null, down: false, depth: 0, queue: slotted.reverse() } : null;
  }

  /**
   * Opens an element, unless nothing in it is text of the page.
   * @param {Element} element
   * @returns {boolean} whether it was opened
   */
  #enter(element) {
    const name = dom.nameOf(element);
    if (name === 'br') this.#lines++;
    else if (name === 'hr') this.#breakBlock();
    if (name === 'br' || name === 'hr' || name === 'wbr') return false;
    const above = this.#top;
    let role = '';
    let names = '';
    let isField = false;
    if (dom.hasAny(element)) {
      role = roleOf(element);
      names = namesOf(element);
      isField = FIELD_ROLES.has(role) || EDITOR.test(names) || isEditable(element);
    }
    const style = isField || SKIPPED.has(name) || (above?.folded && name !== 'summary') ? null : getComputedStyle(element);
    const display = style?.display ?? '';
    if (!style || !isRendered(element, style, display)) {
      this.#gap = true;
      return false;
    }
    this.#open(element, name, role, names, style, above === null || breaks(name, style, display));
    return true;
  }

  /**
   * @param {Element} element
   * @param {string} name
   * @param {string} role
   * @param {string} names
   * @param {CSSStyleDeclaration} style
   * @param {boolean} isBlock
   */
  #open(element, name, role, names, style, isBlock) {
    const above = this.#top;
    const isTitle = name === 'h1' && !this.#hasTitle;
    const standard = standardFor(name, role, above);
    const root = standard === 'main' || standard === 'article' ? standard : null;
    /** @type {Open} */
    const open = {
      element,
      parent: above,
      holder: /** @type {Open} */ (above?.holder),
      name,
      kind: kindOf(name, role, isBlock, above?.kind ?? 'paragraph'),
      title: name === 'h1' || (above?.title ?? false),
      quoted: name === 'blockquote' || ((above?.quoted ?? false) && !QUOTE_SOURCES.has(name)),
      sectioned: root !== null || name === 'blockquote' || (above?.sectioned ?? false),
      linked: above?.linked ?? false,
      style,
      hidden: null,
      keepsLines: null,
      folded: name === 'details' && !dom.has(element, 'open'),
      mark: null,
      asks: above ? askedBy(standard, isBlock && names ? regionOfNames(names) : null) : null,
      root,
      holdsTitle: false,
      box: -1,
    };
    if (isBlock) {
      open.holder = open;
      this.#breakBlock();
    }
    this.#top = open;
    if (isTitle || root === 'main') {
      this.#hasTitle ||= isTitle;
      for (let box = open.parent; box && !box.holdsTitle; box = box.parent) this.#noteTitle(box);
    }
    this.#openMark(open, role);
  }

  /** @param {Open} open */
  #noteTitle(open) {
    open.holdsTitle = true;
    if (open.box >= 0) this.#boxes[open.box].holdsTitle = true;
  }

  /**
   * @param {Open} open
   * @param {string} role
   */
  #openMark(open, role) {
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

  #leave() {
    const open = this.#top;
    if (!open) return;
    this.#top = open.parent;
    if (open.mark) {
      if (open.mark.start < 0) this.#waiting.pop();
      else {
        open.mark.end = this.#length;
        this.#marks.push(open.mark);
      }
    }
    if (open.holder === open) this.#breakBlock();
  }

  /** @param {Text} node */
  #readText(node) {
    const top = this.#top;
    if (!top) return;
    top.hidden ??= top.folded || top.style.visibility !== 'visible';
    if (top.hidden) {
      this.#gap = true;
      return;
    }
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
    if (line >= 0 && run.includes('\n', line + 1)) return this.#breakBlock();
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
    if (this.#lines > 1) this.#breakBlock();
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

  #breakBlock() {
    this.#gap = true;
    this.#lines = 0;
    this.#spaces.length = 0;
    if (!this.#block) return;
    this.#block.end = this.#length;
    this.#blocks.push(this.#block);
    if (this.#quotation) this.#marks.push({ ...this.#quotation, end: this.#length });
    this.#block = null;
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

/**
 * The role an element has: the first it names.
 * @param {Element} element
 */
function roleOf(element) {
  const roles = dom.attribute(element, 'role');
  return roles ? roles.trim().split(/\s/, 1)[0].toLowerCase() : '';
}

/**
 * Its class and id.
 * @param {Element} element
 */
function namesOf(element) {
  const names = dom.attribute(element, 'class') ?? '';
  const id = dom.attribute(element, 'id');
  return id ? `${names} ${id}` : names;
}

/**
 * Whether somebody writes in it.
 * @param {Element} element
 */
function isEditable(element) {
  const editable = dom.attribute(element, 'contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false';
}

/**
 * Whether anything of it can be seen. Not asked: opacity (text that fades in), and what is scrolled or cut off.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @param {string} display
 */
function isRendered(element, style, display) {
  // Empty where a shadow root stands in the place of the element.
  if (display === 'none' || display === '') return false;
  if (display === 'inline' || display === 'contents') return true;
  if (style.getPropertyValue('content-visibility') === 'hidden') return false;
  const { position } = style;
  if (position !== 'absolute' && position !== 'fixed') return true;
  // Text for screen readers alone: cut to nothing, or put far outside.
  const box = dom.boxOf(element);
  const isTiny = box.width <= 1 || box.height <= 1;
  if (isTiny && (style.overflowX !== 'visible' || style.clip !== 'auto' || style.clipPath !== 'none')) return false;
  return box.right + scrollX > OUT_OF_SIGHT && box.bottom + scrollY > OUT_OF_SIGHT;
}

/**
 * Whether an element parts the text before it from its own.
 * @param {string} name
 * @param {CSSStyleDeclaration} style
 * @param {string} display
 */
function breaks(name, style, display) {
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return false;
  if (display.startsWith('inline')) return BLOCKS.has(name);
  return !(PHRASING.has(name) && style.cssFloat !== 'none');
}

/**
 * @param {string} name
 * @param {string} role
 * @param {boolean} isBlock
 * @param {Kind} around
 * @returns {Kind}
 */
function kindOf(name, role, isBlock, around) {
  if (around === 'code') return 'code';
  if (role === 'heading') return 'heading';
  if (name === 'p') return around === 'cell' || around === 'other' ? 'paragraph' : around;
  if (name === 'code' && isBlock) return 'code';
  if (around === 'quote' && QUOTE_SOURCES.has(name)) return 'other';
  return KINDS.get(name) ?? around;
}

/**
 * What the standards say an element is (regions.js, rule 1): `header` and `footer` of a quotation, and the `header` of an
 * article, are not the page's.
 * @param {string} name
 * @param {string} role
 * @param {Open | null} above
 */
function standardFor(name, role, above) {
  const byRole = role ? ROLES.get(role) : undefined;
  if (byRole || above?.quoted || (name === 'header' && above?.sectioned)) return byRole ?? null;
  return TAGS.get(name) ?? null;
}

/**
 * @param {Region | 'main' | 'article' | null} standard
 * @param {Region | null} byNames
 * @returns {Region | null}
 */
function askedBy(standard, byNames) {
  if (byNames === 'comment' || byNames === 'teaser') return byNames;
  if (standard === 'main' || standard === 'article') return null;
  return standard ?? byNames;
}
