import assert from 'node:assert/strict';
import { test } from 'node:test';

// What is read of a page's prototypes at start.
for (const name of ['Node', 'Element', 'Document', 'HTMLSlotElement', 'ShadowRoot']) Reflect.set(globalThis, name, class {});
const { Painting } = await import('../../extension/content/paint.js');

/** @type {any} */
const claim = { id: 'a', verdict: 'unnamed', severity: 'serious', rule: 'vague-collective', part_of: null, source: null, mark: { start: 0, end: 9 } };
/** @type {any} */
const report = { claims: [claim] };
/** @type {any} */
const [nowhere, somewhere] = [{ rangesOf: () => null }, { rangesOf: () => [{}] }];

test('a claim that has no place is no reason to paint a page anew, until it has one', () => {
  const painting = new Painting(report, nowhere, { sourced: false, strength: 'plain', print: 'drop' }, /** @type {any} */ (new Map()));
  painting.place(10);
  assert.deepEqual(painting.unplaced, ['a']);
  assert.equal(painting.isIntact(nowhere), true);
  assert.equal(painting.isIntact(somewhere), false);
});
