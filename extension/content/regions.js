/**
 * Which part of a page a block stands in, by the HTML and ARIA standards first, then by what authors call things,
 * then by where the running text is. Tables and plain data only: nothing here reads the DOM, so that the command's
 * HTML reader follows the same rules.
 *
 * 1. A box (an element that holds blocks) asks for a region by its role, else by its tag, else by a word in its
 *    class or id. A comment or teaser word outdoes role and tag. Inside the innermost box with a region, that one holds.
 * 2. A box is not believed where it holds the page's `main` or first `h1`, or, but for comments, more than half of its
 *    running text.
 * 3. The article is: the `article` with the most running text, and those that come near it; else `main`; else the
 *    smallest box that holds three quarters of the running text. `article` and `main` count only where they hold a third of it.
 *    Text of `main` around its article stays content; other articles are teasers; the rest is aside.
 * 4. Content whose words are all links, and which no running text follows, is a teaser.
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
 * @property {number} linked characters in links
 */

/** @type {ReadonlyMap<string, Region | 'main' | 'article'>} */
export const ROLES = new Map(
  /** @type {[string, Region | 'main' | 'article'][]} */ ([
    ['main', 'main'],
    ['article', 'article'],
    ['navigation', 'navigation'],
    ['banner', 'navigation'],
    ['search', 'navigation'],
    ['menu', 'navigation'],
    ['menubar', 'navigation'],
    ['toolbar', 'navigation'],
    ['tablist', 'navigation'],
    ['tree', 'navigation'],
    ['doc-toc', 'navigation'],
    ['complementary', 'aside'],
    ['dialog', 'aside'],
    ['alertdialog', 'aside'],
    ['alert', 'aside'],
    ['status', 'aside'],
    ['note', 'aside'],
    ['contentinfo', 'footer'],
    ['comment', 'comment'],
  ]),
);

/**
 * `header` and `footer` are the page's own only outside `article` and `main` (HTML, "sectioning"); in a quotation they
 * belong to it.
 * @type {ReadonlyMap<string, Region | 'main' | 'article'>}
 */
export const TAGS = new Map(
  /** @type {[string, Region | 'main' | 'article'][]} */ ([
    ['main', 'main'],
    ['article', 'article'],
    ['nav', 'navigation'],
    ['menu', 'navigation'],
    ['search', 'navigation'],
    ['header', 'navigation'],
    ['aside', 'aside'],
    ['dialog', 'aside'],
    ['footer', 'footer'],
  ]),
);

/**
 * Words of class names and ids (`related-stories`, `relatedStories`), most telling first.
 * @type {readonly [Region, readonly string[]][]}
 */
const WORDS = [
  ['comment', ['comment', 'comments', 'commentlist', 'disqus', 'livefyre', 'responses', 'respond', 'replies', 'discussion', 'user reviews']],
  [
    'teaser',
    [
      'related', 'recirc', 'recirculation', 'recommended', 'recommendations', 'teaser', 'teasers', 'read more', 'readmore', 'read next',
      'more stories', 'more news', 'more from', 'more on', 'also read', 'see also box', 'most read', 'most popular', 'popular posts', 'trending',
      'top stories', 'latest news', 'latest stories', 'outbrain', 'taboola', 'zergnet', 'revcontent', 'promo', 'promos', 'up next', 'next post',
      'prev post', 'post navigation', 'nav links', 'jp relatedposts', 'suggested',
    ],
  ],
  ['navigation', ['nav', 'navbar', 'navigation', 'menu', 'breadcrumb', 'breadcrumbs', 'masthead', 'toc', 'pagination', 'pager', 'skip link', 'site header', 'page header', 'global header', 'topbar']],
  ['footer', ['footer', 'colophon', 'site info', 'references', 'reflist', 'footnotes', 'endnotes', 'bibliography']],
  [
    'aside',
    [
      'sidebar', 'infobox', 'navbox', 'share', 'sharing', 'sharedaddy', 'social', 'advert', 'advertisement', 'ad', 'ads', 'dfp', 'sponsor', 'sponsored',
      'cookie', 'cookies', 'consent', 'gdpr', 'subscribe', 'subscription', 'newsletter', 'signup', 'paywall', 'modal', 'popup', 'toolbar', 'widget', 'tags',
      'author bio', 'about author', 'hatnote', 'ambox',
    ],
  ],
];

const PATTERNS = WORDS.map(([region, words]) => ({ region, pattern: new RegExp(` (?:${words.join('|')}) `) }));

/** @type {Map<string, Region | null>} */
const seen = new Map();

/**
 * What an author's names for an element say.
 * @param {string} names its class and id, parted by a space
 * @returns {Region | null}
 */
export function regionOfNames(names) {
  const known = seen.get(names);
  if (known !== undefined) return known;
  const words = ` ${names.slice(0, 400).replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[^A-Za-z]+/g, ' ').toLowerCase()} `;
  const region = PATTERNS.find(({ pattern }) => pattern.test(words))?.region ?? null;
  if (seen.size > 5000) seen.clear();
  seen.set(names, region);
  return region;
}

/** Least characters of a block of running text. */
const RUNNING = 80;
/** Share of the running text that an `article` or `main` must hold to be believed. */
const ENOUGH = 1 / 3;
/** Share of the running text that the box found by density holds. */
const DENSE = 3 / 4;
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
  return blocks.map((block, i) => {
    const region = asked[block.box] ?? content[block.box] ?? (block.title ? 'content' : 'aside');
    return region === 'content' && isLinkList(blocks, i) ? 'teaser' : region;
  });
}

/** @param {RawBlock} block */
function runningIn({ start, end, kind, linked }) {
  const length = end - start;
  return kind !== 'heading' && kind !== 'code' && length >= RUNNING && linked < length / 2 ? length : 0;
}

/** @param {readonly RawBlock[]} blocks @param {number} i */
function isLinkList(blocks, i) {
  const { start, end, linked, title } = blocks[i];
  const next = blocks[i + 1];
  return !title && linked >= 0.8 * (end - start) && !(next && runningIn(next));
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
    for (const i of articles) given[i] = near.includes(i) ? 'content' : 'teaser';
  } else if (mains.length) {
    for (const i of mains) given[i] = 'content';
    for (const i of articles) if (running[i] === 0) given[i] = 'teaser';
  } else {
    given[densest(boxes, running, paragraphs)] = 'content';
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
