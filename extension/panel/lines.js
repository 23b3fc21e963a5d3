/** The line that stands for a verdict: the same in chip, list and legend as under the page's text. */

import { draw } from './element.js';

/** @typedef {import('./groups.js').Group} Group */

/** @type {Record<Group, { path: string, width: number, dash?: string }>} */
const LINES = {
  unattributed: { path: 'M0 4h20', width: 3 },
  unnamed: { path: 'M0 4h20', width: 2.5, dash: '5 2.5' },
  review: { path: 'M0 4q2.5-5 5 0t5 0 5 0 5 0', width: 1.6 },
  sourced: { path: 'M0 4h20', width: 1.5 },
  late: { path: 'M0 4h20', width: 1.5 },
  noted: { path: 'M0 4h20', width: 1.5, dash: '1.5 2' },
};

/** @param {Group} group */
export function line(group) {
  const { path, width, dash } = LINES[group];
  return draw('svg', { viewBox: '0 0 20 8', class: `line ${group}`, 'aria-hidden': 'true' }, draw('path', { d: path, 'stroke-width': width, 'stroke-dasharray': dash, fill: 'none' }));
}
