/** What is really behind a text: light, or dark. Not what the system prefers: a dark system shows white pages. */

import { contrast, DARK_CANVAS, luminance, parse, through, WHITE } from './colour.js';
import { renderedParentOf, typeOf } from './dom.js';
import { DARKEST, LIGHTEST } from './marks.js';

/** @typedef {'light' | 'dark' | 'middle'} Ground `middle`: no colour of ours stands out on it */
/** @typedef {import('./colour.js').Colour} Colour */

/** Luminance at which black text on it is read as well as white text. */
const MIDDLE = 0.179;
/** Least contrast that readable text has with its ground: below, the ground found is not the one seen. */
const READABLE = 1.6;

/** Answers for one page as it is now. */
export class Grounds {
  /** @type {Map<Element, Colour | null>} */
  #seen = new Map();

  /**
   * @param {Node} node a text, or an element
   * @returns {Ground}
   */
  behind(node) {
    const element = typeOf(node) === Node.ELEMENT_NODE ? /** @type {Element} */ (node) : /** @type {Element | null} */ (renderedParentOf(node));
    if (!element) return 'light';
    const text = parse(getComputedStyle(element).color);
    const ground = this.#ground(element);
    // An image, or something laid under from elsewhere: then the text's colour tells, as it was chosen to be read.
    if (text && (!ground || contrast(text, ground) < READABLE)) return luminance(text) > MIDDLE ? 'dark' : 'light';
    if (!ground) return 'light';
    const seen = luminance(ground);
    return seen >= LIGHTEST ? 'light' : seen <= DARKEST ? 'dark' : 'middle';
  }

  /**
   * The colour behind an element's text; `null` where an image is.
   * @param {Element} element
   * @returns {Colour | null}
   */
  #ground(element) {
    /** @type {Element[]} */
    const above = [];
    /** @type {Colour | null | undefined} */
    let ground;
    for (let at = /** @type {Node | null} */ (element); ground === undefined; at = renderedParentOf(at)) {
      if (!at || typeOf(at) !== Node.ELEMENT_NODE) {
        ground = canvas();
        break;
      }
      ground = this.#seen.get(/** @type {Element} */ (at));
      if (ground === undefined) above.push(/** @type {Element} */ (at));
    }
    for (const one of above.reverse()) {
      const { backgroundImage, backgroundColor } = getComputedStyle(one);
      const colour = parse(backgroundColor);
      if (backgroundImage !== 'none' || !colour) ground = null;
      else if (colour.a > 0.99) ground = colour;
      else if (ground && colour.a > 0) ground = through(colour, ground);
      this.#seen.set(one, ground);
    }
    return ground;
  }
}

/** The colour that the browser paints under everything. */
function canvas() {
  const scheme = getComputedStyle(/** @type {Element} */ (document.documentElement)).colorScheme;
  const isDark = scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? DARK_CANVAS : WHITE;
}
