/** The command's SARIF is valid by the standard's own schema. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const SCHEMA = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const COMMAND = path.resolve(import.meta.dirname, '../../target/debug/hearsay');

const validate = new Ajv({ meta: false, schemaId: 'auto', allErrors: true, validateSchema: false });
validate.addMetaSchema(require('ajv/lib/refs/json-schema-draft-07.json'));
const isSarif = validate.compile(SCHEMA);

/** @param {string[]} args @param {string} input */
function sarifOf(args, input) {
  const { stdout, stderr, status } = spawnSync(COMMAND, ['audit', '--format', 'sarif', ...args, '-'], { input, encoding: 'utf8' });
  assert.ok(status === 0 || status === 1, stderr);
  return JSON.parse(stdout);
}

/** @type {[string, string[], string, number][]} what, arguments, input, results */
const CASES = [
  ['a text', [], '“It fell 👍,” said Ann Lee.\n\nCritics say the “quay” will drown.\n\nA senior aide said it would hold.\n', 2],
  ['a page', ['--input', 'html'], '<title>A</title><p>Critics say the quay will drown.', 1],
  ['lines', [], '{"id":"a b","text":"Critics say the quay will drown."}\n{"id":2,"text":"Sources said it would hold."}', 2],
  ['nothing', [], '', 0],
];

for (const [what, args, input, count] of CASES) {
  test(`SARIF of ${what} is valid`, () => {
    const log = sarifOf(args, input);
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
    assert.equal(log.runs[0].results.length, count);
  });
}

test('the schema refuses what is no SARIF', () => {
  const log = sarifOf([], 'Critics say the quay will drown.');
  log.runs[0].results[0].level = 'loud';
  assert.ok(!isSarif(log));
});
