/** The card as a reader sees it, in either browser: whole, beside its claim, over everything, in its own looks. */

import assert from 'node:assert/strict';
import { contrast, parse } from '../../extension/content/colour.js';
import { folded } from '../../extension/content/whitespace.js';
import { tellPage } from './drive/background.js';
import { steady, until } from './drive/wait.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */
/** @typedef {import('./drive/read.js').Box} Box */
/** @typedef {import('../../extension/core/hearsay.js').Claim} Claim */

/** Its looks on a page that has none of its own. */
const LOOKS = ['14px', '400', 'normal', '20.3px', 'normal', '0px', 'none', '0px', 'start', 'horizontal-tb', 'ltr', 'visible', '1', 'normal', 'auto', 'auto', 'auto'];
/** Least contrast of words that are read (WCAG 2.2, AAA). */
const READABLE = 7;

/** @param {Box} one @param {Box} other */
const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/** Goes to the next claim. @param {Browser} browser */
export const step = browser => browser.inBackground(tellPage, { type: 'step', by: 1 });

/**
 * Waits for a claim's card, and holds that it can be read.
 * @param {Browser} browser
 * @param {Claim} claim
 */
export async function seeCard(browser, claim) {
  const words = claim.selector.exact;
  await until(words, async () => (await browser.card()).includes(folded(claim.content.text).slice(0, 20)));
  const { card, lines, window } = await steady('the card', async () => ({ card: await browser.boxInCard(), ...(await browser.beside(readPlace)) }));
  assert.ok(lines.length > 0 && lines.some(line => overlap(line, { x: 0, y: 0, ...window })), `${words} is in view`);
  assert.ok(card.x >= 0 && card.y >= 0 && card.x + card.width <= window.width + 0.5 && card.y + card.height <= window.height + 0.5, `${words}: ${JSON.stringify({ card, window })}`);
  assert.ok(card.height >= 100 && card.width >= 200, 'it can be read');
  assert.deepEqual(lines.filter(line => overlap(line, card)), [], `${words}: ${JSON.stringify({ card, lines })}`);
  for (const share of [0.1, 0.5, 0.9]) assert.equal(await browser.beside(topAt, card.x + card.width * share, card.y + card.height * share), 'hearsay-card', 'nothing lies over it');
  const { looks, text, ground } = await browser.looksOfCard();
  assert.deepEqual(looks, LOOKS, 'nothing of the page’s style is seen');
  const [ink, paper] = [parse(text), parse(ground)];
  assert.ok(ink && paper && contrast(ink, paper) >= READABLE, `${text} on ${ground}`);
}

/** Where the claim stands that the reader is on, and how much of the page is seen. */
const readPlace = () => {
  /** @type {Box[]} */
  const lines = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!/^hearsay-current-/.test(name)) return;
    highlight.forEach(range => {
      for (const { x, y, width, height } of Array.from(/** @type {Range} */ (range).getClientRects())) lines.push({ x, y, width, height });
    });
  });
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement;
  return { lines, window: { width: Math.min(clientWidth || innerWidth, innerWidth), height: Math.min(clientHeight || innerHeight, innerHeight) } };
};

/** @param {number} x @param {number} y @returns {string} the topmost element's name */
export const topAt = (x, y) => Document.prototype.elementFromPoint.call(document, x, y)?.localName ?? '';
