/** Claims as the panel sorts them: what the chips count and switch. */

import { isFinding, isIgnored, standing } from '../findings.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {'unattributed' | 'unnamed' | 'late' | 'review' | 'sourced' | 'noted'} Group
 */

/** In the order of the chips. @type {readonly Group[]} */
export const GROUPS = ['unattributed', 'unnamed', 'review', 'sourced', 'late', 'noted'];

/** Shown unless switched off. @type {readonly Group[]} */
export const SHOWN_FIRST = ['unattributed', 'unnamed', 'late', 'review'];

/**
 * Where a claim belongs: `late` is a finding about a source that is given after all, `noted` has no source and is no finding
 * (an attitude, or the page says why nobody is named, or the reader ignores it).
 * @param {Claim} claim
 * @returns {Group}
 */
export function groupOf(claim) {
  const { verdict } = claim;
  if (isIgnored(claim)) return 'noted';
  if (verdict === 'review') return 'review';
  const sourced = verdict === 'named' || verdict === 'cited';
  if (isFinding(claim)) return sourced ? 'late' : verdict;
  return sourced ? 'sourced' : 'noted';
}

/**
 * How many claims there are of each group, all frames together.
 * @param {FrameState[]} frames
 * @returns {Record<Group, number>}
 */
export function countGroups(frames) {
  const counts = { unattributed: 0, unnamed: 0, late: 0, review: 0, sourced: 0, noted: 0 };
  for (const { report } of frames) {
    if (report) for (const claim of standing(report)) counts[groupOf(claim)] += 1;
  }
  return counts;
}
