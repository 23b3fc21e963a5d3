/** The walk through a page: its elements in order, shadow roots and slots in their places, what is not shown left out. */

import * as dom from './dom.js';
import { Draft } from './draft.js';
import { SKIPPED } from './elements.js';
import { openOf, saidBy } from './open.js';
import { breaks, isRendered } from './rendered.js';

/**
 * @typedef {import('./open.js').Open} Open
 *
 * @typedef {object} Walk a tree that the walk goes through: the document's, a shadow root's, a slotted node's
 * @property {TreeWalker | null} walker
 * @property {boolean} down whether the current node's children come next
 * @property {number} depth elements of it that are open
 * @property {Node[]} queue nodes to walk afterwards, last first
 */

/** One reading of a page, that may be done in slices. */
export class Reading {
  /** What was read. */
  draft = new Draft();
  /** Shadow roots that were read. @type {ShadowRoot[]} */
  roots = [];
  /** @type {Open | null} */ #top = null;
  /** @type {Walk[]} */ #walks = [];
  #hasTitle = false;

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
    this.draft.skip();
    this.#leave();
  }

  /**
   * @param {Node} node
   * @param {Walk} walk
   */
  #visit(node, walk) {
    walk.down = false;
    if (dom.typeOf(node) !== Node.ELEMENT_NODE) {
      if (this.#top) this.draft.readText(/** @type {Text} */ (node), this.#top);
      return;
    }
    const element = /** @type {Element} */ (node);
    if (!this.#enter(element)) return;
    walk.depth++;
    const inside = this.#insteadOfChildren(element);
    if (!inside) {
      walk.down = true;
      return;
    }
    this.draft.skip();
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
      this.roots.push(shadow);
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
    if (name === 'br') this.draft.breakLine();
    else if (name === 'hr') this.draft.breakBlock();
    if (name === 'br' || name === 'hr' || name === 'wbr') return false;
    const above = this.#top;
    const said = saidBy(element);
    const style = said.isField || SKIPPED.has(name) || (above?.folded && name !== 'summary') ? null : getComputedStyle(element);
    const display = style?.display ?? '';
    if (!style || !isRendered(element, style, display)) {
      this.draft.skip();
      return false;
    }
    const isBlock = above === null || breaks(name, style, display);
    if (isBlock) this.draft.breakBlock();
    const open = (this.#top = openOf(element, name, said, style, isBlock, above));
    this.#lookForTitle(open);
    this.draft.openMark(open, said.role);
    return true;
  }

  /** What is around `main`, and around the page's first `h1`, holds the title. @param {Open} open */
  #lookForTitle(open) {
    const isTitle = open.name === 'h1' && !this.#hasTitle;
    if (!isTitle && open.root !== 'main') return;
    this.#hasTitle ||= isTitle;
    for (let box = open.parent; box && !box.holdsTitle; box = box.parent) this.draft.noteTitle(box);
  }

  #leave() {
    const open = this.#top;
    if (!open) return;
    this.#top = open.parent;
    if (open.mark) this.draft.closeMark(open.mark);
    if (open.holder === open) this.draft.breakBlock();
  }
}
