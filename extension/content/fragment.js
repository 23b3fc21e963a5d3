/** A link that leads to the very sentence: a text fragment (WICG scroll-to-text-fragment). */

/**
 * @typedef {{ start: number, end: number }} Part UTF-16 offsets of the text
 * @typedef {{ text: string, blocks: readonly Part[] }} Document
 */

/** Characters above which a sentence is told by its first and last words. */
const LONG = 90;
/** Words that tell the two ends of a long sentence, and words before or after that may be needed to tell it from others. */
const [ENDS, AROUND] = [5, 8];
/** What a word is made of: a fragment begins and ends with one, as its ends must be those of words. */
const FIRST = /[\p{L}\p{N}]/u;
const LAST = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u;

/**
 * @param {string} address of the page
 * @param {Document} document
 * @param {Part} mark of a claim
 */
export function linkTo(address, document, mark) {
  const directive = directiveFor(document, mark);
  const [page, hash = ''] = address.split('#', 2);
  const [anchor] = hash.split(':~:', 1);
  return directive ? `${page}#${anchor}:~:${directive}` : address;
}

/**
 * The directive that finds the sentence a claim stands in, and no other: `text=[prefix-,]start[,end][,-suffix]`.
 * @param {Document} document
 * @param {Part} mark
 */
function directiveFor({ text, blocks }, mark) {
  const at = blocks.findIndex(({ start, end }) => start <= mark.start && mark.start < end);
  const block = blocks[at];
  if (!block) return '';
  const { start, end } = trimmed(text, sentenceAround(text, block, { start: mark.start, end: Math.min(mark.end, block.end) }));
  if (start >= end) return '';
  const words = text.slice(start, end);
  const told = words.length > LONG ? ends(words) : [words];
  const directive = told.map(encoded).join();
  const whole = folded(text);
  const first = folded(told[0] ?? '');
  if (count(whole, first) < 2) return `text=${directive}`;
  // A browser looks for what stands around in one block, and right beside.
  const before = wordsOf(text.slice(block.start, start));
  const near = before.length ? before : wordsOf(blocks[at - 1] ? text.slice(blocks[at - 1].start, blocks[at - 1].end) : '');
  for (let many = 1; many <= Math.min(AROUND, near.length); many++) {
    const prefix = fromWord(near.slice(-many).join(' '));
    if (prefix && count(whole, `${folded(prefix)}${/\s$/.test(text.slice(0, start)) ? ' ' : ''}${first}`) === 1) return `text=${encoded(prefix)}-,${directive}`;
  }
  const suffix = toWord(wordsOf(text.slice(end, block.end)).slice(0, AROUND).join(' '));
  return `text=${directive}${suffix ? `,-${encoded(suffix)}` : ''}`;
}

/**
 * The sentences that a part of a block lies in.
 * @param {string} text
 * @param {Part} block
 * @param {Part} part
 */
function sentenceAround(text, block, part) {
  let { start, end } = part;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.slice(block.start, block.end))) {
    const from = block.start + index;
    const to = from + segment.length;
    if (from < part.end && to > part.start) [start, end] = [Math.min(start, from), Math.max(end, to)];
  }
  return { start, end };
}

/**
 * From the first word's start to the last word's end.
 * @param {string} text
 * @param {Part} part
 */
function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const first = words.search(FIRST);
  const last = words.search(LAST);
  if (first < 0 || last < 0) return { start, end: start };
  return { start: start + first, end: start + last + ((words.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
}

/** First and last words of a long sentence. @param {string} words */
function ends(words) {
  const all = wordsOf(words);
  return [toWord(all.slice(0, ENDS).join(' ')), fromWord(all.slice(-ENDS).join(' '))];
}

/** From its first word on. @param {string} text */
const fromWord = text => text.slice(Math.max(0, text.search(FIRST)));
/** Up to its last word. @param {string} text */
const toWord = text => text.slice(0, trimmed(text, { start: 0, end: text.length }).end);
/** @param {string} text */
const wordsOf = text => text.split(/\s+/).filter(Boolean);
/** As browsers compare: case aside. @param {string} text */
const folded = text => wordsOf(text).join(' ').toLowerCase();

/**
 * How often words stand in a text, counted up to two.
 * @param {string} text
 * @param {string} words
 */
function count(text, words) {
  const first = words ? text.indexOf(words) : -1;
  return first < 0 ? 0 : text.indexOf(words, first + 1) < 0 ? 1 : 2;
}

/** What has a meaning in a directive is written out; so are brackets, at which programs end a link. @param {string} words */
const encoded = words => encodeURIComponent(words.replace(/\s+/g, ' ')).replace(/[-()'!*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
