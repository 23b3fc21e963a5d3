import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFindings, standing } from '../../extension/findings.js';
import { countGroups, groupOf, SHOWN_FIRST } from '../../extension/panel/groups.js';
import { sectionsOf } from '../../extension/panel/rows.js';
import { claim, frame, named } from './claims.js';

const ALL = new Set(SHOWN_FIRST);
/** @param {ReturnType<typeof sectionsOf>} sections */
const shape = sections => sections.map(({ heading, frame, rows }) => [heading, frame?.title ?? null, rows.map(({ key }) => key)]);

test('rows stand in page order under the page’s own headings', () => {
  const state = frame([claim('c', 90), claim('a', 5), claim('b', 40), claim('d', 95)], {
    outline: [{ start: 20, text: 'First' }, { start: 60, text: 'Second' }, { start: 80, text: 'Third' }],
  });
  assert.deepEqual(shape(sectionsOf([{ frameId: 0, state }], ALL)), [
    ['', null, ['0:a']],
    ['First', null, ['0:b']],
    ['Third', null, ['0:c', '0:d']],
  ]);
});

test('a frame’s rows come after the page’s, named once, and ids may repeat', () => {
  const page = frame([claim('a', 5)]);
  const inner = frame([claim('a', 5), claim('b', 50)], { top: false, title: 'Inner', outline: [{ start: 40, text: 'Late' }] });
  assert.deepEqual(shape(sectionsOf([{ frameId: 0, state: page }, { frameId: 7, state: inner }], ALL)), [
    ['', null, ['0:a']],
    ['', 'Inner', ['7:a']],
    ['Late', null, ['7:b']],
  ]);
});

test('only the groups that are switched on are listed', () => {
  const state = frame([claim('a', 5), named('b', 10)]);
  assert.deepEqual(shape(sectionsOf([{ frameId: 0, state }], new Set(['sourced']))), [['', null, ['0:b']]]);
  assert.deepEqual(sectionsOf([{ frameId: 0, state }], new Set()), []);
});

test('words that went from the page are said to be gone', () => {
  const [section] = sectionsOf([{ frameId: 0, state: frame([claim('a', 5), claim('b', 9)], { unplaced: ['b'] }) }], ALL);
  assert.deepEqual(section?.rows.map(({ gone }) => gone), [false, true]);
});

test('a claim within another counts by itself only where its source is another', () => {
  const source = { start: 1, end: 4, text: 'she' };
  const other = { start: 30, end: 34, text: 'they' };
  const report = /** @type {NonNullable<ReturnType<typeof frame>['report']>} */ (
    frame([claim('whole', 5, { source }), claim('part', 6, { part_of: 'whole', source }), claim('else', 7, { part_of: 'whole', source: other }), claim('lost', 8, { part_of: 'none' })]).report
  );
  assert.deepEqual(standing(report).map(({ id }) => id), ['whole', 'else', 'lost']);
  assert.equal(countFindings(report), 3);
});

test('every claim is in one group, and nothing is hidden', () => {
  assert.equal(groupOf(claim('a', 0)), 'unattributed');
  assert.equal(groupOf(claim('a', 0, { verdict: 'unnamed' })), 'unnamed');
  assert.equal(groupOf(claim('a', 0, { verdict: 'unnamed', severity: 'info' })), 'noted');
  assert.equal(groupOf(claim('a', 0, { verdict: 'unnamed', act: 'attitude', rule: null, severity: null })), 'noted');
  assert.equal(groupOf(claim('a', 0, { verdict: 'review', severity: 'review' })), 'review');
  assert.equal(groupOf(claim('a', 0, { severity: null })), 'noted', 'ignored');
  assert.equal(groupOf(claim('a', 0, { verdict: 'review', severity: null })), 'noted', 'ignored');
  assert.equal(groupOf(named('a', 0)), 'sourced');
  assert.equal(groupOf(named('a', 0, { verdict: 'cited' })), 'sourced');
  assert.equal(groupOf(claim('a', 0, { verdict: 'named', rule: 'late-source', severity: 'minor' })), 'late');
  const counts = countGroups([frame([claim('a', 0), named('b', 9)]), frame([claim('c', 0)])]);
  assert.deepEqual(counts, { unattributed: 2, unnamed: 0, late: 0, review: 0, sourced: 1, noted: 0 });
});
