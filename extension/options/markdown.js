/** A rule's document as elements: headings, paragraphs, quotes, lists, and `==what is marked==`. Nothing else is read. */

import { make } from '../panel/element.js';

/**
 * @param {string} source Markdown
 * @returns {HTMLElement[]}
 */
export function elementsOf(source) {
  /** @type {HTMLElement[]} */
  const out = [];
  for (const block of source.split(/\n\s*\n|\n(?=## )|(?<=^#.*)\n/m)) {
    const words = block.trim();
    if (!words || words.startsWith('# ')) continue;
    if (words.startsWith('## ')) out.push(make('h3', {}, words.slice(3)));
    else if (words.startsWith('>')) out.push(make('blockquote', { lang: 'en' }, ...marked(words.replace(/^>[ ]?/gm, ''))));
    else if (words.startsWith('- ')) out.push(make('ul', {}, ...words.split(/\n(?=- )/).map(item => make('li', {}, ...marked(item.slice(2))))));
    else out.push(make('p', {}, ...marked(words)));
  }
  return out;
}

/** @param {string} words */
const marked = words => words.split(/==(.+?)==/s).map((part, at) => (at % 2 ? make('mark', {}, part) : part));
