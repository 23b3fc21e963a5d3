import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShown } from '../../extension/findings.js';
import { fileOf, fromFile, isSame, rulesOff, settle } from '../../extension/ignores.js';
import { PROFILES, STRENGTHS, understood } from '../../extension/settings.js';
import { claim, frame } from './claims.js';

/** @typedef {import('../../extension/ignores.js').Ignore} Ignore */

/** @type {Ignore[]} */
const IGNORES = [
  { what: 'claim', id: 'b', words: 'words' },
  { what: 'site', rule: 'vague-collective', site: 'news.example' },
  { what: 'rule', rule: 'org-collective' },
];

/** What holds where nothing was chosen. */
const NOTHING = { schema: 2, profile: 'auto', ignores: [], sourced: false, strength: 'plain', print: 'drop' };

test('what was stored is taken where it is understood', () => {
  for (const profile of PROFILES) assert.deepEqual(understood({ schema: 2, profile }), { ...NOTHING, profile });
  for (const strength of STRENGTHS) assert.deepEqual(understood({ schema: 2, strength }), { ...NOTHING, strength });
  const stored = { schema: 2, profile: 'news', ignores: IGNORES, sourced: true, strength: 'faint', print: 'keep' };
  assert.deepEqual(understood(stored), stored);
});

test('what an older version stored is brought along, and what a newer one added is passed over', () => {
  assert.deepEqual(understood({ schema: 1, profile: 'strict', ignores: IGNORES }), { ...NOTHING, profile: 'strict', ignores: IGNORES });
  assert.deepEqual(understood({ schema: 1, profile: 'strict', print: 'keep' }), { ...NOTHING, profile: 'strict' }, 'the first knew no print');
  assert.deepEqual(understood({ schema: 99, profile: 'news', smell: 'roses' }), { ...NOTHING, profile: 'news' });
});

test('anything else counts as not stored', () => {
  const bad = [undefined, null, 7, 'strict', [], {}, { profile: 7 }, { profile: 'cruel' }, { schema: 99, profile: {}, ignores: 'all' }, { ignores: { length: 1 } }];
  const worse = [{ schema: 'x' }, { schema: 1, profile: null }, { sourced: 'yes', strength: 3, print: ['keep'] }, { __proto__: null, schema: -1 }, { schema: NaN }];
  for (const stored of [...bad, ...worse]) assert.deepEqual(understood(stored), NOTHING);
  const odd = [null, 3, {}, { what: 'rule' }, { what: 'site', rule: 'x' }, { what: 'claim', id: 3, words: '' }, { what: 'everything', rule: 'x' }, IGNORES[2]];
  assert.deepEqual(understood({ ignores: odd }).ignores, [IGNORES[2]]);
});

test('a file of ignores reads back the same, and half a file is not taken', () => {
  assert.deepEqual(fromFile(fileOf(IGNORES)), IGNORES);
  assert.deepEqual(fromFile(fileOf([])), []);
  const whole = JSON.parse(fileOf(IGNORES));
  const bad = [{ ...whole, schema: 2 }, { ...whole, hearsay: 'else' }, { ...whole, ignores: 'all' }, { ...whole, ignores: [...IGNORES, { what: 'rule' }] }, { ...whole, ignores: [{ what: 'rule', rule: 'x'.repeat(3000) }] }, null, 7, []];
  for (const file of ['', '{', fileOf(IGNORES).slice(0, -9), ...bad.map(one => JSON.stringify(one))]) assert.equal(fromFile(file), null, file.slice(0, 80));
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
