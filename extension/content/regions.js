/**
 * Which part of a page a block stands in, by the HTML and ARIA standards first, then by what authors call things,
 * then by where the running text is. Plain data only: nothing here reads the DOM, so that the command's HTML reader
 * follows the same rules.
 *
 * 1. A box (an element that holds blocks) asks for a region by its role, else by its tag, else by a word in its
 *    class or id. A comment or teaser word outdoes role and tag. Inside the innermost box with a region, that one holds.
 * 2. A box is not believed where it holds the page's `main` or first `h1`, or, but for comments, more than half of its
 *    running text.
 * 3. The article is: the `article` with the most running text, and those that come near it; else `main`; else the
 *    smallest box that holds three quarters of the running text, or the box around it where that holds paragraphs itself.
 *    `article` and `main` count only where they hold a third of it.
 *    Text of `main` around its article stays content; other articles are teasers; the rest is aside.
 * 4. Content whose words are all links to elsewhere, and which no running text follows, is a teaser. So are, where there are
 *    three or more of them, headings that are links and have at most two short blocks under them, with
 *    these.
 *
 * Running text: blocks of at least RUNNING characters of which less than half are linked.
 */

/**
 * @typedef {'content' | 'navigation' | 'aside' | 'footer' | 'comment' | 'teaser'} Region
 * @typedef {'heading' | 'paragraph' | 'list-item' | 'quote' | 'caption' | 'cell' | 'code' | 'other'} Kind
 *
 * @typedef {object} Box an element that holds blocks
 * @property {number} parent index of the box around it; smaller than its own; -1 for the outermost
 * @property {Region | null} asks
 * @property {'main' | 'article' | null} root
 * @property {boolean} holdsTitle whether `main` or the page's first `h1` lie in it
 *
 * @typedef {object} RawBlock
 * @property {number} start
 * @property {number} end
 * @property {Kind} kind
 * @property {boolean} title whether it is an `h1`
 * @property {number} box index of its box
 * @property {number} linked characters in links that lead elsewhere
 */

/** Least characters of a block of running text. */
const RUNNING = 80;
/** Share of the running text that an `article` or `main` must hold to be believed. */
const ENOUGH = 1 / 3;
/** Share of the running text that the box found by density holds. */
const DENSE = 3 / 4;
/** Share of a block's characters that makes it a link. */
const LINK = 0.8;
/** Most characters of a teaser. */
const TEASER = 340;
/** How many teasers are a list of them. */
const LIST = 3;
/** Paragraphs beside the box found that make it only a part of the article. */
const SIBLINGS = 2;
/** Share of the longest article's running text that makes another one an article too. */
const NEAR = 1 / 4;

/**
 * The region of each block.
 * @param {readonly Box[]} boxes parents before children
 * @param {readonly RawBlock[]} blocks
 * @returns {Region[]}
 */
export function regionsOf(boxes, blocks) {
  const running = blocks.map(runningIn);
  const whole = sums(boxes, blocks, running);
  const asked = believed(boxes, whole);
  const free = running.map((length, i) => (asked[blocks[i].box] ? 0 : length));
  const content = contentOf(boxes, blocks, asked, sums(boxes, blocks, free), sums(boxes, blocks, free.map(length => Number(length > 0))));
  const regions = blocks.map((block, i) => {
    const region = asked[block.box] ?? content[block.box] ?? (block.title ? 'content' : 'aside');
    return region === 'content' && isLinkList(blocks, i) ? 'teaser' : region;
  });
  const listed = teasersIn(blocks, regions);
  if (listed.length >= LIST) for (const i of listed.flat()) regions[i] = 'teaser';
  return regions;
}

/** @param {RawBlock} block */
function runningIn({ start, end, kind, linked }) {
  const length = end - start;
  return kind !== 'heading' && kind !== 'code' && length >= RUNNING && linked < length / 2 ? length : 0;
}

/** @param {RawBlock} block */
const isLink = ({ start, end, linked, title }) => !title && linked >= LINK * (end - start);

/** @param {readonly RawBlock[]} blocks @param {number} i */
const isLinkList = (blocks, i) => isLink(blocks[i]) && !(i + 1 < blocks.length && runningIn(blocks[i + 1]));

/**
 * Headings of content that are links, each with the one or two blocks up to the next heading.
 * @param {readonly RawBlock[]} blocks
 * @param {readonly Region[]} regions
 */
function teasersIn(blocks, regions) {
  /** @type {number[][]} */
  const found = [];
  for (let i = 0; i < blocks.length; i++) {
    if (regions[i] === 'navigation' || blocks[i].kind !== 'heading' || !isLink(blocks[i])) continue;
    const group = [i];
    for (let next = i + 1; next < blocks.length && blocks[next].kind !== 'heading' && regions[next] === 'content'; next++) group.push(next);
    const length = group.reduce((sum, at) => sum + blocks[at].end - blocks[at].start, 0);
    if (group.length <= 3 && length <= TEASER) found.push(group.filter(at => regions[at] === 'content'));
  }
  return found;
}

/**
 * The sum of `amounts` of all blocks under each box.
 * @param {readonly Box[]} boxes
 * @param {readonly RawBlock[]} blocks
 * @param {readonly number[]} amounts
 */
function sums(boxes, blocks, amounts) {
  /** @type {number[]} */
  const sum = new Array(boxes.length).fill(0);
  blocks.forEach((block, i) => (sum[block.box] += amounts[i]));
  for (let i = boxes.length - 1; i > 0; i--) sum[boxes[i].parent] += sum[i];
  return sum;
}

/**
 * Rules 1 and 2: the region of each box that is not content.
 * @param {readonly Box[]} boxes
 * @param {readonly number[]} running
 */
function believed(boxes, running) {
  /** @type {(Region | null)[]} */
  const regions = [];
  boxes.forEach(({ parent, asks, holdsTitle }, i) => {
    const above = parent < 0 ? null : regions[parent];
    const doubtful = holdsTitle || (asks !== 'comment' && running[i] > running[0] / 2);
    regions.push(asks && !doubtful ? asks : above);
  });
  return regions;
}

/**
 * Rule 3: for each box content, teaser or, where it is neither, `undefined`.
 * @param {readonly Box[]} boxes
 * @param {readonly RawBlock[]} blocks
 * @param {readonly (Region | null)[]} asked
 * @param {readonly number[]} running
 * @param {readonly number[]} paragraphs blocks of running text in each box
 */
function contentOf(boxes, blocks, asked, running, paragraphs) {
  const total = running[0] ?? 0;
  /** @type {(Region | undefined)[]} */
  const given = new Array(boxes.length).fill(undefined);
  const isRoot = outermost(boxes, asked);
  const roots = boxes.map((_, i) => i).filter(i => isRoot[i] && !asked[i]);
  const articles = roots.filter(i => boxes[i].root === 'article');
  const longest = Math.max(0, ...articles.map(i => running[i]));
  const near = articles.filter(i => running[i] >= longest * NEAR && running[i] > 0);
  const inArticles = near.reduce((sum, i) => sum + running[i], 0);
  const mains = boxes.map((_, i) => i).filter(i => boxes[i].root === 'main' && running[i] > 0 && running[i] >= total * ENOUGH);
  if (total > 0 && inArticles >= total * ENOUGH) {
    for (const i of mains) given[i] = 'content';
    for (const i of articles) given[i] = 'teaser';
    for (const i of near) given[i] = 'content';
  } else if (mains.length) {
    for (const i of mains) given[i] = 'content';
    for (const i of articles) if (running[i] === 0) given[i] = 'teaser';
  } else {
    given[withSiblings(densest(boxes, running, paragraphs), boxes, paragraphs)] = 'content';
  }
  boxes.forEach(({ parent }, i) => (given[i] ??= parent < 0 ? undefined : given[parent]));
  return given;
}

/**
 * Which boxes are an article that lies in no other.
 * @param {readonly Box[]} boxes
 * @param {readonly (Region | null)[]} asked
 */
function outermost(boxes, asked) {
  /** @type {boolean[]} */
  const within = [];
  return boxes.map(({ parent, root }, i) => {
    const above = parent >= 0 && within[parent];
    within.push(above || (root === 'article' && !asked[i]));
    return root === 'article' && !above;
  });
}

/**
 * The smallest box that holds DENSE of the running text, and more than two paragraphs of it.
 * @param {readonly Box[]} boxes
 * @param {readonly number[]} running
 * @param {readonly number[]} paragraphs
 */
function densest(boxes, running, paragraphs) {
  let found = 0;
  boxes.forEach(({ parent }, i) => {
    if (parent === found && paragraphs[i] > 2 && running[i] >= running[0] * DENSE) found = i;
  });
  return found;
}

/**
 * The box around `found`, if paragraphs stand in that beside it; else `found`.
 * @param {number} found
 * @param {readonly Box[]} boxes
 * @param {readonly number[]} paragraphs
 */
function withSiblings(found, boxes, paragraphs) {
  const around = boxes[found]?.parent ?? -1;
  if (around < 0) return found;
  const hasChild = boxes.map(() => false);
  for (const { parent } of boxes) if (parent >= 0) hasChild[parent] = true;
  const beside = boxes.filter(({ parent }, i) => parent === around && paragraphs[i] === 1 && !hasChild[i]).length;
  return beside >= SIBLINGS ? around : found;
}
