import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILES, understood } from '../../extension/settings.js';

test('what was stored is taken where it is understood', () => {
  for (const profile of PROFILES) assert.deepEqual(understood({ schema: 1, profile }), { schema: 1, profile });
});

test('anything else counts as not stored', () => {
  for (const stored of [undefined, null, 7, 'strict', [], {}, { profile: 7 }, { profile: 'cruel' }, { schema: 99, profile: {} }]) {
    assert.deepEqual(understood(stored), { schema: 1, profile: 'auto' });
  }
});
