/** A Report of a part of the page alone. */

import { standing } from '../findings.js';

/**
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('../core/hearsay.js').SourceRecord} SourceRecord
 * @typedef {{ start: number, end: number }} Part UTF-16 offsets of a Document's text
 */

/**
 * A report as if it held nothing but the claims that touch a part of the text; counts and sources are those of the part.
 * @param {Report} report
 * @param {Part} part
 * @param {string} text the Document's
 * @returns {Report}
 */
export function partOf(report, { start, end }, text) {
  /** @param {{ start: number, end: number }} span */
  const touches = span => span.start < end && span.end > start;
  const claims = report.claims.filter(({ mark }) => touches(mark));
  const whole = new Set(claims.map(({ id }) => id));
  const part = {
    ...report,
    document: { ...report.document, words: wordsIn(text.slice(start, end)) },
    claims: claims.map(claim => (claim.part_of === null || whole.has(claim.part_of) ? claim : { ...claim, part_of: null })),
    quotations: report.quotations.filter(touches),
  };
  return { ...part, ...tally(part) };
}

/** Who speaks, and how many claims of each verdict; as the core counts them. @param {Report} report */
function tally(report) {
  const summary = { claims: 0, named: 0, cited: 0, unnamed: 0, unattributed: 0, review: 0 };
  /** @type {Map<string, SourceRecord>} */
  const sources = new Map();
  for (const { verdict, attributed_to: who, content } of standing(report)) {
    summary.claims++;
    summary[verdict]++;
    if (!who || who.kind === 'impersonal') continue;
    const key = `${who.kind} ${who.name.toLowerCase()}`;
    const source = sources.get(key) ?? { name: who.name, kind: who.kind, claims: 0, words: 0 };
    sources.set(key, { ...source, claims: source.claims + 1, words: source.words + wordsIn(content.text) });
  }
  return { summary, sources: [...sources.values()].sort((a, b) => b.claims - a.claims) };
}

/** @param {string} text */
const wordsIn = text => text.match(/\S+/g)?.length ?? 0;
