/** A wrong mark in a few lines, to be pasted where it can be mended. Nothing is sent; no address unless the reader says so. */

import { text } from './strings.js';

/** @typedef {import('./core/hearsay.js').Claim} Claim */

/**
 * @param {Claim} claim
 * @param {string} version of the engine
 * @param {string} [address] the page's, where the reader ticked it
 */
export function wrongMark(claim, version, address) {
  const { form, verdict, rule, severity, source } = claim;
  const [before, words, after] = wordsAround(claim);
  const lines = [
    text('wrong_title', { version }),
    text('wrong_sentence', { words: `${before}[${words}]${after}` }),
    text('wrong_finding', { finding: [verdict, rule, severity, form].filter(Boolean).join(', ') }),
    source ? text('wrong_source', { source: onOneLine(source.text) }) : '',
    address ? text('wrong_address', { address }) : '',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

/**
 * A claim's marked words, and those before and after them in their paragraph; `…` where the page goes on.
 * @param {Claim} claim
 * @returns {[before: string, words: string, after: string]}
 */
export function wordsAround({ selector: { exact, prefix, suffix } }) {
  const before = prefix.split('\n').at(-1) ?? '';
  const after = suffix.split('\n')[0] ?? '';
  // Cut where a word begins, as the selector may cut anywhere.
  const isCut = before === prefix && prefix !== '';
  const goesOn = after === suffix && suffix !== '';
  const start = isCut ? before.replace(/^\S*\s+/, '…') : before;
  const end = goesOn ? after.replace(/\s+\S*$/, '…') : after;
  return [fold(start.trimStart()), onOneLine(exact), fold(end.trimEnd())];
}

/** @param {string} words */
const fold = words => words.replace(/\s+/g, ' ');

/** @param {string} words */
const onOneLine = words => fold(words).trim();
