/** What an element's style makes of it: whether it is seen, and whether it stands in a line with the words before it. */

import * as dom from './dom.js';
import { BLOCKS, PHRASING } from './elements.js';

/** How far outside of the page, in CSS pixels, something is put in order not to be seen. */
const OUT_OF_SIGHT = -1000;

/**
 * Whether anything of it can be seen. Not asked: opacity (text that fades in), and what is scrolled or cut off.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @param {string} display
 */
export function isRendered(element, style, display) {
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
export function breaks(name, style, display) {
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return false;
  if (display.startsWith('inline')) return BLOCKS.has(name);
  return !(PHRASING.has(name) && style.cssFloat !== 'none');
}
