import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SPOKEN, spokenOf } from '../../www/language.js';

test('the site speaks what the extension speaks', () => {
  const locales = fs.readdirSync(path.resolve(import.meta.dirname, '../../extension/_locales'));
  assert.deepEqual([...SPOKEN].sort(), locales.sort());
});

test('the language that is wanted most is spoken, with its region, else English', () => {
  assert.equal(spokenOf([null, 'pt-BR', 'de-CH', 'fr']), 'de-CH');
  assert.equal(spokenOf(['he', 'de']), 'he');
  assert.equal(spokenOf(['../../x', 'ja']), 'en');
  assert.equal(spokenOf([]), 'en');
});
