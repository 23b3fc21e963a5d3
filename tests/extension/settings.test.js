import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShown } from '../../extension/findings.js';
import { isSame, rulesOff, settle } from '../../extension/ignores.js';
import { PROFILES, understood } from '../../extension/settings.js';
import { claim, frame } from './claims.js';

/** @typedef {import('../../extension/ignores.js').Ignore} Ignore */

/** @type {Ignore[]} */
const IGNORES = [
  { what: 'claim', id: 'b', words: 'words' },
  { what: 'site', rule: 'vague-collective', site: 'news.example' },
  { what: 'rule', rule: 'org-collective' },
];

test('what was stored is taken where it is understood', () => {
  for (const profile of PROFILES) assert.deepEqual(understood({ schema: 1, profile }), { schema: 1, profile, ignores: [] });
  const stored = { schema: 1, profile: 'news', ignores: IGNORES };
  assert.deepEqual(understood(stored), stored);
});

test('anything else counts as not stored', () => {
  for (const stored of [undefined, null, 7, 'strict', [], {}, { profile: 7 }, { profile: 'cruel' }, { schema: 99, profile: {}, ignores: 'all' }, { ignores: { length: 1 } }]) {
    assert.deepEqual(understood(stored), { schema: 1, profile: 'auto', ignores: [] });
  }
  const odd = [null, 3, {}, { what: 'rule' }, { what: 'site', rule: 'x' }, { what: 'claim', id: 3, words: '' }, { what: 'everything', rule: 'x' }, IGNORES[2]];
  assert.deepEqual(understood({ ignores: odd }).ignores, [IGNORES[2]]);
});

test('a rule is off where the reader said so', () => {
  assert.deepEqual(rulesOff(IGNORES, 'news.example'), ['vague-collective', 'org-collective']);
  assert.deepEqual(rulesOff(IGNORES, 'other.example'), ['org-collective']);
  assert.deepEqual(rulesOff([], 'news.example'), []);
});

test('a claim that is ignored is shown no more, and keeps its verdict', () => {
  const { report } = frame([claim('a', 0), claim('b', 9), claim('c', 20, { verdict: 'review', severity: 'review' })]);
  assert.ok(report);
  assert.deepEqual(settle(report, [...IGNORES, { what: 'claim', id: 'c', words: '' }]).claims.map(isShown), [true, false, false]);
  assert.equal(report.claims[1]?.verdict, 'unattributed');
});

test('the same is the same, however its words read', () => {
  assert.ok(isSame({ what: 'claim', id: 'b', words: 'other' }, /** @type {Ignore} */ (IGNORES[0])));
  assert.ok(!isSame({ what: 'rule', rule: 'vague-collective' }, /** @type {Ignore} */ (IGNORES[1])));
});
