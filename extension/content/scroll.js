/** Bringing a mark into view. */

import { elementAt, renderedParentOf } from './dom.js';

/** How near to the window's edge a mark may stand and still be in view, as a share of the window's height: fixed headers, the card. */
const EDGE = 0.12;

/**
 * Scrolls so that a Range is in view, where it is not: at once, as smooth scrolling is a page's or a reader's choice to make.
 * @param {Range} range
 */
export function scrollTo(range) {
  if (isInView(range)) return;
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const { top } = range.getBoundingClientRect();
  // In an element taller than the window the mark may still be out of view.
  if (!isInView(range)) scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
}

/** @param {Range} range */
function isInView(range) {
  const line = range.getClientRects()[0] ?? range.getBoundingClientRect();
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
