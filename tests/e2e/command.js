/** The `hearsay` command on the Documents that the extension harvested: one core, one Report. */

import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** @typedef {import('../../extension/messages.js').Document} Document */
/** @typedef {import('../../extension/messages.js').Report} Report */

const COMMAND = path.resolve(import.meta.dirname, '../../target/debug/hearsay');

/**
 * Audits Documents with the command, offsets in UTF-16.
 * @param {Document[]} documents
 * @returns {Report[]}
 */
export function auditByCommand(documents) {
  const input = documents.map((document, id) => JSON.stringify({ id: String(id), document })).join('\n');
  const args = ['audit', '--format', 'jsonl', '--offsets', 'utf16', '--fail-on', 'serious', '-'];
  const output = run(args, input);
  const lines = output.split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line).report);
}

/**
 * A Document's audit in another form, as the command writes it.
 * @param {Document} document
 * @param {string} format
 */
export function exportByCommand(document, format) {
  const id = document.url ?? '';
  const output = run(['audit', '--format', format === 'json' ? 'jsonl' : format, '--offsets', 'utf16', '--input', 'jsonl', '-'], JSON.stringify({ id, document }));
  return format === 'json' ? `${JSON.stringify(JSON.parse(output).report, null, 2)}\n` : output;
}

/**
 * @param {string[]} args
 * @param {string} input
 * @returns {string} what the command answers
 */
function run(args, input) {
  try {
    return execFileSync(COMMAND, args, { input, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'inherit'] });
  } catch (error) {
    const ended = /** @type {{ status?: number, stdout?: string }} */ (error);
    if (ended.status !== 1) throw error; // 1: there are findings
    return ended.stdout ?? '';
  }
}

/** Runs in the background: keeps every Document that comes in. */
export function keepDocuments() {
  const slot = /** @type {{ documents?: Document[] }} */ (/** @type {unknown} */ (self));
  if (!slot.documents) chrome.runtime.onMessage.addListener(message => void (message.type === 'document' && slot.documents?.push(message.document)));
  slot.documents = [];
}

/** Runs in the background: the Documents that came in since. @returns {Document[]} */
export const keptDocuments = () => /** @type {{ documents?: Document[] }} */ (/** @type {unknown} */ (self)).documents ?? [];
