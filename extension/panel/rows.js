/** The rows of the list: claims in page order under the page's own headings, a frame's after the page's. */

import { standing } from '../findings.js';
import { groupOf } from './groups.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('./groups.js').Group} Group
 */

/**
 * A frame and how it stands.
 * @typedef {{ frameId: number, state: FrameState }} Frame
 *
 * One claim in the list.
 * @typedef {{ key: string, frameId: number, claim: Claim, gone: boolean }} Row
 *
 * Rows under one heading. `frame` is set on the first section of a frame that is not the page.
 * @typedef {{ heading: string, frame: FrameState | null, rows: Row[] }} Section
 */

/** A row's key: claims of two frames may have the same id. @param {number} frameId @param {string} id */
export const keyOfRow = (frameId, id) => `${frameId}:${id}`;

/**
 * @param {Frame} frame
 * @param {Claim} claim
 * @returns {Row}
 */
export const rowOf = ({ frameId, state }, claim) => ({ key: keyOfRow(frameId, claim.id), frameId, claim, gone: state.unplaced.includes(claim.id) });

/**
 * @param {Frame[]} frames the page first
 * @param {ReadonlySet<Group>} groups those to be listed
 * @returns {Section[]}
 */
export function sectionsOf(frames, groups) {
  /** @type {Section[]} */
  const sections = [];
  for (const frame of frames) {
    const { state } = frame;
    if (!state.report) continue;
    const claims = standing(state.report)
      .filter(claim => groups.has(groupOf(claim)))
      .sort((a, b) => a.mark.start - b.mark.start);
    const gone = new Set(state.unplaced);
    let open = /** @type {Section | null} */ (null);
    let heading = -1;
    for (const claim of claims) {
      const before = heading;
      while (heading + 1 < state.outline.length && (state.outline[heading + 1]?.start ?? Infinity) <= claim.mark.start) heading += 1;
      if (!open || heading !== before) {
        open = { heading: state.outline[heading]?.text ?? '', frame: open || state.top ? null : state, rows: [] };
        sections.push(open);
      }
      open.rows.push({ key: keyOfRow(frame.frameId, claim.id), frameId: frame.frameId, claim, gone: gone.has(claim.id) });
    }
  }
  return sections;
}
