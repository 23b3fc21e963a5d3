/** Bringing a mark into view. */

import { elementAt, renderedParentOf, scrollerOf, typeOf } from './dom.js';

/** How near to the window's edge a mark may stand and still be in view, as a share of the window's height: fixed headers, the card. */
const EDGE = 0.12;
/** Where a mark stands that makes room below, as a share of the window's height. */
const UPPER = 0.2;

/**
 * Scrolls so that a Range is in view, where it is not: at once, as smooth scrolling is a page's or a reader's choice to make.
 * @param {Range} range
 */
export function scrollTo(range) {
  if (isInView(range)) return;
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  // In an element larger than the box that it scrolls in, or than the window, the mark may still be out of view.
  for (let node = isInView(range) ? null : renderedParentOf(range.startContainer); node; node = renderedParentOf(node)) {
    if (typeOf(node) === Node.ELEMENT_NODE) bring(lineOf(range), /** @type {Element} */ (node));
  }
}

/**
 * Scrolls the window so that a Range stands in its upper part: what is shown below it has more room there.
 * @param {Range} range
 */
export const raise = range => scrollBy({ top: lineOf(range).top - innerHeight * UPPER, behavior: 'instant' });

/**
 * Scrolls a box so that a line of what is in it stands in its middle, where it stands outside.
 * @param {DOMRect} line
 * @param {Element} box
 */
function bring(line, box) {
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = box;
  const isWindow = box === scrollerOf(document);
  if (!isWindow && scrollWidth <= clientWidth && scrollHeight <= clientHeight) return;
  const { left, top, right, bottom } = isWindow ? new DOMRect(0, innerHeight * EDGE, innerWidth, innerHeight * (1 - 2 * EDGE)) : box.getBoundingClientRect();
  const isAside = line.left < left || line.right > right;
  const isAbove = line.top < top || line.bottom > bottom;
  const at = { left: isAside ? middle(line.left, line.right) - middle(left, right) : 0, top: isAbove ? middle(line.top, line.bottom) - middle(top, bottom) : 0 };
  if (at.left || at.top) (isWindow ? window : box).scrollBy({ ...at, behavior: 'instant' });
}

/** @param {number} from @param {number} to */
const middle = (from, to) => (from + to) / 2;

/** Where a Range begins. @param {Range} range */
const lineOf = range => range.getClientRects()[0] ?? range.getBoundingClientRect();

/** @param {Range} range */
function isInView(range) {
  const line = lineOf(range);
  const { top, bottom, left, right } = line;
  return top >= innerHeight * EDGE && bottom <= innerHeight * (1 - EDGE) && right > 0 && left < innerWidth && !isCovered(range, line);
}

/**
 * Whether something lies over a Range's first line: a fixed header, a bar.
 * @param {Range} range
 * @param {DOMRect} line
 */
function isCovered(range, { left, right, top, bottom }) {
  const over = elementAt((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (top + bottom) / 2);
  if (!over || range.intersectsNode(over)) return false;
  for (let node = renderedParentOf(range.startContainer); node; node = renderedParentOf(node)) if (node === over) return false;
  return true;
}
