import assert from 'node:assert/strict';
import { test } from 'node:test';
import { next } from '../../extension/background/walk.js';

/** @param {number} frameId @param {number} before @param {number} after @param {boolean} stands */
const stop = (frameId, before, after, stands = true) => ({ frameId, where: { stands, before, after, total: before + after + (stands ? 1 : 0) } });

test('from claim to claim within a frame, then into the next, and round', () => {
  const first = [stop(0, 0, 2), stop(4, 0, 3, false), stop(9, 0, 1, false)];
  assert.equal(next(first, 1)?.frameId, 0);
  assert.equal(next(first, -1)?.frameId, 9, 'before the first comes the last');
  const last = [stop(0, 2, 0), stop(4, 0, 3, false)];
  assert.equal(next(last, 1)?.frameId, 4);
  assert.equal(next(last, -1)?.frameId, 0);
  assert.equal(next([stop(0, 0, 3, false), stop(4, 2, 0)], 1)?.frameId, 0, 'after the last comes the first');
});

test('a reader who stands nowhere begins at the page’s first claim, or its last', () => {
  const none = [stop(0, 0, 3, false), stop(4, 0, 3, false)];
  assert.deepEqual([next(none, 1)?.frameId, next(none, -1)?.frameId], [0, 4]);
  assert.equal(next([], 1), undefined);
  assert.equal(next([stop(0, 0, 0)], 1)?.frameId, 0);
});
