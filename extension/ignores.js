/** What the reader chose to see no more: one claim, a rule on a site, a rule everywhere. */

/**
 * @typedef {import('./core/hearsay.js').Report} Report
 * @typedef {{ what: 'claim', id: string, words: string } | { what: 'site', rule: string, site: string } | { what: 'rule', rule: string }} Ignore
 */

/**
 * Rules that are off on a site.
 * @param {readonly Ignore[]} ignores
 * @param {string} site a host's name
 */
export const rulesOff = (ignores, site) =>
  ignores.flatMap(ignore => (ignore.what === 'rule' || (ignore.what === 'site' && ignore.site === site) ? [ignore.rule] : []));

/**
 * Claims that are ignored keep their verdict and are no findings: they have no severity. The report is changed in place.
 * @param {Report} report
 * @param {readonly Ignore[]} ignores
 */
export function settle(report, ignores) {
  const ids = new Set(ignores.flatMap(ignore => (ignore.what === 'claim' ? [ignore.id] : [])));
  for (const claim of ids.size ? report.claims : []) if (ids.has(claim.id)) claim.severity = null;
  return report;
}

/** @param {Ignore} one @param {Ignore} other */
export const isSame = (one, other) => keyOf(one) === keyOf(other);

/** @param {Ignore} ignore */
const keyOf = ignore => JSON.stringify(ignore.what === 'claim' ? [ignore.what, ignore.id] : ignore.what === 'site' ? [ignore.what, ignore.rule, ignore.site] : [ignore.what, ignore.rule]);

/**
 * An ignore as it was stored, or `null` where that is none.
 * @param {unknown} stored
 * @returns {Ignore | null}
 */
export function understood(stored) {
  if (typeof stored !== 'object' || stored === null) return null;
  const { what, id, words, rule, site } = /** @type {Record<string, unknown>} */ (stored);
  if (what === 'claim' && typeof id === 'string' && typeof words === 'string') return { what, id, words };
  if (what === 'site' && typeof rule === 'string' && typeof site === 'string') return { what, rule, site };
  return what === 'rule' && typeof rule === 'string' ? { what, rule } : null;
}

/** What a file of ignores says of itself, before them. */
const HEAD = { hearsay: 'ignores', schema: 1 };

/** Characters that a file of ignores, and a word in one, may have. */
const [LONGEST_FILE, LONGEST_WORD] = [4_000_000, 2_000];

/** @param {readonly Ignore[]} ignores */
export const fileOf = ignores => `${JSON.stringify({ ...HEAD, ignores }, null, 2)}\n`;

/**
 * The ignores that a file holds, or `null` where any of it is not understood: half a file is not taken.
 * @param {string} file
 * @returns {Ignore[] | null}
 */
export function fromFile(file) {
  if (file.length > LONGEST_FILE) return null;
  try {
    const { hearsay, schema, ignores } = JSON.parse(file);
    if (hearsay !== HEAD.hearsay || schema !== HEAD.schema || !Array.isArray(ignores)) return null;
    const read = ignores.map(understood).filter(ignore => ignore !== null && Object.values(ignore).every(word => word.length <= LONGEST_WORD));
    return read.length === ignores.length ? /** @type {Ignore[]} */ (read) : null;
  } catch {
    return null;
  }
}
