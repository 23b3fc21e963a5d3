/**
 * The white-space rule of a Document's text:
 *
 * 1. A run of space, tab, line feed, carriage return and form feed is one space; none stands at a block's start or end.
 *    No-break spaces are characters like others. Soft hyphens and zero-width spaces are left out: they stand within words.
 * 2. `br` is one line feed, and takes in the white space around it; two or more in a row end the block.
 * 3. Where the page's style keeps line breaks (`pre-line`, `pre-wrap`), a line feed stays one, and a blank line ends the block.
 * 4. In code (`pre`) all stays as it is, but for white space at the block's start and end.
 * 5. Blocks are parted by a blank line: two line feeds.
 */

/** What rule 1 does not leave as it is: all white space but single spaces between words, what is left out, and spaces beside that. */
export const IRREGULAR = /^ (?! )|[ \t\n\r\f]{2,}|[\t\n\r\f]|[\xAD\u200B\u2060\uFEFF]+| (?=[\xAD\u200B\u2060\uFEFF])|(?<=[\xAD\u200B\u2060\uFEFF]) | $/g;

/** Whether a run of IRREGULAR is left out. @param {string} run */
export const isInvisible = run => run.charCodeAt(0) > 32;

/** What parts blocks. */
export const BLANK_LINE = '\n\n';

/**
 * `text` with every run of white space, line feeds too, as one space, none at its ends, and what is left out left out: what two
 * readings of the same words are compared by.
 * @param {string} text
 */
export const folded = text => text.replace(/[\xAD\u200B\u2060\uFEFF]+/g, '').replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');

/**
 * Whether a Range's `toString()` holds the words of a stretch of a Document's text.
 * @param {string} inPage
 * @param {string} inText
 */
export const sameWords = (inPage, inText) => inPage === inText || folded(inPage) === folded(inText);
