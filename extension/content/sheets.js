/** The marks' sheet in shadow roots: the page's own does not reach into them. */

import { sheet as marks } from './marks.js';

/** @type {CSSStyleSheet | null} */
let sheet = null;
/** Roots that hold the sheet. @type {Set<DocumentOrShadowRoot>} */
const adopted = new Set();

/**
 * A sheet that belongs to the page's document, as `adoptedStyleSheets` asks.
 * @param {string} text
 */
export function sheetOf(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** @param {Iterable<DocumentOrShadowRoot>} roots shadow roots; a document of our own */
export function adopt(roots) {
  const isChromium = typeof chrome !== 'undefined' && chrome.dom;
  for (const root of roots) {
    // In Chromium marks inherit from the page's root.
    if (adopted.has(root) || (isChromium && root instanceof ShadowRoot)) continue;
    sheet ??= sheetOf(marks());
    adopted.add(root);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** Takes the sheet out of every root. */
export function release() {
  for (const root of adopted) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter(one => one !== sheet);
  adopted.clear();
}
