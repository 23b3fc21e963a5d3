/** How marks look on what a page really shows: measured on screenshots with and without them, in either browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { luminance } from '../../extension/content/colour.js';
import { step } from './card.js';
import { store } from './drive/background.js';
import { pixelsOf } from './drive/png.js';
import { steady, until } from './drive/wait.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */
/** @typedef {import('./drive/read.js').Box} Box */
/** @typedef {import('./drive/png.js').Picture} Picture */
/** @typedef {{ name: string, text: string, boxes: Box[] }} Mark */

/** Least contrast of what is drawn, and of words, with what is behind (WCAG 2.2, 1.4.11 and 1.4.3). */
const [DRAWN, WORDS] = [3, 4.5];
/** Least part of a mark's length on which its line stands out: a dash or dot is followed by a gap. */
const LENGTH = 0.4;
/** How far a line may reach below its words, in pixels. */
const BELOW = 4;

/** All walls of `grounds.html` are in view. */
const size = { width: 1000, height: 1560 };

/**
 * @template {Browser} B
 * @param {{ label: string, launch: (options: { size: typeof size }) => Promise<B> }} Kind
 */
export async function testLooks(Kind) {
  const { browser, site } = await opened({ launch: () => Kind.launch({ size }) });

  /** Opens a page anew, audits it, and measures its marks. @param {string} name @param {object} settings */
  const measure = async (name, settings) => {
    await browser.inBackground(store, settings);
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    await browser.audit();
    await browser.besidePanel();
    const marks = await steady('the marks', () => browser.beside(readBoxes));
    const shown = pixelsOf(await browser.screenshot());
    await browser.evaluate(() => CSS.highlights.clear());
    await until('a page without marks', async () => (await browser.marks()).length === 0);
    const bare = pixelsOf(await browser.screenshot());
    return marks.map(mark => ({ ...mark, ...measured(mark, shown, bare) }));
  };

  for (const strength of ['plain', 'faint', 'strong']) {
    test(`${Kind.label}: on every ground a mark’s line stands out, and its words stay as readable, ${strength}`, async () => {
      const marks = await measure('grounds', { strength, sourced: true });
      assert.equal(marks.length, 34);
      for (const { name, text, line, words } of marks) {
        assert.ok(line >= LENGTH, `${name}, ${text}: its line is seen on ${line.toFixed(2)} of its length`);
        assert.ok(words >= WORDS, `${name}, ${text}: its words have a contrast of ${words.toFixed(1)}`);
      }
    });
  }

  test(`${Kind.label}: a claim out of view is there at once, however the page would scroll`, async () => {
    await browser.inBackground(store, {});
    await browser.open('about:blank');
    await browser.open(site.url('long.html'));
    await browser.audit();
    await browser.evaluate(scrollSlowly);
    await step(browser);
    await step(browser);
    await until('the card', () => browser.card());
    const heights = await steady('the page', () => browser.evaluate(() => /** @type {number[]} */ (Reflect.get(globalThis, 'heights'))));
    assert.ok(heights.length > 0 && heights.length <= 2, `seen at ${heights}`);
  });

  return { browser, measure };
}

/** Where each mark stands. @returns {Mark[]} */
const readBoxes = () => {
  /** @type {Mark[]} */
  const marks = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!name.startsWith('hearsay-')) return;
    highlight.forEach(range => {
      const boxes = Array.from(/** @type {Range} */ (range).getClientRects(), ({ x, y, width, height }) => ({ x, y, width, height }));
      marks.push({ name, text: range.toString(), boxes });
    });
  });
  return marks;
};

/** Has the page scroll softly, and keeps where it has been. */
const scrollSlowly = () => {
  document.documentElement.style.scrollBehavior = 'smooth';
  const heights = /** @type {number[]} */ ([]);
  Object.assign(globalThis, { heights });
  addEventListener('scroll', () => heights.at(-1) !== scrollY && heights.push(scrollY));
};

/**
 * @param {Mark} mark
 * @param {Picture} shown
 * @param {Picture} bare the same without marks
 * @returns {{ line: number, words: number, changed: number }} on what part of its length its line stands out, pixel by pixel; the
 *   contrast that its words have with what is under most of them; what part of all its pixels is not as it was
 */
function measured({ boxes }, shown, bare) {
  const pixels = boxes.flatMap(box => [...within(box, shown)]).map(([x, y]) => ({ now: shown.at(x, y), before: bare.at(x, y) }));
  const ground = commonest(pixels.map(({ before }) => before));
  const ink = pixels.reduce((best, { before }) => (between(before, ground) > between(best, ground) ? before : best), ground);
  const drawn = pixels.filter(({ now, before }) => between(now, before) >= DRAWN);
  // What was no word and is no line: the ground, or what is laid on it now.
  const under = pixels.filter(({ now, before }) => between(now, before) < 2 && between(before, ground) < 1.1);
  return {
    line: drawn.length / boxes.reduce((sum, { width }) => sum + width, 0),
    words: under.map(({ now }) => between(now, ink)).sort((a, b) => a - b)[under.length >> 1],
    changed: pixels.filter(({ now, before }) => between(now, before) > 1.1).length / pixels.length,
  };
}

/** @param {Box} box @param {Picture} picture */
function* within({ x, y, width, height }, picture) {
  for (let row = Math.floor(y); row < Math.min(y + height + BELOW, picture.height); row++) {
    for (let column = Math.floor(x); column < Math.min(x + width, picture.width); column++) yield /** @type {[number, number]} */ ([column, row]);
  }
}

/** @type {Map<number, number>} */
const luminances = new Map();

/** @param {number} colour */
function lightOf(colour) {
  const known = luminances.get(colour);
  if (known !== undefined) return known;
  const light = luminance({ r: (colour >> 16) / 255, g: ((colour >> 8) & 255) / 255, b: (colour & 255) / 255, a: 1 });
  luminances.set(colour, light);
  return light;
}

/** Contrast ratio of two colours, 1 to 21. @param {number} one @param {number} other */
function between(one, other) {
  const [a, b] = [lightOf(one), lightOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {number[]} colours */
function commonest(colours) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
