import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '../../extension/content/part.js';
import { claim, frame, named } from './claims.js';

const who = { name: 'Ida Marr', kind: /** @type {const} */ ('person'), via: [] };
const TEXT = 'one two three four five six seven eight nine ten';

test('a part of a report holds what touches it, counted anew', () => {
  const { report } = frame([claim('a', 0), named('b', 10, { attributed_to: who }), claim('c', 13, { part_of: 'a' }), claim('d', 30)]);
  assert.ok(report);
  const part = partOf(report, { start: 4, end: 18 }, TEXT);
  assert.deepEqual(part.claims.map(({ id }) => id), ['a', 'b', 'c']);
  assert.deepEqual(part.summary, { claims: 2, named: 1, cited: 0, unnamed: 0, unattributed: 1, review: 0 }, 'a claim within another is not counted again');
  assert.deepEqual(part.sources, [{ name: 'Ida Marr', kind: 'person', claims: 1, words: 1 }]);
  assert.equal(part.document.words, 3);
  assert.equal(report.claims.length, 4, 'the whole stays whole');
});

test('a claim whose whole lies without stands for itself', () => {
  const { report } = frame([claim('a', 0), claim('c', 20, { part_of: 'a' })]);
  assert.ok(report);
  assert.deepEqual(partOf(report, { start: 18, end: 26 }, TEXT).claims.map(({ id, part_of }) => [id, part_of]), [['c', null]]);
  assert.deepEqual(partOf(report, { start: 0, end: 0 }, TEXT).claims, []);
});
