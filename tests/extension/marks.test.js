import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { contrast, parse, through, WHITE } from '../../extension/content/colour.js';
import { DARKEST, INKS, kindOf, KINDS, LIGHTEST, NAMES, nameOf, sheet } from '../../extension/content/marks.js';
import { claim, named } from './claims.js';

/** @typedef {import('../../extension/content/colour.js').Colour} Colour */

/** @param {string} hex @returns {Colour} */
const colour = hex => /** @type {Colour} */ (parse(`rgb(${[1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`));
/** @param {number} level @returns {Colour} */
const grey = level => ({ r: level, g: level, b: level, a: 1 });
/** The grey of a luminance: WCAG's formula turned round. @param {number} luminance */
const encoded = luminance => (luminance <= 0.00304 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055);
const WASH = /::highlight\((hearsay-\w+-\d-(light|dark))\)\{background:color-mix\(in srgb,(#[0-9a-f]{6}) (\d+)%,transparent\)/g;

test('colours of the marks are those of the tokens', () => {
  const [light = '', dark = ''] = fs.readFileSync(new URL('../../extension/tokens.css', import.meta.url), 'utf8').split('@media (prefers-color-scheme: dark)');
  for (const [tokens, inks] of /** @type {const} */ ([[light, INKS.light], [dark, INKS.dark]])) {
    for (const [verdict, ink] of Object.entries(inks)) assert.ok(tokens.includes(`--${verdict}: ${ink}`), `${verdict} ${ink}`);
  }
});

test('lines stand out from every ground that they are drawn on: by three to one, their own wash under them', () => {
  for (const [inks, worst, best] of /** @type {const} */ ([[INKS.light, LIGHTEST, 1], [INKS.dark, DARKEST, 0]])) {
    for (const [verdict, ink] of Object.entries(inks)) {
      for (const ground of [worst, best]) assert.ok(contrast(colour(ink), grey(encoded(ground))) >= 3, `${verdict} ${ink} on ${ground}`);
    }
  }
  let washed = 0;
  for (const [, name = '', ground, ink = '', share] of sheet().matchAll(WASH)) {
    washed++;
    const behind = ground === 'light' ? WHITE : { r: 0.12, g: 0.14, b: 0.16, a: 1 };
    assert.ok(contrast(colour(ink), through({ ...colour(ink), a: Number(share) / 100 }, behind)) >= 3, name);
  }
  assert.equal(washed, 12);
});

test('text is read through every mark: what was readable by 7 to 1 stays so by 4.5', () => {
  for (const [, name = '', ground, ink = '', share] of sheet().matchAll(WASH)) {
    const [text, behind] = ground === 'light' ? [grey(0.349), WHITE] : [grey(0.68), grey(0.07)];
    assert.ok(contrast(text, behind) >= 7);
    assert.ok(contrast(text, through({ ...colour(ink), a: Number(share) / 100 }, behind)) >= 4.5, name);
  }
});

test('every mark has a rule, and nothing but highlights is in the sheet', () => {
  const text = sheet();
  for (const name of NAMES) assert.ok(text.includes(`::highlight(${name})`), name);
  for (const [, selectors = ''] of text.replace(/@media[^{]*\{/g, '').matchAll(/([^{}]+)\{/g)) {
    for (const selector of selectors.trim().split(',')) assert.match(selector, /^::highlight\(hearsay-[\w-]+\)$/);
  }
  assert.doesNotMatch(text, /animation|transition|--|[^-]color:/, 'nothing moves, no variables, text keeps its colour');
});

test('severity is told by strength, which the reader’s choice moves; what is sourced is faint', () => {
  const strengths = (/** @type {import('../../extension/settings.js').Strength} */ strength) =>
    /** @type {const} */ (['minor', 'moderate', 'serious']).map(severity => kindOf(claim('a', 0, { severity }), strength));
  assert.deepEqual(strengths('plain'), ['unattributed-1', 'unattributed-2', 'unattributed-3']);
  assert.deepEqual(strengths('faint'), ['unattributed-0', 'unattributed-1', 'unattributed-2']);
  assert.deepEqual(strengths('strong'), ['unattributed-2', 'unattributed-3', 'unattributed-4']);
  assert.equal(kindOf(named('a', 0), 'strong'), 'named-0');
  for (const kind of [...strengths('faint'), ...strengths('strong'), 'named-0']) assert.ok(KINDS.includes(kind));
  assert.equal(nameOf('named-0', 'dark'), 'hearsay-named-0-dark');
});
