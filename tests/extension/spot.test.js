import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spotFor } from '../../extension/content/spot.js';

const WINDOW = { width: 800, height: 600 };
const CARD = { width: 336, height: 200 };

/** A line's box. @param {number} left @param {number} top @param {number} width @param {number} height */
const line = (left, top, width, height = 20) => ({ left, top, width, height, right: left + width, bottom: top + height });

/** Whether a card at a spot lies in the window and on none of the lines. @param {import('../../extension/content/spot.js').Line[]} lines */
function placed(lines, window = WINDOW, card = CARD, fromRight = false) {
  const spot = spotFor(lines, card, window, fromRight);
  assert.ok(spot);
  const height = Math.min(card.height, spot.height);
  const box = line(spot.left, spot.top, Math.min(card.width, spot.width), height);
  assert.ok(box.left >= 0 && box.top >= 0 && box.right <= window.width && box.bottom <= window.height, 'in the window');
  const covers = lines.some(({ left, right, top, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top);
  return { ...spot, covers };
}

test('below its claim, where that begins on the last line', () => {
  const spot = placed([line(400, 100, 300), line(60, 124, 100), line(160, 124, 80)]);
  assert.deepEqual([spot.left, spot.top, spot.covers], [60, 152, false]);
});

test('above where there is no room below', () => {
  const spot = placed([line(100, 500, 300)]);
  assert.ok(spot.top + CARD.height <= 500 && !spot.covers);
});

test('at the window’s edge it stays inside', () => assert.ok(!placed([line(700, 100, 90)]).covers));

test('beside a claim that is high and narrow', () => {
  const lines = Array.from({ length: 24 }, (_, at) => line(100, 60 + at * 20, 200));
  assert.ok(!placed(lines).covers);
});

test('lower, and scrolling, where it fits nowhere', () => {
  const spot = placed(Array.from({ length: 5 }, (_, at) => line(10, 180 + at * 20, 380)), { width: 400, height: 480 }, { width: 336, height: 300 });
  assert.ok(spot.height < 300 && !spot.covers);
});

test('narrower, where there is room beside it alone', () => {
  const lines = Array.from({ length: 8 }, (_, at) => line(320, 100 + at * 25, 150));
  const spot = placed(lines, { width: 480, height: 400 }, { width: 336, height: 300 });
  assert.ok(spot.width < 336 && spot.width >= 220 && !spot.covers);
});

test('in a language that runs from right to left it ends where its claim ends', () => {
  const spot = placed([line(300, 100, 400)], WINDOW, CARD, true);
  assert.equal(spot.left + CARD.width, 700);
});

test('a claim that fills the window is covered, but in its corner', () => {
  const lines = Array.from({ length: 30 }, (_, at) => line(0, at * 20, 800));
  assert.ok(placed(lines).top > 0);
});

test('nowhere for a claim that is out of view', () => {
  assert.equal(spotFor([line(100, -40, 300)], CARD, WINDOW, false), null);
  assert.equal(spotFor([line(100, 700, 300)], CARD, WINDOW, false), null);
  assert.equal(spotFor([], CARD, WINDOW, false), null);
});
