import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** @param {string} file */
const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');

test('the style of the page to print is let in by its digest, in the page and in our own policy', () => {
  const digest = `'sha256-${createHash('sha256').update(read('src/export/page.css')).digest('base64')}'`;
  assert.ok(read('src/export/page.rs').includes(digest.slice(1, -1)));
  assert.ok(read('extension/manifest.json').includes(`style-src 'self' ${digest}`));
});
