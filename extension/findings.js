/** What counts as a finding, in one place: badge, marks, list and card agree. */

/**
 * @typedef {import('./core/hearsay.js').Report} Report
 * @typedef {import('./core/hearsay.js').Claim} Claim
 * @typedef {import('./core/hearsay.js').Verdict} Verdict
 */

/** Verdicts, what needs care first. @type {readonly Verdict[]} */
export const VERDICTS = ['unattributed', 'unnamed', 'review', 'cited', 'named'];

/** Whether an editor should care. @param {Claim} claim */
export const isFinding = claim => claim.severity === 'serious' || claim.severity === 'moderate' || claim.severity === 'minor';

/** Whether the reader chose not to see it: it broke a rule, and has no severity any more. @param {Claim} claim */
export const isIgnored = claim => claim.rule !== null && claim.severity === null;

/** Whether it is painted by default: findings, and what a person must decide. @param {Claim} claim */
export const isShown = claim => isFinding(claim) || (claim.verdict === 'review' && !isIgnored(claim));

/**
 * Claims that stand for themselves: those that lie in another claim with the same source are left out.
 * @param {Report} report
 * @returns {Claim[]}
 */
export function standing(report) {
  const byId = new Map(report.claims.map(claim => [claim.id, claim]));
  return report.claims.filter(claim => {
    const whole = claim.part_of === null ? undefined : byId.get(claim.part_of);
    return !whole || whole.source?.start !== claim.source?.start || whole.source?.end !== claim.source?.end;
  });
}

/** What the badge counts. @param {Report} report */
export const countFindings = report => standing(report).filter(isFinding).length;
