/** A pasted text as a page: paragraphs are what blank lines part; a short first one without a full stop is a heading. */

import { make } from '../extension/panel/element.js';

/** A heading is no longer than this. */
const LONGEST_HEADING = 120;

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function blocksOf(text) {
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n/).map(block => block.trim()).filter(Boolean);
  return blocks.map((block, at) => make(at === 0 && blocks.length > 1 && isHeading(block) ? 'h1' : 'p', { dir: 'auto' }, block));
}

/** @param {string} block */
const isHeading = block => block.length <= LONGEST_HEADING && !/[.!?…:;”"]$/.test(block);
