/** What a test page is expected to show: `pages/NAME.html` and, beside it, `pages/NAME.expected.txt`. */

import fs from 'node:fs';
import path from 'node:path';
import { folded } from '../../extension/content/whitespace.js';
import { isShown, standing } from '../../extension/findings.js';

/** @typedef {import('../../extension/messages.js').FrameState} FrameState */
/** @typedef {import('../../extension/core/hearsay.js').Claim} Claim */

/** Where the pages lie. */
export const PAGES = path.join(import.meta.dirname, 'pages');

/** Names of all pages that have expectations, folders and all. */
export const pageNames = () =>
  fs.readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).sort().flatMap(file => (file.endsWith('.expected.txt') ? [file.replace('.expected.txt', '')] : []));

/**
 * Lines are `rule: marked words` in the order of the page, or `status: …` where nothing is audited; `#` begins a comment.
 * @param {string} name
 * @returns {{ status: string, findings: string[] }}
 */
export function expectedOf(name) {
  const lines = fs.readFileSync(path.join(PAGES, `${name}.expected.txt`), 'utf8').split('\n');
  const said = lines.map(line => line.trim()).filter(line => line && !line.startsWith('#'));
  const status = said.find(line => line.startsWith('status: '))?.slice('status: '.length);
  return { status: status ?? 'marked', findings: said.filter(line => !line.startsWith('status: ')) };
}

/** Claims that a frame shows, in the order of the page. @param {FrameState} state */
export const shownIn = state => (state.report ? standing(state.report).filter(isShown).sort((a, b) => a.mark.start - b.mark.start) : []);

/** A claim as a line of an expectation. @param {Claim} claim */
export const lineOf = claim => `${claim.rule}: ${folded(claim.selector.exact)}`;

/**
 * Holds the painted Ranges against the claims: every claim has its words painted with its verdict, in one Range or several in a
 * row, and nothing else is painted.
 * @param {Claim[]} claims
 * @param {{ name: string, text: string }[]} marks
 * @returns {string[]} what does not agree
 */
export function disagreements(claims, marks) {
  const open = marks.filter(({ name }) => !/^hearsay-(current|source|tie|said|flash)-/.test(name));
  const wrong = [];
  for (const claim of claims) {
    const words = bare(claim.selector.exact);
    const from = open.findIndex((_, at) => runOf(claim.verdict, open, at, words) > 0);
    if (from < 0) wrong.push(`not painted as ${claim.verdict}: ${claim.selector.exact}`);
    else open.splice(from, runOf(claim.verdict, open, from, words));
  }
  return [...wrong, ...open.map(({ name, text }) => `painted as ${name}, and no claim: ${text}`)];
}

/**
 * How many Ranges from `at` on, all of one highlight, make up `words`; 0 where they do not.
 * @param {string} verdict
 * @param {{ name: string, text: string }[]} marks
 * @param {number} at
 * @param {string} words
 */
function runOf(verdict, marks, at, words) {
  const { name } = marks[at];
  if (!name.startsWith(`hearsay-${verdict}-`)) return 0;
  let text = '';
  for (let to = at; to < marks.length && marks[to].name === name && text.length < words.length; to++) {
    text += bare(marks[to].text);
    if (text === words) return to - at + 1;
    if (!words.startsWith(text)) return 0;
  }
  return 0;
}

/** Words without the white space that pages collapse and line breaks stand for. @param {string} text */
const bare = text => folded(text).replaceAll(' ', '');
