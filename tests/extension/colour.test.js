import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, luminance, parse, through, WHITE } from '../../extension/content/colour.js';

test('colours are read as browsers write them', () => {
  assert.deepEqual(parse('rgb(255, 0, 51)'), { r: 1, g: 0, b: 0.2, a: 1 });
  assert.deepEqual(parse('rgba(0, 0, 0, 0)'), { r: 0, g: 0, b: 0, a: 0 });
  assert.deepEqual(parse('color(srgb 0.5 0.25 1 / 0.5)'), { r: 0.5, g: 0.25, b: 1, a: 0.5 });
  assert.equal(parse('oklch(0.2 0.1 30)')?.r, 0.2);
  assert.equal(parse('lab(80% 3 4)')?.g, 0.8);
  assert.equal(parse('lab(80 3 4)')?.g, 0.8);
  assert.equal(parse('transparent-ish'), null);
});

test('a ground seen through another', () => {
  const grey = through({ r: 0, g: 0, b: 0, a: 0.5 }, WHITE);
  assert.deepEqual(grey, { r: 0.5, g: 0.5, b: 0.5, a: 1 });
});

test('luminance and contrast as WCAG defines them', () => {
  assert.equal(luminance(WHITE), 1);
  assert.equal(Math.round(contrast(WHITE, { r: 0, g: 0, b: 0, a: 1 })), 21);
});
